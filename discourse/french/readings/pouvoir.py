"""*Pouvoir*: open outcome, ability, permission."""

from __future__ import annotations

from discourse.decisions.cascade import NOTHING, Site, rule
from discourse.french.complements import infinitive_after
from discourse.french.modal_verbs import (
    PEOPLE,
    infinitive,
    is_conditional,
    is_past_conditional,
    subject,
)
from discourse.french.subjects import subject_of
from discourse.word_classes import word_class

_OUTCOMES = word_class("outcomes")
_LAW = word_class("law")
_POWERS = word_class("powers")
_READ_AS = word_class("read_as")
_LIMITS = word_class("limits")
# Maximal distance in words of the object that names a limit.
_OBJECT = 6
# Maximal distance in words of a term of law, on either side.
_AROUND = 12


@rule("pouvoir.noun", NOTHING, reason="the noun: le pouvoir, un abus de pouvoir")
def _noun(site: Site) -> bool:
    context = site.context
    if context.at(site.first).infinitive and infinitive_after(context, site.last)[0] != "inf":
        return True
    if context.plain(site.first) == "puis" and subject(site) != "je":
        # Puis, then.
        return True
    return not context.is_verb(site.first)


@rule("pouvoir.wish", "bouletic", reason="puisse la paix durer: a wish", source="kronning2024")
def _wish(site: Site) -> bool:
    context = site.context
    if context.plain(site.first) not in ("puisse", "puissent", "puissions", "puissiez"):
        return False
    return context.strong_before(site.first)


@rule(
    "pouvoir.counterfactual",
    "hypothetical",
    reason="aurait pu: contrary to fact",
    source="codebook",
)
def _counterfactual(site: Site) -> bool:
    return is_past_conditional(site)


@rule("pouvoir.courtesy", "deontic", reason="si je puis me permettre: a request for permission")
def _courtesy(site: Site) -> bool:
    return subject(site) == "je" and "permettre" in infinitive(site)


@rule(
    "pouvoir.offer",
    "dynamic",
    reason="on pourrait, nous pourrions: a suggestion",
    source="kronning2024",
)
def _offer(site: Site) -> bool:
    return is_conditional(site) and subject(site) in ("on", "nous", "je")


@rule(
    "pouvoir.open",
    "possible",
    reason="pourrait: an open outcome",
    source="codebook",
)
def _open(site: Site) -> bool:
    return is_conditional(site)


@rule(
    "pouvoir.sporadic",
    "possible",
    reason="a thing that can cause, become, seem: it sometimes happens, or may be so",
    source="kronning2024",
)
def _sporadic(site: Site) -> bool:
    context = site.context
    if context.compound(site.first) or not context.at(site.first).finite:
        return False
    if _may_be(site) or _up_to(site):
        return True
    if context.group(site.first).negated or context.group(site.first).restrictive:
        return False
    return subject(site) not in PEOPLE and bool(infinitive(site) & _OUTCOMES)


@rule(
    "pouvoir.norm",
    "deontic",
    reason="ne peut … que; under a law, an article, a court: a rule allows or restricts",
)
def _norm(site: Site) -> bool:
    context = site.context
    if context.group(site.first).restrictive and infinitive(site) & _POWERS:
        return True
    if _limited(site):
        return True
    if subject(site) in PEOPLE:
        return False
    around = context.words[max(0, site.first - _AROUND) : site.last + _AROUND]
    return any(not _LAW.isdisjoint(here.keys) for here in around)


def _may_be(site: Site) -> bool:
    """*Ce peut être une erreur*; *peut être interprété comme*: one reading among others."""
    context = site.context
    if "agir" in infinitive(site) and subject(site) == "il":
        # Il peut s’agir d’une erreur.
        return not context.group(site.first).negated
    if "être" not in infinitive(site) or context.group(site.first).negated:
        return False
    at = infinitive_after(context, site.last)[1]
    if subject(site) in ("ce", "cela", "ça"):
        return context.group(at).last == at
    return context.group(at).lemma in _READ_AS


def _up_to(site: Site) -> bool:
    """*Peut aller jusqu’à dix ans*: the maximum of what is possible."""
    context = site.context
    at = infinitive_after(context, site.last)[1]
    return "aller" in infinitive(site) and context.plain(at + 1) == "jusque"


def _limited(site: Site) -> bool:
    """*Ne peut dépasser ce plafond*; *chaque parti peut présenter*: a limit, a share of rights."""
    context = site.context
    denied = context.group(site.first).negated
    if denied and infinitive(site) & {"dépasser", "excéder"}:
        return not _LIMITS.isdisjoint(context.plains(site.last + 1, site.last + _OBJECT))
    first = subject_of(context, context.group(site.first).first).first
    return not denied and context.plain(first) == "chaque" and bool(infinitive(site) & _POWERS)


@rule("pouvoir.ability", "dynamic", reason="otherwise means or ability", source="codebook")
def _ability(site: Site) -> bool:
    return True
