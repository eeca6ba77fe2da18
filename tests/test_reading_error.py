"""Intervals that allow for wrong readings, against what is known without them."""

from __future__ import annotations

import math

import numpy as np
import pytest

import discourse
from discourse.inference.coded_samples import mean_of_sample, sample_size
from discourse.inference.reading_error import NET, OWN, SHARE, mean_of_readings
from discourse.tables.corrections import shipped_table
from tools.derive_reading_errors import build

PERFECT = [[3000, 0, 0], [0, 3000, 0], [0, 0, 3000]]
BLIND = [[20, 60, 20], [20, 60, 20], [20, 60, 20]]
USUAL = [[60, 30, 10], [10, 80, 10], [10, 30, 60]]


def width(found: object) -> float:
    low, high = found.low, found.high  # type: ignore[attr-defined]
    return float(high - low)


def test_readings_that_are_always_right_give_the_interval_of_a_sample() -> None:
    read = [40, 40, 20]
    found = mean_of_readings(PERFECT, read, NET, worth=1e6).corrected()
    plain = discourse.inference.mean_interval([1] * 40 + [0] * 40 + [-1] * 20, spread=None)
    assert found.value == pytest.approx(plain.value, abs=0.02)
    assert width(found) == pytest.approx(plain.high - plain.low, rel=0.05)


def test_readings_that_tell_nothing_leave_everything_open() -> None:
    found = mean_of_readings(BLIND, [200, 600, 200], NET).corrected()
    assert found.value == pytest.approx(0, abs=0.02)
    assert width(found) > 1.7


def test_no_reading_at_all_leaves_the_prior() -> None:
    found = mean_of_readings(USUAL, [0, 0, 0], NET).corrected()
    assert found.value == pytest.approx(0, abs=1e-9)
    assert width(found) > 1.7


def test_more_text_does_not_do_away_with_reading_error() -> None:
    widths = [
        width(mean_of_readings(USUAL, [2 * n, 5 * n, 3 * n], NET).corrected())
        for n in (1, 10, 100, 1000)
    ]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] > 0.5 * widths[1]


def test_the_sides_are_alike() -> None:
    there = mean_of_readings(USUAL, [12, 6, 2], NET).corrected()
    back = mean_of_readings(USUAL, [2, 6, 12], NET).corrected()
    assert (there.value, there.low, there.high) == pytest.approx(
        (-back.value, -back.high, -back.low), abs=1e-9
    )


def test_codes_of_the_text_itself_draw_the_estimate() -> None:
    bare = mean_of_readings(USUAL, [10, 10, 10], NET).corrected()
    coded = mean_of_readings(USUAL, [10, 10, 10], NET, coded=[12, 0, 0]).corrected()
    assert coded.value > bare.value + 0.3
    assert width(coded) < width(bare)


def test_a_table_of_ones_own_is_worth_more() -> None:
    far = mean_of_readings(USUAL, [20, 50, 30], NET).corrected()
    near = mean_of_readings(USUAL, [20, 50, 30], NET, worth=OWN).corrected()
    assert width(near) < width(far)


def test_shares_lie_within_their_scale() -> None:
    found = mean_of_readings([[60, 10], [5, 90]], [30, 0], SHARE).corrected()
    assert 0 <= found.low < found.value < found.high <= 1


def test_the_difference_of_two_parts_holds_zero_when_they_are_alike() -> None:
    one = mean_of_readings(USUAL, [20, 5, 5], NET)
    difference = one.less(one).corrected()
    assert difference.value == pytest.approx(0, abs=1e-9)
    assert difference.low == pytest.approx(-difference.high)
    apart = one.less(mean_of_readings(USUAL, [5, 5, 20], NET)).corrected()
    assert apart.low > 0


def test_all_coded_leaves_no_doubt_about_these_sentences() -> None:
    codes = [1, 0, -1, 1, 1, 0, 0, 1]
    found = mean_of_sample(codes, [0] * 8, [], NET)
    assert (found.value, found.low, found.high) == pytest.approx([np.mean(codes)] * 3)
    like = mean_of_sample(codes, [0] * 8, [], NET, population=True)
    assert width(like) > 0.8


def test_good_readings_narrow_the_interval_and_bad_ones_do_not_widen_it_much() -> None:
    random = np.random.default_rng(4)
    codes = random.choice([1, 0, -1], 60)
    good, bad = codes.copy(), random.permutation(codes)
    more = random.choice([1, 0, -1], 400)
    nothing = mean_of_sample(codes, np.zeros(60), np.zeros(400), NET)
    assert width(mean_of_sample(codes, good, more, NET)) < 0.5 * width(nothing)
    assert width(mean_of_sample(codes, bad, more, NET)) < 1.15 * width(nothing)


def test_a_lucky_sample_does_not_shrink_to_a_point() -> None:
    found = mean_of_sample([1] * 8, [1] * 8, [1] * 100, NET)
    assert width(found) > 0.2
    assert found.high == 1


@pytest.mark.parametrize(
    ("half", "sizes"),
    [(0.10, [47, 99, 162, 189]), (0.15, [36, 61, 80, 86]), (0.20, [28, 41, 48, 50])],
)
def test_sizes_of_a_sample(half: float, sizes: list[int]) -> None:
    assert [sample_size(n, half, NET) for n in (60, 200, 1000, 10000)] == sizes


def test_a_plan_codes_at_least_a_usable_sample_and_never_more_than_there_are() -> None:
    assert sample_size(1000, 5.0, NET) == 8
    assert sample_size(3, 5.0, NET) == 3
    with pytest.raises(ValueError, match="half_width must be above 0"):
        sample_size(10, math.nan, NET)
    with pytest.raises(ValueError, match="n is 0"):
        sample_size(0, 0.1, NET)


def test_counts_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="read must hold counts"):
        mean_of_readings(USUAL, [1, 2], NET)
    with pytest.raises(ValueError, match="table must hold counts"):
        mean_of_readings([[1, -1, 0]] * 3, [1, 2, 3], NET)
    with pytest.raises(ValueError, match="each coded sentence needs both"):
        mean_of_sample([1, 0], [1], [], NET)
    with pytest.raises(ValueError, match="0 codes"):
        mean_of_sample([], [], [1], NET)


def test_the_shipped_tables_were_made_with_the_readings_of_this_build() -> None:
    stated = discourse.languages.toml(
        discourse.languages.language("fr").path("reading_errors.toml")
    )
    assert stated["build"] == build(), (
        "readings changed since the tables of reading errors were made: run "
        "python -m tools.derive_reading_errors CORPORA (docs/reading_error.md says which corpora)"
    )
    for name, least in (("outlook Europe", 280), ("hedging", 380)):
        counts = shipped_table("fr", name)
        assert counts is not None
        assert np.sum(counts) == stated[name]["sentences"] >= least
    assert shipped_table("fr", "outlook Merkel") is None
