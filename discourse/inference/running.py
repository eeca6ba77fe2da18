"""Running means along a text: each sentence with its neighbours, nearer ones counting for more."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from discourse.inference.intervals import t_bounds
from discourse.inference.reading_error import Scale

# A fifth of the text on either side shows one movement or two, not the single sentence; below ten
# sentences on either side a running mean is mostly its own noise.
REACH_SHARE, REACH_LEAST = 0.2, 10.0


def neighbour_weights(n: int, at: int, reach: float) -> NDArray[Any]:
    """The weight of each of n sentences for the running mean at one of them: tricube.

    Source: Cleveland 1979, Journal of the American Statistical Association 74(368), 829-836.

    Examples
    --------
    >>> neighbour_weights(5, 2, 2.0).round(2).tolist()
    [0.0, 0.67, 1.0, 0.67, 0.0]
    """
    return tricube(np.abs(np.arange(n) - at) / reach)


def tricube(apart: ArrayLike) -> NDArray[Any]:
    """The weight of what lies so far off, as a share of the reach; 0 from there on.

    >>> tricube([0, 0.5, 1, 3]).round(2).tolist()
    [1.0, 0.67, 0.0, 0.0]
    """
    weights: NDArray[Any] = (1 - np.minimum(np.asarray(apart, dtype=float), 1) ** 3) ** 3
    return weights


def moderated_mean(
    values: NDArray[Any], weights: NDArray[Any], scale: Scale
) -> tuple[float, float]:
    """The moderated t interval of a weighted mean, cut at the ends of the scale; nan if too few."""
    size = effective_size(weights)
    mean = float(weights @ values / weights.sum())
    squares = float(weights @ np.square(values - mean) / weights.sum()) * size
    low, high = (float(end) for end in t_bounds(size, mean, squares, spread=scale.spread))
    least, most = scale.bounds
    return max(low, least), min(high, most)


def effective_size(weights: ArrayLike) -> float:
    """How many sentences of equal weight would tell as much (Kish).

    Examples
    --------
    >>> effective_size([1, 1, 1, 0]), round(effective_size([1, 0.5, 0.25]), 2)
    (3.0, 2.33)
    """
    given = np.asarray(weights, dtype=float)
    return float(given.sum() ** 2 / np.square(given).sum())
