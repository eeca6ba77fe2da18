"""Where the phrase of a word begins, and what links it to the words around it."""

from __future__ import annotations

from discourse.french.parse import Parse
from discourse.punctuation import DIVIDING
from discourse.word_classes import word_class

_LONGEST = 40


def openers(lang: str) -> frozenset[str]:
    """Words that open a clause; *et*, *ou*, *ni* join nouns as well."""
    found = word_class("clause_opener", lang) | word_class("clause_link", lang)
    return found - word_class("joining", lang)


def prepositions(lang: str) -> frozenset[str]:
    """The prepositions that link more loosely than *de*."""
    return word_class("preposition", lang) - word_class("genitive", lang) | word_class(
        "circumstantial", lang
    )


def opens_clause(parse: Parse, low: int, high: int) -> bool:
    """Whether a word from one to before another opens a clause."""
    return not openers(parse.doc.lang).isdisjoint(parse.folded[low:high])


def is_marked(parse: Parse, low: int, high: int) -> bool:
    """Whether a mark separates any of the words from one to another."""
    return any("," in gap or not DIVIDING.isdisjoint(gap) for gap in parse.gaps[low : high + 1])


def links(parse: Parse, low: int, high: int) -> str:
    """The last preposition, no genitive, from one word to before another."""
    held = prepositions(parse.doc.lang)
    return next((word for word in reversed(parse.folded[low:high]) if word in held), "")


def leading(parse: Parse, at: int) -> str:
    """The preposition that opens the phrase of a word; empty when none does."""
    held, opening = prepositions(parse.doc.lang), openers(parse.doc.lang)
    first = at
    while first > 0 and at - first < _LONGEST:
        gap = parse.gap(first)
        if "," in gap or not DIVIDING.isdisjoint(gap) or parse.folded[first - 1] in opening:
            break
        if parse.verb_at(first - 1) is not None:
            break
        first -= 1
    if parse.folded[first : first + 2] in (["d'", "après"], ["aux", "yeux"]) and first < at:
        return "selon"
    before = parse.meant(first)
    return before if first < at and before in held else ""
