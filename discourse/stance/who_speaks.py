"""Whose words a sentence gives: the author's own, or those of a voice that is quoted or named.

Source: own, after the nested sources of Saurí & Pustejovsky 2009.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from discourse.decisions.marker import Marker
from discourse.documents import Document
from discourse.french.parse import Parse, parses
from discourse.modality import find_in as markers_in
from discourse.quotation import quotations
from discourse.stance.judgement import Judgement
from discourse.stance.places import ByClause

AUTHOR, SOURCE = "author", "source"
VOICES = (AUTHOR, SOURCE)
# What a report introduces ends at one of these, not at a comma.
_STRONG = frozenset(";:!?…()[]—–")


class Voice(NamedTuple):
    """Whose words they are; for a source, where it is named, -1 where it is not."""

    kind: str
    start: int = -1
    end: int = -1


_AUTHOR = Voice(AUTHOR)


def voice_of(parse: Parse, markers: ByClause, judgement: Judgement | None = None) -> Voice:
    """Whose words a sentence gives.

    Where evaluative words decided, it is the voice most of their weight belongs to; else that of
    most of its words. Words in quotation marks are a source's, and so is what a report introduces:
    *selon le maire …*, *elle affirme que …*, *…, dit-il*.

    Parameters
    ----------
    parse
        the sentence.
    markers
        its markers.
    judgement
        how it was judged, if it was.
    """
    # What nobody says is nobody's: "personne ne prétend que".
    reports = [one for one in markers.markers if one.category == "reportive" and not one.negated]
    spoken = quotations(parse.doc)
    if not reports and not spoken.touch(parse.sentence.start, parse.sentence.end):
        return _AUTHOR
    reported = [_reported(parse, report) for report in reports]

    def told(offset: int) -> bool:
        return spoken.holds(offset) or any(start <= offset < end for start, end in reported)

    parts = judgement.contributions if judgement is not None and judgement.valence else ()
    weighed = [(part.contribution.start, abs(part.value)) for part in parts]
    if not any(weight for _, weight in weighed):
        # The words that say who speaks are neither's.
        naming = [(report.start, report.end) for report in reports]
        naming += [(report.holder_start, report.holder_end) for report in reports]
        weighed = [
            (start, 1.0)
            for start in parse.starts
            if not any(first <= start < end for first, end in naming)
        ]
    told_weight = sum(weight for start, weight in weighed if told(start))
    if 2 * told_weight <= sum(weight for _, weight in weighed):
        return _AUTHOR
    return _source(reports, reported, [start for start, _ in weighed if told(start)])


def _reported(parse: Parse, report: Marker) -> tuple[int, int]:
    """Offsets of what a report introduces: to the next strong mark, or what its scope says."""
    start, end = report.scope_start, report.scope_end
    if start < report.end:
        return start, end
    for word in range(bisect_left(parse.starts, end), len(parse)):
        if not _STRONG.isdisjoint(parse.gaps[word]):
            break
        end = parse.ends[word]
    return start, end


def _source(reports: list[Marker], reported: list[tuple[int, int]], told: list[int]) -> Voice:
    """The source named by the report that tells most of these words, else by any."""
    counts = [sum(start <= offset < end for offset in told) for start, end in reported]
    order = sorted(range(len(reports)), key=lambda at: -counts[at])
    for at in order:
        if reports[at].holder_start >= 0:
            return Voice(SOURCE, reports[at].holder_start, reports[at].holder_end)
    return Voice(SOURCE)


def voices(doc: Document, zones: Sequence[str]) -> dict[int, Voice]:
    """Whose words each sentence gives, by most of its words; in these zones, by index."""
    return {
        parse.sentence.index: voice_of(parse, ByClause(parse, markers_in(parse)))
        for parse in parses(doc, zones)
    }
