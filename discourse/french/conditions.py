"""The conditions that a line of the lexicon can name in ``needs`` and ``forbids``."""

from __future__ import annotations

from discourse.decisions.cascade import Site
from discourse.decisions.condition_registry import CONDITIONS, condition
from discourse.decisions.entry import Entry
from discourse.french import government as _government  # importing these adds their conditions
from discourse.french import neighbours as _neighbours
from discourse.french.complements import (
    governs_clause,
    infinitive_after,
    later_infinitive,
    noun_infinitive,
)
from discourse.french.context import Context, asked_once_of
from discourse.french.persons import names_someone
from discourse.french.subjects import pronoun_of, takes_up_subject
from discourse.french.word_negation import denied, negated_word
from discourse.reach import ahead, back
from discourse.word_classes import word_class

__all__ = ["CONDITIONS", "fits", "follows_copula", "is_negated"]

_COPULAS = word_class("attributive")
# Maximal distance in words between a copula and its attribute.
_WITHIN = 5


def fits(site: Site, entry: Entry) -> bool:
    """Whether the context meets what an entry needs and nothing that it forbids."""
    for one in entry.needs:
        if not CONDITIONS[one.name].test(site, one.arguments):
            return False
    return not any(CONDITIONS[one.name].test(site, one.arguments) for one in entry.forbids)


def is_negated(site: Site) -> bool:
    """Whether the words of a site are negated."""
    context = site.context
    here = context.at(site.first)
    pattern = site.entry.pattern
    meant = here.finite or any(f"[{lemma}]" in pattern for lemma in here.lemmas)
    if meant and context.is_verb(site.first):
        verbal = here.finite or here.infinitive or here.gerund
        if verbal or context.group(site.first).auxiliaries:
            return denied(context, site.first)
    return negated_word(context, site.first)


def follows_copula(context: Context, index: int) -> bool:
    """Whether a verb like être comes before, with or without adverbs between."""
    for at in back(index, _WITHIN):
        here = context.words[at]
        if not here.lemmas.isdisjoint(_COPULAS):
            return True
        if not (here.adverb or here.folded.startswith("-") or here.plain in ("si", "en")):
            return False
    return False


# ---------------------------------------------------------------- what it governs


@condition("inf", "an infinitive follows, bare or after de or à")
def _inf(site: Site, _: frozenset[str]) -> bool:
    return bool(infinitive_after(site.context, site.last)[0])


@condition("bare_inf", "an infinitive follows without a preposition")
def _bare_inf(site: Site, _: frozenset[str]) -> bool:
    return infinitive_after(site.context, site.last)[0] == "inf"


@condition("de_inf", "an infinitive follows after de")
def _de_inf(site: Site, _: frozenset[str]) -> bool:
    return infinitive_after(site.context, site.last)[0] == "de"


@condition("a_inf", "an infinitive follows after à")
def _a_inf(site: Site, _: frozenset[str]) -> bool:
    return infinitive_after(site.context, site.last)[0] == "à"


@condition("de_inf_later", "de and an infinitive follow in the clause")
def _de_inf_later(site: Site, _: frozenset[str]) -> bool:
    return later_infinitive(site.context, site.last, "de")


@condition("a_inf_later", "à and an infinitive follow in the clause")
def _a_inf_later(site: Site, _: frozenset[str]) -> bool:
    return later_infinitive(site.context, site.last, "à")


@condition("noun_de_inf", "de and an infinitive depend on the noun, after other complements or not")
def _noun_de_inf(site: Site, _: frozenset[str]) -> bool:
    return noun_infinitive(site.context, site.last, "de")


@condition("noun_a_inf", "à and an infinitive depend on the noun, after other complements or not")
def _noun_a_inf(site: Site, _: frozenset[str]) -> bool:
    return noun_infinitive(site.context, site.last, "à")


@condition("que", "a clause with que follows")
def _que(site: Site, _: frozenset[str]) -> bool:
    return governs_clause(site.context, site.first, site.last)


@condition("inverted_next", "a finite verb stands right after: what follows is a relative")
def _inverted_next(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    at = site.last + 1
    if context.plain(at) == "ne" and context.plain(at + 2) in ("pas", "plus", "guère", "jamais"):
        # Des craintes que ne partage pas le maire.
        at += 1
    return context.is_finite(at)


@condition("quotes", "quoted words follow within three words")
def _quotes(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    near = ahead(site.last, context.size, 3)
    return any(context.opens_quotation(at) for at in near)


# ---------------------------------------------------------------- what it is


@condition("verb", "the first word is a verb here, not a noun")
def _verb(site: Site, _: frozenset[str]) -> bool:
    return site.context.is_verb(site.first)


@condition("finite", "the first word can be a finite verb")
def _finite(site: Site, _: frozenset[str]) -> bool:
    return site.context.at(site.first).finite


@condition("infinitive", "the first word is an infinitive")
def _infinitive(site: Site, _: frozenset[str]) -> bool:
    return site.context.at(site.first).infinitive


@condition("gerund", "the first word can only be a present participle")
def _gerund(site: Site, _: frozenset[str]) -> bool:
    return site.context.at(site.first).gerund


@condition("participle", "the first word is a past participle without the auxiliary avoir")
def _participle(site: Site, _: frozenset[str]) -> bool:
    return site.context.at(site.first).participle and not _compound_avoir(site, _)


@condition("reflexive", "a reflexive pronoun comes before the verb group")
def _reflexive(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    group = context.group(site.first)
    # Nous devons nous interroger: an infinitive whose subject is of that person.
    infinitive = context.at(group.first).infinitive
    return group.pronominal or (infinitive and takes_up_subject(context, group.first))


@condition("attribute", "a verb like être comes before, with or without adverbs between")
def _attribute(site: Site, _: frozenset[str]) -> bool:
    return follows_copula(site.context, site.first)


@condition("named_next", "a name, a person or a body stands among the next three words")
def _named_next(site: Site, _: frozenset[str]) -> bool:
    return names_someone(site.context, site.last + 1)


@condition("negated", "a negation bears on it")
def _negated(site: Site, _: frozenset[str]) -> bool:
    return is_negated(site)


@condition("impersonal", "the subject is il, ce, cela, ça")
def _impersonal(site: Site, _: frozenset[str]) -> bool:
    return pronoun_of(site.context, site.first) in ("il", "ce", "cela", "ça")


@condition("speaker", "the subject is je or nous")
def _speaker(site: Site, _: frozenset[str]) -> bool:
    return pronoun_of(site.context, site.first) in ("je", "nous")


@condition("exclaims", "an exclamation mark ends the sentence")
def _exclaims(site: Site, _: frozenset[str]) -> bool:
    return "!" in site.context.gap(site.context.size)


@condition("prospect", "a verb of the sentence is in the future or the conditional")
def _prospect(site: Site, _: frozenset[str]) -> bool:
    return _tells_what_may_come(site.context)


@condition("conditional", "a verb of the sentence is in the conditional")
def _conditional(site: Site, _: frozenset[str]) -> bool:
    return _has_conditional(site.context)


@asked_once_of
def _tells_what_may_come(context: Context) -> bool:
    return any(here.future or here.conditional for here in context.words)


@asked_once_of
def _has_conditional(context: Context) -> bool:
    return any(here.conditional for here in context.words)


@condition("compound_avoir", "a past participle with the auxiliary avoir")
def _compound_avoir(site: Site, _: frozenset[str]) -> bool:
    group = site.context.group(site.first)
    return group.perfect and group.voice == "Act"


del _government, _neighbours
