"""How far a rule may look: what a word means is decided by the words near it."""

from __future__ import annotations

REACH = 200
"""Words. Of 74,790 sentences of parliamentary debate eleven are longer, the longest of them
headings of an agenda; the longest of 5,963 sentences of the press has 94 words. No rule of grammar
is cut short by it; it bounds the time that a page without a full stop takes, where each word would
be compared with every other."""


def back(at: int, reach: int = REACH) -> range:
    """The places before a word, nearest first.

    >>> list(back(3)), list(back(3, reach=2))
    ([2, 1, 0], [2, 1])
    """
    return range(at - 1, max(at - reach, 0) - 1, -1)


def ahead(at: int, size: int, reach: int = REACH) -> range:
    """The places after a word of a sentence of so many, nearest first.

    >>> list(ahead(3, 6)), list(ahead(3, 6, reach=1))
    ([4, 5], [4])
    """
    return range(at + 1, min(size, at + 1 + reach))
