"""Whether a first short line is the title, told by the words it shares with the text below it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import takewhile

from discourse.zoning.captions import taken
from discourse.zoning.cues import cue_for
from discourse.zoning.lines import Line

_LONGEST = 30  # words
_PARAGRAPH = 25  # words, with which the text has begun
_SHORT = 3  # words of a link or a kicker
_KICKER = 2  # words of a kicker right above the title, and of the title
_TITLE = 6
_NEAR = 4  # lines
_LETTERS = 5  # of a word that says something
_STEM = 7  # letters
_FURTHEST = 60  # lines of furniture above a title
_MORE = 2  # words that a better title shares with the text


def spoken_title(lines: Sequence[Line], at: int, lang: str) -> int:
    """The index of the title, given that of the first line that has the form of one.

    It is a later line if that shares more words with the text, and a link or a kicker stands
    between them: a subtitle stands right below its title. A word or two of which the text says
    nothing are a kicker themselves.
    """
    if lines[at].words > _SHORT and at + 1 < len(lines) and lines[at + 1].named:
        return at  # signed right below
    head = [*takewhile(lambda line: not (line.free and _paragraph(line)), lines)]
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
    """Whether no word of a line comes back in the text."""
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
    """Whether a link or a kicker stands between two lines, or the later one quotes somebody.

    A subtitle quotes nobody, so that what stands above a quotation is a kicker, if it is short and
    shares no word with the text.
    """
    if head[later].quoted and not own and head[at].words < head[later].words:
        return True
    between = head[at + 1 : later]
    return any(line.free and line.words <= _SHORT and not line.named for line in between)


def stems(line: Line) -> Set[str]:
    """The beginnings of the longer words of a line, without the mark of most plurals."""
    found = re.findall(r"[^\W\d_]+", line.plain.lower())
    return {word.rstrip("s")[:_STEM] for word in found if len(word) >= _LETTERS}
