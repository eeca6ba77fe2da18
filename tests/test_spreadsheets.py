"""Tables in spreadsheet programs: exact values, nothing computed, the same bytes every time."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

import discourse
from discourse.commands import main
from tools.document_tables import tables_of

DOC = discourse.document(
    "La crue\nLe fleuve pourrait monter, dit Anne.\n=1+1 personne ne le croit.\n"
    "- Non, la digue tient.\n@anne espère une accalmie.",
    id="crue",
    zones=["title", "body", "body", "body", "body"],
    metadata={"outlet": "Le Matin", "date": "2024-05-01"},
)
OTHER = discourse.document(
    "Le pont tient, semble-t-il. Le maire attend.",
    id="pont",
    metadata={"outlet": "Le Soir", "date": "2024-06-01"},
)
ODD = pd.DataFrame(
    {
        "text": ["=1+1", "- Oui", "#REF!", "a\x01b", "+33", "@x", "mot"],
        "value": [1.5, float("inf"), None, -2.0, 0.0, 1e-4, 12.0],
        "when": pd.to_datetime(["2024-05-01T10:00+02:00"] * 7, utc=True),
        "day": pd.to_datetime(["2024-05-01"] * 7),
        "flag": [True, False, True, True, False, True, True],
        "kind": pd.Categorical(["a", "=b", None, "a", "a", "a", "a"]),
        "count": range(7),
    }
)


def cells(path: Path, name: str) -> list[list[Any]]:
    return [list(row) for row in openpyxl.load_workbook(path)[name].iter_rows(values_only=True)]


@pytest.mark.parametrize("call", [call for call, _ in tables_of([])])
def test_every_table_goes_into_a_workbook_and_a_csv(call: str, tmp_path: Path) -> None:
    table = dict(tables_of([DOC, OTHER]))[call]
    table.to_excel(tmp_path / "pandas.xlsx", index=False)
    path = discourse.spreadsheet(table, tmp_path / "ours.xlsx")
    [name] = openpyxl.load_workbook(path).sheetnames
    head, *rows = cells(path, name)
    assert head == list(table.columns)
    for row, given in zip(rows, table.astype(object).to_numpy().tolist(), strict=True):
        for cell, value in zip(row, given, strict=True):
            if pd.isna(value) or value == "":
                assert cell in (None, "")
            else:
                assert cell == value
    text = discourse.spreadsheet(table, tmp_path / "ours.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.count(b"\r\n") == text.count(b"\n") >= 1
    back = pd.read_csv(tmp_path / "ours.csv", sep=";", decimal=",")
    assert list(back.columns) == list(table.columns)
    assert len(back) == len(table)
    for column in table.select_dtypes("float"):
        assert back[column].astype(float).tolist() == pytest.approx(
            table[column].tolist(), nan_ok=True
        )


def test_nothing_in_a_workbook_is_a_formula_an_error_or_lost(tmp_path: Path) -> None:
    path = discourse.spreadsheet({"odd": ODD}, tmp_path / "odd.xlsx")
    sheet = openpyxl.load_workbook(path)["odd"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= set("nsbd")
    _, *rows = cells(path, "odd")
    assert [row[0] for row in rows] == ["=1+1", "- Oui", "#REF!", "a\ufffdb", "+33", "@x", "mot"]
    assert [row[1] for row in rows] == [1.5, "inf", None, -2, 0, 1e-4, 12]
    assert rows[0][2:4] == ["2024-05-01 08:00:00+00:00", ODD["day"][0]]
    assert [row[4] for row in rows] == ODD["flag"].tolist()
    assert [row[5] for row in rows[:3]] == ["a", "=b", None]
    assert sheet["A2"].quotePrefix
    assert not sheet["A8"].quotePrefix


def test_a_text_longer_than_a_cell_ends_with_a_sign_of_it(tmp_path: Path) -> None:
    path = discourse.spreadsheet(pd.DataFrame({"text": ["a" * 40_000]}), tmp_path / "t.xlsx")
    [_, [text]] = cells(path, "t")
    assert len(text) == 32_767
    assert text.endswith("a […]")


def test_a_french_csv_has_commas_in_numbers_and_no_formula(tmp_path: Path) -> None:
    path = discourse.spreadsheet(ODD[["text", "value", "kind"]], tmp_path / "odd.csv")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines == [
        "text;value;kind",
        "'=1+1;1,5;a",
        "'- Oui;inf;'=b",
        "#REF!;;",
        "a\x01b;-2,0;a",
        "'+33;0,0;a",
        "'@x;0,0001;a",
        "mot;12,0;a",
    ]


COUNTS = pd.DataFrame(
    {"category": ["a", "a", "b"], "outlet": ["x", "y", "x"], "year": [1, 2, 1], "n": [1.5, 2, 3]}
)


@pytest.mark.parametrize(
    ("table", "head", "first"),
    [
        (COUNTS.groupby("category").size().to_frame("n"), ["category", "n"], ["a", 2]),
        (COUNTS.groupby("year").size().to_frame("n"), ["year", "n"], [1, 2]),
        (COUNTS.groupby(["year", "category"]).n.sum().to_frame(), ["year", "category", "n"], None),
        (pd.crosstab(COUNTS["category"], COUNTS["outlet"]), ["category", "x", "y"], ["a", 1, 1]),
        (COUNTS[["n"]].T, ["index", "0", "1", "2"], ["n", 1.5, 2.0, 3.0]),
        (COUNTS[COUNTS["outlet"] == "x"][["n"]], ["n"], [1.5]),
        (COUNTS[["n", "n"]], ["n", "n"], [1.5, 1.5]),
        (COUNTS[["n"]].set_axis(["=1+1"], axis=1), ["=1+1"], [1.5]),
        (
            COUNTS.pivot_table(index="category", columns=["outlet", "year"], values="n"),
            ["category", "x | 1", "y | 2"],
            None,
        ),
        (pd.DataFrame({"a": []}), ["a"], None),
    ],
)
def test_what_a_table_is_known_by_is_written(
    table: pd.DataFrame, head: list[str], first: list[Any] | None, tmp_path: Path
) -> None:
    found, *rows = cells(discourse.spreadsheet(table, tmp_path / "t.xlsx"), "t")
    assert found == head
    assert len(rows) == len(table)
    lines = discourse.spreadsheet(table, tmp_path / "t.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == ";".join(f"'{name}" if name.startswith("=") else name for name in head)
    assert len(lines) == 1 + len(table)
    if first is not None:
        assert rows[0] == first
        assert lines[1] == ";".join(str(cell).replace(".", ",") for cell in first)


def test_a_number_has_a_comma_in_a_column_of_any_kind(tmp_path: Path) -> None:
    table = pd.DataFrame({"mixed": pd.Series([1.5, None, "=a"], dtype=object)})
    table["kind"] = pd.Categorical([0.5, 2.5, None])
    table["missing"] = pd.array([1.25, None, 3.0], dtype="Float64")
    path = discourse.spreadsheet(table, tmp_path / "t.csv")
    assert path.read_text(encoding="utf-8-sig").splitlines()[1:] == [
        "1,5;0,5;1,25",
        ";2,5;",
        "'=a;;3,0",
    ]


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    first = discourse.spreadsheet(ODD, tmp_path / "a.xlsx").read_bytes()
    time.sleep(2.1)  # a zip file counts the time in steps of two seconds
    assert discourse.spreadsheet(ODD, tmp_path / "a.xlsx").read_bytes() == first


WRONG: dict[str, tuple[Any, str, type[Exception], str]] = {
    "a suffix": (ODD, "a.xls", ValueError, r"ends in .xlsx or .csv; did you mean '.xlsx'\?"),
    "two in a csv": ({"a": ODD, "b": ODD}, "a.csv", ValueError, "a CSV holds one table, not 2"),
    "no table": ({}, "a.xlsx", ValueError, "no table to write"),
    "a list": ([1], "a.csv", TypeError, "'a' is list; give a table"),
    "a long name": ({"a" * 32: ODD}, "a.xlsx", ValueError, "cannot be called .*: up to 31"),
    "a sign": ({"a/b": ODD}, "a.xlsx", ValueError, "a worksheet cannot be called"),
    "twice": ({"a": ODD, "A": ODD}, "a.xlsx", ValueError, "two worksheets are named 'A'"),
    "no folder": (ODD, "not/there/a.csv", FileNotFoundError, "no such folder"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_what_cannot_be_written_is_refused(mistake: str, tmp_path: Path) -> None:
    table, name, error, said = WRONG[mistake]
    with pytest.raises(error, match=said):
        discourse.spreadsheet(table, tmp_path / name)


def test_a_report_writes_one_workbook_beside_its_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, folder = tmp_path / "crue.txt", tmp_path / "report"
    text.write_text(DOC.text, encoding="utf-8")
    assert main(["report", str(text), "--workbook", "-o", str(folder)]) == 0
    path = folder / "tables" / "tables.xlsx"
    assert f"\n{path}\n" in capsys.readouterr().out
    names = openpyxl.load_workbook(path).sheetnames
    assert sorted(names) == sorted(one.stem for one in (folder / "tables").glob("*.csv"))
    assert "tables/tables.xlsx" in (folder / "SHA256SUMS").read_text(encoding="utf-8")
    first = path.read_bytes()
    assert main(["report", str(text), "--workbook", "-o", str(folder)]) == 0
    assert path.read_bytes() == first
    assert main(["report", str(text), "-o", str(folder)]) == 0
    assert not path.exists()  # a report is replaced whole
