"""How many sentences of a section, a document or a group of documents are hedged."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import Any

import pandas as pd

from discourse.documents import Document
from discourse.inference import share_interval
from discourse.sentence_codes import SentenceCodes, codes_for
from discourse.tables import corrections, over_documents
from discourse.tables.asked import Asked
from discourse.tables.coded_parts import Part
from discourse.tables.groups import group_frame, groups_asked
from discourse.tables.measured import measured
from discourse.tables.over_documents import pooled_cells
from discourse.tables.schema import Schema
from discourse.tables.units import UNITS, unit_frame
from discourse.tables.voices import ALL, TargetLike

HEDGING: Schema = {
    "n": "int64",
    "hedged": "int64",
    "share": "float64",
    "low": "float64",
    "high": "float64",
    "too_few": "bool",
    **corrections.columns("share"),
}
_READ = over_documents.columns("share", "low", "high")
OF_CORPUS: Schema = {
    "target": "str",
    "documents": _READ["documents"],
    "n": _READ["n"],
    "hedged": "int64",
    **_READ,
    **corrections.columns("share"),
}


def hedging(
    docs: Document | Iterable[Document],
    *,
    by: str = "section",
    target: TargetLike = None,
    lexicon: str | PathLike[str] | None = None,
    zones: str | Iterable[str] | None = None,
    voice: str = ALL,
    coded: SentenceCodes | Iterable[SentenceCodes] | None = None,
) -> pd.DataFrame:
    """The share of sentences that contain a hedge, section by section or group by group.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    by
        ``"section"``, ``"document"``, ``"corpus"`` for one row of all documents, or what groups
        them, as in `outlook`: the intervals of these generalise to documents like them.
    target
        as in `outlook`: only the sentences about it are counted.
    lexicon
        path of a marker lexicon, as in `markers`.
    zones
        the zones to count; None for standfirst and body, ``"all"`` for every zone.
    voice
        whose words, as in `outlook`.
    coded
        what coders said of a random sample of these sentences, from `discourse.coding.read`.

    Returns
    -------
    DataFrame
        One row a section: ``doc, section, title, n`` (sentences), ``hedged`` (those with a hedge,
        the group of that name in the view ``"hyland"``: possible, probable, inferential,
        hypothetical or approximator, concessive uses left out), ``share`` with its Wilson interval
        ``low, high``, and ``too_few`` where n < 5 leaves the interval out. ``share_corrected`` and
        its interval allow for sentences read wrongly, by the ``coded`` ones of these or by a table
        made on others: see `discourse.outlook`. By document the same without section and title.

    Raises
    ------
    TypeError, ValueError
        no documents, repeated ids, an unknown unit, group or zone.
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
    asked = Asked.of("hedging", docs, target, lexicon, zones, voice)
    groups = groups_asked(asked.docs, by, UNITS)
    every = measured(asked, "hedging", codes_for(coded, asked.docs, "hedging"))
    if not any(one.read for one in every.documents):
        asked.warn_unmentioned()
    if groups is not None:
        rows = []
        for group in groups:
            pooled = every.pooled(group.places)
            (documents, n, *given), fixed = pooled_cells(pooled)
            hedged = int(pooled.read.sum())
            rows.append((group.name, asked.name, documents, n, hedged, *given, *fixed))
        return group_frame(rows, OF_CORPUS, by)
    cells = (
        (*lead, *_cells(part), *corrections.cells(every.correction.mean(part, by)))
        for one in every.documents
        for lead, part in one.units(by)
    )
    return unit_frame(cells, HEDGING, by)


def _cells(part: Part) -> tuple[Any, ...]:
    hedged = int(sum(part.readings))
    found = share_interval(hedged, len(part.readings))
    return found.n, hedged, found.value, found.low, found.high, found.too_few
