"""The keys by which a word matches a lexicon pattern."""

from __future__ import annotations

from functools import cache

from discourse.french.morphology import lemma, word_type
from discourse.languages import language
from discourse.matching import fold_word
from discourse.word_classes import word_class

CONDITIONAL_KEY = "<cnd>"
NUMBER_KEY = "<num>"
_SECOND_FORMS = word_class("second_conditional")


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
    found = [folded]
    french = not language(lang).lacks("verb forms")
    if french:
        for word in word_type(form).spellings:
            # What has œ is written with oe too.
            found += (word, word.replace("œ", "oe")) if "œ" in word else (word,)
    found += language(lang).settings["words"].get("plain", {}).get(folded, ())
    if folded.startswith("-"):
        found.append(folded.rpartition("-")[2])
    if french:
        found += [f"[{reading.lemma}]" for reading in word_type(form).verbs]
    return tuple(dict.fromkeys(found))


@cache
def marker_keys(form: str) -> tuple[str, ...]:
    """The keys of a French form for patterns of markers: also any lemma, and its classes.

    >>> marker_keys("serait"), marker_keys("vingt")
    (('serait', '[être]', '<cnd>'), ('vingt', '[vingt]', '<num>'))
    """
    word = word_type(form)
    found = dict.fromkeys((*keys(form), f"[{fold_word(lemma(form))}]"))
    if word.folded == "s'":
        # Most are reflexive: si is found before il, ils by a pattern of its own.
        found.pop("si", None)
    if word.conditional or word.folded in _SECOND_FORMS:
        found[CONDITIONAL_KEY] = None
    if word.number:
        found[NUMBER_KEY] = None
    return tuple(found)


def with_full_forms(pattern: str) -> str:
    """A folded pattern whose elided *de* and articles match their full forms too.

    >>> with_full_forms("parlement d' europe")
    "parlement d'|de europe"
    """
    return pattern.replace("d' ", "d'|de ").replace("l' ", "l'|le|la ")
