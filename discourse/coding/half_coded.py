"""A sheet that is being coded: its answers so far, saved to a file at every one of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from discourse.coding.answers import ANSWERS, NOTE, OUTLOOK, SHOWN, answer, columns, lacking
from discourse.coding.row_ids import measure_of
from discourse.coding.spreadsheets import Spreadsheet
from discourse.user_files import write_whole


class HalfCoded:
    """The answers given to a sheet, in a CSV file that is always up to date.

    Parameters
    ----------
    sheet
        as `discourse.coding.sheet` gives it.
    path
        the CSV file. One that is there is taken up where the coder left it.

    Raises
    ------
    TypeError
        a sheet that is not a table.
    ValueError
        a table that is not a sheet; a file of another sheet, or with an unknown answer.
    """

    def __init__(self, sheet: pd.DataFrame, path: Path) -> None:
        self.measure = _checked_measure(sheet)
        self.path = path
        self.asked = ANSWERS[self.measure]
        self.rows = [
            {name: str(cell) for name, cell in row.items()}
            for row in sheet[list(columns(self.measure))].to_dict("records")
        ]
        if path.exists():
            self._resume()
        for row in self.rows:
            row.update({name: answer(name, row[name]) for name in self.asked})

    @property
    def first_open(self) -> int:
        """The place of the first row without a code, or how many rows there are."""
        coded = self.coded
        return coded.index(False) if False in coded else len(coded)

    @property
    def coded(self) -> list[bool]:
        """Whether each row has its code, with all that goes with it."""
        return [
            bool(row[self.asked[0]]) and not lacking({name: row[name] for name in self.asked})
            for row in self.rows
        ]

    def give(self, place: int, column: str, value: str) -> None:
        """Take an answer or a note, "" to take it back, and save the file.

        Raises
        ------
        ValueError
            an answer that is none; a row behind one without a code; a status before the valence.
        OSError
            the file cannot be written; the answer is kept here.
        """
        row = self.rows[place]
        if column == NOTE:
            row[NOTE] = " ".join(value.split())
        else:
            meant = answer(column, value)
            if place > self.first_open:
                raise ValueError("a sentence before it is not coded")
            if column != self.asked[0] and not row[self.asked[0]]:
                raise ValueError(f"{column} goes with {self.asked[0]}, which is empty")
            row[column] = meant
            if column == self.asked[0] and not meant:
                row.update(dict.fromkeys(self.asked, ""))
        self.save()

    def save(self) -> None:
        """Write the file; a crash leaves the last one."""
        table = pd.DataFrame(self.rows, columns=list(columns(self.measure)), dtype="str")
        content = table.to_csv(index=False, lineterminator="\n")
        # Excel takes a file without this mark for Windows-1252.
        write_whole(self.path, content.encode("utf-8-sig"))

    def _resume(self) -> None:
        kept = Spreadsheet.read(self.path).cells(("id", *self.asked), optional=(NOTE,))
        found: Mapping[str, Mapping[str, str]] = {cells["id"]: cells for _, cells in kept}
        if set(found) != {row["id"] for row in self.rows}:
            raise ValueError(
                f"{self.path}: the file is of another sheet; name a new one, or give the sheet it "
                "was made for"
            )
        for row in self.rows:
            row.update({name: found[row["id"]][name] for name in (*self.asked, NOTE)})


def _checked_measure(sheet: object) -> str:
    if not isinstance(sheet, pd.DataFrame):
        raise TypeError(f"sheet is {type(sheet).__name__}; make one with discourse.coding.sheet()")
    measure = measure_of(map(str, sheet["id"])) if "id" in sheet else OUTLOOK
    if set(columns(measure)) <= set(sheet.columns) and len(sheet):
        return measure
    raise ValueError(
        f"the table has no rows with the columns of a sheet ({', '.join(SHOWN)}, …); make one with "
        "discourse.coding.sheet()"
    )
