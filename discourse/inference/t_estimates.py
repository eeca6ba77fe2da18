"""Differences and slopes with a standard error: one t law gives the interval and the p value."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from discourse.inference.spread import moderated


@dataclass(frozen=True, slots=True)
class TEstimate:
    """An estimate, its standard error and the degrees of freedom of the error.

    >>> found = TEstimate(1.0, 0.4, 20.0)
    >>> low, high = found.interval(0.95)
    >>> round(low, 2), round(high, 2), round(found.p, 3)
    (0.17, 1.83, 0.021)
    """

    value: float
    error: float
    freedom: float

    def interval(self, level: float) -> tuple[float, float]:
        """The interval at a confidence level."""
        from scipy.special import stdtrit

        if self.error == 0:
            return self.value, self.value
        half = float(stdtrit(self.freedom, 0.5 + level / 2)) * self.error
        return self.value - half, self.value + half

    @property
    def p(self) -> float:
        """The two-sided p of zero: below 1 - level where the interval of that level excludes it."""
        from scipy.special import stdtr

        if self.error == 0:
            return float(self.value == 0)
        return float(2 * stdtr(self.freedom, -abs(self.value) / self.error))


def moments(sample: NDArray[Any]) -> tuple[int, float, float]:
    """Size, mean and sum of squares about the mean."""
    mean = float(sample.mean())
    return len(sample), mean, float(((sample - mean) ** 2).sum())


def welch(first: TEstimate, second: TEstimate) -> TEstimate:
    """The second estimate less the first, its degrees of freedom after Welch.

    >>> found = welch(TEstimate(1.0, 0.3, 8.0), TEstimate(2.0, 0.4, 8.0))
    >>> found.value, round(found.error, 2), round(found.freedom, 1)
    (1.0, 0.5, 14.8)
    """
    variance = first.error**2 + second.error**2
    parts = first.error**4 / first.freedom + second.error**4 / second.freedom
    freedom = variance**2 / parts if parts else math.inf
    return TEstimate(second.value - first.value, math.sqrt(variance), freedom)


def mean_difference(
    a: tuple[int, float, float], b: tuple[int, float, float], spread: float | None
) -> TEstimate:
    """The mean of a less that of b, from their `moments`, after Welch, the variances moderated."""
    sides = []
    for n, mean, squares in (b, a):
        variance, freedom = (float(found) for found in moderated(squares, n - 1, spread))
        sides.append(TEstimate(mean, math.sqrt(variance / n), freedom))
    return welch(*sides)


def fitted_change(sample: NDArray[Any], spread: float | None) -> TEstimate:
    """The change of the least-squares line from the first value to the last, three or more."""
    place = np.linspace(-0.5, 0.5, len(sample))
    reach = float(np.square(place).sum())
    value = float(place @ sample) / reach
    residual = sample - sample.mean() - value * place
    squares = float(np.square(residual).sum())
    variance, freedom = moderated(squares, len(sample) - 2, spread)
    return TEstimate(value, math.sqrt(float(variance) / reach), float(freedom))
