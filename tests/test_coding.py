"""The round trip of hand coding: sheet, spreadsheet, reading, agreement, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import discourse
from discourse import Document

SENTENCES = [
    "L’Europe avance.",
    "L’Europe doute encore.",
    "« L’Europe », dit-elle, tiendra.",
    "- L’Europe recule.",
    "L’Europe a-t-elle perdu\u00a0?",
    "Lʼ\u00c9tat soutient l’Europe.",
    "L’Europe 𝒳 reste œuvre commune.",
    "L’Europe pourrait être sauvée.",
    "Personne ne quitte l’Europe.",
    "L’Europe paie.",
    "L’Europe rassure ; les cafe\u0301s ouvrent.",
    "Rien ne dit que l’Europe cède.",
]


@pytest.fixture
def essay() -> Document:
    return discourse.document("\n".join(SENTENCES), id="essay", zones=["body"] * len(SENTENCES))


def coded_sheet(doc: Document, valence: str = "1", n: int | None = None) -> pd.DataFrame:
    sheet = discourse.coding.sheet(doc, target="Europe", n=n, seed=3)
    sheet["valence"] = valence
    sheet["status"] = "asserted"
    return sheet


def saved(sheet: pd.DataFrame, folder: Path, name: str = "ada.csv", **options: Any) -> Path:
    path = folder / name
    sheet.to_csv(path, index=False, **options)
    return path


def test_a_sheet_is_blind_random_and_the_same_every_time(essay: Document) -> None:
    sheet = discourse.coding.sheet(essay, target="Europe", seed=1)
    assert list(sheet) == ["id", "before", "sentence", "after", "valence", "status", "note"]
    assert (sheet[["valence", "status", "note"]] == "").all(axis=None)
    assert sheet.equals(discourse.coding.sheet(essay, target="Europe", seed=1))
    other = discourse.coding.sheet(essay, target="Europe", seed=2)
    assert sorted(other["sentence"]) == sorted(sheet["sentence"])
    assert list(other["sentence"]) != list(sheet["sentence"])
    assert list(sheet["sentence"]) != SENTENCES


def test_a_smaller_sheet_holds_the_first_rows_of_the_larger(essay: Document) -> None:
    whole = discourse.coding.sheet(essay, target="Europe", seed=1)
    part = discourse.coding.sheet(essay, target="Europe", n=4, seed=1)
    assert part.equals(whole.head(4))


def test_no_cell_begins_like_a_formula(essay: Document) -> None:
    sheet = discourse.coding.sheet(essay, target="Europe")
    shown = [cell for name in ("id", "before", "sentence", "after") for cell in sheet[name]]
    assert any("- L’Europe recule." in cell for cell in shown)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in shown)


@pytest.mark.parametrize(
    ("options", "encoding"),
    [
        ({}, "utf-8"),
        ({"sep": ";"}, "utf-8-sig"),
        ({"sep": "\t", "lineterminator": "\r\n"}, "utf-8"),
        ({"sep": ";", "errors": "replace"}, "cp1252"),
    ],
)
def test_a_sheet_comes_back_from_a_spreadsheet(
    essay: Document, tmp_path: Path, options: dict[str, Any], encoding: str
) -> None:
    sheet = coded_sheet(essay)
    sheet.loc[0, "valence"], sheet.loc[1, "valence"] = "-1,0", "défavorable"
    sheet.loc[2, "valence"], sheet.loc[2, "status"] = "-1", "Nié"
    sheet.loc[3, "valence"], sheet.loc[3, "status"] = "neither", ""
    path = saved(sheet, tmp_path, encoding=encoding, **options)
    coded = discourse.coding.read(path, essay)
    assert [code.number for code in coded.codes[:5]] == [-1, -1, 1, 0, 1]
    assert coded.coders == ("ada",)
    assert len(coded) == len(SENTENCES)


def test_rows_in_another_order_are_the_same_codes(essay: Document, tmp_path: Path) -> None:
    sheet = coded_sheet(essay)
    sheet.loc[0, "valence"] = "-1"
    there = discourse.coding.read(saved(sheet, tmp_path), essay)
    again = discourse.coding.read(saved(sheet.sort_values("sentence"), tmp_path, "ada.csv"), essay)
    assert there.codes == again.codes


def test_a_coder_may_stop_early(essay: Document, tmp_path: Path) -> None:
    sheet = coded_sheet(essay)
    sheet.loc[5:, ["valence", "status"]] = ""
    assert len(discourse.coding.read(saved(sheet, tmp_path), essay)) == 5


def refusal(doc: Document, path: Path) -> str:
    with pytest.raises(ValueError, match=r"\S") as caught:
        discourse.coding.read(path, doc)
    message = str(caught.value)
    assert "\n" not in message
    assert path.name in message
    return message


def test_rows_left_out_in_the_middle_are_refused(essay: Document, tmp_path: Path) -> None:
    sheet = coded_sheet(essay)
    sheet.loc[2, ["valence", "status"]] = ""
    assert "line 4" in refusal(essay, saved(sheet, tmp_path))
    deleted = coded_sheet(essay).drop(index=2)
    assert "row 3 of the sheet (deleted)" in refusal(essay, saved(deleted, tmp_path))


def test_what_cannot_be_trusted_is_refused(essay: Document, tmp_path: Path) -> None:
    sheet = coded_sheet(essay)

    def changed(column: str, row: int, cell: str) -> str:
        other = sheet.copy()
        other.loc[row, column] = cell
        return refusal(essay, saved(other, tmp_path))

    assert "line 3: valence is 'maybe'; write 1 (favourable), 0 (neither)" in changed(
        "valence", 1, "maybe"
    )
    assert "valence is '2'" in changed("valence", 1, "2")
    assert "status is 'openly'" in changed("status", 0, "openly")
    assert "valence is empty" in changed("valence", 0, "")
    assert "not one of a sheet" in changed("id", 0, "12/05/2026")
    assert "not the one of its id" in changed("id", 1, str(sheet["id"][0]))
    sorted_alone = sheet.assign(sentence=sorted(sheet["sentence"]))
    assert "not the one of its id" in refusal(essay, saved(sorted_alone, tmp_path))
    repeated = pd.concat([sheet, sheet.head(1)])
    assert "the id of line 2 again" in refusal(essay, saved(repeated, tmp_path))
    nothing = discourse.coding.sheet(essay, target="Europe")
    assert "nothing is coded" in refusal(essay, saved(nothing, tmp_path))
    assert "no column" in refusal(essay, saved(sheet.drop(columns="status"), tmp_path))
    empty = tmp_path / "empty.csv"
    empty.write_text("", encoding="utf-8")
    assert "empty" in refusal(essay, empty)


def test_a_text_that_changed_by_a_character_is_another(essay: Document, tmp_path: Path) -> None:
    path = saved(coded_sheet(essay), tmp_path)
    changed = [*SENTENCES[:-1], SENTENCES[-1] + "."]
    other = discourse.document("\n".join(changed), id="essay", zones=["body"] * len(changed))
    assert "another text than 'essay', or the text was changed" in refusal(other, path)


def test_files_that_are_no_sheets(essay: Document, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such file"):
        discourse.coding.read(tmp_path / "nothing.csv", essay)
    binary = tmp_path / "sheet.xlsx"
    binary.write_bytes(b"\x00\x01")
    with pytest.raises((ValueError, ImportError), match="CSV"):
        discourse.coding.read(binary, essay)
    with pytest.raises(TypeError, match="path"):
        discourse.coding.read(7, essay)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no file"):
        discourse.coding.read([], essay)


def test_two_coders(essay: Document, tmp_path: Path) -> None:
    first, second = coded_sheet(essay), coded_sheet(essay, n=9)
    first.loc[0, "valence"] = "0"
    paths = [saved(first, tmp_path, "ada.csv"), saved(second, tmp_path, "bo.csv")]
    coded = discourse.coding.read(paths, essay)
    assert coded.coders == ("ada", "bo")
    table = discourse.coding.agreement(coded)
    assert list(table["coded"]) == ["valence", "status", "side"]
    assert set(table["n"]) == {9}
    assert table["agreement"].tolist() == pytest.approx([8 / 9, 1, 8 / 9], abs=1e-4)
    same = table[table["coded"] == "status"].iloc[0]
    assert pd.isna(same["kappa"])
    assert pd.isna(same["alpha"])
    with pytest.raises(ValueError, match="two coders; there is 1"):
        discourse.coding.agreement(coded.by_one("ada"))
    with pytest.raises(ValueError, match="no codes by 'cy'"):
        coded.by_one("cy")
    with pytest.raises(TypeError, match=r"coding\.read"):
        discourse.coding.agreement(table)  # type: ignore[arg-type]


def test_hedging_is_coded_in_the_words_of_either_language(essay: Document, tmp_path: Path) -> None:
    sheet = discourse.coding.sheet(essay, measure="hedging", n=4)
    assert list(sheet) == ["id", "before", "sentence", "after", "hedged", "note"]
    sheet["hedged"] = ["oui", "NON", "yes", "0"]
    coded = discourse.coding.read(saved(sheet, tmp_path), essay)
    assert [code.number for code in coded.codes] == [1, 0, 1, 0]
    with pytest.raises(ValueError, match='target goes with measure="outlook"'):
        discourse.coding.sheet(essay, measure="hedging", target="Europe")


def test_codes_answer_one_question_only(essay: Document, tmp_path: Path) -> None:
    coded = discourse.coding.read(saved(coded_sheet(essay), tmp_path), essay)
    assert len(discourse.outlook(essay, target="UE", coded=coded)) == 1  # Europe by another name
    with pytest.raises(ValueError, match="another target"):
        discourse.outlook(essay, target="Merkel", coded=coded)
    with pytest.raises(ValueError, match="another target"):
        discourse.outlook(essay, coded=coded)
    with pytest.raises(ValueError, match="codes are of outlook"):
        discourse.hedging(essay, coded=coded)
    other = discourse.document("L’Europe dort.", id="other")
    with pytest.raises(ValueError, match="no coded sentence is of these documents"):
        discourse.outlook(other, target="Europe", coded=coded)


def test_a_sheet_needs_sentences(essay: Document) -> None:
    with pytest.raises(ValueError, match="no sentence about 'Merkel'"):
        discourse.coding.sheet(essay, target="Merkel")
    with pytest.raises(ValueError, match="between 1 and 12"):
        discourse.coding.sheet(essay, target="Europe", n=13)
    with pytest.raises(ValueError, match="half_width must be above 0"):
        discourse.coding.plan(essay, target="Europe", half_width=0.0)
    plan = discourse.coding.plan(essay, target="Merkel")
    assert plan[["n", "to_code"]].to_numpy().tolist() == [[0, 0]]


def test_all_coded_is_the_interval_of_the_codes(essay: Document, tmp_path: Path) -> None:
    sheet = coded_sheet(essay)
    sheet["valence"] = ["1"] * 8 + ["-1"] * 4
    coded = discourse.coding.read(saved(sheet, tmp_path), essay)
    row = discourse.outlook(essay, target="Europe", by="document", coded=coded).iloc[0]
    expected = discourse.inference.mean_interval([1] * 8 + [-1] * 4, spread=0.8, bounds=(-1, 1))
    assert row["net_corrected"] == pytest.approx(expected.value, abs=1e-4)
    assert row["net_corrected_low"] == pytest.approx(expected.low, abs=1e-4)
    assert row["net_corrected_high"] == pytest.approx(expected.high, abs=1e-4)
    assert (row["coded"], row["correction"]) == (12, "sample")


def test_a_sample_narrows_and_another_target_says_none(essay: Document, tmp_path: Path) -> None:
    coded = discourse.coding.read(saved(coded_sheet(essay, n=9), tmp_path), essay)
    row = discourse.outlook(essay, target="Europe", by="document", coded=coded).iloc[0]
    assert (row["coded"], row["correction"]) == (9, "sample")
    assert row["net_corrected"] > 0.5
    bare = discourse.outlook(essay, target=["Europe"], by="document").iloc[0]
    assert row["net_corrected_high"] - row["net_corrected_low"] < 2
    assert bare["coded"] == 0
    lone = discourse.document("Merkel hésite. " * 9, id="lone", zones=["body"])
    none = discourse.outlook(lone, target="Merkel", by="document").iloc[0]
    assert none["correction"] == "none"
    assert pd.isna(none["net_corrected"])


def test_two_coders_of_whom_one_stops_early(essay: Document, tmp_path: Path) -> None:
    whole, early = coded_sheet(essay), coded_sheet(essay)
    early.loc[4:, ["valence", "status"]] = ""
    paths = {"Ada": saved(whole, tmp_path, "1.csv"), "Bo": saved(early, tmp_path, "2.csv", sep=";")}
    coded = discourse.coding.read(paths, essay)
    assert [len(coded.by_one(coder)) for coder in ("Ada", "Bo")] == [12, 4]
    table = discourse.coding.agreement(coded)
    assert set(table["n"]) == {4}
    # All codes are equal: they agree, and chance agreement is complete.
    assert (table["agreement"] == 1).all()
    assert table[["kappa", "alpha"]].isna().all(axis=None)


def test_two_coders_without_a_sentence_in_common(essay: Document, tmp_path: Path) -> None:
    def first_rows(seed: int) -> pd.DataFrame:
        sheet = discourse.coding.sheet(essay, target="Europe", n=4, seed=seed)
        return sheet.assign(valence="0")

    ada = first_rows(0)
    bo = next(
        sheet
        for sheet in map(first_rows, range(1, 200))
        if not set(sheet["sentence"]) & set(ada["sentence"])
    )
    paths = [saved(ada, tmp_path, "ada.csv"), saved(bo, tmp_path, "bo.csv")]
    coded = discourse.coding.read(paths, essay)
    with pytest.raises(ValueError, match="ada and bo coded no sentence in common; let both"):
        discourse.coding.agreement(coded)


def test_a_plan_is_never_larger_than_the_text(essay: Document) -> None:
    plan = discourse.coding.plan(essay, target="Europe", half_width=0.001)
    assert plan[["n", "to_code"]].to_numpy().tolist() == [[12, 12]]


def test_differences_and_changes_of_what_is_all_coded_are_of_the_codes(tmp_path: Path) -> None:
    half = " ".join(["L’Europe avance."] * 6)
    doc = discourse.document(f"{half}\nPuis\n{half}", id="two", zones=["body", "heading", "body"])
    sheet = discourse.coding.sheet(doc, target="Europe")
    first = {sentence.index for sentence in doc.sentences if sentence.section == 0}
    places = [int(row.split(".")[1][1:]) for row in sheet["id"]]
    sheet["valence"] = ["-1" if at in first else "1" for at in places]
    sheet["status"] = "asserted"
    coded = discourse.coding.read(saved(sheet, tmp_path), doc)
    [row] = discourse.contrasts(
        doc, [(0, 1)], target="Europe", exploratory=False, coded=coded
    ).to_dict("records")
    expected = discourse.inference.contrast([1] * 6, [-1] * 6, spread=0.8, bounds=(-1, 1))
    assert row["difference_corrected"] == 2
    assert row["difference_corrected_low"] == pytest.approx(expected.low, abs=1e-4)
    change = discourse.trends(doc, target="Europe", coded=coded).iloc[2]
    slope = discourse.inference.trend([-1] * 6 + [1] * 6, spread=0.8)
    for name in ("", "_low", "_high"):
        found = getattr(slope, name.strip("_") or "value")
        assert change[f"change_corrected{name}"] == pytest.approx(found, abs=1e-4)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (
            {"valence": "-1", "status": ""},
            r"line 3: valence is '-1' but status is empty; write open",
        ),
        (
            {"valence": "", "status": "open"},
            r"line 3: status is 'open' but valence is empty; write 1",
        ),
    ],
)
def test_half_an_answer_is_refused_either_way(
    given: dict[str, str], says: str, essay: Document, tmp_path: Path
) -> None:
    sheet = coded_sheet(essay)
    sheet.loc[1, list(given)] = list(given.values())
    with pytest.raises(ValueError, match=says):
        discourse.coding.read(saved(sheet, tmp_path), essay)
    sheet.loc[1, ["valence", "status"]] = ["0", ""]  # what is neither needs no status
    assert discourse.coding.read(saved(sheet, tmp_path), essay)


def test_a_sheet_does_not_depend_on_the_order_of_the_documents() -> None:
    docs = [
        discourse.document("L’Europe avance. " * at, id=name, lang="fr")
        for at, name in enumerate("bca", 3)
    ]
    given: dict[str, Any] = {"target": "Europe", "n": 6, "seed": 1}
    pd.testing.assert_frame_equal(
        discourse.coding.sheet(docs, **given), discourse.coding.sheet(docs[::-1], **given)
    )
