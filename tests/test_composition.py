"""What is said of what: sentences of our own, read with the lexicon of the language."""

from __future__ import annotations

from pathlib import Path

import pytest

import discourse
from discourse import polarity, stance
from discourse.languages import Row, table

CASES = Path(__file__).parent / "cases" / "polarity" / "sides.tsv"
SIDES = ("good", "bad", "none")
LEAST = 0.2
"""Grade points that tell a side from none."""


def side_of(text: str) -> str:
    value = sum(part.value for part in polarity.find(discourse.document(text, id="case")))
    return "good" if value > LEAST else "bad" if value < -LEAST else "none"


@pytest.mark.parametrize(
    "row", table(CASES, ("kind", "text", "side")), ids=lambda row: f"{row['kind']}: {row['text']}"
)
def test_side(row: Row) -> None:
    assert side_of(row["text"]) == row.one_of("side", SIDES)


@pytest.mark.parametrize(
    ("text", "outlook"),
    [
        ("Il n’est pas exclu que la paix revienne.", "hope"),
        ("Il n’est pas impossible que la guerre reprenne.", "fear"),
        ("Il est exclu que la paix revienne.", "pessimism"),
        ("Le maire nie avoir menti.", "optimism"),
        ("La guerre est finie.", "optimism"),
        ("Peut-être que la guerre est finie.", "hope"),
    ],
)
def test_status_follows_the_predicate_over_a_clause(text: str, outlook: str) -> None:
    [found] = stance.find(discourse.document(text, id="case"))
    assert found.outlook == outlook
