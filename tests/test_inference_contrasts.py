from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from discourse.inference import (
    Contrast,
    adjust,
    contrast,
    holm,
    influence,
    mean_interval,
    sensitivity,
    share_contrast,
    trend,
)

HOPE = [1, 2, 0, 2, 1, 1, 0, 1, 3, 0, 1, 2]
GLOOM = [0, -1, 0, -2, 0, -1, -1, 0, 1]
SIDE = st.lists(st.integers(-3, 3), min_size=5, max_size=12)


def compare(a: list[int], b: list[int], resamples: int = 499) -> Contrast:
    return contrast(a, b, resamples=resamples)


def test_without_a_usual_spread_the_interval_is_welch() -> None:
    found = contrast(HOPE, GLOOM, spread=None)
    expected = stats.ttest_ind(HOPE, GLOOM, equal_var=False).confidence_interval()
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


def test_two_constant_sides_without_a_usual_spread_have_an_interval_without_width() -> None:
    found = contrast([1] * 5, [0] * 5, spread=None)
    assert (found.low, found.high) == (1, 1)


def test_small_sections_are_counted_out() -> None:
    a, b = [1, 2, 0, 2, 1], [0, -1, 0, -2, 0, 1]
    pooled, away = a + b, abs(sum(a) / 5 - sum(b) / 6) - 1e-12
    splits = list(combinations(range(11), 5))
    hits = 0
    for split in splits:
        left = sum(pooled[i] for i in split)
        hits += abs(left / 5 - (sum(pooled) - left) / 6) >= away
    assert compare(a, b).p == pytest.approx(hits / len(splits))


def test_one_tail_is_that_of_scipy() -> None:
    found = stats.permutation_test(
        (HOPE[:6], GLOOM[:5]), lambda x, y, axis: x.mean(axis) - y.mean(axis), n_resamples=9999
    )
    away = abs(found.statistic) - 1e-12
    assert compare(HOPE[:6], GLOOM[:5]).p == pytest.approx(
        float((np.abs(found.null_distribution) >= away).mean())
    )


def test_drawn_and_counted_p_agree() -> None:
    counted = compare(HOPE, GLOOM, resamples=math.comb(21, 9)).p
    drawn = compare(HOPE, GLOOM, resamples=99_999).p
    assert drawn == pytest.approx(counted, rel=0.2)
    assert drawn != counted


def test_drawing_in_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = compare(HOPE, GLOOM, resamples=2000).p
    monkeypatch.setattr("discourse.inference.permutation._BLOCK", 210)
    assert compare(HOPE, GLOOM, resamples=2000).p == whole


def test_the_same_seed_gives_the_same_p_and_no_p_is_zero() -> None:
    far = compare([5] * 20, [-5] * 20)
    assert far.p == 1 / 500
    assert compare(HOPE, GLOOM) == compare(HOPE, GLOOM)


@settings(max_examples=40)
@given(SIDE, SIDE)
def test_sides_and_order_do_not_matter(a: list[int], b: list[int]) -> None:
    found, turned = compare(a, b), compare(b, a)
    assert (turned.value, turned.low, turned.high) == pytest.approx(
        (-found.value, -found.high, -found.low)
    )
    assert turned.p == found.p
    assert turned.resting_on_one == found.resting_on_one
    assert compare(sorted(a), sorted(b, reverse=True)).p == found.p
    assert found.low < found.value < found.high
    assert 0 < found.p <= 1


@pytest.mark.parametrize(("n_a", "n_b"), [(4, 12), (12, 4), (0, 12), (1, 1)])
def test_too_few_on_either_side_give_no_test(n_a: int, n_b: int) -> None:
    for found in (
        compare(HOPE[:n_a], HOPE[:n_b]),
        share_contrast(n_a, n_a, 0, n_b),
    ):
        assert found.too_few
        assert not found.distinguishable
        assert all(math.isnan(x) for x in (found.low, found.high, found.p, found.p_adjusted))
        assert (found.n_a, found.n_b) == (n_a, n_b)


def test_resting_on_one_counts_the_sentences_that_decide() -> None:
    found = compare(HOPE[:6], GLOOM[:5])
    singly = [compare(HOPE[:i] + HOPE[i + 1 : 6], GLOOM[:5]) for i in range(6)]
    assert found.low > 0
    # Without one of GLOOM's five no interval is shown, so only HOPE's side is redone here.
    deciding = sum(one.low <= 0 for one in singly)
    assert deciding <= found.resting_on_one <= deciding + 5
    assert compare([3] * 12, [-3] * 12).resting_on_one == 0


def test_shares_have_fisher_and_newcombe() -> None:
    # Newcombe 1998, Statistics in Medicine 17:873, example of 56/70 against 48/80, method 10.
    found = share_contrast(56, 70, 48, 80)
    assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)
    found = share_contrast(8, 12, 0, 9)
    assert found.p == pytest.approx(stats.fisher_exact([[8, 4], [0, 9]]).pvalue)


@given(st.integers(5, 30), st.integers(5, 30), st.data())
def test_a_difference_of_shares_lies_in_its_interval(
    n_a: int, n_b: int, data: st.DataObject
) -> None:
    k_a, k_b = data.draw(st.integers(0, n_a)), data.draw(st.integers(0, n_b))
    found = share_contrast(k_a, n_a, k_b, n_b)
    turned = share_contrast(k_b, n_b, k_a, n_a)
    assert -1 - 1e-12 <= found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high <= 1 + 1e-12
    assert (turned.low, turned.high) == pytest.approx((-found.high, -found.low))
    assert turned.resting_on_one == found.resting_on_one


