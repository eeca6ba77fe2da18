"""Negation as an operator on a marker, with the *ne* that denies nothing.

Source of the rules: codebook (expletive *ne*, *ne … que*, ``pas`` the noun), own.
"""

from __future__ import annotations

from discourse.modality.classes import word_class
from discourse.modality.context import CLITICS, Context

_SECONDS = word_class("negative_seconds")
_SUBJECTS = word_class("negative_subjects")
_ALONE = word_class("denied_by_ne")
_BEFORE = word_class("negative_before")
_THROUGH = word_class("denied_through")
# How far after the verb its second word may stand, and before ne a negative subject.
_REACH = 6


def _ne(context: Context, first: int) -> int:
    """Position before a verb group's clitics, where *ne* would stand."""
    at = first - 1
    while at >= 0 and context.words[at].plain in CLITICS:
        at -= 1
    return at


def _second(context: Context, first: int, last: int) -> str:
    """The word after a verb group that answers *ne*: a negative word, *que*, or nothing."""
    for index in range(first + 1, min(context.size, last + 1 + _REACH)):
        if context.strong_before(index):
            return ""
        name = context.words[index].plain
        if name == "que":
            return "que"
        if name in _SECONDS:
            # ne … plus que: only.
            return "que" if name == "plus" and context.plain(index + 1) == "que" else name
    return ""


def negated_verb(context: Context, first: int, last: int) -> bool:
    """Whether a verb group is denied: *ne … pas*, a negative subject, *sans* or *ne pas* before.

    *Ne* alone denies only pouvoir, savoir, cesser, oser (elsewhere it is expletive), and
    *ne … que* restricts.
    """
    at = _ne(context, first)
    before = context.plain(at)
    if before == "sans":
        return True
    if before in ("pas", "plus", "jamais", "rien"):
        return "ne" in (context.plain(at - 1), context.plain(at - 2))
    if before != "ne":
        return False
    second = _second(context, first, last)
    if second not in ("", "que"):
        return True
    if _denying_subject(context, at):
        return True
    if second:
        return False
    # In a compound tense the participle names the verb (n’ont pu atteindre).
    return not (context.at(first).lemmas | context.at(last).lemmas).isdisjoint(_ALONE)


def restricted(context: Context, first: int, last: int) -> bool:
    """Whether *ne … que* surrounds a verb group."""
    at = _ne(context, first)
    if context.plain(at) != "ne" or _second(context, first, last) != "que":
        return False
    # Rien n’indique que: the subject answers ne, and que opens a clause.
    return not _denying_subject(context, at)


def _denying_subject(context: Context, ne: int) -> bool:
    """Whether a negative subject (rien, personne, aucun) stands before *ne*."""
    return any(context.plain(at) in _SUBJECTS for at in range(max(0, ne - 1 - _REACH), ne))


def negated_word(context: Context, first: int) -> bool:
    """Whether a noun, adjective or adverb is denied: by a word before it or by its verb."""
    for at in (first - 1, first - 2):
        name = context.plain(at)
        if name in _BEFORE and not context.strong_before(at + 1):
            # de plus, le plus: more, most; plus que jamais: more than ever.
            before = context.plain(at - 1)
            more = name == "plus" and before in ("de", "le", "la", "les")
            more = more or (name == "jamais" and before == "que")
            return not more
        if not (context.at(at).adverb or name in ("de", "très", "si", "aussi", "trop")):
            break
    for at in range(first - 1, first - 5, -1):
        here = context.at(at)
        if here.finite and not here.lemmas.isdisjoint(_THROUGH):
            group = context.group(at)
            # n’est probablement pas fini: pas stands under the adverb and denies what follows.
            under = context.at(first).adverb and context.plain(first + 1) in _SECONDS
            return not under and negated_verb(context, group.first, group.last)
        if not (here.adverb or here.plain in ("pas", "plus") or here.folded.startswith("-")):
            return False
    return False
