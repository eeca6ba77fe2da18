"""Intervals for means and shares of sentences."""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass
from functools import lru_cache
from numbers import Integral
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from discourse.inference.printing import format_number
from discourse.inference.spread import VALENCE_SPREAD, moderated

# Below five sentences no interval is shown: it would depend on the usual spread (`moderated`) at
# least as much as on the sentences. Resampling fails there too: at n = 5 and 40 % of neutral
# sentences the percentile bootstrap covers .82 to .87 of the time where it claims .95.
MINIMUM_N = 5

# The default of all intervals; a direction needs p below 1 minus this level.
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean or a share, its interval and the number of observations behind it.

    `value` is nan when `n` is 0; `low` and `high` are nan when `too_few`.

    Examples
    --------
    >>> print(Estimate(0.25, -0.1, 0.6, 12))
    +0.25 [−0.10, +0.60], n = 12
    >>> print(Estimate(0.25, math.nan, math.nan, 4, kind="share"))
    0.25, n = 4
    """

    value: float
    low: float
    high: float
    n: int
    level: float = LEVEL
    kind: Literal["mean", "share"] = "mean"

    def __str__(self) -> str:
        mean = self.kind == "mean"
        value, low, high = (
            format_number(one, "en", signed=mean) for one in (self.value, self.low, self.high)
        )
        interval = "" if math.isnan(self.low) else f" [{low}, {high}]"
        return f"{value}{interval}, n = {self.n}"

    @property
    def too_few(self) -> bool:
        """Whether `n` is below `MINIMUM_N`, so that no interval is given."""
        return self.n < MINIMUM_N


def mean_interval(
    values: ArrayLike,
    level: float = LEVEL,
    *,
    spread: float | None = VALENCE_SPREAD,
    bounds: tuple[float, float] = (-math.inf, math.inf),
) -> Estimate:
    """Estimate a mean with a t interval, its variance pooled with the usual one by `moderated`.

    Parameters
    ----------
    values
        one finite number per sentence.
    level
        the confidence level, between 0 and 1.
    spread
        the usual standard deviation of sentences on this scale, by default that of valence; None
        gives the textbook t interval.
    bounds
        the least and greatest value the scale has, at which the interval is cut, as in (-1, 1) for
        net outlook. No mean lies beyond them, so coverage stays what it was.

    Returns
    -------
    Estimate
        its value nan for no values; no interval for fewer than `MINIMUM_N`.

    Raises
    ------
    ValueError
        missing or infinite values (drop and count them first), values beyond the bounds.
    TypeError
        values that are not numbers.

    Examples
    --------
    >>> mean_interval([0, 0, 1, -1, 2, 0])
    Estimate(value=0.333..., low=-0.781..., high=1.447..., n=6, level=0.95, kind='mean')
    >>> mean_interval([1, 0, 2]).too_few
    True
    """
    sample = as_sample(values, "values")
    check_level(level)
    n = len(sample)
    beyond = sample[(sample < bounds[0]) | (sample > bounds[1])]
    if len(beyond):
        raise ValueError(f"values holds {beyond[0]:g}, beyond the bounds {bounds}")
    if n == 0:
        return Estimate(math.nan, math.nan, math.nan, 0, level)
    mean = float(sample.mean())
    squares = float(np.square(sample - mean).sum())
    low, high = t_bounds(n, mean, squares, level, spread=spread)
    return Estimate(
        mean, float(np.maximum(low, bounds[0])), float(np.minimum(high, bounds[1])), n, level
    )


def t_bounds(
    n: ArrayLike,
    mean: ArrayLike,
    squares: ArrayLike,
    level: float = LEVEL,
    *,
    spread: float | None = VALENCE_SPREAD,
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Compute the t intervals of many means at once, from their sums of squares.

    Parameters
    ----------
    n
        numbers of sentences; `n`, `mean` and `squares` broadcast.
    mean
        their means.
    squares
        sums of squared deviations from the mean.
    level
        the confidence level, between 0 and 1.
    spread
        as in `mean_interval`.

    Returns
    -------
    tuple of arrays
        lower and upper ends, nan where n is below `MINIMUM_N`.

    Examples
    --------
    >>> import numpy as np
    >>> low, high = t_bounds([4, 9], [0.5, 0.5], [6.0, 6.0])
    >>> [round(float(x), 3) for x in (low[1], high[1])], bool(np.isnan(low[0]))
    ([-0.262, 1.262], True)
    """
    from scipy.special import stdtrit

    count = np.asarray(n, dtype=float)
    usable = np.where(count >= MINIMUM_N, count, np.nan)
    variance, freedom = moderated(squares, usable - 1, spread)
    half = stdtrit(freedom, 0.5 + level / 2) * np.sqrt(variance / usable)
    return np.asarray(mean) - half, np.asarray(mean) + half


