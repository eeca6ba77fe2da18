"""The rows of a corpus and of groups: what may be said of documents like those given."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from discourse.inference import LEVEL, MINIMUM_N
from discourse.inference.cluster_robust import MINIMUM_DOCUMENTS
from discourse.inference.coded_samples import MINIMUM_SAMPLE
from discourse.inference.over_documents import (
    DocumentMean,
    design_effect,
    difference_over_documents,
    document_mean,
    evenly_drawn,
)
from discourse.inference.reading_error import NO_CORRECTION, Corrected, Distribution
from discourse.tables.coded_parts import Part
from discourse.tables.corrections import Correction, cells
from discourse.tables.schema import Schema

_TRIED = 30  # documents of a side that are left out to see whether a difference rests on one
_HARDLY = 1e-4  # a random draw is as uneven once in ten thousand times


def columns(name: str, low: str, high: str) -> Schema:
    """The columns of a figure as read, over documents.

    >>> list(columns("net", "net_low", "net_high"))
    ['documents', 'n', 'net', 'net_low', 'net_high', 'too_few']
    """
    counts = dict.fromkeys(("documents", "n"), "int64")
    return {**counts, **dict.fromkeys((name, low, high), "float64"), "too_few": "bool"}


@dataclass(frozen=True)
class Pooled:
    """The counted sentences of a group of documents.

    Parameters
    ----------
    correction
        of the call.
    read
        what was read in each sentence.
    codes
        the mean code of each sentence, nan of those without.
    place
        the number of the document each sentence is of.
    """

    correction: Correction
    read: NDArray[Any]
    codes: NDArray[Any]
    place: NDArray[Any]

    @classmethod
    def of(cls, correction: Correction, parts: Iterable[Part]) -> Pooled:
        """The sentences of documents; one without a sentence to count tells nothing.

        Raises
        ------
        ValueError
            codes that can hardly be a random draw from all of them.
        """
        kept = [part for part in parts if part.readings]
        if len(kept) >= MINIMUM_DOCUMENTS:
            _refuse_uneven(kept)
        codes = (
            sum(given) / len(given) if given else math.nan for part in kept for given in part.codes
        )
        return cls(
            correction,
            np.array([one for part in kept for one in part.readings], dtype=float),
            np.array(list(codes), dtype=float),
            np.repeat(np.arange(len(kept)), [len(part.readings) for part in kept]),
        )

    @property
    def documents(self) -> int:
        """How many documents have a counted sentence."""
        return len(np.unique(self.place))

    @property
    def coded(self) -> int:
        """How many sentences have a code."""
        return int((~np.isnan(self.codes)).sum())

    @property
    def too_few(self) -> bool:
        """Whether documents or sentences are too few for an interval."""
        return self.documents < MINIMUM_DOCUMENTS or len(self.read) < MINIMUM_N

    @property
    def value(self) -> float:
        """The mean as read."""
        return float(self.read.mean()) if len(self.read) else math.nan

    @cached_property
    def mean(self) -> DocumentMean | None:
        """The mean as read, of documents like these."""
        return document_mean(self.read, self.read, self.place, self.correction.scale)

    @cached_property
    def coded_mean(self) -> DocumentMean | None:
        """The mean of the codes, of documents like these, where enough sentences are coded."""
        if self.coded >= MINIMUM_SAMPLE or self.coded == len(self.read):
            return document_mean(self.codes, self.read, self.place, self.correction.scale)
        return None

    @cached_property
    def distribution(self) -> Distribution:
        """How probable each mean is by a table of misreadings.

        The few codes there may be are left to the table, which they would not change.
        """
        weight = 1 / design_effect(self.read, self.place)
        return self.correction.of_readings(self.read, np.full(len(self.read), weight))

    def pulling(self, *, high: bool) -> list[int]:
        """The documents without which the mean is lowest, where they pull it high, or highest."""
        found, place = np.unique(self.place, return_inverse=True)
        sizes, sums = np.bincount(place), np.bincount(place, weights=self.read)
        rest = (sums.sum() - sums) / np.maximum(sizes.sum() - sizes, 1)
        order = np.argsort(rest if high else -rest, kind="stable")
        return [int(found[at]) for at in order[:_TRIED]]

    def without(self, document: int) -> Pooled:
        """The same without the document of a number."""
        kept = self.place != document
        return Pooled(self.correction, self.read[kept], self.codes[kept], self.place[kept])


def pooled_cells(pooled: Pooled) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The cells of `columns`, and those of the corrected figure.

    A document without a sentence to count tells nothing. Of fewer than `MINIMUM_DOCUMENTS` others,
    or of fewer than `MINIMUM_N` sentences, there is no interval.
    """
    mean = None if pooled.too_few else pooled.mean
    plain = NO_CORRECTION if mean is None else mean.corrected()
    return (
        pooled.documents,
        len(pooled.read),
        pooled.value,
        plain.low,
        plain.high,
        pooled.too_few,
    ), cells(replace(_corrected(pooled), coded=pooled.coded))


def _refuse_uneven(parts: Sequence[Part]) -> None:
    """Refuse codes that can hardly be a random draw from all the documents together."""
    coded = [part.coded for part in parts]
    if evenly_drawn(coded, [len(part.readings) for part in parts]) < _HARDLY:
        raise ValueError(
            f"the coded sentences are no random sample of these documents: {min(coded)} to "
            f"{max(coded)} of each are coded; draw one sheet from all of them, or code them whole"
        )


def _corrected(pooled: Pooled) -> Corrected:
    if pooled.too_few:
        return NO_CORRECTION
    known = pooled.distribution if pooled.coded_mean is None else pooled.coded_mean
    return known.corrected()


def read_difference(first: Pooled, second: Pooled, level: float = LEVEL) -> Corrected:
    """The second mean less the first, as read, with an interval over documents."""
    if first.mean is None or second.mean is None:
        return NO_CORRECTION
    return difference_over_documents(first.mean, second.mean, level)


def corrected_difference(first: Pooled, second: Pooled, level: float = LEVEL) -> Corrected:
    """The same corrected for reading error."""
    if first.too_few or second.too_few:
        return NO_CORRECTION
    if first.coded_mean is not None and second.coded_mean is not None:
        return difference_over_documents(first.coded_mean, second.coded_mean, level)
    return second.distribution.less(first.distribution).difference(level)


def resting_on_one(
    first: Pooled,
    second: Pooled,
    found: Corrected,
    apart: Callable[[Pooled, Pooled, float], Corrected],
) -> int:
    """How many documents, left out singly, leave no interval of a difference beyond 0.

    `found` is the difference of all, as `apart` gives it; none where its own is not beyond 0.
    Of each side the `_TRIED` are left out without which the difference is smallest, so that the
    time does not grow with the square of their number.
    """
    if not (found.low > 0 or found.high < 0):
        return 0
    rising = second.value > first.value
    sides = [
        *((first.without(at), second) for at in first.pulling(high=not rising)),
        *((first, second.without(at)) for at in second.pulling(high=rising)),
    ]
    others = [apart(*both, found.level) for both in sides]
    return sum(not (one.low > 0 or one.high < 0) for one in others)
