"""What users give by mistake to plan, sheet, read and `coded=`: what is wrong, and what to do."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import discourse
from discourse import Document
from discourse.sentence_codes import SentenceCodes

DOC = discourse.document(
    "L’Europe avance vers la paix. L’Europe doute. L’Europe paie. L’Europe tient.", id="essai"
)


def sheet(**options: Any) -> pd.DataFrame:
    made = discourse.coding.sheet(DOC, target="Europe", **options)
    return made.assign(valence="1", status="asserted")


def read(path: Path) -> SentenceCodes:
    return discourse.coding.read(path, DOC)


def test_what_excel_calls_unicode_text_is_read(tmp_path: Path) -> None:
    for name, encoding in (("le", "utf-16"), ("be", "utf-16-be")):
        path = tmp_path / f"{name}.txt"
        content = sheet().to_csv(index=False, sep="\t")
        path.write_bytes((("\ufeff" if name == "be" else "") + content).encode(encoding))
        assert len(read(path)) == 4


def test_a_line_that_names_the_delimiter_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = sheet().to_csv(index=False, sep=";")
    path.write_text(f"sep=;\r\n{lines}", encoding="utf-8-sig")
    assert len(read(path)) == 4
    path.write_text(f"sep=;\n{lines}".replace(";1;", ";7;", 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.csv, line 3: valence is '7'"):
        read(path)


def test_a_column_that_is_there_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    made = sheet()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*made, "Valence"])
        writer.writerows([*row, ""] for row in made.itertuples(index=False))
    with pytest.raises(ValueError, match=r"two columns valence; delete or rename one"):
        read(path)


@pytest.mark.parametrize("content", [b"PK\x03\x04\x00\x00", b"\xd0\xcf\x11\xe0" + bytes(60)])
def test_files_of_other_programs(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"a\.ods: neither CSV nor XLSX; save the sheet as one"):
        read(path)
    with pytest.raises(IsADirectoryError, match=r"is a folder; name a file in it"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda: sheet(n=2.5), TypeError, "n is 2.5; give a whole number"),
        (lambda: sheet(n="5"), TypeError, "n is '5'; give a whole number"),
        (lambda: sheet(n=True), TypeError, "n is True; give a whole number"),
        (lambda: sheet(seed=-1), ValueError, "seed must be 0 or more, not -1"),
        (lambda: sheet(seed="x"), TypeError, "seed is 'x'; give a whole number"),
        (
            lambda: discourse.coding.sheet(DOC, target="Europ"),
            ValueError,
            "no sentence about 'Europ' .*; did you mean 'Europe'",
        ),
        (
            lambda: discourse.coding.plan(DOC, half_width="0.1"),  # type: ignore[arg-type]
            TypeError,
            "half_width is '0.1'; give a number",
        ),
        (
            lambda: discourse.coding.sheet(DOC, measure="deontique"),
            ValueError,
            "did you mean 'deontic'",
        ),
        (
            lambda: discourse.coding.sheet(DOC, measure="deontic", target="Europe"),
            ValueError,
            "deontic is of every sentence",
        ),
        (
            lambda: discourse.outlook(DOC, coded="a.csv"),  # type: ignore[arg-type]
            TypeError,
            r"coding\.read gives, not str; read the sheet with discourse\.coding\.read",
        ),
        (
            lambda: discourse.hedging(DOC, coded=sheet()),  # type: ignore[arg-type]
            TypeError,
            "gives, not DataFrame; read the sheet",
        ),
        (
            lambda: discourse.coding.read([3], DOC),  # type: ignore[list-item]
            TypeError,
            "paths is int; give the path",
        ),
    ],
)
def test_arguments_that_cannot_be(
    call: Callable[[], object], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_agreement_with_oneself(tmp_path: Path) -> None:
    path = tmp_path / "ada.csv"
    sheet().to_csv(path, index=False)
    with pytest.raises(ValueError, match=r"there is 1 \(ada\); read the files of both together"):
        discourse.coding.agreement(read(path))


def test_a_plan_for_a_name_that_may_be_misspelt() -> None:
    with pytest.warns(UserWarning, match="mentions 'Europ'; did you mean 'Europe'"):
        plan = discourse.coding.plan(DOC, target="Europ")
    assert plan[["n", "to_code"]].to_numpy().tolist() == [[0, 0]]


def test_a_plan_of_several_texts_may_hold_one_without_the_target() -> None:
    rain: Document = discourse.document("Il pleut.", id="rain")
    plan = discourse.coding.plan([DOC, rain], target="Europe")
    assert plan[["n", "to_code"]].to_numpy().tolist() == [[4, 4], [0, 0], [4, 4]]


def test_codes_that_are_all_equal_leave_an_interval(tmp_path: Path) -> None:
    path = tmp_path / "ada.csv"
    sheet().to_csv(path, index=False)
    table = discourse.outlook(
        [DOC, discourse.document("L’Europe. " * 5, id="b")], target="Europe", coded=read(path)
    )
    assert table["coded"].tolist() == [4, 0]
    five = discourse.document("L’Europe avance. " * 5, id="five")
    made = discourse.coding.sheet(five, target="Europe").assign(valence="1", status="open")
    made.to_csv(path, index=False)
    row = discourse.outlook(five, target="Europe", coded=discourse.coding.read(path, five)).iloc[0]
    assert row["net_corrected_low"] < row["net_corrected"] == 1
