"""Negation as an operator on a marker, with the *ne* that denies nothing.

Source of the rules: codebook (expletive *ne*, *ne … que*, ``pas`` the noun), own.
"""

from __future__ import annotations

from discourse.modality.context import CLITICS, Context

_SECOND = frozenset(
    "pas plus jamais guère aucun aucune rien personne nullement point ni nul nulle aucunement".split()
)
# Subjects that go with *ne* alone (personne ne sait, aucun accord n’a été signé).
_SUBJECTS = frozenset("personne rien nul nulle aucun aucune jamais ni".split())
# Verbs that *ne* denies without a second word (il ne peut accepter).
_BARE = frozenset("pouvoir savoir cesser oser".split())
_BEFORE = frozenset("pas plus jamais non sans ni aucun aucune nul nulle guère nullement".split())
_REACH = 6


def negated_verb(context: Context, first: int, last: int) -> bool:
    """Whether a verb group is denied: *ne … pas*, a negative subject, *sans* or *ne pas* before.

    *Ne* alone denies only pouvoir, savoir, cesser, oser (elsewhere it is expletive), and
    *ne … que* restricts.
    """
    at = first - 1
    while at >= 0 and context.words[at].plain in CLITICS:
        at -= 1
    before = context.plain(at)
    if before == "sans":
        return True
    if before in ("pas", "plus", "jamais", "rien") and context.plain(at - 1) == "ne":
        return True
    if before in ("pas", "plus", "jamais") and context.at(first).infinitive:
        return context.plain(at - 1) == "ne" or context.plain(at - 2) == "ne"
    if before != "ne":
        return False
    for index in range(first + 1, min(context.size, last + 1 + _REACH)):
        if context.strong_before(index):
            break
        name = context.words[index].plain
        if name in _SECOND:
            # ne … plus que, ne … pas que: restriction and its denial.
            return not (name == "plus" and context.plain(index + 1) == "que")
        if name == "que":
            return False
    if any(context.plain(index) in _SUBJECTS for index in range(max(0, at - 7), at)):
        return True
    return not context.at(first).lemmas.isdisjoint(_BARE)


def restricted(context: Context, first: int, last: int) -> bool:
    """Whether *ne … que* surrounds a verb group."""
    at = first - 1
    while at >= 0 and context.words[at].plain in CLITICS:
        at -= 1
    if context.plain(at) != "ne":
        return False
    for index in range(first + 1, min(context.size, last + 1 + _REACH)):
        if context.words[index].plain in _SECOND:
            return False
        if context.words[index].plain == "que":
            return True
    return False


def negated_word(context: Context, first: int) -> bool:
    """Whether a noun, adjective or adverb is denied: by a word before it or by its verb."""
    for back in (1, 2):
        name = context.plain(first - back)
        if name in _BEFORE and not context.strong_before(first - back + 1):
            return not (name == "plus" and context.plain(first - back - 1) in ("de", "le", "la", "les"))
        if not (context.at(first - back).adverb or name in ("de", "très", "si", "aussi", "trop")):
            break
    if context.plain(first - 1) == "aussi" :
        return False
    for back in range(1, 5):
        here = context.at(first - back)
        if here.finite and not here.lemmas.isdisjoint(_COPULAS):
            group = context.group(first - back)
            return negated_verb(context, group.first, group.last)
        if not (here.adverb or here.plain in ("pas", "plus", "-il", "-t-il", "-elle")):
            return False
    return False


_COPULAS = frozenset("être sembler paraître rester demeurer avoir".split())
