"""When what a sentence says is so: past, present or ahead."""

from __future__ import annotations

from pathlib import Path

import pytest

import discourse
from discourse import stance

LINES = (Path(__file__).parent / "cases" / "times.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("when", "sentence"), CASES)
def test_time(when: str, sentence: str) -> None:
    (found,) = stance.find(discourse.document(sentence))
    assert found.time.when == when, found.time


def test_every_time_has_cases() -> None:
    counts = {when: sum(one == when for one, _ in CASES) for when in stance.TIMES}
    assert min(counts.values()) >= 15, counts


def test_praise_of_the_past_is_told_from_hope() -> None:
    doc = discourse.document("Jadis, la vallée était prospère. Demain, elle sera prospère.")
    table = discourse.outlook(doc, by="sentence")
    assert list(table["outlook"]) == ["optimism", "optimism"]
    assert list(table["time"]) == ["past", "ahead"]
    assert list(table["time_rule"]) == ["tense", "tense"]


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("L’an dernier, la grêle ruine les vergers.", ("past", "phrase")),
        ("La grêle ruine les vergers.", ("present", "tense")),
        ("La grêle pourrait ruiner les vergers.", ("ahead", "condition")),
        ("Sauvez les vergers !", ("ahead", "order")),
        ("La région prévoit une récolte magnifique.", ("ahead", "prospective")),
        ("Il faut sauver les vergers.", ("ahead", "open")),
        ("Je déplore que la récolte soit mauvaise.", ("present", "main")),
        ("Quelle récolte !", ("present", "none")),
    ],
)
def test_rule(sentence: str, time: tuple[str, str]) -> None:
    (found,) = stance.find(discourse.document(sentence))
    assert found.time == time
