"""How many sentences to code for an interval of a given width."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from discourse import stance
from discourse.arguments import documents_of, one_of, zones_of
from discourse.coding._sheet import population
from discourse.coding.answers import MEASURES, OUTLOOK
from discourse.documents import Document
from discourse.inference.coded_samples import sample_size
from discourse.inference.reading_error import NET, SHARE
from discourse.sentence_codes import SentenceCodes
from discourse.tables.measured import beside_codes
from discourse.tables.mentions import target_called, warn_unmentioned
from discourse.tables.readings import numbers_read
from discourse.tables.schema import Schema, frame

PLAN: Schema = {
    "doc": "str",
    "target": "str",
    "measure": "str",
    "n": "int64",
    "half_width": "float64",
    "to_code": "int64",
}
_ENOUGH = 20  # coded sentences from which on their own spread tells more than the usual one
WHOLE = ""


def plan(
    docs: Document | Iterable[Document],
    *,
    target: str | Sequence[str] | stance.Target | None = None,
    measure: str = OUTLOOK,
    half_width: float = 0.10,
    zones: str | Iterable[str] | None = None,
    coded: SentenceCodes | None = None,
) -> pd.DataFrame:
    """Tell how many sentences to code so that the corrected interval is as narrow as asked.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    target, measure, zones
        as in `sheet`.
    half_width
        half the width of the 95 % interval: 0.10 for a net outlook of +0.20 ± 0.10, or a share of
        20 % ± 10 points.
    coded
        codes there are already; from twenty on, they tell how far readings and codes lie apart.
        Without them, what is usual does.

    Returns
    -------
    DataFrame
        ``doc, target, measure, n`` (sentences there are), ``half_width, to_code``: a row for each
        document by itself and, where there are several, one with an empty ``doc`` for all of them
        together, coded from one random sheet.

    Raises
    ------
    TypeError, ValueError
        as `sheet`, though a target that no sentence mentions has n = 0, with a warning if a very
        similar one is known; a half-width that is not above 0 or as wide as the measure; codes of
        another question.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("L’Europe avance. " * 30, id="essay")
    >>> discourse.coding.plan(doc, target="Europe", half_width=0.2)[["n", "to_code"]]
        n  to_code
    0  30       20
    """
    one_of(measure, MEASURES, "measure")
    found = documents_of(docs, "outlook" if measure == OUTLOOK else "markers")
    name = target_called(target, found)
    sizes = [len(population(doc, measure, target, zones_of(zones))) for doc in found]
    if not any(sizes):
        warn_unmentioned(found, target)
    scale = NET if measure == OUTLOOK else SHARE
    most = (max(scale.values) - min(scale.values)) / 2
    given: object = half_width
    if isinstance(given, int | float) and given >= most:
        raise ValueError(
            f"half_width is {half_width!r}, and an interval of any {measure} is narrower than "
            f"{most:g} to either side; give less, as in 0.1"
        )
    residual = None
    if coded is not None:
        coded.check(found, measure, name)
        residual = _residual(found, measure, target, zones_of(zones), coded)
    counted = [(doc.id, n) for doc, n in zip(found, sizes, strict=True)]
    if len(found) > 1:
        counted.append((WHOLE, sum(sizes)))
    rows = (
        (
            doc,
            name,
            measure,
            n,
            half_width,
            sample_size(n, half_width, scale, residual=residual) if n else 0,
        )
        for doc, n in counted
    )
    return frame(rows, PLAN)


def _residual(
    docs: Sequence[Document],
    measure: str,
    target: Any,
    zones: tuple[str, ...],
    coded: SentenceCodes,
) -> float | None:
    """How far codes and readings lie apart, None while too few are coded."""
    read = [(doc, numbers_read(doc, measure, target, zones)) for doc in docs]
    documents = beside_codes(measure, target_called(target, docs), read, coded).documents
    pairs = [pair for one in documents for pair in one.part().pairs]
    if len(pairs) < _ENOUGH:
        return None
    codes, readings = np.array(pairs, dtype=float).T
    apart = codes.std(ddof=1)
    fit = 0.0 if readings.std() == 0 or apart == 0 else float(np.corrcoef(codes, readings)[0, 1])
    return float(apart * math.sqrt(max(1 - fit**2, 0.01)))
