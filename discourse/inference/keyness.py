"""Measures of how much more often an item stands in one group of texts than in another."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from discourse.inference.intervals import LEVEL, MINIMUM_N

SMOOTHING = 0.5
"""What is added to each count of a log ratio, so that an item absent from a group has one."""


def log_likelihood(
    count: ArrayLike, words: ArrayLike, other: ArrayLike, other_words: ArrayLike
) -> NDArray[Any]:
    """Log-likelihood ratio G2 of two frequencies, from all four cells of the table (Dunning 1993).

    It grows with the difference and with the amount of text, and takes words for independent of
    each other, which words of one document are not: it ranks and does not test.

    Parameters
    ----------
    count, words
        occurrences of an item in a group, and the words of the group; arrays are broadcast.
    other, other_words
        the same for what it is compared with.

    Returns
    -------
    array
        0 or more, whichever group has more.

    Raises
    ------
    ValueError
        counts that no group can have, such as more occurrences than words.

    Examples
    --------
    >>> float(log_likelihood(10, 1000, 2, 1000).round(2))
    5.85
    >>> float(log_likelihood(0, 1000, 0, 1000))
    0.0
    """
    from scipy.special import xlogy

    a, m, b, n = np.broadcast_arrays(
        *(np.asarray(one, dtype=float) for one in (count, words, other, other_words))
    )
    possible = (a >= 0) & (a <= m) & (b >= 0) & (b <= n) & np.isfinite(m + n)
    if not possible.all():
        at = int((~possible).ravel().argmax())
        cells = (f"{one.ravel()[at]:g}" for one in (a, m, b, n))
        said = "count {}, words {}, other {}, other_words {}".format(*cells)
        raise ValueError(f"no two groups have {said}: an item occurs at most once a word")

    def part(observed: NDArray[Any], size: NDArray[Any], share: NDArray[Any]) -> NDArray[Any]:
        expected = np.maximum(size * share, 1e-300)
        found: NDArray[Any] = xlogy(observed, np.maximum(observed, 1e-300) / expected)
        return found

    whole = np.maximum(m + n, 1e-300)
    share, rest = (a + b) / whole, (m + n - a - b) / whole
    g2 = part(a, m, share) + part(b, n, share) + part(m - a, m, rest) + part(n - b, n, rest)
    found: NDArray[Any] = np.maximum(2 * g2, 0.0)
    return found


def deviation_of_proportions(counts: ArrayLike, sizes: ArrayLike) -> float:
    """Deviation of proportions, DP, of an item over the documents of a group (Gries 2008).

    Half the sum of absolute differences between the share of the occurrences that a document has
    and its share of the words: 0 where the item is spread as the words are, near 1 where all
    occurrences stand in a small part of the text.

    Parameters
    ----------
    counts
        occurrences in each document.
    sizes
        words of each document.

    Returns
    -------
    float
        nan for an item that does not occur.

    Examples
    --------
    >>> deviation_of_proportions([1, 1, 2], [100, 100, 200])
    0.0
    >>> deviation_of_proportions([4, 0, 0], [100, 100, 200])
    0.75
    """
    found, size = np.asarray(counts, dtype=float), np.asarray(sizes, dtype=float)
    if not found.sum():
        return math.nan
    return float(np.abs(found / found.sum() - size / size.sum()).sum() / 2)


def log_ratio(
    counts: NDArray[Any],
    sizes: NDArray[Any],
    others: NDArray[Any],
    other_sizes: NDArray[Any],
) -> tuple[float, float, float]:
    """Binary logarithm of the ratio of two frequencies, with an interval over documents.

    A log ratio of 1 is twice as often, of -2 a quarter as often. To each count `SMOOTHING` is
    added. The variance is that of documents (the sandwich of Liang and Zeger 1986, by the delta
    method), never below that of as many independent occurrences; t with as many degrees of freedom
    as the smaller group has documents, less one. No interval with fewer than `MINIMUM_N` documents
    in either group, nor where one of them lacks the item: there the ratio is made by `SMOOTHING`.

    Parameters
    ----------
    counts, sizes
        of each document of the group, the occurrences of the item and its words.
    others, other_sizes
        of each document of the other group.

    Returns
    -------
    value, low, high

    Examples
    --------
    >>> import numpy as np
    >>> few, many = np.array([1, 0, 2, 1, 1]), np.array([2, 3, 1, 2, 2])
    >>> size = np.full(5, 500)
    >>> [round(one, 2) for one in log_ratio(many, size, few, size)]
    [0.93, -1.18, 3.04]
    """
    from scipy.special import stdtrit

    value, variance = 0.0, 0.0
    for sign, found, size in ((1, counts, sizes), (-1, others, other_sizes)):
        total = float(found.sum()) + SMOOTHING
        rate = total / float(size.sum())
        value += sign * math.log2(rate)
        n = len(found)
        between = n / max(n - 1, 1) * float(((found - rate * size) ** 2).sum()) / total**2
        variance += max(between, 1 / total)
    fewest = min(len(counts), len(others))
    if fewest < MINIMUM_N or not (counts.any() and others.any()):
        return value, math.nan, math.nan
    half = float(stdtrit(fewest - 1, 0.5 + LEVEL / 2)) * math.sqrt(variance) / math.log(2)
    return value, value - half, value + half