def test_a_share_that_rests_on_one_sentence_says_so() -> None:
    assert share_contrast(30, 30, 0, 30).resting_on_one == 0
    # 3 of 9 against 0 of 11 no longer keeps 0 out; there are four such sentences.
    assert share_contrast(4, 10, 0, 11).resting_on_one == 4
    assert share_contrast(3, 9, 0, 11).low < 0


def test_the_trend_is_the_least_squares_line() -> None:
    values = [-2, 0, -1, 1, 0, 0, 2, 1]
    place = np.linspace(0, 1, len(values))
    line = stats.linregress(place, values)
    found = trend(values, spread=None)
    assert found.value == pytest.approx(line.slope)
    assert found.high - found.value == pytest.approx(stats.t.ppf(0.975, 6) * line.stderr)
    assert found.p < 0.05


def test_short_trends_are_counted_out() -> None:
    assert trend([1, 2, 3, 4, 5]).p == pytest.approx(2 / 120)
    assert trend([0] * 6).p == 1
    assert trend([0] * 6).high > 0


@settings(max_examples=40)
@given(st.lists(st.integers(-3, 3), min_size=5, max_size=15))
def test_a_text_read_backwards_has_the_opposite_trend(values: list[int]) -> None:
    found, turned = trend(values, resamples=299), trend(values[::-1], resamples=299)
    assert turned.value == pytest.approx(-found.value)
    assert turned.p == found.p
    assert found.low < found.value < found.high


def test_trends_of_few_sentences() -> None:
    assert math.isnan(trend([]).value)
    assert math.isnan(trend([1]).value)
    assert trend([1, 3]).value == pytest.approx(2)
    assert trend([1, 3]).too_few
    assert math.isnan(trend([1, 2, 3, 4]).p)


def test_holm_against_a_worked_case() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]).tolist() == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.6, 0.7]).tolist() == [1, 1]
    assert holm([]).tolist() == []


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_keeps_the_order_and_never_helps(pvalues: list[float]) -> None:
    adjusted = holm(pvalues)
    assert np.all(adjusted >= pvalues)
    assert np.all(adjusted <= 1)
    assert np.all(np.diff(adjusted[np.argsort(pvalues)]) >= 0)


def test_comparisons_that_were_not_made_are_not_counted() -> None:
    assert holm([0.01, math.nan, 0.02])[[0, 2]].tolist() == [0.02, 0.02]
    results = adjust([compare(HOPE, GLOOM), compare(HOPE, GLOOM[:2]), compare(HOPE, HOPE)])
    assert [result.comparisons for result in results] == [2, 2, 2]
    assert results[0].p_adjusted == 2 * results[0].p
    assert math.isnan(results[1].p_adjusted)


def test_a_correction_can_take_a_finding_back() -> None:
    found = share_contrast(7, 12, 1, 10)
    assert found.distinguishable
    assert not adjust([found] * 3)[0].distinguishable


@pytest.mark.parametrize("pvalues", [[-0.1], [1.1], [[0.1]]])
def test_holm_refuses_what_is_no_p(pvalues: list[float]) -> None:
    with pytest.raises(ValueError, match="pvalues must"):
        holm(pvalues)


def test_resamples_are_at_least_one() -> None:
    for run in (lambda: compare(HOPE, GLOOM, resamples=0), lambda: trend(HOPE, resamples=0)):
        with pytest.raises(ValueError, match="resamples must be 1 or more"):
            run()


def test_errors_name_the_side() -> None:
    with pytest.raises(ValueError, match="b holds 1 missing"):
        contrast([1, 2], [math.nan])
    with pytest.raises(ValueError, match="k = 9 is more than n = 8"):
        share_contrast(1, 5, 9, 8)


@given(st.lists(st.integers(-3, 3), min_size=2, max_size=12))
def test_influence_is_the_figure_less_the_figure_without(values: list[int]) -> None:
    whole = mean_interval(values).value
    without = [mean_interval(values[:i] + values[i + 1 :]).value for i in range(len(values))]
    assert influence(values) == pytest.approx(whole - np.array(without), abs=1e-12)


def test_influence_on_a_difference() -> None:
    effect = influence(HOPE, against=GLOOM)
    assert len(effect) == 21
    whole = np.mean(HOPE) - np.mean(GLOOM)
    assert effect[12] == pytest.approx(whole - (np.mean(HOPE) - np.mean(GLOOM[1:])))
    assert influence([]).tolist() == []
    assert np.isnan(influence([2])).all()


def test_sensitivity_leaves_out_what_it_says() -> None:
    seen: list[int] = []

    def run(kept: np.ndarray) -> list[float]:
        seen.append(int(kept.sum()))
        return [float(kept.sum())]

    [found] = sensitivity(run, 30, times=7)
    assert seen == [30] + [27] * 7
    assert (found.same_sign, found.entries, found.dropped, found.times) == (1, 30, 3, 7)
    assert found.steady


def test_sensitivity_is_seeded_and_of_several_figures() -> None:
    grades = np.array([3, -1, -1, 0, 1, -1, 0, 0, 0, 0.5])

    def run(kept: np.ndarray) -> list[float]:
        return [float(grades[kept].sum()), float(kept[0]), math.nan]

    first, again = sensitivity(run, 10), sensitivity(run, 10)
    assert first == again != sensitivity(run, 10, seed=1)
    assert 0 < first[0].same_sign < 1
    assert not first[0].steady
    assert first[2].same_sign == 0


@pytest.mark.parametrize(
    ("entries", "options"),
    [(0, {}), (5, {"times": 0}), (5, {"drop": 0.0}), (5, {"drop": 1.0}), (-1, {})],
)
def test_sensitivity_refuses_empty_runs(entries: int, options: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"drop|entries"):
        sensitivity(lambda kept: [kept.sum()], entries, **options)  # type: ignore[arg-type]
