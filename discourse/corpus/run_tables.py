"""What is asked of every document of a corpus, and the tables that answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

import pandas as pd

from discourse import tables
from discourse._version import __version__
from discourse.arguments import one_of
from discourse.documents import Document
from discourse.fingerprint import lexicons
from discourse.languages import available
from discourse.reading.dates import date_in
from discourse.stance import Target, target_of
from discourse.tables.schema import frame
from discourse.tables.sizes import SIZE, size_of
from discourse.tables.voices import TargetLike
from discourse.user_files import path_of, unread

Tables: TypeAlias = dict[str, pd.DataFrame]

_METADATA = ("title", "author", "outlet", "date")
DOCUMENTS = {
    **SIZE,
    **dict.fromkeys(_METADATA, "str"),
    "day": "datetime64[us]",
    "metadata": "str",
    "notes": "str",
}
"""The columns of the table ``documents``; ``metadata`` is JSON of all that the text came with.

``date`` is what the source says, ``day`` the day it names, a time stamp in DuckDB, polars and
Spark; it is missing where no whole day is named.
"""


@dataclass(frozen=True, slots=True)
class Question:
    """The parameters of a run that its figures depend on.

    Parameters
    ----------
    target
        whose outlook is asked, as in `discourse.outlook`; None for that of the text.
    markers, valence
        lexicons of one's own as in `discourse.markers` and `discourse.sentiment`, as paths.
    """

    target: str | tuple[str, ...] | Target | None = None
    markers: str | None = None
    valence: str | None = None

    def asked(self) -> dict[str, object]:
        """What the figures depend on besides the texts, as JSON can hold it."""
        target = self.target
        # The texts are not read yet: any of these languages may be among them.
        spoken = [lexicons(code) for code in available()]
        return {
            "target": asdict(target) if isinstance(target, Target) else target,
            "markers": _digest_of(self.markers, "markers"),
            "valence": _digest_of(self.valence, "valence"),
            "lexicons": hashlib.sha256(json.dumps(spoken).encode()).hexdigest()[:16],
            "version": __version__,
        }

    def digest(self) -> str:
        """A hash of what the figures depend on besides the texts."""
        said = json.dumps(self.asked(), sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def _digest_of(path: str | None, argument: str) -> str | None:
    if path is None:
        return None
    given = path_of(path, argument)
    try:
        return hashlib.sha256(given.read_bytes()).hexdigest()[:16]
    except OSError as error:
        raise unread(given, error) from None


def _documents(docs: Sequence[Document]) -> pd.DataFrame:
    rows = (
        (
            *size_of(doc),
            *(doc.metadata.get(key) for key in _METADATA),
            date_in(doc.metadata.get("date") or "") or None,
            json.dumps(dict(doc.metadata), ensure_ascii=False, sort_keys=True),
            " | ".join(doc.notes),
        )
        for doc in docs
    )
    return frame(rows, DOCUMENTS)


_MAKERS: Mapping[str, Callable[[Sequence[Document], Question], pd.DataFrame]] = {
    "documents": lambda docs, _: _documents(docs),
    "sections": lambda docs, _: tables.sections(docs),
    "sentences": lambda docs, _: tables.sentences(docs),
    "markers": lambda docs, question: tables.markers(docs, lexicon=question.markers),
    "sentiment": lambda docs, question: tables.sentiment(
        docs, by="sentence", lexicon=question.valence
    ),
    "outlook": lambda docs, question: tables.outlook(
        docs, target=question.target, by="sentence", lexicon=question.valence
    ),
    "pull_quotes": lambda docs, _: tables.pull_quotes(docs),
}
TABLES = tuple(_MAKERS)
"""The tables of a run, one row per document, section, sentence or span.

Those of sentiment and outlook have one row per sentence, of which any means can be formed.
"""


def tables_of(docs: Sequence[Document], question: Question, names: Iterable[str]) -> Tables:
    """The tables of some documents."""
    return {name: _MAKERS[name](docs, question) for name in names}


def schema(table: str) -> pd.DataFrame:
    """The empty table that `analyse` fills: the ``meta`` that Dask asks for.

    Parameters
    ----------
    table
        one of `TABLES`.

    Returns
    -------
    DataFrame
        no rows; columns and dtypes as in a full one.

    Examples
    --------
    >>> list(schema("pull_quotes"))[:5]
    ['doc', 'section', 'start', 'end', 'text']
    """
    return _MAKERS[one_of(table, TABLES, "table")]([], Question())


def target_asked(given: TargetLike) -> str | tuple[str, ...] | Target | None:
    """The target as it is sent to other processes, checked before any text is read.

    Raises
    ------
    TypeError, ValueError
        as `discourse.stance.target_of`.
    """
    if given is None or isinstance(given, Target):
        return given
    target_of(given, "fr")  # what is no name is none in any language
    return given if isinstance(given, str) else tuple(given)


def as_text(value: Any) -> str | None:
    """A path or None as text, for a question that is sent to other processes."""
    return None if value is None else str(value)
