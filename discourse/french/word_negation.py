"""Whether a marker that is not a verb is negated, and the *ne* that negates nothing.

Source of the rules: codebook (expletive *ne*, *ne … que*, ``pas`` the noun), own.
"""

from __future__ import annotations

from discourse.french.context import Context
from discourse.french.morphology import VerbGroup
from discourse.french.verb_chains import governor
from discourse.reach import back
from discourse.word_classes import word_class

_SECONDS = word_class("negative")
_BEFORE = word_class("negative_before")
_GOVERNING = word_class("modal_verb")
_THROUGH = word_class("denied_through")
# Maximal distance in words between plus and its ne: n’offre à personne plus de garanties.
_NE_NEAR = 8


def denied(context: Context, index: int) -> bool:
    """Whether the verb group of a word is denied, or the modal verb that governs its infinitive.

    *Il ne faut pas craindre*: negating devoir, falloir, pouvoir, vouloir negates what they govern.
    """
    if context.group(index).negated:
        return True
    held = _held(context, index, _GOVERNING)
    return held is not None and held.negated


def governed_by(context: Context, first: int, lemmas: frozenset[str]) -> bool:
    """Whether one of some verbs governs the infinitive at a word."""
    return _held(context, first, lemmas) is not None


def _held(context: Context, index: int, lemmas: frozenset[str]) -> VerbGroup | None:
    group = context.group(index)
    held = governor(context.parse, group) if context.at(group.first).infinitive else None
    return held if held is not None and held.lemma in lemmas else None


def negated_word(context: Context, first: int) -> bool:
    """Whether a noun, adjective or adverb is denied: by a word before it or by its verb."""
    if context.plains(first - 2, first - 1) == ["du", "tout"] and not context.comma_before(first):
        first -= 2  # pas du tout certain
    for at in (first - 1, first - 2):
        name = context.plain(at)
        if name in _BEFORE and not context.strong_before(at + 1):
            # de plus, le plus: more, most; plus que jamais: more than ever.
            before = context.plain(at - 1)
            more = name == "plus" and (
                before in ("de", "le", "la", "les") or not _under_ne(context, at)
            )
            more = more or (name == "jamais" and before == "que")
            return not more
        if not (context.at(at).adverb or name in ("de", "si")):
            break
    for at in range(first - 1, first - 5, -1):
        here = context.at(at)
        if here.finite and not here.lemmas.isdisjoint(_THROUGH):
            group = context.group(at)
            # n’est probablement pas fini: pas is in the scope of the adverb and negates what
            # follows.
            under = context.at(first).adverb and context.plain(first + 1) in _SECONDS
            return not under and group.negated
        if not (here.adverb or here.folded.startswith("-")):
            return False
    return False


def _under_ne(context: Context, at: int) -> bool:
    """Whether *ne* comes shortly before a word: without it *plus de risques* means more of them."""
    return any(context.plain(before) == "ne" for before in back(at, _NE_NEAR))
