"""Texts that are copies of each other, whole or in part, among any number of texts."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from discourse.matching import fold
from discourse.repetition.repeated_blocks import WORD
from discourse.repetition.shingles import shingles_of
from discourse.vocabulary import Numbers

EXACT = "exact"
KINDS = (EXACT, "edited", "shortened", "extended")
"""How a copy differs from the text that is kept; see `NearCopy`."""

CONTAINED = 0.7
"""Share of the shingles of the shorter text that a copy has in common with the longer one."""

_SHORTEST = 20  # shingles: of fewer, a formula or a notice makes up too much
# A text in which less than a fifth is the other's tells more that is new; a day's roundup would
# otherwise be left out for one of the briefs in it.
_SMALLEST = 0.2
_SAME_LENGTH = 0.8  # of the longer text: below it one of the two was cut or added to
# Each text is compared with the first texts that have a shingle of its own. The first of some
# copies is the one that is kept, so three are enough, and a formula that thousands of texts
# have does not make all pairs of them.
_FIRST = 3
_PART = 1 << 22  # shingles sorted at a time
# An odd factor spreads them over all numbers, one to one, so that parts are about as large.
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class NearCopy(NamedTuple):
    """A text that repeats another one, which is kept.

    Attributes
    ----------
    copy, kept
        the places of the two.
    kind
        ``exact``: the same words; ``edited``: about as long; ``shortened`` or ``extended``: less
        than four fifths as long as the one that is kept, or the other way round.
    resemblance
        shingles that both have, as a share of those that either has (Broder 1997).
    containment
        shingles that both have, as a share of those of the shorter one.
    """

    copy: int
    kept: int
    kind: str
    resemblance: float
    containment: float


class Texts:
    """What is kept of texts to compare them: the different shingles of each, no words."""

    def __init__(self) -> None:
        self._numbers = Numbers()
        self._sets: list[NDArray[np.uint64]] = []
        self._prints: list[bytes] = []
        self.words: list[int] = []

    def add(self, text: str) -> None:
        """Take in one text; case and punctuation do not count."""
        found = array("Q", map(self._numbers.__getitem__, WORD.findall(fold(text))))
        words = np.frombuffer(found, dtype=np.uint64) if found else np.zeros(0, dtype=np.uint64)
        self.words.append(len(words))
        self._prints.append(blake2b(words.tobytes(), digest_size=16).digest())
        self._sets.append(np.unique(shingles_of(words) * _SPREAD))

    def copies(self, order: Sequence[int], contained: float = CONTAINED) -> list[NearCopy]:
        """The copies, in the order given: each text is compared with those kept before it.

        A text without words is not a copy of another.
        """
        left_out: dict[int, NearCopy] = {}
        firsts: dict[bytes, int] = {}
        near = self._candidates(order, contained)
        for place, text in enumerate(order):
            if not self.words[text]:
                continue
            first = firsts.setdefault(self._prints[text], text)
            if first in left_out:
                copy: NearCopy | None = left_out[first]._replace(copy=text)
            elif first != text:
                copy = NearCopy(text, first, EXACT, 1.0, 1.0)
            else:
                others = (order[other] for other in near.get(place, ()))
                kept = [other for other in others if other not in left_out]
                copy = self._nearest(text, kept, contained)
            if copy is not None:
                left_out[text] = copy
        return list(left_out.values())

    def _nearest(self, text: int, kept: Sequence[int], contained: float) -> NearCopy | None:
        """What a text repeats among some that are kept: that of which it has most."""
        mine = self._sets[text]
        found = []
        for other in kept:
            theirs = self._sets[other]
            both = len(np.intersect1d(mine, theirs, assume_unique=True))
            share = both / min(len(mine), len(theirs))
            if share >= contained:
                alike = both / (len(mine) + len(theirs) - both)
                found.append(NearCopy(text, other, self._kind(text, other), alike, share))
        # Of equal ones the first: `max` keeps it.
        return max(found, key=lambda copy: (copy.containment, copy.resemblance), default=None)

    def _kind(self, text: int, kept: int) -> str:
        ratio = self.words[text] / self.words[kept]
        if ratio < _SAME_LENGTH:
            return "shortened"
        return "extended" if ratio > 1 / _SAME_LENGTH else "edited"

    def _candidates(self, order: Sequence[int], contained: float) -> dict[int, list[int]]:
        """For each place in the order, those before it that may be what it repeats."""
        sizes = np.array([len(self._sets[text]) for text in order], dtype=np.int64)
        keys, counts = self._shared(order, sizes)
        later, earlier = np.divmod(keys, max(1, len(order)))
        shorter = np.minimum(sizes[later], sizes[earlier])
        longer = np.maximum(sizes[later], sizes[earlier])
        # Half of what decides: a shingle that three others had before is not counted here.
        near = (counts >= contained / 2 * shorter) & (shorter >= _SHORTEST)
        near &= shorter >= _SMALLEST * longer
        found: dict[int, list[int]] = {}
        for one, other in zip(later[near].tolist(), earlier[near].tolist(), strict=True):
            found.setdefault(one, []).append(other)
        return found

    def _shared(
        self, order: Sequence[int], sizes: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """How many shingles two texts share, by pair: later text times their number, plus earlier.

        Shingles are sorted in parts, so that room is needed for a part, and for the pairs.
        """
        n = len(order)
        parts = 1 + int(sizes.sum()) // _PART
        bounds = np.array([at * (2**64 // parts) for at in range(1, parts)], dtype=np.uint64)
        sets = [self._sets[text] for text in order]
        cuts = [[0, *np.searchsorted(one, bounds).tolist(), len(one)] for one in sets]
        found: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
        for part in range(parts):
            chosen = [one[cut[part] : cut[part + 1]] for one, cut in zip(sets, cuts, strict=True)]
            found = [_summed([*found, *_pairs(chosen, n)])]
        return _summed(found)


def _pairs(
    sets: Sequence[NDArray[np.uint64]], n: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The pairs of each text with the first ones that have a shingle of it, and how many."""
    shingles = np.concatenate([*sets, np.zeros(0, dtype=np.uint64)])
    places = np.repeat(np.arange(len(sets)), [len(one) for one in sets])
    by = np.argsort(shingles, kind="stable")  # equal ones stay in the order of the texts
    shingles, places = shingles[by], places[by]
    starts = np.flatnonzero(np.concatenate(([True], shingles[1:] != shingles[:-1])))
    starts = starts[: len(shingles)]
    lengths = np.diff(np.append(starts, len(shingles)))
    rank = np.arange(len(shingles)) - np.repeat(starts, lengths)
    for nth in range(_FIRST):
        after = np.flatnonzero(rank > nth)
        first = places[after - rank[after] + nth]
        yield _counted(places[after] * n + first)


def _counted(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    return np.unique(keys, return_counts=True)


def _summed(
    found: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The counts of each key, summed."""
    keys = np.concatenate([np.zeros(0, dtype=np.int64), *(keys for keys, _ in found)])
    counts = np.concatenate([np.zeros(0, dtype=np.int64), *(counts for _, counts in found)])
    different, place = np.unique(keys, return_inverse=True)
    return different, np.bincount(place, weights=counts, minlength=len(different)).astype(np.int64)
