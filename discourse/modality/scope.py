"""The scope of a marker. Source of the rules: own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from discourse.decisions.cascade import Reading, Site
from discourse.french.context import Context
from discourse.reach import REACH

# The scope of an approximator is the figure, degree or noun after it, a few words at most.
_NARROW = 4


def scope_of(site: Site, reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Offsets of the scope of the marker from word ``first`` to word ``last``.

    The scope of a verb, noun or conjunction reaches from the next word to the end of its clause;
    that of an interpolated verb is the text before it, that of a final adverb its clause, that of
    an approximator the next words. A marker alone in its sentence is its own scope. No scope has
    more than `REACH` words.
    """
    context = site.context
    if first > 0 and reading.rule.endswith(".incise"):
        return context.parse.span(max(0, first - REACH), first - 1)
    follows = last + 1 < context.size
    if follows and not _parted(context, last + 1):
        end = _to_mark(context, last + 1)
        if reading.category == "approximator":
            end = min(end, last + _NARROW)
        return context.parse.span(last + 1, end)
    if first > 0 and not _parted(context, first):
        return context.parse.span(_from_mark(context, first - 1), first - 1)
    if follows and (first == 0 or reading.category != "reportive"):
        return context.parse.span(last + 1, _to_mark(context, last + 1))
    if first > 0:
        return context.parse.span(_from_mark(context, first - 1), first - 1)
    return context.parse.span(first, last)


def _parted(context: Context, index: int) -> bool:
    """Whether a mark stands before a word."""
    marks = context.after_marks
    at = bisect_left(marks, index)
    return at < len(marks) and marks[at] == index


def _to_mark(context: Context, index: int) -> int:
    """The last word before the next mark."""
    marks = context.after_marks
    at = bisect_right(marks, index)
    return min(marks[at] if at < len(marks) else context.size, index + REACH) - 1


def _from_mark(context: Context, index: int) -> int:
    """The first word after the mark before."""
    at = bisect_right(context.after_marks, index)
    return max(context.after_marks[at - 1] if at else 0, index - REACH + 1)
