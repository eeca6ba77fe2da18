"""How often comparisons of groups of documents, and changes over dates, hold and err.

    python -m benchmarks.comparison [--draws 1000] [--seed 0]

Corpora are generated, so that the truth is known. A document has its own shares of the classes of
a measure, drawn around those of its group (standard deviation .6 on the log scale, for sentences of
one document a correlation of about .08); its sentences are drawn from these and read as rightly
and wrongly as the shipped table says, while the table that corrects them is drawn anew from these
rates, with as many sentences as the shipped one has. Lengths run from 4 to 150 sentences (log
normal). Prints, for each setting, how often the interval holds the true difference, how often p is
below .05 where there is no difference, both as read and corrected, and what an interval that uses
D / (D - 1) and t with D - 2 degrees of freedom would hold. Ends with 1 if a demand is missed.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from discourse.inference.cluster_robust import clustered
from discourse.inference.over_documents import document_mean
from discourse.inference.permutation import order_p
from discourse.inference.reading_error import NET, SHARE, Corrected, Scale
from discourse.tables.coded_parts import Part
from discourse.tables.corrections import Correction, shipped_table
from discourse.tables.over_documents import Pooled, corrected_difference, read_difference

SPREAD = 0.6
SIZES = ((3, 3), (5, 5), (10, 10), (30, 30), (3, 30))
LEAST, MOST = 0.93, 0.07  # what is asked of coverage, and of false alarms


@dataclass(frozen=True, slots=True)
class Documents:
    """Sentences of generated documents: code, reading and place of each."""

    codes: NDArray[Any]
    readings: NDArray[Any]
    place: NDArray[Any]


class Corpus:
    """Documents of a measure, and the table that corrects their readings."""

    def __init__(self, name: str, scale: Scale, seed: int) -> None:
        self.name, self.scale = name, scale
        self.random = np.random.default_rng(seed)
        counts = np.asarray(shipped_table("fr", name), dtype=float)
        self.coded = counts.sum(axis=1)
        self.rates = counts / self.coded[:, None]
        self.base = np.log(self.coded / self.coded.sum())
        self.values = np.array(scale.values)

    def laws(self, count: int, shift: NDArray[Any], spread: float) -> NDArray[Any]:
        """The shares of the classes in each of so many documents."""
        drawn = self.random.normal(0, spread, (count, len(self.base)))
        weights = np.exp(self.base + shift + np.where(self.values == 0, 0, drawn))
        found: NDArray[Any] = weights / weights.sum(axis=1, keepdims=True)
        return found

    def truth(self, shift: NDArray[Any], spread: float, *, read: bool) -> float:
        """The mean of documents like these, of the codes or as it would be read."""
        shares = self.laws(20000, shift, spread)
        return float(((shares @ self.rates if read else shares) @ self.values).mean())

    def documents(self, shifts: NDArray[Any], spread: float) -> Documents:
        """A document for each row of shifts."""
        count = len(shifts)
        sizes = np.clip(np.round(np.exp(self.random.normal(3, 0.8, count))), 4, 150).astype(int)
        shares = np.vstack([self.laws(1, shift, spread) for shift in shifts])
        place = np.repeat(np.arange(count), sizes)
        codes = self._drawn(shares[place])
        return Documents(self.values[codes], self.values[self._drawn(self.rates[codes])], place)

    def _drawn(self, shares: NDArray[Any]) -> NDArray[Any]:
        chances = np.cumsum(shares, axis=1)
        found: NDArray[Any] = (self.random.random(len(shares))[:, None] > chances).sum(axis=1)
        return np.asarray(np.minimum(found, shares.shape[1] - 1))

    def table(self) -> list[list[int]]:
        """A table of misreadings as coders would have made it on other texts."""
        rows = zip(self.coded, self.rates, strict=True)
        return [self.random.multinomial(round(n), rate).tolist() for n, rate in rows]

    def parts(self, documents: Documents, share: float) -> list[Part]:
        """The documents as tables have them, a share of their sentences coded."""
        unseen = self.random.random(len(documents.codes)) >= share
        codes = [
            () if un else (int(code),) for un, code in zip(unseen, documents.codes, strict=True)
        ]
        ends = np.flatnonzero(np.diff(documents.place, append=-1)) + 1
        starts = [0, *ends[:-1]]
        return [
            Part(documents.readings[start:end].tolist(), codes[start:end])
            for start, end in zip(starts, ends, strict=True)
        ]

    def pooled(self, groups: list[Documents], share: float) -> list[Pooled]:
        """The groups; codes that are refused as uneven, one draw in thousands, are drawn again."""
        while True:
            parts = [self.parts(group, share) for group in groups]
            every = [part for group in parts for part in group]
            correction = Correction(self.scale, self.table(), every)
            with suppress(ValueError):
                return [Pooled.of(correction, group) for group in parts]


@dataclass(slots=True)
class Tally:
    """How often intervals held, how often p was small, how wide they were."""

    held: int = 0
    called: int = 0
    wide: float = 0.0
    made: int = 0

    def add(self, found: Corrected, true: float) -> None:
        """Count one interval, and whether its p is below .05."""
        self.held += found.low - 1e-9 <= true <= found.high + 1e-9
        self.called += found.p < 0.05
        self.wide += found.high - found.low
        self.made += 1

    @property
    def coverage(self) -> float:
        """How often the interval held."""
        return self.held / self.made

    @property
    def alarms(self) -> float:
        """How often p was below .05."""
        return self.called / self.made

    @property
    def width(self) -> float:
        """The mean width."""
        return self.wide / self.made


def older(first: Pooled, second: Pooled) -> Corrected:
    """The interval of D / (D - 1) and t with D - 2 degrees of freedom."""
    variance, count = 0.0, 0
    for side in (first, second):
        apart = np.bincount(side.place, weights=side.read - side.read.mean())
        size = len(apart)
        variance += size / (size - 1) * float(np.square(apart).sum()) / len(side.read) ** 2
        count += size
    value = second.value - first.value
    half = float(stdtrit(count - 2, 0.975)) * math.sqrt(variance)
    return Corrected(value, value - half, value + half)


def shifted(corpus: Corpus, by: float) -> NDArray[Any]:
    """A group whose favourable (or hedged) sentences are more by so much on the log scale."""
    return np.where(corpus.values > 0, by, 0.0)


def comparisons(
    corpus: Corpus, draws: int, apart: float, spreads: tuple[float, float], coded: float
) -> Iterator[tuple[str, dict[str, Tally]]]:
    """Every layout of two groups: coverage, and p below .05."""
    none, other = shifted(corpus, 0.0), shifted(corpus, apart)
    read_truth, truth = (
        corpus.truth(other, spreads[1], read=read) - corpus.truth(none, spreads[0], read=read)
        for read in (True, False)
    )
    for one, two in SIZES:
        tallies = {name: Tally() for name in ("older", "read", "corrected")}
        for _ in range(draws):
            groups = [
                corpus.documents(np.tile(shift, (count, 1)), spread)
                for count, shift, spread in ((one, none, spreads[0]), (two, other, spreads[1]))
            ]
            first, second = corpus.pooled(groups, coded)
            tallies["older"].add(older(first, second), read_truth)
            tallies["read"].add(read_difference(first, second), read_truth)
            tallies["corrected"].add(corrected_difference(first, second), truth)
        yield f"{one}+{two}", tallies


def means(corpus: Corpus, draws: int) -> Iterator[tuple[str, Tally]]:
    """One group: how often the interval as read holds the mean of documents like these."""
    none = shifted(corpus, 0.0)
    truth = corpus.truth(none, SPREAD, read=True)
    for count in (3, 5, 10, 30):
        tally = Tally()
        for _ in range(draws):
            texts = corpus.documents(np.tile(none, (count, 1)), SPREAD)
            found = document_mean(texts.readings, texts.readings, texts.place, corpus.scale)
            assert found is not None
            tally.add(found.corrected(), truth)
        yield str(count), tally


def changes(corpus: Corpus, draws: int, apart: float) -> Iterator[tuple[str, Tally]]:
    """Documents over a year: the change as read, its interval, and the permutation test."""
    for count in (5, 10, 30):
        tally = Tally()
        for _ in range(draws):
            days = np.sort(corpus.random.uniform(0, 1, count))
            days = (days - days[0]) / (days[-1] - days[0])
            shifts = np.outer(days, shifted(corpus, apart))
            texts = corpus.documents(shifts, SPREAD)
            found = clustered(texts.readings, texts.place, along=days - days.mean())
            sums = np.bincount(texts.place, weights=texts.readings - texts.readings.mean())
            p = order_p(sums, days - days.mean(), 0, 999)
            low, high = found.interval(0.95)
            true = math.nan if apart else 0.0
            tally.add(Corrected(found.value, low, high, p=p), true)
        yield str(count), tally


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    missed = 0
    print(
        "| measure | groups | texts | older holds | holds | p < .05 | corrected holds | p < .05 |"
    )
    print("|---|---|---|---|---|---|---|---|")
    settings = (
        ("no difference", 0.0, (SPREAD, SPREAD), 0.0),
        ("one group varies more", 0.0, (0.2, 1.0), 0.0),
        ("a difference", 1.0, (SPREAD, SPREAD), 0.0),
        ("no difference, a fifth coded", 0.0, (SPREAD, SPREAD), 0.2),
        ("a difference, a fifth coded", 1.0, (SPREAD, SPREAD), 0.2),
    )
    for name, scale in (("hedging", SHARE), ("outlook Europe", NET)):
        for label, apart, spreads, coded in settings:
            corpus = Corpus(name, scale, given.seed)
            for texts, found in comparisons(corpus, given.draws, apart, spreads, coded):
                read, corrected = found["read"], found["corrected"]
                print(
                    f"| {name} | {label} | {texts} | {found['older'].coverage:.3f} | "
                    f"{read.coverage:.3f} | {read.alarms:.3f} | {corrected.coverage:.3f} | "
                    f"{corrected.alarms:.3f} |",
                    flush=True,
                )
                missed += min(read.coverage, corrected.coverage) < LEAST - 0.015
                if label.startswith("no difference"):
                    missed += max(read.alarms, corrected.alarms) > MOST
    print("\n| measure | texts | mean as read holds | mean width |\n|---|---|---|---|")
    for name, scale in (("hedging", SHARE), ("outlook Europe", NET)):
        for texts, tally in means(Corpus(name, scale, given.seed), given.draws):
            print(f"| {name} | {texts} | {tally.coverage:.3f} | {tally.width:.2f} |", flush=True)
            missed += tally.coverage < LEAST - 0.015
    print("\n| measure | texts | no change holds | p < .05 | p < .05 with a change |")
    print("|---|---|---|---|---|")
    for name, scale in (("hedging", SHARE), ("outlook Europe", NET)):
        corpus = Corpus(name, scale, given.seed)
        still = changes(corpus, given.draws, 0.0)
        moving = changes(corpus, given.draws, 1.5)
        for (texts, none), (_, moved) in zip(still, moving, strict=True):
            figures = f"{none.coverage:.3f} | {none.alarms:.3f} | {moved.alarms:.3f}"
            print(f"| {name} | {texts} | {figures} |", flush=True)
            missed += none.coverage < LEAST - 0.015 or none.alarms > MOST
    raise SystemExit(bool(missed))


if __name__ == "__main__":
    main()
