"""Groups of documents: rows by metadata, period or day, comparisons, and changes over dates."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import discourse
from discourse import Document
from discourse.inference import holm
from discourse.inference.cluster_robust import clustered, difference, within_documents
from discourse.inference.over_documents import (
    difference_over_documents,
    document_mean,
    effective_sentences,
)
from discourse.inference.reading_error import NET, SHARE
from discourse.sentence_codes import SentenceCodes
from discourse.tables.groups import day_in

HEDGED, PLAIN = "Il pourrait pleuvoir.", "Il pleut."
GOOD, BAD = "L’Europe avance vers la paix.", "L’Europe subit la crise."


def corpus(
    shares: dict[str, list[int]], each: int = 8, said: tuple[str, str] = (HEDGED, PLAIN)
) -> list[Document]:
    """For each outlet documents of which so many of the sentences say the first."""
    return [
        discourse.document(
            " ".join([said[0]] * count + [said[1]] * (each - count)),
            id=f"{outlet}{at}",
            lang="fr",
            metadata={"outlet": outlet, "date": f"2024-{at + 1:02d}-15"},
        )
        for outlet, counts in shares.items()
        for at, count in enumerate(counts)
    ]


TWO = {"Soir": [5, 6, 4, 6, 5], "Matin": [1, 0, 2, 1, 1]}


def test_a_row_a_group_with_the_sums_of_its_documents() -> None:
    docs = corpus(TWO)
    table = discourse.hedging(docs, by="outlet")
    each = discourse.hedging(docs, by="document").merge(discourse.texts(docs)[["doc", "outlet"]])
    summed = each.groupby("outlet")[["n", "hedged"]].sum()
    assert table["group"].tolist() == ["Matin", "Soir"]
    assert table["documents"].tolist() == [5, 5]
    assert table[["n", "hedged"]].values.tolist() == summed.values.tolist()
    assert ((table["low"] < table["share"]) & (table["share"] < table["high"])).all()
    assert set(table["correction"]) == {"shipped table"}
    assert table["share_corrected_low"].notna().all()


@pytest.mark.parametrize("name", ["outlook", "hedging", "rates", "sentiment"])
def test_groups_are_those_of_a_call_of_their_own(name: str) -> None:
    docs = corpus({"Matin": [3, 1, 2], "Soir": [0, 8, 2, 4]})
    function = getattr(discourse, name)
    table = function(docs, by="outlet")
    for outlet in ("Matin", "Soir"):
        inside = [doc for doc in docs if doc.metadata["outlet"] == outlet]
        own = table[table["group"] == outlet].drop(columns="group").reset_index(drop=True)
        pd.testing.assert_frame_equal(own, function(inside, by="corpus"))
    assert function(docs[::-1], by="outlet").equals(table)
    empty = function([], by="outlet")
    assert empty.empty
    assert empty.dtypes.tolist() == table.dtypes.tolist()


@pytest.mark.parametrize(
    ("date", "by", "period"),
    [
        ("2024-03-01", "year", "2024"),
        ("2024-03-01 00:00:00", "month", "2024-03"),
        ("12 août 2023", "quarter", "2023-Q3"),
        ("2024", "year", "2024"),
        ("2024-11", "quarter", "2024-Q4"),
        ("2024-12-31T23:59:00Z", "month", "2024-12"),
        ("12.03.24", "month", "2024-03"),
        ("12/03/98", "month", "1998-03"),
        ("12/03/2024", "month", "2024-03"),
        ("2024/03/12", "month", "2024-03"),
        ("20240312", "month", "2024-03"),
        ("03/2024", "month", "2024-03"),
        ("2024-Q3", "quarter", "2024-Q3"),
        ("T3 2024", "quarter", "2024-Q3"),
        ("2024T3", "year", "2024"),
        ("1er trimestre 2024", "quarter", "2024-Q1"),
    ],
)
def test_periods_of_dates_as_they_come(date: str, by: str, period: str) -> None:
    doc = discourse.document(PLAIN, metadata={"date": date})
    assert discourse.hedging(doc, by=by)["group"].tolist() == [period]


@pytest.mark.parametrize(
    ("date", "by"),
    [
        ("2024", "quarter"),
        ("T3 2024", "month"),
        ("2024-Q5", "quarter"),
        ("été 2024", "month"),
        ("03/25/24", "month"),
        ("12-03-24", "month"),
        ("12/03", "month"),
        ("20241312", "month"),
        ("1.2.3.24", "month"),
    ],
)
def test_what_does_not_tell_the_period_is_refused_by_name(date: str, by: str) -> None:
    docs = [
        discourse.document(PLAIN, id="a", metadata={"date": "2024-02-29"}),
        discourse.document(PLAIN, id="b", metadata={"date": date}),
    ]
    with pytest.warns(UserWarning, match=re.escape(f"have no date, left out: 'b' ({date!r})")):
        assert discourse.hedging(docs, by=by)["documents"].tolist() == [1]


def test_a_column_of_the_documents_goes_before_a_period() -> None:
    docs = [discourse.document(PLAIN, id=year, metadata={"year": year}) for year in ("10", "9")]
    assert discourse.hedging(docs, by="year")["group"].tolist() == ["9", "10"]
    page = discourse.document(PLAIN, metadata={"section": "Monde"})
    assert discourse.hedging(page, by="metadata_section")["group"].tolist() == ["Monde"]
    assert "section" in discourse.hedging(page, by="section").columns


def test_before_and_since_a_day() -> None:
    docs = corpus({"Matin": [1, 2, 3, 4, 5]})
    table = discourse.hedging(docs, by="2024-03-15")
    assert table["group"].tolist() == ["before 2024-03-15", "since 2024-03-15"]
    assert table["documents"].tolist() == [2, 3]
    with pytest.raises(ValueError, match="'2024-02-31' is not a date that exists"):
        discourse.hedging(docs, by="2024-02-31")


def test_documents_without_the_value_are_counted_and_left_out() -> None:
    docs = [*corpus(TWO), discourse.document(PLAIN, id="lost", metadata={"outlet": " "})]
    with pytest.warns(UserWarning, match="1 of 11 documents have no outlet, left out: 'lost'"):
        table = discourse.hedging(docs, by="outlet")
    assert table["documents"].sum() == 10
    with pytest.warns(UserWarning, match="1 of 11 documents have no date"):
        discourse.hedging(docs, by="month")
    blank = [discourse.document(PLAIN, id=name, metadata={"outlet": ""}) for name in "ab"]
    with pytest.raises(ValueError, match="none of the 2 documents has a value of 'outlet'"):
        discourse.hedging(blank, by="outlet")
    undated = [discourse.document(PLAIN, id=name, metadata={"jour": "hier"}) for name in "ab"]
    with pytest.raises(ValueError, match=r"none of the 2 documents has a date .* come with jour"):
        discourse.hedging(undated, by="year")


def test_an_accent_of_its_own_makes_no_other_group() -> None:
    given = enumerate([*["Le Pr\u00e9cis"] * 3, *["Le Pre\u0301cis"] * 3])
    docs = [discourse.document(HEDGED, id=f"{n}", metadata={"outlet": name}) for n, name in given]
    table = discourse.hedging(docs, by="outlet")
    assert table["group"].tolist() == ["Le Pr\u00e9cis"]
    assert table["documents"].tolist() == [6]


@pytest.mark.parametrize(
    "date", ["mars 2024", "Mars 2024", "March 2024", "2024-03", "12 mars 2024"]
)
def test_a_month_in_words_tells_its_periods(date: str) -> None:
    doc = discourse.document(PLAIN, id="a", metadata={"date": date})
    told = {by: discourse.hedging(doc, by=by)["group"][0] for by in ("year", "quarter", "month")}
    assert told == {"year": "2024", "quarter": "2024-Q1", "month": "2024-03"}


@pytest.mark.parametrize("date", ["0000", "0000-01", "0000-00-00", "mars 0000", "2024-13"])
@pytest.mark.parametrize("by", ["year", "quarter", "month"])
def test_a_period_that_no_calendar_has_is_none(date: str, by: str) -> None:
    docs = [
        discourse.document(PLAIN, id="a", metadata={"date": "2024-02-29"}),
        discourse.document(PLAIN, id="b", metadata={"date": date}),
    ]
    with pytest.warns(UserWarning, match="1 of 2 documents have no date, left out: 'b'"):
        assert discourse.hedging(docs, by=by)["documents"].tolist() == [1]


@pytest.mark.parametrize("by", ["outlat", "Outlet", ["outlet"], "", "document_"])
def test_an_unknown_column_is_answered(by: Any) -> None:
    with pytest.raises(ValueError, match="come with date, outlet") as refused:
        discourse.outlook(corpus(TWO), by=by)
    assert ("did you mean 'outlet'" in str(refused.value)) == (by in ("outlat", "Outlet"))


def test_one_or_two_documents_do_not_tell_of_others() -> None:
    docs = corpus({"Matin": [1], "Soir": [2, 3], "Midi": [1, 2, 3]})
    table = discourse.hedging(docs, by="outlet").set_index("group")
    assert table["too_few"].to_dict() == {"Matin": True, "Midi": False, "Soir": True}
    figures = ["low", "share_corrected", "share_corrected_low"]
    assert table.loc[["Matin", "Soir"], figures].isna().all().all()
    assert table.loc["Midi", figures].notna().all()
    assert table["share"].notna().all()


@pytest.mark.parametrize("text", ["", "Oui", "Cafe\u0301 ferme\u0301.\r\nIl pleut.", "🙂🙂"])
def test_odd_texts_have_a_group(text: str) -> None:
    docs = [
        discourse.document(
            text, id=f"{at}", lang="fr", metadata={"outlet": "A", "date": "2024-01-02"}
        )
        for at in range(6)
    ]
    for name in ("outlook", "hedging", "rates", "sentiment"):
        table = getattr(discourse, name)(docs, by="outlet")
        assert set(table["group"]) == {"A"}
    assert len(discourse.trends(docs, over="date")) in (0, 3)
    discourse.charts.close(discourse.charts.course(discourse.course(docs, over="date")))


def test_hedging_about_a_target_counts_its_sentences_alone() -> None:
    docs = [
        discourse.document(
            "L’Europe pourrait céder. L’Europe avance. Il pourrait pleuvoir.",
            id=f"{at}",
            metadata={"outlet": "A"},
        )
        for at in range(4)
    ]
    row = discourse.hedging(docs, by="outlet", target="Europe").iloc[0]
    assert row[["target", "n", "hedged"]].tolist() == ["Europe", 8, 4]
    assert discourse.hedging(docs, target="Europe")["n"].tolist() == [2] * 4
    assert discourse.hedging(docs, by="outlet")["n"].tolist() == [12]


# --- the estimate ---------------------------------------------------------------------------------


@given(st.integers(3, 8), st.integers(2, 6), st.integers(0, 10_000))
def test_documents_of_one_length_are_a_t_interval_of_their_means(
    count: int, size: int, seed: int
) -> None:
    values = np.random.default_rng(seed).normal(size=(count, size))
    found = clustered(values.ravel(), np.repeat(np.arange(count), size))
    means = values.mean(axis=1)
    assert found.value == pytest.approx(means.mean())
    assert found.error == pytest.approx(stats.sem(means))
    assert found.freedom == pytest.approx(count - 1)
    low, high = stats.t.interval(0.95, count - 1, means.mean(), stats.sem(means))
    assert found.interval(0.95) == pytest.approx((low, high))


@given(st.integers(4, 9), st.booleans(), st.booleans(), st.integers(0, 10_000))
def test_the_estimate_is_that_of_whole_matrices(
    count: int, sloped: bool, weighed: bool, seed: int
) -> None:
    random = np.random.default_rng(seed)
    sizes = random.integers(2, 12, count)
    place = np.repeat(np.arange(count), sizes)
    values = random.normal(size=len(place)) + random.normal(size=count)[place]
    along = np.arange(count) + random.random(count) if sloped else None
    weights = random.uniform(0.2, 1, count) if weighed else np.ones(count)
    found = clustered(values, place, along=along, weights=weights)
    design = np.ones((count, 1)) if along is None else np.column_stack([np.ones(count), along])
    wanted = np.eye(design.shape[1])[-1]
    # Sentence by sentence, after Bell and McCaffrey 2002.
    rows, each = design[place], weights[place]
    inverse = np.linalg.inv(rows.T @ (each[:, None] * rows))
    left = np.eye(len(place)) - rows @ inverse @ rows.T * each
    residuals = left @ values
    common = within_documents(residuals, place, design.shape[1])
    covariance = np.where(place[:, None] == place, common, 0) + (1 - common) * np.eye(len(place))
    scores, vectors = [], []
    for at in range(count):
        inside = place == at
        block = rows[inside]
        hat = block @ inverse @ block.T * weights[at]
        values_of, vectors_of = np.linalg.eigh(np.eye(int(inside.sum())) - hat)
        adjust = vectors_of @ np.diag(values_of**-0.5) @ vectors_of.T
        row = wanted @ inverse @ block.T * weights[at] @ adjust
        scores.append(float(row @ residuals[inside]))
        vectors.append(row @ left[inside])
    matrix = np.array(vectors) @ covariance @ np.array(vectors).T
    assert found.error == pytest.approx(math.sqrt(float(np.square(scores).sum())))
    freedom = np.trace(matrix) ** 2 / np.square(matrix).sum()
    assert found.freedom == pytest.approx(max(freedom, 1.0))


def test_what_documents_have_in_common_widens_the_interval() -> None:
    same = [1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0]
    mixed = [1, 0, 1, 0] * 4
    place = np.repeat(np.arange(4), 4)
    assert within_documents(same, place) == 1
    assert within_documents(mixed, place) == 0
    apart = [document_mean(read, read, place, SHARE) for read in (same, mixed)]
    wide, narrow = (one.corrected() for one in apart if one is not None)
    assert wide.high - wide.low > 1.5 * (narrow.high - narrow.low)
    assert effective_sentences(same, place) < 4 < effective_sentences(mixed, place)


def test_documents_that_agree_by_chance_do_not_make_sentences_surer() -> None:
    place = np.repeat(np.arange(3), 4)
    none = document_mean([0] * 12, [0] * 12, place, SHARE)
    assert none is not None
    found = difference_over_documents(none, none)
    assert found.low < -0.1
    assert found.high > 0.1
    assert found.p > 0.9


def test_one_document_that_decides_a_line_gives_no_error() -> None:
    assert math.isinf(clustered([1, 0, 1], [0, 0, 0]).error)
    assert math.isinf(clustered([0, 1, 0, 1], [0, 1, 2, 3], along=[0, 0, 0, 9]).error)
    side = clustered([1, 0, 1, 0, 1, 1], [0, 0, 1, 1, 2, 2])
    assert difference(side, side).value == 0
    assert document_mean([math.nan] * 3, [1, 0, 1], [0, 1, 2], NET) is None


def of_means(means: list[float]) -> Any:
    """An estimate of documents that each say one thing all through."""
    place = np.repeat(np.arange(len(means)), 4)
    return clustered(np.array(means)[place], place)


def test_the_freedom_of_a_difference_is_the_smaller_of_two() -> None:
    few, many = [0.1, 0.12, 0.11], list(np.linspace(0, 1, 30))
    # Welch alone would have nearly 29, since nearly all of the variance is of the thirty.
    assert difference(of_means(few), of_means(many)).freedom < 4
    # The working model alone would have 18, since both sides have ten.
    calm, wild = list(np.linspace(0.4, 0.41, 10)), list(np.linspace(0, 1, 10))
    assert difference(of_means(calm), of_means(wild)).freedom == pytest.approx(9, abs=0.1)
    alike = difference(of_means(wild), of_means(wild))
    assert alike.freedom == pytest.approx(18)


# --- contrasts ------------------------------------------------------------------------------------


def test_which_outlet_hedges_more() -> None:
    table = discourse.contrasts(corpus(TWO), by="outlet", of="hedging", lang="en")
    [row] = table.to_dict("records")
    assert (row["first"], row["second"]) == ("Matin", "Soir")
    assert row["difference"] == pytest.approx(26 / 40 - 5 / 40, abs=1e-4)
    assert 0 < row["low"] < row["difference"] < row["high"]
    assert row["p"] == row["p_adjusted"] < 0.01
    assert row["difference_corrected_low"] > 0
    assert row["p_corrected"] < 0.05
    assert row["correction"] == "shipped table"
    assert row["exploratory"] is False
    assert row["verdict"].startswith("“Soir” stands above “Matin”")
    assert "40 sentences of 5 texts and 40 of 5" in row["verdict"]
    assert "other texts of these groups" in row["verdict"]
    french = discourse.contrasts(corpus(TWO), by="outlet", of="hedging")["verdict"][0]
    assert "40 phrases de 5 textes et 40 de 5" in french


def test_three_groups_are_adjusted_together() -> None:
    docs = corpus({**TWO, "Midi": [2, 3, 1, 4, 2]})
    table = discourse.contrasts(docs, by="outlet", of="hedging")
    assert table[["first", "second"]].values.tolist() == [
        ["Matin", "Midi"],
        ["Matin", "Soir"],
        ["Midi", "Soir"],
    ]
    assert table["p_adjusted"].tolist() == pytest.approx(holm(table["p"]).tolist(), abs=2e-4)
    assert (table["p_adjusted"] >= table["p"]).all()
    fixed = discourse.contrasts(
        docs, [("Soir", "Matin")], by="outlet", of="hedging", exploratory=False
    ).iloc[0]
    assert fixed["difference"] == -table["difference"][1]
    assert fixed["p_adjusted"] == fixed["p"]
    chosen = discourse.contrasts(docs, [("Soir", "Matin")], by="outlet", of="hedging").iloc[0]
    assert chosen["exploratory"]
    assert chosen["low"] < fixed["low"] < fixed["high"] < chosen["high"]
    assert chosen["p"] == pytest.approx(3 * fixed["p"], abs=2e-4)


def test_groups_that_do_not_differ_have_no_direction() -> None:
    docs = corpus({"Matin": [2, 3, 1, 2], "Soir": [3, 2, 2, 1]})
    row = discourse.contrasts(docs, by="outlet", of="hedging", lang="en").iloc[0]
    assert row["p"] > 0.5
    assert "are not distinguishable" in row["verdict"]
    assert row["resting_on_one"] == 0


def test_a_difference_that_rests_on_one_document_says_so() -> None:
    docs = corpus({"Matin": [0, 1, 0, 1, 0, 1], "Soir": [2, 3, 2, 3, 2, 3]}, each=20)
    steady = discourse.contrasts(docs, by="outlet", of="hedging").iloc[0]
    assert steady["low"] > 0
    assert steady["resting_on_one"] == 0
    few = discourse.contrasts(
        corpus({"Matin": [0, 1, 0], "Soir": [7, 8, 8]}), by="outlet", of="hedging"
    )
    assert few["low"][0] > 0
    assert few["resting_on_one"][0] == 6  # without any there are two


def test_too_few_documents_are_not_compared() -> None:
    docs = corpus({"Matin": [1, 2], "Soir": [5, 6, 7]})
    row = discourse.contrasts(docs, by="outlet", of="hedging", lang="en").iloc[0]
    assert math.isnan(row["low"])
    assert math.isnan(row["p"])
    assert math.isnan(row["p_corrected"])
    assert "too few data to conclude (24 sentences of 3 texts and 16 of 2" in row["verdict"]


def test_four_sentences_are_too_few_however_many_their_texts() -> None:
    docs = corpus({"Matin": [1, 0, 1, 0]}, each=1) + corpus({"Soir": [5, 6, 7]})
    table = discourse.hedging(docs, by="outlet").set_index("group")
    assert table["too_few"].to_dict() == {"Matin": True, "Soir": False}
    assert (
        table.loc["Matin", ["low", "high", "share_corrected_low", "share_corrected_high"]]
        .isna()
        .all()
    )
    verdict = discourse.contrasts(docs, by="outlet", of="hedging", lang="en")["verdict"][0]
    assert "too few data to conclude (24 sentences of 3 texts and 4 of 4, at least 3" in verdict


def test_valence_and_categories_and_periods_are_compared() -> None:
    docs = corpus({"Matin": [8, 7, 8, 6], "Soir": [1, 0, 2, 1]}, said=(GOOD, BAD))
    valence = discourse.contrasts(docs, by="outlet", of="valence", lang="en").iloc[0]
    assert valence["high"] < 0
    assert valence["correction"] == "none"
    assert "the reading error of this measure is not known here" in valence["verdict"]
    possible = discourse.contrasts(corpus(TWO), by="outlet", of="possible", lang="en").iloc[0]
    assert possible["difference"] > 0.4
    assert "marker (possible)" in possible["verdict"]
    net = discourse.contrasts(docs, by="outlet", target="UE").iloc[0]
    assert net["target"] == "UE"
    assert net["difference_corrected_high"] < 0
    months = discourse.contrasts(docs, by="month")
    assert len(months) == 6
    day = discourse.contrasts(docs, by="2024-03-15", lang="fr")["verdict"][0]
    assert "depuis le 2024-03-15" in day


def test_codes_decide_where_there_are_enough(tmp_path: Any) -> None:
    docs = corpus(TWO)
    sheet = discourse.coding.sheet(docs, measure="hedging")
    # Coders find the opposite of what the rules read.
    sheet["hedged"] = ["non" if "pourrait" in one else "oui" for one in sheet["sentence"]]
    sheet.to_csv(tmp_path / "ada.csv", index=False)
    coded: SentenceCodes = discourse.coding.read(tmp_path / "ada.csv", docs)
    row = discourse.contrasts(docs, by="outlet", of="hedging", coded=coded).iloc[0]
    assert row["correction"] == "sample"
    assert row["coded"] == row["n_first"] + row["n_second"]
    assert row["difference_corrected"] == pytest.approx(-row["difference"])
    assert row["difference_corrected_high"] < 0
    assert "selon les codeurs" in row["verdict"] or "par les codeurs" in row["verdict"]
    table = discourse.hedging(docs, by="outlet", coded=coded)
    assert (table["share_corrected"] + table["share"]).round(3).tolist() == [1, 1]
    moved = discourse.trends(docs, over="date", coded=coded).set_index("measure").loc["hedging"]
    assert moved["change_corrected"] == pytest.approx(-moved["change"], abs=1e-3)


def test_where_reading_error_alone_leaves_it_open_codes_are_advised() -> None:
    shares = {"Matin": [8, 9, 8, 9, 8], "Soir": [12, 13, 12, 13, 12]}
    docs = corpus(shares, each=20, said=(GOOD, BAD))
    row = discourse.contrasts(docs, by="outlet", target="Europe", lang="en").iloc[0]
    assert row["low"] > 0
    assert row["difference_corrected_low"] < 0
    assert row["verdict"].endswith(
        "Coding 99 of these 200 sentences would narrow the interval (discourse.coding)."
    )
    sure = discourse.contrasts(corpus(TWO), by="outlet", of="hedging", lang="en")["verdict"][0]
    assert "Coding" not in sure


@pytest.mark.parametrize(("good", "advised"), [(9, False), (17, True)])
def test_codes_are_advised_of_sections_only_where_the_readings_differ(
    good: int, advised: bool
) -> None:
    sections = [[*[GOOD] * count, *[BAD] * (20 - count)] for count in (9, good)]
    doc = discourse.document(
        "\n".join(line for at, said in enumerate(sections) for line in (f"Partie {at}", *said)),
        zones=["heading", *["body"] * 20] * 2,
        lang="fr",
    )
    row = discourse.contrasts(doc, [(0, 1)], target="Europe", exploratory=False, lang="en").iloc[0]
    assert row["difference_corrected_low"] < 0 < row["difference_corrected_high"]
    assert ("Coding" in row["verdict"], row["low"] > 0) == (advised, advised)


def test_what_cannot_be_compared_is_answered() -> None:
    docs = corpus(TWO)
    with pytest.raises(ValueError, match="pairs='widest' is of sections"):
        discourse.contrasts(docs, "widest", by="outlet")
    with pytest.raises(ValueError, match="no group 'Matn'; the groups are 'Matin', 'Soir'; did"):
        discourse.contrasts(docs, [("Matn", "Soir")], by="outlet")
    with pytest.raises(TypeError, match="give a list of pairs of groups"):
        discourse.contrasts(docs, ["Matin"], by="outlet")  # type: ignore[list-item]
    for pair in ("Soir", 2024), (["Soir"], "Matin"):
        with pytest.raises(TypeError, match="give a list of pairs of groups"):
            discourse.contrasts(docs, [pair], by="outlet")  # type: ignore[list-item]
    with pytest.warns(UserWarning, match="nothing to compare: pairs names no pair of groups"):
        assert discourse.contrasts(docs, [], by="outlet").empty
    with pytest.raises(ValueError, match="pairs holds 'Soir' and itself"):
        discourse.contrasts(docs, [("Soir", "Soir")], by="outlet")
    for again in (("Soir", "Matin"), ("Matin", "Soir")):
        with pytest.raises(ValueError, match=r"and 'Soir' again|and 'Matin' again"):
            discourse.contrasts(docs, [("Matin", "Soir"), again], by="outlet")
    with pytest.raises(ValueError, match="of='hedging' compares groups of documents"):
        discourse.contrasts(docs, of="hedging")
    with pytest.raises(ValueError, match=r"of 'hedgin' is unknown.*did you mean 'hedging'"):
        discourse.contrasts(docs, by="outlet", of="hedgin")
    with pytest.raises(ValueError, match="a target goes with outlook, hedging and markers"):
        discourse.contrasts(docs, by="outlet", of="valence", target="Europe")
    with pytest.warns(UserWarning, match="there is 1 group"):
        assert discourse.contrasts(docs[:5], by="outlet").empty
    assert discourse.contrasts([], by="outlet").empty


# --- over dates -----------------------------------------------------------------------------------


def test_a_planted_change_is_found_and_an_unplanted_one_is_not() -> None:
    rising = corpus({"A": [0, 0, 1, 1, 2, 3, 3, 4, 5, 5, 6, 6]}, each=10)
    table = discourse.trends(rising, over="date", lang="en").set_index("measure")
    row = table.loc["hedging"].to_dict()
    assert (row["documents"], row["n"]) == (12, 120)
    assert (row["first"], row["last"]) == ("2024-01-15", "2024-12-15")
    assert row["change"] == pytest.approx(0.65, abs=0.05)
    assert 0.4 < row["low"] < row["change"] < row["high"] < 0.9
    assert row["p"] == pytest.approx(1e-4)
    assert row["change_corrected_low"] > 0
    assert row["verdict"].startswith("“All texts”: share of sentences with a hedge rises from")
    assert table["p_adjusted"]["hedging"] == pytest.approx(3e-4)
    mixed = corpus({"A": [3, 5, 1, 4, 2, 5, 1, 3, 4, 2, 5, 1]}, each=10)
    still = discourse.trends(mixed, over="date", lang="fr").set_index("measure").loc["hedging"]
    assert still["p"] > 0.2
    assert "aucune évolution établie" in still["verdict"]
    assert discourse.trends(rising[::-1], over="date", lang="en").set_index("measure").equals(table)


def test_a_target_has_rows_of_its_own() -> None:
    docs = corpus({"A": [0, 1, 3, 5, 6, 8]}, said=(GOOD, BAD))
    table = discourse.trends(docs, over="date", target="Europe")
    assert table[["measure", "target"]].values.tolist() == [
        ["valence", ""],
        ["outlook", ""],
        ["hedging", ""],
        ["outlook", "Europe"],
        ["hedging", "Europe"],
    ]
    assert table["change"][3] > 1.5
    assert table["correction"][3] == "shipped table"
    about = discourse.course(docs, over="date", target="Europe")
    assert set(about["target"]) == {"Europe"}


def test_few_or_undated_documents_do_not_make_a_trend() -> None:
    docs = corpus({"A": [0, 2, 4, 8]})
    table = discourse.trends(docs, over="date", lang="en")
    assert table[["low", "p", "p_corrected"]].isna().all().all()
    assert "too few dated texts" in table["verdict"][0]
    same_day = [
        discourse.document(doc.text, id=doc.id, metadata={"date": "2024-01-01"})
        for doc in corpus({"A": [1, 2, 3, 4, 5, 6]})
    ]
    assert discourse.trends(same_day, over="date")["change"].isna().all()
    assert discourse.course(same_day, over="date")["mean"].notna().all()
    with pytest.warns(UserWarning, match="1 of 5 documents have no date"):
        discourse.trends([*docs, discourse.document(PLAIN, id="x")], over="date")
    with pytest.raises(ValueError, match="none of the 1 documents has a date"):
        discourse.course(discourse.document(PLAIN), over="date")
    with pytest.raises(ValueError, match=r"over 'dates' is unknown.*did you mean 'date'"):
        discourse.trends(docs, over="dates")
    assert discourse.trends([], over="date").empty


def test_the_running_mean_over_dates_follows_the_documents() -> None:
    docs = corpus({"A": [0] * 6 + [6] * 6}, each=8)
    table = discourse.course(docs, over="date", reach=70)
    rows = table[table["measure"] == "hedging"].reset_index(drop=True)
    assert rows["date"].is_monotonic_increasing
    assert rows["read"].tolist() == [0.0] * 6 + [0.75] * 6
    assert rows["mean"].is_monotonic_increasing
    assert rows["mean"][0] == 0
    assert rows["mean"][11] == 0.75
    inside = rows["low"].notna()
    assert inside.any()
    assert (rows["low"][inside] <= rows["mean"][inside]).all()
    assert (rows["documents"] <= 12).all()
    with pytest.raises(ValueError, match="reach is a number"):
        discourse.course(docs, over="date", reach=0)
    with pytest.raises(TypeError, match="reach is 'far'; give a number"):
        discourse.course(docs, over="date", reach="far")  # type: ignore[arg-type]


@pytest.mark.parametrize("given", ["", "hier", "2024", "31 février 2024"])
def test_no_day_is_made_up(given: str) -> None:
    assert day_in(given) is None


# --- charts ---------------------------------------------------------------------------------------


def test_a_forest_of_groups_names_them_with_their_texts() -> None:
    docs = corpus(TWO)
    table = discourse.hedging(docs, by="2024-03-15")
    ax = discourse.charts.forest(table, lang="fr")
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels == ["avant le 2024-03-15", "depuis le 2024-03-15"]
    assert any("n = 32 de 4 textes" in text.get_text() for text in ax.texts)
    assert "de 4 textes" in discourse.charts.alt(ax)
    discourse.charts.close(ax)
    for chart in (
        discourse.charts.rates(discourse.rates(docs, by="outlet"), lang="en"),
        discourse.charts.outlook(discourse.outlook(docs, by="outlet"), lang="en"),
    ):
        assert [label.get_text().split("\n")[0] for label in chart.get_yticklabels()] == [
            "Matin",
            "Soir",
        ]
        discourse.charts.close(chart)


def test_a_forest_of_differences_has_a_panel_a_measure() -> None:
    docs = corpus({**TWO, "Midi": [2, 3, 1, 4, 2]})
    tables = [discourse.contrasts(docs, by="outlet", of=of) for of in ("hedging", "outlook")]
    ax = discourse.charts.forest(*tables, lang="en")
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "Midi − Matin",
        "Soir − Matin",
        "Soir − Midi",
    ]
    titles = [panel.get_title(loc="left").replace("\n", " ") for panel in ax.figure.axes]
    assert titles == [
        "Difference in share of sentences with a hedge, points",
        "Difference in net outlook",
    ]
    points = f"+{100 * tables[0]['difference_corrected'][1]:.0f} [+"
    assert any(text.get_text().startswith(points) for text in ax.texts)
    assert "n = 40 of 5 texts and 40 of 5" in discourse.charts.alt(ax)
    discourse.charts.close(ax)
    sections = discourse.charts.forest(
        discourse.contrasts(discourse.example(), [(0, 1)]), lang="en"
    )
    assert "Six ans de refus − Introduction" in discourse.charts.alt(sections)
    discourse.charts.close(sections)


def test_a_course_over_dates_has_a_circle_a_text_and_panels_of_groups() -> None:
    docs = corpus(TWO)
    parts = [
        discourse.course(
            [doc for doc in docs if doc.metadata["outlet"] == outlet], over="date"
        ).assign(group=outlet)
        for outlet in TWO
    ]
    ax = discourse.charts.course(parts[0], "hedging", lang="en")
    [circles] = ax.collections[-1:]
    assert np.asarray(circles.get_offsets()).shape == (5, 2)
    assert ax.get_xticklabels()[0].get_text().startswith("2024-0")
    assert "over 5 texts, corrected" in discourse.charts.alt(ax)
    discourse.charts.close(ax)
    both = discourse.charts.course(pd.concat(parts), "hedging", lang="fr")
    panels = both.figure.axes
    assert [panel.texts[0].get_text().split(",")[0] for panel in panels] == ["Soir", "Matin"]
    with pytest.raises(ValueError, match="ax holds one panel, the table makes 2"):
        discourse.charts.course(pd.concat(parts), "hedging", ax=panels[0])
    discourse.charts.close(both)
    empty = discourse.charts.course(discourse.course([], over="date"))
    assert empty.texts
    discourse.charts.close(empty)


def test_a_group_is_found_however_its_accents_are_encoded() -> None:
    texts = "La paix revient peut-être.", "La crise dure."
    docs = [
        discourse.document(texts[n % 2], id=str(n), lang="fr", metadata={"outlet": outlet})
        for n, outlet in enumerate(["L’Écho"] * 3 + ["Le Soir"] * 3)
    ]
    apart = unicodedata.normalize("NFD", "L’Écho")
    table = discourse.contrasts(docs, by="outlet", of="hedging", pairs=[(apart, "Le Soir")])
    assert table["first"].tolist() == ["L’Écho"]
    assert set(discourse.keyness(docs, by="outlet", group=apart)["group"]) == {"L’Écho"}
