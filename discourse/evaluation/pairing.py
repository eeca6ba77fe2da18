"""Pairs of a marker found and a marker coded."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from discourse.span_files import Span

NOTHING = "nothing"
"""What stands for a marker where one side has none."""


def pairs(coded: Sequence[Span], found: Sequence[Span]) -> list[tuple[int, int]]:
    """Pair spans one to one: at least one character in common, the longest overlap first.

    Among equal overlaps a pair of one category comes first. Both sequences in order of `start`.

    Returns indices ``(coded, found)``, in order.

    >>> pairs([Span(0, 8, "certain")], [Span(0, 2, "certain"), Span(3, 8, "possible")])
    [(0, 1)]
    """
    candidates = sorted(
        (-overlap, coded[i].category != found[j].category, i, j)
        for overlap, i, j in _overlaps(coded, found)
    )
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in candidates:
        if i not in paired and j not in taken:
            paired[i] = j
            taken.add(j)
    return sorted(paired.items())


def categories_beside(coded: Sequence[Span], found: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """What each marker is on either side, `NOTHING` where one side has none.

    >>> list(categories_beside([Span(0, 8, "certain")], [Span(3, 8, "possible")]))
    [('certain', 'possible')]
    """
    matched = dict(pairs(coded, found))
    for i, span in enumerate(coded):
        yield span.category, found[matched[i]].category if i in matched else NOTHING
    taken = set(matched.values())
    yield from ((NOTHING, span.category) for j, span in enumerate(found) if j not in taken)


def _overlaps(coded: Sequence[Span], found: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """Overlap in characters and both indices; only a window of `found` is looked at."""
    starts = [span.start for span in found]
    longest = max((span.end - span.start for span in found), default=0)
    for i, span in enumerate(coded):
        first = bisect_left(starts, span.start - longest)
        for j in range(first, bisect_left(starts, span.end)):
            overlap = min(span.end, found[j].end) - max(span.start, found[j].start)
            if overlap > 0:
                yield overlap, i, j


def category_pairs(coded: Sequence[Span], found: Sequence[Span]) -> list[tuple[int, int]]:
    """`pairs` within each category, so that a hit never takes the place of another's."""
    hits = []
    for category in sorted({span.category for span in coded}):
        ours = [i for i, span in enumerate(coded) if span.category == category]
        theirs = [j for j, span in enumerate(found) if span.category == category]
        matched = pairs([coded[i] for i in ours], [found[j] for j in theirs])
        hits += [(ours[i], theirs[j]) for i, j in matched]
    return sorted(hits)
