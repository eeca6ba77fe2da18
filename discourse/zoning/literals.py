"""What a text must contain for a pattern to match it: many times as fast as to try the pattern.

A page has 30 paragraphs and some 30 cues apply to each, most of them tried at every character.
Nearly none matches, and of most a look at the text tells: one without *photo*, *crédit*, *©* … is
not a credit. All that the patterns need is looked for in one pass over a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

_Literals: TypeAlias = frozenset[str] | None  # one of these must be there; None: nothing is known

_LEAST = 2  # a single letter stands in every text,
_MARKS = frozenset("©@/|€()[]{}<>#•·*+=_~^")  # these do not
_MARK = 4  # letters of a literal that is about as rare as a mark
_WORDS = 1 << 16  # whose literals are kept
# Letters that a pattern takes for an ASCII letter although their small forms differ.
_ODD = re.compile("[ſıİ\u212a\u212b]")


class Literals:
    """Texts that are looked for together.

    Texts repeat their words: what a word has is looked up once. Of a literal of several words the
    longest is looked up, and then the whole of it.

    >>> sorted(Literals({"photo", "photos", "hot", "s de", "x de"}).inside("Photos de rue"))
    ['hot', 'photo', 'photos', 's de']
    """

    def __init__(self, literals: Iterable[str]) -> None:
        self._by_part: dict[str, list[str]] = {}
        for one in sorted(set(literals)):
            self._by_part.setdefault(max(one.split(" "), key=len), []).append(one)
        parts = list(self._by_part)
        # A look ahead at each place, since one may begin inside another; there the longest is
        # found, and with it those that it begins with.
        self._look = re.compile(f"(?=({_trie(sorted(parts))}))" if parts else r"(?!)()")
        self._of_word = lru_cache(_WORDS)(self._in_word)

    def _in_word(self, word: str) -> Set[str]:
        """Those that a word may have, or be a part of."""
        found = {one[:size] for one in self._look.findall(word) for size in range(1, len(one) + 1)}
        return {one for part in found for one in self._by_part.get(part, ())}

    def inside(self, text: str) -> Set[str] | None:
        """Which of them a text has in any case; None if it has letters whose case is not sure."""
        if _is_unsure(text):
            return None
        text = text.lower()
        found: set[str] = set().union(*map(self._of_word, text.split(" ")))
        return {one for one in found if " " not in one or one in text}


def some_inside(text: str, literals: Iterable[str]) -> Set[str] | None:
    """The same for a few of them, each of which is sought on its own.

    >>> some_inside("Photos", ["photo", "crédit"])
    {'photo'}
    """
    lower = text.lower()
    return None if _is_unsure(text) else {one for one in literals if one in lower}


def _is_unsure(text: str) -> bool:
    return not text.isascii() and _ODD.search(text) is not None


def _trie(literals: Sequence[str]) -> str:
    """A pattern of sorted literals that looks at each of their common beginnings once."""
    if len(literals) == 1:
        return re.escape(literals[0])
    ends = literals[0] == ""
    groups = groupby(literals[ends:], key=itemgetter(0))
    branches = [re.escape(sign) + _trie([one[1:] for one in group]) for sign, group in groups]
    one = len(branches) == 1 and not ends
    return branches[0] if one else f"(?:{'|'.join(branches)}){'?' * ends}"


def needs(
    pattern: str, known: Mapping[str, frozenset[str] | None] | None = None
) -> frozenset[str] | None:
    r"""What a text needs, one of these, for a pattern to match it; None where nothing can be said.

    A sign of ``known`` in the pattern stands for a part whose needs are known: a list of words is
    read once, and not again in each pattern that has it.

    Raises
    ------
    re.error
        No pattern.

    >>> sorted(needs(r"(?:photos?|©) .*|.*crédit"))
    ['crédit', 'photo', '©']
    >>> needs(r"\w+") is None
    True
    >>> sorted(needs(r"\d+ @", {"@": needs("mai|juin")}))
    ['juin', 'mai']
    """
    try:
        from re import _parser  # type: ignore[attr-defined] # the parser has no public name
    except ImportError:
        re.compile(pattern)
        return None
    return _of_sequence(_parser.parse(pattern), known or {})


def _of_sequence(
    items: Iterable[tuple[Any, Any]], known: Mapping[str, frozenset[str] | None]
) -> _Literals:
    """The best of what the parts of a sequence need, all of which must match."""
    found: list[_Literals] = []
    run = ""
    for name, value in items:
        kind = str(name)
        if kind == "LITERAL" and chr(value) not in known:
            run += chr(value)
            continue
        if kind in ("AT", "ASSERT", "ASSERT_NOT"):
            continue  # no character
        found += [_literal(run), _of_item(kind, value, known)]
        run = ""
    return max([*found, _literal(run)], key=_worth)


def _of_item(kind: str, value: Any, known: Mapping[str, frozenset[str] | None]) -> _Literals:
    if kind == "LITERAL":
        return known[chr(value)]
    if kind == "IN":
        signs = [chr(one) if str(of) == "LITERAL" else "" for of, one in value]
        return _of_any([known[sign] if sign in known else _literal(sign) for sign in signs])
    if kind == "BRANCH":
        return _of_any([_of_sequence(branch, known) for branch in value[1]])
    if kind == "SUBPATTERN":
        return _of_sequence(value[-1], known)
    if kind == "ATOMIC_GROUP":
        return _of_sequence(value, known)
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return _of_sequence(value[2], known)
    return None


def _of_any(branches: Sequence[_Literals]) -> _Literals:
    """What one of several branches needs: any of what they need, if all need something."""
    whole: set[str] = set()
    for branch in branches:
        if branch is None:
            return None
        whole |= branch
    return frozenset(whole)


def _literal(run: str) -> _Literals:
    lower = run.lower()
    long = len(lower) >= _LEAST and not lower.isspace()
    return frozenset({lower}) if long or lower in _MARKS else None


def _worth(needed: _Literals) -> tuple[int, int]:
    """How much a look for these tells: long ones are rare, few are fast."""
    if needed is None:
        return (-1, 0)
    return min(_MARK if one in _MARKS else min(len(one), 9) for one in needed), -len(needed)
