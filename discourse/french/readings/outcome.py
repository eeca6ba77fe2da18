"""What may befall under *pouvoir*: causes, effects, illness, readings, an upper bound."""

from __future__ import annotations

from discourse.decisions.cascade import Site
from discourse.french.complements import infinitive_after
from discourse.french.context import DETERMINERS, PREPOSITIONS
from discourse.french.modal_verbs import PEOPLE, infinitive, subject
from discourse.french.readings.si import is_condition
from discourse.french.subjects import subject_of
from discourse.reach import ahead
from discourse.word_classes import word_class

_OUTCOMES = word_class("outcomes")
_READ_AS = word_class("read_as")
_BEFALLING = word_class("befalling")
_CONSEQUENCES = word_class("consequence")
_STRIKING = word_class("striking")
_AILMENTS = word_class("ailment")
_SUFFERING = frozenset(("présenter", "développer", "ressentir", "éprouver", "contracter"))
_REACHING = frozenset(
    ("aller", "atteindre", "coûter", "durer", "grimper", "mesurer", "monter", "peser", "valoir")
)
# How far after être the condition of an attribute may open, in words.
_CONDITION = 6


def may_befall(site: Site) -> bool:
    """Whether an infinitive or a subject tells what may happen, and no ability."""
    context = site.context
    if context.compound(site.first):
        return False
    if _ails(site) or (context.at(site.first).gerund and infinitive(site) & _OUTCOMES):
        return True
    if not context.at(site.first).finite:
        return False
    if may_be(site) or _up_to(site) or _may_not(site):
        return True
    if context.group(site.first).negated or context.group(site.first).restrictive:
        return False
    if subject(site) in PEOPLE:
        return False
    return bool(infinitive(site) & _OUTCOMES) or _befalls(site) or _has_effect(site)


def _has_effect(site: Site) -> bool:
    """*Peut avoir un effet, de lourdes conséquences*: what may come of a thing."""
    context = site.context
    at = infinitive_after(context, site.last)[1]
    if "avoir" not in infinitive(site) or context.group(at).last != at:
        return False
    return not _CONSEQUENCES.isdisjoint(context.plains(at + 2, at + 4))


def _befalls(site: Site) -> bool:
    """*Le gel pourra abîmer les vignes*: the head of the subject brings what may befall."""
    return "être" not in infinitive(site) and is_subject_befalling(site)


def is_subject_befalling(site: Site) -> bool:
    """Whether the head of the subject names what befalls: weather, illness, an accident."""
    context = site.context
    said = subject_of(context, context.group(site.first).first)
    if said.pronoun or said.first < 0:
        return False
    head = said.first + (context.plain(said.first) in DETERMINERS)
    return context.plain(head) in _BEFALLING


def may_be(site: Site) -> bool:
    """*Ce peut être une erreur*; *peut être interprété comme*: one reading among others."""
    context = site.context
    if "agir" in infinitive(site) and subject(site) == "il":
        # Il peut s’agir d’une erreur.
        return not context.group(site.first).negated
    at = infinitive_after(context, site.last)[1]
    if "avoir" in infinitive(site) and context.plain(at - 1) == "y":
        # Il peut y avoir des retards.
        return not context.group(site.first).negated
    if "être" not in infinitive(site) or context.group(site.first).negated:
        return False
    if subject(site) in ("ce", "cela", "ça"):
        return context.group(at).last == at
    group = context.group(at)
    if group.lemma in _READ_AS or group.lemma in _STRIKING:
        # Peut être frappé d’une amende: a penalty.
        return group.lemma != "frapper" or context.plain(group.last + 1) != "de"
    return group.last == at and subject(site) not in PEOPLE and _depends(site, at)


def _depends(site: Site, at: int) -> bool:
    """*Son rôle peut être important si elle enquête*: an attribute under a condition."""
    context = site.context
    after = context.at(at + 1)
    if after.plain in DETERMINERS | PREPOSITIONS or after.adverb or after.participle:
        return False
    return any(
        context.words[one].folded in ("si", "s'") and is_condition(context, one)
        for one in ahead(at + 1, context.size, _CONDITION)
    )


def _up_to(site: Site) -> bool:
    """*Peut aller jusqu’à dix ans*: the maximum of what is possible."""
    context = site.context
    at = infinitive_after(context, site.last)[1]
    return bool(infinitive(site) & _REACHING) and context.plain(at + 1) == "jusque"


def _ails(site: Site) -> bool:
    """*Les patients peuvent présenter une allergie*: what may befall people too."""
    context = site.context
    at = infinitive_after(context, site.last)[1]
    if infinitive(site).isdisjoint(_SUFFERING):
        return False
    return not _AILMENTS.isdisjoint(context.plains(at + 1, at + 3))


def _may_not(site: Site) -> bool:
    """*Ce format peut ne pas être vendu*: it is left open that it is not so."""
    return site.context.plains(site.last + 1, site.last + 2) == ["ne", "pas"]
