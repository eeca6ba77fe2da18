"""The tail of a page: author and biography, syndication, newsletters, other articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discourse.zoning.cues import cued
from discourse.zoning.lines import NAME, Line

_NAME = re.compile(NAME)
_LONGEST_BIOGRAPHY = 110  # words


def tail(lines: Sequence[Line], lang: str) -> None:
    """Find what follows the last paragraph of the body, from the end upwards.

    A short line that no cue explains is a teaser when the foot of the page has begun above it,
    else it stays.
    """
    authors = _authors(lines)
    unexplained: list[Line] = []
    for at in range(len(lines) - 1, 0, -1):
        line = lines[at]
        if not line.free:
            if line.zone in ("title", "standfirst", "heading", "body"):
                break
            if line.zone in ("byline", "boilerplate"):
                unexplained = _explain(unexplained)
        elif cued(line, lang, "tail", "edge") or _about(line, lines[at - 1], authors):
            unexplained = _explain(unexplained)
        elif line.brief and not line.prose:
            unexplained.append(line)
        else:
            break


def _explain(lines: Sequence[Line]) -> list[Line]:
    for line in lines:
        line.is_a("boilerplate", "below_foot")
    return []


def _authors(lines: Sequence[Line]) -> set[str]:
    """The names in the bylines found so far."""
    return {
        name.lower()
        for line in lines
        if line.zone == "byline" and line.words <= 30
        for name in _NAME.findall(line.plain)
    }


def _about(line: Line, above: Line, authors: set[str]) -> bool:
    """Whether a block is the author's name, or is about the author named above it."""
    plain = line.plain.lower()
    if line.named:
        line.is_a("byline", "name_line")
    elif line.words <= _LONGEST_BIOGRAPHY and any(plain.startswith(name) for name in authors):
        line.is_a("byline", "known_author")
    elif line.words <= _LONGEST_BIOGRAPHY and above.free and above.named:
        line.is_a("byline", "below_name")
    return not line.free
