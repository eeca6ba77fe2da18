"""Estimates from sentences that come in documents: CR2 variances, Satterthwaite's freedom.

Sentences of one document resemble each other, so what varies is the document. The variance is the
bias-reduced sandwich CR2 of Bell and McCaffrey 2002 (Survey Methodology 28(2), 169-181), the
degrees of freedom are Satterthwaite's under a working model in which the sentences of a document
correlate as much as they are seen to (Imbens and Kolesár 2016, Review of Economics and Statistics
98(4), 701-712). With few documents of unequal length the older D / (D - 1) and t with D - 1 degrees
of freedom cover too little (`benchmarks/comparison.py`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from discourse.inference.t_estimates import TEstimate, welch

MINIMUM_DOCUMENTS = 3
"""Of fewer documents no interval is given: how documents differ cannot be seen from two."""


MINIMUM_DATED = 5
"""Of fewer no change over dates is tested: four dates have 24 orders, so p could not be small."""


@dataclass(frozen=True, slots=True)
class Clustered(TEstimate):
    """An estimate whose error is by document.

    Attributes
    ----------
    expected
        its variance by the working model, in units of the variance of a sentence: what weighs the
        two sides of a difference.
    """

    expected: float


def clustered(
    values: ArrayLike,
    documents: ArrayLike,
    *,
    along: ArrayLike | None = None,
    weights: ArrayLike | None = None,
) -> Clustered:
    """Fit a mean, or a line along a number that each document has, with an error by document.

    Parameters
    ----------
    values
        of each sentence.
    documents
        the number of the document each sentence is of.
    along
        a number of each document, in the order of their numbers, such as its date: the estimate is
        the slope of the line along it. None for the mean.
    weights
        how much the sentences of each document count, in the same order; None for all alike.

    Returns
    -------
    Clustered
        an infinite error where a document alone decides, as one does of a mean of one.

    Examples
    --------
    >>> found = clustered([1, 1, 0, 0, 0, 0, 1, 0], [0, 0, 1, 1, 2, 2, 3, 3])
    >>> round(found.value, 3), round(found.error, 3), round(found.freedom, 1)
    (0.375, 0.239, 3.0)
    """
    given = np.asarray(values, dtype=float)
    _, place = np.unique(np.asarray(documents), return_inverse=True)
    sizes = np.bincount(place).astype(float)
    sums = np.bincount(place, weights=given)
    count = np.ones(len(sizes)) if weights is None else np.asarray(weights, dtype=float)
    if along is None:
        design, wanted = np.ones((len(sizes), 1)), np.array([1.0])
    else:
        design = np.column_stack([np.ones(len(sizes)), np.asarray(along, dtype=float)])
        wanted = np.array([0.0, 1.0])
    weighed = count * sizes
    inverse = np.linalg.pinv(design.T @ (weighed[:, None] * design))
    fitted = inverse @ (design.T @ (count * sums))
    within = within_documents(given - (design @ fitted)[place], place, len(wanted))
    scores = count * (sums - sizes * (design @ fitted))
    leverage = weighed * np.einsum("ij,jk,ik->i", design, inverse, design)
    value = float(wanted @ fitted)
    if (leverage > 1 - 1e-9).any():
        return Clustered(value, math.inf, 1.0, math.inf)
    influence = (design @ (inverse @ wanted)) / np.sqrt(1 - leverage)
    error = math.sqrt(float(np.square(influence * scores).sum()))
    noise = np.square(count) * sizes * (1 + (sizes - 1) * within)
    expected, freedom = _moments(design, weighed, inverse, influence, noise)
    return Clustered(value, error, freedom, expected)


def _moments(
    design: NDArray[Any],
    weighed: NDArray[Any],
    inverse: NDArray[Any],
    influence: NDArray[Any],
    noise: NDArray[Any],
) -> tuple[float, float]:
    """The mean of the CR2 variance by the working model, and the freedom that goes with it.

    Its scores have the covariance diag(d) + F K F', with F of few columns, so that neither trace
    needs a matrix of documents by documents.
    """
    left = influence[:, None] * weighed[:, None] * (design @ inverse)
    right = influence[:, None] * noise[:, None] * design
    middle = design.T @ (noise[:, None] * design)
    few = np.hstack([left, right])
    size = middle.shape[0]
    join = np.block([[middle, -np.eye(size)], [-np.eye(size), np.zeros((size, size))]])
    own = np.square(influence) * noise
    shared = np.einsum("ij,jk,ik->i", few, join, few)
    product = join @ (few.T @ few)
    trace = float(own.sum() + shared.sum())
    square = float(np.square(own).sum() + 2 * (own * shared).sum() + np.trace(product @ product))
    return trace, max(trace**2 / square, 1.0) if square > 0 else 1.0


def within_documents(values: ArrayLike, documents: ArrayLike, fitted: int = 1) -> float:
    """The correlation of two sentences of a document, by the analysis of variance; 0 to 1.

    Parameters
    ----------
    values, documents
        of each sentence.
    fitted
        how many numbers were fitted to the values before: one for a mean.

    Examples
    --------
    >>> within_documents([1, 1, 0, 0, 1, 1], [0, 0, 1, 1, 2, 2])
    1.0
    >>> within_documents([1, 0, 1, 0, 1, 0], [0, 0, 1, 1, 2, 2])
    0.0
    """
    given = np.asarray(values, dtype=float)
    _, place = np.unique(np.asarray(documents), return_inverse=True)
    sizes = np.bincount(place).astype(float)
    n, count = len(given), len(sizes)
    if count <= fitted or n <= count:
        return 0.0
    means = np.bincount(place, weights=given) / sizes
    between = float((sizes * np.square(means - given.mean())).sum()) / (count - fitted)
    inside = float(np.square(given - means[place]).sum()) / (n - count)
    usual = (n - float(np.square(sizes).sum()) / n) / (count - 1)
    spread = max((between - inside) / usual, 0.0)
    return spread / (spread + inside) if spread > 0 else 0.0


def difference(first: Clustered, second: Clustered) -> TEstimate:
    """The second estimate less the first, of other documents.

    The degrees of freedom are the smaller of two: Welch's, which believes the variances seen, and
    those of the working model, which believes that both sides vary alike. Welch's alone cover .89
    to .92 for three documents beside thirty, those of the model .92 where one side varies more.

    Examples
    --------
    >>> first = clustered([1, 1, 0, 0, 0, 0], [0, 0, 1, 1, 2, 2])
    >>> second = clustered([1, 1, 1, 0, 1, 1], [0, 0, 1, 1, 2, 2])
    >>> found = difference(first, second)
    >>> round(found.value, 2), round(found.error, 2), round(found.freedom, 1)
    (0.5, 0.37, 2.9)
    """
    found = welch(first, second)
    if not 0 < found.error < math.inf:
        return replace(found, freedom=1.0)
    parts = first.expected**2 / first.freedom + second.expected**2 / second.freedom
    model = (first.expected + second.expected) ** 2 / parts
    return replace(found, freedom=min(found.freedom, model))
