"""What a consequence depends on where no *si* says it: *sans*, *en cas de*, a gerund first."""

from __future__ import annotations

from discourse.french.context import Context, asked_once_of
from discourse.word_classes import word_class

_CONDITION_WORDS = word_class("condition_words")
_CASES = frozenset(("cas", "conditions", "hypothèse", "absence", "défaut", "faute", "place"))
_POSSESSIVES = word_class("possessive")


@asked_once_of
def supposes(context: Context) -> bool:
    """Whether the sentence names what something depends on (sans, en cas de, dans l’hypothèse)."""
    if context.has(_CONDITION_WORDS):
        return True
    return context.has(_CASES) and any(
        here.plain in _CASES and _puts_case(context, index)
        for index, here in enumerate(context.words)
    )


def _puts_case(context: Context, at: int) -> bool:
    """*En cas de gel*, *dans ce cas*, *dans ces conditions*, *dans l’hypothèse*."""
    here, before = context.plain(at), context.plain(at - 1)
    if here == "cas" and context.plain(at + 1) == "contraire":
        return before == "en" or context.plain(at - 2) == "dans"
    if here in ("absence", "défaut", "faute") or (here == "cas" and before == "en"):
        # En l’absence de, à défaut de, faute de.
        opens = context.comma_before(at) or before in ("en", "à", "le", "la")
        return opens and context.plain(at + 1) == "de"
    if here == "place":
        return before in _POSSESSIVES and context.plain(at - 2) == "à"
    pointed = before in ("ce", "cette", "ces", "pareil", "tel") or context.plain(at) == "hypothèse"
    return pointed and context.plain(at - 2) in ("dans", "par")


def put_first(context: Context) -> bool:
    """A gerund or *avec* + noun at the head of the sentence: *En agissant tôt, …*."""
    if context.plain(0) == "avec":
        return True
    return context.plain(0) == "en" and context.at(1).gerund
