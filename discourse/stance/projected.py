"""What is not yet so by its construction: acts to be done, purposes, orders, wishes."""

from __future__ import annotations

from discourse.french.morphology import VerbGroup, analyse
from discourse.french.parse import Clause, Parse
from discourse.polarity import Contribution
from discourse.punctuation import DIVIDING
from discourse.quotation import OPENERS
from discourse.stance.openings import is_one_of
from discourse.stance.places import groups_before
from discourse.stance.questions import is_asked
from discourse.word_classes import word_class


def is_projected(parse: Parse, part: Contribution) -> bool:
    """Whether a contribution names something to be brought about, not a fact.

    A bad thing under an order or a purpose is there already (*arrêtez le massacre*), unless it
    is one of two ways that are left (*soit elle échoue, soit …*).
    """
    if _is_alternative(parse, part):
        return True
    if part.value < 0:
        return False
    return (
        _is_infinitive(parse, part)
        or _is_aimed_at(parse, part)
        or _is_ordered(parse, part)
        or _is_purpose(parse, part)
        or _is_aim(parse, part)
        or _is_chance(parse, part)
        or _is_awaited(parse, part)
    )


def _is_infinitive(parse: Parse, part: Contribution) -> bool:
    """Whether an infinitive holds or governs a contribution: an act to be done, not a fact.

    Not the infinitive of a past (*accusé d’avoir échoué*), nor one after *sans* or a verb such
    as *parvenir*, which are as real as what governs them, nor a verb of saying or knowing, which
    takes what it names for given (*pour rappeler ses succès*).
    """
    at = groups_before(parse, part.first) - 1
    while at >= 0 and part.first - parse.groups[at].last <= _GOVERNED:
        if parse.groups[at].form in ("Fin", "Inf"):
            break
        at -= 1
    else:
        return False
    group = parse.groups[at]
    if group.form != "Inf" or group.perfect:
        return False
    lang = parse.doc.lang
    if group.lemma in word_class("stating", lang) and part.first > group.last:
        return False
    if not word_class("held_power", lang).isdisjoint(
        parse.folded[max(0, group.first - 3) : group.first]
    ):
        return False
    governor = parse.groups[at - 1] if at else None
    if governor is None:
        return True
    if is_one_of(parse, group, word_class("performed", lang)) and _says(governor, lang):
        return False
    near = group.first - governor.last <= 3
    return not (near and governor.lemma in word_class("implicative", lang))


def _says(governor: VerbGroup, lang: str) -> bool:
    """Whether who speaks does so by saying it: *je tiens à, il faut, permettez-moi de saluer*."""
    if governor.person == 1 or governor.mood == "Imp":
        return True
    return governor.lemma in word_class("impersonal_duty", lang)


_GOVERNED = 5


def _is_aimed_at(parse: Parse, part: Contribution) -> bool:
    """Whether a phrase of purpose holds something good: *en vue d’une meilleure protection*."""
    lang = parse.doc.lang
    for at in range(part.first - 1, max(0, part.first - _LONGEST_PURPOSE), -1):
        if parse.gap(at + 1).strip() or parse.tag(at).form == "Fin":
            return False
        if f"{parse.folded[at - 1]} {parse.folded[at]}" in word_class("purposes", lang):
            return parse.folded[at + 1] in word_class("genitive", lang)
    return False


_LONGEST_PURPOSE = 9


def finite_of(parse: Parse, clause: Clause) -> VerbGroup | None:
    """The first finite verb of a clause."""
    begin, end = groups_before(parse, clause.first - 1), groups_before(parse, clause.last)
    return next((group for group in parse.groups[begin:end] if group.form == "Fin"), None)


def _is_ordered(parse: Parse, part: Contribution) -> bool:
    """Whether an imperative or an optative holds a contribution: *défendez la paix*, *que …*."""
    clause = parse.clause_of(part.first)
    verb = finite_of(parse, clause)
    lang = parse.doc.lang
    if verb is None:
        if parse.folded[clause.first] == "faites":
            # Read as a participle at the head of a sentence: faites la paix.
            after = parse.folded[clause.first + 1 : clause.first + 2]
            return not word_class("noun_phrase_opener", lang).isdisjoint(after)
        return parse.folded[clause.first] in word_class("acclamation", lang)
    if verb.mood == "Imp" or _is_reflexive_order(parse, verb):
        if "hommage" in parse.folded[verb.last + 1 : verb.last + 4]:
            return False
        at = groups_before(parse, verb.first)
        performed = word_class("performed", lang)
        if any(is_one_of(parse, one, performed) for one in parse.groups[at : at + 1]):
            # Permettez-moi de saluer: said by saying it.
            return False
        given = word_class("stating", lang) | word_class("perceiving", lang)
        return verb.first <= part.first and verb.lemma not in given | word_class("performed", lang)
    return _is_optative(parse, clause, verb)


