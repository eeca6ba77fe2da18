"""Summaries and key points under a label above the text."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import takewhile

from discourse.zoning.cues import words
from discourse.zoning.lines import Line

_HEAD = 20  # lines
_PARAGRAPH = 25  # words
_POINTS = 5
_LONGEST = 110  # words


def summaries(below: Sequence[Line], lang: str) -> None:
    """The blocks between "Résumé" or "Points clés" and the next furniture, above the text."""
    labels = words(lang, "digests")
    for at, line in enumerate(below[:_HEAD]):
        if line.free and line.prose and line.words >= _PARAGRAPH:
            return
        if line.free and _label(line, labels):
            box = list(
                takewhile(lambda other: other.free and not _label(other, labels), below[at + 1 :])
            )
            closed = at + 1 + len(box) < len(below)
            if box and closed and len(box) <= _POINTS and all(map(_sentence, box)):
                line.is_a("boilerplate", "summary_label")
                for point in box:
                    point.is_a("standfirst", "summary")


def _label(line: Line, labels: Set[str]) -> bool:
    return line.plain.lower().strip(" .:") in labels


def _sentence(line: Line) -> bool:
    return line.words <= _LONGEST and line.final in tuple(".!?…")
