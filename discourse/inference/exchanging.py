"""Which items differ between groups of documents, tested by exchanging whole documents."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from discourse.inference.permutation import RESAMPLES, check_resamples, orders

_CELLS = 1 << 21  # of a block of statistics: 16 MB
_SLACK = 1e-9  # within which two sums of the same residuals count as equal


def exchanged_p(
    counts: Any,
    sizes: NDArray[Any],
    labels: NDArray[Any],
    groups: Sequence[int],
    *,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Test each item in each group against the other documents, and adjust for all of them.

    The statistic is how many more occurrences the documents of a group have than their words let
    expect at the rate of all documents, over its standard deviation when the labels of documents
    are exchanged. The documents are exchanged, not the words: an item that one document repeats is
    found as extreme whenever that document falls into the group, however often it stands there.

    The adjusted p values control the chance of one false finding or more in the whole call, as
    Holm's do, but by the largest statistic of all items in each exchange (Westfall and Young 1993,
    step-down). Holm would multiply the smallest p value, 1 in 10,000, by the number of items, and
    find nothing among 2,000 lemmas; and it would not know that lemmas go together.

    Parameters
    ----------
    counts
        occurrences, a sparse matrix of documents by items.
    sizes
        words of each document.
    labels
        the number of the group of each document.
    groups
        which groups are tested, each against all the documents that are not in it.
    seed, resamples
        of the exchanges; two groups are exchanged in all ways where these are fewer.

    Returns
    -------
    p, adjusted
        two-sided, arrays of groups by items.

    Examples
    --------
    >>> import numpy as np
    >>> from scipy.sparse import csr_array
    >>> spread, once = [2, 3, 2, 3, 0, 0, 0, 1], [20, 0, 0, 0, 0, 0, 0, 0]
    >>> counts = csr_array(np.array([spread, once]).T)
    >>> labels = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    >>> p, adjusted = exchanged_p(counts, np.full(8, 300), labels, [0])
    >>> p.round(3).tolist(), adjusted.round(3).tolist()
    ([[0.029, 1.0]], [[0.029, 1.0]])
    """
    check_resamples(resamples)
    test = _Test(counts, sizes, labels, groups)
    observed = test.statistics(labels[None, :])[0]
    order = np.argsort(-observed.ravel(), kind="stable")
    ranked = observed.ravel()[order] - _SLACK
    above, above_all = np.zeros((2, len(ranked)))
    exact = _every(labels, resamples, test.block)
    drawn = orders(np.sort(labels), seed, resamples, test.block)
    total = 0
    for block in drawn if exact is None else exact:
        found = test.statistics(block).reshape(len(block), -1)[:, order]
        above += (found >= ranked).sum(axis=0)
        # The largest statistic among those no more extreme than this one.
        largest = np.maximum.accumulate(found[:, ::-1], axis=1)[:, ::-1]
        above_all += (largest >= ranked).sum(axis=0)
        total += len(block)
    # All exchanges hold that of the corpus itself; of drawn ones it is one more.
    more = 1 if exact is None else 0
    p = (np.array([above, np.maximum.accumulate(above_all)]) + more) / (total + more)
    back = np.empty_like(p)
    back[:, order] = p
    return back[0].reshape(observed.shape), back[1].reshape(observed.shape)


class _Test:
    """The statistic of every item in every tested group, for many labellings at once."""

    def __init__(
        self, counts: Any, sizes: NDArray[Any], labels: NDArray[Any], groups: Sequence[int]
    ) -> None:
        self.items = counts.T.tocsr().astype(float)
        self.sizes, self.groups = np.asarray(sizes, dtype=float), list(groups)
        n = len(self.sizes)
        totals = np.asarray(self.items.sum(axis=1)).ravel()
        self.rates = totals / max(self.sizes.sum(), 1.0)
        squared = np.asarray(self.items.multiply(self.items).sum(axis=1)).ravel()
        # The sum of squared residuals, without a full matrix of them.
        squares = (
            squared
            - 2 * self.rates * (self.items @ self.sizes)
            + self.rates**2 * float((self.sizes**2).sum())
        )
        members = np.array([(labels == group).sum() for group in self.groups], dtype=float)
        spread = members * (n - members) / (n * max(n - 1, 1))
        deviation = np.sqrt(np.outer(spread, np.maximum(squares, 0.0)))
        self.weights = np.divide(1.0, deviation, where=deviation > 0, out=np.zeros_like(deviation))
        self.block = max(1, _CELLS // max(1, len(self.groups) * max(n, self.items.shape[0])))

    def statistics(self, labellings: NDArray[Any]) -> NDArray[Any]:
        """Labellings by groups by items, without their signs."""
        found = np.empty((len(labellings), *self.weights.shape))
        for at, group in enumerate(self.groups):
            inside = (labellings == group).astype(float)
            surplus = (self.items @ inside.T).T - np.outer(inside @ self.sizes, self.rates)
            found[:, at] = np.abs(surplus) * self.weights[at]
        return found


def _every(labels: NDArray[Any], resamples: int, rows: int) -> Iterator[NDArray[Any]] | None:
    """All exchanges of two groups in blocks, if they are few; None where they are to be drawn."""
    kinds, sizes = np.unique(labels, return_counts=True)
    if len(kinds) != 2 or math.comb(len(labels), int(sizes[0])) > resamples:
        return None
    chosen = np.array(list(combinations(range(len(labels)), int(sizes[0]))))
    every = np.full((len(chosen), len(labels)), kinds[1])
    np.put_along_axis(every, chosen, kinds[0], axis=1)
    return (every[at : at + rows] for at in range(0, len(every), rows))
