"""The base of contrasts and trends, and Holm's correction for several shown together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True)
class Comparison:
    """A difference with interval and p value; `p_adjusted` equals `p` until `adjust` sets it.

    `comparisons` counts the comparisons that `p_adjusted` allows for. Where `exploratory`, these
    are all those that could have been chosen, and p and the interval allow for them already.
    """

    value: float
    low: float
    high: float
    p: float
    exploratory: bool
    level: float
    p_adjusted: float
    comparisons: int

    @property
    def distinguishable(self) -> bool:
        """Whether the interval excludes 0 and the (adjusted) p value agrees."""
        beyond = self.low > 0 or self.high < 0
        return beyond and self.p_adjusted < 1 - self.level


_T = TypeVar("_T", bound=Comparison)


def holm(pvalues: ArrayLike) -> NDArray[Any]:
    """Adjust p values after Holm, over the comparisons shown together.

    Parameters
    ----------
    pvalues
        each between 0 and 1; nan stands for a comparison that was not made (too few sentences)
        and is neither adjusted nor counted.

    Returns
    -------
    array
        the adjusted p values in the same order.

    Raises
    ------
    ValueError
        values outside 0 to 1, or more than one dimension.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03]).round(3).tolist()
    [0.03, 0.06, 0.06]
    """
    p = np.asarray(pvalues, dtype=float)
    if p.ndim != 1:
        raise ValueError(f"pvalues must be one-dimensional; it has {p.ndim} dimensions")
    if np.any((p < 0) | (p > 1)):
        raise ValueError("pvalues must lie between 0 and 1")
    made = np.flatnonzero(~np.isnan(p))
    order = made[np.argsort(p[made], kind="stable")]
    adjusted = np.full(len(p), np.nan)
    steps = p[order] * np.arange(len(order), 0, -1)
    adjusted[order] = np.minimum(np.maximum.accumulate(steps), 1)
    return adjusted


def adjust(results: Sequence[_T]) -> list[_T]:
    """Return the same contrasts or trends with Holm's p over all of them that have a test.

    Parameters
    ----------
    results
        the contrasts, or the trends, that are shown together.

    Returns
    -------
    list
        in the same order, with `p_adjusted` and `comparisons` set.

    Examples
    --------
    >>> from discourse.inference import share_contrast
    >>> both = [share_contrast(8, 12, 0, 9), share_contrast(5, 12, 3, 9)]
    >>> [round(found.p_adjusted, 3) for found in adjust(both)]
    [0.009, 1.0]
    """
    pvalues = [result.p for result in results]
    made = sum(not math.isnan(p) for p in pvalues)
    return [
        replace(result, p_adjusted=float(p), comparisons=max(made, 1))
        for result, p in zip(results, holm(pvalues), strict=True)
    ]
