"""Three words in a row, and where else a page has them: what suggests the source of a quote."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from discourse.vocabulary import Numbers

SHINGLE = 3
"""How many words in a row suggest a source; what decides is said by those who ask."""
# Shingles are exact below this number of different words: its cube is the largest below 2 ** 64.
_TYPES = np.uint64(2_642_245)
# A shingle that occurs in many places ("il y a", a refrain) suggests none, and comparing all of
# them would take quadratic time.
_COMMON = 12
_TABLE = 1 << 20
# Minimal share of its shingles that a quote has in common with the rest: where one word in
# five is changed, two shingles in five survive, and the ends of a quote lose one or two.
_SHARED = 0.25


def shingles_of(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The shingles of numbered words in their order, each as one number.

    >>> shingles_of(np.array([0, 1, 2, 0, 1, 2], dtype=np.uint64)).tolist()[::3]
    [2642247, 2642247]
    """
    size = max(0, len(words) - SHINGLE + 1)
    shingles = np.zeros(size, dtype=np.uint64)
    for at in range(SHINGLE):
        shingles = shingles * _TYPES + words[at : at + size]
    return shingles


class Shingles:
    """The words of all blocks in one row, as numbers, and where the shingles of quotes occur.

    Attributes
    ----------
    words
        the number of each word, equal for equal words.
    first
        the first word of each block, and at the end the number of words.

    Parameters
    ----------
    blocks
        the folded words of each block.
    quotes
        the blocks that may be quotes.
    """

    def __init__(self, blocks: Iterable[Sequence[str]], quotes: Sequence[int]) -> None:
        numbers = Numbers()
        words = array("I")
        first = []
        for block in blocks:
            first.append(len(words))
            words.extend(map(numbers.__getitem__, block))
        self.words = np.array(words, dtype=np.uint64)
        self.first = np.array([*first, len(words)], dtype=np.int64)
        self._index(quotes)

    def _index(self, quotes: Sequence[int]) -> None:
        """Sort the shingles, so that equal ones stand together.

        ``places[low[at] : high[at]]`` are the places of the shingle at ``at`` of a quote; there
        are none if it stands once or in too many places.
        """
        shingles = shingles_of(self.words)
        size = len(shingles)
        sought = self._sought(shingles, quotes)
        self._places = sought[np.argsort(shingles[sought], kind="stable")]
        ordered = shingles[self._places]
        starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
        counts = np.diff(np.append(starts, len(sought))) if len(sought) else starts
        usable = (counts > 1) & (counts <= _COMMON)
        self._low, self._high = np.zeros((2, size), dtype=np.int64)
        self._low[self._places] = np.repeat(np.where(usable, starts, 0), counts)
        self._high[self._places] = np.repeat(np.where(usable, starts + counts, 0), counts)
        self._shared = np.concatenate(([0], np.cumsum(self._high > 0)))

    def _sought(self, shingles: NDArray[np.uint64], quotes: Sequence[int]) -> NDArray[np.int64]:
        """Where the shingles of the quotes occur, and a few others that collide in a hash table.

        So only a small part is sorted of a long text with few blocks short enough to be quotes.
        """
        spot = shingles & np.uint64(_TABLE - 1)
        table = np.zeros(_TABLE, dtype=bool)
        for quote in quotes:
            table[spot[self.first[quote] : self.first[quote + 1]]] = True
        return np.flatnonzero(table[spot])

    def block(self, word: int) -> int:
        """The block of a word."""
        return int(np.searchsorted(self.first, word, side="right")) - 1

    def shares(self, first: int, last: int) -> bool:
        """Whether enough shingles of a quote occur elsewhere to search for its source."""
        shingles = last - first - SHINGLE + 1
        return int(self._shared[last - SHINGLE + 1] - self._shared[first]) >= _SHARED * shingles

    def places_of(self, first: int, last: int) -> Iterator[int]:
        """Where the shingles of some words occur, those words included."""
        for at in range(first, last - SHINGLE + 1):
            yield from self._places[self._low[at] : self._high[at]].tolist()

    def sharing(self, quote: int, first: int, last: int, sources: Collection[int]) -> list[int]:
        """The sources, three at most, that share most shingles with a quote."""
        votes: Counter[int] = Counter()
        for at in range(first, last - SHINGLE + 1):
            where = self._places[self._low[at] : self._high[at]]
            votes.update({self.block(place) for place in where})
        del votes[quote]
        return [block for block, _ in votes.most_common(5) if block in sources][:3]
