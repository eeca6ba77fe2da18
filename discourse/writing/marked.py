"""Which categories of markers a document has, for formats that hold no places."""

from __future__ import annotations

from discourse import modality
from discourse.documents import Document


def categories_of(doc: Document) -> list[str]:
    """The categories of which a document has a marker, in alphabetical order."""
    return sorted({one.category for one in modality.hits(doc)})
