"""The size of a document, in characters, words, sentences and sections."""

from __future__ import annotations

from discourse.documents import Document
from discourse.tables.schema import Schema

SIZE: Schema = {
    "doc": "str",
    "lang": "str",
    "characters": "int64",
    "words": "int64",
    "sentences": "int64",
    "sections": "int64",
}
"""The columns that say which document a row is about and how long it is."""


def size_of(doc: Document) -> tuple[str, str, int, int, int, int]:
    """The cells of these columns.

    >>> from discourse.reading import document
    >>> size_of(document("Peut-être.", lang="fr"))
    ('text', 'fr', 10, 1, 1, 1)
    """
    return (
        doc.id,
        doc.lang,
        len(doc.text),
        len(doc.words),
        len(doc.sentences),
        len(doc.sections),
    )
