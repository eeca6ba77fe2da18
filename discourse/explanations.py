"""Why a span was read as it was: its markers with their rules, its evaluative words with shifters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from discourse import modality, polarity
from discourse.documents import Document

_Part = modality.Explanation | polarity.Explanation


@dataclass(frozen=True, slots=True)
class Explanations:
    """What was found in a span, each with its reasons: plain in a terminal, tables in a notebook."""

    parts: tuple[_Part, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.parts))

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return "".join(part._repr_html_() for part in self.parts)


def explain(doc: Document, hit: Any) -> Explanations:  # noqa: ANN401 - a row has no type of its own
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
        nothing was found there.

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


def _offsets(hit: Any) -> tuple[int, int]:  # noqa: ANN401
    if isinstance(hit, tuple) and len(hit) == 2:
        return int(hit[0]), int(hit[1])
    try:
        return int(hit.start), int(hit.end)
    except (AttributeError, TypeError, ValueError) as error:
        raise TypeError(
            f"hit must be a row with start and end, or a pair of offsets, not {type(hit).__name__}"
        ) from error
