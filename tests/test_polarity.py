from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import discourse
from discourse import polarity
from discourse.languages import LexiconError, table
from discourse.polarity import Contribution, Entry, Lexicon
from discourse.syntax import parses

CASES = Path(__file__).parent / "cases" / "polarity"
LEXICON = polarity.read_lexicon(CASES / "lexicon.tsv")
ROWS = table(CASES / "rules.tsv", ("rule", "text", "word", "effect"))
EFFECTS = ("plain", "stronger", "weaker", "turned", "denied", "absent")
KINDS = {
    "degree": {"intensifier", "downtoner", "minimiser", "excess"},
    "governor": {"reverser", "spoiler", "remedy"},
    "predicate": {"predicate"},
    "theme": {"theme"},
    "negation": {"negation"},
    "negative phrase": {"negator", "lack", "litotes"},
    "opposition": {"adversative"},
    "concession": {"concessive"},
    "frame": {"frame"},
}


def contributions(text: str, lexicon: Lexicon = LEXICON) -> list[Contribution]:
    return polarity.find(discourse.document(text, id="case"), lexicon)


def effect_of(text: str, word: str) -> str:
    at = text.index(word)
    part = next((part for part in contributions(text) if part.start <= at < part.end), None)
    if part is None:
        return "absent"
    if part.factor < 0:
        return "denied" if part.negated else "turned"
    if math.isclose(part.factor, 1):
        return "plain"
    return "stronger" if part.factor > 1 else "weaker"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']}: {row['text']}")
def test_case(row: table.Row) -> None:
    assert effect_of(row["text"], row["word"]) == row.one_of("effect", EFFECTS)


def test_every_rule_has_positive_and_negative_cases() -> None:
    plain = {row["rule"] for row in ROWS if row["effect"] in ("plain", "absent")}
    acting = {row["rule"] for row in ROWS if row["effect"] not in ("plain", "absent")}
    names = {rule.name for rule in polarity.RULES}
    assert names <= plain | {"excess"}
    assert names - {"excess"} <= acting


@pytest.mark.parametrize("row", [row for row in ROWS if row["rule"] in KINDS], ids=lambda r: r["text"])
def test_the_rule_named_is_the_one_that_acts(row: table.Row) -> None:
    if row["effect"] in ("plain", "absent"):
        return
    at = row["text"].index(row["word"])
    [part] = [part for part in contributions(row["text"]) if part.start <= at < part.end]
    kinds = {shifter.split(":")[0] for shifter in part.shifters.split("|")}
    allowed = KINDS[row["rule"]] | ({"negation"} if row["effect"] == "denied" else set())
    assert kinds & allowed
