"""Workbooks (XLSX), read with openpyxl: each sheet with a column of texts is a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from discourse.reading.articles import Article, Problem
from discourse.reading.columns import above_names, chosen, row, text_column
from discourse.reading.extras import library
from discourse.reading.readers import Context
from discourse.reading.zipped import open_xml

WHAT = "an Excel workbook (.xlsx)"

_MOST_BLANK = 1000  # rows without a cell, after which a sheet has ended


def articles(data: bytes, context: Context) -> Iterator[Article | Problem]:
    """The rows of the sheets that hold texts, and those without one.

    Raises
    ------
    ValueError
        A damaged file, or no sheet with a column known to hold texts.
    """
    where = context.where
    openpyxl = library("openpyxl", where, WHAT)
    source = open_xml(data, where, context.max_size)
    try:
        book = openpyxl.load_workbook(source, read_only=True, data_only=True)
        sheets = {sheet.title: _headed(list(_rows(sheet)), context) for sheet in book.worksheets}
    except Exception as error:  # noqa: BLE001 - openpyxl raises what it meets in a damaged file
        raise ValueError(
            f"{where}: {WHAT} that cannot be read ({type(error).__name__}: {error}); open it in a "
            "spreadsheet program and save it again, or save its sheet as CSV"
        ) from None
    filled = {title: rows for title, rows in sheets.items() if rows}
    if not filled:
        raise ValueError(f"{where}: a workbook without a filled cell")
    wanted = {title: rows for title, rows in filled.items() if _has_texts(rows, context)}
    if not wanted:
        chosen(_names(next(iter(filled.values()))), context)  # says which columns there are
    others = [title for title in filled if title not in wanted]
    note = (
        (f"no column of texts on the sheet{'s' * (len(others) > 1)} {', '.join(others)}",)
        if others
        else ()
    )
    for title, rows in wanted.items():
        yield from _articles(title if len(wanted) > 1 else "", rows, context, note)


def _articles(
    title: str, rows: list[tuple[int, list[str]]], context: Context, notes: tuple[str, ...]
) -> Iterator[Article | Problem]:
    names = _names(rows)
    columns = chosen(names, context)
    for line, cells in rows[1:]:
        item = f"sheet {title!r}, row {line}" if title else f"row {line}"
        named = dict(zip(names, cells, strict=False))
        yield row(named, item, context, columns, notes)


def _headed(rows: list[tuple[int, list[str]]], context: Context) -> list[tuple[int, list[str]]]:
    """The rows from the names of columns on."""
    return rows[above_names([cells for _, cells in rows[:_MOST_BLANK]], context.text) :]


def _has_texts(rows: list[tuple[int, list[str]]], context: Context) -> bool:
    names = _names(rows)
    return text_column(names) is not None if context.text is None else context.text in names


def _names(rows: list[tuple[int, list[str]]]) -> list[str]:
    """The names of columns: one without a name or with that of another is numbered."""
    names: list[str] = []
    width = max(len(cells) for _, cells in rows)
    for at, cell in enumerate([*rows[0][1], *[""] * (width - len(rows[0][1]))], 1):
        first = cell.strip() or f"column {at}"
        name, number = first, 2
        while name in names:
            name, number = f"{first} {number}", number + 1
        names.append(name)
    return names


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet that hold anything, with their number."""
    sheet.reset_dimensions()  # what a file says of its size may be wrong, and rows are lost
    blank = 0
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        texts = [_text(cell) for cell in cells]
        if any(texts):
            blank = 0
            yield number, texts
        else:
            blank += 1
            if blank > _MOST_BLANK:
                return


def _text(cell: object) -> str:
    """A cell as a text: a day as year-month-day, a whole number without its point."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        midnight = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("_x000D_", "")
