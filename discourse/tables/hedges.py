"""How many sentences of a section are hedged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from discourse import modality
from discourse.documents import Document
from discourse.inference import share_interval
from discourse.tables.schema import Schema, documents_of, frame, zones_of

HEDGING: Schema = {
    "doc": "str",
    "section": "int64",
    "title": "str",
    "n": "int64",
    "hedged": "int64",
    "share": "float64",
    "low": "float64",
    "high": "float64",
    "too_few": "bool",
}
VIEW, GROUP = "hyland", "hedges"


def hedging(
    docs: Document | Iterable[Document], *, zones: str | Iterable[str] | None = None
) -> pd.DataFrame:
    """The share of sentences that hold a hedge, section by section.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    zones
        the zones to count; None for standfirst and body, ``"all"`` for every zone.

    Returns
    -------
    DataFrame
        One row a section: ``doc, section, title, n`` (sentences), ``hedged`` (those with a hedge,
        the group of that name in the view ``"hyland"``: possible, probable, inferential,
        hypothetical or approximator, concessive uses left out), ``share`` with its Wilson interval
        ``low, high``, and ``too_few`` where n < 5 leaves the interval out.

    Raises
    ------
    TypeError, ValueError
        no documents, repeated ids, an unknown zone.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Il pourrait pleuvoir. Le vent souffle.")
    >>> discourse.hedging(doc)[["n", "hedged", "share"]].values.tolist()
    [[2.0, 1.0, 0.5]]
    """
    chosen = zones_of(zones)
    rows = (row for doc in documents_of(docs, "markers") for row in _rows(doc, chosen))
    return frame(rows, HEDGING)


def hedged_sentences(doc: Document, zones: tuple[str, ...]) -> set[int]:
    """The sentences of these zones that hold a hedge, by index."""
    return {
        hit.sentence
        for hit in modality.find(doc, None, zones)
        if modality.group(VIEW, hit, doc.lang) == GROUP
    }


def _rows(doc: Document, zones: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    hedged = hedged_sentences(doc, zones)
    sentences: defaultdict[int, list[int]] = defaultdict(list)
    for sentence in doc.sentences:
        if sentence.zone in zones:
            sentences[sentence.section].append(sentence.index)
    for part in doc.sections:
        inside = sentences[part.index]
        count = sum(at in hedged for at in inside)
        found = share_interval(count, len(inside))
        yield (
            doc.id,
            part.index,
            part.title,
            found.n,
            count,
            found.value,
            found.low,
            found.high,
            found.too_few,
        )
