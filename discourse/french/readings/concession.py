"""*Mais*: opposition, addition, correction."""

from __future__ import annotations

from discourse.decisions.cascade import NOTHING, Site, otherwise, rule
from discourse.french.context import SUBJECTS, Context
from discourse.french.readings.certainty import stands_apart
from discourse.reach import ahead, back
from discourse.word_classes import word_class

_RELATIVES = word_class("relative_or_que")
# Maximal distance in words between mais and the beginning of its first half.
_FIRST_HALF, _CORRECTED = 40, 12
# How far after mais the first verb may stand, in words.
_ADDED = 8
_MODALS = frozenset(("devoir", "falloir", "pouvoir", "vouloir"))


@rule(
    "mais.additive",
    NOTHING,
    reason="non seulement … mais, mais aussi: it adds",
    source="codebook",
)
def _mais_additive(site: Site) -> bool:
    context = site.context
    after = context.plain(site.last + 1)
    if after in ("aussi", "également", "encore") and site.first > 0:
        return True
    if site.first == 0 and _adds(context):
        return True
    before = context.plains(site.first - _FIRST_HALF, site.first - 1)
    adds = "seulement" in before or (
        # Pas uniquement drôle, mais savant; before a clause mais opposes.
        "uniquement" in before and not _has_clause(context, site.last)
    )
    return adds and not {"non", "pas"}.isdisjoint(before)


def _adds(context: Context) -> bool:
    """*Mais nous voulons également que*: the adverb after the first verb says that it adds."""
    for at in range(1, min(context.size, _ADDED)):
        if not context.is_finite(at):
            continue
        if context.group(at).negated or context.plain(at + 1) not in ("aussi", "également"):
            return False
        # Il est aussi seul que son frère: a degree.
        return "que" not in context.plains(at + 3, at + 4) or context.plain(at + 2) == "que"
    return False


@rule(
    "mais.corrective",
    NOTHING,
    reason="non pas A mais B: a correction, not a concession",
    source="lexconn2012",
)
def _mais_corrective(site: Site) -> bool:
    context = site.context
    return any(
        (context.plain(at) == "non" and context.plain(at + 1) in ("pas", "plus", "point"))
        or (context.plain(at) == "pas" and "," in context.gap(at) and _bare(site, at))
        for at in back(site.first, _CORRECTED)
    )


def _bare(site: Site, at: int) -> bool:
    """Whether no verb stands from *pas* to the end: *…, pas des fleurs, mais des fruits*."""
    context = site.context
    if context.plain(site.last + 1) in ("pas", "non"):
        return False
    end = next((one for one in ahead(site.last, context.size) if context.mark(one)), context.size)
    end = min(end, site.last + _ADDED)
    return context.first_finite(range(at, end)) < 0


@rule(
    "mais.refutes",
    NOTHING,
    reason="ce n’est pas A, mais B: B stands in for A, nothing is granted",
    source="codebook",
)
def _mais_refutes(site: Site) -> bool:
    context = site.context
    after = context.at(site.last + 1)
    if site.first < 3 or context.strong_before(site.first):
        return False
    if after.plain == "bien" and not context.mark(site.last + 2):
        # Ce n’est pas lui, mais bien elle; but: mais bien des thèmes.
        second = context.at(site.last + 2)
        many = second.folded in ("des", "du", "de", "d'")
        before = context.plains(site.first - _FIRST_HALF, site.first)
        return "ne" in before and not many and stands_apart(second)
    if _same_again(site):
        return True
    if after.plain in _RELATIVES or after.gerund:
        # Un choix qui n’est pas courageux, mais que l’on accepte: two clauses are opposed.
        return False
    denied = -1
    for at in back(site.first, _CORRECTED):
        if context.strong_before(at + 1) and at + 1 < site.first:
            return False
        if context.is_finite(at):
            group = context.group(at)
            if not group.negated or "pas" not in context.plains(group.first, site.first):
                return False
            denied = at
            break
    if denied < 0:
        return False
    return not _has_clause(context, site.last)


def _same_again(site: Site) -> bool:
    """*Nous ne devons pas A, mais nous devons B*: the same verb of the same subject, not denied."""
    context = site.context
    pronoun, at = context.plain(site.last + 1), site.last + 2
    modal = not context.at(at).lemmas.isdisjoint(_MODALS)
    if pronoun not in SUBJECTS or not modal or context.compound(at):
        return False
    form = context.at(at).folded
    for before in back(site.first, _FIRST_HALF):
        if context.words[before].folded == form and context.is_verb(before):
            group = context.group(before)
            near = context.plains(group.first - 2, group.first - 1)
            return group.negated and not context.group(at).negated and pronoun in near
    return False


def _has_clause(context: Context, last: int) -> bool:
    """Whether a finite verb follows outside a relative, so that *mais* opens a clause."""
    for at in ahead(last, context.size):
        # « Ce n’est pas A, mais B », dit-elle: the quotation ends, and what is opposed with it.
        if context.strong_before(at) or context.quoted[at] != context.quoted[last]:
            return False
        if context.plain(at) in ("qui", "que", "dont", "où"):
            return False
        if context.is_finite(at):
            return True
    return False


otherwise("mais.opposes", "concessive", reason="otherwise mais opposes", source="lexconn2012")
