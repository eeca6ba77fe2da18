"""The grammar words of a language that composition and attribution look at."""

from __future__ import annotations

from functools import cache

from discourse.languages import LexiconError, language, table, toml
from discourse.matching import fold_word


@cache
def _table(lang: str) -> dict[tuple[str, str], frozenset[str]]:
    path = language(lang).path("composition.toml")
    found = {}
    for section, lists in toml(path).items():
        for name, words in lists.items():
            if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
                raise LexiconError(f"{path}, [{section}] {name}: expected a list of strings")
            found[section, name] = frozenset(words)
    return found


@cache
def words(lang: str, name: str) -> frozenset[str]:
    """A list of ``[phrases]``, folded forms; a LexiconError names one that is missing.

    >>> sorted(words("fr", "negation"))
    ["n'", 'ne']
    """
    return _listed(lang, "phrases", name)


@cache
def verbs(lang: str, name: str) -> frozenset[str]:
    """A list of ``[verbs]``, infinitives; a LexiconError names one that is missing.

    >>> "être" in verbs("fr", "copula")
    True
    """
    return _listed(lang, "verbs", name)


def _listed(lang: str, section: str, name: str) -> frozenset[str]:
    known = _table(lang)
    if (section, name) not in known:
        path = language(lang).path("composition.toml")
        raise LexiconError(f"{path}: no list {name!r} in [{section}]")
    return known[section, name]


@cache
def function_words(lang: str) -> frozenset[str]:
    """Determiners, pronouns, prepositions, conjunctions and the like, folded."""
    rows = table(language(lang).path("function_words.tsv"), ("word", "class", "source"))
    return frozenset(fold_word(row["word"]) for row in rows)
