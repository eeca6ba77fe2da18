"""Documents as a table: their size and their metadata."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from discourse.arguments import documents_of
from discourse.documents import Document
from discourse.tables.schema import frame
from discourse.tables.sizes import SIZE, size_of


def texts(docs: Document | Iterable[Document]) -> pd.DataFrame:
    """One row a document: its size and its metadata, to be merged into any other table.

    Parameters
    ----------
    docs
        a Document or several with different ids.

    Returns
    -------
    DataFrame
        ``doc, lang, characters, words, sentences, sections`` (of all zones), then a column for
        every metadata key that any of the documents has, missing where a document lacks it. A
        key that is called like one of those columns comes as ``metadata_lang`` and so on.

    Examples
    --------
    >>> import discourse
    >>> discourse.texts(discourse.document("Peut-être.", metadata={"outlet": "Le Journal"}))
        doc lang  characters  words  sentences  sections      outlet
    0  text   fr          10      1          1         1  Le Journal
    """
    found = documents_of(docs)
    keys = sorted({key for doc in found for key in doc.metadata})
    columns = {key: f"metadata_{key}" if key in SIZE else key for key in keys}
    rows = (
        (
            *size_of(doc),
            *(doc.metadata.get(key) for key in keys),
        )
        for doc in found
    )
    return frame(rows, {**SIZE, **dict.fromkeys(columns.values(), "str")})
