"""Valence by sentence, section, document and group of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from os import PathLike
from typing import Any

import pandas as pd

from discourse import polarity
from discourse.arguments import documents_of, zones_of
from discourse.documents import Document, Sentence
from discourse.french.parse import parses
from discourse.inference import mean_interval
from discourse.inference.reading_error import GRADES
from discourse.sentence_cache import uncollected
from discourse.tables.coded_parts import Part
from discourse.tables.corrections import Correction
from discourse.tables.groups import group_frame, groups_asked
from discourse.tables.over_documents import Pooled, pooled_cells
from discourse.tables.schema import SECTION, SPAN, Schema, frame, lead
from discourse.tables.voices import ALL, counted_sentences, voice_chosen

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
SECTIONS: Schema = {**SECTION, **ESTIMATE}
DOCUMENTS: Schema = {"doc": "str", **ESTIMATE}
OF_CORPUS: Schema = {"documents": "int64", **ESTIMATE}
UNITS = ("section", "sentence", "document")


@dataclass(slots=True)
class _Scored:
    """One sentence with its contributions and its content words."""

    doc: Document
    sentence: Sentence
    contributions: list[polarity.Contribution]
    content: int
    covered: int

    @property
    def valence(self) -> float:
        return sum(part.value for part in self.contributions)


@dataclass(slots=True)
class _Pool:
    """The sentences of a section or document, summed."""

    values: list[float] = field(default_factory=list)
    content: int = 0
    covered: int = 0

    def add(self, scored: _Scored) -> None:
        self.values.append(scored.valence)
        self.content += scored.content
        self.covered += scored.covered

    def cells(self) -> tuple[Any, ...]:
        estimate = mean_interval(self.values)
        return (
            estimate.n,
            estimate.value,
            estimate.low,
            estimate.high,
            estimate.too_few,
            _share(self.covered, self.content),
        )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def _scored(
    docs: Sequence[Document],
    lexicon: polarity.Lexicon | str | PathLike[str] | None,
    zones: tuple[str, ...],
    voice: str,
) -> Iterator[_Scored]:
    for doc in docs:
        counted = frozenset(counted_sentences(doc, zones, voice))
        for parse in parses(doc, zones):
            if parse.sentence.index not in counted:
                continue
            found = polarity.find_in(parse, lexicon)
            content = polarity.content_words(parse)
            known = {at for part in found for at in range(part.first, part.last + 1)}
            yield _Scored(
                doc, parse.sentence, found, len(content), len(known.intersection(content))
            )


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
    found = documents_of(docs, "sentiment")
    groups = groups_asked(found, by, UNITS)
    scored = _scored(found, lexicon, zones_of(zones), voice_chosen(voice))
    if by == "sentence":
        return frame(map(_sentence_row, scored), SENTENCES)
    pools: defaultdict[tuple[str, int], _Pool] = defaultdict(_Pool)
    for one in scored:
        pools[one.doc.id, one.sentence.section if by == "section" else 0].add(one)
    if groups is not None:
        correction = Correction(GRADES, None)
        inside = ((one.name, [pools[found[at].id, 0] for at in one.places]) for one in groups)
        cells = ((name, *_over_documents(each, correction)) for name, each in inside)
        return group_frame(cells, OF_CORPUS, by)
    if by == "document":
        return frame(((doc.id, *pools[doc.id, 0].cells()) for doc in found), DOCUMENTS)
    rows = (
        (doc.id, part.index, part.title, *pools[doc.id, part.index].cells())
        for doc in found
        for part in doc.sections
    )
    return frame(rows, SECTIONS)


def _sentence_row(scored: _Scored) -> tuple[Any, ...]:
    sentence = scored.sentence
    return (
        *lead(scored.doc, sentence, sentence.start, sentence.end),
        scored.valence,
        len(scored.contributions),
        _share(scored.covered, scored.content),
    )


def _over_documents(pools: Sequence[_Pool], correction: Correction) -> tuple[Any, ...]:
    """The cells of `OF_CORPUS`, of documents."""
    parts = (Part(pool.values, [()] * len(pool.values)) for pool in pools)
    cells, _ = pooled_cells(Pooled.of(correction, parts))
    content, covered = (sum(getattr(pool, one) for pool in pools) for one in ("content", "covered"))
    return *cells, _share(covered, content)
