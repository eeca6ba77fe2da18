"""Whose words a sentence gives: the author's own, or those of a voice that is quoted or named.

Source: own, after the nested sources of Saurí & Pustejovsky 2009.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from discourse.arguments import one_document, zones_of
from discourse.decisions.marker import Marker
from discourse.documents import COUNTED_ZONES, Document
from discourse.french.parse import Parse, parses
from discourse.modality import find_in as markers_in
from discourse.punctuation import STRONG
from discourse.quotation import quotations
from discourse.stance.judgement import Judgement
from discourse.stance.openings import is_hearsay
from discourse.stance.places import ByClause

AUTHOR, SOURCE = "author", "source"
VOICES = (AUTHOR, SOURCE)


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
    # A denied report gives nobody's words: "personne ne prétend que".
    reports = [one for one in markers.markers if one.category == "reportive" and not one.negated]
    spoken = quotations(parse.doc)
    if not reports and not spoken.touch(parse.sentence.start, parse.sentence.end):
        return _AUTHOR
    strong = [word for word in range(len(parse)) if not STRONG.isdisjoint(parse.gaps[word])]
    reported = [_reported(parse, report, strong) for report in reports]
    told_in = merged(reported)

    def told(offset: int) -> bool:
        return spoken.holds(offset) or within(told_in, offset)

    parts = judgement.contributions if judgement is not None and judgement.valence else ()
    weighed = [(part.contribution.start, abs(part.value)) for part in parts]
    if not any(weight for _, weight in weighed):
        # The words that say who speaks are neither's.
        naming = merged(
            [
                *((report.start, report.end) for report in reports),
                *((report.holder_start, report.holder_end) for report in reports),
            ]
        )
        weighed = [(start, 1.0) for start in parse.starts if not within(naming, start)]
    heard = sorted(start for start, _ in weighed if told(start))
    told_weight = sum(weight for start, weight in weighed if told(start))
    if 2 * told_weight <= sum(weight for _, weight in weighed):
        return _AUTHOR
    return _source(reports, reported, heard)


def merged(spans: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Starts and ends of what spans cover together, in order, without overlap.

    >>> merged([(4, 9), (0, 3), (2, 5), (12, 12)])
    ([0], [9])
    """
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def within(spans: tuple[list[int], list[int]], offset: int) -> bool:
    """Whether an offset lies in spans that were merged."""
    starts, ends = spans
    at = bisect_right(starts, offset) - 1
    return at >= 0 and offset < ends[at]


def _reported(parse: Parse, report: Marker, strong: Sequence[int]) -> tuple[int, int]:
    """Offsets of what a report introduces: to the next strong mark, or what its scope says.

    A conditional of hearsay tells its own clause: *le ministre aurait menti*.
    """
    start, end = report.scope_start, report.scope_end
    if is_hearsay(report):
        first, last = parse.span(*_clause(parse, report))
        return min(start, first), max(end, last)
    if start < report.end:
        return start, end
    first = bisect_left(parse.starts, end)
    at = bisect_left(strong, first)
    stop = strong[at] if at < len(strong) else len(parse)
    return start, max(end, parse.ends[stop - 1]) if stop > first else end


def _clause(parse: Parse, marker: Marker) -> tuple[int, int]:
    clause = parse.clause_of(bisect_left(parse.starts, marker.start))
    return clause.first, clause.last


def _source(
    reports: Sequence[Marker], reported: Sequence[tuple[int, int]], told: Sequence[int]
) -> Voice:
    """The source named by the report that tells most of these words, else by any."""
    counts = [bisect_left(told, end) - bisect_left(told, start) for start, end in reported]
    order = sorted(range(len(reports)), key=lambda at: -counts[at])
    for at in order:
        if reports[at].holder_start >= 0:
            return Voice(SOURCE, reports[at].holder_start, reports[at].holder_end)
    return Voice(SOURCE)


def voices(doc: Document, zones: str | Iterable[str] | None = COUNTED_ZONES) -> dict[int, Voice]:
    """Whose words each sentence gives, by most of its words; in these zones, by index.

    Raises
    ------
    TypeError
        other than one Document.
    ValueError
        an unknown zone.
    """
    one_document(doc, "stance.voices")
    return {
        parse.sentence.index: voice_of(parse, ByClause(parse, markers_in(parse)))
        for parse in parses(doc, zones_of(zones))
    }
