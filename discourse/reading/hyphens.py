"""Words cut at the end of a line: whether the hyphen belongs to the word or goes."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from discourse.languages import language
from discourse.matching import fold
from discourse.morphology.analysis import analyse, listed

_HYPHENS = "-‐"
_WORDS = re.compile(r"[^\W_][\w'’\-]*")
_BEGINNING = re.compile(r"[\w'’\-‐]+")
# Tables whose words the dictionary need not have (temps and succès are not in it).
_TABLES = ("function_words.tsv", "grammar.tsv", "markers.tsv", "valence.tsv", "verbs.tsv")


def is_cut(line: str, following: str) -> bool:
    """Whether the last word of a line goes on in the next one.

    >>> is_cut("Il est pro-", "bable"), is_cut("Il part -", "dit-on"), is_cut("Paris-", "Lyon")
    (True, False, False)
    """
    if line[-1:] not in _HYPHENS or not line[-2:-1].isalpha() or not following[:1].isalpha():
        return False
    return following[0].islower() or (line[-2].isupper() and following[:2].isupper())


def joined(line: str, following: str, said: Set[str], lang: str) -> str:
    """Two lines as one, the word cut between them whole.

    Parameters
    ----------
    line, following
        The first ends with a hyphen.
    said
        The words of the text, folded; what is written whole there decides.
    lang
        The language whose words decide else.

    Examples
    --------
    >>> joined("Il est pro-", "bable.", frozenset(), "fr")
    'Il est probable.'
    >>> joined("Le rendez-", "vous est pris.", frozenset(), "fr")
    'Le rendez-vous est pris.'
    """
    left = re.split(r"['’]", line.rsplit(None, 1)[-1][:-1])[-1]
    begun = _BEGINNING.match(following)
    right = begun[0].rstrip("'’-‐") if begun else ""
    stays = _is_compound(fold(left).lstrip("\"'(["), fold(right), said, lang)
    if not following[0].islower() and not line[-2].isupper():
        stays = True  # Trump-Poutine
    return (line if stays else line[:-1]) + following


def words_of(text: str) -> Set[str]:
    """The words of a text, folded; a word with hyphens is one."""
    return frozenset(fold(word) for word in set(_WORDS.findall(text)))


def _is_compound(left: str, right: str, said: Set[str], lang: str) -> bool:
    """Whether the hyphen between two parts is spelling."""
    first, last = left.rsplit("-", 1)[-1], re.split("['-]", right)[0]
    if left + right in said or first + last in said:
        return False
    rules = language(lang).settings["words"]
    if f"{left}-{right}" in said or f"{left}-{right}" in map(fold, rules["whole"]):
        return True
    pronouns = "|".join(rules["clitics"])
    clitic = pronouns and re.fullmatch(rf"(?:t-)?(?:{pronouns})(?:-(?:{pronouns}))*", right)
    if clitic and first == "t" and first != left:
        return True  # trouve-t-elle, though telle is a word
    if _known(first + last, lang) or last in rules.get("suffixes", ()):
        return False
    if clitic or _known(f"{left}-{right}", lang):
        return True
    first_is_one = _known(first, lang) or first in rules.get("prefixes", ())
    return first_is_one and _known(last, lang) and "" not in (first, last)


@cache
def _known(word: str, lang: str) -> bool:
    """Whether a folded word is one of the language."""
    if word in _listed_by_us(lang):
        return True
    if len(word) < 2:
        return False  # the dictionary has every letter
    return lang == "fr" and (listed(word) is not None or bool(analyse(word)))


@cache
def _listed_by_us(lang: str) -> Set[str]:
    """The words of the tables of a language, folded, and what it elides."""
    found = set(map(fold, language(lang).settings["words"]["elided"]))
    for name in _TABLES:
        path = language(lang).path(name)
        if path.is_file():
            for line in path.read_text(encoding="utf-8-sig").splitlines():
                if not line.startswith("#"):
                    found |= words_of(line.split("\t", 1)[0])
    return frozenset(found)
