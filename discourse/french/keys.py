"""The keys by which a word matches a lexicon pattern."""

from __future__ import annotations

from functools import cache

from discourse.french.morphology import analyse
from discourse.languages import language
from discourse.matching import fold_word


@cache
def keys(form: str, lang: str = "fr") -> tuple[str, ...]:
    """Folded form, unelided or uncontracted forms, and the lemma of every verb reading in brackets.

    So a pattern is written only once: ``en mesure de`` finds *en mesure d’* and *en mesure du*,
    ``[devoir]`` any form of the verb. An inverted pronoun also has a key without its hyphen.

    >>> keys("D’"), keys("aux"), keys("pourrait"), keys("-t-il")
    (("d'", 'de'), ('aux', 'à', 'les'), ('pourrait', '[pouvoir]'), ('-t-il', 'il'))
    """
    folded = fold_word(form)
    plain = language(lang).settings["words"].get("plain", {}).get(folded, ())
    readings = () if language(lang).lacks("verb forms") else analyse(folded)
    lemmas = dict.fromkeys(f"[{reading.lemma}]" for reading in readings)
    bare = (folded.rpartition("-")[2],) if folded.startswith("-") else ()
    return tuple(dict.fromkeys((folded, *plain, *bare, *lemmas)))


def with_full_forms(pattern: str) -> str:
    """A folded pattern whose elided *de* and articles match their full forms too.

    >>> with_full_forms("parlement d' europe")
    "parlement d'|de europe"
    """
    return pattern.replace("d' ", "d'|de ").replace("l' ", "l'|le|la ")
