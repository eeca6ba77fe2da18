"""Lines that an editor or a mail program has broken become paragraphs again."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from discourse.reading.hyphens import SOFT, is_cut, rejoined, words_of
from discourse.reading.joined_lines import Line, break_of, filled, joints_of, paragraphs_of
from discourse.reading.line_widths import Break, Width, widths_of
from discourse.reading.quoted_mail import depths, unmarked

_LOOKS = 2  # lines that go on with a small letter and fit no width, before they are spoken of
_LONG = 6  # words of a line that may have been wrapped
_SPACED = 4  # such line ends in a text with a blank line below every line
_SPACED_SHARE = 0.4  # of all its line ends; prose wrapped at 72 has 0.6 of them and more
_THREE = 3  # paragraphs of a group: more than a heading and its text

UNTOLD = "paragraphs not sure"
"""How the note begins on a wrapped text in which nothing tells paragraphs apart."""
LEFT = "lines look wrapped"
"""How the note begins on lines that look wrapped and were left as they are."""


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text, the very same if nothing was joined, and what is to be said of it."""

    text: str
    notes: tuple[str, ...] = ()


def unwrapped(text: str, lang: str, *, spaced: bool = True) -> Unwrapped:
    r"""A text whose wrapped paragraphs are one line each, a blank line between any two lines.

    Where nothing was wrapped, cut or quoted the text stays as it is. Where something was, the
    blank lines make sure that what was not joined is not joined when the text is read again.

    Parameters
    ----------
    text
        A text with one kind of newline; soft hyphens only at line ends.
    lang
        The language whose words tell which hyphens at line ends stay.
    spaced
        Whether the lines may have been wrapped and then set apart by blank lines; where the blocks
        of a text are known beforehand they were not.

    Examples
    --------
    >>> unwrapped("Il est pro-\nbable que ce soit un suc-\ncès.", "fr").text
    'Il est probable que ce soit un succès.'
    """
    if "\n" not in text:
        return Unwrapped(text)
    done = _Done()
    while (whole := _once(text, lang, done, spaced=spaced)) is not text:
        text = whole
    return Unwrapped(text, done.notes())


@dataclass(slots=True)
class _Done:
    """What was done to a text and what is left, to be counted in its notes."""

    joined: int = 0  # lines
    paragraphs: int = 0
    words: int = 0
    quoted: int = 0  # lines
    untold: int = 0  # line ends
    left: int = 0  # lines

    def notes(self) -> tuple[str, ...]:
        """What was done, in words."""
        found = []
        if self.joined:
            found.append(
                f"{_many(self.joined, 'line')} joined into {_many(self.paragraphs, 'paragraph')}"
            )
        if self.words:
            found.append(f"{_many(self.words, 'word')} joined across line ends")
        if self.quoted:
            found.append(f"marks of quoted mail (>) removed from {_many(self.quoted, 'line')}")
        if self.untold:
            found.append(
                f"{UNTOLD}: no blank line or indent tells them apart, and "
                f"{_many(self.untold, 'line end')} may or may not end one"
            )
        if self.left >= _LOOKS:
            found.append(
                f"{LEFT}: {self.left} go on with a small letter, at no one width; left as they are"
            )
        return tuple(found)


