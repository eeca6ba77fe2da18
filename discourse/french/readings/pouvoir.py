"""*Pouvoir*: open outcome, ability, permission."""

from __future__ import annotations

from discourse.decisions.cascade import NOTHING, Site, otherwise, rule
from discourse.french.complements import infinitive_after
from discourse.french.context import DETERMINERS, Context
from discourse.french.modal_verbs import (
    PEOPLE,
    infinitive,
    is_conditional,
    is_past_conditional,
    subject,
)
from discourse.french.persons import is_human
from discourse.french.readings.outcome import may_be, may_befall
from discourse.french.readings.permission import ruled
from discourse.french.subjects import subject_of
from discourse.word_classes import word_class

_LAW = word_class("law")
_POWERS = word_class("powers")
_NAMING = frozenset(("appeler", "nommer", "qualifier", "baptiser", "désigner"))
# Quoi que, si loin que, quel que: what these open is conceded.
_CONCEDING = frozenset(("quoi", "où", "quel", "quelle", "quels", "quelles"))
_ASKED = frozenset(("que", "comment", "où"))
# Maximal distance in words of a term of law, on either side.
_AROUND = 12
# How far before puisse the conceded word may stand (si loin que cette route puisse aller).
_CONCEDED = 8


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


@rule(
    "pouvoir.conceded",
    "possible",
    reason="quoi qu’elle puisse croire, si loin qu’il puisse aller: whatever may be",
    source="lexconn2012",
)
def _conceded(site: Site) -> bool:
    context = site.context
    if context.parse.tag(site.first).mood != "Sub":
        return False
    for at in range(site.first - 1, max(0, site.first - _CONCEDED), -1):
        if context.plain(at) == "que":
            if context.plain(at - 1) in _CONCEDING:
                return True
            return context.plain(at - 2) in ("si", "aussi") and not context.is_verb(at - 1)
    return False


@rule(
    "pouvoir.courtesy", "deontic", reason="si je puis me permettre, puis-je savoir: asks for leave"
)
def _courtesy(site: Site) -> bool:
    if site.context.plain(site.first + 1) == "-je" and site.context.plain(site.first) == "puis":
        # Puis-je savoir pourquoi, puis-je attirer votre attention sur ce point.
        return True
    return subject(site) == "je" and "permettre" in infinitive(site)


@rule(
    "pouvoir.naming",
    "possible",
    reason="ce qu’on pourrait appeler: a name among others",
    source="kronning2024",
)
def _naming(site: Site) -> bool:
    context = site.context
    if not is_conditional(site) or not infinitive(site) & _NAMING:
        return False
    first = subject_of(context, context.group(site.first).first).first
    return "ce que" in " ".join(context.plains(first - 3, first - 1))


@rule(
    "pouvoir.offer",
    "dynamic",
    reason="on pourrait, nous pourrions: a suggestion",
    source="kronning2024",
)
def _offer(site: Site) -> bool:
    # Nous pourrions être contraints de vendre: nothing is offered.
    struck = "être" in infinitive(site) and may_be(site)
    return is_conditional(site) and subject(site) in ("on", "nous", "je") and not struck


@rule(
    "pouvoir.open",
    "possible",
    reason="pourrait: an open outcome",
    source="codebook",
)
def _open(site: Site) -> bool:
    return is_conditional(site)


@rule(
    "pouvoir.only",
    "certain",
    reason="ne peut que perdre, il ne peut s’agir que de: nothing else is possible",
    source="kronning2024",
)
def _only(site: Site) -> bool:
    context = site.context
    if not context.group(site.first).restrictive or context.compound(site.first):
        return False
    if context.plain(site.last + 1) == "que":
        return subject(site) not in ("je", "nous")
    impersonal = subject(site) in ("il", "ce", "cela", "ça")
    at = infinitive_after(context, site.last)[1]
    passive = context.group(at).last > at if at > 0 else False
    return impersonal and not passive and bool(infinitive(site) & {"être", "agir"})


@rule(
    "pouvoir.asked",
    "dynamic",
    reason="que peut faire un gardien seul ?: what is in someone’s power is asked",
    source="kronning2024",
)
def _asked(site: Site) -> bool:
    context = site.context
    if not context.asks or context.plain(context.group(site.first).first - 1) not in _ASKED:
        return False
    at = infinitive_after(context, site.last)[1]
    return at > 0 and any(is_human(context, one) for one in (at + 1, at + 2))


@rule(
    "pouvoir.sporadic",
    "possible",
    reason="a thing that can cause, become, seem: it sometimes happens, or may be so",
    source="kronning2024",
)
def _sporadic(site: Site) -> bool:
    return may_befall(site)


@rule(
    "pouvoir.norm",
    "deontic",
    reason="ne peut … que; beside a law, a court; an act that a norm forbids; a penalty; a leave",
)
def _norm(site: Site) -> bool:
    context = site.context
    if context.group(site.first).restrictive and infinitive(site) & _POWERS:
        return True
    if ruled(site):
        return True
    if subject(site) in PEOPLE or _told(site):
        return False
    around = range(max(0, site.first - _AROUND), min(context.size, site.last + _AROUND))
    return any(
        not _LAW.isdisjoint(context.keys(at)) and not _granted_before(context, at) for at in around
    )


def _told(site: Site) -> bool:
    """*Afin de pouvoir, pour qu’il puisse, tout ce qu’il peut, il a pu*: no norm is stated."""
    context = site.context
    here = context.at(site.first)
    if not here.finite or context.compound(site.first):
        return True
    if context.parse.tag(site.first).mood == "Sub":
        return True
    first = subject_of(context, context.group(site.first).first).first
    return context.plains(first - 2, first - 1) == ["ce", "que"]


def _granted_before(context: Context, at: int) -> bool:
    """Whether *permis* is a participle (ce qui nous a permis), and no paper."""
    return context.plain(at) == "permis" and context.plain(at - 1) not in DETERMINERS


otherwise("pouvoir.ability", "dynamic", reason="otherwise means or ability", source="codebook")
