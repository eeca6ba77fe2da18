"""Markers as a table."""

from __future__ import annotations

import math
from collections.abc import Iterable
from os import PathLike
from typing import Any

import pandas as pd

from discourse import modality
from discourse.arguments import documents_of, one_of, zones_of
from discourse.documents import Document
from discourse.tables.schema import CATEGORY, SPAN, Schema, categories, frame, lead
from discourse.wording import LANGUAGES, phrases

MARKERS: Schema = {
    **SPAN,
    "category": CATEGORY,
    "strength": categories(*modality.STRENGTHS),
    "negated": "bool",
    "holder": categories(*modality.HOLDERS),
    "holder_start": "int64",
    "holder_end": "int64",
    "scope_start": "int64",
    "scope_end": "int64",
    "entry": "str",
    "rule": "str",
    "alternatives": "str",
    "confidence": "float64",
}


def markers(
    docs: Document | Iterable[Document],
    *,
    lexicon: str | PathLike[str] | None = None,
    view: str | None = None,
    gloss: str | None = None,
    zones: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    """The words by which the writer, or a quoted voice, qualifies commitment to a statement.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    lexicon
        path of a marker lexicon with the columns of `languages/fr/markers.tsv`, to be
        used in place of the language's own.
    view
        name of another typology (``"hyland"``, …, all of them in `views`); adds its ``group``.
    gloss
        ``"fr"`` or ``"en"``: adds a ``gloss`` of each category for readers of that language
        (*modalité épistémique*, *prise en charge*, …).
    zones
        the zones to search; None for standfirst and body, ``"all"`` for every zone.

    Returns
    -------
    DataFrame
        One row a marker: ``doc, zone, section, sentence, start, end, text``, then ``category``
        (the eleven of the codebook, or ``undecided``), ``strength`` (empty where it does not
        apply), ``negated``, ``holder`` and its span (-1 when it is not named), ``scope_start,
        scope_end``, ``entry`` (lexicon pattern, empty when morphology alone found it), ``rule``
        that decided, ``alternatives`` that lost, joined by ``|``, and ``confidence``, the share of
        markers like it that coders read alike (nan with a lexicon of your own): keep those above
        .9, say, where precision matters more than completeness; with a view, ``group``; with a
        gloss, ``gloss``.

    Raises
    ------
    TypeError, ValueError
        no documents, repeated ids, an unknown view, gloss or zone.
    LexiconError
        a lexicon line that cannot be read, with file and line.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Selon Anne, il pourrait peut-être signer.")
    >>> discourse.markers(doc)[["start", "end", "text", "category", "holder"]]
       start  end       text   category  holder
    0      0    5      Selon  reportive  source
    1     15   23   pourrait   possible  source
    2     24   33  peut-être   possible  source
    """
    chosen = zones_of(zones)
    found = documents_of(docs, "markers")
    hits = ((doc, hit) for doc in found for hit in modality.hits(doc, lexicon, chosen))
    words = None if gloss is None else phrases("glosses", one_of(gloss, LANGUAGES, "gloss"))
    if view is None:
        table = frame((_cells(doc, hit, lexicon is None) for doc, hit in hits), MARKERS)
    else:
        for spoken in dict.fromkeys([doc.lang for doc in found] or ["fr"]):
            modality.view(view, spoken)  # refuses an unknown view even without hits
        rows = (
            (*_cells(doc, hit, lexicon is None), modality.group(view, hit, doc.lang))
            for doc, hit in hits
        )
        table = frame(rows, {**MARKERS, "group": "str"})
    if words is not None:
        table["gloss"] = table["category"].astype("str").map(words).astype("str")
    return table


def _cells(doc: Document, hit: modality.Marker, measured: bool) -> tuple[Any, ...]:
    start, end, *axes, place = hit
    sure = modality.confidence_of(hit, doc.lang) if measured else math.nan
    return *lead(doc, doc.sentences[place], start, end), *axes, sure
