"""What tells the kind of a text file: its first lines, and of XML its root element."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from discourse.reading.columns import text_column

START = 4000  # characters; what a file is shows in its first lines
_LINES = 60
_TOKENS = 3  # lines of tokens

# A comment ends at its first "-->" and nowhere else, and a line is looked at in one way alone:
# patterns that leave a choice try all of them on a file that fits none, and 22 comments are then
# four million ways.
_PROLOG = (
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:(?:<!--(?:(?!-->).)*-->|<\?[\w-]++(?:(?!\?>).)*\?>"
    r"|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?\s*+>)\s*+)*+"
)
_ROOT = re.compile(
    _PROLOG + r"<(?:(?P<prefix>[\w.-]+):)?(?P<name>[A-Za-z_][\w.-]*+)(?P<attributes>[^<>]*+)>",
    re.IGNORECASE | re.DOTALL,
)
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:(?!-->).)*-->\s*+)*"
    r"<(?:!doctype html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"</?(?:p|div|span|h[1-6]|article|section|table|ul|blockquote)\b[^<>]*+>", re.IGNORECASE
)
_ANY_TAG = re.compile(r"<(/?)[A-Za-z][\w:.-]*+(?:\s[^<>]*+)?/?>")
_MANY_TAGS, _CLOSED = 6, 3
# A variable has a value (*an_2024), whose words may be parted; or each word of the line has a star.
_STARRED = re.compile(
    r"\s*+(?:\*{4,}|\d{4,}(?= \*))"
    r"(?:[ \t\u00a0\u202f]++(?:\*[^\s*_]++_[^\n]*+|\*[^\s*]\S*+(?:[ \t\u00a0\u202f]++\*\S++)*+))?"
    r"[ \t]*+(?:\n|\Z)"
)
# Below a preface, a line of variables tells a corpus and not a row of stars.
_STARRED_BELOW = re.compile(
    r"^(?:\*{4,}|\d{4,})[ \t\u00a0\u202f]++\*[^\W\d]\w*_[^\n]*+$", re.MULTILINE
)
_JSON = re.compile(r'(?:window\.YTD\.[\w.]+ = )?\s*+(?:\[\s*+)?\{\s*+"')
_JSON_TEXTS = re.compile(r'\s*+\[\s*+"(?:[^"\\]|\\.)*+"\s*+[,\]]', re.DOTALL)
_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_FRONT_MATTER = re.compile(
    r"---[ \t]*+\n(?=(?:[^\n]*+\n){0,40}?(?:title|titre|author|auteur|date|lang|language|langue|url"
    r"|outlet|source|tags|categories|description|subtitle|slug"
    r"|layout|draft|id) *:)(?:(?!---[ \t]*+(?:\n|\Z))(?=[\w-]+ *:|[ \t-]).*\n)+---[ \t]*+(?:\n|\Z)"
)
_MARKS = re.compile(r"^(?:#{2,6} +\S|> |!\[)|\]\(https?://", re.MULTILINE)
_FIELD = re.compile(r"[A-Za-z][A-Za-z-]*+:(?: |\t|\n|\Z)")
_MAIL = re.compile(
    r"^(?:From|To|Received|Delivered-To|Return-Path|Message-ID|MIME-Version|Subject|Date"
    r"|Content-Type|Reply-To):",
    re.IGNORECASE | re.MULTILINE,
)
_TOKEN_LINE = re.compile(r"[^\s<]\S*(?:\t[^\t ]*)+\Z")
_MARK_LINE = re.compile(r"</?[A-Za-z][^<>]*>\Z")
_CONLL = re.compile(r"\d+(?:[-.]\d+)?(?:\t[^\t]*){7,13}\Z")
_FACTIVA = re.compile(
    r"^(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CO|IN|NS|RE|IPC|IPD|PUB|AN)"
    r"(?:[ \t\u00a0]+\S.*|[ \t\u00a0]*)$",
    re.MULTILINE,
)
_CODES = 4
_SQL = re.compile(
    r"(?:\s*+--[^\n]*+\n)*+\s*+(?:INSERT INTO|CREATE TABLE|DROP TABLE|BEGIN TRANSACTION)\b"
)
_PROGRAMS = frozenset(
    ".py .js .ts .css .c .h .cpp .java .go .rs .r .rb .sh .php .bat .ps1 .sql .pl".split()
)
_NEXIS_FIELD = re.compile(
    r"^(?:Section|Rubrique|Length|Longueur)[ \u00a0]?:[ \u00a0]", re.MULTILINE
)
_NEXIS_BODY = re.compile(r"^(?:Body|Text|Texte|Corps)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Look:
    """A file as it is looked at: its text, with line ends of one kind, and its suffix."""

    text: str
    suffix: str

    @cached_property
    def start(self) -> str:
        """Its first lines."""
        return self.text[:START].lstrip("\ufeff")

    @cached_property
    def lines(self) -> list[str]:
        """Its first lines that are not blank, without one that is cut."""
        lines = self.start.split("\n")
        whole = lines if len(self.text) <= START else lines[:-1]
        return [line for line in whole if line.strip()][:_LINES]

    @cached_property
    def declared(self) -> bool:
        """Whether it says that it is XML."""
        return self.start.lstrip().startswith("<?xml")

    @cached_property
    def root(self) -> tuple[str, str]:
        """The root element of XML, without its prefix, and its attributes; "" where it is none."""
        if not self.start.lstrip().startswith("<"):
            return "", ""
        match = _ROOT.match(self.start)
        if match is None:
            return "", ""
        name, attributes = match["name"], match["attributes"]
        full = f"{match['prefix']}:{name}" if match["prefix"] else name
        ends = attributes.endswith("/") or "xmlns" in attributes or f"</{full}" in self.text
        return (name, attributes) if ends or self.declared else ("", "")


Tells = Callable[[Look], object]
"""Whether a file is of a kind: true or false in some form."""


def begins(pattern: str) -> Tells:
    """Whether a file begins with a pattern."""
    found = re.compile(rf"\s*+(?:{pattern})", re.IGNORECASE)
    return lambda look: found.match(look.start)


def holds(pattern: str | re.Pattern[str]) -> Tells:
    """Whether a pattern stands in the first lines of a file."""
    found = re.compile(pattern)
    return lambda look: found.search(look.start)


def holds_often(pattern: str, least: int, *suffixes: str) -> Tells:
    """Whether a pattern stands in the first lines of a file so often; once under its own suffix."""
    found = re.compile(pattern, re.IGNORECASE | re.MULTILINE)

    def tells(look: Look) -> bool:
        enough = 1 if look.suffix in suffixes else least
        return len(found.findall(look.start)) >= enough

    return tells


def holds_below(pattern: re.Pattern[str]) -> Tells:
    """Whether a pattern stands anywhere in a file, such as what ends its articles."""
    return lambda look: pattern.search(look.text)


def holds_in_page(pattern: str) -> Tells:
    """Whether a file is a web page in which a pattern stands."""
    found = re.compile(pattern, re.IGNORECASE)
    return lambda look: is_page(look) and found.search(look.text)


def rooted(*names: str) -> Tells:
    """Whether the root element of XML is one of these."""
    return lambda look: look.root[0] in names


def always(_: Look) -> bool:
    """Whatever it is."""
    return True


def is_page(look: Look) -> bool:
    """A web page, or a piece of one."""
    named = look.suffix in (".html", ".htm", ".xhtml")
    if _PAGE.match(look.start) or (named and _TAG.search(look.text)):
        return True
    # Not declared to be anything else: a piece copied out of a page.
    begins = look.start.lstrip().startswith("<") and not look.declared
    known = re.match(
        r"\s*<(?:p|div|span|h[1-6]|section|table|ul|ol|blockquote|b|i|em|strong|a)\b",
        look.start,
        re.IGNORECASE,
    )
    return begins and known is not None and len(_TAG.findall(look.start)) > 1


def is_xml(look: Look) -> bool:
    """Any XML or SGML."""
    return look.declared or bool(look.root[0])


def has_tags(look: Look) -> bool:
    """Markup of an unknown kind, in what does not begin with it."""
    tags = _ANY_TAG.findall(look.start)
    return len(tags) >= _MANY_TAGS and tags.count("/") >= _CLOSED


def is_mail(look: Look) -> bool:
    """An e-mail as programs store it: a block of header fields."""
    lines = look.start.lstrip().split("\n")
    if lines[0].startswith("From ") and "@" in lines[0]:
        lines = lines[1:]
    head = []
    for line in lines:
        if not line.strip():
            break
        if not _FIELD.match(line) and line[:1] not in (" ", "\t"):
            return False
        head.append(line)
    fields = {field.lower() for field in _MAIL.findall("\n".join(head))}
    technical = fields & {
        "received:",
        "message-id:",
        "mime-version:",
        "return-path:",
        "content-type:",
        "delivered-to:",
    }
    return len(fields) >= 3 or (bool(technical) and len(fields) >= 2)


def is_conll(look: Look) -> bool:
    """A treebank: numbered tokens in columns, below comments."""
    tokens = [line for line in look.lines if not line.startswith("#")]
    first = look.lines[:1] == ["-DOCSTART- -X- -X- O"] or look.start.startswith("-DOCSTART-")
    return first or (bool(tokens) and all(_CONLL.match(line) for line in tokens))


def is_vertical(look: Look) -> bool:
    """One token a line, its tag and lemma in columns, perhaps between lines of markup."""
    tokens = [line for line in look.lines if not _MARK_LINE.match(line)]
    if not all(_TOKEN_LINE.match(line) for line in tokens) or text_column(
        [cell for line in tokens[:1] for cell in line.split("\t")]
    ):
        return False
    widths = {line.count("\t") for line in tokens}
    least = 1 if len(tokens) < len(look.lines) else _TOKENS
    short = sum(map(len, tokens)) < 60 * len(tokens)
    return len(tokens) >= least and len(widths) == 1 and short and not look.start.startswith("http")


def is_factiva_text(look: Look) -> bool:
    """Articles copied out of Factiva: lines that begin with the codes of fields."""
    codes = set(_FACTIVA.findall(look.start))
    return len(codes) >= _CODES and bool(codes & {"LP", "TD"}) and bool(codes & {"SN", "PD", "AN"})


def is_nexis(look: Look) -> bool:
    """Articles of Nexis Uni as text: the line Body, and the line that ends each article.

    Of a file that is cut off before that line, the fields above the line Body.
    """
    ended = "End of Document" in look.text or _NEXIS_FIELD.search(look.text) is not None
    return ended and _NEXIS_BODY.search(look.text) is not None


def is_table(look: Look) -> bool:
    """A table: by its name, or a first line of names, one of them known to hold texts."""
    return look.suffix in (".csv", ".tsv", ".tab") or _has_header(look)


def is_json(look: Look) -> object:
    """Objects or texts in JSON, in lines or in a list."""
    if look.suffix in (".jsonl", ".ndjson", ".json") or _JSON.match(look.start):
        return True
    return _JSON_TEXTS.match(look.text) and look.text.rstrip().endswith("]")


def is_starred(look: Look) -> object:
    """A corpus for IRaMuTeQ."""
    return _STARRED.match(look.start) or _STARRED_BELOW.search(look.start)


def is_markdown(look: Look) -> bool:
    """Markdown: by its name, its front matter, or its headings and other marks."""
    if look.suffix in (".md", ".markdown") or _FRONT_MATTER.match(look.start.lstrip()):
        return True
    return bool(_HEADING.search(look.start)) and len(_MARKS.findall(look.start)) > 0


def is_web_archive(look: Look) -> object:
    """A page with its pictures in the form of a mail; an ordinary mail has a receiver."""
    if re.match(r"From: <Saved by|Snapshot-Content-Location:", look.start, re.IGNORECASE):
        return True
    return re.match(r"MIME-Version: ", look.start, re.IGNORECASE) and (
        "multipart/related" in look.start or not is_mail(look)
    )


def is_program(look: Look) -> bool:
    """A program, by its name and the signs that one line in four at least ends with; or SQL."""
    if _SQL.match(look.start):
        return True
    ended = sum(line.rstrip()[-1:] in "{};:()[]" for line in look.lines)
    return look.suffix in _PROGRAMS and ended * 4 >= len(look.lines)


def is_docbook(look: Look) -> bool:
    """A root that a web page may have too, with what only books and journals write in it."""
    name, attributes = look.root
    signs = ("docbook", "article-type", "dtd-version")
    return name in ("article", "book") and any(sign in attributes for sign in signs)


def _has_header(look: Look) -> bool:
    """Whether the first line names columns, one of them known to hold texts."""
    lines = look.start.split("\n")
    if re.match(r'"?sep=."?[ \t]*\Z', lines[0], re.IGNORECASE):
        return True
    # The table of trafilatura has no names, and its eighth cell is a text of several lines.
    if lines[0].startswith(("http", "null\t")) and 7 <= lines[0].count("\t") <= 10:
        return True
    # A title may name such a column too ("Corps, mode d'emploi"), and has a blank line below it.
    row = len(lines) > 1 and bool(lines[1].strip())
    cells = [cell.strip(" \"'") for cell in re.split(r"[\t;,|]", lines[0])]
    return row and len(cells) > 1 and text_column(cells) is not None
