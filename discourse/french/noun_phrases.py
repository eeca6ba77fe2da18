"""Where a noun phrase begins and ends, and whether one is the object of a verb. Source: own."""

from __future__ import annotations

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.punctuation import STRONG
from discourse.reach import back
from discourse.word_classes import word_class

# Words of a noun phrase at most.
_LONGEST = 14


def is_cut(parse: Parse, at: int) -> bool:
    """Whether a comma or a stronger mark stands before a word."""
    gap = parse.gap(at)
    return "," in gap or not STRONG.isdisjoint(gap)


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


def phrase_before(parse: Parse, end: int) -> range:
    """The noun phrase that ends before a word: the nearest that no preposition governs.

    It is empty where only an adjunct stands there: *depuis hier*.
    """
    lang = parse.doc.lang
    openers = word_class("clause", lang) - word_class("joining", lang)
    begin = end
    for at in back(end, _LONGEST):
        if parse.finite[at] or parse.folded[at] in openers:
            break
        begin = at
        if is_cut(parse, at) or (at and starts_phrase(parse, at)):
            break
    adjuncts = word_class("preposition", lang) - word_class("noun_phrase_opener", lang)
    return range(end if begin < end and parse.folded[begin] in adjuncts else begin, end)


def phrase_after(parse: Parse, last: int) -> range:
    """The noun phrase that begins right after a word, up to a mark or the next phrase."""
    lang = parse.doc.lang
    openers = word_class("clause", lang) - word_class("joining", lang)
    first = after_adverbs(parse, last + 1)
    stop = first
    while stop < min(len(parse), first + _LONGEST):
        if stop > first and (
            is_cut(parse, stop)
            or starts_phrase(parse, stop)
            or parse.folded[stop] in openers
            or parse.tag(stop).form in ("Fin", "Inf")
        ):
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
