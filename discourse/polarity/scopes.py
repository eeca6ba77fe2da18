"""How far a shifter reaches: a range of words, by the order of words and the punctuation."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.polarity.wording import words
from discourse.syntax import Parse

_STRONG = frozenset(";:—–()[].!?…")
# A governor and its object stand close in French: beyond a dozen words the sentence has moved on.
GOVERNED = 12
# Negation bears on all that its verb governs, coordinated infinitives included.
DENIED = 25


def after(
    parse: Parse,
    last: int,
    finite: Sequence[bool],
    *,
    governs_clause: bool = False,
    reach: int = GOVERNED,
    adjunct: str = "adjunct",
) -> range:
    """The object of a governor that ends at word ``last``.

    Args:
        parse: the sentence.
        last: last word of the governor.
        finite: for each word, whether a finite verb group begins there.
        governs_clause: whether a clause in *que* that follows at once is the object.
        reach: words beyond which nothing is governed.
        adjunct: the list of words that end the phrase.
    """
    lang = parse.doc.lang
    openers, complementizers = words(lang, "clause"), words(lang, "complementizer")
    starts = {clause.first for clause in parse.clauses}
    first = last + 1
    verb_due = False
    stop = first
    while stop < min(len(parse), first + reach):
        word = parse.folded[stop]
        if _stops(parse, stop, adjunct, is_first=stop == first):
            break
        if stop in starts and not verb_due and word not in complementizers:
            break
        if word in openers:
            if stop > first + 1 or not governs_clause or word not in complementizers:
                break
            verb_due = True
        elif finite[stop]:
            if not verb_due:
                break
            verb_due = False
        stop += 1
    return range(first, stop)


def _stops(parse: Parse, at: int, adjunct: str, *, is_first: bool) -> bool:
    """Whether a phrase that has come up to word ``at`` ends before it."""
    lang = parse.doc.lang
    gap = parse.gap(at)
    if not _STRONG.isdisjoint(gap) or parse.folded[at] in words(lang, adjunct):
        return True
    return not is_first and "," in gap and parse.folded[at] not in words(lang, "list")


def before(parse: Parse, first: int, finite: Sequence[bool]) -> range:
    """The subject phrase before a verb whose first word is ``first``."""
    start = first
    limit = max(parse.clause_of(first).first, first - GOVERNED)
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
    openers = words(parse.doc.lang, "clause")
    stop = last + 1
    while stop < len(parse) and not finite[stop] and parse.folded[stop] not in openers:
        gap = parse.gap(stop)
        if "," in gap or not _STRONG.isdisjoint(gap):
            break
        stop += 1
    return range(last + 1, stop)


def clause(parse: Parse, first: int) -> range:
    """From a word to the end of its clause."""
    return range(first, parse.clause_of(first).last + 1)
