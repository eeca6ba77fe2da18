"""The difference of two shares, with interval and test."""

from __future__ import annotations

import math

from discourse.inference.contrasts import Contrast
from discourse.inference.intervals import LEVEL, MINIMUM_N, as_count, share_interval, wilson_ends


def share_contrast(k_a: int, n_a: int, k_b: int, n_b: int, *, level: float = LEVEL) -> Contrast:
    """Compare two shares fixed beforehand: Fisher's exact test, Newcombe's interval.

    The interval is that of the difference: Newcombe's hybrid score interval (his method 10), made
    of two Wilson intervals.

    Parameters
    ----------
    k_a, n_a
        `k_a` of `n_a` sentences have the property on one side.
    k_b, n_b
        and `k_b` of `n_b` on the other.
    level
        the confidence level, between 0 and 1.

    Returns
    -------
    Contrast
        of kind "share"; no interval and no p when either side is below `MINIMUM_N`.

    Raises
    ------
    TypeError, ValueError
        as `share_interval`.

    Examples
    --------
    >>> found = share_contrast(8, 12, 0, 9)
    >>> round(found.value, 2), round(found.p, 4)
    (0.67, 0.0046)
    """
    k_a, n_a, k_b, n_b = (
        as_count(count, name)
        for count, name in ((k_a, "k_a"), (n_a, "n_a"), (k_b, "k_b"), (n_b, "n_b"))
    )
    a, b = share_interval(k_a, n_a, level), share_interval(k_b, n_b, level)
    low = high = p = math.nan
    resting = 0
    if min(n_a, n_b) >= MINIMUM_N:
        from scipy.stats import fisher_exact

        low, high = _newcombe(k_a, n_a, k_b, n_b, level)
        p = float(fisher_exact([[k_a, n_a - k_a], [k_b, n_b - k_b]]).pvalue)
        if low > 0 or high < 0:
            resting = _share_resting_on_one(k_a, n_a, k_b, n_b, level)
    return Contrast(
        value=a.value - b.value,
        low=low,
        high=high,
        p=p,
        exploratory=False,
        level=level,
        p_adjusted=p,
        comparisons=1,
        value_a=a.value,
        value_b=b.value,
        n_a=n_a,
        n_b=n_b,
        kind="share",
        resting_on_one=resting,
    )


def _newcombe(k_a: int, n_a: int, k_b: int, n_b: int, level: float) -> tuple[float, float]:
    """Newcombe's hybrid score interval of a difference of shares."""
    a, b = k_a / n_a, k_b / n_b
    (low_a, low_b), (high_a, high_b) = wilson_ends([k_a, k_b], [n_a, n_b], level)
    low = a - b - math.hypot(a - low_a, high_b - b)
    return low, a - b + math.hypot(high_a - a, b - low_b)


def _share_resting_on_one(k_a: int, n_a: int, k_b: int, n_b: int, level: float) -> int:
    """How many sentences, left out singly, make Newcombe's interval include 0."""
    drops = [
        (k_a, (k_a - 1, n_a - 1, k_b, n_b)),
        (n_a - k_a, (k_a, n_a - 1, k_b, n_b)),
        (k_b, (k_a, n_a, k_b - 1, n_b - 1)),
        (n_b - k_b, (k_a, n_a, k_b, n_b - 1)),
    ]
    count = 0
    for sentences, rest in drops:
        if sentences:
            low, high = _newcombe(*rest, level)
            count += sentences if low <= 0 <= high else 0
    return count
