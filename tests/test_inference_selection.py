"""Contrasts chosen after reading are valid although they were chosen."""

from __future__ import annotations

import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import discourse
from discourse.inference import contrast, selected, widest
from discourse.inference.permutation import range_p
from discourse.page.report_tables import findings

GROUPS = st.lists(st.lists(st.integers(-1, 1), min_size=5, max_size=9), min_size=2, max_size=5)
# Net outlook of the seed article's sections, in any order of sentences; see `data/derived`.
SIZES = (11, 9, 8, 9, 12)


def test_what_was_selected_is_what_is_permuted() -> None:
    groups = [np.array([0.0, 1, 1]), np.array([1.0, 0]), np.array([-1.0, -1])]
    every = [
        max(means) - min(means)
        for order in permutations(np.concatenate(groups))
        for means in [(np.mean(order[:3]), np.mean(order[3:5]), np.mean(order[5:]))]
    ]
    wide, narrow = 5 / 3, 1 / 6
    drawn = range_p(groups, [wide, narrow], seed=0, resamples=19_999)
    for found, gap in zip(drawn, (wide, narrow), strict=True):
        exact = np.mean(np.array(every) >= gap - 1e-9)
        assert found == pytest.approx(exact, abs=4 * math.sqrt(exact * (1 - exact) / 20_000) + 1e-4)


def test_drawing_in_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = [np.array([0.0, 1, 1, 0, 1]), np.zeros(6), -np.ones(5)]
    whole = range_p(groups, [0.6, 1.6], seed=3, resamples=500)
    monkeypatch.setattr("discourse.inference.permutation._BLOCK", 100)
    assert range_p(groups, [0.6, 1.6], seed=3, resamples=500) == whole


@settings(max_examples=40)
@given(GROUPS)
def test_a_choice_makes_no_claim_stronger(groups: list[list[int]]) -> None:
    """A pair chosen among many has the wider interval and no smaller p."""
    scale = {"spread": 0.8, "resamples": 199}
    pairs = [(a, b) for a in range(len(groups)) for b in range(len(groups)) if a != b]
    every = selected(groups, pairs, **scale)  # type: ignore[arg-type]
    for (a, b), found in zip(pairs, every, strict=True):
        alone = contrast(groups[a], groups[b], **scale)  # type: ignore[arg-type]
        assert found.value == alone.value
        assert found.low <= alone.low + 1e-12
        assert found.high >= alone.high - 1e-12
        assert found.comparisons == math.comb(len(groups), 2)
        assert found.p == found.p_adjusted
        assert found.exploratory
        assert found.p >= alone.p
    turned = selected(groups[::-1], [(0, 1)], **scale)  # type: ignore[arg-type]
    straight = selected(groups, [(len(groups) - 1, len(groups) - 2)], **scale)  # type: ignore[arg-type]
    assert turned == straight


def test_of_two_sections_there_is_nothing_to_choose() -> None:
    a, b = [1, 1, 0, 1, 1], [0, -1, 0, 0, -1, 0]
    [found] = selected([a, b, [1, 1]], [(0, 1)], spread=0.8)
    alone = contrast(a, b, spread=0.8)
    assert (found.p, found.low, found.high) == (alone.p, alone.low, alone.high)
    assert (found.comparisons, found.exploratory) == (1, True)


def test_short_sections_are_neither_chosen_nor_counted() -> None:
    groups = [[0] * 5, [1] * 4, [0, 0, 1, 0, 0], [-1], []]
    assert widest(groups) == (0, 2)
    short, long = selected(groups, [(1, 0), (2, 0)], resamples=99)
    assert short.too_few
    assert math.isnan(short.p)
    assert math.isnan(short.low)
    assert long.comparisons == 1
    assert widest([[0] * 5, [1] * 4]) is None
    assert widest([[0] * 5, [0] * 7]) is None
    assert widest([]) is None
    assert selected([], []) == []


def test_an_interval_ends_where_the_scale_does() -> None:
    groups = [[1] * 5, [-1] * 5, [0] * 5]
    [found] = selected(groups, [(0, 1)], spread=0.8, bounds=(-1, 1), resamples=99)
    assert found.low < found.value == 2 == found.high


