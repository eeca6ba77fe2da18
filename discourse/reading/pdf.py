"""PDF files, read with pdfminer.six: lines in the order of reading become paragraphs.

A PDF holds letters at places. What is a paragraph, a heading or the running head of a page follows
from sizes and gaps; `pdf_lines` finds the lines, and here they become an article.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.extras import library
from discourse.reading.hyphens import rejoined, words_of
from discourse.reading.omissions import left_out
from discourse.reading.pdf_lines import Line, Page, pages_of
from discourse.reading.readers import Context

WHAT = "a PDF file"

_NUMBER = re.compile(
    r"(?:(?:page|p\.|seite|página|pagina)[ \u00a0]*)?[-–—|•·]?[ \u00a0]*(?:\d{1,4}|[ivxl]{1,6})"
    r"[ \u00a0]*(?:(?:/|sur|of|von|de|di)[ \u00a0]*\d{1,4})?[ \u00a0]*[-–—|•·]?\Z",
    re.IGNORECASE,
)
# "LE COURRIER DE SORVAL — PAGE 3", which one page alone may have too.
_PAGED = re.compile(r"(?:.*[^\w])?(?:page|p\.)[ \u00a0]*\d{1,4}\b.*", re.IGNORECASE)
_MOST_PAGED = 12  # words
_DIGITS = re.compile(r"\d+")
_EDGE = 3  # lines at the head and foot of a page in which running heads are looked for
_NEAR = 4.0  # points by which a running head may move
_LARGER = 1.12  # times the size of the text: a heading
_SMALLER = 0.93  # times the size of the text: a note at the foot of a page
_GAP = 1.35  # times the usual distance of lines: another paragraph
_WIDE = 1.7  # times the size of the letters: another paragraph, if a sentence ends
_INDENT = 0.8  # of the size of the letters
_SHORT = 0.85  # of the width of the column: the last line of a paragraph
_MOST_HEADING = 25  # words
_ENDED = re.compile(r"[.!?…][»”\"’)\]\s]*\Z")
_NOTE = re.compile(r"(?:\d{1,3}|\*{1,3}|\(\d{1,3}\)|\[\d{1,3}\])[.\s]?")


def articles(data: bytes, context: Context) -> Iterator[Article | Problem]:
    """The article of a PDF file.

    Raises
    ------
    ValueError
        A password, a damaged file, or pages that are pictures.
    """
    where = context.where
    library("pdfminer.high_level", where, WHAT)
    pages, metadata = pages_of(data, where)
    blank = [page.number for page in pages if not page.lines]
    if len(blank) == len(pages):
        raise ValueError(
            f"{where}: no text in its {len(pages)} page{'s' * (len(pages) != 1)}, which are "
            "pictures; have their text recognised (OCR) and save that"
        )
    left: Counter[str] = Counter()
    left["note call"] = sum(page.calls for page in pages)
    _without_furniture(pages, left)
    size = _usual_size(pages)
    _without_footnotes(pages, size, left)
    lines = [line for page in pages for line in page.lines]
    if not lines:
        raise ValueError(f"{where}: nothing but running heads and page numbers in it")
    parts = _parts(lines, size, context.lang)
    title = next((part.text for part in parts if part.zone == "title"), "")
    notes = [left_out(left)] if left_out(left) else []
    if blank:
        shown = ", ".join(map(str, blank[:10])) + (" …" if len(blank) > 10 else "")
        notes.append(f"no text on page{'s' * (len(blank) > 1)} {shown}: pictures or blank")
    yield article_of(
        parts,
        metadata={**metadata, "title": title or metadata.get("title", "")},
        notes=tuple(notes),
    )


def _without_furniture(pages: Sequence[Page], left: Counter[str]) -> None:
    """Take away what stands at the same place on several pages, and page numbers."""
    seen: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for page in pages:
        for line in page.edges(_EDGE):
            seen[_shape(line.text)].append((page.number, line.top))
    for page in pages:
        edges = {id(line) for line in page.edges(_EDGE)}
        outer = {id(line) for line in page.edges(1)}
        kept = []
        for line in page.lines:
            places = seen[_shape(line.text)]
            others = {
                number
                for number, top in places
                if number != page.number and abs(top - line.top) <= _NEAR
            }
            number = id(line) in outer and _is_numbered(line.text)
            if id(line) in edges and (others or number):
                left["line of running heads and page numbers"] += 1
            else:
                kept.append(line)
        page.lines = kept


def _is_numbered(text: str) -> bool:
    """Whether a line is the number of a page, perhaps with the name of the paper."""
    if _NUMBER.match(text):
        return True
    return len(text.split()) <= _MOST_PAGED and _PAGED.match(text) is not None


def _shape(text: str) -> str:
    """A line with its numbers alike, so that "PAGE 3" and "PAGE 4" are one head."""
    return _DIGITS.sub("#", " ".join(text.split()).casefold())


def _usual_size(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=1.0)


def _without_footnotes(pages: Sequence[Page], size: float, left: Counter[str]) -> None:
    """Take away the small print below the text of a page that begins with a number or star."""
    for page in pages:
        body = [line.top for line in page.lines if line.size >= size * _SMALLER]
        lowest = min(body, default=0.0)
        small = [line for line in page.lines if line.top < lowest and line.size < size * _SMALLER]
        small.sort(key=lambda line: -line.top)
        if small and _NOTE.match(small[0].text):
            left["line of footnotes"] += len(small)
            gone = set(map(id, small))
            page.lines = [line for line in page.lines if id(line) not in gone]


def _parts(lines: Sequence[Line], size: float, lang: str) -> list[Part]:
    """Lines joined into paragraphs, those in larger or bold letters as title and headings."""
    pitch = _usual_pitch(lines, size)
    said = words_of("\n".join(line.text for line in lines))
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    texts = [rejoined([line.text for line in group], said, lang)[0] for group in groups]
    largest = max((group[0].size for group in groups if group[0].page == lines[0].page), default=0)
    parts: list[Part] = []
    titled = False
    for group, text in zip(groups, texts, strict=True):
        zone = None
        if _is_heading(group, text, size):
            first = not titled and group[0].size == largest > size * _LARGER
            zone = "title" if first else "heading"
            titled = titled or first
        parts.append(Part(text, zone))
    headed = any(part.zone == "heading" for part in parts)
    # Where letters tell headings, a short paragraph is one of the text.
    return [
        part if part.zone or not headed else part._replace(zone=_plain_zone(part.text))
        for part in parts
    ]


def _plain_zone(text: str) -> str | None:
    return "body" if _ENDED.search(text) else None


def _usual_pitch(lines: Sequence[Line], size: float) -> float:
    """The distance from line to line inside paragraphs: the most frequent one in the text."""
    steps: Counter[float] = Counter()
    for line, following in pairwise(lines):
        if line.beside(following) and abs(line.size - size) < 0.5:
            steps[round(line.top - following.top, 0)] += 1
    return max(steps, key=lambda step: (steps[step], -step), default=size * 1.2)


def _goes_on(group: Sequence[Line], line: Line, pitch: float) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    last = group[-1]
    if abs(last.size - line.size) > 0.6 or last.bold != line.bold:
        return False
    ended = _ENDED.search(last.text) is not None
    if not last.beside(line):  # another column or page
        full = last.right >= last.column[1] - (last.column[1] - last.column[0]) * (1 - _SHORT)
        return not ended if full else line.text[:1].islower()
    step = last.top - line.top
    usual = max(pitch, 0.0) if abs(step) < 2 * pitch or last.size <= pitch else last.size * 1.3
    if step > usual * _GAP or (ended and step > line.size * _WIDE):
        return False
    if (
        line.left - line.column[0] > _INDENT * line.size
        and last.left - last.column[0] < _INDENT * last.size
    ):
        return not ended
    short = last.right < last.column[0] + (last.column[1] - last.column[0]) * _SHORT
    # The first word of a line that was wrapped had no room on the line above.
    room = last.column[1] - last.right - line.size * len(line.text.split()[0])
    apart = short and line.text[:1].isupper() and room > 0
    return not (short and (ended or apart))


def _is_heading(group: Sequence[Line], text: str, size: float) -> bool:
    few = len(text.split()) <= _MOST_HEADING
    if group[0].size > size * _LARGER:
        return few
    bold = all(line.bold for line in group) and group[0].size >= size * _SMALLER
    return bold and few and text[-1:] not in (".", ",", ";")
