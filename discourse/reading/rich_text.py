"""Rich text (RTF), read with striprtf.

striprtf gives the text alone. What a document says of headings and of deleted or hidden passages
is marked for it beforehand in the control words of the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from discourse.reading.articles import Article, Problem
from discourse.reading.extras import library
from discourse.reading.readers import Context
from discourse.reading.styled_paragraphs import Content, Styled

WHAT = "a rich text file (.rtf)"

_STYLE = re.compile(r"\{[^{}]*?\\s(\d+)(?!\d)[^{}]*?([^\\{};]+);\}")
_SHEET = re.compile(r"\{[^{}]*\\stylesheet")
_PARAGRAPH = re.compile(r"\\s(\d+)(?![\da-z])|\\outlinelevel(\d)(?!\d)")
# A group that is so becomes one that a reader may leave out.
_GONE = re.compile(r"\\(?:deleted|v)(?![\da-z])")
_LEFT = {
    r"\{\\(?:\*\\)?footnote(?![a-z])": "footnote",
    r"\{\\\*?\\?annotation(?![a-z])": "comment",
    r"\{\\(?:header|headerl|headerr|headerf)(?![a-z])": "header",
    r"\{\\(?:footer|footerl|footerr|footerf)(?![a-z])": "footer",
    r"\\deleted(?![\da-z])": "deleted passage",
    r"\\v(?![\da-z])": "hidden passage",
}
_INFO = re.compile(r"\{\\info(?P<fields>(?:[^{}]|\{[^{}]*\})*)\}")
_FIELD = re.compile(r"\{\\(title|author|keywords)\s((?:[^{}\\]|\\[^a-z]..?|\\u-?\d+ ?\??)*)\}")
_FIRST = 0xE000  # a private sign stands for each style
_LAST = 0xE0FF
_MARKED = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]\\??")
# Private signs for the end of a line inside a paragraph, and for the parts of tables.
_LINE_END, _ROW_BEGINS, _CELL, _ROW = "\ue200", "\ue201", "\ue202", "\ue203"
_SIGNS = {
    "line": _LINE_END,
    "trowd": _ROW_BEGINS,
    "(?:nest)?cell": _CELL,
    "(?:nest)?row": _ROW,
}
_LINK = re.compile(r'\("[^"()]*"\)')


def articles(data: bytes, context: Context) -> Iterator[Article | Problem]:
    """The article of a rich text file."""
    where = context.where
    striprtf = library("striprtf.striprtf", where, WHAT)
    source = data.decode("latin-1")
    left = Counter(
        {what: len(re.findall(pattern, source)) for pattern, what in _LEFT.items() if what}
    )
    styles = _styles(source)
    text = striprtf.rtf_to_text(_marked(source, styles), encoding="cp1252", errors="replace")
    content = Content(left=left)
    rows: list[list[Styled]] = []
    *tables, last = text.split(_ROW)
    for piece in tables:
        above, row = _row(piece)
        if above.strip() and rows:
            content.table(rows)
            rows = []
        _add(content, above, styles)
        rows += [[Styled(line) for line in cell.split("\n")] for cell in row]
    if rows:
        content.table(rows)
    _add(content, last, styles)
    if not source.rstrip("\x00 \r\n").endswith("}"):
        content.notes.append("the file has no end: it may be cut off, and the article with it")
    yield from content.articles(context, _metadata(source, striprtf))


def _row(piece: str) -> tuple[str, list[str]]:
    """What stands above a row of a table, and its cells."""
    start = piece.find(_ROW_BEGINS)
    if start < 0:  # a row that has the form of the one above: its first cell is a line
        start = piece.rfind("\n", 0, max(piece.find(_CELL), 0)) + 1
    cells = _plain(piece[start:]).replace(_ROW_BEGINS, "").split(_CELL)[:-1]
    return piece[:start], [
        "\n".join(filter(None, map(str.strip, one.split("\n")))) for one in cells
    ]


def _plain(text: str) -> str:
    return _MARKED.sub("", _LINK.sub("", text)).replace(_LINE_END, "\n")


def _add(content: Content, text: str, styles: dict[int, str]) -> None:
    """Add the paragraphs of a text, a line each."""
    for line in text.split("\n"):
        content.add(_plain(line), *_style_of(line, styles))


def _styles(source: str) -> dict[int, str]:
    """The names of the styles of paragraphs by their number."""
    sheet = _SHEET.search(source)
    if sheet is None:
        return {}
    depth, end = 1, sheet.end()
    for brace in re.finditer(r"[{}]", source[sheet.end() : sheet.end() + 500_000]):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            end = sheet.end() + brace.start()
            break
    return {int(number): name.strip() for number, name in _STYLE.findall(source[sheet.end() : end])}


def _marked(source: str, styles: dict[int, str]) -> str:
    """The file with a private sign where a paragraph of a style begins, and what is gone marked."""
    for word, sign in _SIGNS.items():
        source = re.sub(rf"\\{word}(?![a-z]) ?", rf"\\u{ord(sign) - 65536}?", source)
    source = _GONE.sub(lambda match: rf"\*{match[0]}", source)

    def mark(match: re.Match[str]) -> str:
        number = int(match[1]) if match[1] else 200 + int(match[2])
        known = match[2] is not None or number in styles
        if not known or number > _LAST - _FIRST:
            return match[0]
        return rf"{match[0]}\u{_FIRST + number - 65536}?"

    return _PARAGRAPH.sub(mark, source)


def _style_of(line: str, styles: dict[int, str]) -> tuple[tuple[str, ...], int]:
    """The name of the style that a line is marked with, and its rank as a heading."""
    names: list[str] = []
    level = 0
    for match in _MARKED.finditer(line):
        number = ord(match[0][0]) - _FIRST
        if number >= 200:
            level = number - 200 + 1
        else:
            names = [styles.get(number, "")]
            heading = re.fullmatch(r"(?:heading|titre|überschrift|título) (\d)", names[0].lower())
            level = int(heading[1]) if heading else 0
    return tuple(names), level


def _metadata(source: str, striprtf: object) -> dict[str, object]:
    info = _INFO.search(source)
    if info is None:
        return {}
    read = getattr(striprtf, "rtf_to_text")  # noqa: B009 - a module without types
    found = {
        name: read(f"{{\\rtf1 {value}}}").strip() for name, value in _FIELD.findall(info["fields"])
    }
    if "author" in found:
        found["file_author"] = found.pop("author")  # the name of a user of the program
    return dict(found)
