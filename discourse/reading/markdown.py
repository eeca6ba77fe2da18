"""Markdown becomes an article: its marks give zones and leave the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from discourse.reading.articles import Article, blocks
from discourse.reading.hyphens import SOFT, rejoined, words_of
from discourse.reading.markdown_dialects import unmarked, without_blocks
from discourse.reading.omissions import left_out
from discourse.reading.readers import Context
from discourse.reading.wrapping import unwrapped
from discourse.repetition import copies

_FRONT_MATTER = re.compile(
    r"\s*(?P<mark>---|\+\+\+)[ \t]*\n(?P<lines>.*?)\n(?P=mark)[ \t]*(?:\n|\Z)", re.DOTALL
)
# Without marks above and below, as MultiMarkdown and Pelican have it.
_HEAD = re.compile(
    r"\s*(?=(?:title|titre|author|auteur|date)[ \t]*:)"
    r"(?P<lines>[\w-]+[ \t]*:[^\n]*(?:\n[\w-]+[ \t]*:[^\n]*)+)(?:\n[ \t]*(?:\n|\Z)|\Z)",
    re.IGNORECASE,
)
# What pandoc writes instead: title, authors and date, a line each.
_PERCENT = re.compile(r"\s*((?:%[^\n]*(?:\n|\Z)){1,3})")
_FIELD = re.compile(r"([\w-]+) *: *(.*)")
_FOLDED = re.compile(r"[|>][-+]?\Z")
_ITEM = re.compile(r"\A- +(?:name *: *)?")
_ATX = re.compile(r" {0,3}(#{1,6}) +")
_UNDERLINE = re.compile(r" {0,3}(=+|-+) *\Z")
_RULE = re.compile(r" {0,3}(?:(?:\* *+){3,}|(?:_ *+){3,}|(?:- *+){3,})\Z")
_QUOTE = re.compile(r"\A {0,3}> ?")
# An item of a list, which may be a task, or a definition.
_BULLET = re.compile(r"\A *(?:[-*+•:]|\d{1,3}[.)]) +(?:\[[ xX]\] +)?")
# The text of a link or an image has no bracket that opens and its address no "](", so that a look
# for the end of one stops where the next begins.
_IMAGE = re.compile(
    r"!\[([^\[\]]*+)\]\(((?:[^)\s\]]|\](?!\())*)(?: ++[\"']((?:[^\]]|\](?!\())*?)[\"'])?\)"
)
# An address and perhaps a title; "[Question] : Pourquoi ?" is none.
_REFERENCE = re.compile(r" {0,3}\[[^\]^][^\]]*\]: *(?=\S*(?:[/#@<]|\.\w))\S+(?: +[\"'(].*)?\s*\Z")
_NOTE_CALL = re.compile(r"\[\^[^\]\s]+\]")
_TABLE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t:-]*\Z")  # below the names of columns
# Also inside an item of a list; what follows the marks on its line names a language.
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*([^`\n]*)\Z")
_LINK = re.compile(
    r"\[([^\[\]]*+)\](?:\((?:[^)\s\]]|\](?!\())*(?: ++[\"'](?:[^)\]]|\](?!\())+(?<=[\"']))?\)"
    r"|\[[^\[\]]*+\])"
)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]++)>")
_BREAK = re.compile(r"</?br\b[^<>\n]*+>", re.IGNORECASE)
_TAGS = re.compile(r"</?[a-zA-Z][^<>\n]*+>")
# Marks that open and close: strong before emphasis, so that the longer ones are gone.
_MARKS = tuple(
    (re.compile(opening), re.compile(closing))
    for opening, closing in (
        (r"\*\*(?=\S)", r"(?<=\S)\*\*"),
        (r"__(?=\S)", r"(?<=\S)__"),
        (r"(?<![\w*])\*(?=[^\s*])", r"(?<=[^\s*])\*(?![\w*])"),
        (r"(?<!\w)_(?=[^\s_])", r"(?<=[^\s_])_(?!\w)"),
    )
)
_SET_APART = re.compile(r"(\*\*|__|\*|_)(?=\S)[^*_]+\1\Z")
_CODE = re.compile(r"(?<!`)`++([^`]++)`++")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_CUT = re.compile(rf"[-‐{SOFT}]\n")
_KEYS = {
    "titre": "title",
    "auteur": "author",
    "authors": "author",
    "source": "outlet",
    "sitename": "outlet",
}


@dataclass(slots=True)
class _Page:
    """Blocks and zones so far; what was left out, counted."""

    texts: list[str] = field(default_factory=list)
    zones: list[str | None] = field(default_factory=list)
    titled: bool = False
    left: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    cut: int = 0  # words at line ends

    def add(self, text: str, zone: str | None) -> None:
        """Add a block without its marks, unless nothing is left of it."""
        plain = " ".join(_plain(unmarked(text, self.left)).split())
        if plain:
            self.texts.append(plain)
            self.zones.append(zone)
            self.titled = self.titled or zone == "title"


def article(text: str, where: str, lang: str = "fr") -> Article:
    r"""The article of a Markdown text; its front matter is metadata.

    A quotation that the text says elsewhere is a pull quote; the title text of an image is a
    caption.

    Raises
    ------
    ValueError
        No text below the marks.

    Examples
    --------
    >>> found = article("# La *crue*\n\nLe fleuve\nmonte.\n\n## Après", "a.md")
    >>> found.text, found.zones
    ('La crue\n\nLe fleuve monte.\n\nAprès', ('title', None, 'heading'))
    """
    metadata: dict[str, object] = {}
    page = _Page()
    text = _without_code(text, page)
    front = _FRONT_MATTER.match(text) or _HEAD.match(text)
    if front is not None:
        metadata = dict(_fields(front["lines"].replace(" = ", ": ")))
        text = _parted(text[front.end() :], lang)
    elif above := _PERCENT.match(text):
        lines = (line[1:].strip().replace("; ", ", ") for line in above[1].splitlines())
        metadata.update(zip(("title", "author", "date"), lines, strict=False))
        text = text[above.end() :]
    text = _without_comments(text, page)
    said = words_of(text) if _CUT.search(text) else frozenset[str]()
    for paragraph in _paragraphs(text, page):
        _block(paragraph, page, said, lang)
    if not page.texts:
        raise ValueError(f"{where}: no text below its marks")
    _quoted(page)
    if "title" not in metadata and "title" in page.zones:
        metadata = {"title": page.texts[page.zones.index("title")], **metadata}
    cut = (f"{page.cut} word{'s' * (page.cut > 1)} joined across line ends",) if page.cut else ()
    left = left_out(dict(sorted(page.left.items())))
    text, zones = blocks(page.texts, page.zones)
    return Article(
        text=text,
        zones=zones,
        metadata=metadata,
        notes=(*((left,) if left else ()), *page.notes, *cut),
    )


def _parted(text: str, lang: str) -> str:
    """A text without a blank line or a mark, as trafilatura writes it, with its paragraphs parted.

    In Markdown all its lines would be one paragraph.
    """
    lines = text.strip("\n").split("\n")
    plain = all(line.strip() and not (_starts(line) or _UNDERLINE.match(line)) for line in lines)
    return "\n\n".join(unwrapped(text, lang).text.split("\n")) if plain else text


def articles(text: str, context: Context) -> Iterator[Article]:
    """The one article of a Markdown text."""
    yield article(text, context.where, context.lang)


def _without_code(text: str, page: _Page) -> str:
    """The text without its blocks of code; one that is never closed is text, which a note says."""
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        if opening := _FENCE.match(lines[at]):
            closed = _end_of_code(lines, at + 1, opening[1])
            if closed is None:
                page.notes.append(
                    f"line {at + 1}: a block of code that is never closed, read as text"
                )
            else:
                page.left["code block"] += 1
            # Blank lines in its place, so that the next one is counted as in the file.
            end = at if closed is None else closed
            lines[at : end + 1] = [""] * (end + 1 - at)
            at = end
        at += 1
    return "\n".join(lines)


def _end_of_code(lines: Sequence[str], start: int, marks: str) -> int | None:
    """The line that closes a block; None if another one opens first, which names a language."""
    for at in range(start, len(lines)):
        fence = _FENCE.match(lines[at])
        if fence and fence[1].startswith(marks):
            return None if fence[2] else at
    return None


def _without_comments(text: str, page: _Page) -> str:
    """The text without its comments; what opens one and does not end it is text."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        page.left["comment"] += 1
        at = end + 3
    return "".join(kept) + text[at:]


