"""The keys by which a word matches a lexicon pattern."""

from __future__ import annotations

from functools import cache

from discourse.french.morphology import VerbForm, analyse
from discourse.french.morphology.spelling import spelled
from discourse.languages import language
from discourse.matching import fold_word


@cache
def keys(form: str, lang: str = "fr") -> tuple[str, ...]:
    """Folded form, unelided or uncontracted forms, and the lemma of every verb reading in brackets.

    So a pattern is written only once: ``en mesure de`` finds *en mesure d’* and *en mesure du*,
    ``[devoir]`` any form of the verb. An inverted pronoun also has a key without its hyphen, and a
    word in capitals, with oe or in inclusive writing those of the word it stands for.

    >>> keys("D’"), keys("aux"), keys("pourrait"), keys("-t-il")
    (("d'", 'de'), ('aux', 'à', 'les'), ('pourrait', '[pouvoir]'), ('-t-il', 'il'))
    """
    folded = fold_word(form)
    if language(lang).lacks("verb forms"):
        meant: tuple[str, ...] = ()
        readings: tuple[VerbForm, ...] = ()
    else:
        meant, readings = _meant(form, folded), analyse(form)
    plain = language(lang).settings["words"].get("plain", {}).get(folded, ())
    lemmas = dict.fromkeys(f"[{reading.lemma}]" for reading in readings)
    bare = (folded.rpartition("-")[2],) if folded.startswith("-") else ()
    return tuple(dict.fromkeys((folded, *meant, *plain, *bare, *lemmas)))


def with_full_forms(pattern: str) -> str:
    """A folded pattern whose elided *de* and articles match their full forms too.

    >>> with_full_forms("parlement d' europe")
    "parlement d'|de europe"
    """
    return pattern.replace("d' ", "d'|de ").replace("l' ", "l'|le|la ")


def _meant(form: str, folded: str) -> tuple[str, ...]:
    """The word that a spelling stands for, and what has œ with oe too."""
    word = spelled(form)
    return (word, word.replace("œ", "oe")) if "œ" in word else (word,) if word != folded else ()