def _once(text: str, lang: str, done: _Done, *, spaced: bool) -> str:
    """A text after one look at its lines; the very same if there was nothing to join.

    Lines set apart by blank lines are seen once those below each other are joined.
    """
    groups, quoted = _groups(text)
    closed = _closed(groups) if spaced else None
    breaks = [[break_of(*pair) for pair in pairwise(lines)] for lines in closed or groups]
    widths = widths_of(breaks)
    if closed is not None:
        if _convincing(breaks, widths):
            groups = closed
        else:
            done.left = max(done.left, _left(closed, breaks, [[False] * len(b) for b in breaks]))
            breaks, widths = [[] for _ in groups], [[] for _ in groups]
    joints = [joints_of(*one) for one in zip(groups, breaks, widths, strict=True)]
    done.left = max(done.left, _left(groups, breaks, joints))
    if not quoted and not any(map(any, joints)):
        return text
    done.quoted += quoted
    done.untold += sum(_untold(*one) for one in zip(groups, breaks, widths, joints, strict=True))
    said: Set[str] = frozenset()
    if any(is_cut(one.raw, two.text) for lines in groups for one, two in pairwise(lines)):
        said = words_of("\n".join(line.text.rstrip("-‐") for lines in groups for line in lines))
    texts: list[str] = []
    for lines, marks in zip(groups, joints, strict=True):
        for paragraph in paragraphs_of(lines, marks):
            whole, cut = rejoined(paragraph, said, lang)
            texts.append(whole)
            done.words += cut
            done.joined += len(paragraph) if len(paragraph) > 1 else 0
            done.paragraphs += len(paragraph) > 1
    return "\n\n".join(texts)


def _closed(groups: Sequence[list[Line]]) -> list[list[Line]] | None:
    """The lines of a text with a blank line below each, those no further apart together."""
    if len(groups) <= _SPACED or any(len(lines) > 1 for lines in groups):
        return None
    lines = [line for [line] in groups]
    least = min(line.blanks for line in lines[1:])
    found = [lines[:1]]
    for above, line in pairwise(lines):
        if line.blanks > least or line.depth != above.depth or ">" in (line.text[0], above.text[0]):
            found.append([])
        found[-1].append(line)
    return found


def _convincing(
    breaks: Sequence[Sequence[Break]], widths: Sequence[Sequence[Width | None]]
) -> bool:
    """Whether lines set apart by blank lines were wrapped: many go on, all at one width."""
    ends = [pair for one in zip(breaks, widths, strict=True) for pair in zip(*one, strict=True)]
    going = [(end, width) for end, width in ends if end.goes_on and not end.paused]
    full = sum(width is not None and width.filled(end) for end, width in going)
    return full >= max(_SPACED, _SPACED_SHARE * len(ends), 0.8 * len(going))


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _groups(text: str) -> tuple[list[list[Line]], int]:
    """Lines between blank lines, those of one depth of quotation together; how many are quoted."""
    raw = text.split("\n")
    marks = depths(raw)
    groups: list[list[Line]] = [[]]
    blanks = 0
    for line, depth in zip(raw, marks, strict=True):
        bare = unmarked(line, depth).rstrip()
        inner = bare.lstrip()
        end = inner.rstrip(SOFT) or inner.strip("\u00ad")
        marked = inner.startswith(">")  # by a sign that is not a mark of mail: a line of its own
        above = groups[-1][-1] if groups[-1] else None
        if above and (not end or marked or above.depth != depth or above.text[0] == ">"):
            groups.append([])
        if end:
            soft = inner[len(end) :]
            groups[-1].append(Line(end, len(bare) - len(inner), depth, soft, blanks))
        blanks = 0 if end else blanks + 1
    return [lines for lines in groups if lines], sum(1 for depth in marks if depth)


def _left(
    groups: Sequence[Sequence[Line]],
    breaks: Sequence[Sequence[Break]],
    joints: Sequence[Sequence[bool]],
) -> int:
    """How many lines look as if they had been wrapped, and were left."""
    return sum(
        1
        for lines, between, marks in zip(groups, breaks, joints, strict=True)
        for line, one, joint in zip(lines, between, marks, strict=False)
        if one.goes_on and not (joint or one.ended or one.paused) and line.text.count(" ") >= _LONG
    )


def _untold(
    lines: Sequence[Line],
    breaks: Sequence[Break],
    widths: Sequence[Width | None],
    joints: Sequence[bool],
) -> int:
    """How many line ends of a group may or may not end a paragraph.

    They stand before a capital on a line without room for another word, in a group of several
    paragraphs that no indent tells apart.
    """
    least = min(line.indent for line in lines)
    if joints.count(False) < _THREE - 1 or any(line.indent > least for line in lines):
        return 0
    full = filled(breaks, widths)
    return sum(whole and not one.goes_on for whole, one in zip(full, breaks, strict=True))
