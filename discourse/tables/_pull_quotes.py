"""Pull quotes as a table, each with the passage it repeats."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from discourse import repetition
from discourse.arguments import documents_of
from discourse.documents import Document
from discourse.tables.schema import Schema, categories, frame

PULL_QUOTES: Schema = {
    "doc": "str",
    "section": "int64",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "source_start": "int64",
    "source_end": "int64",
    "source": "str",
    "kind": categories(*repetition.KINDS),
    "similarity": "float64",
    "alignment": "str",
}


def pull_quotes(docs: Document | Iterable[Document]) -> pd.DataFrame:
    """The passages a page prints twice, each linked to the stretch of body it repeats.

    Whether the sentences that were pulled are more hedged or more hopeful than the rest is what
    `discourse.tables.amplified` compares.

    Parameters
    ----------
    docs
        a Document or several with different ids.

    Returns
    -------
    DataFrame
        One row a pull quote: ``doc, section`` (where the quote is), ``start, end, text``,
        ``source_start, source_end, source``, ``kind`` (``exact, repunctuated, truncated, merged``
        or ``edited``), ``similarity`` (share of the quote's words that the source has, in
        order) and ``alignment``: the stretches that both have, each as
        ``start-end=source_start-source_end``, joined by ``|``.

    Raises
    ------
    TypeError, ValueError
        no documents, repeated ids.

    Examples
    --------
    >>> import discourse
    >>> table = discourse.pull_quotes(discourse.example())
    >>> table[["text", "kind", "similarity"]]
                                          text       kind  similarity
    0  Nous avons appris à vivre le dos tourné  truncated         1.0
    """
    rows = (
        (
            doc.id,
            doc.section_at(quote.start).index,
            quote.start,
            quote.end,
            doc.text[quote.start : quote.end],
            quote.source_start,
            quote.source_end,
            doc.text[quote.source_start : quote.source_end],
            quote.kind,
            quote.similarity,
            "|".join(f"{a}-{b}={c}-{d}" for a, b, c, d in quote.alignment),
        )
        for doc in documents_of(docs)
        for quote in repetition.find(doc)
    )
    return frame(rows, PULL_QUOTES)
