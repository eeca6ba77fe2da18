"""What a text must contain for a pattern to match it: many times as fast as to try the pattern.

A page has 30 paragraphs and some 30 cues apply to each, most of them tried at every character.
Nearly none matches, and of most a look at the text tells: one without *photo*, *crédit*, *©* … is
not a credit. All runs of four characters of a text are collected once; each cue then asks whether
one of its own is among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeAlias

_Literals: TypeAlias = frozenset[str] | None  # one of these must be there; None: nothing is known

_RUN = 4  # characters
_LEAST = 2  # a single letter stands in every text,
_MARKS = frozenset("©@/|€")  # these do not
# Letters that a pattern takes for an ASCII letter although their small forms differ.
_ODD = re.compile("[ſıİ\u212a\u212b]")
_OFTEN = " esaitnrulodcpmévqfbghjàxèyêzwkç"  # the letters of French, frequent ones first


class Needs(NamedTuple):
    """What of a text is needed: one of these runs of four characters, or of these shorter texts."""

    runs: frozenset[str]
    short: tuple[str, ...]


class Seen(NamedTuple):
    """A text in lower case and its runs of four characters."""

    lower: str
    runs: frozenset[str]


def seen(text: str) -> Seen | None:
    """What a text has to offer; None if it has letters whose case cannot be told.

    >>> seen("Un été").lower, seen("İstanbul") is None
    ('un été', True)
    """
    if not text.isascii() and _ODD.search(text):
        return None
    lower = text.lower()
    return Seen(lower, frozenset([lower[at : at + _RUN] for at in range(len(lower) - _RUN + 1)]))


def may_match(text: Seen | None, needed: Needs | None) -> bool:
    """Whether a pattern with these needs may match a text.

    >>> credit = needs("photos?|©")
    >>> may_match(seen("Une photo"), credit), may_match(seen("Un mot"), credit)
    (True, False)
    """
    if needed is None or text is None or not needed.runs.isdisjoint(text.runs):
        return True
    return any(one in text.lower for one in needed.short)


def needs(pattern: str) -> Needs | None:
    r"""What a text needs for a pattern to match it; None where nothing can be said.

    Raises
    ------
    re.error
        No pattern.

    >>> needs(r"(?:photos?|©) .*|.*crédit").short
    ('©',)
    >>> needs(r"\w+") is None
    True
    """
    try:
        from re import _parser  # type: ignore[attr-defined] # the parser has no public name
    except ImportError:
        re.compile(pattern)
        return None
    found = _of_sequence(_parser.parse(pattern))
    if found is None:
        return None
    long = frozenset(_rarest(one) for one in found if len(one) >= _RUN)
    return Needs(long, tuple(sorted(one for one in found if len(one) < _RUN)))


def any_of(needed: Iterable[Needs | None]) -> Needs | None:
    """What a text needs for one of several patterns to match."""
    runs: set[str] = set()
    short: set[str] = set()
    for one in needed:
        if one is None:
            return None
        runs |= one.runs
        short |= set(one.short)
    return Needs(frozenset(runs), tuple(sorted(short)))


def _rarest(literal: str) -> str:
    runs = [literal[at : at + _RUN] for at in range(len(literal) - _RUN + 1)]
    return max(runs, key=lambda run: sum(_OFTEN.find(one) % len(_OFTEN) for one in run))


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> _Literals:
    """The best of what the parts of a sequence need, all of which must match."""
    found: list[_Literals] = []
    run = ""
    for name, value in items:
        kind = str(name)
        if kind == "LITERAL":
            run += chr(value)
            continue
        if kind in ("AT", "ASSERT", "ASSERT_NOT"):
            continue  # no character
        found += [_literal(run), _of_item(kind, value)]
        run = ""
    return max([*found, _literal(run)], key=_worth)


def _of_item(kind: str, value: Any) -> _Literals:
    if kind == "BRANCH":
        return _of_any([_of_sequence(branch) for branch in value[1]])
    if kind == "SUBPATTERN":
        return _of_sequence(value[-1])
    if kind == "ATOMIC_GROUP":
        return _of_sequence(value)
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return _of_sequence(value[2])
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
    return frozenset({lower}) if len(lower) >= _LEAST or lower in _MARKS else None


def _worth(needed: _Literals) -> tuple[int, int]:
    """How much a look for these tells: long ones are rare, few are fast."""
    if needed is None:
        return (-1, 0)
    return min(_RUN if one in _MARKS else min(len(one), 9) for one in needed), -len(needed)