def share_interval(k: int, n: int, level: float = LEVEL) -> Estimate:
    """Estimate the share ``k / n`` with a Wilson score interval.

    Parameters
    ----------
    k
        how many of the sentences have the property.
    n
        how many sentences there are.
    level
        the confidence level, between 0 and 1.

    Returns
    -------
    Estimate
        of kind "share", its ends within 0 and 1; value nan for n = 0; no interval below
        `MINIMUM_N`.

    Raises
    ------
    TypeError
        counts that are not whole numbers.
    ValueError
        unless 0 <= k <= n.

    Examples
    --------
    >>> share_interval(8, 12)
    Estimate(value=0.666..., low=0.390..., high=0.861..., n=12, level=0.95, kind='share')
    """
    k, n = as_count(k, "k"), as_count(n, "n")
    if k > n:
        raise ValueError(f"k counts some of the n sentences: k = {k} is more than n = {n}")
    check_level(level)
    return _share(k, n, level)


# Sections and documents have few sentences, and so few different shares.
@lru_cache(maxsize=4096)
def _share(k: int, n: int, level: float) -> Estimate:
    if n < MINIMUM_N:
        return Estimate(k / n if n else math.nan, math.nan, math.nan, n, level, "share")
    low, high = wilson_ends(k, n, level)
    return Estimate(k / n, float(low), float(high), n, level, "share")


def wilson_ends(
    k: ArrayLike, n: ArrayLike, level: float = LEVEL
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Apply the Wilson formula to counts of successes and of trials, also below `MINIMUM_N`.

    The formula is repeated here because `scipy.stats`, which has it for a single share, takes three
    times as long to import as numpy and `scipy.special` together; a test compares the two.
    """
    from scipy.special import ndtri

    trials = np.asarray(n, dtype=float)
    share = np.asarray(k, dtype=float) / trials
    z = ndtri(0.5 + level / 2)
    centre = (share + z**2 / (2 * trials)) / (1 + z**2 / trials)
    half = z * np.sqrt(share * (1 - share) / trials + (z / (2 * trials)) ** 2)
    half = half / (1 + z**2 / trials)
    # In exact arithmetic the ends enclose the share and lie in [0, 1]; floats miss by 1e-17.
    return np.clip(centre - half, 0, share), np.clip(centre + half, share, 1)


def as_sample(values: ArrayLike, name: str) -> NDArray[Any]:
    """Return a one-dimensional array of finite floats, or raise naming the argument."""
    given = np.asarray(values)
    # Object arrays come from None and from pandas; numpy would read the string "1" as a number.
    text = given.dtype.kind == "O" and any(isinstance(value, str) for value in given.flat)
    if given.dtype.kind not in "biufO" or text:
        raise TypeError(
            f"{name} must be a sequence of numbers, not {type(values).__name__} of text"
        )
    try:
        sample = given.astype(float)
    except (TypeError, ValueError) as error:
        raise TypeError(f"{name} must be a sequence of numbers: {error}") from None
    if sample.ndim != 1:
        raise ValueError(f"{name} must be one-dimensional; it has {sample.ndim} dimensions")
    bad = np.flatnonzero(~np.isfinite(sample))
    if len(bad):
        raise ValueError(
            f"{name} holds {len(bad)} missing or infinite of {len(sample)} values, the first at "
            f"position {bad[0]}: drop them first and report how many"
        )
    return sample


def as_count(value: object, name: str) -> int:
    """Return a whole number of 0 or more, or raise an error that names the argument."""
    try:
        count = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        raise TypeError(f"{name} must be a whole number, not {value!r}") from None
    if count < 0:
        raise ValueError(f"{name} must be 0 or more, not {count}")
    return count


def check_level(level: float) -> None:
    """Refuse a confidence level that is not a proportion."""
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, as in 0.95, not {level!r}")


def check_seed(seed: object) -> None:
    """Refuse a seed that is not a whole number, or below 0."""
    if isinstance(seed, bool) or not isinstance(seed, Integral):
        raise TypeError(f"seed is {seed!r}; give a whole number, as in seed=0")
    if seed < 0:
        raise ValueError(f"seed must be 0 or more, not {seed}")
