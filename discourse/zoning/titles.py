"""The title of a page, distinguished from kickers and links by its place and by the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from discourse.zoning.captions import taken
from discourse.zoning.cues import cue_for, cued, words
from discourse.zoning.kickers import kickers_at
from discourse.zoning.lines import Line, stems

_LONGEST = 30  # words
_TRAIL = 6  # lines from a breadcrumb or a kicker to the title
_PARAGRAPH = 25  # words, with which the text has begun
_SHORT = 3  # words of a link or a kicker
_KICKER = 2  # words of a kicker right above the title, and of the title
_TITLE = 6
_NEAR = 4  # lines
_FURTHEST = 60  # lines of furniture above a title
_MORE = 2  # words that a better title shares with the text


def find_title(lines: Sequence[Line], lang: str) -> int | None:
    """The first block that looks like a title, after rubrics and other furniture."""
    below = _Below(lines)
    for at, line in enumerate(lines):
        if line.zone == "title":
            return at
        if not line.free or cued(line, lang, "head", "edge"):
            continue
        after = below.first(at, 4)
        rubric = line.plain.lower().strip(" .:|/-") in words(lang, "rubrics")
        if _trail(line, lines[at + 1 : at + _TRAIL]):
            line.is_a("boilerplate", "trail")
        elif kickers := kickers_at(lines, at, after, lang):
            for kicker in lines[at : at + kickers]:
                if kicker.free:
                    kicker.is_a("boilerplate", "kicker")
        elif rubric and after and _is_title(after[0], len(after) - 1, below.under_next(at)):
            line.is_a("boilerplate", "rubric")
        elif _is_title(line, len(after), below.longest[at]):
            found = _spoken(lines, at, lang)
            lines[found].is_a("title", "first_short" if found == at else "speaks_of_text")
            for above in lines[:found]:
                if above.free:
                    above.is_a("boilerplate", "above_title")
            return found
        else:
            return None
    return None


class _Below:
    """The blocks below each line: lines that no rule has claimed, and the longest paragraph.

    Computed once for all lines, because a long head of furniture would take quadratic time. Lines
    claimed meanwhile are above the line in question.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.free = [len(lines)] * len(lines)  # for each line the next free one
        self.longest = [0] * (len(lines) + 1)  # words
        for at in range(len(lines) - 2, -1, -1):
            line = lines[at + 1]
            self.free[at] = at + 1 if line.free else self.free[at + 1]
            prose = line.words if line.free and line.prose else 0
            self.longest[at] = max(prose, self.longest[at + 1])

    def under_next(self, at: int) -> int:
        """The words of the longest paragraph below the next free line."""
        return self.longest[self.free[at]]

    def first(self, at: int, most: int) -> list[Line]:
        """The first free lines below a line."""
        found: list[Line] = []
        while len(found) < most and (at := self.free[at]) < len(self.lines):
            found.append(self.lines[at])
        return found


def _trail(line: Line, below: Sequence[Line]) -> bool:
    """A breadcrumb that ends with the title, which is below it."""
    return any(
        other.words > _SHORT and other.words < line.words and line.plain.endswith(other.plain)
        for other in below
    )


def _is_title(line: Line, after: int, longest: int) -> bool:
    """Short, no statement, and above a longer paragraph, given its lines and words.

    In a text of two or three blocks the first line can also be a first sentence: there a title must
    be shorter, and longer ones end without a mark.
    """
    first = line.plain.lstrip("\"'( ")[:1]
    if line.words >= longest or line.final in tuple(".,;:"):
        return False
    if not (first.isupper() or first.isdigit()):
        return False
    if after < 3:
        return line.words <= (20 if line.final.isalnum() else 8)
    return line.words <= _LONGEST


def _spoken(lines: Sequence[Line], at: int, lang: str) -> int:
    """The index of the title, given that of the first line that has the form of one.

    It is a later line if that shares more words with the text, and a link or a kicker is between
    them: a subtitle is right below its title. One or two words that do not occur in the text are a
    kicker themselves.
    """
    if lines[at].words > _SHORT and at + 1 < len(lines) and lines[at + 1].named:
        return at  # signed right below
    head = [*takewhile(lambda line: not (line.free and _paragraph(line)), lines)]
    if len(head) <= at + 1:
        return at
    said = {stem for line in lines[len(head) :] if line.free and line.prose for stem in stems(line)}
    own = len(stems(lines[at]) & said)
    needed = 1 if lines[at].words <= _SHORT or not own else own + _MORE
    shared = {
        later: len(stems(head[later]) & said)
        for later in range(at + 1, min(len(head), at + _FURTHEST))
        if _able(head[later], lang) and _parted(head, at, later, own)
    }
    if lines[at].words <= _KICKER and _names_nothing(lines[at], lines[len(head) :]):
        near = range(at + 1, min(len(head), at + _NEAR))
        below = next((later for later in near if _able(head[later], lang)), at)
        if head[below].words >= _TITLE:
            shared[below] = len(stems(head[below]) & said)
    best = max(shared, key=lambda later: (shared[later], -later), default=at)
    if shared.get(best, 0) < needed:
        return at
    while best - 1 in shared:  # the title right above its subtitle
        best -= 1
    return best


def _names_nothing(line: Line, text: Sequence[Line]) -> bool:
    """Whether no word of a line recurs in the text."""
    found = re.findall(r"[^\W\d_]{3,}", line.plain.lower())
    return not any(word in other.plain.lower() for word in found for other in text)


def _paragraph(line: Line) -> bool:
    return line.prose and line.words >= _PARAGRAPH


def _able(line: Line, lang: str) -> bool:
    """Whether a line has the form of a title, longer than a kicker."""
    if not line.free or not _SHORT < line.words <= _LONGEST or line.named or taken(line):
        return False
    return line.final not in tuple(".,;:") and cue_for(line, lang, "head", "edge", "tail") is None


def _parted(head: Sequence[Line], at: int, later: int, own: int) -> bool:
    """Whether a link or a kicker is between two lines, or the later one quotes somebody.

    A subtitle does not quote, so a line above a quotation is a kicker, if it is short and shares no
    word with the text.
    """
    if head[later].quoted and not own and head[at].words < head[later].words:
        return True
    between = head[at + 1 : later]
    return any(line.free and line.words <= _SHORT and not line.named for line in between)
