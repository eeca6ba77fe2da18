"""From rows and a schema to a DataFrame, with the same columns where it is empty; and back."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from discourse.decisions.marker import CATEGORIES
from discourse.documents import ZONES, Document, Sentence
from discourse.sentence_cache import uncollected

Schema: TypeAlias = Mapping[str, Any]
"""Column name → dtype, in the order of the columns."""

DECIMALS = 4
"""Every float of every table is rounded here, once: a stray 1e-9 prints a column in exponents."""

PROBABILITIES = ("p", "p_adjusted", "p_corrected")
"""Columns in which what four decimals would print as 0 keeps two digits: no p value is 0."""

_CHUNK = 1024
"""How many rows are put into columns at a time: a book has a million words, too many for tuples."""


def categories(*names: str) -> pd.CategoricalDtype:
    """A categorical dtype with its full, fixed list."""
    return pd.CategoricalDtype(list(names))


ZONE = categories(*ZONES)
CATEGORY = categories(*CATEGORIES)

SPAN: Schema = {
    "doc": "str",
    "zone": ZONE,
    "section": "int64",
    "sentence": "int64",
    "start": "int64",
    "end": "int64",
    "text": "str",
}
"""What every table of spans begins with."""

SECTION: Schema = {"doc": "str", "section": "int64", "title": "str"}
"""What every table of sections begins with."""


@uncollected
def frame(rows: Iterable[Sequence[Any]], schema: Schema) -> pd.DataFrame:
    """A DataFrame with just the schema's columns and dtypes, floats rounded to `DECIMALS`.

    Small values of `PROBABILITIES` are rounded to two digits instead.

    Raises
    ------
    ValueError
        a value that a categorical column does not have: pandas would make it missing.

    Examples
    --------
    >>> frame([], {"doc": "str", "n": "int64"}).dtypes.astype(str).tolist()
    ['str', 'int64']
    """
    columns: list[Any] = [array("q") if dtype == "int64" else [] for dtype in schema.values()]
    rest = iter(rows)
    while chunk := list(islice(rest, _CHUNK)):
        for column, cells in zip(columns, zip(*chunk, strict=True), strict=True):
            column.extend(cells)
    return pd.DataFrame(
        {
            name: _column(name, column, dtype)
            for (name, dtype), column in zip(schema.items(), columns, strict=True)
        }
    )


def _column(name: str, values: Sequence[Any], dtype: Any) -> pd.Series[Any]:
    if isinstance(dtype, pd.CategoricalDtype):
        unknown = set(values).difference(dtype.categories, [None])
        if unknown:
            listed = ", ".join(sorted(map(repr, unknown)))
            raise ValueError(f"column {name!r} has no category {listed}")
    cells = np.asarray(values) if isinstance(values, array) else values
    column: pd.Series[Any] = pd.Series(cells, dtype=dtype)
    if dtype != "float64":
        return column
    # Adding 0 turns -0.0, which would be printed with its sign, into 0.
    rounded = column.round(DECIMALS) + 0.0
    if name in PROBABILITIES:
        lost = column[(rounded == 0) & (column > 0)]
        rounded[lost.index] = [float(f"{value:.1e}") for value in lost]
    return rounded


def rows_of(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a table, each by the names of its columns."""
    names = [str(name) for name in table.columns]
    columns = [table[name].tolist() for name in table.columns]
    return (dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))


def lead(doc: Document, sentence: Sentence, start: int, end: int) -> tuple[Any, ...]:
    """The cells of the `SPAN` columns."""
    return doc.id, sentence.zone, sentence.section, sentence.index, start, end, doc.text[start:end]
