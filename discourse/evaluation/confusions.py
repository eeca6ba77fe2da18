"""Differences between the markers found and the markers coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from discourse.decisions.marker import CATEGORIES
from discourse.evaluation.pairing import NOTHING, categories_beside, category_pairs, pairs
from discourse.span_files import CODED, CodedText, Span
from discourse.tables.schema import Schema, categories, frame

_CONTEXT = 40  # characters on each side

_ERRORS: Schema = {
    "doc": "str",
    "line": "int64",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "coded": categories(*CODED, NOTHING),
    "found": categories(*CATEGORIES, NOTHING),
    "left": "str",
    "right": "str",
}
_CONFUSION: Schema = {
    "found": categories(*CATEGORIES, NOTHING),
    **dict.fromkeys((*CODED, NOTHING), "int64"),
}


def confusion(texts: Sequence[CodedText], found: Sequence[Sequence[Span]]) -> pd.DataFrame:
    """Category found (rows) against category coded (columns), by overlap."""
    cells: Counter[tuple[str, str]] = Counter()
    for text, spans in zip(texts, found, strict=True):
        cells.update(categories_beside(text.spans, spans))
    rows = [
        (name, *(cells[coded, name] for coded in (*CODED, NOTHING)))
        for name in (*CATEGORIES, NOTHING)
    ]
    return frame(rows, _CONFUSION)


def errors(
    texts: Sequence[CodedText], found: Sequence[Sequence[Span]]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Misses and false alarms with their context; a confusion of categories is in both."""
    misses, false_alarms = [], []
    for text, spans in zip(texts, found, strict=True):
        hits = category_pairs(text.spans, spans)
        there, back = {i for i, _ in hits}, {j for _, j in hits}
        matched = dict(pairs(text.spans, spans))
        reverse = {j: i for i, j in matched.items()}
        for i, span in enumerate(text.spans):
            if i not in there:
                other = spans[matched[i]].category if i in matched else NOTHING
                misses.append(_error(text, span, span.category, other))
        for j, span in enumerate(spans):
            if j not in back:
                other = text.spans[reverse[j]].category if j in reverse else NOTHING
                false_alarms.append(_error(text, span, other, span.category))
    return frame(misses, _ERRORS), frame(false_alarms, _ERRORS)


def _error(text: CodedText, span: Span, coded: str, found: str) -> tuple[Any, ...]:
    left = text.text[max(0, span.start - _CONTEXT) : span.start].replace("\n", " ")
    right = text.text[span.end : span.end + _CONTEXT].replace("\n", " ")
    form = text.text[span.start : span.end]
    return text.id, text.line, span.start, span.end, form, coded, found, left, right
