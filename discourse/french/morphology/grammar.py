"""The classes of grammar words that the rules of morphology ask for, as bits."""

from __future__ import annotations

from enum import IntFlag, auto
from functools import cache

from discourse.word_classes import word_class


class Word(IntFlag):
    """The classes of ``words.tsv`` that tagging and grouping ask for; a word may have several."""

    DETERMINER = auto()
    ARTICLE_OR_CLITIC = auto()
    SUBJECT = auto()
    FIRST_SINGULAR = auto()
    SECOND_SINGULAR = auto()
    FIRST_PLURAL = auto()
    SECOND_PLURAL = auto()
    THIRD_SINGULAR = auto()
    THIRD_PLURAL = auto()
    CLITIC = auto()
    ONLY_CLITIC = auto()
    NE = auto()
    NEGATIVE = auto()
    ENCLITIC = auto()
    ENCLITIC_SUBJECT = auto()
    ENCLITIC_OBJECT = auto()
    PREPOSITION = auto()
    INSERTED = auto()
    QUE_CONJUNCTION = auto()
    CLAUSE = auto()
    RELATIVE = auto()
    NEVER_VERB = auto()
    HOMOGRAPH = auto()
    NOUN_TOO = auto()
    PRENOMINAL = auto()
    ADJECTIVE_TOO = auto()
    ADVERBIAL = auto()
    INFINITIVE_NOUN = auto()
    ADJECTIVE_AFTER_COPULA = auto()
    ASKS_SUBJUNCTIVE = auto()
    ASKS_SUBJUNCTIVE_DENIED = auto()


@cache
def grammar() -> dict[str, int]:
    """Word → its classes as bits (`Word`), so that a rule asks for several at once."""
    found: dict[str, int] = {}
    for name, bit in Word.__members__.items():
        for word in word_class(name.lower()):
            found[word] = found.get(word, 0) | int(bit)
    return found