def _is_reflexive_order(parse: Parse, verb: VerbGroup) -> bool:
    """Whether a verb at the head orders, its pronoun behind it: *aimez-vous*."""
    after = parse.folded[verb.first + 1 : verb.first + 2]
    return verb.first == 0 and after in (["-vous"], ["-nous"]) and not is_asked(parse)


def _is_optative(parse: Parse, clause: Clause, verb: VerbGroup) -> bool:
    """Whether a clause in *que* with a subjunctive stands alone: *que la paix revienne*.

    Not a subject clause, after which the main verb comes (*que la paix dure surprend*), nor a
    choice (*que ce soit vrai ou non*).
    """
    lang = parse.doc.lang
    if clause.opener not in word_class("complementizer", lang) or is_asked(parse):
        return False
    if clause.first and _BEGINNING.isdisjoint(parse.gap(clause.first)):
        return False
    may = verb.mood == "Sub" or any(one.mood == "Sub" for one in analyse(parse.forms[verb.first]))
    later = parse.groups[groups_before(parse, verb.first) :]
    alone = not any(
        group.form == "Fin" and not parse.clause_of(group.first).opener for group in later
    )
    return may and alone and "ou" not in parse.folded[verb.first : clause.last + 1]


# Where a wish can begin; behind a bracket a sentence goes on: "Il est essentiel (selon lui) que
# l’Europe reste unie" wishes nothing.
_BEGINNING = (DIVIDING | OPENERS) - frozenset("()[]")


def _is_purpose(parse: Parse, part: Contribution) -> bool:
    """Whether a clause of purpose holds a contribution: *pour que la paix revienne*."""
    clause = parse.clause_of(part.first)
    if clause.first == 0 or clause.opener not in word_class("complementizer", parse.doc.lang):
        return False
    return parse.folded[clause.first - 1] in word_class("purpose_link", parse.doc.lang)


def _is_aim(parse: Parse, part: Contribution) -> bool:
    """Whether a contribution is what an aim is said to be, or what is fought for.

    *Objectif : la paix*, *notre but est la paix*, *elle se bat pour la paix*.
    """
    lang = parse.doc.lang
    nouns, striving = word_class("aim_noun", lang), word_class("striving", lang)
    clause = parse.clause_of(part.first)
    for at in range(part.first, max(clause.first, part.first - _LONGEST_PURPOSE), -1):
        if ":" in parse.gap(at):
            return not nouns.isdisjoint(parse.folded[max(0, at - 4) : at])
        verb = parse.verb_at(at - 1)
        if verb is not None and verb.form == "Fin":
            if verb.lemma in striving:
                return not {"pour", "à", "au"}.isdisjoint(parse.folded[at : part.first])
            head = parse.folded[clause.first : clause.first + 2]
            present = verb.tense in ("Pres", "Fut")
            copula = verb.lemma in word_class("copula", lang)
            return copula and present and not nouns.isdisjoint(head)
    return False


def _is_chance(parse: Parse, part: Contribution) -> bool:
    """Whether a contribution is a chance not yet taken: *une belle occasion de parler*."""
    lang = parse.doc.lang
    chances = word_class("chance_noun", lang)
    if chances.isdisjoint(parse.folded[part.first : part.last + 3]):
        return False
    verb = finite_of(parse, parse.clause_of(part.first))
    return verb is not None and verb.tense in ("Pres", "Fut")


def _is_awaited(parse: Parse, part: Contribution) -> bool:
    """Whether a contribution is the object of a verb of waiting: *ils attendent l’aide*."""
    lang = parse.doc.lang
    at = groups_before(parse, part.first) - 1
    if at < 0:
        return False
    verb, links = parse.groups[at], word_class("preposition", lang)
    if verb.lemma not in word_class("awaiting", lang) or verb.voice != "Act" or verb.negated:
        return False
    waited_for = parse.folded[verb.last + 1 : part.first]
    return len(waited_for) <= _GOVERNED and links.isdisjoint(waited_for)


def _is_alternative(parse: Parse, part: Contribution) -> bool:
    """Whether a contribution stands in one of two ways: *soit … soit*, *ou … ou*."""
    word = parse.folded[parse.clause_of(part.first).first]
    if word not in word_class("correlative", parse.doc.lang):
        return False
    heads = [parse.folded[clause.first] for clause in parse.clauses]
    return heads[0] == word and heads.count(word) > 1
