"""Specificities of textometry: how improbable a frequency is in a part of a corpus, exactly."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

_NEGLIGIBLE = 1e-17  # of a tail: a term below it no longer changes a double


def specificity(
    count: ArrayLike, total: ArrayLike, part: ArrayLike, corpus: ArrayLike
) -> NDArray[Any]:
    r"""Specificity of a frequency in a part of a corpus, as a signed logarithm (Lafon 1980).

    A part of ``part`` words is taken for a draw without replacement from the ``corpus`` words, of
    which ``total`` are the word in question. The score is :math:`-\log_{10} P(X \ge f)` where the
    word stands in the part at least as often as expected (``total * part / corpus``), and
    :math:`+\log_{10} P(X \le f)` where it stands there less often: a score of 3 is one chance in a
    thousand, the sign says more or less often. The sign at an exact tie is that of the package
    textometry of TXM, which IRaMuTeQ uses too. Textometry calls scores between -2 and 2 banal.

    The tails are exact and never cut: the probability of ``count`` itself is taken from logarithms
    of the gamma function and the rest of the tail summed in units of it, so that a probability
    below the smallest double still has its score. With a corpus of ten million words the score is
    right to seven decimals.

    Parameters
    ----------
    count
        occurrences in the part; these four may be arrays, which are broadcast.
    total
        occurrences in the whole corpus.
    part
        words of the part.
    corpus
        words of the corpus.

    Returns
    -------
    array
        the scores; 0 where nothing could be otherwise, as for a part that is the corpus.

    Raises
    ------
    ValueError
        counts that no part can have, such as more occurrences than words.

    Examples
    --------
    >>> specificity([3, 0], [3, 3], 5, 10).round(4).tolist()
    [1.0792, -1.0792]
    >>> float(specificity(900, 1000, 10_000, 1_000_000).round(1))  # 1 in 10 ** 1678
    1678.5
    """
    from scipy.special import gammaln

    f, whole, size, words = np.broadcast_arrays(
        *(np.asarray(one, dtype=float) for one in (count, total, part, corpus))
    )
    _check(f, whole, size, words)
    # Below the expectation the words of the part that are others, or those of the rest that are
    # this one, are counted: P(X <= f) is the upper tail of what is drawn into the rest.
    above = f * words >= whole * size
    drawn = np.where(above, f, whole - f)
    n = np.where(above, size, words - size)

    def log_ways(items: NDArray[Any], chosen: NDArray[Any]) -> NDArray[Any]:
        ways: NDArray[Any] = gammaln(items + 1) - gammaln(chosen + 1) - gammaln(items - chosen + 1)
        return ways

    first = log_ways(whole, drawn) + log_ways(words - whole, n - drawn) - log_ways(words, n)
    tail = first + np.log(_in_units_of_the_first(drawn, whole, n, words))
    # A tail of 1 comes out of the logarithms as a trifle above it.
    score = np.maximum(-tail / math.log(10), 0.0)
    signed: NDArray[Any] = np.where(above, score, -score) + 0.0
    return signed


def _check(f: NDArray[Any], whole: NDArray[Any], size: NDArray[Any], words: NDArray[Any]) -> None:
    possible = (f >= 0) & (f <= whole) & (f <= size)
    possible &= (size <= words) & (whole - f <= words - size) & (words < math.inf)
    if not possible.all():
        at = int((~possible).ravel().argmax())
        cells = (f"{one.ravel()[at]:g}" for one in (f, whole, size, words))
        said = "count {}, total {}, part {}, corpus {}".format(*cells)
        raise ValueError(f"no part of a corpus has {said}: a part is at most the whole")


def _in_units_of_the_first(
    f: NDArray[Any], whole: NDArray[Any], n: NDArray[Any], words: NDArray[Any]
) -> NDArray[Any]:
    """The sum P(X >= f) / P(X = f): 1 and the products of ratios of neighbouring terms.

    From the expectation upwards each ratio is below 1, or hardly above it, and falls.
    """
    shape = f.shape
    f, whole, n, words = (np.ravel(one).copy() for one in (f, whole, n, words))
    sums = np.ones_like(f)
    going = np.arange(len(f))
    term = np.ones_like(f)
    while len(going):
        ratio = (whole - f) * (n - f) / ((f + 1) * (words - whole - n + f + 1))
        term = term * ratio
        sums[going] += term
        f = f + 1
        rest = term > _NEGLIGIBLE * sums[going]
        going, f, whole, n, words, term = (one[rest] for one in (going, f, whole, n, words, term))
    return sums.reshape(shape)
