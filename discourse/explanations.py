"""Why a span was read as it was: its markers and their rules, its evaluative words and shifters."""

from __future__ import annotations

from dataclasses import dataclass
from operator import index
from typing import Any

from discourse import modality, polarity
from discourse.documents import Document

_Part = modality.Explanation | polarity.Explanation


@dataclass(frozen=True, slots=True)
class Explanations:
    """What was found in a span, with its reasons: plain in a terminal, tables in a notebook."""

    parts: tuple[_Part, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.parts))

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return "".join(part._repr_html_() for part in self.parts)


def explain(doc: Document, hit: Any) -> Explanations:
    """Which entry and which rule decided, and why the other readings lost.

    Parameters
    ----------
    doc
        the document the hit was found in.
    hit
        a row of `markers` or `contributions`, or any pair ``(start, end)`` of offsets: all markers
        and evaluative words that overlap it are explained.

    Returns
    -------
    Explanations
        Printable; a table in a notebook.

    Raises
    ------
    TypeError
        not a Document, or a hit without offsets.
    ValueError
        nothing was found there, or the row is of another document.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Il pourrait signer.")
    >>> print(discourse.explain(doc, (3, 11)))
    'pourrait', characters 3 to 11: possible (possible)
    ...
    """
    if not isinstance(doc, Document):
        raise TypeError(f"explain(doc, hit): doc is {type(doc).__name__}, not a Document")
    start, end = _offsets(hit)
    owner = getattr(hit, "doc", doc.id)
    if owner != doc.id:
        raise ValueError(f"the hit is of document {owner!r}, not of {doc.id!r}")
    # A row of a table brings its zone's sentences too, so every zone is searched.
    parts: list[_Part] = [
        modality.explanation(marker, doc)
        for marker in modality.find(doc, None, None)
        if marker.start < end and start < marker.end
    ]
    evaluative = tuple(
        part for part in polarity.find(doc, None, None) if part.start < end and start < part.end
    )
    if evaluative:
        parts.append(polarity.Explanation(doc, evaluative))
    if not parts:
        raise ValueError(
            f"document {doc.id!r}: no marker or evaluative word at characters {start} to {end}; "
            "give a row of discourse.markers(doc) or discourse.contributions(doc)"
        )
    return Explanations(tuple(parts))


def _offsets(hit: Any) -> tuple[int, int]:
    # A row of itertuples() is a tuple too, so its names are asked first.
    pair = (hit.start, hit.end) if hasattr(hit, "start") and hasattr(hit, "end") else hit
    try:
        start, end = map(index, pair)
    except (TypeError, ValueError) as error:
        raise TypeError(
            "hit must be one row of a table, with start and end, or a pair of offsets, not "
            f"{type(hit).__name__}"
        ) from error
    return start, end
