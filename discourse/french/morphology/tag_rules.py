"""The rules that choose among the readings of a word by its neighbours, each with its reason."""

from __future__ import annotations

from collections.abc import Callable

from discourse.french.morphology.clauses import (
    is_clause_verb,
    is_name,
    may_be_finite,
    takes_complement,
)
from discourse.french.morphology.forms import Tag
from discourse.french.morphology.grammar import Word
from discourse.french.morphology.interpolations import before_que, interpolated, is_pointed_at
from discourse.french.morphology.moods import finite_tag, subject
from discourse.french.morphology.participles import (
    after_auxiliary,
    beside_its_noun,
    present_participle,
)
from discourse.french.morphology.sites import (
    AFTER_ARTICLE,
    AFTER_DETERMINER,
    AFTER_EN,
    AFTER_PREPOSITION,
    CLITIC,
    VERB,
    Site,
)
from discourse.french.morphology.word_types import verb_tag
from discourse.word_classes import word_class

_ENCLITIC_SUBJECT = int(Word.ENCLITIC_SUBJECT)

_AUXILIARIES = word_class("auxiliary")
_QUANTIFIERS = word_class("plural_quantifier")
_PARTICIPLE_SOONER = frozenset(("mise", "prise", "remise", "reprise"))


def only_a_verb(site: Site) -> Tag | None:
    """A subjunctive, conditional, future or imperfect that no other word resembles."""
    if site.word.always_finite:
        return finite_tag(site, site.word.verbs, "only a verb")
    return None


def infinitive(site: Site) -> Tag | None:
    """An infinitive that can be a noun is one after an article (le pouvoir).

    Not after le, la as pronouns (il faut le faire).
    """
    reading = site.word.verbs[0]
    if reading.form != "Inf":
        return None
    if site.at and not site.gap(site.at).strip(" .\u00a0\u202f") and is_name(site):
        return site.word.other
    if site.place is AFTER_DETERMINER or (site.place is AFTER_ARTICLE and not _is_object(site)):
        return site.word.other
    return verb_tag(reading, "infinitive")


def _is_object(site: Site) -> bool:
    """Whether le, la, l’ before an infinitive is its object.

    It is when a verb precedes it, when the infinitive is an auxiliary with its participle, and
    when it is la or les, which no infinitive used as a noun takes.
    """
    if site.types[site.at - 1].key in ("la", "les", "leur"):
        return True
    earlier = site.tags[site.at - 2] if site.at > 1 else None
    if earlier is not None and earlier.is_verb:
        return True
    if site.after is not None and site.word.verbs[0].lemma in _AUXILIARIES:
        return any(verb.form == "Part" for verb in site.after.verbs)
    return False


def inversion(site: Site) -> Tag | None:
    """A verb with an inverted subject is finite (dit-il, porte-t-elle)."""
    if site.finite and site.after is not None and site.after.classes & _ENCLITIC_SUBJECT:
        return finite_tag(site, site.finite, "inversion")
    return None


def after_pronoun(site: Site) -> Tag | None:
    """A verb follows a subject, object or reflexive pronoun or ne.

    A participle only where the pronoun cannot be its subject or object (so not in y compris): mis,
    pris, soumis are finite only with je and tu.
    """
    if site.place is not VERB:
        return None
    participle, finite = site.participle, site.finite
    if finite and participle is None:
        return finite_tag(site, finite, "after pronoun")
    person, _ = subject(site)
    before = site.types[site.at - 1]
    possible = {person, 3} if person is None or before.classes & CLITIC else {person}
    if any(verb.person in possible for verb in finite):
        return finite_tag(site, finite, "after pronoun")
    if participle is not None and (participle.tense == "Pres" or before.key != "y"):
        return verb_tag(participle, "after pronoun")
    return site.word.other


