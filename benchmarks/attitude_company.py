"""Lemmas as vectors of their neighbours: counts, reduced by singular value decomposition."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import svds

from discourse.french.morphology import lemma

WINDOW = 5
DIMENSIONS = 300
LEAST = 5
"""Occurrences below which a lemma has no vector."""
CONTEXTS = 20_000

_WORD = re.compile(r"\w+(?:-\w+)*['’]?|[.!?;]")


def texts(path: Path) -> Iterator[str]:
    """The texts of a corpus, one JSON object a line with the key `text`, gzipped or not."""
    data = path.read_bytes()
    for line in (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines():
        yield json.loads(line)["text"]


@cache
def _lemma(form: str) -> str:
    return "NUMBER" if any(map(str.isdigit, form)) else lemma(form.replace("’", "'")).lower()


class Company:
    """Vectors of the lemmas of some texts.

    Attributes
    ----------
    index
        number of each lemma that has a vector, by falling frequency.
    vectors
        one row a lemma, of length 1.
    shares
        the share of all words that each lemma is.
    """

    def __init__(self, corpus: Iterable[str]) -> None:
        numbers: dict[str, int] = {}
        pieces = []
        for text in corpus:
            found = [numbers.setdefault(_lemma(w), len(numbers)) for w in _WORD.findall(text)]
            pieces.append(np.array([*found, *[-1] * WINDOW], dtype=np.int64))
        words = np.concatenate(pieces)
        counts = np.bincount(words[words >= 0], minlength=len(numbers))
        order = np.argsort(-counts, kind="stable")
        order = order[counts[order] >= LEAST]
        rank = np.full(len(numbers) + 1, -1)  # the last place is for -1
        rank[order] = np.arange(len(order))
        names = list(numbers)
        self.index = {names[number]: place for place, number in enumerate(order.tolist())}
        self.shares: NDArray[np.float64] = counts[order] / counts.sum()
        self.vectors = _vectors(rank[words], len(order))


def _vectors(words: NDArray[np.int64], size: int) -> NDArray[np.float64]:
    """Singular vectors of the positive pointwise mutual information of words and neighbours."""
    contexts = min(size, CONTEXTS)
    table = sparse.csr_matrix((size, contexts))
    for distance in range(1, WINDOW + 1):
        for one, other in (
            (words[:-distance], words[distance:]),
            (words[distance:], words[:-distance]),
        ):
            kept = (one >= 0) & (other >= 0) & (other < contexts)
            weight = np.full(int(kept.sum()), 1 / distance)
            table += sparse.csr_matrix((weight, (one[kept], other[kept])), shape=table.shape)
    cells = table.tocoo()
    rows = np.asarray(table.sum(axis=1)).ravel()
    columns = np.asarray(table.sum(axis=0)).ravel() ** 0.75
    information = np.log(cells.data * columns.sum() / (rows[cells.row] * columns[cells.col]))
    positive = information > 0
    matrix = sparse.csr_matrix(
        (information[positive], (cells.row[positive], cells.col[positive])), shape=table.shape
    )
    start = np.ones(min(matrix.shape)) / np.sqrt(min(matrix.shape))
    left, values, _ = svds(matrix, k=min(DIMENSIONS, min(matrix.shape) - 1), v0=start)
    vectors = left * np.sqrt(values)
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    answer: NDArray[np.float64] = vectors / np.where(norms, norms, 1)
    return answer
