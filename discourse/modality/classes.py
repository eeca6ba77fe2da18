"""Word classes of a language, by name: data that the rules ask for."""

from __future__ import annotations

from functools import cache

from discourse.languages import LexiconError, language, toml


@cache
def _classes(lang: str) -> dict[str, frozenset[str]]:
    path = language(lang).path("classes.toml")
    found = {}
    for name, words in toml(path).items():
        if not isinstance(words, str) or not words.split():
            raise LexiconError(f"{path}, {name}: expected words parted by blanks, in quotes")
        found[name] = frozenset(words.split())
    return found


def word_class(name: str, lang: str = "fr") -> frozenset[str]:
    """The words of a class of ``classes.toml``.

    Raises
    ------
    LexiconError
        the file has no such class.

    Examples
    --------
    >>> sorted(word_class("people"))
    ['je', 'nous', 'on', 'tu', 'vous']
    """
    known = _classes(lang)
    if name not in known:
        raise LexiconError(f"{language(lang).path('classes.toml')}: no class {name!r}; add it")
    return known[name]
