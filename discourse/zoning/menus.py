"""The menu above an article: names of rubrics and links, in a run of very short lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from discourse.zoning.cues import cue_for
from discourse.zoning.lines import Line

_SHORT = 3  # words of an entry
_ENTRIES = 2  # fewer may be a kicker, or a title of two words and a name
_SAID = 2  # words that a title has in common with the text
_SHORTEST = 5  # letters of a word that says something
_STEM = 7
_ENTRIES_BELOW = 3  # where a longer line stands above them, which may be the title itself


def menu(lines: Sequence[Line], lang: str) -> None:
    """Find the entries of a menu: short lines in a row, with a longer title below them.

    What stands above the last of them, the name of the outlet for one, is part of the menu.
    """
    top = list(takewhile(lambda line: not (line.free and line.prose), lines))
    said = _said(lines[len(top) :])
    entries, longer, last = 0, False, -1
    mute = False  # the longer line above has no word of the text, as the name of a programme
    for at, line in enumerate(top):
        if _entry(line):
            entries += 1
        elif line.free and line.words > _SHORT:
            needed = _ENTRIES_BELOW if longer else _ENTRIES
            if mute and line.brief and len(_stems(line) & said) >= _SAID:
                needed = 1
            if entries >= needed:
                last = at - 1
            longer, entries, mute = True, 0, len(_stems(line) & said) < _SAID
        if line.zone == "title":
            break
    # The title is among the lines that are left; where there is none, the entries were text.
    below = [line for line in lines[last + 1 :][:4] if line.free]
    if last >= 0 and any(_may_be_title(line, lang) for line in below):
        for line in top[: last + 1]:
            if line.free:
                line.is_a("boilerplate", "menu")


def _stems(line: Line) -> set[str]:
    """The beginnings of the longer words of a line: enough to know them again inflected."""
    found = re.findall(r"\w+", line.plain.lower())
    return {word[:_STEM] for word in found if len(word) >= _SHORTEST}


def _said(lines: Sequence[Line]) -> set[str]:
    return {stem for line in lines if line.free and line.prose for stem in _stems(line)}


def _entry(line: Line) -> bool:
    if not line.free or line.words > _SHORT or line.named:
        return False
    return line.final.isalnum() or line.final in tuple(":>»")


def _may_be_title(line: Line, lang: str) -> bool:
    if not _SHORT < line.words <= 30 or line.final in tuple(".,;:"):
        return False
    return cue_for(line, lang, "head", "edge") is None
