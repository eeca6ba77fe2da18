"""Hits in their context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import pandas as pd

from discourse.arguments import documents_of, whole, zones_of
from discourse.documents import Document, Sentence
from discourse.french.keys import keys
from discourse.french.parse import parses
from discourse.languages import require
from discourse.lexicons import cut
from discourse.matching import Matcher
from discourse.suggestions import suggestion
from discourse.tables.schema import SPAN, Schema, frame, lead

CONCORDANCE: Schema = {**SPAN, "left": "str", "right": "str"}


def concordance(
    docs: Document | Iterable[Document],
    hits: str | pd.DataFrame,
    *,
    width: int = 40,
    zones: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    """Hits in their context, one per line, to be read down the page.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    hits
        a pattern of words whatever their case (``"sans doute"``, with ``[pouvoir]`` for any form
        of a verb, ``a|b`` for either word, ``~3`` for up to three words between), or any table of
        spans with ``doc, start, end``, such as a selection of `markers`.
    width
        characters of context on either side.
    zones
        the zones a pattern is searched in; a table brings its own spans.

    Returns
    -------
    DataFrame
        ``doc, zone, section, sentence, start, end, text, left, right``.

    Raises
    ------
    TypeError
        hits that are neither a pattern nor a table.
    ValueError
        a pattern that is empty or could never match, a table without the columns, spans of an
        unknown document or outside its text, a negative width.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Elle pourrait venir. On peut le croire.")
    >>> discourse.concordance(doc, "[pouvoir]", width=5)[["left", "text", "right"]]
        left      text  right
    0  Elle   pourrait   veni
    1  . On       peut   le c
    """
    found = documents_of(docs)
    chosen = zones_of(zones)
    whole(width, "width")
    if width < 0:
        raise ValueError(f"width={width}: the context is a number of characters, 0 or more")
    spans: Iterable[_Hit]
    if isinstance(hits, str):
        spans = _pattern_spans(found, hits, chosen)
    elif isinstance(hits, pd.DataFrame):
        spans = _table_spans(found, hits)
    else:
        raise TypeError(f"hits is {type(hits).__name__}; give a pattern or a table of spans")
    return frame((_concordance_row(*hit, width) for hit in spans), CONCORDANCE)


_Hit = tuple[Document, Sentence, int, int]


def _pattern_spans(docs: list[Document], pattern: str, zones: tuple[str, ...]) -> list[_Hit]:
    if not pattern.split():
        raise ValueError("the pattern of a concordance is empty: give it at least one word")
    if "[" in pattern:  # any form of a verb
        require("verb forms", ((doc.id, doc.lang) for doc in docs))
    matchers = {
        lang: Matcher([(cut(pattern, lang), None)], partial(keys, lang=lang))
        for lang in dict.fromkeys([doc.lang for doc in docs] or ["fr"])
    }
    return [
        (doc, parse.sentence, *parse.span(match.first, match.last))
        for doc in docs
        for parse in parses(doc, zones)
        for match in matchers[doc.lang].find(parse.forms)
    ]


def _table_spans(docs: list[Document], table: pd.DataFrame) -> Iterator[_Hit]:
    missing = [name for name in ("doc", "start", "end") if name not in table.columns]
    if missing:
        meant = suggestion(missing, table.columns)
        raise ValueError(
            f"hits is a table without {', '.join(missing)}; give a table of spans{meant}"
        )
    by_id = {doc.id: doc for doc in docs}
    for name, start, end in zip(table["doc"], table["start"], table["end"], strict=True):
        if name not in by_id:
            raise ValueError(f"hits name document {name!r}, which is not among those given")
        doc = by_id[name]
        if not start < end <= len(doc.text):
            raise ValueError(f"document {name!r}: no span from {start} to {end} in its text")
        yield doc, doc.sentence_at(start), int(start), int(end)


def _concordance_row(
    doc: Document, sentence: Sentence, start: int, end: int, width: int
) -> tuple[Any, ...]:
    left = doc.text[max(0, start - width) : start].replace("\n", " ")
    right = doc.text[end : end + width].replace("\n", " ")
    return *lead(doc, sentence, start, end), left, right
