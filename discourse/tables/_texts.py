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
        key that is called like one of those columns comes as ``metadata_lang`` and so on, with
        the prefix twice where there is such a key too.

    Examples
    --------
    >>> import discourse
    >>> discourse.texts(discourse.document("Peut-être.", metadata={"outlet": "Le Journal"}))
        doc lang  characters  words  sentences  sections      outlet
    0  text   fr          10      1          1         1  Le Journal
    """
    found = documents_of(docs)
    keys = sorted({key for doc in found for key in doc.metadata})
    columns = [_column(key, keys) for key in keys]
    rows = ((*size_of(doc), *(doc.metadata.get(key) for key in keys)) for doc in found)
    return frame(rows, {**SIZE, **dict.fromkeys(columns, "str")})


def _column(key: str, keys: list[str]) -> str:
    """The column of a key: its name, unless that of a size is the same."""
    name = key
    while name in SIZE or (name != key and name in keys):
        name = f"metadata_{name}"
    return name
