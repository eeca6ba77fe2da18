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
from discourse.reading.styled_paragraphs import Content

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
    r"\\trowd(?![a-z])": "",
}
_INFO = re.compile(r"\{\\info(?P<fields>(?:[^{}]|\{[^{}]*\})*)\}")
_FIELD = re.compile(r"\{\\(title|author|keywords)\s((?:[^{}\\]|\\[^a-z]..?|\\u-?\d+ ?\??)*)\}")
_FIRST = 0xE000  # a private sign stands for each style
_LAST = 0xE0FF
_MARKED = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]\\??")
_LINK = re.compile(r'\("[^"()]*"\)')
_CELLS = re.compile(r".*\|\Z")


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
    rows = 0
    for line in text.split("\n"):
        if _CELLS.match(line.strip()):
            rows += 1
            continue
        names, level = _style_of(line, styles)
        content.add(_MARKED.sub("", _LINK.sub("", line)), names, level)
    content.left["row of tables"] += rows
    if not source.rstrip("\x00 \r\n").endswith("}"):
        content.notes.append("the file has no end: it may be cut off, and the article with it")
    yield from content.articles(context, _metadata(source, striprtf))


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
