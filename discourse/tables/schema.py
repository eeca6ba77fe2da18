"""From rows and a schema to a DataFrame; empty results have the same columns and dtypes."""

from __future__ import annotations

import gc
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from numbers import Integral
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from discourse.documents import COUNTED_ZONES, ZONES, Document, Sentence
from discourse.languages import require
from discourse.suggestions import suggestion

Schema: TypeAlias = Mapping[str, Any]
"""Column name → dtype, in the order of the columns."""

DECIMALS = 4
"""Every float of every table is rounded here, once: a stray 1e-9 prints a column in exponents."""


_CHUNK = 1024
"""How many rows are put into columns at a time: a book has a million words, too many for tuples."""


def categories(*names: str) -> pd.CategoricalDtype:
    """A categorical dtype with its full, fixed list."""
    return pd.CategoricalDtype(list(names))


ZONE = categories(*ZONES)

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


def frame(rows: Iterable[Sequence[Any]], schema: Schema) -> pd.DataFrame:
    """A DataFrame with just the schema's columns and dtypes, floats rounded.

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
    with _collector_paused():
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


@contextmanager
def _collector_paused() -> Iterator[None]:
    """While rows are worked out the garbage collector does not look at what is kept.

    Nothing of an analysis holds itself: after 1 MB of text `gc.collect()` finds not one object,
    and looking at what is kept of many documents took a sixth of the time.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _column(name: str, values: Sequence[Any], dtype: Any) -> pd.Series[Any]:
    if isinstance(dtype, pd.CategoricalDtype):
        unknown = set(values).difference(dtype.categories, [None])
        if unknown:
            listed = ", ".join(sorted(map(repr, unknown)))
            raise ValueError(f"column {name!r} has no category {listed}")
    cells = np.asarray(values) if isinstance(values, array) else values
    column: pd.Series[Any] = pd.Series(cells, dtype=dtype)
    # Adding 0 turns -0.0, which would be printed with its sign, into 0.
    return column.round(DECIMALS) + 0.0 if dtype == "float64" else column


# Arguments of users arrive as objects: their types are checked here, not assumed.


def one_document(doc: object, maker: str) -> Document:
    """Check that this is a document; the TypeError names the function and how to make one."""
    if not isinstance(doc, Document):
        made = "make one with discourse.document(text) or discourse.read(path)"
        several = isinstance(doc, Iterable) and not isinstance(doc, str | bytes)
        how = "call it once for each" if several else made
        raise TypeError(f"{maker} takes one Document, got {type(doc).__name__}; {how}")
    return doc


def documents_of(docs: object, analysis: str = "") -> list[Document]:
    """The documents given, checked; their language must support ``analysis``.

    Raises
    ------
    TypeError
        not a Document nor an iterable of Documents.
    ValueError
        two documents with the same id, whose rows could not be distinguished.
    LanguageError
        documents in a language that lacks what the analysis needs.
    """
    found = list(each_document(docs))
    if analysis:
        require(analysis, ((doc.id, doc.lang) for doc in found))
    return found


def each_document(docs: object) -> Iterator[Document]:
    """The documents given, one at a time and checked; the errors are those of `documents_of`."""
    if isinstance(docs, Document):
        docs = [docs]
    if isinstance(docs, str | bytes) or not isinstance(docs, Iterable):
        raise TypeError(
            f"expected a Document or several, got {type(docs).__name__}; "
            "make one with discourse.document(text) or discourse.read(path)"
        )
    ids: Counter[str] = Counter()
    for place, doc in enumerate(docs):
        if not isinstance(doc, Document):
            raise TypeError(
                f"item {place} is {type(doc).__name__}, not a Document; "
                "make one with discourse.document(text) or discourse.read(path)"
            )
        ids[doc.id] += 1
        yield doc
    repeated = [name for name, count in ids.items() if count > 1]
    if repeated:
        raise ValueError(
            f"document ids must be unique; repeated: {', '.join(map(repr, repeated[:5]))}. "
            "Give each its own with id=…"
        )


def zones_of(zones: str | Iterable[str] | None) -> tuple[str, ...]:
    """The zones to count: by default standfirst and body; ``"all"`` for every zone.

    Raises
    ------
    TypeError
        neither a name nor several.
    ValueError
        a zone that does not exist, or none at all.

    Examples
    --------
    >>> zones_of(None), zones_of("caption")
    (('standfirst', 'body'), ('caption',))
    """
    if zones is None:
        return COUNTED_ZONES
    if zones == "all":
        return ZONES
    if not isinstance(zones, Iterable):
        raise TypeError(f'zones is {zones!r}; give a zone, a list of zones, "all" or None')
    chosen = (zones,) if isinstance(zones, str) else tuple(zones)
    if not chosen:
        raise ValueError(f"zones is empty; choose from {', '.join(ZONES)}")
    return tuple(one_of(zone, ZONES, "zone") for zone in chosen)


def whole(value: object, name: str) -> None:
    """Refuse what is no whole number."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise TypeError(f"{name} is {value!r}; give a whole number")


def flag(value: object, name: str) -> None:
    """Refuse what is neither true nor false."""
    if not isinstance(value, bool):
        raise TypeError(f"{name} is {value!r}; give True or False")


def one_of(value: str, allowed: Sequence[str], name: str) -> str:
    """Check a value; the ValueError lists the allowed ones."""
    if value not in allowed:
        raise ValueError(
            f"{name} {value!r} is unknown; choose one of {', '.join(allowed)}"
            f"{suggestion(value, allowed)}"
        )
    return value


def lead(doc: Document, sentence: Sentence, start: int, end: int) -> tuple[Any, ...]:
    """The cells of the `SPAN` columns."""
    return doc.id, sentence.zone, sentence.section, sentence.index, start, end, doc.text[start:end]
