"""Rows with a schema become a DataFrame; an empty result has the same columns and dtypes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import pandas as pd

from discourse.documents import COUNTED_ZONES, ZONES, Document, Sentence

Schema: TypeAlias = Mapping[str, Any]
"""Column name → dtype, in the order of the columns."""

DECIMALS = 4
"""Every float of every table is rounded here, once: a stray 1e-9 prints a column in exponents."""


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


def frame(rows: Iterable[Sequence[Any]], schema: Schema) -> pd.DataFrame:
    """A DataFrame with just the schema's columns and dtypes, floats rounded."""
    rows = list(rows)
    columns: Iterable[Sequence[Any]] = zip(*rows, strict=True) if rows else [()] * len(schema)
    series = {
        name: pd.Series(list(column), dtype=dtype)
        for (name, dtype), column in zip(schema.items(), columns, strict=True)
    }
    return pd.DataFrame(series).round(DECIMALS)


def documents_of(docs: Document | Iterable[Document]) -> list[Document]:
    """The documents meant, checked.

    Raises
    ------
    TypeError
        not a Document nor an iterable of Documents.
    ValueError
        two documents with one id, whose rows could not be told apart.
    """
    if isinstance(docs, Document):
        return [docs]
    if isinstance(docs, str | bytes) or not isinstance(docs, Iterable):
        raise TypeError(
            f"expected a Document or several, got {type(docs).__name__}; "
            "make one with discourse.document(text) or discourse.read(path)"
        )
    found = list(docs)
    for place, doc in enumerate(found):
        if not isinstance(doc, Document):
            raise TypeError(
                f"item {place} is {type(doc).__name__}, not a Document; "
                "make one with discourse.document(text) or discourse.read(path)"
            )
    _refuse_repeated([doc.id for doc in found])
    return found


def _refuse_repeated(ids: Sequence[str]) -> None:
    seen: set[str] = set()
    repeated = sorted({name for name in ids if name in seen or seen.add(name)})
    if repeated:
        raise ValueError(
            f"document ids must be unique; repeated: {', '.join(map(repr, repeated[:5]))}. "
            "Give each its own with id=…"
        )


def zones_of(zones: str | Iterable[str] | None) -> tuple[str, ...]:
    """The zones to count: by default standfirst and body; ``"all"`` for every zone.

    Raises
    ------
    ValueError
        a zone that does not exist.
    """
    if zones is None:
        return COUNTED_ZONES
    if zones == "all":
        return ZONES
    chosen = (zones,) if isinstance(zones, str) else tuple(zones)
    return tuple(one_of(zone, ZONES, "zone") for zone in chosen)


def one_of(value: str, allowed: Sequence[str], name: str) -> str:
    """The value, which must be allowed; the ValueError lists what is."""
    if value not in allowed:
        raise ValueError(f"{name} {value!r} is unknown; choose one of {', '.join(allowed)}")
    return value


def lead(doc: Document, sentence: Sentence, start: int, end: int) -> tuple[Any, ...]:
    """The cells of the `SPAN` columns."""
    return doc.id, sentence.zone, sentence.section, sentence.index, start, end, doc.text[start:end]
