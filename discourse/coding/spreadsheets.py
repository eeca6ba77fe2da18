"""The cells of a coded sheet, whatever a spreadsheet program made of the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

_DELIMITERS = (",", ";", "\t")
_EXCEL = (".xlsx", ".xlsm")


def cells_of(path: Path, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV or XLSX file with the number of their line, cells as text.

    Parameters
    ----------
    path
        comma, semicolon or tab between cells; UTF-8 with or without a BOM, or Windows-1252.
    columns
        the columns there must be; others are left out, rows without a single cell too.

    Raises
    ------
    FileNotFoundError
        no such file.
    ValueError
        a file that cannot be read as a table, or lacks a column.
    """
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no such file; give the path of the coded sheet")
    rows = _excel(path) if path.suffix.lower() in _EXCEL else _delimited(path)
    rows = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]
    if not rows:
        raise ValueError(f"{path}: the file is empty; expected the columns {', '.join(columns)}")
    head = [cell.strip().casefold() for cell in rows[0][1]]
    lacking = [name for name in columns if name not in head]
    if lacking:
        raise ValueError(
            f"{path}: no column {', '.join(lacking)}; keep the first line of the sheet as it was "
            f"({', '.join(columns)})"
        )
    places = {name: head.index(name) for name in columns}
    return [
        (line, {name: cells[at] if at < len(cells) else "" for name, at in places.items()})
        for line, cells in rows[1:]
    ]


def _delimited(path: Path) -> list[tuple[int, list[str]]]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise ValueError(f"{path}, line {reader.line_num}: {error}") from None


def _excel(path: Path) -> list[tuple[int, list[str]]]:
    try:
        table = pd.read_excel(path, header=None, dtype=str, keep_default_na=False)
    except ImportError:
        raise ImportError(
            f"{path}: to read XLSX install discourse-toolkit[xlsx], or save the sheet as CSV"
        ) from None
    except Exception as error:  # noqa: BLE001 - zip, XML and openpyxl's own, all of one meaning
        raise ValueError(f"{path}: not a readable XLSX file ({error}); save it as CSV") from None
    return [(line, row) for line, row in enumerate(table.to_numpy().tolist(), start=1)]