def object_pronoun(site: Site) -> Tag | None:
    """After le, la, les: a verb where number or the dictionary forbids a noun (les approuve)."""
    word = site.word
    if site.place is not AFTER_ARTICLE or word.capital:
        return None
    if _leads_participle(site):
        return finite_tag(site, site.finite, "object pronoun")
    third = [verb for verb in site.finite if verb.person == 3]
    if not third:
        return None
    if is_pointed_at(site):
        return finite_tag(site, third, "object pronoun")
    article = site.types[site.at - 1].key
    if article == "les":
        # No third person ends like a plural noun.
        certain = word.prefers_verb
    elif article == "leur":
        certain = word.only_verb
    else:
        plural = any(verb.number == "Plur" for verb in third)
        certain = word.only_verb and (plural or len(site.finite) == len(word.verbs))
    return finite_tag(site, site.finite, "object pronoun") if certain else None


def _leads_participle(site: Site) -> bool:
    """Whether l’ stands before an auxiliary and its participle (Jeanne et moi l’avons vu)."""
    after = site.after
    return (
        site.types[site.at - 1].key == "l'"
        and after is not None
        and after.participle_form is not None
        and any(verb.lemma in _AUXILIARIES for verb in site.finite)
    )


def after_en(site: Site) -> Tag | None:
    """En before a gerund, or as the pronoun before a verb (en profite pour, en fait sa devise)."""
    if site.place is AFTER_ARTICLE or site.place is AFTER_EN:
        participle = site.participle
        word = site.before if site.place is AFTER_EN else site.earlier
        gerund = participle is not None and participle.tense == "Pres"
        if participle is not None and gerund and word is not None and word.key == "en":
            return verb_tag(participle, "gerund")
    if site.place is AFTER_EN and site.at > 1 and site.finite and may_be_finite(site):
        certain = site.word.only_verb and site.participle is None
        if certain or (site.finite[0].lemma == "faire" and takes_complement(site)):
            return finite_tag(site, site.finite, "after en")
    return None


def after_pronoun_quantifier(site: Site) -> Tag | None:
    """A plural that is only a verb’s, after certains, plusieurs as its subject."""
    before = site.before
    if before is None or before.key not in _QUANTIFIERS or not site.word.only_verb:
        return None
    plural = [verb for verb in site.finite if verb.person == 3 and verb.number == "Plur"]
    return finite_tag(site, plural, "after quantifier") if plural else None


def after_determiner(site: Site) -> Tag | None:
    """No verb form follows an article or another determiner directly."""
    if site.place is AFTER_DETERMINER or site.place is AFTER_ARTICLE:
        return site.word.other
    return None


def after_preposition(site: Site) -> Tag | None:
    """No finite verb follows a preposition."""
    if site.place is not AFTER_PREPOSITION and site.place is not AFTER_EN:
        return None
    participle = site.participle if site.place is AFTER_PREPOSITION else None
    if site.word.noun:
        return site.word.other
    if participle is not None and site.word.prefers_verb and participle.lemma != "être":
        return verb_tag(participle, "after preposition")
    return site.word.other


def clause_verb(site: Site) -> Tag | None:
    """Where no pronoun or article decides: the clause lacks a verb, or the word can only be one."""
    if not site.finite or not may_be_finite(site):
        return None
    if site.word.key in _PARTICIPLE_SOONER:
        # mise, prise, reprise: miser, priser and repriser need their pronoun; not méprise.
        return None
    if before_que(site) or is_clause_verb(site):
        return finite_tag(site, site.finite, "clause verb")
    return None


RULES: tuple[Callable[[Site], Tag | None], ...] = (
    only_a_verb,
    infinitive,
    inversion,
    interpolated,
    after_auxiliary,
    after_pronoun,
    object_pronoun,
    present_participle,
    after_en,
    after_pronoun_quantifier,
    after_determiner,
    after_preposition,
    clause_verb,
    beside_its_noun,
)
"""In this order; the first that decides wins. A word that no rule decides is not a verb."""
