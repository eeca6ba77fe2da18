"""The cells of a coded sheet or another list, whatever a spreadsheet program made of the file."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pandas as pd

from discourse.user_files import unread

_DELIMITERS = (",", ";", "\t")
_EXCEL = (".xlsx", ".xlsm")
_SEPARATOR = re.compile(r"\"?sep=([,;\t])\"?\r?\n", re.IGNORECASE)

_Rows: TypeAlias = list[tuple[int, list[str]]]
"""The cells of each line with its number."""


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """The rows of a CSV or XLSX file with the number of their line, cells as text.

    Attributes
    ----------
    path
        the file.
    head
        the names of the columns.
    rows
        number of the line and cells of each row with one cell at least.
    """

    path: Path
    head: Sequence[str]
    rows: _Rows

    @classmethod
    def read(cls, path: Path) -> Spreadsheet:
        """Read a file: comma, semicolon or tab between cells; UTF-8 or Windows-1252.

        Raises
        ------
        OSError
            no such file, a folder.
        ValueError
            a file that cannot be read as a table, or has no row.
        """
        try:
            path.open("rb").close()
        except OSError as error:
            raise unread(path, error) from None
        excel = path.suffix.lower() in _EXCEL
        rows = _filled(_of_a_worksheet(path) if excel else _delimited(path))
        if not rows:
            raise ValueError(
                f"{path}: the file is empty; give the names of columns and rows below them"
            )
        return cls(path, _head(rows), rows[1:])

    def cells(
        self, columns: Sequence[str], optional: Sequence[str] = ()
    ) -> list[tuple[int, dict[str, str]]]:
        """The line and the cells of each row in these columns, "" where an optional one lacks.

        Raises
        ------
        ValueError
            a column that is not there, or there twice.
        """
        lacking = [name for name in columns if name not in self.head]
        if lacking:
            raise ValueError(
                f"{self.path}: no column {', '.join(lacking)}; keep the first line of the sheet as "
                f"it was ({', '.join(columns)})"
            )
        wanted = (*columns, *optional)
        twice = [name for name in wanted if self.head.count(name) > 1]
        if twice:
            raise ValueError(f"{self.path}: two columns {', '.join(twice)}; delete or rename one")
        places = {name: self.head.index(name) for name in wanted if name in self.head}
        return [
            (line, {name: _cell(cells, places.get(name)) for name in wanted})
            for line, cells in self.rows
        ]


def _cell(cells: Sequence[str], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""


def _filled(rows: _Rows) -> _Rows:
    return [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]


def _head(rows: _Rows) -> list[str]:
    return [cell.strip().casefold() for cell in rows[0][1]] if rows else []


def _of_a_worksheet(path: Path) -> _Rows:
    """The rows of the worksheet with ids: a coder may have added another for counts or notes."""
    worksheets = {name: _filled(rows) for name, rows in _excel(path).items()}
    coded = [name for name, rows in worksheets.items() if "id" in _head(rows)]
    if len(coded) > 1:
        raise ValueError(
            f"{path}: the worksheets {', '.join(coded)} all have a column id; keep the coded one"
        )
    return worksheets[coded[0]] if coded else next(iter(worksheets.values()), [])


def _delimited(path: Path) -> _Rows:
    text = _decoded(path)
    # Excel reads and some programs write the delimiter in a line before the columns.
    told = _SEPARATOR.match(text)
    first = text.split("\n", 1)[0]
    delimiter = told[1] if told else max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [(reader.line_num, row) for row in reader]
        return rows[1:] if told else rows
    except csv.Error as error:
        raise ValueError(f"{path}, line {reader.line_num}: {error}") from None


def _decoded(path: Path) -> str:
    """The text of a file in UTF-8, in UTF-16 as Excel's "Unicode text", or in Windows-1252."""
    data = path.read_bytes()
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        if b"\0" in data:
            raise ValueError(f"{path}: neither CSV nor XLSX; save the sheet as one of them")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _excel(path: Path) -> dict[str, _Rows]:
    """The rows of each worksheet, numbered as Excel numbers them."""
    try:
        tables = pd.read_excel(path, sheet_name=None, header=None, dtype=str, keep_default_na=False)
    except ImportError:
        raise ImportError(
            f"{path}: to read XLSX install discourse-toolkit[xlsx], or save the sheet as CSV"
        ) from None
    except Exception as error:  # noqa: BLE001 - zip, XML and openpyxl's own, all of one meaning
        raise ValueError(f"{path}: not a readable XLSX file ({error}); save it as CSV") from None
    return {
        str(name): list(enumerate(map(_texts, table.to_numpy().tolist()), start=1))
        for name, table in tables.items()
    }


def _texts(cells: Sequence[object]) -> list[str]:
    # pandas turns a cell with an error (#REF!, #NAME?) into nan; an empty cell is "".
    return [cell if isinstance(cell, str) else "#ERROR" for cell in cells]
