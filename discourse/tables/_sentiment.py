"""Valence by sentence, section, document and group of documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from os import PathLike
from typing import Any

import pandas as pd

from discourse import polarity
from discourse.documents import Document, Sentence
from discourse.french.parse import parses
from discourse.inference import mean_interval
from discourse.inference.reading_error import GRADES
from discourse.sentence_cache import uncollected
from discourse.tables.asked import Asked
from discourse.tables.coded_parts import Part
from discourse.tables.corrections import Correction
from discourse.tables.groups import group_frame, groups_asked
from discourse.tables.over_documents import Pooled, pooled_cells
from discourse.tables.schema import SPAN, Schema, frame, lead
from discourse.tables.units import unit_frame, units
from discourse.tables.voices import ALL

SENTENCES: Schema = {
    **SPAN,
    "valence": "float64",
    "contributions": "int64",
    "coverage": "float64",
}
ESTIMATE: Schema = {
    "n": "int64",
    "valence": "float64",
    "low": "float64",
    "high": "float64",
    "too_few": "bool",
    "coverage": "float64",
}
OF_CORPUS: Schema = {"documents": "int64", **ESTIMATE}
_BY = ("section", "sentence", "document")


@dataclass(frozen=True, slots=True)
class _Scored:
    """A sentence with its valence, the number of its contributions and its content words."""

    sentence: Sentence
    valence: float
    contributions: int
    content: int
    covered: int


def _scored(doc: Document, asked: Asked) -> Iterator[_Scored]:
    counted = frozenset(asked.counted(doc))
    for parse in parses(doc, asked.zones):
        if parse.sentence.index in counted:
            found = polarity.find_in(parse, asked.lexicon)
            content = polarity.content_words(parse)
            known = {at for part in found for at in range(part.first, part.last + 1)}
            valence, covered = sum(part.value for part in found), len(known.intersection(content))
            yield _Scored(parse.sentence, valence, len(found), len(content), covered)


@uncollected
def sentiment(
    docs: Document | Iterable[Document],
    *,
    by: str = "section",
    lexicon: polarity.Lexicon | str | PathLike[str] | None = None,
    zones: str | Iterable[str] | None = None,
    voice: str = ALL,
) -> pd.DataFrame:
    """Valence in grade points: of each sentence, or its mean by section or document.

    The valence of a sentence is the sum of its `contributions`; the mean over the sentences of a
    section has a 95 % t interval, omitted below five sentences (``too_few``), whose variance is
    pooled with the usual variance of sentences. It generalises to sentences that this author might
    have written in such a section.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    by
        ``"section"``, ``"sentence"``, ``"document"``, ``"corpus"`` for all documents together, or
        what groups them, as in `outlook`.
    lexicon
        a valence lexicon of your own, or its path, as in `contributions`.
    zones
        as in `contributions`.
    voice
        whose words, as in `outlook`.

    Returns
    -------
    DataFrame
        By section ``doc, section, title, n, valence, low, high, too_few, coverage``, sections
        without a counted sentence included with n = 0; by document the same without section and
        title; by sentence ``doc, zone, section, sentence, start, end, text, valence,
        contributions, coverage``; by group ``group, documents`` (those with a counted sentence) and
        the same, the interval over documents and ``too_few`` below three of them; by corpus the
        same without group. ``n`` counts sentences; ``coverage`` is the share of content
        words that the lexicon knows.

    Raises
    ------
    TypeError, ValueError
        no documents, repeated ids, an unknown unit, group or zone.
    LexiconError
        a lexicon line that cannot be read, with file and line.

    Examples
    --------
    >>> import discourse
    >>> discourse.sentiment(discourse.document("La paix revient."), by="document")
        doc  n  valence  low  high  too_few  coverage
    0  text  1      3.0  NaN   NaN     True       0.5
    """
    asked = Asked.of("valence", docs, None, lexicon, zones, voice)
    groups = groups_asked(asked.docs, by, _BY)
    scored = ((doc, _scored(doc, asked)) for doc in asked.docs)
    if by == "sentence":
        rows = (_sentence_row(doc, one) for doc, every in scored for one in every)
        return frame(rows, SENTENCES)
    if groups is not None:
        each = [list(every) for _, every in scored]
        inside = ((group.name, [each[at] for at in group.places]) for group in groups)
        return group_frame(((name, *_pooled(parts)) for name, parts in inside), OF_CORPUS, by)
    cells = (
        (*lead, *_estimate(inside))
        for doc, every in scored
        for lead, inside in units(doc, by, ((one.sentence.index, one) for one in every))
    )
    return unit_frame(cells, ESTIMATE, by)


def _sentence_row(doc: Document, one: _Scored) -> tuple[Any, ...]:
    sentence = one.sentence
    return (
        *lead(doc, sentence, sentence.start, sentence.end),
        one.valence,
        one.contributions,
        _coverage([one]),
    )


def _estimate(inside: Sequence[_Scored]) -> tuple[Any, ...]:
    """The cells of `ESTIMATE`."""
    found = mean_interval([one.valence for one in inside])
    return found.n, found.value, found.low, found.high, found.too_few, _coverage(inside)


def _pooled(docs: Sequence[Sequence[_Scored]]) -> tuple[Any, ...]:
    """The cells of `OF_CORPUS`, of the sentences of documents."""
    parts = (Part([one.valence for one in doc], [()] * len(doc)) for doc in docs)
    cells, _ = pooled_cells(Pooled.of(Correction(GRADES, None), parts))
    return *cells, _coverage([one for doc in docs for one in doc])


def _coverage(inside: Sequence[_Scored]) -> float:
    """The share of content words that the lexicon knows."""
    content = sum(one.content for one in inside)
    return sum(one.covered for one in inside) / content if content else float("nan")
