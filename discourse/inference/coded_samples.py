"""Estimates from a random sample of a text that was coded by hand, and how large one must be."""

from __future__ import annotations

import math
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from discourse.inference.intervals import LEVEL
from discourse.inference.reading_error import SAMPLE, Corrected, Scale
from discourse.inference.t_estimates import TEstimate

# The slope of codes on readings that is usual, and the number of sentences it is worth.
USUAL_SLOPE, SLOPE_WEIGHT = 0.5, 20
# Degrees of freedom the usual residual spread is worth, as in `spread.moderated`.
RESIDUAL_WEIGHT = 3
# Fewer coded sentences than these do not stand alone: the interval of a sample covers too little.
MINIMUM_SAMPLE = 8
# A text of so many sentences is coded whole; of more, a sample for an interval this wide.
ALL_CODED, HALF_WIDTH = 60, 0.10


def mean_of_sample(
    codes: ArrayLike,
    readings: ArrayLike,
    others: ArrayLike,
    scale: Scale,
    *,
    population: bool = False,
) -> Corrected:
    """Estimate the mean code of all sentences from a random sample of them that was coded.

    The readings of all sentences carry what the codes have in common with them: a difference
    estimator, its slope drawn towards the usual one while few are coded, with a t interval whose
    variance is moderated and falls to nothing when all are coded.

    Parameters
    ----------
    codes, readings
        of each coded sentence, the code and the reading as numbers.
    others
        the readings of the sentences that were not coded.
    scale
        `NET` or `SHARE`.
    population
        True for the mean of sentences like these instead of the mean of these.

    Raises
    ------
    ValueError
        no code, or another number of codes than of readings.

    Examples
    --------
    >>> from discourse.inference.reading_error import NET
    >>> found = mean_of_sample([1, 0, 0, -1, 1, 0, 0, 1], [1, 0, 0, 0, 1, 0, -1, 0], [0] * 32, NET)
    >>> round(found.value, 2), round(found.low, 2), round(found.high, 2)
    (0.2, -0.24, 0.64)
    """
    found = sampled(codes, readings, others, scale, population=population)
    least, most = scale.bounds
    value = min(max(found.value, least), most)
    low, high = found.interval(LEVEL)
    half = (high - low) / 2
    low, high = max(value - half, least), min(value + half, most)
    return Corrected(value, low, high, source=SAMPLE)


def sampled(
    codes: ArrayLike, readings: ArrayLike, others: ArrayLike, scale: Scale, *, population: bool
) -> TEstimate:
    """The estimate of `mean_of_sample` before it is cut at the ends of the scale."""
    code, reading = np.asarray(codes, dtype=float), np.asarray(readings, dtype=float)
    rest = np.asarray(others, dtype=float)
    m, n = len(code), len(code) + len(rest)
    if not m or len(reading) != m:
        raise ValueError(f"{m} codes and {len(reading)} readings; each coded sentence needs both")
    slope = slope_of(code, reading)
    left = code - slope * reading
    value = slope * float(np.concatenate((reading, rest)).mean()) + float(left.mean())
    variance = _residual_variance(left, scale) / m * (1 - m / n)
    if population:
        variance += (np.square(code - code.mean()).sum() + RESIDUAL_WEIGHT * scale.spread**2) / (
            m - 1 + RESIDUAL_WEIGHT
        ) / n  # fmt: skip
    return TEstimate(value, math.sqrt(float(variance)), float(m - 1 + RESIDUAL_WEIGHT))


def slope_of(code: NDArray[Any], reading: NDArray[Any]) -> float:
    """The slope of codes on readings, drawn to the usual one while few are coded."""
    m = len(code)
    variance = float(reading.var(ddof=1)) if m > 1 else 0.0
    if variance == 0:
        return USUAL_SLOPE
    covariance = float(np.cov(code, reading)[0, 1])
    slope = (m * covariance + SLOPE_WEIGHT * USUAL_SLOPE * variance) / (
        (m + SLOPE_WEIGHT) * variance
    )
    return min(max(slope, 0.0), 1.0)


def _residual_variance(left: NDArray[Any], scale: Scale) -> float:
    seen = float(np.square(left - left.mean()).sum())
    return (seen + RESIDUAL_WEIGHT * scale.residual**2) / (len(left) - 1 + RESIDUAL_WEIGHT)


def sample_size(
    n: int,
    half_width: float,
    scale: Scale,
    *,
    residual: float | None = None,
) -> int:
    """The smallest random sample of n sentences whose interval is as narrow as asked.

    Parameters
    ----------
    n
        how many sentences there are.
    half_width
        half the width of the interval, in the unit of the scale.
    scale
        `NET` or `SHARE`.
    residual
        the standard deviation of what the readings leave of the codes, where it is known; None for
        the usual one.

    Returns
    -------
    int
        at most n, at least `MINIMUM_SAMPLE` where there are as many.

    Raises
    ------
    ValueError
        a half-width or a number below or at 0.

    Examples
    --------
    >>> from discourse.inference.reading_error import NET
    >>> [sample_size(n, 0.10, NET) for n in (60, 200, 1000, 10000)]
    [47, 99, 162, 189]
    """
    from scipy.special import stdtrit

    given: object = half_width
    if isinstance(given, bool) or not isinstance(given, Real):
        raise TypeError(f"half_width is {half_width!r}; give a number, as in 0.1")
    if not 0 < half_width < math.inf:
        raise ValueError(f"half_width must be above 0, as in 0.1, not {half_width!r}")
    if n < 1:
        raise ValueError(f"there must be a sentence to code; n is {n}")
    left = residual or scale.spread * math.sqrt(1 - scale.correlation**2)
    sizes = np.arange(1, n + 1)
    quantiles = stdtrit(sizes - 1 + RESIDUAL_WEIGHT, 0.5 + LEVEL / 2)
    halves = quantiles * left * np.sqrt((1 - sizes / n) / sizes)
    enough = int(sizes[np.flatnonzero(halves <= half_width)[0]])
    return min(n, max(enough, MINIMUM_SAMPLE))


def advised_size(n: int, scale: Scale) -> int:
    """How many of n sentences to code where nothing else is known: all of a short text.

    >>> from discourse.inference.reading_error import NET
    >>> advised_size(49, NET), advised_size(200, NET)
    (49, 99)
    """
    return n if n <= ALL_CODED else sample_size(n, HALF_WIDTH, scale)
