"""The classes of grammar words of a language, from one table, by name."""

from __future__ import annotations

from functools import cache

from discourse.languages import LexiconError, Row, language, table
from discourse.matching import fold_word


@cache
def word_class(name: str, lang: str = "fr") -> frozenset[str]:
    """The words of a class of ``words.tsv``, with those of the classes it includes.

    Parameters
    ----------
    name
        a class of ``classes.tsv``, where its meaning is written.
    lang
        language code.

    Returns
    -------
    frozenset of str
        folded words; verbs by their infinitive.

    Raises
    ------
    LexiconError
        no such class; a line of either table that cannot be used, with file and line.

    Examples
    --------
    >>> sorted(word_class("possessive_of_one"))
    ['sa', 'ses', 'son']
    >>> word_class("possessive_of_one") < word_class("determiner")
    True
    """
    includes = _includes(lang)
    if name not in includes:
        path = language(lang).path("classes.tsv")
        raise LexiconError(f"{path}: no class {name!r}; add it")
    held = set(_own_words(lang).get(name, ()))
    return frozenset(held.union(*(word_class(one, lang) for one in includes[name])))


@cache
def grammar_words() -> frozenset[str]:
    """All single words of the French ``words.tsv``, whatever their class.

    >>> {"le", "toutefois"} <= grammar_words(), "girafe" in grammar_words()
    (True, False)
    """
    words = (word for held in _own_words("fr").values() for word in held)
    return frozenset(word for word in words if " " not in word)


@cache
def _includes(lang: str) -> dict[str, tuple[str, ...]]:
    """Class → the classes it includes; these come first in the file, so there are no cycles."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table(language(lang).path("classes.tsv"), ("class", "includes", "meaning")):
        name = row["class"]
        if name in found:
            raise row.error(f"class {name} is listed twice")
        if not row["meaning"]:
            raise row.error(f"class {name} has no meaning; say what its words have in common")
        _known(row, row["includes"].split(), found)
        found[name] = tuple(row["includes"].split())
    return found


@cache
def _own_words(lang: str) -> dict[str, list[str]]:
    """Class → the words listed under it in ``words.tsv``."""
    includes = _includes(lang)
    found: dict[str, list[str]] = {}
    seen: set[str] = set()
    for row in table(language(lang).path("words.tsv"), ("word", "classes")):
        word = row["word"]
        if word in seen:
            raise row.error(f"{word} is listed twice; write its classes on one line")
        if " " not in word and word != fold_word(word):
            raise row.error(f"{word} is not folded; write {fold_word(word)}")
        seen.add(word)
        _known(row, row["classes"].split(), includes)
        for name in row["classes"].split():
            found.setdefault(name, []).append(word)
    return found


def _known(row: Row, names: list[str], known: dict[str, tuple[str, ...]]) -> None:
    if not names and "word" in row.cells:
        raise row.error(f"{row['word']} has no class")
    for name in names:
        if name not in known:
            raise row.error(f"class {name!r} is not in classes.tsv above this line")
