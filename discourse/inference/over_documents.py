"""Means that generalise to other documents: what varies from one to the next counts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from discourse.inference.coded_samples import mean_of_sample, slope_of
from discourse.inference.intervals import LEVEL
from discourse.inference.reading_error import NO_CORRECTION, Corrected, Scale

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def mean_over_documents(
    codes: ArrayLike,
    readings: ArrayLike,
    documents: ArrayLike,
    scale: Scale,
    *,
    level: float = LEVEL,
) -> Corrected:
    """Estimate the mean code of sentences in documents like these, some of the sentences coded.

    The estimate is that of `mean_of_sample`, all documents together. Its variance is by document:
    sentences of one document resemble each other, so that ten documents of a hundred sentences do
    not tell as much as a thousand documents of one (the sandwich of Liang and Zeger 1986,
    Biometrika 73(1), with D / (D - 1), and t with D - 1 degrees of freedom). The interval is never
    narrower than one that takes the sentences for independent.

    Parameters
    ----------
    codes
        of each sentence, nan where it was not coded; the coded ones are a random sample.
    readings
        of each sentence.
    documents
        the number of the document each sentence is of.
    scale
        `NET` or `SHARE`.
    level
        the confidence level, between 0 and 1.

    Returns
    -------
    Corrected
        no interval and no value with fewer than two documents or without a code.

    Examples
    --------
    >>> from discourse.inference.reading_error import NET
    >>> codes = [1, 1, 1, -1, -1, 0, 0, 0, 1, -1, 1, -1]
    >>> found = mean_over_documents(codes, codes, [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3], NET)
    >>> round(found.value, 2), round(found.low, 2), round(found.high, 2)
    (0.08, -1.0, 1.0)
    """
    import numpy as np
    from scipy.special import stdtrit

    given, read = np.asarray(codes, dtype=float), np.asarray(readings, dtype=float)
    place = np.asarray(documents, dtype=int)
    coded = ~np.isnan(given)
    n, m, count = len(read), int(coded.sum()), len(np.unique(place))
    if m == 0 or count < 2:
        return NO_CORRECTION
    code = given[coded]
    slope = 0.0 if m == n else slope_of(code, read[coded])
    left = code - slope * read[coded]
    each = slope * read + left.mean()
    each[coded] += n / m * (left - left.mean())
    error = _error(each, place)
    half = float(stdtrit(count - 1, 0.5 + level / 2)) * error
    alone = mean_of_sample(code, read[coded], read[~coded], scale, level=level, population=True)
    least, most = scale.bounds
    value = min(max(float(each.mean()), least), most)
    low, high = max(value - half, least), min(value + half, most)
    return Corrected(value, min(low, alone.low), max(high, alone.high), level, of_codes=m == n)


def design_effect(readings: ArrayLike, documents: ArrayLike, level: float = LEVEL) -> float:
    """How many sentences of these documents tell as much as one drawn by itself; 1 or more.

    It allows for the few documents as the t law of `mean_over_documents` does.

    >>> round(design_effect([1, 1, 1, 0, 0, 0, 1, 1, 0, 0], [0, 0, 0, 1, 1, 1, 2, 2, 3, 3]), 1)
    9.1
    """
    import numpy as np
    from scipy.special import ndtri, stdtrit

    read, place = np.asarray(readings, dtype=float), np.asarray(documents, dtype=int)
    count = len(np.unique(place))
    if count < 2 or not read.any():
        return 1.0
    single = float(read.var()) / len(read)
    if single == 0:
        return 1.0
    few = float(stdtrit(count - 1, 0.5 + level / 2) / ndtri(0.5 + level / 2)) ** 2
    return max(1.0, few * _error(read, place) ** 2 / single)


def evenly_drawn(coded: ArrayLike, sizes: ArrayLike) -> float:
    """How probable coded counts as uneven as these are if the coded sentences were drawn at random.

    Parameters
    ----------
    coded, sizes
        of each document, how many sentences were coded and how many there are.

    Examples
    --------
    >>> round(evenly_drawn([3, 4, 2], [10, 10, 10]), 2)
    0.63
    >>> evenly_drawn([10, 10, 0], [40, 40, 40]) < 0.01
    True
    """
    import numpy as np
    from scipy.special import chdtrc

    drawn, there = np.asarray(coded, dtype=float), np.asarray(sizes, dtype=float)
    m, n = drawn.sum(), there.sum()
    if m in (0, n) or len(there) < 2:
        return 1.0
    expected = there * (m / n)
    # Without replacement the counts vary less than those of Pearson's chi-squared.
    uneven = float((np.square(drawn - expected) / expected).sum() * (n - 1) / (n - m))
    return float(chdtrc(len(there) - 1, uneven))


def _error(each: NDArray[Any], documents: NDArray[Any]) -> float:
    """The standard error of a mean whose values come in documents."""
    import numpy as np

    _, place = np.unique(documents, return_inverse=True)
    sums = np.bincount(place, weights=each - each.mean())
    count = len(sums)
    return math.sqrt(count / (count - 1) * float(np.square(sums).sum())) / len(each)
