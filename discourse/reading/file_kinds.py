"""What a file holds, told from its content first and its name second."""

from __future__ import annotations

import re

KINDS = ("europresse", "html", "iramuteq", "jsonl", "table", "markdown", "text")
"""The kinds of files that are read, in the order in which they are looked for."""

_START = 4000  # characters; what a file is shows in its first lines
# A comment ends at its first "-->" and nowhere else, and a line is looked at in one way alone:
# patterns that leave a choice try all of them on a file that fits none, and 22 comments are then
# four million ways.
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:(?!-->).)*-->\s*+)*"
    r"<(?:!doctype html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"</?(?:p|div|span|h[1-6]|article|section|table|ul|blockquote)\b[^<>]*+>", re.IGNORECASE
)
_EUROPRESSE = re.compile(
    r"""class=["'][^"']*\b(?:DocPublicationName|titreArticleVisu|rdp__)""", re.IGNORECASE
)
_STARRED = re.compile(r"\s*+(?:\*{4}|\d{4,}(?= \*))(?: ++\*[^\s*]\S*+)*[ \t]*+(?:\n|\Z)")
_WEB_ARCHIVE = re.compile(r"\A(?:From: <Saved by|MIME-Version: )", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_FRONT_MATTER = re.compile(
    r"---[ \t]*+\n(?:(?!---[ \t]*+(?:\n|\Z))(?=[\w-]+ *:|[ \t-]).*\n)+---[ \t]*+(?:\n|\Z)"
)
_MARKS = re.compile(r"^(?:#{2,6} +\S|> |!\[)|\]\(https?://", re.MULTILINE)
TEXT_COLUMNS = ("text", "texte", "contenu", "content", "body", "article", "corps", "full_text")
"""Names under which a table is known to keep its texts."""


def kind_of(text: str, suffix: str) -> str:
    r"""The kind of a file, one of `KINDS`.

    Parameters
    ----------
    text
        The decoded content.
    suffix
        The ending of the name, with its dot; it decides where the content does not.

    Raises
    ------
    ValueError
        A web archive, which no reader here unpacks.

    Examples
    --------
    >>> kind_of("<!doctype html><p>Un mot.", ".txt"), kind_of("**** *an_2024\nUn mot.", ".txt")
    ('html', 'iramuteq')
    >>> kind_of("id;texte\n1;Un mot.", ".csv"), kind_of("Un mot.", "")
    ('table', 'text')
    """
    start = text[:_START].lstrip("\ufeff")
    suffix = suffix.lower()
    if _WEB_ARCHIVE.match(start):
        raise ValueError("a web archive (.mhtml); save the page as HTML only")
    if _PAGE.match(start) or (suffix in (".html", ".htm", ".xhtml") and _TAG.search(text)):
        return "europresse" if _EUROPRESSE.search(text) else "html"
    if _STARRED.match(start):
        return "iramuteq"
    if suffix in (".jsonl", ".ndjson", ".json") or re.match(r'\s*+(?:\[\s*+)?\{\s*+"', start):
        return "jsonl"
    if suffix in (".csv", ".tsv", ".tab") or _has_header(start):
        return "table"
    if suffix in (".md", ".markdown") or _is_markdown(start):
        return "markdown"
    if start.lstrip().startswith("<") and len(_TAG.findall(start)) > 1:
        return "html"
    return "text"


def _has_header(start: str) -> bool:
    """Whether the first line names columns, one of them known to hold texts."""
    cells = [cell.strip(" \"'").lower() for cell in re.split(r"[\t;,|]", start.split("\n", 1)[0])]
    return len(cells) > 1 and "\n" in start and any(cell in TEXT_COLUMNS for cell in cells)


def _is_markdown(start: str) -> bool:
    if _FRONT_MATTER.match(start.lstrip()):
        return True
    return bool(_HEADING.search(start)) and len(_MARKS.findall(start)) > 0
