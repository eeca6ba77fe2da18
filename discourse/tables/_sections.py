"""Sections as a table, and their size in sentences and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from discourse.arguments import documents_of
from discourse.documents import COUNTED_ZONES, Document
from discourse.tables.schema import SECTION, Schema, frame

SECTIONS: Schema = {
    **SECTION,
    "start": "int64",
    "end": "int64",
    "sentences": "int64",
    "words": "int64",
}


def sections(docs: Document | Iterable[Document]) -> pd.DataFrame:
    """One row a section, with the sentences and words that are counted in it.

    Parameters
    ----------
    docs
        a Document or several with different ids.

    Returns
    -------
    DataFrame
        ``doc, section, title, start, end, sentences, words``; the introduction's title is ``""``.

    Examples
    --------
    >>> import discourse
    >>> table = discourse.sections(discourse.document("Un mot. Deux mots."))
    >>> table[["title", "sentences", "words"]]
      title  sentences  words
    0                2      4
    """
    return frame((row for doc in documents_of(docs) for row in _section_rows(doc)), SECTIONS)


def _section_rows(doc: Document) -> Iterator[tuple[Any, ...]]:
    sentences, words = section_sizes(
        doc, (one.index for one in doc.sentences if one.zone in COUNTED_ZONES)
    )
    for part in doc.sections:
        counts = sentences[part.index], words[part.index]
        yield doc.id, part.index, part.title, part.start, part.end, *counts


def section_sizes(doc: Document, counted: Iterable[int]) -> tuple[Counter[int], Counter[int]]:
    """How many of some sentences each section has, and how many of their words, by its index."""
    sentences: Counter[int] = Counter()
    words: Counter[int] = Counter()
    for sentence in map(doc.sentences.__getitem__, counted):
        sentences[sentence.section] += 1
        words[sentence.section] += len(doc.words.between(sentence.start, sentence.end))
    return sentences, words
