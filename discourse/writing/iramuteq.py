"""IRaMuTeQ: ``**** *variable_value`` opens each text, a paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discourse.documents import Document
from discourse.writing.marked import categories_of

_UNFIT = re.compile(r"[^\w-]+")
# A star, a dollar: the program reads them as its own marks.
_MARKS = re.compile(r"[*$]")
_LONG = ("title", "url")


def corpus(
    docs: Sequence[Document], zones: Sequence[str], variables: Sequence[str] | None, markers: bool
) -> str:
    """The content of a corpus; a category of markers is a value of the variable ``marker``."""
    return "\n\n".join(_text(doc, zones, variables, markers) for doc in docs) + "\n"


def _text(
    doc: Document, zones: Sequence[str], variables: Sequence[str] | None, markers: bool
) -> str:
    keys = [key for key in doc.metadata if key not in _LONG] if variables is None else variables
    given = [("doc", doc.id), *((key, doc.metadata.get(key, "")) for key in keys)]
    given += [("marker", name) for name in (categories_of(doc) if markers else ())]
    starred = (f"*{_fit(key)}_{_fit(value)}" for key, value in given if value)
    texts = [doc.text[block.start : block.end] for block in doc.blocks if block.zone in zones]
    lines = (" ".join(_MARKS.sub(" ", text).split()) for text in texts)
    # A line of marks alone would open a text of its own.
    return "\n".join([f"**** {' '.join(starred)}", *(line.lstrip("-") or "-" for line in lines)])


def _fit(value: str) -> str:
    return _UNFIT.sub("_", value).strip("_") or "_"
