"""A page without a full stop is one sentence: read fast, and with the same result as a short
one."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import discourse
from discourse import stance
from discourse.french.parse import parses
from discourse.reach import REACH
from tests.public_functions import CALLS
from tests.shapes import TEXTS, at_most, halves, repeated

# Processor seconds. Each case takes at most a quarter of it, and took more than twice as much while
# rules looked to the end of a sentence.
LIMIT = 10.0
LENGTH = 200_000

SLOW = {
    "verbs": ("A ", "A. ", "dit-il ", "finit "),
    "markers": (
        "il dit qu’il dit ",
        "pourrait ",
        "viendrait ",
        "« non », dit-il, ",
        "Si elle peut, ",
        "alors que ",
    ),
    "contributions": ("sans doute ", "plus que ", "mais bon "),
    "outlook of a target": ("l’Europe bon ",),
}
CASES = [(name, unit) for name, units in SLOW.items() for unit in units]


@pytest.mark.parametrize(("name", "unit"), CASES)
def test_takes_no_longer_than_its_length_asks(name: str, unit: str) -> None:
    doc = discourse.document(repeated(unit)(LENGTH), lang="fr")
    with at_most(LIMIT):
        CALLS[name](doc)


@pytest.mark.parametrize("name", SLOW)
def test_a_word_far_off_costs_nothing(name: str) -> None:
    doc = discourse.document(halves("table ", "pourrait sans doute ")(LENGTH), lang="fr")
    with at_most(LIMIT):
        CALLS[name](doc)


def test_every_marker_of_a_long_sentence_is_explained_in_time() -> None:
    doc = discourse.document(repeated("il pourrait sans doute gagner ")(LENGTH // 4), lang="fr")
    rows = list(discourse.markers(doc).itertuples())
    assert len(rows) > 2000
    with at_most(LIMIT):
        said = [str(discourse.explain(doc, row)) for row in rows]
    assert all(text.startswith(("'pourrait'", "'sans doute'")) for text in said)


@pytest.mark.parametrize(
    "unit", ["Si elle peut, ", "il part, et si ", "demander si elle, ", "si, "]
)
def test_a_list_of_conditions_is_followed_to_its_head(unit: str) -> None:
    doc = discourse.document(f"Il demande s’il vient, {unit * 3000}", lang="fr")
    assert len(discourse.markers(doc)) >= 0


def test_si_after_et_is_asked_like_the_one_before() -> None:
    asked = discourse.document(f"Je demande s’il vient {'et s’il part ' * 300}.", lang="fr")
    put = discourse.document(f"On partira s’il vient {'et s’il part ' * 300}.", lang="fr")
    assert "hypothetical" not in discourse.markers(asked)["category"].tolist()
    assert (discourse.markers(put)["category"] == "hypothetical").sum() == 301


@pytest.mark.parametrize(
    "said",
    [
        "L’Europe pourrait sans doute retrouver la paix, dit le maire,",
        "Selon lui, l’accord serait signé si elle le voulait, mais la guerre menace,",
        "On ne sait pas s’il faut craindre la crise ou si l’Europe peut agir,",
    ],
)
@pytest.mark.parametrize("filler", [" table", " bien", " la table de"])
def test_what_stands_out_of_reach_changes_nothing(said: str, filler: str) -> None:
    def read(words: int) -> list[pd.DataFrame]:
        doc = discourse.document(said + filler * words, lang="fr")
        stop = len(said)
        tables = [discourse.markers(doc), discourse.contributions(doc), discourse.verbs(doc)]
        return [table[table["end"] <= stop].reset_index(drop=True) for table in tables]

    for short, long in zip(read(REACH + 50), read(3 * REACH), strict=True):
        assert len(short)
        pd.testing.assert_frame_equal(short, long)


def test_clauses_and_scopes_end_within_reach() -> None:
    doc = discourse.document(f"Peut-être {'table ' * 5 * REACH}", lang="fr")
    [parse] = parses(doc)
    assert max(clause.last - clause.first for clause in parse.clauses) < REACH
    assert [clause.first for clause in parse.clauses[1:]] == [
        clause.last + 1 for clause in parse.clauses[:-1]
    ]
    [(start, end)] = discourse.markers(doc)[["scope_start", "scope_end"]].values.tolist()
    assert doc.text[start:end].count("table") == REACH


def test_a_span_is_judged_in_the_sentence_that_holds_it() -> None:
    text = "La paix revient. L’Europe échoue. La paix dure."
    doc = discourse.document(text, lang="fr")
    start = text.index("Europe")
    assert stance.toward(doc, start, start + 6).label == -1
    with pytest.raises(ValueError, match="no word"):
        stance.toward(doc, text.index(". L"), text.index(". L") + 1)


def test_markers_that_hold_another_are_explained_with_it() -> None:
    doc = discourse.document("Il a peut-être annoncé qu’il viendrait.", lang="fr")
    rows = {row.text: row for row in discourse.markers(doc).itertuples()}
    whole = "a peut-être annoncé"
    assert {"peut-être", whole} <= set(rows)
    for name in ("peut-être", whole):
        told = str(discourse.explain(doc, rows[name]))
        assert "'peut-être'" in told
        assert f"'{whole}'" in told


def test_shapes_are_about_as_long_as_asked() -> None:
    sizes: dict[str, Any] = {name: len(shape(4000)) for name, shape in TEXTS.items()}
    assert {name: size for name, size in sizes.items() if not 3000 < size < 5000} == {}
