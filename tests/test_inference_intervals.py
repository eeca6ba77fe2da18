from __future__ import annotations

import gzip
import importlib.util
import json
import math
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from discourse.inference import (
    MINIMUM_N,
    NET_SPREAD,
    VALENCE_SPREAD,
    mean_interval,
    share_interval,
)
from discourse.inference.intervals import t_bounds
from discourse.inference.spread import SPREAD_WEIGHT

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
VALUES = st.lists(st.integers(-6, 6), min_size=MINIMUM_N, max_size=40)


def test_without_a_usual_spread_the_interval_is_that_of_scipy() -> None:
    values = [0, 2, -1, 0, 3, 1, 0]
    found = mean_interval(values, spread=None)
    low, high = stats.t.interval(
        0.95, len(values) - 1, loc=np.mean(values), scale=stats.sem(values)
    )
    assert (found.low, found.high) == pytest.approx((low, high))


def test_the_usual_spread_weighs_as_much_as_so_many_sentences() -> None:
    found = mean_interval([0] * 6, spread=2)
    variance = SPREAD_WEIGHT * 4 / (5 + SPREAD_WEIGHT)
    assert found.value == 0
    assert found.high == pytest.approx(
        stats.t.ppf(0.975, 5 + SPREAD_WEIGHT) * math.sqrt(variance / 6)
    )
    assert found.low == -found.high


def test_a_long_section_speaks_for_itself() -> None:
    values = [-3, 0, 0, 3] * 100
    found, textbook = mean_interval(values), mean_interval(values, spread=None)
    assert found.high == pytest.approx(textbook.high, rel=0.01)


def test_the_unit_is_free_when_the_spread_goes_with_it() -> None:
    values = [0, 2, -1, 0, 3, 1, 0]
    found = mean_interval([10 * value for value in values], spread=10 * VALENCE_SPREAD)
    expected = mean_interval(values)
    assert (found.low, found.high) == pytest.approx((10 * expected.low, 10 * expected.high))


def test_no_interval_leaves_the_scale() -> None:
    found = mean_interval([-1] * 5, bounds=(-1, 1))
    assert (found.value, found.low) == (-1, -1)
    assert found.high == mean_interval([-1] * 5).high
    assert math.isnan(mean_interval([1], bounds=(-1, 1)).low)
    with pytest.raises(ValueError, match=r"values holds 2, beyond the bounds \(-1, 1\)"):
        mean_interval([0, 2], bounds=(-1, 1))


def test_equal_sentences_do_not_make_certainty() -> None:
    widths = [mean_interval([1] * n).high - 1 for n in (5, 10, 30)]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] > 0


@pytest.mark.parametrize("n", range(1, MINIMUM_N))
def test_too_few_keep_their_value_and_get_no_interval(n: int) -> None:
    for found in (mean_interval([2] * n), share_interval(n, n)):
        assert found.too_few
        assert found.value == (2 if found.kind == "mean" else 1)
        assert math.isnan(found.low)
        assert math.isnan(found.high)


def test_five_are_enough() -> None:
    assert not mean_interval([0, 1, 0, 1, 0]).too_few
    assert not math.isnan(share_interval(2, 5).low)


def test_nothing_has_no_value() -> None:
    for found in (mean_interval([]), share_interval(0, 0)):
        assert found.n == 0
        assert math.isnan(found.value)
        assert found.too_few


@given(VALUES, st.sampled_from([0.5, 0.9, 0.95, 0.99]))
def test_a_mean_lies_in_its_interval(values: list[int], level: float) -> None:
    found = mean_interval(values, level)
    assert found.low < found.value < found.high
    assert found.n == len(values)


@given(VALUES)
def test_sign_and_order_carry_through(values: list[int]) -> None:
    found, turned = mean_interval(values), mean_interval([-value for value in reversed(values)])
    assert (turned.value, turned.low, turned.high) == pytest.approx(
        (-found.value, -found.high, -found.low)
    )


