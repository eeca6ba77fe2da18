"""How many sentences of a section are hedged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import Any

import pandas as pd

from discourse import modality
from discourse.documents import Document
from discourse.inference import share_interval
from discourse.tables.schema import SECTION, Schema, documents_of, frame, one_of, zones_of

HEDGING: Schema = {
    **SECTION,
    "n": "int64",
    "hedged": "int64",
    "share": "float64",
    "low": "float64",
    "high": "float64",
    "too_few": "bool",
}
HEDGING_OF_DOCUMENTS: Schema = {
    name: dtype for name, dtype in HEDGING.items() if name not in ("section", "title")
}
UNITS = ("section", "document")
VIEW, GROUP = "hyland", "hedges"


def hedging(
    docs: Document | Iterable[Document],
    *,
    by: str = "section",
    lexicon: str | PathLike[str] | None = None,
    zones: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    """The share of sentences that contain a hedge, section by section.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    by
        ``"section"`` or ``"document"``.
    lexicon
        a marker lexicon of your own, as in `markers`.
    zones
        the zones to count; None for standfirst and body, ``"all"`` for every zone.

    Returns
    -------
    DataFrame
        One row a section: ``doc, section, title, n`` (sentences), ``hedged`` (those with a hedge,
        the group of that name in the view ``"hyland"``: possible, probable, inferential,
        hypothetical or approximator, concessive uses left out), ``share`` with its Wilson interval
        ``low, high``, and ``too_few`` where n < 5 leaves the interval out. By document the same
        without section and title.

    Raises
    ------
    TypeError, ValueError
        no documents, repeated ids, an unknown unit or zone.
    LexiconError
        a lexicon line that cannot be read, with file and line.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Il pourrait pleuvoir. Le vent souffle.")
    >>> discourse.hedging(doc)[["section", "n", "hedged", "share", "too_few"]]
       section  n  hedged  share  too_few
    0        0  2       1    0.5     True
    """
    one_of(by, UNITS, "by")
    chosen = zones_of(zones)
    rows = (row for doc in documents_of(docs, "markers") for row in _rows(doc, lexicon, chosen, by))
    return frame(rows, HEDGING if by == "section" else HEDGING_OF_DOCUMENTS)


def hedged_sentences(
    doc: Document, zones: tuple[str, ...], lexicon: str | PathLike[str] | None = None
) -> set[int]:
    """The sentences of these zones that contain a hedge, by index."""
    return {
        hit.sentence
        for hit in modality.find(doc, lexicon, zones)
        if modality.group(VIEW, hit, doc.lang) == GROUP
    }


def _rows(
    doc: Document, lexicon: str | PathLike[str] | None, zones: tuple[str, ...], by: str
) -> Iterator[tuple[Any, ...]]:
    hedged = hedged_sentences(doc, zones, lexicon)
    counted = [sentence for sentence in doc.sentences if sentence.zone in zones]
    if by == "document":
        yield doc.id, *_cells([sentence.index for sentence in counted], hedged)
        return
    sentences: defaultdict[int, list[int]] = defaultdict(list)
    for sentence in counted:
        sentences[sentence.section].append(sentence.index)
    for part in doc.sections:
        yield doc.id, part.index, part.title, *_cells(sentences[part.index], hedged)


def _cells(inside: list[int], hedged: set[int]) -> tuple[Any, ...]:
    count = sum(at in hedged for at in inside)
    found = share_interval(count, len(inside))
    return found.n, count, found.value, found.low, found.high, found.too_few
