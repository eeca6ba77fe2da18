"""A sheet coded in a spreadsheet program and saved as XLSX, and the ways in which that ends."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import discourse
from discourse import Document

SENTENCES = [
    "L’Europe avance.",
    "- L’Europe recule.",
    "Lʼ\u00c9tat soutient l’Europe.",
    "L’Europe 𝒳 reste œuvre commune.",
    "L’Europe\u00a0: qui paie\u00a0?",
    "L’Europe rassure ; les cafe\u0301s ouvrent.",
]


@pytest.fixture
def essay() -> Document:
    return discourse.document("\n".join(SENTENCES), id="essay", zones=["body"] * len(SENTENCES))


@pytest.fixture
def blank(essay: Document, tmp_path: Path) -> Path:
    path = tmp_path / "ada.xlsx"
    discourse.coding.sheet(essay, target="Europe", seed=3).to_excel(path, index=False)
    return path


def fill(path: Path, column: str, cells: list[Any]) -> None:
    """Write cells below a heading, with the types a spreadsheet program gives them."""
    book = openpyxl.load_workbook(path)
    page = book.active
    head = [cell.value for cell in page[1]]
    for row, value in enumerate(cells, start=2):
        cell = page.cell(row, head.index(column) + 1)
        cell.number_format = "General"  # a date typed before would make dates of numbers
        cell.value = value
    book.save(path)


def numbers(path: Path, doc: Document) -> list[int]:
    return [code.number for code in discourse.coding.read(path, doc).codes]


def refusal(path: Path, doc: Document) -> str:
    with pytest.raises(ValueError, match=r"\S") as caught:
        discourse.coding.read(path, doc)
    message = str(caught.value)
    assert "\n" not in message
    assert path.name in message
    return message


def test_numbers_typed_into_cells_come_back(essay: Document, blank: Path) -> None:
    fill(blank, "valence", [1, -1.0, 0, "+1", "-1,0", "défavorable"])
    fill(blank, "status", ["asserted", "Nié", None, "ouvert", "affirmé", "asserted"])
    assert numbers(blank, essay) == [1, 1, 0, 1, -1, -1]


def test_a_sheet_filled_in_python_comes_back(essay: Document, tmp_path: Path) -> None:
    sheet = discourse.coding.sheet(essay, target="Europe", seed=3)
    sheet["valence"] = ["1", "0", "-1", "1", "0", "-1"]
    sheet["status"] = "asserted"
    path = tmp_path / "ada.xlsx"
    sheet.to_excel(path, index=False)
    assert numbers(path, essay) == [1, 0, -1, 1, 0, -1]


def test_true_and_false_are_an_answer_to_yes_or_no_only(essay: Document, tmp_path: Path) -> None:
    path = tmp_path / "ada.xlsx"
    discourse.coding.sheet(essay, measure="hedging").to_excel(path, index=False)
    fill(path, "hedged", [True, False, 1, 0.0, "oui", "x"])
    assert numbers(path, essay) == [1, 0, 1, 0, 1, 1]
    other = tmp_path / "bo.xlsx"
    discourse.coding.sheet(essay, target="Europe").to_excel(other, index=False)
    fill(other, "valence", [True])
    fill(other, "status", ["open"])
    assert "line 2: valence is 'True'; write 1 (favourable)" in refusal(other, essay)


def test_a_coder_may_stop_early_and_leave_lines_below(essay: Document, blank: Path) -> None:
    fill(blank, "valence", [1, 1, 0, None, None, None, None, " "])
    fill(blank, "status", ["open", "open"])
    assert numbers(blank, essay) == [1, 1, 0]
    fill(blank, "valence", [1, None, 0])
    assert "line 3" in refusal(blank, essay)


def test_a_worksheet_added_before_or_behind_is_not_the_sheet(essay: Document, blank: Path) -> None:
    fill(blank, "valence", [1, 0])
    fill(blank, "status", ["open"])
    book = openpyxl.load_workbook(blank)
    book.create_sheet("Mes notes", 0)["A1"] = "à revoir"
    book.create_sheet("Vide")
    book.save(blank)
    assert numbers(blank, essay) == [1, 0]
    book.copy_worksheet(book["Sheet1"])
    book.save(blank)
    assert "worksheets Sheet1, Sheet1 Copy all have a column id" in refusal(blank, essay)


def test_what_a_spreadsheet_made_into_something_else_is_refused(
    essay: Document, blank: Path
) -> None:
    fill(blank, "valence", [datetime(2026, 1, 1)])  # noqa: DTZ001 - a cell has no zone
    assert "line 2: valence is '2026-01-01 00:00:00'" in refusal(blank, essay)
    fill(blank, "valence", [1.5])
    assert "line 2: valence is '1.5'" in refusal(blank, essay)
    fill(blank, "valence", ["#REF!"])
    assert "line 2: valence is '#ERROR'" in refusal(blank, essay)
    fill(blank, "valence", [1])
    fill(blank, "id", [datetime(2026, 5, 12)])  # noqa: DTZ001
    assert "line 2: id '2026-05-12 00:00:00' is not one of a sheet" in refusal(blank, essay)


def test_books_without_a_sheet(essay: Document, tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    openpyxl.Workbook().save(path)
    assert "empty" in refusal(path, essay)
    path.write_bytes(b"PK\x03\x04 not a book")
    assert "not a readable XLSX file" in refusal(path, essay)
    book = openpyxl.Workbook()
    book.active["A1"] = "phrase"
    book.save(path)
    assert "no column id" in refusal(path, essay)


def test_blanks_and_rare_letters_survive(essay: Document, blank: Path) -> None:
    book = openpyxl.load_workbook(blank)
    written = [row[2].value.strip() for row in book.active.iter_rows(min_row=2)]
    # A no-break space before a colon is a blank in a sheet.
    assert sorted(written) == sorted(" ".join(one.split()) for one in essay.text.split("\n"))
