"""Words cut at the end of a line: whether the hyphen belongs to the word or goes."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache
from itertools import pairwise

from discourse.french.morphology.dictionary import listed
from discourse.french.morphology.spelling import analyse
from discourse.languages import language
from discourse.matching import fold

_INVISIBLE = "\u00ad"
SOFT = _INVISIBLE + "¬"
"""A soft hyphen, and the sign that scanned books have for it."""

_HYPHENS = "-‐"
_WORDS = re.compile(r"[^\W_][\w'’\-]*")
_BEGINNING = re.compile(r"[\w'’\-‐]+")
# Tables whose words the dictionary need not have (temps and succès are not in it).
_TABLES = ("words.tsv", "markers.tsv", "valence.tsv", "verbs.tsv")


def is_cut(line: str, following: str) -> bool:
    """Whether the last word of a line goes on in the next one.

    >>> is_cut("Il est pro-", "bable"), is_cut("Il part -", "dit-on"), is_cut("Paris-", "Lyon")
    (True, False, False)
    """
    whole = line.rstrip(SOFT)
    before = whole[-1:] if whole != line else line[-2:-1]
    if whole == line and line[-1:] not in tuple(_HYPHENS):
        return False
    if not (before.isalpha() or (whole != line and before in tuple(_HYPHENS))):
        return False
    capitals = not before.islower() and following[:2].isupper()
    return following[:1].islower() or (capitals and following[:1].isalpha())


def rejoined(lines: Sequence[str], said: Set[str], lang: str) -> tuple[str, int]:
    """The lines of a paragraph as one, and how many words were cut between them.

    Parameters
    ----------
    lines
        Without outer blanks.
    said
        The words of the whole text (`words_of`): as one of them is written there, so it is here.
    lang
        The language whose words decide else.

    Examples
    --------
    >>> rejoined(["Il est pro-", "bable qu’un rendez-", "vous", "suive."], frozenset(), "fr")
    ('Il est probable qu’un rendez-vous suive.', 2)
    """
    parts: list[str] = []
    words = 0
    for line, following in pairwise(lines):
        bare = line.rstrip(_INVISIBLE)
        if is_cut(line, following):
            words += 1
            whole = line.rstrip(SOFT)
            goes = whole == line and not _stays(line, following, said, lang)
            parts.append(line[:-1] if goes else whole)
        elif bare[-1:] in tuple(_HYPHENS) and bare[-2:-1].isalnum():
            parts.append(bare)  # Paris-Lyon
        else:
            parts += [bare, " "]
    parts.append(lines[-1].rstrip(_INVISIBLE))
    return "".join(parts), words


def _stays(line: str, following: str, said: Set[str], lang: str) -> bool:
    """Whether the hyphen at the end of a line is spelling."""
    left = fold(line.rsplit(None, 1)[-1][:-1]).rsplit("'", 1)[-1]
    begun = _BEGINNING.match(following)
    right = begun[0].rstrip("'’-‐") if begun else ""
    return _is_compound(left.lstrip("\"'(["), fold(right), said, lang)


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
