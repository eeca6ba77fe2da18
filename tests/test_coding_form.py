"""The form for JupyterLab, without a browser: what keys send, what is saved, what is shown."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import discourse
from discourse import Document

TEXT = "L’Europe avance.\nL’Europe doute.\nIl pleut.\nL’Europe recule."


@pytest.fixture
def essay() -> Document:
    return discourse.document(TEXT, id="essay", zones=["body"] * 4)


@pytest.fixture
def sheet(essay: Document) -> pd.DataFrame:
    return discourse.coding.sheet(essay, target="Europe", seed=1)


def send(form: Any, **content: Any) -> None:
    """A message as the browser sends it."""
    form._handle_custom_msg(content, [])


def test_each_code_is_saved_and_read(essay: Document, sheet: pd.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "ada.csv"
    form = discourse.coding.form(sheet, path, lang="en")
    assert path.is_file()
    send(form, place=0, column="valence", value="-1")
    assert form.progress == "sentence 1 of 3, 0 coded"
    with pytest.raises(ValueError, match="valence is '-1' but status is empty"):
        discourse.coding.read(path, essay)
    send(form, place=0, column="status", value="denied")
    send(form, place=0, column="note", value="  du  coup\n")
    (code,) = discourse.coding.read(path, essay).codes
    assert (code.number, code.status, code.note) == (1, "denied", "du coup")
    assert form.message == f"saved in {path}"
    assert form.rows[0]["status"] == "denied"
    assert form.progress == "sentence 1 of 3, 1 coded"
    assert list(tmp_path.iterdir()) == [path]


def test_no_sentence_is_passed_without_a_code(sheet: pd.DataFrame, tmp_path: Path) -> None:
    form = discourse.coding.form(sheet, tmp_path / "ada.csv")
    send(form, step=1)
    assert form.place == 0
    send(form, place=1, column="valence", value="1")
    assert form.rows[1]["valence"] == ""
    assert form.message.startswith("non enregistré\u00a0: ")
    send(form, place=0, column="status", value="open")
    assert form.rows[0]["status"] == ""
    send(form, place=0, column="valence", value="0")
    send(form, step=1)
    assert form.place == 1
    send(form, step=-5)
    assert form.place == 0
    assert form.progress == "phrase 1 sur 3, 1 codée"
    send(form, step=1)
    send(form, place=1, column="valence", value="1")
    send(form, step=1)
    assert form.place == 1  # what is good is open, asserted or denied
    send(form, place=1, column="status", value="open")
    send(form, step=1)
    assert form.place == 2


def test_a_code_may_be_changed_and_taken_back(sheet: pd.DataFrame, tmp_path: Path) -> None:
    form = discourse.coding.form(sheet, tmp_path / "ada.csv")
    form.answer(0, "valence", "1")
    form.answer(0, "status", "open")
    form.answer(0, "valence", "-1")
    assert (form.rows[0]["valence"], form.rows[0]["status"]) == ("-1", "open")
    form.answer(0, "valence", "")
    assert (form.rows[0]["valence"], form.rows[0]["status"]) == ("", "")
    form.answer(0, "valence", "2")
    assert "valence is '2'" in form.message


def test_coding_goes_on_where_it_was_left(sheet: pd.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "ada.csv"
    first = discourse.coding.form(sheet, path)
    first.answer(0, "valence", "1")
    first.answer(0, "status", "open")
    first.answer(1, "valence", "0")
    first.answer(1, "note", "ironique ?")
    again = discourse.coding.form(sheet, path)
    assert again.place == 2
    assert again.rows == first.rows
    # As a spreadsheet program leaves it: semicolons, numbers, another order of rows.
    table = pd.read_csv(path, dtype="str", keep_default_na=False).iloc[::-1]
    table["valence"] = table["valence"].replace({"1": "1,0"})
    table.to_csv(path, sep=";", index=False, encoding="cp1252", errors="replace")
    third = discourse.coding.form(sheet, path)
    assert [row["valence"] for row in third.rows] == ["1", "0", ""]


def test_a_file_of_another_sheet_is_left_alone(
    essay: Document, sheet: pd.DataFrame, tmp_path: Path
) -> None:
    path = tmp_path / "ada.csv"
    discourse.coding.form(sheet, path).answer(0, "valence", "1")
    before = path.read_bytes()
    other = discourse.coding.sheet(essay, target="Europe", seed=2)
    with pytest.raises(ValueError, match=r"ada\.csv: the file is of another sheet"):
        discourse.coding.form(other, path)
    with pytest.raises(ValueError, match="no column hedged"):
        discourse.coding.form(discourse.coding.sheet(essay, measure="hedging"), path)
    assert path.read_bytes() == before


def test_hedging_is_asked_with_yes_and_no(essay: Document, tmp_path: Path) -> None:
    path = tmp_path / "bo.csv"
    form = discourse.coding.form(discourse.coding.sheet(essay, measure="hedging"), path, lang="en")
    (question,) = form.questions
    assert [(one["label"], one["keys"][0]) for one in question["choices"]] == [
        ("yes", "y"),
        ("no", "n"),
    ]
    for place, value in enumerate("1001"):
        form.answer(place, "hedged", value)
    coded = discourse.coding.read(path, essay)
    assert [code.number for code in coded.codes] == [1, 0, 0, 1]
    assert form.progress == "sentence 1 of 4, 4 coded"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_key_means_two_things(sheet: pd.DataFrame, tmp_path: Path, lang: str) -> None:
    form = discourse.coding.form(sheet, tmp_path / "ada.csv", lang=lang)
    keys = [key for one in form.questions for choice in one["choices"] for key in choice["keys"]]
    assert len(set(keys)) == len(keys)
    assert {"+", "0", "-", "o", "a", "d"} <= set(keys)
    script = Path(discourse.coding.__file__).with_name("form.js").read_text(encoding="utf-8")
    assert all(f"words.{name}" in script for name in form.words)


def test_what_is_no_sheet_or_cannot_be_kept(sheet: pd.DataFrame, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="sheet is str"):
        discourse.coding.form("a.csv", tmp_path / "a.csv")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="columns of a sheet"):
        discourse.coding.form(sheet.drop(columns="note"), tmp_path / "a.csv")
    with pytest.raises(ValueError, match="lang must be one of"):
        discourse.coding.form(sheet, tmp_path / "a.csv", lang="de")
    with pytest.raises(FileNotFoundError, match="no such folder"):
        discourse.coding.form(sheet, tmp_path / "no" / "a.csv")
    with pytest.raises(ValueError, match=r"name a file that ends in \.csv"):
        discourse.coding.form(sheet, tmp_path / "a.xlsx")
    form = discourse.coding.form(sheet, tmp_path / "a.csv", lang="en")
    (tmp_path / "a.csv").unlink()
    (tmp_path / "a.csv").mkdir()
    form.answer(0, "valence", "1")
    assert form.message.startswith("not saved: ")


def test_without_anywidget_there_is_a_way_out(
    sheet: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name == "discourse.coding.widget":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ImportError, match=r"discourse-toolkit\[form\]; or save the sheet"):
        discourse.coding.form(sheet, tmp_path / "a.csv")
