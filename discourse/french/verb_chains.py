"""Which verb governs an infinitive, and what it denies of it. Source: own."""

from __future__ import annotations

from bisect import bisect_left

from discourse.french.morphology import VerbGroup
from discourse.french.noun_phrases import is_cut
from discourse.french.parse import Parse
from discourse.word_classes import word_class

_OPENERS = word_class("clause") - word_class("joining")
# Maximal distance in words between a verb and its infinitive, and between links of a chain.
_GOVERNED, _LINKED = 7, 4
# Infinitives that follow one another, at most.
_CHAINED = 4


def governor(parse: Parse, group: VerbGroup) -> VerbGroup | None:
    """The verb that governs an infinitive: the one shortly before it in its clause."""
    at = bisect_left(parse.group_starts, group.first) - 1
    if at < 0 or group.first - parse.groups[at].last > _GOVERNED:
        return None
    held = parse.groups[at]
    for word in range(held.last + 1, group.first + 1):
        if is_cut(parse, word) or (word < group.first and parse.folded[word] in _OPENERS):
            return None
    return held


def chain(parse: Parse, group: VerbGroup) -> list[VerbGroup]:
    """A verb and the infinitives it leads to at once: *ne saurait tolérer*."""
    found = [group]
    begin = bisect_left(parse.group_starts, group.first) + 1
    for after in parse.groups[begin : begin + _CHAINED]:
        far = after.first - found[-1].last > _LINKED or is_cut(parse, after.first)
        if after.form != "Inf" or far:
            break
        found.append(after)
    return found


def is_under_denial(parse: Parse, group: VerbGroup) -> bool:
    """Whether a verb is denied, or an infinitive stands under a denied verb or *impossible de*."""
    if group.negated:
        return True
    if group.form != "Inf":
        return False
    before = " ".join(parse.folded[max(0, group.first - 2) : group.first])
    if before in ("impossible de", "impossible d'"):
        return True
    at = bisect_left(parse.group_starts, group.first) - 1
    return at >= 0 and group in chain(parse, parse.groups[at]) and parse.groups[at].negated
