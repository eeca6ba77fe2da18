"""Differences and changes within series of sentences, corrected for reading error."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from discourse.inference import Contrast, holm
from discourse.inference.coded_samples import advised_size
from discourse.inference.reading_error import NET, NO_CORRECTION, SHARE, Corrected
from discourse.sentence_codes import SentenceCodes
from discourse.tables.coded_parts import CodedReadings, Part
from discourse.tables.corrections import Correction
from discourse.tables.measured import beside_codes
from discourse.tables.sentence_values import SentenceValues
from discourse.wording import say


class SeriesCorrection:
    """How the differences and changes within series of sentences are corrected.

    Parameters
    ----------
    series
        of one call, all of the same measure and target.
    coded
        what coders said, checked, or None.
    """

    def __init__(self, series: Sequence[SentenceValues], coded: SentenceCodes | None) -> None:
        self._correction: Correction | None = None
        self._found: dict[str, CodedReadings] = {}
        if not series or series[0].measure != "outlook":
            return
        first = series[0]
        read = [(one.doc, _by_sentence(one)) for one in series]
        every = beside_codes("outlook", first.about, read, coded)
        self._correction = every.correction
        self._found = {one.doc.id: one for one in every.documents}

    def difference(
        self, series: SentenceValues, first: int, second: int, level: float
    ) -> Corrected:
        """The corrected mean of one section less that of another."""
        if self._correction is None:
            return NO_CORRECTION
        before, after = (self._part(series, series.places(at)) for at in (first, second))
        return self._correction.difference(before, after, level)

    def change(self, series: SentenceValues) -> Corrected:
        """The corrected change from beginning to end."""
        if self._correction is None:
            return NO_CORRECTION
        return self._correction.change(self._part(series, series.places()))

    def _part(self, series: SentenceValues, places: Sequence[int]) -> Part:
        return self._found[series.doc.id].part(series.sentences[at].index for at in places)


def adjusted_together(found: Sequence[Corrected]) -> list[Corrected]:
    """Corrected differences that are shown together, their p values adjusted after Holm."""
    adjusted = holm([one.p for one in found])
    count = max(sum(not math.isnan(one.p) for one in found), 1)
    return [
        replace(one, p=float(p), comparisons=count) for one, p in zip(found, adjusted, strict=True)
    ]


def among(found: Corrected, count: int, level: float) -> Corrected:
    """A difference that was chosen among so many, after Bonferroni.

    Its interval is of the level 1 - (1 - level) / count, so that all of them together have `level`.
    """
    return replace(found, level=level, p=float(np.minimum(1.0, found.p * count)), comparisons=count)


def coding_advice(of: str, result: Contrast, corrected: Corrected, n: int, lang: str) -> str:
    """How many of n sentences to code, where reading error alone leaves the direction open.

    "" where the readings themselves show no difference: codes would not bring one to light.
    """
    seen = result.low > 0 or result.high < 0
    if corrected.coded or of == "valence" or not seen or corrected.low > 0 or corrected.high < 0:
        return ""
    scale = NET if of == "outlook" else SHARE
    return say("verdict.to_code", lang, to_code=advised_size(n, scale), n=n)


def _by_sentence(series: SentenceValues) -> dict[int, int]:
    pairs = zip(series.sentences, series.values, strict=True)
    return {sentence.index: int(value) for sentence, value in pairs}
