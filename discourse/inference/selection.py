"""Contrasts chosen after reading: interval and test are valid whichever pair was chosen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from numpy.typing import ArrayLike, NDArray

from discourse.inference.contrasts import Contrast, contrast
from discourse.inference.intervals import LEVEL, MINIMUM_N, as_sample, check_level, check_seed
from discourse.inference.permutation import RESAMPLES, range_p
from discourse.inference.spread import VALENCE_SPREAD


def widest(groups: Sequence[ArrayLike]) -> tuple[int, int] | None:
    """Find the two groups whose means are furthest apart.

    Parameters
    ----------
    groups
        one finite number per sentence, a sequence for each section.

    Returns
    -------
    tuple or None
        the places of the smallest and the largest mean, the first of equal ones, among the groups
        of at least `MINIMUM_N` sentences: any single sentence can be extreme. None when fewer than
        two are that long, or when all their means are equal.

    Raises
    ------
    ValueError, TypeError
        as `mean_interval`.

    Examples
    --------
    >>> widest([[0, 1, 0, 0, 1], [1, 1, 1, 0, 1], [-1], [0, 0, 0, -1, 0]])
    (3, 1)
    """
    means = {
        place: float(sample.mean())
        for place, sample in enumerate(_samples(groups))
        if len(sample) >= MINIMUM_N
    }
    if len(means) < 2:
        return None
    low, high = min(means, key=means.__getitem__), max(means, key=means.__getitem__)
    return None if math.isclose(means[low], means[high], abs_tol=1e-12) else (low, high)


def selected(
    groups: Sequence[ArrayLike],
    pairs: Sequence[tuple[int, int]],
    *,
    seed: int = 0,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
    spread: float | None = VALENCE_SPREAD,
    bounds: tuple[float, float] = (-math.inf, math.inf),
) -> list[Contrast]:
    """Compare pairs of groups that were chosen after reading, such as the `widest`.

    The test statistic is what choosing the widest pair selects: the largest mean minus the smallest
    among the groups of at least `MINIMUM_N` sentences. If the test of the pair alone has a larger p
    (because the other groups vary less), that is used. The intervals are Welch's, with Bonferroni's
    correction for all pairs of these groups. So both are valid whichever pairs were chosen, and
    need no further correction for several of them. For two groups they are those of `contrast`.

    Parameters
    ----------
    groups
        one finite number per sentence, a sequence for each section the choice was made from.
    pairs
        the places of the two sides; the difference is the first minus the second.
    seed, resamples, level, spread, bounds
        as in `contrast`.

    Returns
    -------
    list of Contrast
        one per pair, `exploratory`, with `comparisons` the number of pairs it was chosen from.

    Raises
    ------
    ValueError, TypeError
        as `contrast`.

    Examples
    --------
    >>> groups = [[0, 1, 0, 0, 1, 0], [1, 1, 1, 0, 1, 1], [0, 0, -1, -1, 0, -1]]
    >>> [found] = selected(groups, [(1, 2)], spread=0.8)
    >>> round(found.value, 2), round(found.p, 3), found.comparisons
    (1.33, 0.009, 3)
    """
    check_level(level)
    check_seed(seed)
    samples = _samples(groups)
    enough = [sample for sample in samples if len(sample) >= MINIMUM_N]
    count = max(math.comb(len(enough), 2), 1)
    # The t quantile of one pair in `count`. Those of the studentised range are 5 to 8 % shorter but
    # cover .87 where this covers .93, ten sections of 8 with few neutral sentences; with one pooled
    # variance they cover .86 where a short section varies more (`benchmarks/exploratory.py`).
    strict = 1 - (1 - level) / count
    drawn: dict[str, Any] = {"seed": seed, "resamples": resamples}
    scale: dict[str, Any] = {"spread": spread, "bounds": bounds}
    found = [
        replace(
            contrast(samples[a], samples[b], level=strict, **drawn, **scale),
            level=level,
            exploratory=True,
            comparisons=count,
        )
        for a, b in pairs
    ]
    if count == 1:
        return found
    gaps = [abs(one.value) for one in found if not one.too_few]
    ps = iter(range_p(enough, gaps, **drawn) if gaps else ())
    larger = [one.p if one.too_few else max(one.p, next(ps)) for one in found]
    return [replace(one, p=p, p_adjusted=p) for one, p in zip(found, larger, strict=True)]


def _samples(groups: Sequence[ArrayLike]) -> list[NDArray[Any]]:
    return [as_sample(group, f"groups[{place}]") for place, group in enumerate(groups)]
