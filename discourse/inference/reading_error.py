"""Estimates that allow for wrong readings: what coders say corrects what the rules read.

A sampling interval knows which sentences were drawn, not that some of them were read wrongly. The
estimates here know both. They rest on a *table* of how often sentences of each code are given each
reading, or on a random sample of the text itself, coded by hand.

The classes of a measure come in one order everywhere, that of its `Scale`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from discourse.inference.intervals import LEVEL, check_level
from discourse.inference.spread import VALENCE_SPREAD


@dataclass(frozen=True, slots=True)
class Scale:
    """The classes a sentence may fall in, the number each stands for, and what is usual.

    Attributes
    ----------
    values
        the number of each class, in order; none of a measure without classes, such as valence.
    spread
        usual standard deviation of the codes.
    correlation
        usual correlation of codes with readings, for planning.
    residual
        usual standard deviation of what is left of a code once the reading is allowed for.
    step
        distance of two shares on the grid.
    """

    values: tuple[float, ...]
    spread: float
    correlation: float
    residual: float
    step: float

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest number."""
        if not self.values:
            return -math.inf, math.inf
        return min(self.values), max(self.values)


NET = Scale((1.0, 0.0, -1.0), spread=0.8, correlation=0.48, residual=0.7, step=0.02)
"""Net outlook: favourable, neither, unfavourable."""
SHARE = Scale((1.0, 0.0), spread=0.45, correlation=0.5, residual=0.39, step=0.01)
"""The share of the sentences that have a property: they have it, they do not."""

GRADES = Scale((), spread=VALENCE_SPREAD, correlation=0.0, residual=VALENCE_SPREAD, step=math.nan)
"""Valence in grade points, which is read and not coded."""

# How far the rows of a new text stray from those of the table, as the number of sentences they
# would be worth if that were all that is known: readings err more in one text than in another.
# A table made on other texts is worth 30 a row at most, one made on this text 70.
STRANGE, OWN = 30.0, 70.0

SAMPLE, NONE = "sample", "none"
"""What corrects a figure: coded sentences of these texts, or nothing."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure with an interval that allows for wrong readings; nan where there is none.

    Attributes
    ----------
    value, low, high, level
        the estimate, its interval and the level of this.
    p
        of a difference, the two-sided p of zero that goes with the interval: below 1 - level where
        the interval excludes zero, unless it was adjusted since. nan where nothing is compared.
    comparisons
        how many comparisons p allows for.
    of_codes
        whether every sentence was coded, so that nothing of it was read.
    resting_on_one
        of a difference of codes, how many sentences any one of which, left out, makes the interval
        include zero.
    source
        `SAMPLE`, `NONE`, or what a table made on other texts is called.
    coded
        how many of the sentences were coded.
    """

    value: float
    low: float
    high: float
    level: float = LEVEL
    p: float = math.nan
    comparisons: int = 1
    of_codes: bool = False
    resting_on_one: int = 0
    source: str = NONE
    coded: int = 0


NO_CORRECTION = Corrected(math.nan, math.nan, math.nan)


@dataclass(frozen=True, slots=True, eq=False)
class Distribution:
    """How probable each mean is: numbers in rising order, equally far apart, with their weights.

    There are none where nothing tells how sentences were read; `source` is that of `Corrected`.
    """

    numbers: NDArray[Any]
    weights: NDArray[Any]
    source: str = NONE

    def corrected(self, level: float = LEVEL) -> Corrected:
        """The mean of the distribution and the interval that leaves equal tails outside."""
        check_level(level)
        if not len(self.numbers):
            return NO_CORRECTION
        tail = (1 - level) / 2
        low, high = self.quantile([tail, 1 - tail])
        value = float(self.numbers @ self.weights)
        return Corrected(value, float(low), float(high), level, source=self.source)

    def quantile(self, share: ArrayLike) -> NDArray[Any]:
        """The numbers below which given shares of the weight lie, interpolated at mid-mass."""
        found: NDArray[Any] = np.interp(np.asarray(share, dtype=float), self._below, self.numbers)
        return found

    @property
    def _below(self) -> NDArray[Any]:
        """The weight below each number and half of its own."""
        below: NDArray[Any] = np.cumsum(self.weights) - self.weights / 2
        return below

    def difference(self, level: float = LEVEL, scale: float = 1.0) -> Corrected:
        """As `corrected`, times a scale, of a distribution of differences, which have a p value."""
        found = self.corrected(level)
        if not len(self.numbers):
            return found
        below = float(np.interp(0.0, self.numbers, self._below))
        return replace(
            found,
            value=found.value * scale,
            low=found.low * scale,
            high=found.high * scale,
            p=2 * min(below, 1 - below),
        )

    def less(self, other: Distribution) -> Distribution:
        """The distribution of the difference of two means, taken to be independent."""
        if not len(self.numbers):
            return self
        step = self.numbers[1] - self.numbers[0]
        weights = np.convolve(self.weights, other.weights[::-1])
        start = self.numbers[0] - other.numbers[-1]
        return Distribution(start + step * np.arange(len(weights)), weights, self.source)