def _fields(front: str) -> Iterator[tuple[str, str]]:
    """Keys and values of a front matter; a list is one text, and so are lines below a bar."""
    key, values = "", list[str]()
    for line in [*front.split("\n"), "end:"]:
        match = _FIELD.match(line)
        if match:
            if values[:1] and _FOLDED.match(values[0]):
                values = [" ".join(values[1:])]
            if key and values:
                yield _KEYS.get(key, key), ", ".join(values)
            key, values = match[1].lower(), []
        values += _values(match[2] if match else line)


def _values(text: str) -> list[str]:
    """The values of a field: one, or those of a list in brackets or of an item of a list."""
    text = text.strip()
    listed = text.startswith("[")
    parts = text.strip("[]").split(",") if listed else [_ITEM.sub("", text)]
    return [part.strip(" \"'") for part in parts if part.strip(" \"'")]


def _paragraphs(text: str, page: _Page) -> Iterator[list[str]]:
    """Lines that belong together: those between blank lines, headings and items apart."""
    lines: list[str] = []
    for line in [*without_blocks(text.splitlines(), page.left), ""]:
        if _REFERENCE.match(line):
            page.left["link reference"] += 1
            continue
        under = _UNDERLINE.match(line)
        if lines and under and not _starts(lines[0]):
            yield [f"{'#' if under[1][0] == '=' else '##'} {' '.join(lines)}"]
            lines = []
        elif not line.strip() or _RULE.match(line):
            if lines:
                yield lines
            lines = []
        elif _ATX.match(line) or _BULLET.match(line) or (lines and _changes(lines[-1], line)):
            if lines:
                yield lines
            lines = [line]
        else:
            lines.append(line)


