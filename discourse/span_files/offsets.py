"""What the offsets of a file count, told by the words it quotes at them.

Python counts characters (code points). Java and JavaScript count UTF-16 units, two for a letter
beyond U+FFFF. A program that met Windows line ends may have counted each of them as two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from discourse.span_files.spans import Span, checked_span

_ASTRAL = 0xFFFF


@dataclass(frozen=True, slots=True)
class Quoted:
    """A marker as a file gives it: offsets, code, the words it quotes if any, its place there."""

    start: int
    end: int
    code: object
    words: str | None
    where: str


def utf16_offsets(text: str) -> list[int]:
    """Where each character of a text begins, and the text ends, in UTF-16 units.

    >>> utf16_offsets("a𝒳b")
    [0, 1, 3, 4]
    """
    return _starts([2 if ord(char) > _ASTRAL else 1 for char in text])


def placed(quoted: Sequence[Quoted], text: str) -> list[Span]:
    """The markers in characters of a text, by the first count in which all the words fit.

    Parameters
    ----------
    quoted
        markers, offsets counted in one way all through.
    text
        the text, its lines ended by a line feed.

    Raises
    ------
    ValueError
        an unknown code; words that stand elsewhere in the text, or not at all.

    Examples
    --------
    >>> placed([Quoted(3, 11, "EPI-POSS", "pourrait", "T1")], "𝒳 pourrait")
    [Span(start=2, end=10, category='possible', negated=None)]
    """
    # Characters first: where the words fit in two counts, it is what the formats define.
    for starts in _counts(text):
        if all(_fits(one, text, starts) for one in quoted):
            return [_span(one, text, starts) for one in quoted]
    wrong = next(one for one in quoted if not _fits(one, text, range(len(text) + 1)))
    there = text[max(wrong.start, 0) : max(wrong.end, 0)]
    raise ValueError(
        f"{wrong.where}: {_short(wrong.words or 'a marker')} is coded at {wrong.start} to "
        f"{wrong.end}, where the text has {_short(there)}; give the text that was coded"
    )


def _counts(text: str) -> Iterator[Sequence[int]]:
    yield range(len(text) + 1)
    yield utf16_offsets(text)
    yield _starts([2 if char == "\n" else 1 for char in text])


def _starts(widths: Sequence[int]) -> list[int]:
    return list(accumulate(widths, initial=0))


def _fits(one: Quoted, text: str, starts: Sequence[int]) -> bool:
    start, end = _at(one.start, starts), _at(one.end, starts)
    if start is None or end is None:
        return False
    return one.words is None or _plain(text[start:end]) == _plain(one.words)


def _at(offset: int, starts: Sequence[int]) -> int | None:
    place = bisect_left(starts, offset)
    return place if place < len(starts) and starts[place] == offset else None


def _plain(words: str) -> str:
    # brat writes a blank for the end of a line, Label Studio two signs, and either may be doubled.
    return " ".join(words.replace("\\n", "\n").split())


def _span(one: Quoted, text: str, starts: Sequence[int]) -> Span:
    try:
        return checked_span((_at(one.start, starts), _at(one.end, starts), one.code), text)
    except ValueError as error:
        raise ValueError(f"{one.where}: {error}") from None


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:39] + "…")
