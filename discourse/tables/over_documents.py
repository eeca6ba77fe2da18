"""The row of a corpus: what may be said of documents like those given."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from discourse.inference import MINIMUM_N
from discourse.inference.coded_samples import MINIMUM_SAMPLE
from discourse.inference.over_documents import design_effect, evenly_drawn, mean_over_documents
from discourse.inference.reading_error import NO_CORRECTION, Corrected
from discourse.tables.coded_parts import CodedReadings, Part
from discourse.tables.corrections import NONE, SAMPLE, Correction, cells
from discourse.tables.schema import Schema

_HARDLY = 1e-4  # a random draw is as uneven once in ten thousand times
CORPUS = "corpus"
"""The value of ``by`` for one row of all documents together."""


def columns(name: str, low: str, high: str) -> Schema:
    """The columns of a figure as read, over documents.

    >>> list(columns("net", "net_low", "net_high"))
    ['documents', 'n', 'net', 'net_low', 'net_high', 'too_few']
    """
    counts = dict.fromkeys(("documents", "n"), "int64")
    return {**counts, **dict.fromkeys((name, low, high), "float64"), "too_few": "bool"}


def corpus_cells(
    correction: Correction, found: Sequence[CodedReadings]
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The cells of `columns`, and those of the corrected figure.

    A document without a sentence to count tells nothing. With fewer than five others there is no
    interval: how documents differ cannot be seen from four.
    """
    parts = [part for one in found if (part := one.part()).readings]
    read = np.array([reading for part in parts for reading in part.readings], dtype=float)
    place = np.repeat(np.arange(len(parts)), [len(part.readings) for part in parts])
    too_few = len(parts) < MINIMUM_N
    value = float(read.mean()) if len(read) else math.nan
    low = high = math.nan
    fixed, source = NO_CORRECTION, NONE
    if not too_few:
        plain = mean_over_documents(read, read, place, correction.scale)
        low, high = plain.low, plain.high
        codes = [sum(given) / len(given) if given else math.nan for p in parts for given in p.codes]
        _refuse_uneven(parts)
        fixed, source = _corrected(correction, codes, read, place)
    coded = sum(part.coded for part in parts)
    return (len(parts), len(read), value, low, high, too_few), cells(fixed, coded, source)


def _refuse_uneven(parts: Sequence[Part]) -> None:
    """Refuse codes that can hardly be a random draw from all the documents together."""
    coded = [part.coded for part in parts]
    if evenly_drawn(coded, [len(part.readings) for part in parts]) < _HARDLY:
        raise ValueError(
            f"the coded sentences are no random sample of these documents: {min(coded)} to "
            f"{max(coded)} of each are coded; draw one sheet from all of them, or code them whole"
        )


def _corrected(
    correction: Correction, codes: Sequence[float], read: Any, place: Any
) -> tuple[Corrected, str]:
    coded = sum(not math.isnan(code) for code in codes)
    if coded >= MINIMUM_SAMPLE or coded == len(codes):
        return mean_over_documents(codes, read, place, correction.scale), SAMPLE
    # The few codes there may be are left to the table, which they would not change.
    weight = 1 / design_effect(read, place)
    distribution, source = correction.of_readings(read.tolist(), weight)
    return (NO_CORRECTION if distribution is None else distribution.corrected()), source
