"""Whether a sentence can hold a verb of a class: asked of its word types, before any is parsed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from discourse.french.morphology import analyse
from discourse.french.parse import Parse
from discourse.matching import fold_word
from discourse.word_classes import word_class


def may_hold(parse: Parse, name: str) -> bool:
    """Whether some word of a sentence may be a form of a verb of a class."""
    return any(parse.each(parse.vocabulary.table(_is_form(name, parse.doc.lang))))


@cache
def _is_form(name: str, lang: str) -> Callable[[str], bool]:
    verbs = word_class(name, lang)
    return lambda form: not verbs.isdisjoint(_infinitives(fold_word(form)))


@cache
def _infinitives(word: str) -> tuple[str, ...]:
    return tuple(reading.lemma for reading in analyse(word))
