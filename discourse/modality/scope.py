"""What a marker bears on, and whose commitment it is."""

from __future__ import annotations

from dataclasses import replace

from discourse.modality.cascade import Reading, Site
from discourse.modality.context import Context
from discourse.modality.records import Marker

_CLAUSE_MARKS = frozenset(".;:!?…()—–")


def scope_of(site: Site, reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Offsets of the words a marker bears on.

    What a verb, conjunction or noun governs to the end of its clause; for a verb in
    interpolation and an adverb, the clause around it.
    """
    context = site.context
    if last + 1 < context.size and not context.comma_before(last + 1):
        end = _clause_end(context, last + 1)
        return context.parse.span(last + 1, end)
    start = context.clause_start(first)
    return context.parse.span(start, max(last, _clause_end(context, start)))


def _clause_end(context: Context, index: int) -> int:
    at = index
    while at + 1 < context.size and not (context.gap(at + 1).strip(" ’'\n") and not context.gap(at + 1).startswith("-")):
        at += 1
    return at


def with_holders(context: Context, markers: list[Marker], sites: list[Site]) -> list[Marker]:
    """The same markers with their holder: a source in quotation or under a report, else the author."""
    out = []
    for marker, site in zip(markers, sites, strict=True):
        holder = "source" if marker.category == "reportive" or context.quoted[site.first] else "author"
        out.append(replace(marker, holder=holder))
    return out