def mean_of_readings(
    table: ArrayLike,
    read: ArrayLike,
    scale: Scale,
    *,
    coded: ArrayLike | None = None,
    worth: float = STRANGE,
) -> Distribution:
    """How probable each mean of the codes is, from how the sentences were read.

    Every vector of true shares on a grid is weighed by the probability it gives to the counts of
    readings: each code is read as the table says, with the table's own uncertainty and that of a
    text which is read better or worse than those of the table (a Dirichlet-multinomial law). The
    codes of the text itself, if there are any, are weighed in.

    Parameters
    ----------
    table
        counts, one row a code, one column a reading; both in the order of the scale.
    read
        how many sentences without a code were given each reading.
    scale
        `NET` or `SHARE`.
    coded
        how many sentences were given each code.
    worth
        how many sentences a row of the table is worth at most: `STRANGE` for a table made on
        other texts, `OWN` for one made on sentences of this text.

    Raises
    ------
    ValueError
        counts that are negative or do not go with the scale.

    Examples
    --------
    >>> table = [[60, 30, 10], [10, 80, 10], [10, 30, 60]]
    >>> found = mean_of_readings(table, [20, 10, 0], NET).corrected()
    >>> round(found.value, 2), round(found.low, 2), round(found.high, 2)
    (0.82, 0.5, 0.97)
    """
    from scipy.special import gammaln

    shares, places, numbers = _grid(scale)
    size = len(scale.values)
    rows = _counts(table, (size, size), "table") + 0.5 / size
    seen = _counts(read, (size,), "read")
    totals = rows.sum(axis=1)
    confusion = rows / totals[:, None]
    worths = 1 / (1 / totals + 1 / worth)
    expected = shares @ confusion
    noise = shares**2 @ ((confusion * (1 - confusion)).sum(axis=1) / (worths + 1))
    precision = (expected * (1 - expected)).sum(axis=1) / noise - 1
    alpha = precision[:, None] * expected
    weight = (
        gammaln(precision)
        - gammaln(precision + seen.sum())
        + (gammaln(alpha + seen) - gammaln(alpha)).sum(axis=1)
    )
    known = -0.5 if coded is None else _counts(coded, (size,), "coded") - 0.5
    weight += (known * np.log(shares)).sum(axis=1)
    weight = np.exp(weight - weight.max())
    summed = np.bincount(places, weights=weight, minlength=len(numbers))
    return Distribution(numbers, summed / summed.sum())


@cache
def _grid(scale: Scale) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Vectors of shares, the place of each one's mean among the means there are, and these.

    Shares lie half a step inside the edges, where the prior has no bound.
    """
    size, steps = len(scale.values), round(1 / scale.step)
    counts = np.array(
        [(*point, steps - sum(point)) for point in np.ndindex(*(steps + 1,) * (size - 1))]
    )
    counts = counts[counts[:, -1] >= 0]
    shares = (counts + 0.5) / (steps + size / 2)
    means = shares @ np.array(scale.values)
    _, first, places = np.unique(means.round(9), return_index=True, return_inverse=True)
    return shares, places, means[first]


def _counts(given: ArrayLike, shape: tuple[int, ...], name: str) -> NDArray[Any]:
    counts = np.asarray(given, dtype=float)
    if counts.shape != shape or not np.isfinite(counts).all() or (counts < 0).any():
        raise ValueError(
            f"{name} must hold counts of 0 or more, {' by '.join(map(str, shape))} of them; "
            f"its shape is {counts.shape}"
        )
    return counts
