"""Permutation tests: exact where all permutations can be counted, seeded where they are drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from typing import Any

import numpy as np
from numpy.typing import NDArray

# How many permutations are drawn at most: at p = .05 the seed changes p by .002.
RESAMPLES = 9999

# Permutations are drawn in blocks of about a million numbers (8 MB), however long the text is.
_BLOCK = 1 << 20


def relabelling_p(a: NDArray[Any], b: NDArray[Any], seed: int, resamples: int) -> float:
    """Test the difference of two means, two-sided, by exchanging the labels of the sentences.

    Pooled values are sorted and the smaller side is drawn, so p is the same for (a, b), (b, a) and
    any order of the sentences. `scipy.stats.permutation_test` doubles the smaller tail, whereas
    this counts both; and importing scipy.stats takes three times as long as all the rest.
    """
    small = a if len(a) <= len(b) else b
    pooled = np.sort(np.concatenate([a, b]))
    size, mean = len(small), float(pooled.mean())
    observed = abs(float(small.sum()) - size * mean) - _tolerance(pooled)
    check_resamples(resamples)
    if math.comb(len(pooled), size) <= resamples:
        chosen = np.array(list(combinations(range(len(pooled)), size)))
        away = np.abs(pooled[chosen].sum(axis=1) - size * mean)
        return float((away >= observed).mean())
    weights = np.zeros(len(pooled))
    weights[:size] = 1
    return _drawn(pooled, weights - weights.mean(), observed, seed, resamples)


def order_p(values: NDArray[Any], place: NDArray[Any], seed: int, resamples: int) -> float:
    """Test the slope of the values over their centred places, two-sided, by changing the order."""
    ordered = np.sort(values)
    observed = abs(float(place @ values)) - _tolerance(ordered)
    check_resamples(resamples)
    # 12! exceeds any number of permutations worth counting; larger factorials are not needed.
    if len(ordered) <= 12 and math.factorial(len(ordered)) <= resamples:
        every = np.array(list(permutations(ordered)))
        return float((np.abs(every @ place) >= observed).mean())
    return _drawn(ordered, place, observed, seed, resamples)


def _drawn(
    ordered: NDArray[Any], weights: NDArray[Any], observed: float, seed: int, resamples: int
) -> float:
    """Share of drawn orders, including that of the text, whose weighted sum reaches `observed`."""
    centred = ordered - ordered.mean()
    hits = sum(
        int((np.abs(block @ weights) >= observed).sum())
        for block in orders(centred, seed, resamples, _rows(centred))
    )
    return (hits + 1) / (resamples + 1)


def orders(values: NDArray[Any], seed: int, resamples: int, rows: int) -> Iterator[NDArray[Any]]:
    """Draw `resamples` orders of the values, one per row, in blocks of so many rows at most."""
    rng = np.random.default_rng(seed)
    done = 0
    while done < resamples:
        block = np.tile(values, (min(rows, resamples - done), 1))
        yield rng.permuted(block, axis=1)
        done += len(block)


def range_p(
    groups: Sequence[NDArray[Any]], gaps: Sequence[float], seed: int, resamples: int
) -> list[float]:
    """Test gaps between means that were chosen after seeing them, by relabelling all sentences.

    The statistic is the one that was selected: the largest mean minus the smallest. A gap is
    compared with the widest gap under random labels, so p is valid whichever pair was chosen.
    Pooled values and sizes are sorted: the order of groups and sentences does not change p.
    """
    pooled = np.sort(np.concatenate(groups))
    sizes = np.sort([len(group) for group in groups])
    starts = np.cumsum(sizes) - sizes
    wanted = np.asarray(gaps, dtype=float) - _tolerance(pooled)
    check_resamples(resamples)
    hits = np.zeros(len(wanted), dtype=int)
    for block in orders(pooled, seed, resamples, _rows(pooled)):
        means = np.add.reduceat(block, starts, axis=1) / sizes
        hits += (np.ptp(means, axis=1)[:, None] >= wanted).sum(axis=0)
    return [(int(count) + 1) / (resamples + 1) for count in hits]


def _tolerance(values: NDArray[Any]) -> float:
    """Slack within which two sums of the same values count as equal."""
    return 1e-9 * float(abs(values).sum())


def _rows(values: NDArray[Any]) -> int:
    return max(1, _BLOCK // len(values))


def check_resamples(resamples: int) -> None:
    """Refuse less than one resample."""
    if resamples < 1:
        raise ValueError(f"resamples must be 1 or more, not {resamples}")
