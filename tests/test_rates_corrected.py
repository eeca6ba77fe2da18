"""The share of sentences that hold a category of marker, allowing for markers missed or misread."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import discourse
from discourse import Document
from discourse.inference.reading_error import SHARE, mean_of_readings
from discourse.page.reading_error import Coded
from discourse.page.report_tables import findings
from discourse.sentence_codes import SentenceCodes
from discourse.tables.corrections import shipped_table

TEXT = [
    "Le pont pourrait céder demain.",
    "Il doit être réparé avant l’hiver.",
    "La mairie attend un devis.",
    "Peut-être que rien ne bougera, ou pourrait bouger.",
    "Le fleuve monte chaque année.",
    "Les riverains traversent à pied.",
]


@pytest.fixture
def doc() -> Document:
    half = " ".join(TEXT * 2)
    zones = ["body", "heading", "body"]
    return discourse.document(f"{half}\nLe pont\n{half}", id="pont", zones=zones)


def row_of(table: pd.DataFrame, category: str) -> pd.Series:
    found: pd.Series = table[table["category"] == category].iloc[0]
    return found


def sheet_of(doc: Document, category: str, word: str, n: int | None = None) -> pd.DataFrame:
    sheet = discourse.coding.sheet(doc, measure=category, n=n, seed=2)
    sheet[category] = ["oui" if word in sentence else "non" for sentence in sheet["sentence"]]
    return sheet


def read(sheet: pd.DataFrame, folder: Path, doc: Document) -> SentenceCodes:
    path = folder / f"{sheet.columns[4]}.csv"
    sheet.to_csv(path, index=False)
    return discourse.coding.read(path, doc)


def test_the_share_is_of_sentences_and_the_rate_of_markers(doc: Document) -> None:
    row = row_of(discourse.rates(doc, by="document"), "possible")
    assert (row["count"], row["holding"], row["sentences"]) == (12, 8, 24)
    assert row["share"] == pytest.approx(8 / 24, abs=1e-4)
    assert row["low"] < row["share"] < row["high"]


def test_a_category_with_a_table_is_corrected_by_it(doc: Document) -> None:
    table = discourse.rates(doc, by="document")
    for category in ("possible", "deontic"):
        row = row_of(table, category)
        counts = [row["holding"], row["sentences"] - row["holding"]]
        shipped = shipped_table("fr", category)
        assert shipped is not None
        expected = mean_of_readings(shipped, counts, SHARE).corrected()
        assert row["share_corrected"] == pytest.approx(expected.value, abs=1e-4)
        assert row["share_corrected_low"] == pytest.approx(expected.low, abs=1e-4)
        assert (row["coded"], row["correction"]) == (0, "shipped table")
    sections = discourse.rates(doc)
    assert set(sections.loc[sections["category"] == "possible", "correction"]) == {"shipped table"}


def test_what_has_no_table_or_no_coder_says_none(doc: Document) -> None:
    table = discourse.rates(doc, by="document")
    row = row_of(table, "undecided")
    assert row["correction"] == "none"
    assert pd.isna(row["share_corrected"])
    short = discourse.rates(discourse.document("Il pourrait céder. Il pleut.", id="short"))
    assert set(short["correction"]) == {"none"}


def test_all_sentences_coded_is_the_share_of_the_coder(doc: Document, tmp_path: Path) -> None:
    coded = read(sheet_of(doc, "certain", "fleuve"), tmp_path, doc)
    assert coded.measure == "certain"
    row = row_of(discourse.rates(doc, by="document", coded=coded), "certain")
    expected = discourse.inference.mean_interval([1] * 4 + [0] * 20, spread=0.45, bounds=(0, 1))
    assert row["share_corrected"] == pytest.approx(expected.value, abs=1e-4)
    assert row["share_corrected_high"] == pytest.approx(expected.high, abs=1e-4)
    assert (row["coded"], row["correction"], row["holding"]) == (24, "sample", 0)


def test_a_sample_of_one_category_leaves_the_others(doc: Document, tmp_path: Path) -> None:
    coded = read(sheet_of(doc, "reportive", "mairie", n=12), tmp_path, doc)
    table = discourse.rates(doc, by="document", coded=coded)
    row = row_of(table, "reportive")
    assert (row["coded"], row["correction"]) == (12, "sample")
    assert row["share_corrected_low"] > 0
    assert row_of(table, "deontic")["correction"] == "shipped table"
    sections = discourse.rates(doc, coded=[coded])
    of_one = sections[sections["category"] == "reportive"]
    assert of_one["coded"].sum() == 12
    assert set(of_one["correction"]) == {"sample"}


def test_sheets_of_several_categories_are_told_apart(doc: Document, tmp_path: Path) -> None:
    paths = {}
    for category, word in (("possible", "pourrait"), ("certain", "fleuve")):
        paths[category] = tmp_path / f"{category}.xlsx"
        sheet_of(doc, category, word).to_excel(paths[category], index=False)
    coded = discourse.coding.read_all(list(paths.values()), doc)
    assert [one.measure for one in coded] == ["possible", "certain"]
    table = discourse.rates(doc, by="document", coded=coded)
    assert row_of(table, "possible")["share_corrected"] == pytest.approx(1 / 3, abs=1e-4)
    assert row_of(table, "certain")["share_corrected"] == pytest.approx(1 / 6, abs=1e-4)


def test_two_coders_of_a_category(doc: Document, tmp_path: Path) -> None:
    paths = {}
    for coder, word in (("ada", "pourrait"), ("bo", "Peut-être")):
        paths[coder] = tmp_path / f"{coder}.csv"
        sheet_of(doc, "possible", word).to_csv(paths[coder], index=False)
    coded = discourse.coding.read(paths, doc)
    [row] = discourse.coding.agreement(coded).to_dict("records")
    assert (row["coded"], row["n"], row["agreement"]) == (
        "possible",
        24,
        pytest.approx(5 / 6, 1e-3),
    )


def test_codes_of_another_question_are_refused(doc: Document, tmp_path: Path) -> None:
    hedged = discourse.coding.sheet(doc, measure="hedging")
    hedged["hedged"] = "no"
    coded = read(hedged, tmp_path, doc)
    with pytest.raises(ValueError, match=r"codes are of hedging, not of possible or .* concessive"):
        discourse.rates(doc, coded=coded)
    possible = read(sheet_of(doc, "possible", "pourrait"), tmp_path, doc)
    with pytest.raises(ValueError, match="codes are of possible, not of hedging"):
        discourse.hedging(doc, coded=possible)
    with pytest.raises(ValueError, match="undecided"):
        discourse.coding.sheet(doc, measure="undecided")


def test_a_category_is_coded_in_the_form_and_planned(doc: Document, tmp_path: Path) -> None:
    form = discourse.coding.form(
        discourse.coding.sheet(doc, measure="deontic"), tmp_path / "ada.csv", lang="fr"
    )
    [question] = form.questions
    assert question["column"] == "deontic"
    assert "déontique" in question["label"]
    form.answer(0, "deontic", "1")
    assert len(discourse.coding.read(tmp_path / "ada.csv", doc)) == 1
    plan = discourse.coding.plan(doc, measure="deontic", half_width=0.1)
    assert plan[["measure", "n"]].to_numpy().tolist() == [["deontic", 24]]


def test_codes_of_a_category_reach_the_report(doc: Document, tmp_path: Path) -> None:
    codes = read(sheet_of(doc, "certain", "fleuve"), tmp_path, doc)
    given = Coded.of(doc, None, [codes])
    found = findings(doc, None, "fr", given)
    of_one = found["rates"].query("category == 'certain'")
    assert of_one["coded"].tolist() == [12, 12]
    assert given.digest
    assert Coded.of(doc, None, None).digest == ""
