"""What coders, or a table made of what coders said elsewhere, make of the readings of a part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from discourse.inference import MINIMUM_N, mean_interval
from discourse.inference.coded_samples import MINIMUM_SAMPLE, mean_of_sample
from discourse.inference.comparisons import Comparison
from discourse.inference.contrasts import resting_on_one
from discourse.inference.intervals import LEVEL
from discourse.inference.reading_error import (
    NO_CORRECTION,
    NONE,
    OWN,
    SAMPLE,
    SHARE,
    Corrected,
    Distribution,
    Scale,
    mean_of_readings,
)
from discourse.inference.t_estimates import TEstimate, fitted_change, mean_difference, moments
from discourse.languages import language, toml
from discourse.tables.coded_parts import Part
from discourse.tables.schema import Schema, categories

SHIPPED = "shipped table"
SOURCE = categories(SAMPLE, SHIPPED, NONE)
TABLES = "reading_errors.toml"
_UNKNOWN = Distribution(np.empty(0), np.empty(0))


def columns(name: str, *, tested: bool = False) -> Schema:
    """The columns of a corrected figure; of a difference, which is tested, with its p value.

    >>> list(columns("net"))
    ['net_corrected', 'net_corrected_low', 'net_corrected_high', 'coded', 'correction']
    """
    figures = [f"{name}_corrected", f"{name}_corrected_low", f"{name}_corrected_high"]
    figures += ["p_corrected"] if tested else []
    return {**dict.fromkeys(figures, "float64"), "coded": "int64", "correction": SOURCE}


AS_READ: Schema = dict.fromkeys(("low", "high", "p", "p_adjusted"), "float64")
"""The columns of a difference or change as read, behind its value."""


def as_read(result: Comparison) -> tuple[float, ...]:
    """A difference or change as read, then the cells of `AS_READ`."""
    return result.value, result.low, result.high, result.p, result.p_adjusted


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

    @property
    def kind(self) -> Literal["mean", "share"]:
        """Whether a mean of the measure is a ``"share"`` of sentences."""
        return "share" if self.scale is SHARE else "mean"

    def mean(self, part: Part, by: str) -> Corrected:
        """The corrected mean of a section, of which few sentences or none may be coded.

        Of a document the coded sentences are a random sample, which needs no table.
        """
        found = NO_CORRECTION
        if part.whole:
            mean = mean_interval(part.means, spread=self.scale.spread, bounds=self.scale.bounds)
            found = Corrected(mean.value, mean.low, mean.high, of_codes=True, source=SAMPLE)
        elif by == "document" and part.coded >= MINIMUM_SAMPLE:
            given, read = zip(*part.pairs, strict=True)
            found = mean_of_sample(given, read, part.uncoded, self.scale)
        elif len(part.readings) >= MINIMUM_N:
            found = self.distribution(part).corrected()
        return replace(found, coded=part.coded)

    def difference(self, first: Part, second: Part, level: float) -> Corrected:
        """The corrected mean of the second part less that of the first."""
        found = NO_CORRECTION
        if min(len(first.readings), len(second.readings)) >= MINIMUM_N:
            if first.whole and second.whole:
                found = self._difference_of_codes(first, second, level)
            else:
                earlier, later = self.distribution(first), self.distribution(second)
                found = later.less(earlier).difference(level)
        return replace(found, coded=first.coded + second.coded)

    def _difference_of_codes(self, first: Part, second: Part, level: float) -> Corrected:
        before, after = np.array(first.means), np.array(second.means)
        spread = self.scale.spread
        found = mean_difference(moments(after), moments(before), spread)
        least, most = self.scale.bounds
        apart = _of_codes(found, level, most - least)
        if apart.p >= 1 - level:
            return apart
        return replace(apart, resting_on_one=resting_on_one(after, before, level, spread))

    def change(self, part: Part) -> Corrected:
        """The corrected change of the fitted line from the first sentence to the last.

        It is the difference of two weighted means, of the second half and of the first, in which
        sentences count for more the nearer they are to the end or the beginning.
        """
        found, n = NO_CORRECTION, len(part.readings)
        if n >= MINIMUM_N and part.whole:
            found = _of_codes(fitted_change(np.array(part.means), self.scale.spread), LEVEL)
        elif n >= MINIMUM_N:
            place = np.linspace(-0.5, 0.5, n)
            late, early = (
                self.distribution(part, side * (side.sum() / np.square(side).sum()))
                for side in (np.clip(place, 0, None), np.clip(-place, 0, None))
            )
            scale = float(np.clip(place, 0, None).sum() / np.square(place).sum())
            found = late.less(early).difference(scale=scale)
        return replace(found, coded=part.coded)

    def distribution(self, part: Part, weights: NDArray[Any] | None = None) -> Distribution:
        """How probable each mean of a part is, its sentences counting for more or less."""
        if self.shipped is None and self.coded < MINIMUM_SAMPLE:
            return _UNKNOWN
        each = np.ones(len(part.readings)) if weights is None else weights
        return self._by_table(*self._counts(part, each.tolist()))

    def of_readings(self, readings: NDArray[Any], weights: NDArray[Any]) -> Distribution:
        """How probable each mean is by the readings alone, each counting for some sentences."""
        read = [float(weights[readings == number].sum()) for number in self.scale.values]
        return self._by_table(read, [0.0] * len(read))

    def _by_table(self, read: Sequence[float], coded: Sequence[float]) -> Distribution:
        """By the table that the codes of this call make, or else by the shipped one."""
        if self.coded >= MINIMUM_SAMPLE:
            own = mean_of_readings(self.own, read, self.scale, coded=coded, worth=OWN)
            return replace(own, source=SAMPLE)
        if self.shipped is None:
            return _UNKNOWN
        found = mean_of_readings(self.shipped, read, self.scale, coded=coded)
        return replace(found, source=SHIPPED)

    def _counts(
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

    def _class(self, number: float) -> int:
        return self.scale.values.index(number)


def _of_codes(found: TEstimate, level: float, reach: float = np.inf) -> Corrected:
    """A difference of codes, cut where no two means on the scale can lie further apart."""
    low, high = found.interval(level)
    ends = max(low, -reach), min(high, reach)
    return Corrected(found.value, *ends, level, p=found.p, of_codes=True, source=SAMPLE)


def cells(found: Corrected, *, tested: bool = False) -> tuple[Any, ...]:
    """The cells of `columns`."""
    p = (found.p,) if tested else ()
    return found.value, found.low, found.high, *p, found.coded, found.source


@cache
def shipped_table(lang: str, name: str) -> Sequence[Sequence[int]] | None:
    """The counts of a table that comes with the language, one row a code; None if there is none."""
    path = language(lang).path(TABLES)
    if not path.is_file():
        return None
    found: Sequence[Sequence[int]] | None = toml(path).get(name, {}).get("counts")
    return found
