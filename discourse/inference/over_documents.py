"""Means and differences that generalise to other documents: what varies between them counts."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from discourse.inference.cluster_robust import (
    MINIMUM_DOCUMENTS,
    Clustered,
    clustered,
    difference,
)
from discourse.inference.coded_samples import sampled, slope_of
from discourse.inference.intervals import LEVEL
from discourse.inference.reading_error import SAMPLE, SHARE, Corrected, Scale
from discourse.inference.t_estimates import TEstimate, welch


@dataclass(frozen=True, slots=True)
class DocumentMean:
    """The mean code of sentences in documents like these, with two errors of it.

    Attributes
    ----------
    by_document
        the estimate with the error by document.
    by_sentence
        the same with the error as if sentences were drawn one by one. An interval is never
        narrower than its: documents that happen to agree do not make sentences surer.
    scale
        the classes of the measure.
    of_codes
        whether every sentence was coded.
    """

    by_document: Clustered
    by_sentence: TEstimate
    scale: Scale
    of_codes: bool

    def corrected(self) -> Corrected:
        """The mean with its interval, cut at the ends of the scale."""
        least, most = self.scale.bounds
        found = _wider(self.by_document, self.by_sentence, LEVEL, self.of_codes)
        moved = min(max(found.value, least), most)
        low, high = (end - found.value + moved for end in (found.low, found.high))
        return Corrected(
            moved, max(low, least), min(high, most), of_codes=self.of_codes, source=SAMPLE
        )


def document_mean(
    codes: ArrayLike, readings: ArrayLike, documents: ArrayLike, scale: Scale
) -> DocumentMean | None:
    """Estimate the mean code of sentences in documents like these, some of the sentences coded.

    The estimate is that of `mean_of_sample`, all documents together. Its variance is by document:
    sentences of one document resemble each other, so that ten documents of a hundred sentences do
    not tell as much as a thousand documents of one (`cluster_robust`). The interval is never
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
        `NET`, `SHARE` or `GRADES`.

    Returns
    -------
    DocumentMean or None
        None with fewer than `MINIMUM_DOCUMENTS` documents or without a code.

    Examples
    --------
    >>> from discourse.inference.reading_error import NET
    >>> codes = [1, 1, 1, -1, -1, 0, 0, 0, 1, -1, 1, -1]
    >>> found = document_mean(codes, codes, [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3], NET).corrected()
    >>> round(found.value, 2), round(found.low, 2), round(found.high, 2)
    (0.08, -1.0, 1.0)
    """
    given, read = np.asarray(codes, dtype=float), np.asarray(readings, dtype=float)
    place = np.asarray(documents, dtype=int)
    coded = ~np.isnan(given)
    if int(coded.sum()) == 0 or len(np.unique(place)) < MINIMUM_DOCUMENTS:
        return None
    each = as_coded(given, read)
    by_sentence = sampled(given[coded], read[coded], read[~coded], scale, population=True)
    if scale == SHARE:
        # None of 30 sentences holds it: of the next thirty one may. Two more of either kind
        # (Agresti and Coull 1998, The American Statistician 52(2)) make the error of a share wider.
        share = (float(given[coded].sum()) + 2) / (coded.sum() + 4)
        error = math.sqrt(share * (1 - share) / (coded.sum() + 4))
        by_sentence = replace(by_sentence, error=max(by_sentence.error, error))
    return DocumentMean(clustered(each, place), by_sentence, scale, bool(coded.all()))


def as_coded(codes: NDArray[Any], readings: NDArray[Any]) -> NDArray[Any]:
    """A number of each sentence whose means estimate those of the codes, nan where none was given.

    The readings carry what the codes have in common with them; what is left of the coded ones
    stands for the others too, since they are a random sample.
    """
    coded = np.isfinite(codes)
    n, m = len(codes), int(coded.sum())
    if m == n:
        return codes
    slope = slope_of(codes[coded], readings[coded])
    left = codes[coded] - slope * readings[coded]
    each: NDArray[Any] = slope * readings + left.mean()
    each[coded] += n / m * (left - left.mean())
    return each


def difference_over_documents(
    first: DocumentMean, second: DocumentMean, level: float = LEVEL
) -> Corrected:
    """The second mean less the first, with interval and p, of two groups of documents.

    Examples
    --------
    >>> from discourse.inference.reading_error import SHARE
    >>> documents = [0, 0, 0, 1, 1, 1, 2, 2, 2]
    >>> seldom, often = [0, 0, 0, 1, 0, 0, 0, 0, 0], [1, 1, 0, 1, 1, 1, 1, 0, 1]
    >>> sides = [document_mean(codes, codes, documents, SHARE) for codes in (seldom, often)]
    >>> found = difference_over_documents(*sides)
    >>> round(found.value, 2), round(found.low, 2), round(found.high, 2), round(found.p, 3)
    (0.67, 0.23, 1.0, 0.013)
    """
    of_codes = first.of_codes and second.of_codes
    alone = welch(first.by_sentence, second.by_sentence)
    found = _wider(difference(first.by_document, second.by_document), alone, level, of_codes)
    least, most = first.scale.bounds
    reach = most - least
    value = min(max(found.value, -reach), reach)
    return replace(found, value=value, low=max(found.low, -reach), high=min(found.high, reach))


def _wider(one: TEstimate, other: TEstimate, level: float, of_codes: bool) -> Corrected:
    """The wider of the intervals of two errors of one estimate, and the larger p."""
    ends = [found.interval(level) for found in (one, other)]
    low, high = min(low for low, _ in ends), max(high for _, high in ends)
    p = max(one.p, other.p)
    return Corrected(one.value, low, high, level, p=p, of_codes=of_codes, source=SAMPLE)


def effective_sentences(
    readings: ArrayLike,
    documents: ArrayLike,
    weights: ArrayLike | None = None,
) -> float:
    """How many sentences drawn one by one would tell as much of a mean as these of documents.

    It allows for the few documents as the t law of `document_mean` does.

    Parameters
    ----------
    readings, documents
        of each sentence, the reading and the number of its document.
    weights
        how much the sentences of each document count; None for all alike.

    Examples
    --------
    >>> readings, documents = [1, 1, 1, 0, 0, 0, 1, 1, 0, 0], [0, 0, 0, 1, 1, 1, 2, 2, 3, 3]
    >>> round(effective_sentences(readings, documents), 1)
    0.9
    """
    from scipy.special import ndtri, stdtrit

    read = np.asarray(readings, dtype=float)
    _, place = np.unique(np.asarray(documents), return_inverse=True)
    size = int(place.max()) + 1 if len(place) else 0
    count = np.ones(size) if weights is None else np.asarray(weights, dtype=float)
    each = count[place]
    most = float(each.sum() ** 2 / np.square(each).sum()) if each.any() else 0.0
    if (count > 0).sum() < 2:
        return most
    mean = float(each @ read / each.sum())
    spread = float(each @ np.square(read - mean) / each.sum())
    kept = each > 0
    found = clustered(read[kept], place[kept], weights=count[count > 0])
    if spread == 0 or found.error == 0:
        return most
    few = float(stdtrit(found.freedom, 0.5 + LEVEL / 2) / ndtri(0.5 + LEVEL / 2)) ** 2
    return min(most, spread / (few * found.error**2))


def design_effect(readings: ArrayLike, documents: ArrayLike) -> float:
    """How many sentences of these documents tell as much as one drawn by itself; 1 or more.

    >>> round(design_effect([1, 1, 1, 0, 0, 0, 1, 1, 0, 0], [0, 0, 0, 1, 1, 1, 2, 2, 3, 3]), 1)
    11.1
    """
    n = len(np.asarray(readings))
    return n / effective_sentences(readings, documents) if n else 1.0


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
    from scipy.special import chdtrc

    drawn, there = np.asarray(coded, dtype=float), np.asarray(sizes, dtype=float)
    m, n = drawn.sum(), there.sum()
    if m in (0, n) or len(there) < 2:
        return 1.0
    expected = there * (m / n)
    # Without replacement the counts vary less than those of Pearson's chi-squared.
    uneven = float((np.square(drawn - expected) / expected).sum() * (n - 1) / (n - m))
    return float(chdtrc(len(there) - 1, uneven))
