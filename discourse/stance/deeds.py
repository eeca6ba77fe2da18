"""What a target is, does or fails to do, where no evaluative word says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from discourse.french.morphology import VerbGroup
from discourse.french.noun_phrases import after_adverbs, has_object
from discourse.french.parse import Parse
from discourse.french.verb_chains import chain
from discourse.polarity import Contribution
from discourse.stance.constructions import by_grammar
from discourse.stance.places import ByClause, clause_number, verb_of
from discourse.stance.questions import is_asked
from discourse.stance.targets import Mention
from discourse.word_classes import word_class


def deeds(
    parse: Parse, parts: Sequence[Contribution], mentions: Sequence[Mention], opened: ByClause
) -> Iterator[Contribution]:
    """A contribution for each act that the target manages or that it leaves undone.

    "L’Europe parvient à parler", "L’Union n’a toujours pas de budget". Not where an evaluative word
    says what is done, nor where it is well left undone ("L’Europe n’oublie pas"). And for what only
    of someone who acts is good or bad: "L’Europe est forte", "L’Europe avance". Of 9 coded
    sentences in which the target is the subject of a negated verb and the rules gave no side, the
    coders call 8 bad and one neither.
    """
    if is_asked(parse):
        return
    said = {clause_number(parse, part.first) for part in parts}
    told: set[int] = set()
    for mention in mentions:
        at = verb_of(parse, mention)
        if at is None or at in told:
            continue
        told.add(at)
        group = parse.groups[at]
        if clause_number(parse, group.first) in said:
            continue
        merit = _merit(parse, group)
        if merit is not None:
            yield merit
            continue
        if _is_open(parse, group, opened):
            continue
        if group.negated:
            if not _is_well_left(parse, at):
                yield _contribution(parse, group, *(_BARRED if _is_barred(group) else _UNDONE))
        elif _manages(parse, at):
            yield _contribution(parse, group, *_DONE)


def _is_open(parse: Parse, group: VerbGroup, opened: ByClause) -> bool:
    """Whether a duty, wish or hedge lies on a verb: *l’Europe ne doit pas parler*."""
    begin, end = parse.span(group.first, group.last)
    return group.mood != "Ind" or any(
        (marker.start < end and begin < marker.end)
        or marker.scope_start <= begin < marker.scope_end
        for marker in opened.near(group.first, group.last)
    )


def _is_well_left(parse: Parse, at: int) -> bool:
    """Whether it is no fault not to do something: to forget, to say, to be of a kind."""
    lang, group = parse.doc.lang, parse.groups[at]
    if group.lemma in word_class("copula", lang):
        said = parse.folded[group.last + 1 : group.last + _ATTRIBUTE]
        able = any(
            word in word_class("held_power", lang) and (word != "même" or before == "à")
            for before, word in pairwise(said)
        )
        return not able
    return group.lemma in word_class("forborne", lang) and not _knows_how(parse, at)


_ATTRIBUTE = 6


def _merit(parse: Parse, group: VerbGroup) -> Contribution | None:
    """What is good or bad of one who acts, and of things as often neither: *forte*, *avancer*."""
    lang = parse.doc.lang
    verb = chain(parse, group)[-1]
    if verb is not group and group.lemma not in word_class("modal_verb", lang):
        return None
    negated = group.negated
    if verb.lemma in word_class("copula", lang):
        at = _attribute(parse, verb)
        if at is None:
            return None
        word = parse.folded[at]
        side = 1 if word in word_class("merit", lang) else -1
    else:
        at, word, side = verb.last, verb.lemma, 1
        does = "merit_in_giving" if has_object(parse, verb) else "merit_in_acting"
        if word not in word_class(does, lang) or verb.voice != "Act" or verb.pronominal or negated:
            # What is not done is left undone, whatever it is.
            return None
    return by_grammar(
        parse,
        (at, at),
        f"{word}, of the target",
        "deed",
        "",
        factor=-0.75 * side if negated else side,
        state=side,
        negated=negated,
    )


def _attribute(parse: Parse, verb: VerbGroup) -> int | None:
    """The merit or fault right behind a copula; not *trop forte*, nor *fort beau*."""
    lang = parse.doc.lang
    first = verb.last + 1
    stop = min(after_adverbs(parse, first) + 1, len(parse))
    if not _LESSENED.isdisjoint(parse.folded[first:stop]):
        return None
    named = word_class("merit", lang) | word_class("fault", lang)
    at = next((at for at in range(first, stop) if parse.folded[at] in named), None)
    if at is None or at + 1 == len(parse) or parse.gap(at + 1).strip():
        return at
    ends = word_class("preposition", lang) | word_class("clause", lang)
    return at if parse.folded[at + 1] in ends else None


_LESSENED = frozenset({"trop", "moins", "peu"})


def _manages(parse: Parse, at: int) -> bool:
    """Whether a verb of succeeding governs an infinitive: *parvient à parler*, *a su parler*."""
    group, lang = parse.groups[at], parse.doc.lang
    if group.lemma not in word_class("managing", lang):
        return _knows_how(parse, at)
    acts = parse.groups[at + 1 : at + 2]
    return any(one.form == "Inf" and parse.meant(one.first - 1) == "à" for one in acts)


def _knows_how(parse: Parse, at: int) -> bool:
    """Whether someone once knew how to do something: *a su réagir*, not *sait lire*."""
    group = parse.groups[at]
    acts = (one for one in parse.groups[at + 1 : at + 2] if one.form == "Inf")
    past = group.lemma == "savoir" and (group.perfect or group.tense == "Past")
    return past and any(one.first <= group.last + _ADVERB for one in acts)


_ADVERB = 3


def _is_barred(group: VerbGroup) -> bool:
    """Whether it is warned that something cannot be: *l’Europe ne peut pas être naïve*."""
    return group.lemma == "pouvoir" and group.tense in ("Pres", "Fut")


_DONE = ("managed by the target", 1.0, 1.0, "asserted")
_UNDONE = ("left undone by the target", -0.75, 1.0, "denied")
_BARRED = ("barred to the target", -0.75, -0.75, "open")
"""Entry, share of the grade that counts, the same before denial, and status. What is denied counts
.75, as the denied words of a lexicon do."""


def _contribution(
    parse: Parse, group: VerbGroup, entry: str, factor: float, state: float, status: str
) -> Contribution:
    return by_grammar(
        parse,
        (group.first, group.last),
        entry,
        "deed",
        status,
        factor=factor,
        state=state,
        negated=status == "denied",
    )