@given(st.integers(MINIMUM_N, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_that_of_scipy_and_stays_in_its_bounds(counts: tuple[int, int]) -> None:
    k, n = counts
    found = share_interval(k, n)
    expected = stats.binomtest(k, n).proportion_ci(method="wilson")
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-12)
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_many_at_once_equal_one_by_one() -> None:
    samples = [[0, 1, 2], [0, 0, 0, 0, 1], [-1, 3, 0, 0, 2, 2]]
    means = [float(np.mean(sample)) for sample in samples]
    squares = [float(np.var(sample) * len(sample)) for sample in samples]
    low, high = t_bounds([len(sample) for sample in samples], means, squares)
    for sample, *ends in zip(samples, low, high, strict=True):
        found = mean_interval(sample)
        assert ends == pytest.approx([found.low, found.high], nan_ok=True)


def test_columns_of_pandas_and_numpy_are_taken() -> None:
    expected = mean_interval([1, 0, 2, 0, 1])
    assert mean_interval(pd.Series([1, 0, 2, 0, 1], dtype="Int64")) == expected
    assert mean_interval(np.array([1, 0, 2, 0, 1], dtype=np.int8)) == expected
    assert mean_interval((True, False, True, True, True)).value == pytest.approx(0.8)
    assert share_interval(np.int64(2), np.int64(8)).value == 0.25  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([1, math.nan, 2, math.inf], "2 missing or infinite of 4 values, the first at position 1"),
        ([1, None], "1 missing or infinite of 2 values"),
        ([[1, 2], [3, 4]], "one-dimensional"),
        (5, "one-dimensional"),
    ],
)
def test_wrong_values_are_refused(values: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        mean_interval(values)  # type: ignore[arg-type]


@pytest.mark.parametrize("values", ["1 2 3", ["1", "2"], [1, "2"], [object()], pd.Series(["a"])])
def test_what_is_not_numbers_is_refused(values: object) -> None:
    with pytest.raises(TypeError, match="values must be a sequence of numbers"):
        mean_interval(values)  # type: ignore[arg-type]


@pytest.mark.parametrize(("k", "n"), [(-1, 5), (6, 5), (0, -1)])
def test_impossible_counts_are_refused(k: int, n: int) -> None:
    with pytest.raises(ValueError, match=r"k|n"):
        share_interval(k, n)


def test_counts_are_whole_numbers() -> None:
    with pytest.raises(TypeError, match=r"k must be a whole number, not 2\.5"):
        share_interval(2.5, 5)  # type: ignore[arg-type]


@pytest.mark.parametrize("level", [0, 1, 95, math.nan])
def test_the_level_is_a_proportion(level: float) -> None:
    with pytest.raises(ValueError, match="level must lie between 0 and 1"):
        mean_interval([1, 2, 3, 4, 5], level)
    with pytest.raises(ValueError, match="level must lie between 0 and 1"):
        share_interval(1, 5, level)


@pytest.mark.parametrize("spread", [0, -1, math.nan, math.inf])
def test_the_spread_is_a_standard_deviation(spread: float) -> None:
    with pytest.raises(ValueError, match="spread must be the usual standard deviation"):
        mean_interval([1, 2, 3, 4, 5], spread=spread)


def benchmark(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{name}_benchmark", BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def coverage() -> ModuleType:
    return benchmark("coverage")


@pytest.mark.parametrize("zeros", [0.3, 0.4, 0.5, 0.6, 0.7, 0.9])
@pytest.mark.parametrize("side", [0.5, 0.75, 1.0])
def test_intervals_cover_what_they_claim(coverage: ModuleType, zeros: float, side: float) -> None:
    laws = [(coverage.WORDS, VALENCE_SPREAD), (coverage.NET, NET_SPREAD)]
    # With far values of one sign and hardly one seen, no interval this short can hold its mean.
    if zeros <= 0.5:
        laws.append((coverage.SUMS, VALENCE_SPREAD))
    for grades, spread in laws:
        found = coverage.exact(coverage.law(zeros, side, grades), (5, 9, 12, 20), spread)
        assert min(covered for covered, _ in found.values()) >= coverage.BAND[0]


@pytest.mark.parametrize("zeros", [0.3, 0.4, 0.5])
@pytest.mark.parametrize("side", [0.5, 0.75, 1.0])
def test_at_common_shares_of_neutral_sentences_the_interval_is_not_too_wide(
    coverage: ModuleType, zeros: float, side: float
) -> None:
    for grades in (coverage.SUMS, coverage.WORDS):
        found = coverage.exact(coverage.law(zeros, side, grades), (8, 12, 20), VALENCE_SPREAD)
        assert max(covered for covered, _ in found.values()) <= coverage.BAND[1]


def test_exact_coverage_agrees_with_a_simulation(coverage: ModuleType) -> None:
    chances = coverage.law(0.6, 0.75, coverage.SUMS)
    grades, rng = coverage.valences(chances), np.random.default_rng(1)
    truth = float(chances @ grades)
    found = [mean_interval(row) for row in rng.choice(grades, (4000, 8), p=chances)]
    simulated = np.mean([estimate.low <= truth <= estimate.high for estimate in found])
    # Four standard errors of 4,000 runs.
    exact, _ = coverage.exact(chances, (8,), VALENCE_SPREAD)[8]
    assert simulated == pytest.approx(exact, abs=0.014)


def test_the_benchmark_prints_its_tables(
    coverage: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    coverage.main(["--times", "10", "--sizes", "5", "8"])
    printed = capsys.readouterr().out
    assert printed.count("\n| zeros |") == 7
    assert "nan" not in printed


def test_the_usual_spread_is_found_again() -> None:
    spread = benchmark("spread")
    rng = np.random.default_rng(1)
    freedom = rng.integers(5, 40, 4000).astype(float)
    true = 1.6**2 * 4 / rng.chisquare(4, 4000)
    weight, deviation = spread.prior(true * rng.chisquare(freedom) / freedom, freedom)
    assert weight == pytest.approx(4, rel=0.15)
    assert deviation == pytest.approx(1.6, rel=0.05)


def test_the_spread_of_a_corpus_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    speeches = [
        "La paix revient. La crise dure. Le port dort. Il pleut sur la ville. " * 8,
        "La guerre menace la vallée. Rien ne bouge. Le marché ouvre à midi. " * 8,
        "L’espoir renaît au port. Le train passe. La route est longue et droite. " * 8,
    ]
    path = tmp_path / "corpus.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"text": "\n".join(speeches)}) + "\n")
    benchmark("spread").main([str(path)])
    printed = capsys.readouterr().out
    assert "prior weight" in printed
    assert printed.count("of 3 speeches") == 10
    assert "nan" not in printed
