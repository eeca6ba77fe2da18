"""The noun phrases beside a verb: its subject, and whether it has an object."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.punctuation import STRONG
from discourse.word_classes import word_class

_LONGEST = 14
"""Words of a subject at most."""
_NOTHING = range(0)
_JOINED = 12
"""Words between two verbs that share a subject, at most."""


def subject(parse: Parse, group: VerbGroup, finite: Sequence[bool]) -> range:
    """The words of the subject of a verb; empty where it is a pronoun or cannot be told.

    Before the verb, or before its relative *qui*; after it where nothing stands before it (*ainsi
    finit la guerre*); the subject of a modal verb is that of its infinitive, and what *faire* makes
    do something stands after the infinitive.
    """
    if group.form == "Inf":
        return _of_infinitive(parse, group, finite)
    end = before_clitics(parse, group.first)
    if is_relative(parse, group):
        return phrase_before(parse, end - 1, finite)
    if end and parse.folded[end - 1] in word_class("subject", parse.doc.lang):
        return _NOTHING
    if end and parse.folded[end - 1] in word_class("joining", parse.doc.lang):
        # Les prix restent stables ou baissent: the subject is that of the verb before.
        at = bisect_left(parse.group_starts, group.first) - 1
        joined = (
            at >= 0 and parse.groups[at].form == "Fin" and end - parse.groups[at].last < _JOINED
        )
        return subject(parse, parse.groups[at], finite) if joined else _NOTHING
    found = phrase_before(parse, end, finite)
    return found or _inverted(parse, group, end)


def is_relative(parse: Parse, group: VerbGroup) -> bool:
    """Whether *qui* is the subject of a verb."""
    end = before_clitics(parse, group.first)
    return end > 0 and parse.folded[end - 1] == "qui"


def _of_infinitive(parse: Parse, group: VerbGroup, finite: Sequence[bool]) -> range:
    """*La paix peut renaître*, *faire cesser les tirs*, *voir la paix renaître*."""
    at = group_before(parse, group)
    if at is None:
        return _NOTHING
    if at.lemma in word_class("causative", parse.doc.lang):
        return phrase_after(parse, group.last)
    if group.first - at.last > 2:
        between = phrase_after(parse, at.last)
        return between if between.stop == group.first else _NOTHING
    return subject(parse, at, finite)


def group_before(parse: Parse, group: VerbGroup) -> VerbGroup | None:
    """The verb that governs an infinitive: the one shortly before it in its clause."""
    at = bisect_left(parse.group_starts, group.first) - 1
    if at < 0 or group.first - parse.groups[at].last > _GOVERNED:
        return None
    cut = any(is_cut(parse, word) for word in range(parse.groups[at].last + 1, group.first + 1))
    return None if cut else parse.groups[at]


_GOVERNED = 7


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


_LINKED = 4
_CHAINED = 4
"""Infinitives that follow one another, at most."""


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


def before_clitics(parse: Parse, verb: int) -> int:
    """The first of the pronouns, *ne* and adverbs that lead up to a verb, else the verb."""
    lang = parse.doc.lang
    leading, adverbs = word_class("preverbal", lang), word_class("adverb", lang)
    at = verb
    while at and not parse.gap(at).strip() and parse.folded[at - 1] in leading:
        at -= 1
    # nous and vous are subjects as often as objects: one that is left alone is the subject.
    while at and not parse.gap(at).strip() and parse.folded[at - 1] in adverbs:
        at -= 1
    return at


def phrase_before(parse: Parse, end: int, finite: Sequence[bool]) -> range:
    """The noun phrase that ends before a word, without the adjunct that may precede it."""
    lang = parse.doc.lang
    openers = word_class("clause", lang)
    start, limit = end, max(0, end - _LONGEST)
    if start and "," in parse.gap(start):
        start = _over_insertion(parse, start, limit)
    begin = start
    while begin > limit:
        word = parse.folded[begin - 1]
        if begin < start and is_cut(parse, begin):
            break
        if finite[begin - 1] or (word in openers and word not in word_class("joining", lang)):
            break
        begin -= 1
    return range(_head_start(parse, begin, start), start)


def is_cut(parse: Parse, at: int) -> bool:
    """Whether a comma or a stronger mark stands before a word."""
    gap = parse.gap(at)
    return "," in gap or not STRONG.isdisjoint(gap)


def _over_insertion(parse: Parse, end: int, limit: int) -> int:
    """The end of a phrase that an apposition or relative between commas follows."""
    at = end - 1
    while at > limit and "," not in parse.gap(at):
        at -= 1
    return at if at > limit else end


def _head_start(parse: Parse, begin: int, end: int) -> int:
    """Where the last noun phrase of a stretch begins that no preposition governs."""
    start = begin
    for at in range(begin + 1, end):
        if starts_phrase(parse, at):
            start = at
    # An adjunct before the verb is not a subject: depuis hier.
    if start < end and parse.folded[start] in _adjunct_prepositions(parse):
        return end
    return start


def _adjunct_prepositions(parse: Parse) -> frozenset[str]:
    lang = parse.doc.lang
    return word_class("preposition", lang) - word_class("noun_phrase_opener", lang)


def starts_phrase(parse: Parse, at: int) -> bool:
    """Whether a noun phrase begins at a determiner that no preposition, link or other precedes."""
    lang = parse.doc.lang
    openers = word_class("noun_phrase_opener", lang)
    word, before = parse.folded[at], parse.folded[at - 1]
    if word not in openers or word in word_class("contracted", lang) or "," in parse.gap(at):
        return False
    if before in word_class("preposition", lang) or before in word_class("joining", lang):
        return False
    return before not in openers and parse.tag(at - 1).form is None


def phrase_after(parse: Parse, last: int) -> range:
    """The noun phrase that begins right after a word, up to a mark or the next phrase."""
    lang = parse.doc.lang
    first = after_adverbs(parse, last + 1)
    stop = first
    while stop < min(len(parse), first + _LONGEST):
        if stop > first:
            if is_cut(parse, stop) or starts_phrase(parse, stop):
                break
            word = parse.folded[stop]
            if word in word_class("clause", lang) and word not in word_class("joining", lang):
                break
            if parse.tag(stop).form == "Fin":
                break
        stop += 1
    return range(first, stop)


def after_adverbs(parse: Parse, at: int) -> int:
    """The first word from one on that is not an adverb."""
    lang = parse.doc.lang
    negative = word_class("negative", lang)
    while at < len(parse) and not is_cut(parse, at):
        word = parse.folded[at]
        if word not in negative and not parse.words[at].adverb:
            break
        if word in word_class("predeterminer", lang):
            break
        at += 1
    return at


def has_object(parse: Parse, group: VerbGroup) -> bool:
    """Whether a direct object follows an active verb or stands before it as a pronoun.

    What tells when or by how much is none: *baisse cette année*, *baisse de trois points*.
    """
    lang = parse.doc.lang
    before = group.first - 1
    if before >= 0 and parse.folded[before] in word_class("definite_article", lang):
        return True
    if any(
        parse.folded[one] in ("personne", "rien") and one > group.last for one in group.negators
    ):
        return True
    at = after_adverbs(parse, group.last + 1)
    if at >= len(parse) or parse.gap(at).strip():
        return False
    if parse.folded[at] not in word_class("noun_phrase_opener", lang):
        return False
    if parse.folded[at] in word_class("contracted", lang) - {"des"}:
        return False
    near = parse.folded[at + 1 : at + 4]
    return word_class("time_spans", lang).isdisjoint(near)


def _inverted(parse: Parse, group: VerbGroup, end: int) -> range:
    """The subject after a verb that opens its clause: *ainsi finit la guerre*."""
    if end > parse.clause_of(group.first).first + 2 or group.mood != "Ind":
        return _NOTHING
    first = after_adverbs(parse, group.last + 1)
    if first >= len(parse) or parse.folded[first] not in word_class(
        "noun_phrase_opener", parse.doc.lang
    ):
        return _NOTHING
    return phrase_after(parse, first - 1)
