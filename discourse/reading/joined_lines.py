"""Which lines of a text go on with the paragraph of the line above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discourse.reading.hyphens import is_cut
from discourse.reading.line_widths import Break, Width

_OPENED = re.compile(r"[«“„\"'‘(\[]*[ \u00a0\u2009\u202f]?")
_CLOSING = "?!:;,.»”)]…%"  # no line begins with them but one that goes on
_ENDED = re.compile(r"[.!?…][»”\"'’)\]\s]*\Z|[)\]]\Z")
_INSIDE = re.compile(r"[.!?…][»”\")]? [«“(\"]?[^\W\d_a-zà-ÿ]")  # a sentence ends, one begins
_PAUSED = ",;:"
_TURN = re.compile(r"([—–-])[ \u00a0\u202f]")
_ITEM = re.compile(r"[•●▪■►▶○✓*+][ \t\u00a0]|(?:\d{1,3}|[a-zA-Z])[.)][ \t\u00a0]")
_SURE = 3  # line ends before capitals, all of them full to the letter
_LITTLE = 3  # letters of a word that ends no item of a list
_SHORT = 0.85  # share of the width that a line fills at least that goes on with a small letter


@dataclass(slots=True)
class Line:
    """A line that is not blank: its text without outer blanks and marks of quotation."""

    text: str
    indent: int
    depth: int
    soft: str  # the soft hyphens it ends with
    blanks: int  # lines above it that are blank

    @property
    def raw(self) -> str:
        """The text with its soft hyphen."""
        return self.text + self.soft

    @property
    def size(self) -> int:
        """The columns that it fills."""
        return self.indent + len(self.text)


def break_of(line: Line, following: Line) -> Break:
    """What a line end says of the width of the text, if the next word did not fit."""
    text, after = line.text, following.text
    cut = is_cut(line.raw, after)
    last = text[text.rfind(" ") + 1 :]
    letter = after[0]
    if not letter.isalpha():
        opened = _OPENED.match(after)
        letter = after[opened.end() if opened else 0 :][:1]
    size = line.size
    return Break(
        low=size,
        high=size + _first(after) - (1 if cut else 0),
        goes_on=letter.islower() or after[0] in _CLOSING or cut,
        cut=cut,
        ended=not text[-1].isalnum() and _ENDED.search(text[-8:]) is not None,
        paused=text[-1] in _PAUSED,
        bound=cut or (len(last) <= _LITTLE and last.islower()),
        whole=len(last) == len(text) and "\t" not in text,
    )


def _first(text: str) -> int:
    """The length of the first word of a line; a no-break space holds two words together."""
    at = text.find(" ")
    word = text if at < 0 else text[:at]
    return len(word.split("\t", 1)[0])


def joints_of(
    lines: Sequence[Line], breaks: Sequence[Break], widths: Sequence[Width | None]
) -> list[bool]:
    """For each line but the last of a group, whether the next one goes on with its paragraph."""
    if not any(widths):
        return [one.cut for one in breaks]
    least = min(line.indent for line in lines)
    indented = any(line.indent > least for line in lines)
    full = filled(breaks, widths)
    # What tells paragraphs apart: blank lines or an indent, or else the room left on a last line.
    # There a sentence that begins on a new line begins a paragraph: to take two for one would lose
    # headings and pull quotes, to take one for two loses nothing.
    told = indented or all(full)
    exact = all(full) and all(width is not None and width.share == 1 for width in widths)
    prose = any(one.goes_on or one.bound for one in breaks) or (exact and _is_prose(lines))
    verse = len(breaks) > 1 and not prose
    signs = _signs(lines, breaks, full)
    found: list[bool] = []
    first = lines[0]  # of the paragraph so far
    for at, (one, following) in enumerate(zip(breaks, lines[1:], strict=True)):
        sign = _sign(following.text)
        if one.cut:
            found.append(True)
        elif not full[at] or verse or sign in signs or not _written(lines[at], following):
            found.append(False)
        elif indented and following.indent > least and not one.goes_on:
            found.append(_sign(first.text) != "" and following.indent > first.indent)
        elif sign:
            found.append(not one.ended and not one.paused)
        else:
            found.append(one.goes_on or not one.ended or told)
        first = first if found[-1] else following
    return found


def filled(breaks: Sequence[Break], widths: Sequence[Width | None]) -> list[bool]:
    """For each line end of a group whether the next word had no room on the line.

    A line that goes on with a small letter may be a little shorter: the next word was longer before
    it was cut or mended.
    """
    return [
        width is not None
        and (
            width.filled(one)
            or (one.goes_on and not one.paused and one.high >= width.columns * _SHORT)
        )
        for one, width in zip(breaks, widths, strict=True)
    ]


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether lines that all are full, and begin with capitals, are more than a chance."""
    return (
        len(lines) > _SURE
        or any(line.text[0].isdigit() for line in lines[1:])
        or any(_INSIDE.search(line.text) for line in lines)
    )


def _sign(text: str) -> str:
    """The dash, bullet or kind of number that a line begins with, or ""."""
    turn = _TURN.match(text)
    if turn:
        return turn[1]
    item = _ITEM.match(text)
    return ("1" if item[0][0].isalnum() else item[0][0]) if item else ""


def _signs(lines: Sequence[Line], breaks: Sequence[Break], full: Sequence[bool]) -> set[str]:
    """The signs that begin an item or a turn of speech in a group: at its head or below an end."""
    heads = [lines[0]] + [
        line
        for line, one, whole in zip(lines[1:], breaks, full, strict=True)
        if not whole or one.ended or one.paused
    ]
    return {sign for line in heads if (sign := _sign(line.text))}


def _written(line: Line, following: Line) -> bool:
    """Whether both lines hold a letter or digit: a rule of dashes or stars is not text."""
    return all(
        any(map(str.isalnum, one.text)) or one.text[0] in _CLOSING for one in (line, following)
    )


def paragraphs_of(lines: Sequence[Line], joints: Sequence[bool]) -> Iterator[list[str]]:
    """The lines of a group, those that belong together in one list."""
    paragraph = [lines[0].raw]
    for line, goes_on in zip(lines[1:], joints, strict=True):
        if goes_on:
            paragraph.append(line.raw)
        else:
            yield paragraph
            paragraph = [line.raw]
    yield paragraph
