"""*Bien* and *clairement* that insist, and those of manner or degree."""

from __future__ import annotations

from discourse.decisions.cascade import NOTHING, Site, otherwise, rule
from discourse.french.conditions import follows_copula
from discourse.french.readings.certainty import granted, stands_apart
from discourse.french.word_negation import negated_word
from discourse.reach import back
from discourse.word_classes import word_class

_PROVING = frozenset(("montrer", "prouver", "démontrer", "confirmer"))
_FACTS = word_class("asserted_fact")
_SHOWING = word_class("showing")
_TELLING = frozenset(("dire", "préciser", "signaler", "expliquer", "affirmer", "exprimer"))


@rule(
    "bien.concessive",
    "concessive",
    reason="il a bien signé, mais: granted before it is opposed",
    source="rossari2016",
)
def _bien_concessive(site: Site) -> bool:
    return _insists(site) and granted(site)


@rule(
    "bien.insists",
    "certain",
    reason="a bien eu lieu, c’est bien lui, montre bien que: that it is so is insisted on",
    source="hyland2005",
)
def _bien_insists(site: Site) -> bool:
    return _insists(site)


def _insists(site: Site) -> bool:
    context, at = site.context, site.first
    before, after = context.at(at - 1), context.at(at + 1)
    if context.mark(at) or at + 1 >= context.size or context.mark(at + 1):
        return False
    if before.plain == "mais":
        # Ce n’est pas lui, mais bien elle.
        many = after.folded in ("des", "du", "de", "d'")
        denied = "ne" in context.plains(0, at)
        return denied and not many and stands_apart(after)
    if after.plain == "que":
        return bool(before.lemmas & _PROVING) and context.is_verb(at - 1)
    group = context.group(at - 1) if context.is_verb(at - 1) else None
    if group is None or before.lemmas.isdisjoint({"avoir", "être"}):
        return False
    if group.last > at:
        if after.plain == "été" and group.last > at + 1:
            # A bien été envoyée; of manner it stands after été.
            return True
        done = context.at(group.last).lemmas & _FACTS and context.plain(at + 1) != "fait"
        lieu = context.plain(group.last + 1) == "lieu"
        return bool(done) and (lieu or context.plain(group.last) != "eu")
    named = after.plain in ("le", "la", "les", "lui", "elle", "eux", "elles", "moi", "nous")
    return "être" in before.lemmas and (named or after.capital)


@rule(
    "clairement.shows",
    "certain",
    reason="montrer clairement, est clairement: insists that it is so",
    source="hyland2005",
)
def _clairement_shows(site: Site) -> bool:
    context = site.context
    if negated_word(context, site.first):
        return False
    if context.plain(site.first + 3) == "encontre":
        # Va clairement à l’encontre de.
        return True
    said = back(site.first, 3)
    if any(context.words[one].lemmas & _TELLING and context.is_verb(one) for one in said):
        return False
    if context.plain(site.first - 1) in ("assez", "très", "plus", "semble") or site.first == 0:
        return context.plain(site.first - 1) != "plus" or follows_copula(context, site.first)
    if follows_copula(context, site.first) and not context.at(site.first + 1).infinitive:
        return True
    near = range(max(0, site.first - 4), min(context.size, site.first + 2))
    return any(context.words[at].lemmas & _SHOWING and context.is_verb(at) for at in near)


otherwise("clairement.manner", NOTHING, reason="parler clairement: in a clear way")
