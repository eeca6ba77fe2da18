"""Do the corrected intervals hold what a coder finds? Simulated on coded sentences.

    python -m benchmarks.reading_error [--draws 400] [--seed 0] [--ppi] [--documents]

The pairs of code and reading are those of the shipped tables, one half of them standing for other
texts (the table), the other half for the text at hand, so that no sentence is on both sides. A text
is drawn with tilted shares of good and bad, and what must lie in the interval is the mean code of
the law it was drawn from, or of the text itself where some of it was coded. ``--ppi`` sets
ppi-python beside ours on the same draws (``pip install ppi-python``). Prints Markdown; ends with 1
if a demand is missed. ``--documents`` prints the lines on corpora of documents alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from discourse.inference import mean_interval
from discourse.inference.coded_samples import mean_of_sample, sample_size
from discourse.inference.over_documents import design_effect, document_mean
from discourse.inference.reading_error import (
    NET,
    NO_CORRECTION,
    OWN,
    SHARE,
    Corrected,
    Scale,
    mean_of_readings,
)
from discourse.span_files import CODED
from discourse.tables.corrections import shipped_table

Pairs = NDArray[Any]  # one row a sentence: place of its code, place of its reading


@dataclass(frozen=True, slots=True)
class Line:
    """What one setting gives, and what is asked of it."""

    setting: str
    coverage: float
    width: float
    least: float
    widest: float

    @property
    def holds(self) -> bool:
        """Whether both demands are met; a simulation errs by a point of coverage."""
        return self.coverage >= self.least - 0.01 and self.width <= self.widest

    def __str__(self) -> str:
        return (
            f"| {self.setting} | {self.coverage:.3f} | {self.least:.2f} | {self.width:.2f} | "
            f"{self.widest:.2f} | {'' if self.holds else 'missed'} |"
        )


def pairs_of(name: str) -> Pairs:
    """The pairs of code and reading a shipped table counts; halves are rounded."""
    counts = np.asarray(shipped_table("fr", name))
    places = [
        (code, reading)
        for code, row in enumerate(counts)
        for reading, count in enumerate(row)
        for _ in range(round(count))
    ]
    return np.array(places)


def table_of(pairs: Pairs, size: int) -> NDArray[Any]:
    """How often each code was given each reading."""
    table = np.zeros((size, size))
    np.add.at(table, (pairs[:, 0], pairs[:, 1]), 1)
    return table


class Simulation:
    """Texts drawn from one half of the pairs, a table made of the other."""

    def __init__(self, name: str, scale: Scale, draws: int, seed: int) -> None:
        self.scale = scale
        self.draws = draws
        self.random = np.random.default_rng(seed)
        self.pairs = pairs_of(name)
        self.values = np.array(scale.values)

    def halves(self) -> tuple[Pairs, Pairs]:
        """Two halves that hold each code about equally often."""
        order = np.argsort(self.pairs[:, 0] + self.random.random(len(self.pairs)))
        return self.pairs[order[::2]], self.pairs[order[1::2]]

    def law(self, pool: Pairs, tilt: float) -> NDArray[Any]:
        """Weights of the pool's sentences: good and bad tilted independently."""
        shift = self.random.uniform(-tilt, tilt, len(self.values))
        shift[self.values == 0] = 0
        weights = np.exp(shift[pool[:, 0]])
        law: NDArray[Any] = weights / weights.sum()
        return law

    def text(self, pool: Pairs, law: NDArray[Any], n: int) -> Pairs:
        """The sentences of a text."""
        return pool[self.random.choice(len(pool), n, p=law)]

    def counts(self, places: NDArray[Any]) -> NDArray[Any]:
        """How many sentences are of each class."""
        return np.bincount(places, minlength=len(self.values))

    def uncoded(self, n: int, tilt: float) -> tuple[float, float]:
        """Coverage and mean width where nothing of the text is coded."""
        return self._over(lambda: self._uncoded(n, tilt))

    def _uncoded(self, n: int, tilt: float) -> tuple[Corrected, float]:
        other, pool = self.halves()
        law = self.law(pool, tilt)
        text = self.text(pool, law, n)
        true = float(law @ self.values[pool[:, 0]])
        table = table_of(other, len(self.values))
        found = mean_of_readings(table, self.counts(text[:, 1]), self.scale)
        return found.corrected(), true

    def coded(
        self, n: int, m: int, *, like: bool, noise: bool = False
    ) -> tuple[float, float, float]:
        """Coverage, mean width, and mean width of the coder's own interval on the same codes."""
        alone: list[float] = []

        def one() -> tuple[Corrected, float]:
            pool = self.pairs
            law = self.law(pool, 1.5)
            text = self.text(pool, law, n)
            readings = self.values[text[:, 1]]
            if noise:
                readings = self.random.choice(self.values, n)
            codes = self.values[text[:, 0]]
            found = mean_of_sample(
                codes[:m], readings[:m], readings[m:], self.scale, population=like
            )
            alone.append(_width(self._alone(codes[:m], n, like)))
            return found, float(law @ self.values[pool[:, 0]]) if like else float(codes.mean())

        coverage, width = self._over(one)
        return coverage, width, float(np.mean(alone))

    def _alone(self, codes: NDArray[Any], n: int, like: bool) -> Corrected:
        found = mean_interval(codes, spread=self.scale.spread, bounds=self.scale.bounds)
        shrink = 1.0 if like else float(np.sqrt(1 - len(codes) / n))
        return Corrected(
            found.value,
            found.value - (found.value - found.low) * shrink,
            found.value + (found.high - found.value) * shrink,
        )

    def sections(self) -> tuple[float, float, float]:
        """Twelve sections of 50 sentences, 120 of 600 coded: coverage, width, of contrasts."""
        held, widths, apart = [], [], []
        for _ in range(max(self.draws // 12, 10)):
            pool = self.pairs
            laws = [self.law(pool, 1.5) for _ in range(12)]
            texts = [self.text(pool, law, 50) for law in laws]
            is_coded = np.zeros(600, dtype=bool)
            is_coded[self.random.choice(600, 120, replace=False)] = True
            parts = np.split(is_coded, 12)
            size = len(self.values)
            own = sum(table_of(text[part], size) for text, part in zip(texts, parts, strict=True))
            found = [
                mean_of_readings(
                    own,
                    self.counts(text[~part][:, 1]),
                    self.scale,
                    coded=self.counts(text[part][:, 0]),
                    worth=OWN,
                )
                for text, part in zip(texts, parts, strict=True)
            ]
            true = [float(law @ self.values[pool[:, 0]]) for law in laws]
            for one, mean in zip(found, true, strict=True):
                held.append(_holds(one.corrected(), mean))
                widths.append(_width(one.corrected()))
            for first, second in zip(range(0, 12, 2), range(1, 12, 2), strict=True):
                difference = found[first].less(found[second]).corrected()
                apart.append(_holds(difference, true[first] - true[second]))
        return float(np.mean(held)), float(np.mean(widths)), float(np.mean(apart))

    def documents(self, count: int, coded: float) -> tuple[float, float]:
        """Documents that differ (within-document correlation about .08), some sentences coded.

        What must lie in the interval is the mean over documents like these. With no sentence coded
        the table made of the other half of the pairs tells.
        """
        return self._over(lambda: self._documents(count, coded))

    def _documents(self, count: int, coded: float) -> tuple[Corrected, float]:
        other, pool = self.halves()
        corpus = np.where(self.values == 0, 0, self.random.uniform(-1.5, 1.5, len(self.values)))
        shares = self.counts(pool[:, 0]) * np.exp(corpus + self._strays(4000))
        true = float((shares @ self.values / shares.sum(axis=1)).mean())
        texts = [
            self.text(pool, weights / weights.sum(), int(self.random.integers(5, 40)))
            for weights in np.exp(corpus + self._strays(count))[:, pool[:, 0]]
        ]
        place = np.repeat(np.arange(count), [len(text) for text in texts])
        text = np.concatenate(texts)
        codes, readings = self.values[text[:, 0]], self.values[text[:, 1]]
        if not coded:
            read = self.counts(text[:, 1]) / design_effect(readings, place)
            table = table_of(other, len(self.values))
            return mean_of_readings(table, read, self.scale).corrected(), true
        unseen = self.random.permutation(len(codes)) >= max(8, round(coded * len(codes)))
        given = np.where(unseen, np.nan, codes)
        found = document_mean(given, readings, place, self.scale)
        return NO_CORRECTION if found is None else found.corrected(), true

    def _strays(self, count: int) -> NDArray[Any]:
        drawn = self.random.normal(0, 0.6, (count, len(self.values)))
        return np.where(self.values == 0, 0, drawn)

    def neutral_shift(self, n: int) -> float:
        """How often texts that differ in their neutral sentences alone are called different."""
        called = []
        for _ in range(self.draws):
            other, pool = self.halves()
            table = table_of(other, len(self.values))
            found = []
            for neutral in (0.25, 0.65):
                # As many good as bad: the net is 0 in both texts.
                shares = np.where(self.values == 0, neutral, (1 - neutral) / 2)
                weights = shares[pool[:, 0]] / self.counts(pool[:, 0])[pool[:, 0]]
                text = self.text(pool, weights / weights.sum(), n)
                found.append(mean_of_readings(table, self.counts(text[:, 1]), self.scale))
            called.append(not _holds(found[0].less(found[1]).corrected(), 0.0))
        return float(np.mean(called))

    def planned(self, n: int, half: float) -> float:
        """How often the half-width is at most 1.1 of the one a plan was made for."""
        m = sample_size(n, half, self.scale)
        kept = 0
        for _ in range(self.draws):
            law = self.law(self.pairs, 1.5)
            text = self.text(self.pairs, law, n)
            codes, readings = self.values[text[:, 0]], self.values[text[:, 1]]
            found = mean_of_sample(codes[:m], readings[:m], readings[m:], self.scale)
            kept += _width(found) / 2 <= 1.1 * half
        return kept / self.draws

    def _over(self, one: Callable[[], tuple[Corrected, float]]) -> tuple[float, float]:
        found = [one() for _ in range(self.draws)]
        coverage = float(np.mean([_holds(interval, true) for interval, true in found]))
        return coverage, float(np.mean([_width(interval) for interval, _ in found]))


def _holds(found: Corrected, true: float) -> bool:
    return found.low - 1e-9 <= true <= found.high + 1e-9


def _width(found: Corrected) -> float:
    return found.high - found.low


def uncoded_lines(net: Simulation, share: Simulation) -> Iterator[Line]:
    """Texts of which nothing is coded."""
    wide = {8: 1.55, 12: 1.45, 30: 1.25, 100: 1.05, 1000: 0.95}
    for tilt, least in ((1.5, 0.93), (3.0, 0.88)):
        for n, widest in wide.items():
            yield Line(
                f"net, n = {n}, tilt {tilt:g}", *net.uncoded(n, tilt), least,
                widest if tilt < 2 else 2.0,
            )  # fmt: skip
    for n, widest in {8: 0.65, 12: 0.58, 30: 0.45, 100: 0.32, 1000: 0.24}.items():
        yield Line(f"hedged, n = {n}", *share.uncoded(n, 1.5), 0.90, widest)


def category_lines(draws: int, seed: int) -> Iterator[Line]:
    """The share of sentences that hold a category of marker, nothing of the text coded."""
    for category in CODED:
        if shipped_table("fr", category) is not None:
            share = Simulation(category, SHARE, draws, seed)
            for n in (30, 1000):
                yield Line(f"{category}, n = {n}", *share.uncoded(n, 1.5), 0.90, 0.90)


def coded_lines(net: Simulation) -> Iterator[Line]:
    """Texts of which a random sample is coded; widths are relative to the coder's own interval."""
    for n in (60, 1000, 10000):
        for m in (8, 20, 50, 200):
            if m < n:
                for like in (False, True):
                    coverage, width, alone = net.coded(n, m, like=like)
                    what = "the like" if like else "these"
                    # Of sentences like these, the few that are left uncoded tell little.
                    widest = 1.0 if like and m > n / 2 else 0.93
                    yield Line(f"{m} of {n} coded, {what}", coverage, width / alone, 0.93, widest)
    coverage, width, alone = net.coded(1000, 50, like=False, noise=True)
    yield Line("50 of 1000 coded, readings at random", coverage, width / alone, 0.93, 1.03)
    coverage, width, apart = net.sections()
    yield Line("12 sections of 50, 120 coded", coverage, width, 0.93, 0.72)
    yield Line("their contrasts", apart, 0.0, 0.92, 0.0)


def document_lines(net: Simulation) -> Iterator[Line]:
    """Corpora of which documents like these are to be known."""
    for count in (3, 5, 10, 30):
        for coded in (0.0, 0.2, 1.0):
            setting = f"{count} documents, {coded:.0%} coded, others like them"
            yield Line(setting, *net.documents(count, coded), 0.93, 2.0)


def other_lines(net: Simulation) -> Iterator[Line]:
    """What must seldom be said, and whether a plan keeps its word."""
    for n in (100, 1000):
        called = net.neutral_shift(n)
        yield Line(f"no difference but in neutral ones, n = {n}", 1 - called, 0.0, 0.93, 0.0)
    for n in (60, 1000, 10000):
        yield Line(f"plan kept, {n} sentences, ± 0.10", net.planned(n, 0.10), 0.0, 0.90, 0.0)


def beside_ppi(net: Simulation) -> Iterator[str]:
    """Coverage of ppi-python and of ours on the same draws, 1,000 sentences."""
    from ppi_py import ppi_mean_ci  # type: ignore[import-not-found]

    for m in (5, 8, 20):
        ours, theirs = [], []
        for _ in range(net.draws):
            text = net.text(net.pairs, net.law(net.pairs, 1.5), 1000)
            codes, readings = net.values[text[:, 0]], net.values[text[:, 1]]
            true = float(codes.mean())
            found = mean_of_sample(codes[:m], readings[:m], readings[m:], net.scale)
            ours.append(_holds(found, true))
            low, high = ppi_mean_ci(codes[:m], readings[:m], readings[m:], alpha=0.05)
            theirs.append(float(low[0]) <= true <= float(high[0]))
        yield f"| {m} | {np.mean(ours):.3f} | {np.mean(theirs):.3f} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--draws", type=int, default=400)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--ppi", action="store_true")
    parser.add_argument("--documents", action="store_true")
    given = parser.parse_args()
    net = Simulation("outlook Europe", NET, given.draws, given.seed)
    share = Simulation("hedging", SHARE, given.draws, given.seed)
    print("| setting | coverage | least | width | at most | |\n|---|---|---|---|---|---|")
    missed = 0
    lines: Iterator[Line] = chain(
        uncoded_lines(net, share),
        category_lines(given.draws, given.seed),
        coded_lines(net),
        document_lines(net),
        other_lines(net),
    )
    for line in document_lines(net) if given.documents else lines:
        print(line, flush=True)
        missed += not line.holds
    if given.ppi:
        print("\n| coded of 1,000 | ours | ppi-python |\n|---|---|---|")
        print(*beside_ppi(net), sep="\n")
    raise SystemExit(bool(missed))


if __name__ == "__main__":
    main()
