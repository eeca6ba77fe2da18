"""How many sentences of a section, a document or a group of documents are hedged."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import Any

import pandas as pd

from discourse.arguments import documents_of, zones_of
from discourse.documents import Document
from discourse.inference import share_interval
from discourse.sentence_codes import SentenceCodes, codes_for
from discourse.tables import corrections, over_documents
from discourse.tables.coded_parts import Part
from discourse.tables.groups import group_frame, groups_asked
from discourse.tables.measured import measured
from discourse.tables.mentions import name_of, target_called, warn_unmentioned
from discourse.tables.over_documents import pooled_cells
from discourse.tables.schema import SECTION, Schema, frame
from discourse.tables.voices import ALL, TargetLike, voice_chosen

HEDGING: Schema = {
    **SECTION,
    "n": "int64",
    "hedged": "int64",
    "share": "float64",
    "low": "float64",
    "high": "float64",
    "too_few": "bool",
    **corrections.columns("share"),
}
HEDGING_OF_DOCUMENTS: Schema = {
    name: dtype for name, dtype in HEDGING.items() if name not in ("section", "title")
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
UNITS = ("section", "document")


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
    chosen, told = zones_of(zones), voice_chosen(voice)
    found = documents_of(docs, "markers")
    groups = groups_asked(found, by, UNITS)
    target_called(target, found)  # refused even without documents
    codes = codes_for(coded, found, "hedging")
    every = measured(found, "hedging", target, lexicon, chosen, told, codes)
    correction, paired = every.correction, every.documents
    if target is not None and not any(one.read for one in paired):
        warn_unmentioned(found, target)
    if groups is not None:
        rows = []
        for group in groups:
            pooled = every.pooled(group.places)
            (documents, n, *given), fixed = pooled_cells(pooled)
            name = name_of(target)
            rows.append((group.name, name, documents, n, int(pooled.read.sum()), *given, *fixed))
        return group_frame(rows, OF_CORPUS, by)
    if by == "document":
        whole = ((one.doc.id, one.part()) for one in paired)
        cells = (
            (doc, *_cells(part), *corrections.cells(correction.whole(part))) for doc, part in whole
        )
        return frame(cells, HEDGING_OF_DOCUMENTS)
    sections = (
        (
            one.doc.id,
            section.index,
            section.title,
            *_cells(part),
            *corrections.cells(correction.section(part)),
        )
        for one in paired
        for section, part in zip(one.doc.sections, one.sections(), strict=True)
    )
    return frame(sections, HEDGING)


def _cells(part: Part) -> tuple[Any, ...]:
    hedged = int(sum(part.readings))
    found = share_interval(hedged, len(part.readings))
    return found.n, hedged, found.value, found.low, found.high, found.too_few
