"""Blocks as a table, with zone and section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from discourse.arguments import documents_of
from discourse.documents import Document
from discourse.tables.schema import ZONE, Schema, frame

BLOCKS: Schema = {
    "doc": "str",
    "block": "int64",
    "zone": ZONE,
    "section": "int64",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "speaker": "str",
}


def blocks(docs: Document | Iterable[Document]) -> pd.DataFrame:
    """One row a block with its zone and section, and who says it in what has turns.

    Parameters
    ----------
    docs
        a Document or several with different ids.

    Returns
    -------
    DataFrame
        ``doc, block, zone, section, start, end, text, speaker``; the speaker is "" where the file
        names none.

    Examples
    --------
    >>> import discourse
    >>> discourse.blocks(discourse.document("Un mot."))[["zone", "start", "end", "text"]]
       zone  start  end     text
    0  body      0    7  Un mot.
    """
    return frame((row for doc in documents_of(docs) for row in _block_rows(doc)), BLOCKS)


def _block_rows(doc: Document) -> Iterator[tuple[Any, ...]]:
    for place, block in enumerate(doc.blocks):
        section = doc.section_at(block.start).index
        text = doc.text[block.start : block.end]
        yield doc.id, place, block.zone, section, block.start, block.end, text, block.speaker
