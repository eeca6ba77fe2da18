"""Documents followed from date to date: the change, its test, and the running mean with a band."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from discourse.documents import Document
from discourse.inference import LEVEL, adjust, verdict
from discourse.inference.cluster_robust import MINIMUM_DATED, MINIMUM_DOCUMENTS, clustered
from discourse.inference.coded_samples import MINIMUM_SAMPLE
from discourse.inference.contrasts import DatedTrend
from discourse.inference.over_documents import as_coded, effective_sentences
from discourse.inference.permutation import RESAMPLES, order_p
from discourse.inference.reading_error import NO_CORRECTION, SAMPLE, Corrected, Distribution
from discourse.inference.running import effective_size, moderated_mean, tricube
from discourse.sentence_codes import answering, check_all, several
from discourse.tables.asked import Asked
from discourse.tables.corrected_series import adjusted_together
from discourse.tables.corrections import AS_READ, SOURCE, as_read, cells, columns
from discourse.tables.groups import dated
from discourse.tables.measured import measured
from discourse.tables.over_documents import Pooled
from discourse.tables.schema import Schema, frame
from discourse.wording import measure_name, say

OVER = ("text", "date")
DATE_TRENDS: Schema = {
    "measure": "str",
    "target": "str",
    "documents": "int64",
    "n": "int64",
    "first": "str",
    "last": "str",
    "change": "float64",
    **AS_READ,
    "exploratory": "bool",
    **columns("change", tested=True),
    "verdict": "str",
}
DATE_COURSE: Schema = {
    "doc": "str",
    "date": "str",
    "measure": "str",
    "target": "str",
    "n": "int64",
    "read": "float64",
    "documents": "float64",
    **dict.fromkeys(("mean", "low", "high"), "float64"),
    **dict.fromkeys(("corrected", "corrected_low", "corrected_high"), "float64"),
    "correction": SOURCE,
}
# A running mean is made of two documents in five, and of ten where there are so many.
_NEAR_SHARE, _NEAR_LEAST = 0.4, 10
_SIDE = 2  # documents before and after the mean date, without which how they differ is not seen


@dataclass(frozen=True)
class _Line:
    """A measure of dated documents: those with a counted sentence, in order of their dates."""

    measure: str
    target: str
    pooled: Pooled
    docs: Sequence[Document]
    days: Sequence[date]

    @cached_property
    def ordinals(self) -> NDArray[Any]:
        """The date of each document in days."""
        return np.array([day.toordinal() for day in self.days], dtype=float)

    @property
    def reach(self) -> float:
        """Days from the first date to the last."""
        return float(np.ptp(self.ordinals)) if len(self.days) else 0.0


def _lines(asked: Asked, coded: object, measures: Sequence[str]) -> Iterator[_Line]:
    """The measures of the documents that have a date: of all sentences, then about the target."""
    every = dated(asked.docs)
    asked = replace(asked, docs=[doc for doc, _ in every])
    codes = several(coded)
    questions = [("outlook", ""), ("outlook", asked.about), ("hedging", "")]
    check_all(codes, asked.docs, questions)
    whole = replace(asked, target=None)
    lines = [(measure, whole) for measure in measures]
    if asked.target is not None:
        lines += [(measure, asked) for measure in measures if measure != "valence"]
    mentioned = False
    for measure, one in lines:
        question = one.about if measure == "outlook" else ""
        # The lexicon given is of valence; hedges are read with the language's markers.
        own = replace(one, lexicon=None) if measure == "hedging" else one
        read = measured(own, measure, answering(codes, measure, question))
        kept = [at for at, found in enumerate(read.documents) if found.read]
        mentioned = mentioned or (one is asked and bool(kept))
        yield _Line(
            measure,
            one.name,
            read.pooled(kept),
            [asked.docs[at] for at in kept],
            [every[at][1] for at in kept],
        )
    if not mentioned:
        asked.warn_unmentioned()


def date_trends(
    asked: Asked, coded: object, *, exploratory: bool, seed: int, lang: str
) -> pd.DataFrame:
    """The table of ``discourse.trends(docs, over="date")``, whose arguments these are."""
    lines = list(_lines(asked, coded, ("valence", "outlook", "hedging")))
    if not any(line.docs for line in lines):
        return frame([], DATE_TRENDS)
    found = adjust([_trend(line, exploratory, seed) for line in lines])
    fixed = adjusted_together(
        [replace(_corrected_change(line), coded=line.pooled.coded) for line in lines]
    )
    rows = (
        _row(line, trend, corrected, lang)
        for line, trend, corrected in zip(lines, found, fixed, strict=True)
    )
    return frame(rows, DATE_TRENDS)


def _trend(line: _Line, exploratory: bool, seed: int) -> DatedTrend:
    """The change as read; its test permutes the dates of the documents."""
    value = low = high = p = math.nan
    read, place, days = line.pooled.read, line.pooled.place, line.ordinals
    if line.reach:
        fitted = clustered(read, place, along=days - days.mean())
        value = fitted.value * line.reach
        if len(days) >= MINIMUM_DATED and math.isfinite(fitted.error):
            low, high = (end * line.reach for end in fitted.interval(LEVEL))
            apart = np.bincount(place, weights=read - read.mean())
            p = order_p(apart, days - days.mean(), seed, RESAMPLES)
    return DatedTrend(
        value=value,
        low=low,
        high=high,
        p=p,
        exploratory=exploratory,
        level=LEVEL,
        p_adjusted=p,
        comparisons=1,
        n=len(read),
        kind=line.pooled.correction.kind,
        documents=len(days),
        first=str(line.days[0]) if line.days else "",
        last=str(line.days[-1]) if line.days else "",
    )


def _corrected_change(line: _Line) -> Corrected:
    """The change of the line through what coders would find.

    By a table it is the difference of two weighted means, of the later documents and the earlier,
    that count for more the further they are from the mean date.
    """
    pooled, days = line.pooled, line.ordinals
    if len(days) < MINIMUM_DATED or not line.reach:
        return NO_CORRECTION
    if pooled.coded >= MINIMUM_SAMPLE or pooled.coded == len(pooled.read):
        each = as_coded(pooled.codes, pooled.read)
        found = clustered(each, pooled.place, along=days - days.mean())
        if not math.isfinite(found.error):
            return NO_CORRECTION
        low, high = (end * line.reach for end in found.interval(LEVEL))
        whole = pooled.coded == len(pooled.read)
        value = found.value * line.reach
        return Corrected(value, low, high, p=found.p, of_codes=whole, source=SAMPLE)
    from_mean = days - days[pooled.place].mean()
    sides = [np.clip(from_mean, 0, None), np.clip(-from_mean, 0, None)]
    if min(int((side > 0).sum()) for side in sides) < _SIDE:
        return NO_CORRECTION
    late, early = (_weighted(pooled, side) for side in sides)
    each = from_mean[pooled.place]
    scale = line.reach * float(np.clip(each, 0, None).sum() / np.square(each).sum())
    return late.less(early).difference(scale=scale)


def _weighted(pooled: Pooled, weights: NDArray[Any]) -> Distribution:
    """How probable each mean is of documents that count for more or less."""
    each = weights[pooled.place]
    size = effective_sentences(pooled.read, pooled.place, weights)
    return pooled.correction.of_readings(pooled.read, each * size / each.sum())


def _row(line: _Line, found: DatedTrend, corrected: Corrected, lang: str) -> tuple[Any, ...]:
    return (
        line.measure,
        line.target,
        found.documents,
        found.n,
        found.first,
        found.last,
        *as_read(found),
        found.exploratory,
        *cells(corrected, tested=True),
        verdict(
            found,
            line.target or say("names.texts", lang),
            lang,
            measure=measure_name(line.measure, lang),
            corrected=corrected,
        ),
    )


def date_course(asked: Asked, coded: object, reach: float | None) -> pd.DataFrame:
    """The table of ``discourse.course(docs, over="date")``, whose arguments these are."""
    lines = _lines(asked, coded, ("outlook", "hedging"))
    if asked.target is not None:
        lines = (line for line in lines if line.target)
    return frame((row for line in lines for row in _course_rows(line, reach)), DATE_COURSE)


def _course_rows(line: _Line, reach: float | None) -> Iterator[tuple[Any, ...]]:
    read, place, days = line.pooled.read, line.pooled.place, line.ordinals
    sizes = np.bincount(place)
    means = np.bincount(place, weights=read) / sizes
    known: dict[float, tuple[Any, ...]] = {}
    for at, doc in enumerate(line.docs):
        if days[at] not in known:
            known[days[at]] = _running(line, days[at], reach)
        lead = (doc.id, str(line.days[at]), line.measure, line.target)
        yield (*lead, int(sizes[at]), means[at], *known[days[at]])


def _running(line: _Line, day: float, reach: float | None) -> tuple[Any, ...]:
    """The running mean at a day with its band as read, and corrected."""
    pooled = line.pooled
    apart = np.abs(line.ordinals - day)
    far = _far(apart) if reach is None else float(reach)
    weights = tricube(apart / far)
    size = effective_size(weights)
    each = weights[pooled.place]
    scale = pooled.correction.scale
    mean = float(each @ pooled.read / each.sum())
    low = high = math.nan
    fixed = NO_CORRECTION
    if size >= MINIMUM_DOCUMENTS:
        near = weights > 0
        inside = near[pooled.place]
        found = clustered(pooled.read[inside], pooled.place[inside], weights=weights[near])
        alone = moderated_mean(pooled.read, each, scale)
        ends = [found.interval(LEVEL), (mean, mean) if math.isnan(alone[0]) else alone]
        low = max(min(end[0] for end in ends), scale.bounds[0])
        high = min(max(end[1] for end in ends), scale.bounds[1])
        fixed = _corrected_mean(pooled, weights)
    return size, mean, low, high, fixed.value, fixed.low, fixed.high, fixed.source


def _corrected_mean(pooled: Pooled, weights: NDArray[Any]) -> Corrected:
    if pooled.coded == len(pooled.read):
        near = weights > 0
        inside = near[pooled.place]
        found = clustered(pooled.codes[inside], pooled.place[inside], weights=weights[near])
        least, most = pooled.correction.scale.bounds
        low, high = found.interval(LEVEL)
        ends = max(low, least), min(high, most)
        return Corrected(found.value, *ends, of_codes=True, source=SAMPLE)
    return _weighted(pooled, weights).corrected()


def _far(apart: NDArray[Any]) -> float:
    """How far the documents that make a running mean are at most, a little beyond the last."""
    wanted = min(max(math.ceil(_NEAR_SHARE * len(apart)), _NEAR_LEAST), len(apart))
    return float(np.sort(apart)[wanted - 1]) + 1.0
