"""How far a shifter reaches: a range of words, by the order of French and its punctuation."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.syntax import Parse

_STRONG = frozenset(";:—–()[].!?…")
# After a comma these go on with a list; any other word begins an adjunct or a clause.
_LIST = frozenset(
    "le la les l' un une des de d' du ni et ou son sa ses leur leurs notre nos cette ce ces".split()
)
# Prepositions and conjunctions that begin an adjunct of the whole clause, out of the object.
_ADJUNCT = frozenset(
    "pour afin malgré selon depuis mais car grâce parce puisque comme alors tandis si lorsque "
    "quand après avant pendant lors".split()
)
# What a relative or conjunction opens lies out of reach, save the clause a verb governs.
_OPENERS = frozenset("que qu' qui dont où lequel laquelle lesquels lesquelles".split())
# A governor and its object stand close in French: beyond a dozen words the sentence has moved on.
_REACH = 12


def _stops(parse: Parse, at: int) -> bool:
    """Whether a phrase that has come up to word ``at`` ends before it."""
    gap = parse.gap(at)
    if not _STRONG.isdisjoint(gap):
        return True
    if "," in gap and parse.folded[at] not in _LIST:
        return True
    return parse.folded[at] in _ADJUNCT


def after(parse: Parse, last: int, finite: Sequence[bool], *, governs_clause: bool) -> range:
    """The object of a governor that ends at word ``last``.

    Parameters
    ----------
    finite : for each word, whether a finite verb group begins there.
    governs_clause : whether a clause in *que* that follows at once is the object.
    """
    first = last + 1
    allowed = 0
    stop = first
    while stop < min(len(parse), first + _REACH):
        word = parse.folded[stop]
        if _stops(parse, stop) and stop > first:
            break
        if stop == first and (not _STRONG.isdisjoint(parse.gap(stop)) or word in _ADJUNCT):
            break
        if word in _OPENERS:
            if stop > first + 1 or not governs_clause or word not in ("que", "qu'"):
                break
            allowed = 1
        elif finite[stop]:
            if not allowed:
                break
            allowed = 0
        stop += 1
    return range(first, stop)


def before(parse: Parse, first: int, finite: Sequence[bool]) -> range:
    """The subject phrase before a verb whose first word is ``first``."""
    start = first
    limit = max(parse.clause_of(first).first, first - _REACH)
    while start > limit:
        if not _STRONG.isdisjoint(parse.gap(start)) or finite[start - 1]:
            break
        start -= 1
    return range(start, first)


def neighbours(parse: Parse, first: int, last: int, reach: str) -> range:
    """The words a degree word may grade: two after it, two before it, or both."""
    begin, end = first, last
    if reach in ("previous", "adjacent"):
        while begin > max(0, first - 2) and not parse.gap(begin).strip():
            begin -= 1
    if reach in ("next", "adjacent"):
        while end < min(len(parse) - 1, last + 2) and not parse.gap(end + 1).strip():
            end += 1
    return range(begin, end + 1)


def phrase(parse: Parse, last: int, finite: Sequence[bool]) -> range:
    """A prepositional phrase after its preposition, up to a comma or a finite verb."""
    stop = last + 1
    while stop < len(parse) and not finite[stop] and parse.folded[stop] not in _OPENERS:
        gap = parse.gap(stop)
        if "," in gap or not _STRONG.isdisjoint(gap):
            break
        stop += 1
    return range(last + 1, stop)


def clause(parse: Parse, first: int) -> range:
    """From a word to the end of its clause."""
    found = parse.clause_of(first)
    return range(first, found.last + 1)
