"""Differences between sections and trends along a text, each with interval and test."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from discourse.inference.cluster_robust import MINIMUM_DATED, MINIMUM_DOCUMENTS
from discourse.inference.comparisons import Comparison
from discourse.inference.intervals import (
    LEVEL,
    MINIMUM_N,
    as_sample,
    check_level,
    check_seed,
)
from discourse.inference.permutation import RESAMPLES, order_p, relabelling_p
from discourse.inference.spread import VALENCE_SPREAD
from discourse.inference.t_estimates import fitted_change, mean_difference, moments


@dataclass(frozen=True, slots=True)
class Contrast(Comparison):
    """Difference `value_a - value_b` with its interval and test.

    `low`, `high` and `p` are nan when `too_few`. `resting_on_one` counts the sentences any one of
    which, left out, makes the interval include 0.
    """

    value_a: float
    value_b: float
    n_a: int
    n_b: int
    kind: Literal["mean", "share"]
    resting_on_one: int = 0

    @property
    def too_few(self) -> bool:
        """Whether either side is below `MINIMUM_N`."""
        return min(self.n_a, self.n_b) < MINIMUM_N


@dataclass(frozen=True, slots=True)
class DocumentContrast(Contrast):
    """A difference between two groups of documents; `resting_on_one` counts documents."""

    documents_a: int = 0
    documents_b: int = 0

    @property
    def too_few(self) -> bool:
        """Whether either side is below `MINIMUM_DOCUMENTS` documents or `MINIMUM_N` sentences."""
        few = min(self.documents_a, self.documents_b) < MINIMUM_DOCUMENTS
        return few or min(self.n_a, self.n_b) < MINIMUM_N


@dataclass(frozen=True, slots=True)
class Trend(Comparison):
    """Fitted change from the first to the last sentence; nan beyond `value` when `too_few`."""

    n: int
    kind: Literal["mean", "share"] = "mean"

    @property
    def too_few(self) -> bool:
        """Whether `n` is below `MINIMUM_N`."""
        return self.n < MINIMUM_N


@dataclass(frozen=True, slots=True)
class DatedTrend(Trend):
    """Fitted change from the first date of some documents to the last."""

    documents: int = 0
    first: str = ""
    last: str = ""

    @property
    def too_few(self) -> bool:
        """Whether they have fewer than `MINIMUM_DATED` documents, or one date."""
        return self.documents < MINIMUM_DATED or self.first == self.last


def contrast(
    a: ArrayLike,
    b: ArrayLike,
    *,
    seed: int = 0,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
    spread: float | None = VALENCE_SPREAD,
    bounds: tuple[float, float] = (-math.inf, math.inf),
) -> Contrast:
    """Compare two means fixed beforehand: permutation test, Welch interval of the difference.

    All relabellings are counted if there are at most `resamples` of them; otherwise a sample is
    drawn, to which the observed one is added, so p is never 0. The test assumes that sentences
    could be exchanged if there were no difference: where they resemble their neighbours, p is too
    small. Two sides chosen because of their values need `selected`: the most and the least
    favourable section differ by chance alone.

    Parameters
    ----------
    a, b
        one finite number per sentence of either side.
    seed
        of the relabellings drawn.
    resamples
        how many are drawn at most.
    level
        the confidence level, between 0 and 1.
    spread
        the usual standard deviation on this scale, as in `mean_interval`.
    bounds
        the least and greatest value the scale has; the interval is cut where no difference of two
        such means can lie.

    Returns
    -------
    Contrast
        of kind "mean", with the difference `a` minus `b`; no interval and no p if either side is
        below `MINIMUM_N`.

    Raises
    ------
    ValueError, TypeError
        as `mean_interval`; fewer than one resample.

    Examples
    --------
    >>> found = contrast([1, 2, 0, 2, 1, 1], [0, -1, 0, -2, 0])
    >>> round(found.value, 2), round(found.p, 3), found.n_a, found.n_b
    (1.77, 0.011, 6, 5)
    """
    left, right = as_sample(a, "a"), as_sample(b, "b")
    check_level(level)
    check_seed(seed)
    mean_a, mean_b = _mean(left), _mean(right)
    low = high = p = math.nan
    resting = 0
    if min(len(left), len(right)) >= MINIMUM_N:
        low, high = mean_difference(moments(left), moments(right), spread).interval(level)
        reach = bounds[1] - bounds[0]
        low, high = max(low, float(-reach)), min(high, float(reach))
        p = relabelling_p(left, right, seed, resamples)
        if low > 0 or high < 0:
            resting = resting_on_one(left, right, level, spread)
    return Contrast(
        value=mean_a - mean_b,
        low=low,
        high=high,
        p=p,
        exploratory=False,
        level=level,
        p_adjusted=p,
        comparisons=1,
        value_a=mean_a,
        value_b=mean_b,
        n_a=len(left),
        n_b=len(right),
        kind="mean",
        resting_on_one=resting,
    )


def trend(
    values: ArrayLike,
    *,
    seed: int = 0,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
    exploratory: bool = False,
    spread: float | None = VALENCE_SPREAD,
) -> Trend:
    """Estimate the linear movement along a text: fitted change from its first to its last sentence.

    The test permutes the order of the sentences; the interval is that of the least-squares slope.

    Parameters
    ----------
    values
        one finite number per sentence, in reading order.
    seed, resamples, level, spread
        as in `contrast`.
    exploratory
        whether the trend was looked for after reading the text. It only labels the result: p is
        that of the one trend given.

    Returns
    -------
    Trend
        its value in the unit of `values`, nan with fewer than two sentences; no interval and no p
        below `MINIMUM_N`.

    Raises
    ------
    ValueError, TypeError
        as `contrast`.

    Examples
    --------
    >>> found = trend([-2, -1, -1, 0, 0, 1, 0, 2])
    >>> round(found.value, 2), found.p < 0.01
    (3.25, True)
    """
    sample = as_sample(values, "values")
    check_level(level)
    check_seed(seed)
    n = len(sample)
    value = low = high = p = math.nan
    place = np.linspace(-0.5, 0.5, n)
    if n >= 2:
        value = float(place @ sample) / float(np.square(place).sum())
    if n >= MINIMUM_N:
        low, high = fitted_change(sample, spread).interval(level)
        p = order_p(sample, place, seed, resamples)
    return Trend(
        value=value,
        low=low,
        high=high,
        p=p,
        exploratory=exploratory,
        level=level,
        p_adjusted=p,
        comparisons=1,
        n=n,
    )


def _mean(sample: NDArray[Any]) -> float:
    return float(sample.mean()) if len(sample) else math.nan


def resting_on_one(a: NDArray[Any], b: NDArray[Any], level: float, spread: float | None) -> int:
    """How many sentences, left out singly, make the Welch interval include 0."""
    count = 0
    for side, other in ((a, moments(b)), (b, moments(a))):
        _, first, times = np.unique(side, return_index=True, return_counts=True)
        for place, repeated in zip(first, times, strict=True):
            left = mean_difference(moments(np.delete(side, place)), other, spread)
            low, high = left.interval(level)
            count += int(repeated) if low <= 0 <= high else 0
    return count
