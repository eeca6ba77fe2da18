"""Questions to the context about what a noun or verb governs and what depends on it."""

from __future__ import annotations

import re

from discourse.decisions.cascade import Site
from discourse.decisions.condition_registry import condition
from discourse.french.clitics import has_object_pronoun
from discourse.french.complements import infinitive_after
from discourse.french.context import DETERMINERS, NOUN_PHRASES, PREPOSITIONS
from discourse.french.persons import is_someone, names_someone
from discourse.french.subjects import subject_of
from discourse.french.word_negation import governed_by
from discourse.reach import ahead
from discourse.word_classes import word_class

_COPULAS = word_class("copula")
_TIMES = word_class("month") | {"heure", "heures", "h", "midi", "minuit"}
_SCORE = re.compile(r"\d+[-‑–]\d+$").match
_HYPHENS = re.compile(r"[-‑–]$").match
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d$").match
_MODALS = frozenset(("pouvoir", "devoir"))
_NO_ATTRIBUTE = PREPOSITIONS | DETERMINERS | {"et", "ou", "mais", "que", "qui", "car", "ne", "pas"}
# How far the copula may stand from its noun, and si from its verb, in words.
_COPULA, _SUPPOSED = 11, 8
# How far à may stand from its verb, in words.
_ADJUNCT = 5
_ADJUNCT_OPENERS = frozenset(("depuis", "en", "avant", "par", "sans", "pendant", "tout"))


@condition("is_to", "être and de + infinitive, or être and que, follow in its clause")
def _is_to(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    for at in ahead(site.last, context.size, _COPULA):
        if context.mark(at):
            return False
        here = context.words[at]
        if context.is_finite(at):
            if here.lemmas.isdisjoint(_COPULAS):
                return False
            last = context.group(at).last
            return infinitive_after(context, last)[0] == "de" or context.plain(last + 1) == "que"
    return False


@condition("a_inf_apart", "à and an infinitive follow an adjunct (depuis des mois, avant tout)")
def _a_inf_apart(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    if context.plain(site.last + 1) not in _ADJUNCT_OPENERS:
        return False
    for at in ahead(site.last + 1, context.size, _ADJUNCT):
        if context.mark(at):
            return False
        if context.plain(at) == "à":
            return infinitive_after(context, at)[0] == "inf"
    return False


@condition("indefinite_of", "de follows with a noun that has no definite article")
def _indefinite_of(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    at = site.last + 1
    if context.plain(at) != "de":
        return False
    after = context.at(at + 1)
    if after.plain in ("un", "une"):
        return True
    known = after.plain in NOUN_PHRASES or after.capital or after.infinitive
    return bool(after.plain) and not known


@condition("hinders_thing", "its object, before de + infinitive, names a thing")
def _hinders_thing(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    group = context.group(site.first)
    clitic = has_object_pronoun(context, group.first)
    if clitic or group.negated or context.plain(group.last + 1) not in DETERMINERS:
        return False
    subject = subject_of(context, group.first)
    return not (is_someone(context, subject) or names_someone(context, group.last + 1))


@condition("amount", "a number follows that is not a date or time of day")
def _amount(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    for at in (site.last + 1, site.last + 2):
        if context.at(at).number:
            after = context.plain(at + 1)
            hyphen = at + 1 < context.size and bool(_HYPHENS(context.gap(at + 1)))
            if _SCORE(context.at(at).folded) or (hyphen and context.at(at + 1).number):
                # Jusqu’à 6-1: a score.
                return False
            single = context.plain(at) in ("un", "une")
            return not (single or after in _TIMES or _YEAR(context.at(at).folded))
    return False


@condition("supposed", "si, pouvoir or devoir puts the verb under a condition or leaves it open")
def _supposed(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    group = context.group(site.first)
    if governed_by(context, group.first, _MODALS):
        return True
    subject = subject_of(context, group.first)
    return context.at(subject.first - 1).folded in ("si", "s'")


@condition("attribute_next", "an adjective follows, perhaps after an adverb, or comme")
def _attribute_next(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    at = context.group(site.first).last + 1
    if at < context.size and context.at(at).adverb:
        at += 1
    if at >= context.size or (context.mark(at) and not context.opens_quotation(at)):
        return False
    here = context.at(at)
    return here.plain == "comme" or not (
        here.plain in _NO_ATTRIBUTE or here.number or (context.is_verb(at) and not here.participle)
    )
