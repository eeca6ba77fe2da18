"""The range of words that a shifter reaches, by word order and punctuation."""

from __future__ import annotations

from discourse.french.noun_phrases import starts_phrase
from discourse.french.parse import Parse
from discourse.french.subjects import subject_in
from discourse.punctuation import STRONG
from discourse.reach import REACH
from discourse.word_classes import word_class

# A governor and its object are close in French: beyond a dozen words another matter begins.
GOVERNED = 12
# Negation covers everything its verb governs, including coordinated infinitives.
DENIED = 25


def after(
    parse: Parse,
    last: int,
    *,
    governs_clause: bool = False,
    reach: int = GOVERNED,
    adjunct: str = "adjunct",
    infinitives: bool = True,
    one_phrase: bool = False,
) -> range:
    """The object of a governor that ends at word ``last``.

    Parameters
    ----------
    parse
        the sentence.
    last
        last word of the governor.
    governs_clause
        whether a directly following clause with *que* is the object.
    reach
        words beyond which nothing is governed.
    adjunct
        the class of words that end the phrase.
    infinitives
        whether a coordinated infinitive is governed too, or is coordinated with the governor
        (*calmer le jeu ou rétablir le contact*).
    one_phrase
        whether the reach ends where another noun phrase begins: *il loue sans réserve l’unité*.
    """
    lang = parse.doc.lang
    openers, complementizers = (
        word_class("relative_or_que", lang),
        word_class("complementizer", lang),
    )
    first = last + 1
    verb_due = False
    inserted = aside(parse, first)
    bounds = {first, inserted.start, inserted.stop} if inserted else {first}
    stop = joint = first
    while stop < min(len(parse), first + reach):
        word = parse.folded[stop]
        if _stops(parse, stop, adjunct, is_first=stop in bounds):
            break
        if not infinitives and stop > first and _is_beside(parse, first, stop):
            break
        if one_phrase and stop > first and starts_phrase(parse, stop):
            break
        opens = parse.clause_of(stop).first == stop
        if opens and not verb_due and word not in complementizers:
            # "et les désaccords | anciens ou nouveaux persistent": the verb's subject came before.
            stop = stop if _has_subject(parse, stop) else _back(joint, first, stop)
            break
        if word in openers:
            if stop > first + 1 or not governs_clause or word not in complementizers:
                break
            verb_due = True
        elif parse.finite[stop]:
            if not verb_due:
                stop = _before_subject(parse, first, _back(joint, first, stop))
                break
            verb_due = False
        elif stop > first and not verb_due and _is_joint(parse, stop):
            if _joins_clause(parse, stop, adjunct):
                break
            joint = stop
        stop += 1
    return range(first, stop)


def aside(parse: Parse, first: int) -> range:
    """A few words between commas where a reach begins: *n’est pas, en soi, une crise*."""
    while first < len(parse) and parse.folded[first] in word_class("negative", parse.doc.lang):
        first += 1
    if first < len(parse) and "," in parse.gap(first):
        for at in range(first + 1, min(len(parse), first + _ASIDE)):
            if parse.finite[at] or not STRONG.isdisjoint(parse.gap(at)):
                break
            if "," in parse.gap(at):
                return range(first, at)
    return range(first, first)


_ASIDE = 5


def _back(joint: int, first: int, stop: int) -> int:
    """Where a reach that entered another clause ends: before the noun phrase of its subject."""
    return joint if joint > first else stop


def _before_subject(parse: Parse, first: int, stop: int) -> int:
    """Where a reach ends that ran into a verb: before the noun phrase that is its subject.

    *Sans l’Europe la guerre continue*: the phrase nearest to the verb that no preposition governs.
    """
    subject = subject_in(parse, parse.group(stop))
    return subject.first if first < subject.first < stop else stop


def with_relative(parse: Parse, reach: range) -> range:
    """A reach with the relative clause that tells which: *n’accepte pas une loi qui détruit …*."""
    stop = reach.stop
    if stop >= len(parse) or parse.folded[stop] != "qui" or parse.gap(stop).strip():
        return reach
    opened = word_class("indefinite_article", parse.doc.lang)
    if opened.isdisjoint(parse.folded[max(0, reach.start) : stop]):
        return reach
    verb = next(
        (at for at in range(stop + 1, min(len(parse), stop + REACH)) if parse.finite[at]), None
    )
    if verb is None:
        return reach
    group = parse.group(verb)
    return range(reach.start, after(parse, group.last).stop)


