"""TXM: XML with a ``<text>`` for each document, its metadata as attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from discourse.documents import Document
from discourse.writing.marked import categories_of
from discourse.writing.variables import named
from discourse.writing.xml import name_of, opened

_NAMES = {"title": "titre", "author": "auteur", "outlet": "journal", "language": "langue"}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
_PARTS = ("annee", "mois", "jour")


def corpus(
    docs: Sequence[Document], zones: Sequence[str], variables: Sequence[str] | None, markers: bool
) -> str:
    """The content of a corpus; ``<lb/>`` stands between paragraphs."""
    own = ["id", *_PARTS, *(["marker"] if markers else [])]
    names = named(docs, variables, lambda key: _NAMES.get(key, name_of(key)), own)
    texts = "\n".join(_text(doc, zones, names, markers) for doc in docs)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<corpus>\n{texts}\n</corpus>\n'


def _text(doc: Document, zones: Sequence[str], names: Mapping[str, str], markers: bool) -> str:
    given = {"id": doc.id}
    given |= {name: doc.metadata.get(key, "") for key, name in names.items()}
    day = _DAY.match(given.get("date", ""))
    if day:  # which partitions of a corpus are made by
        given |= dict(zip(_PARTS, day.groups(), strict=True))
    if doc.lang != "und":
        given["langue"] = given.get("langue") or doc.lang
    if markers:
        given["marker"] = ", ".join(categories_of(doc))
    texts = [doc.text[block.start : block.end] for block in doc.blocks if block.zone in zones]
    return opened("text", given) + "<lb/>\n".join(map(escape, texts)) + "</text>"
