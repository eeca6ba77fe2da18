"""*Pouvoir*: open outcome, ability, permission."""

from __future__ import annotations

from discourse.modality.cascade import NOTHING, Site, rule
from discourse.modality.classes import word_class
from discourse.modality.contents import infinitive_after
from discourse.modality.modal_verbs import (
    PEOPLE,
    infinitive,
    is_conditional,
    is_past_conditional,
    subject,
)
from discourse.modality.negation import negated_verb, restricted

_OUTCOMES = word_class("outcomes")
_LAW = word_class("law")
_POWERS = word_class("powers")


@rule("pouvoir.noun", NOTHING, reason="the noun: le pouvoir, un abus de pouvoir")
def _noun(site: Site) -> bool:
    context = site.context
    if context.at(site.first).infinitive and infinitive_after(context, site.last)[0] != "inf":
        return True
    return not context.is_verb(site.first)


@rule(
    "pouvoir.counterfactual",
    "hypothetical",
    reason="aurait pu: what was not",
    source="codebook",
)
def _counterfactual(site: Site) -> bool:
    return is_past_conditional(site)


@rule("pouvoir.courtesy", "deontic", reason="si je puis me permettre: leave is asked")
def _courtesy(site: Site) -> bool:
    return subject(site) == "je" and "permettre" in infinitive(site)


@rule(
    "pouvoir.offer",
    "dynamic",
    reason="on pourrait, nous pourrions: a way is shown",
    source="kronning2024",
)
def _offer(site: Site) -> bool:
    return is_conditional(site) and subject(site) in ("on", "nous", "je")


@rule(
    "pouvoir.open",
    "possible",
    reason="pourrait: the outcome is left open",
    source="codebook",
)
def _open(site: Site) -> bool:
    return is_conditional(site)


@rule(
    "pouvoir.sporadic",
    "possible",
    reason="a thing that can cause, become, seem: it happens or it may be",
    source="kronning2024",
)
def _sporadic(site: Site) -> bool:
    context = site.context
    if context.compound(site.first) or not context.at(site.first).finite:
        return False
    if negated_verb(context, site.first, site.last) or restricted(context, site.first, site.last):
        return False
    return subject(site) not in PEOPLE and bool(infinitive(site) & _OUTCOMES)


@rule(
    "pouvoir.norm",
    "deontic",
    reason="ne peut … que; under a law, an article, a court: a rule allows or restricts",
)
def _norm(site: Site) -> bool:
    context = site.context
    if restricted(context, site.first, site.last) and infinitive(site) & _POWERS:
        return True
    lawful = any(not here.keys_set.isdisjoint(_LAW) for here in context.words)
    return lawful and subject(site) not in PEOPLE


@rule("pouvoir.ability", "dynamic", reason="otherwise means or ability", source="codebook")
def _ability(site: Site) -> bool:
    return True
