"""What coders, or a table made of what coders said elsewhere, make of the readings of a part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from discourse.documents import Document
from discourse.inference import MINIMUM_N, contrast, mean_interval, trend
from discourse.inference.coded_samples import MINIMUM_SAMPLE, mean_of_sample
from discourse.inference.reading_error import (
    NET,
    NO_CORRECTION,
    OWN,
    Corrected,
    Distribution,
    Scale,
    mean_of_readings,
)
from discourse.languages import language, toml
from discourse.sentence_codes import SentenceCodes
from discourse.tables.schema import Schema, categories
from discourse.tables.sentence_values import SentenceValues

SAMPLE, SHIPPED, NONE = "sample", "shipped table", "none"
SOURCE = categories(SAMPLE, SHIPPED, NONE)
TABLES = "reading_errors.toml"


def columns(name: str) -> Schema:
    """The columns of a corrected figure.

    >>> list(columns("net"))
    ['net_corrected', 'net_corrected_low', 'net_corrected_high', 'coded', 'correction']
    """
    figures = (f"{name}_corrected", f"{name}_corrected_low", f"{name}_corrected_high")
    return {**dict.fromkeys(figures, "float64"), "coded": "int64", "correction": SOURCE}


@dataclass(frozen=True, slots=True)
class Part:
    """The sentences of a section or document: what was read in each, and what coders said."""

    readings: Sequence[float]
    codes: Sequence[tuple[int, ...]]

    @classmethod
    def of(cls, read: Mapping[int, int], codes: Mapping[int, tuple[int, ...]]) -> Part:
        """From the readings and the codes by sentence."""
        return cls(tuple(read.values()), tuple(codes.get(at, ()) for at in read))

    @property
    def coded(self) -> int:
        """How many sentences have a code."""
        return sum(map(bool, self.codes))

    @property
    def whole(self) -> bool:
        """Whether every sentence has a code, and there are some."""
        return bool(self.codes) and all(self.codes)

    @property
    def means(self) -> list[float]:
        """The mean code of each sentence, where all have one."""
        return [sum(given) / len(given) for given in self.codes]


class Correction:
    """How the figures of one call are corrected.

    Parameters
    ----------
    scale
        the classes of the measure.
    shipped
        the counts of a table made on other texts, or None.
    parts
        all the documents of the call; what was coded of them makes their own table.
    """

    def __init__(
        self, scale: Scale, shipped: Sequence[Sequence[int]] | None, parts: Iterable[Part] = ()
    ) -> None:
        self.scale = scale
        self.shipped = shipped
        self.own = [[0.0] * len(scale.values) for _ in scale.values]
        self.coded = 0
        for part in parts:
            self.coded += part.coded
            for reading, codes in zip(part.readings, part.codes, strict=True):
                for number in codes:
                    self.own[self._class(number)][self._class(reading)] += 1 / len(codes)

    def whole(self, part: Part) -> tuple[Any, ...]:
        """The cells of a document, whose coded sentences are a random sample of it."""
        if MINIMUM_SAMPLE <= part.coded < len(part.readings):
            pairs = [
                (sum(codes) / len(codes), reading)
                for codes, reading in zip(part.codes, part.readings, strict=True)
                if codes
            ]
            given, read = zip(*pairs, strict=True)
            found = mean_of_sample(given, read, self._uncoded(part), self.scale)
            return _cells(found, part.coded, SAMPLE)
        return self.section(part)

    def section(self, part: Part) -> tuple[Any, ...]:
        """The cells of a section, of which few sentences or none may be coded."""
        found, source = self.corrected(part)
        return _cells(found, part.coded, source)

    def corrected(self, part: Part) -> tuple[Corrected, str]:
        """The corrected mean of a section and where the correction comes from."""
        if part.whole:
            found = mean_interval(part.means, spread=self.scale.spread, bounds=self.scale.bounds)
            return Corrected(found.value, found.low, found.high), SAMPLE
        if len(part.readings) < MINIMUM_N:
            return NO_CORRECTION, NONE
        distribution, source = self.distribution(part)
        return (NO_CORRECTION if distribution is None else distribution.corrected()), source

    def weighted(self, part: Part, weights: Sequence[float]) -> tuple[Corrected, str]:
        """The corrected mean of sentences that count for more or less, and where it comes from."""
        read, coded = self._weighed(part, weights)
        distribution, source = self._distribution(read, coded)
        return (NO_CORRECTION if distribution is None else distribution.corrected()), source

    def difference(self, first: Part, second: Part, level: float) -> tuple[Corrected, str]:
        """The corrected mean of the second part less that of the first."""
        if min(len(first.readings), len(second.readings)) < MINIMUM_N:
            return NO_CORRECTION, NONE
        if first.whole and second.whole:
            # Of the codes alone: nothing is left that was only read. Their p is not asked for.
            found = contrast(
                second.means,
                first.means,
                level=level,
                spread=self.scale.spread,
                bounds=self.scale.bounds,
                resamples=1,
            )
            return Corrected(found.value, found.low, found.high), SAMPLE
        (before, source), (after, _) = self.distribution(first), self.distribution(second)
        if before is None or after is None:
            return NO_CORRECTION, source
        return after.less(before).corrected(level), source

    def change(self, part: Part) -> tuple[Corrected, str]:
        """The corrected change of the fitted line from the first sentence to the last.

        It is the difference of two weighted means, of the second half and of the first, in which
        sentences count for more the nearer they are to the end or the beginning.
        """
        n = len(part.readings)
        if n < MINIMUM_N:
            return NO_CORRECTION, NONE
        if part.whole:
            slope = trend(part.means, spread=self.scale.spread, resamples=1)
            return Corrected(slope.value, slope.low, slope.high), SAMPLE
        place = np.linspace(-0.5, 0.5, n)
        found = []
        for side in (np.clip(place, 0, None), np.clip(-place, 0, None)):
            weights = side * (side.sum() / np.square(side).sum())
            found.append(self._distribution(*self._weighed(part, weights.tolist())))
        (late, source), (early, _) = found
        if late is None or early is None:
            return NO_CORRECTION, source
        scale = float(np.clip(place, 0, None).sum() / np.square(place).sum())
        apart = late.less(early).corrected()
        return Corrected(apart.value * scale, apart.low * scale, apart.high * scale), source

    def distribution(self, part: Part) -> tuple[Distribution | None, str]:
        """How probable each mean of a section is, and by what; None where nothing tells."""
        return self._distribution(*self._weighed(part, [1.0] * len(part.readings)))

    def _distribution(
        self, read: Sequence[float], coded: Sequence[float]
    ) -> tuple[Distribution | None, str]:
        if self.coded >= MINIMUM_SAMPLE:
            own = mean_of_readings(self.own, read, self.scale, coded=coded, worth=OWN)
            return own, SAMPLE
        if self.shipped is None:
            return None, NONE
        return mean_of_readings(self.shipped, read, self.scale, coded=coded), SHIPPED

    def _weighed(
        self, part: Part, weights: Sequence[float]
    ) -> tuple[Sequence[float], Sequence[float]]:
        """How many sentences without a code were given each reading, the others each code."""
        read, coded = [0.0] * len(self.scale.values), [0.0] * len(self.scale.values)
        for reading, codes, weight in zip(part.readings, part.codes, weights, strict=True):
            for number in codes:
                coded[self._class(number)] += weight / len(codes)
            if not codes:
                read[self._class(reading)] += weight
        return read, coded

    @staticmethod
    def _uncoded(part: Part) -> list[float]:
        pairs = zip(part.readings, part.codes, strict=True)
        return [reading for reading, codes in pairs if not codes]

    def _class(self, number: float) -> int:
        return self.scale.values.index(number)


def _cells(found: Corrected, coded: int, source: str) -> tuple[Any, ...]:
    return found.value, found.low, found.high, coded, source


def correction(
    scale: Scale,
    name: str,
    lang: str,
    read: Sequence[tuple[Document, Mapping[int, int]]],
    coded: SentenceCodes | None,
) -> tuple[Correction, list[Part]]:
    """The correction of one call and the parts it is made of, one a document.

    Parameters
    ----------
    scale
        the classes of the measure.
    name
        of the table of `reading_errors.toml` that would do without codes.
    lang
        language of the documents.
    read
        each document with its readings by sentence.
    coded
        what coders said, checked.
    """
    parts = [Part.of(numbers, {} if coded is None else coded.of(doc)) for doc, numbers in read]
    return Correction(scale, shipped_table(lang, name), parts), parts


class SeriesCorrection:
    """How the differences and changes within series of sentences are corrected.

    Parameters
    ----------
    series
        of one call, all of the same measure and target.
    coded
        what coders said, or None.

    Raises
    ------
    ValueError
        codes of another question or of other texts.
    """

    def __init__(self, series: Sequence[SentenceValues], coded: SentenceCodes | None) -> None:
        self._coded = coded
        self._correction = None
        if not series or series[0].measure != "outlook":
            return
        first = series[0]
        if coded is not None:
            coded.check([one.doc for one in series], "outlook", first.about)
        name = f"outlook {first.about}".strip()
        read = [(one.doc, _by_sentence(one, one.places())) for one in series]
        self._correction, _ = correction(NET, name, first.doc.lang, read, coded)

    def difference(
        self, series: SentenceValues, first: int, second: int, level: float
    ) -> tuple[Corrected, int, str]:
        """The corrected mean of one section less that of another, how many are coded, by what."""
        before, after = (self._part(series, series.places(at)) for at in (first, second))
        coded = before.coded + after.coded
        if self._correction is None:
            return NO_CORRECTION, coded, NONE
        found, source = self._correction.difference(before, after, level)
        return found, coded, source

    def change(self, series: SentenceValues) -> tuple[Corrected, int, str]:
        """The corrected change from beginning to end, how many are coded, by what."""
        part = self._part(series, series.places())
        if self._correction is None:
            return NO_CORRECTION, part.coded, NONE
        found, source = self._correction.change(part)
        return found, part.coded, source

    def _part(self, series: SentenceValues, places: Sequence[int]) -> Part:
        codes = {} if self._coded is None else self._coded.of(series.doc)
        return Part.of(_by_sentence(series, places), codes)


def _by_sentence(series: SentenceValues, places: Sequence[int]) -> dict[int, int]:
    return {series.sentences[at].index: int(series.values[at]) for at in places}


@cache
def shipped_table(lang: str, name: str) -> Sequence[Sequence[int]] | None:
    """The counts of a table that comes with the language, one row a code; None if there is none."""
    path = language(lang).path(TABLES)
    if not path.is_file():
        return None
    found: Sequence[Sequence[int]] | None = toml(path).get(name, {}).get("counts")
    return found
