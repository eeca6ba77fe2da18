"""IRaMuTeQ: ``**** *variable_value`` opens each text, a paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from discourse.arguments import names_elsewhere
from discourse.documents import Document
from discourse.writing.marked import categories_of
from discourse.writing.variables import named

_UNFIT = re.compile(r"[^\w-]+")
# A star, a dollar: the program reads them as its own marks.
_MARKS = re.compile(r"[*$]")
_LONG = ("title", "url")


def corpus(
    docs: Sequence[Document], zones: Sequence[str], variables: Sequence[str] | None, markers: bool
) -> str:
    """The content of a corpus; a category of markers is a value of the variable ``marker``."""
    if variables is None:
        keys = dict.fromkeys(key for doc in docs for key in doc.metadata)
        variables = [key for key in keys if key not in _LONG]
    names = named(docs, variables, _variable, ("doc", "marker"))
    names_elsewhere(docs, _fit, "*doc_")
    return "\n\n".join(_text(doc, zones, names, markers) for doc in docs) + "\n"


def _text(doc: Document, zones: Sequence[str], names: Mapping[str, str], markers: bool) -> str:
    given = [("doc", doc.id), *((name, doc.metadata.get(key, "")) for key, name in names.items())]
    given += [("marker", name) for name in (categories_of(doc) if markers else ())]
    starred = (f"*{name}_{_fit(value)}" for name, value in given if value)
    texts = [doc.text[block.start : block.end] for block in doc.blocks if block.zone in zones]
    lines = (" ".join(_MARKS.sub(" ", text).split()) for text in texts)
    return "\n".join([f"**** {' '.join(starred)}", *lines])


def _fit(value: str) -> str:
    return _UNFIT.sub("_", value).strip("_") or "_"


def _variable(key: str) -> str:
    """The name of a variable: it ends at the first low line, where its value begins."""
    return re.sub("_+", "-", _fit(key).strip("_")) or "-"
