"""The markers of a document as the writers need them."""

from __future__ import annotations

from typing import NamedTuple

from discourse.documents import Document


class Marked(NamedTuple):
    """A marker: where it stands, what it is, and by which rule."""

    start: int
    end: int
    category: str
    strength: str
    negated: bool
    holder: str
    scope: tuple[int, int] | None
    rule: str


def marked(doc: Document) -> list[Marked]:
    """The markers of a document, in the order of its text."""
    # Here and not above: a text without its markers is written without loading the tables.
    from discourse.tables import markers

    rows = markers(doc)
    found = zip(
        rows["start"].tolist(),
        rows["end"].tolist(),
        rows["category"].astype(str).tolist(),
        rows["strength"].fillna("").astype(str).tolist(),
        rows["negated"].tolist(),
        rows["holder"].fillna("").astype(str).tolist(),
        zip(rows["scope_start"].tolist(), rows["scope_end"].tolist(), strict=True),
        rows["rule"].fillna("").astype(str).tolist(),
        strict=True,
    )
    return [
        Marked(
            start,
            end,
            category,
            strength,
            bool(negated),
            holder,
            scope if 0 <= scope[0] < scope[1] else None,
            rule,
        )
        for start, end, category, strength, negated, holder, scope, rule in found
    ]


def categories_of(doc: Document) -> list[str]:
    """The categories of which a document has a marker, in alphabetical order."""
    return sorted({one.category for one in marked(doc)})
