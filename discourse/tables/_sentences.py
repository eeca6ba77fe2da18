"""Sentences as a table."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from discourse.arguments import documents_of, zones_of
from discourse.documents import Document
from discourse.tables.schema import SPAN, frame, lead


def sentences(
    docs: Document | Iterable[Document], *, zones: str | Iterable[str] | None = "all"
) -> pd.DataFrame:
    """One row a sentence.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    zones
        ``"all"`` (default), or the zones wanted; None for those that are counted.

    Returns
    -------
    DataFrame
        ``doc, zone, section, sentence, start, end, text``.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Un mot. Deux mots.")
    >>> discourse.sentences(doc)[["zone", "section", "sentence", "start", "end", "text"]]
       zone  section  sentence  start  end        text
    0  body        0         0      0    7     Un mot.
    1  body        0         1      8   18  Deux mots.
    """
    chosen = zones_of(zones)
    rows = (
        lead(doc, sentence, sentence.start, sentence.end)
        for doc in documents_of(docs)
        for sentence in doc.sentences
        if sentence.zone in chosen
    )
    return frame(rows, SPAN)