def _starts(line: str) -> bool:
    return bool(_ATX.match(line) or _BULLET.match(line) or _QUOTE.match(line))


def _changes(before: str, line: str) -> bool:
    """Whether a quotation or a heading ends with the line before."""
    return bool(_ATX.match(before)) or bool(_QUOTE.match(line)) != bool(_QUOTE.match(before))


def _block(lines: list[str], page: _Page, said: Set[str], lang: str) -> None:
    heading = _ATX.match(lines[0])
    if heading:
        first = heading[1] == "#" and not page.titled
        page.add(_heading(lines[0][heading.end() :]), "title" if first else "heading")
        return
    if len(lines) > 1 and "|" in lines[0] and _TABLE.match(lines[1]):
        page.left["table"] += 1
        return
    zone = None
    # A first paragraph set apart by its type is the standfirst.
    if page.zones == ["title"] and _SET_APART.match(" ".join(lines).strip()):
        zone = "standfirst"
    if _QUOTE.match(lines[0]):
        zone = "quotation"
        lines = [_QUOTE.sub("", line, count=1) for line in lines]
    # A sign at the end of a line breaks it.
    text, cut = rejoined([line.strip().removesuffix("\\") for line in lines], said, lang)
    page.cut += cut
    for image in _IMAGE.finditer(text):
        page.left["image"] += 1
        page.add(image[3] or "", "caption")
    page.add(_BULLET.sub("", _IMAGE.sub("", text), count=1), zone)


def _heading(text: str) -> str:
    """A heading without the number signs that may close it."""
    text = text.rstrip(" ")
    open_ended = text.rstrip("#")
    return open_ended if open_ended.endswith(" ") else text


def _plain(text: str) -> str:
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = _TAGS.sub("", _BREAK.sub(" ", _NOTE_CALL.sub("", text)))
    text = _CODE.sub(r"\1", text)
    for opening, closing in _MARKS:
        text = _unmarked(text, opening, closing)
    return _ESCAPED.sub(r"\1", text)


def _unmarked(text: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """A text without the marks around what they set apart, which is one sign at least."""
    kept: list[str] = []
    at = 0
    while (start := opening.search(text, at)) and (end := closing.search(text, start.end() + 1)):
        kept += text[at : start.start()], text[start.end() : end.start()]
        at = end.end()
    # Where one mark has nothing that closes it, no later one has.
    return "".join(kept) + text[at:]


def _quoted(page: _Page) -> None:
    """Quotations that repeat the text are pull quotes, the others are part of it."""
    asked = [at for at, zone in enumerate(page.zones) if zone == "quotation"]
    sources = [at for at, zone in enumerate(page.zones) if zone is None]
    repeating = {copy.quote for copy in copies(page.texts, asked, sources, shorter=False)}
    for at in asked:
        page.zones[at] = "pull_quote" if at in repeating else "body"
