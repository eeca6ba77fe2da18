"""The conditions of the lexicon; the modules that implement them register here."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from discourse.decisions.cascade import Site

Asks = Callable[[Site, frozenset[str]], bool]


class Kind(NamedTuple):
    """A condition: its test, whether it takes words after a colon, and what it tests."""

    test: Asks
    takes_words: bool
    asks: str


CONDITIONS: dict[str, Kind] = {}
"""The conditions by the name that a line of the lexicon gives them."""


def condition(name: str, asks: str, *, words: bool = False) -> Callable[[Asks], Asks]:
    """Add a test to `CONDITIONS` under a name."""

    def add(test: Asks) -> Asks:
        CONDITIONS[name] = Kind(test, words, asks)
        return test

    return add