@pytest.mark.parametrize("sizes", [SIZES, (8,) * 7, (8,) * 10])
def test_shuffled_sentences_seldom_give_a_direction(sizes: tuple[int, ...]) -> None:
    """The fast version of `benchmarks/exploratory.py`: tested as before, 19 to 60 % did."""
    rng = np.random.default_rng(5)
    starts = np.cumsum(sizes)[:-1]
    directions = as_if_fixed = 0
    for _ in range(200):
        values = rng.choice([-1.0, 0.0, 1.0], size=sum(sizes), p=[0.45, 0.2, 0.35])
        groups = np.split(values, starts)
        ends = widest(groups)
        if ends is None:
            continue
        [found] = selected(groups, [(ends[1], ends[0])], spread=0.8, resamples=199)
        directions += found.distinguishable
        fixed = contrast(groups[ends[1]], groups[ends[0]], spread=0.8, resamples=199)
        as_if_fixed += fixed.distinguishable
    # At .05, more than 20 of 200 happen once in a thousand times.
    assert directions <= 20
    assert as_if_fixed > 30


def test_a_real_difference_is_found() -> None:
    rng = np.random.default_rng(6)
    found = 0
    for _ in range(50):
        groups = [rng.choice([-1.0, 0.0, 1.0], size=n, p=[0.4, 0.3, 0.3]) for n in (12,) * 4]
        groups.append(rng.choice([-1.0, 0.0, 1.0], size=12, p=[0, 0.05, 0.95]))
        ends = widest(groups)
        assert ends is not None
        [one] = selected(groups, [(ends[1], ends[0])], spread=0.8, resamples=199)
        found += one.distinguishable
    assert found >= 45


# --- in the tables and on the page ----------------------------------------------------------------

BAD, GOOD, FLAT = "La guerre menace. ", "La paix revient. ", "Le train part à midi. "


def article(*parts: str) -> discourse.Document:
    text = "\nUne partie\n".join(part.strip() for part in parts)
    zones = ["body", *["heading", "body"] * (len(parts) - 1)]
    return discourse.document(text, id="essai", zones=zones)


def test_the_widest_pair_is_chosen_and_allowed_for() -> None:
    doc = article(FLAT * 6, BAD * 6, FLAT * 3 + GOOD * 3, GOOD * 4)
    [row] = discourse.contrasts(doc, lang="en").to_dict("records")
    assert (row["n_first"], row["n_second"]) == (6, 6)
    assert (row["value_first"], row["value_second"]) == (-1, 0.5)
    assert row["exploratory"]
    assert row["p"] == row["p_adjusted"]
    assert "allow for the choice among 3 pairs of sections" in row["verdict"]
    named = discourse.contrasts(doc, [(1, 2)], lang="en")
    assert named.equals(discourse.contrasts(doc, lang="en"))
    [fixed] = discourse.contrasts(doc, [(1, 2)], exploratory=False).to_dict("records")
    assert fixed["p"] <= row["p"]
    assert fixed["low"] > row["low"]


def test_pairs_chosen_together_are_not_corrected_twice() -> None:
    doc = article(BAD * 6, FLAT * 6, GOOD * 6)
    both = discourse.contrasts(doc, [(0, 1), (0, 2)])
    assert both["p"].tolist() == both["p_adjusted"].tolist()
    assert discourse.contrasts(doc, [(0, 2)])["p"].tolist() == both["p"].tolist()[1:]


def test_there_may_be_no_widest_pair() -> None:
    for doc in (article(BAD * 6), article(BAD * 6, GOOD * 4), article(BAD * 6, BAD * 7)):
        table = discourse.contrasts(doc)
        assert table.empty
        assert table.dtypes.equals(discourse.contrasts(article(BAD * 6, GOOD * 6)).dtypes)


def test_what_the_figures_choose_cannot_be_fixed_beforehand() -> None:
    doc = article(BAD * 6, GOOD * 6)
    with pytest.raises(ValueError, match="cannot be fixed beforehand"):
        discourse.contrasts(doc, "widest", exploratory=False)
    with pytest.raises(ValueError, match="pairs 'extremes' is unknown; choose one of widest"):
        discourse.contrasts(doc, "extremes")  # type: ignore[arg-type]


def test_the_page_allows_for_its_own_choice() -> None:
    doc = article(FLAT * 6, BAD * 6, FLAT * 3 + GOOD * 3)
    table = findings(doc, "Europe", "fr")["contrasts"]
    chosen = table[table["exploratory"]].drop(columns="verdict")
    assert chosen.equals(discourse.contrasts(doc).drop(columns="verdict").set_index(chosen.index))
