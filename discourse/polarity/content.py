"""Content words: nouns, verbs, adjectives and adverbs of manner, on which coverage is measured."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from discourse.addresses import is_address
from discourse.french.morphology import analyse
from discourse.french.parse import Parse
from discourse.matching import fold_word
from discourse.word_classes import word_class

_AUXILIARIES = word_class("auxiliary")


@cache
def _asked(lang: str) -> Callable[[str], bool]:
    return partial(_is_content, lang=lang)


def _is_content(form: str, lang: str) -> bool:
    word = fold_word(form)
    if not any(letter.isalpha() for letter in word) or word in word_class("function_word", lang):
        return False
    if is_address(word):
        return False
    readings = analyse(form)
    return not (readings and all(reading.lemma in _AUXILIARIES for reading in readings))


def content_words(parse: Parse) -> list[int]:
    """The content words of a sentence: no function words, auxiliaries or numbers.

    Parameters
    ----------
    parse
        a sentence.

    Returns
    -------
    list of int
        word numbers within the sentence, ascending.
    """
    carries = parse.vocabulary.table(_asked(parse.doc.lang))
    return [at for at, one in enumerate(parse.each(carries)) if one]
