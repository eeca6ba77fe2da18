"""Permission and prohibition under *pouvoir*: what norms grant, deny and let be done."""

from __future__ import annotations

from discourse.decisions.cascade import Site
from discourse.french.complements import infinitive_after
from discourse.french.modal_verbs import PEOPLE, infinitive, is_conditional, subject
from discourse.french.persons import is_human
from discourse.french.subjects import subject_of
from discourse.word_classes import word_class

_OUTCOMES = word_class("outcomes")
_POWERS = word_class("powers")
_LIMITS = word_class("limits")
_NORM_ACTS = word_class("norm_act")
_SANCTIONING = word_class("sanctioning")
_PENAL = frozenset(("appliquer", "exiger", "imposer", "prendre", "prononcer"))
_IMPOSED = frozenset(("exiger", "infliger", "réclamer", "requérir"))
_SANCTIONS = word_class("sanction")
_EVERYBODY = (
    "tout le monde",
    "chacun",
    "quiconque",
    "toute personne",
    "chaque",
    "ne importe qui",
    "tous les",
    "toutes les",
)
_REFUSED = word_class("refused_act")
_BARRED = (("en", "aucun", "cas"), ("sous", "aucun", "prétexte"), ("en", "aucune", "façon"))
_BY_LAW = frozenset(("légalement", "juridiquement", "valablement"))
_LEAVE = frozenset(("admettre", "accepter", "tolérer", "permettre"))
_LEAVES = frozenset(("accord", "agrément", "autorisation", "aval", "consentement", "permission"))
_FROM_NOW = frozenset(("désormais", "dorénavant"))
_LEAVE_TAKING = word_class("leave_taking")
_NOW = frozenset(("maintenant", "désormais", "tous", "toutes", "et", "ou"))
# How far the object that names a limit may stand, in words.
_OBJECT = 6


def ruled(site: Site) -> bool:
    """Whether a limit, a prohibition, a penalty or a leave given decides what may be done."""
    if _limited(site) or _forbidden(site) or _sanctioned(site) or _granted(site):
        return True
    return _barred(site) or _refused(site) or _dismissed(site)


def _dismissed(site: Site) -> bool:
    """*Vous pouvez disposer*, *tu peux entrer*: who is addressed is given leave, or is not."""
    context = site.context
    if subject(site) not in ("vous", "tu") or context.plain(site.first) not in ("pouvez", "peux"):
        return False
    at = infinitive_after(context, site.last)[1]
    ends = at + 1 >= context.size or context.mark(at + 1) or context.plain(at + 1) in _NOW
    return ends and bool(context.at(at).lemmas & _LEAVE_TAKING) and not context.asks


def _barred(site: Site) -> bool:
    """*Ne peut en aucun cas vendre*, *peut légalement vendre*: the words of a norm."""
    context = site.context
    near = tuple(context.plains(site.last + 1, site.last + 4))
    if not _BY_LAW.isdisjoint(near[:3]):
        return True
    if not context.group(site.first).negated:
        return False
    if _without_leave(site):
        return True
    # Je ne peux en aucun cas approuver: the speaker’s own inability.
    return subject(site) != "je" and (near[:3] in _BARRED or near[1:4] in _BARRED)


def _without_leave(site: Site) -> bool:
    """*Ne peut se marier sans l’autorisation du maître*; *il ne peut être admis que*."""
    context = site.context
    at = infinitive_after(context, site.last)[1]
    group = context.group(at) if at > 0 else None
    if group is not None and group.last > at and group.lemma in _LEAVE:
        return True
    end = min(context.size, site.last + _OBJECT * 2)
    return any(
        context.plain(one) == "sans" and not _LEAVES.isdisjoint(context.plains(one + 1, one + 3))
        for one in range(site.last + 2, end)
    )


def _refused(site: Site) -> bool:
    """*Nous ne pouvons pas permettre que*, *on ne peut pas oublier*: what we must not do."""
    context = site.context
    group = context.group(site.first)
    # Nous ne pouvons permettre que: a denial, and no restriction.
    denied = group.negated or (group.restrictive and context.plain(site.last + 2) == "que")
    if not denied or subject(site) not in ("nous", "on"):
        return False
    if is_conditional(site) or context.compound(site.first) or context.at(site.first).past:
        return False
    at = infinitive_after(context, site.last)[1]
    # Nous ne pouvons pas nous le permettre: the means are missing.
    own = not {"nous", "se"}.isdisjoint(context.plains(site.last + 1, at - 1))
    return bool(infinitive(site) & _REFUSED) and not own


def _forbidden(site: Site) -> bool:
    """*Un élève ne peut pas garder sa bourse*: an act that a norm denies to people."""
    context = site.context
    if not context.group(site.first).negated or not infinitive(site) & _NORM_ACTS:
        return False
    if subject(site) in PEOPLE - {"on"} or context.compound(site.first):
        return False
    if subject(site):
        return subject(site) in ("on", "nul", "qui")
    said = subject_of(context, context.group(site.first).first)
    return said.first >= 0 and any(
        is_human(context, at) or context.plain(at) in ("nul", "aucun", "personne")
        for at in range(said.first, said.last + 1)
    )


def _granted(site: Site) -> bool:
    """*Tout le monde pourra emprunter ces livres*, *désormais ils pourront*: leave for all, or new.

    The future tells a leave that is given; the present, what everybody is able to do.
    """
    context = site.context
    if context.group(site.first).negated or not context.at(site.first).future:
        return False
    said = subject_of(context, context.group(site.first).first)
    opening = " ".join(context.plains(said.first, said.first + 2)) if said.first >= 0 else ""
    if opening.startswith(_EVERYBODY) and not infinitive(site) & _OUTCOMES:
        return True
    if _FROM_NOW.isdisjoint(context.plains(0, site.last + 3)):
        return False
    several = said.pronoun in ("ils", "elles", "vous")
    return several or (
        said.first >= 0 and any(is_human(context, at) for at in range(said.first, said.last + 1))
    )


def _sanctioned(site: Site) -> bool:
    """*Peut être expulsé*, *une amende peut être prononcée*: what a norm lets be done."""
    context = site.context
    if "être" not in infinitive(site):
        return False
    at = infinitive_after(context, site.last)[1]
    group = context.group(at)
    if group.last == at:
        return False
    said = subject_of(context, context.group(site.first).first)
    first = said.first
    if group.lemma in _SANCTIONING:
        someone = first >= 0 and any(
            is_human(context, at) or context.plain(at) in ("nul", "personne")
            for at in range(first, said.last + 1)
        )
        return someone or group.lemma in _IMPOSED
    named = context.plains(first, first + 2) if first >= 0 else []
    return group.lemma in _PENAL and not _SANCTIONS.isdisjoint(named)


def _limited(site: Site) -> bool:
    """*Ne peut dépasser ce plafond*; *chaque parti peut présenter*: a limit, a share of rights."""
    context = site.context
    denied = context.group(site.first).negated
    if denied and infinitive(site) & {"dépasser", "excéder"}:
        return not _LIMITS.isdisjoint(context.plains(site.last + 1, site.last + _OBJECT))
    first = subject_of(context, context.group(site.first).first).first
    return not denied and context.plain(first) == "chaque" and bool(infinitive(site) & _POWERS)
