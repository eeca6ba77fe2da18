"""The course of a text without sections."""

from __future__ import annotations

import math

import numpy as np
import pytest

import discourse
from discourse.inference.running import effective_size, neighbour_weights


def turning(n: int) -> discourse.Document:
    return discourse.document("L’Europe échoue. " * n + "L’Europe réussit. " * n, id="speech")


def test_a_text_that_turns_is_seen_to_turn() -> None:
    table = discourse.course(turning(40), target="Europe")
    means = table.loc[table["measure"] == "outlook", "mean"].to_numpy()
    assert means[0] < -0.9
    assert means[-1] > 0.9
    assert (np.diff(means) >= -1e-9).all()


def test_bands_hold_the_mean_and_keep_to_the_scale() -> None:
    table = discourse.course(turning(40), target="Europe")
    for measure, least in (("outlook", -1), ("hedging", 0)):
        rows = table[table["measure"] == measure]
        assert ((rows["low"] <= rows["mean"]) & (rows["mean"] <= rows["high"])).all()
        assert rows["low"].min() >= least
        assert rows["high"].max() <= 1
        wider = rows["corrected_high"] - rows["corrected_low"]
        assert (wider > 0).all()
        assert set(rows["correction"]) == {"shipped table"}


def test_what_has_no_table_is_not_corrected() -> None:
    table = discourse.course(turning(40), target=["L’Europe"])
    rows = table[table["measure"] == "outlook"]
    assert len(rows) == 80 or set(rows["correction"]) <= {"none", "shipped table"}
    whole = discourse.course(turning(40))
    outlook = whole[whole["measure"] == "outlook"]
    assert outlook["corrected"].isna().all()
    assert set(outlook["correction"]) == {"none"}


def test_a_book_has_two_hundred_places_at_most() -> None:
    table = discourse.course(turning(300))
    counts = table["measure"].value_counts()
    assert counts["outlook"] == counts["hedging"] == 200
    assert table["place"].between(0, 1).all()


def test_short_and_empty_texts() -> None:
    short = discourse.course(discourse.document("La paix revient. Peut-être."))
    assert short["low"].isna().all()
    assert set(short["correction"]) == {"none"}
    assert discourse.course(discourse.document("")).empty
    with pytest.raises(ValueError, match="reach is a number of sentences"):
        discourse.course(turning(3), reach=0.5)


def test_weights_of_neighbours() -> None:
    weights = neighbour_weights(9, 0, 4.0)
    assert weights[0] == 1
    assert (weights[4:] == 0).all()
    assert effective_size(np.ones(7)) == pytest.approx(7)
    assert 1 < effective_size(weights) < 4
    assert math.isclose(neighbour_weights(5, 2, 2.0).sum(), 1 + 2 * (1 - 1 / 8) ** 3)