def _is_joint(parse: Parse, at: int) -> bool:
    """Whether a word begins a noun phrase joined by a conjunction or a comma."""
    lang = parse.doc.lang
    nominal = word_class("noun_phrase_opener", lang)
    if parse.folded[at] in word_class("joining", lang):
        return at + 1 < len(parse) and (
            parse.folded[at + 1] in nominal or parse.forms[at + 1][0].isupper()
        )
    return "," in parse.gap(at) and parse.folded[at] in nominal


def _joins_clause(parse: Parse, at: int, adjunct: str) -> bool:
    """Whether a conjunction after a comma, where a list has none, joins a clause with its verb."""
    lang = parse.doc.lang
    if "," not in parse.gap(at) or parse.folded[at] not in word_class("joining", lang):
        return False
    due = 1
    for word in range(at + 1, min(len(parse), at + DENIED)):
        if not STRONG.isdisjoint(parse.gap(word)) or parse.folded[word] in word_class(
            adjunct, lang
        ):
            return False
        # The verb of a relative clause is not the verb of this clause.
        due += (parse.folded[word] in word_class("relative_or_que", lang)) - parse.finite[word]
        if due == 0:
            return True
    return False


def _has_subject(parse: Parse, at: int) -> bool:
    """Whether a clause has a subject before its verb, or needs none."""
    lang = parse.doc.lang
    if parse.folded[at] in word_class("joining", lang) | word_class("relative_or_que", lang):
        return True
    verb = parse.finite.find(1, at, at + GOVERNED)
    return verb < 0 or at <= subject_in(parse, parse.group(verb)).first < verb


def _is_beside(parse: Parse, first: int, at: int) -> bool:
    """Whether a joined infinitive is coordinated with the governor of the words before."""
    lang = parse.doc.lang
    if parse.folded[at] in word_class("joining", lang):
        verb = at + 1
    elif "," in parse.gap(at):
        verb = at
    else:
        return False
    stop = min(len(parse), verb + REACH)
    while verb < stop and parse.folded[verb] in word_class("preinfinitive", lang):
        verb += 1
    tags = parse.tags
    return (
        verb < len(parse)
        and tags[verb].form == "Inf"
        and all(tags[word].form != "Inf" for word in range(first, at))
    )


def _stops(parse: Parse, at: int, adjunct: str, *, is_first: bool) -> bool:
    """Whether a phrase ends before word ``at``."""
    lang = parse.doc.lang
    gap = parse.gap(at)
    if not STRONG.isdisjoint(gap) or parse.folded[at] in word_class(adjunct, lang):
        return True
    return not is_first and "," in gap and parse.folded[at] not in word_class("list_member", lang)


def neighbours(parse: Parse, first: int, last: int, reach: str) -> range:
    """The words that a degree word can modify: two after it, two before it, or both."""
    begin, end = first, last
    if reach in ("previous", "adjacent"):
        while begin > max(0, first - 2) and not parse.gap(begin).strip():
            begin -= 1
    if reach in ("next", "adjacent"):
        while end < min(len(parse) - 1, last + 2) and not parse.gap(end + 1).strip():
            end += 1
    return range(begin, end + 1)


def phrase(parse: Parse, last: int) -> range:
    """A prepositional phrase after its preposition, up to a comma that ends it or a finite verb.

    A list continues after its commas: *malgré la crise, les menaces et le doute, le pays avance*.
    """
    openers = word_class("relative_or_que", parse.doc.lang)
    stop = last + 1
    end = min(len(parse), last + REACH)
    while stop < end and not parse.finite[stop] and parse.folded[stop] not in openers:
        gap = parse.gap(stop)
        if not STRONG.isdisjoint(gap) or ("," in gap and not _goes_on(parse, stop)):
            break
        stop += 1
    return range(last + 1, stop)


def _goes_on(parse: Parse, at: int) -> bool:
    """Whether a comma separates items of a list: a conjunction links the last, before any verb."""
    members = word_class("list_member", parse.doc.lang)
    linked = False
    for word in range(at, min(len(parse), at + DENIED)):
        gap = parse.gap(word)
        if parse.finite[word] or not STRONG.isdisjoint(gap):
            return False
        if word > at and "," in gap:
            if linked or parse.folded[word] not in members:
                return linked
        elif word > at:
            linked = linked or _is_joint(parse, word)
    return False


def clause(parse: Parse, first: int) -> range:
    """From a word to the end of its clause."""
    return range(first, parse.clause_of(first).last + 1)
