"""TXM: XML with a ``<text>`` for each document, its metadata as attributes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from discourse.documents import Document
from discourse.writing.marked import categories_of
from discourse.writing.xml import name_of, opened

_NAMES = {"title": "titre", "author": "auteur", "outlet": "journal", "language": "langue"}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")


def corpus(
    docs: Sequence[Document], zones: Sequence[str], variables: Sequence[str] | None, markers: bool
) -> str:
    """The content of a corpus; ``<lb/>`` stands between paragraphs."""
    texts = "\n".join(_text(doc, zones, variables, markers) for doc in docs)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<corpus>\n{texts}\n</corpus>\n'


def _text(
    doc: Document, zones: Sequence[str], variables: Sequence[str] | None, markers: bool
) -> str:
    keys = list(doc.metadata) if variables is None else variables
    given = {"id": doc.id}
    for key in keys:
        given[_NAMES.get(key, name_of(key))] = doc.metadata.get(key, "")
    day = _DAY.match(given.get("date", ""))
    if day:  # which partitions of a corpus are made by
        given |= dict(zip(("annee", "mois", "jour"), day.groups(), strict=True))
    if doc.lang != "und":
        given.setdefault("langue", doc.lang)
    if markers:
        given["marker"] = ", ".join(categories_of(doc))
    texts = [doc.text[block.start : block.end] for block in doc.blocks if block.zone in zones]
    return opened("text", given) + "<lb/>\n".join(map(escape, texts)) + "</text>"
