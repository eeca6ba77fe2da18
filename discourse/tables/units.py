"""Rows by section or by document: what each begins with, and the sentences it is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import pandas as pd

from discourse.documents import Document
from discourse.tables.schema import SECTION, Schema, frame

UNITS = ("section", "document")

_T = TypeVar("_T")


def units(
    doc: Document, by: str, found: Iterable[tuple[int, _T]]
) -> Iterator[tuple[tuple[Any, ...], list[_T]]]:
    """The cells that each row of a document begins with, and what was found in its sentences.

    Parameters
    ----------
    doc
        the document.
    by
        ``"section"`` or ``"document"``.
    found
        anything, each with the index of the sentence it is of.
    """
    inside: defaultdict[int, list[_T]] = defaultdict(list)
    for sentence, one in found:
        inside[doc.sentences[sentence].section if by == "section" else 0].append(one)
    if by == "document":
        yield (doc.id,), inside[0]
        return
    for part in doc.sections:
        yield (doc.id, part.index, part.title), inside[part.index]


def unit_frame(rows: Iterable[Sequence[Any]], columns: Schema, by: str) -> pd.DataFrame:
    """The table of rows that begin with the cells of `units`."""
    return frame(rows, {**(SECTION if by == "section" else {"doc": "str"}), **columns})
