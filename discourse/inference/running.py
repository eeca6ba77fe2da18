"""Running means along a text: each sentence with its neighbours, nearer ones counting for more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

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
    import numpy as np

    apart = np.minimum(np.abs(np.arange(n) - at) / reach, 1)
    weights: NDArray[Any] = (1 - apart**3) ** 3
    return weights


def effective_size(weights: ArrayLike) -> float:
    """How many sentences of equal weight would tell as much (Kish).

    Examples
    --------
    >>> effective_size([1, 1, 1, 0]), round(effective_size([1, 0.5, 0.25]), 2)
    (3.0, 2.33)
    """
    import numpy as np

    given = np.asarray(weights, dtype=float)
    return float(given.sum() ** 2 / np.square(given).sum())
