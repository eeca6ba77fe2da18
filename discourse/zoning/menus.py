"""The menu above an article: names of rubrics and links, in a run of very short lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from discourse.zoning.cues import cue_for
from discourse.zoning.lines import Line

_SHORT = 3  # words of an entry
_ENTRIES = 2  # fewer can be a kicker, or a title of two words and a name
_ENTRIES_BELOW = 3  # if a longer line is above them, which may be the title itself


def menu(lines: Sequence[Line], lang: str) -> None:
    """Find the entries of a menu: short lines in a row, with a longer title below them.

    Everything above the last of them, such as the name of the outlet, is part of the menu.
    """
    top = list(takewhile(lambda line: not (line.free and line.prose), lines))
    entries, longer, last = 0, False, -1
    for at, line in enumerate(top):
        if _entry(line):
            entries += 1
        elif line.free and line.words > _SHORT:
            if entries >= (_ENTRIES_BELOW if longer else _ENTRIES):
                last = at - 1
            longer, entries = True, 0
        if line.zone == "title":
            break
    # The title is among the remaining lines; without one, the entries were text.
    below = [line for line in lines[last + 1 :][:4] if line.free]
    if last >= 0 and any(_may_be_title(line, lang) for line in below):
        for line in top[: last + 1]:
            if line.free:
                line.is_a("boilerplate", "menu")


def _entry(line: Line) -> bool:
    if not line.free or line.words > _SHORT or line.named:
        return False
    return line.final.isalnum() or line.final in tuple(":>»")


def _may_be_title(line: Line, lang: str) -> bool:
    if not _SHORT < line.words <= 30 or line.final in tuple(".,;:"):
        return False
    return cue_for(line, lang, "head", "edge") is None
