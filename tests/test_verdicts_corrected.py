"""Verdicts on figures that were read: estimate, interval and p are the corrected ones, or none."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import discourse
from discourse.inference import Contrast, contrast, holm, trend, verdict
from discourse.inference.reading_error import NET, Corrected, mean_of_readings
from discourse.sentence_codes import SentenceCodes
from discourse.tables.coded_parts import Part
from discourse.tables.corrections import Correction

TABLE = [[60, 30, 10], [10, 80, 10], [10, 30, 60]]
COUNTS = st.tuples(*[st.integers(0, 40)] * 3).filter(lambda counts: sum(counts) > 4)
UP = {"fr": "au-dessus de", "en": "stands above"}
DOWN = {"fr": "au-dessous de", "en": "stands below"}


def compared(low: float = -1.0) -> Contrast:
    """Readings that differ beyond any doubt of drawing: the second side lies above the first."""
    return contrast([1] * 20, [low] * 20, resamples=99)


@settings(max_examples=60)
@given(COUNTS, COUNTS, st.sampled_from([0.9, 0.95, 0.995]))
def test_p_is_small_just_where_the_interval_excludes_zero(
    first: tuple[int, ...], second: tuple[int, ...], level: float
) -> None:
    a, b = (mean_of_readings(TABLE, counts, NET) for counts in (first, second))
    found = b.less(a).difference(level)
    assert 0 <= found.p <= 1
    assert (found.p < 1 - level) == (found.low > 0 or found.high < 0)
    back = a.less(b).difference(level)
    assert back.p == pytest.approx(found.p, abs=1e-9)


@settings(max_examples=60)
@given(*[st.lists(st.sampled_from([-1, 0, 1]), min_size=5, max_size=15)] * 2)
def test_codes_alone_have_the_p_of_their_interval(first: list[int], second: list[int]) -> None:
    a, b = (Part(side, [(code,) for code in side]) for side in (first, second))
    found = Correction(NET, TABLE, [a, b]).difference(a, b, 0.95)
    plain = contrast(second, first, spread=NET.spread, bounds=NET.bounds, resamples=1)
    assert (found.low, found.high) == pytest.approx((plain.low, plain.high))
    assert (found.p < 0.05) == (found.low > 0 or found.high < 0)
    assert (found.source, found.of_codes) == ("sample", True)
    assert found.resting_on_one == plain.resting_on_one


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_corrected_figures_give_the_direction(lang: str) -> None:
    read = compared()
    other = Corrected(-0.5, -0.9, -0.1, p=0.02)
    said = verdict(read, ("B", "A"), lang, corrected=other)
    assert DOWN[lang] in said
    assert UP[lang] not in said
    falling = {"fr": "en baisse", "en": "falls"}[lang]
    assert falling in verdict(trend([-1] * 9 + [1] * 9), "A", lang, corrected=other)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_readings_that_part_say_nothing_where_the_correction_does_not(lang: str) -> None:
    read = compared()
    assert UP[lang] in verdict(read, ("B", "A"), lang)
    for corrected in (
        Corrected(0.5, -0.1, 1.1, p=0.09),
        Corrected(0.5, 0.1, 0.9, p=0.06, comparisons=3),
        Corrected(math.nan, math.nan, math.nan),
    ):
        said = verdict(read, ("B", "A"), lang, corrected=corrected)
        assert UP[lang] not in said
        assert not re.search("Portée|Scope", said)
    # A correction that tells where the readings alone do not.
    alike = contrast([0] * 20, [0] * 20, resamples=99)
    found = verdict(alike, ("B", "A"), lang, corrected=Corrected(0.5, 0.2, 0.8, p=0.001))
    assert UP[lang] in found


def test_a_verdict_shows_the_p_and_interval_it_is_of() -> None:
    read = compared()
    said = verdict(read, ("B", "A"), "en", corrected=Corrected(0.5, 0.1, 0.9, p=0.012))
    assert "p = 0.012" in said.replace("\u00a0", " ")
    assert "[0.10, 0.90]" in said
    assert f"{read.low:.2f}" not in said
    assert "read by the same rules" not in said


@pytest.mark.parametrize(("lang", "rules"), [("fr", "mêmes règles"), ("en", "same rules")])
def test_what_was_coded_is_not_called_read(lang: str, rules: str) -> None:
    coded = Corrected(0.9, 0.4, 1.4, p=0.001, of_codes=True, resting_on_one=2)
    said = verdict(compared(), ("B", "A"), lang, corrected=coded)
    assert rules not in said
    assert {"fr": "selon les codeurs", "en": "by the coders"}[lang] in said
    assert {"fr": "fragile", "en": "Fragile"}[lang] in said
    assert rules not in verdict(trend([-1] * 9 + [1] * 9), "A", lang, corrected=coded)


def coded_text(tmp_path: Path) -> tuple[discourse.Document, SentenceCodes]:
    half = " ".join(["L’Europe avance."] * 6)
    parts = [half, "Deux", half, "Trois", half]
    zones = ["body", "heading", "body", "heading", "body"]
    doc = discourse.document("\n".join(parts), id="three", zones=zones)
    sheet = discourse.coding.sheet(doc, target="Europe")
    at = [int(row.split(".")[1][1:]) for row in sheet["id"]]
    sheet["valence"] = [str(doc.sentences[place].section - 1) for place in at]
    sheet["status"] = "asserted"
    path = tmp_path / "ada.csv"
    sheet.to_csv(path, index=False)
    return doc, discourse.coding.read(path, doc)


@pytest.mark.parametrize("exploratory", [True, False])
def test_tables_state_what_coders_found(tmp_path: Path, *, exploratory: bool) -> None:
    doc, coded = coded_text(tmp_path)
    table = discourse.contrasts(
        doc, [(0, 1), (0, 2)], target="Europe", exploratory=exploratory, coded=coded, lang="en"
    )
    # Every sentence is read alike, so that readings and lexicon alone would say nothing.
    assert table["difference"].tolist() == [0, 0]
    near, far = table.to_dict("records")
    assert (near["difference_corrected"], far["difference_corrected"]) == (1, 2)
    assert far["p_corrected"] < near["p_corrected"]
    for row in (near, far):
        clear = row["difference_corrected_low"] > 0 and row["p_corrected"] < 0.05
        assert ("stands above" in row["verdict"]) == clear
        assert "same rules" not in row["verdict"]
    words = "choice among 3" if exploratory else "Holm’s correction over 2"
    assert words in far["verdict"].replace("\u00a0", " ")


def test_p_values_of_one_call_are_adjusted_together(tmp_path: Path) -> None:
    doc, coded = coded_text(tmp_path)

    def found(pairs: list[tuple[int, int]]) -> list[float]:
        table = discourse.contrasts(
            doc, pairs, target="Europe", exploratory=False, coded=coded, lang="en"
        )
        return [float(p) for p in table["p_corrected"]]

    alone = [p for pair in [(0, 1), (0, 2)] for p in found([pair])]
    assert found([(0, 1), (0, 2)]) == pytest.approx(holm(alone), abs=2e-4)


def test_trends_without_a_correction_are_not_counted(tmp_path: Path) -> None:
    doc, coded = coded_text(tmp_path)
    table = discourse.trends(doc, target="Europe", coded=coded, lang="en")
    assert table["p_corrected"].isna().tolist() == [True, True, False]
    assert "Europe”: net outlook rises" in table["verdict"][2]
    assert "Holm" not in table["verdict"][2]
