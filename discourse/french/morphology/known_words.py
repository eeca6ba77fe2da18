"""Whether a word is French, and whether it is an adverb in -ment."""

from __future__ import annotations

from functools import cache

from discourse.french.morphology.dictionary import listed
from discourse.french.morphology.form_readings import is_verb, readings
from discourse.word_classes import grammar_words, word_class

_SHORTEST = len("crûment")  # letters of an adverb in -ment
_PLAIN = {"é": "e", "û": "u"}  # profondément is made of profonde, assidûment of assidu


@cache
def is_known(word: str) -> bool:
    """Whether a folded word is French: in a dictionary, a verb form, a grammar word, an adverb.

    >>> is_known("échec"), is_known("évidemment"), is_known("echec")
    (True, True, False)
    """
    return _is_listed(word) or word in grammar_words() or is_adverb_in_ment(word)


def is_adverb_in_ment(word: str) -> bool:
    """Whether a folded word is an adverb in -ment, made of a known adjective or participle.

    Our dictionaries hold the nouns in -ment and the adjectives, but no such adverbs.

    >>> [is_adverb_in_ment(word) for word in ("évidemment", "profondément", "gouvernement")]
    [True, True, False]
    """
    if not word.endswith("ment") or len(word) < _SHORTEST:
        return False
    if word in word_class("adverb"):
        return True  # gentiment; complètement, since the dictionary knows a noun
    if _is_listed(word):
        return False
    if word.endswith(("emment", "amment")):
        return listed(word[:-5] + "nt") is not None
    base = word[:-4]
    return _is_listed(base) or _is_listed(base[:-1] + _PLAIN.get(base[-1], base[-1]))


def _is_listed(word: str) -> bool:
    """Whether a dictionary has a word, or the verb of one: emises is not of a verb in -iser."""
    return listed(word) is not None or any(is_verb(one.lemma) for one in readings(word))
