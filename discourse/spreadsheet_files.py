"""Tables as files for spreadsheet programs: a workbook, or a CSV that a French Excel opens."""

from __future__ import annotations

import io
import math
import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discourse.suggestions import suggestion
from discourse.user_files import path_of, write_whole

if TYPE_CHECKING:
    import pandas as pd

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program takes for the beginning of a formula."""
_MOST = 32_767  # characters a cell of Excel holds; openpyxl would cut the rest without a word
_CUT = " […]"
_WIDEST, _NARROWEST = 60, 8  # columns, in characters
_NAME, _NAME_MOST = re.compile(r"[\[\]:*?/\\]"), 31
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FIXED = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can say


def spreadsheet(
    table: pd.DataFrame | Mapping[str, pd.DataFrame], path: str | os.PathLike[str]
) -> Path:
    """Write a table for a spreadsheet program, by the suffix of the file.

    ``.xlsx`` is a workbook with a worksheet for each table (needs the extra ``xlsx``). ``.csv`` is
    what Excel with French settings opens by a double click: UTF-8 with a byte-order mark,
    semicolons, decimal commas; there, a text or a heading that begins with ``=``, ``+``, ``-``,
    ``@``, a tab or a carriage return gets an apostrophe before it, so that it is not computed. In a
    workbook such a text is stored as text. An index that has a name or holds texts is written as
    the first columns, one that numbers rows is not; columns may have one name. For other programs
    ``table.to_csv(path, index=False)`` writes the exact table.

    Parameters
    ----------
    table
        a table, or for a workbook several by the name of their worksheet.
    path
        the file, replaced if it is there; the same tables give the same bytes.

    Returns
    -------
    Path
        the file. In a workbook a text of more than 32,767 characters, which no cell holds, ends
        with ``[…]``.

    Raises
    ------
    TypeError
        neither a table nor tables by name.
    ValueError
        another suffix, several tables for a CSV, names that worksheets cannot have.
    ImportError
        a workbook without openpyxl.
    OSError
        a file that cannot be written.

    Examples
    --------
    >>> import tempfile, discourse
    >>> from pathlib import Path
    >>> doc = discourse.document("Selon Anne, il pourrait pleuvoir.")
    >>> rates = discourse.rates(doc, by="document")[["category", "count", "per_100_words"]]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = discourse.spreadsheet(rates.head(2), Path(folder, "taux.csv"))
    ...     print(path.read_text(encoding="utf-8-sig"), end="")
    category;count;per_100_words
    possible;1;20,0
    probable;0;0,0
    """
    file = path_of(path, "path")
    tables = _named(table, file)
    if file.suffix.lower() == ".xlsx":
        data = workbook(tables)
    elif file.suffix.lower() == ".csv":
        if len(tables) != 1:
            raise ValueError(f"{file}: a CSV holds one table, not {len(tables)}; name it .xlsx")
        data = french_csv(next(iter(tables.values())))
    else:
        meant = suggestion(file.suffix, (".xlsx", ".csv"))
        raise ValueError(f"{file}: name a file that ends in .xlsx or .csv{meant}")
    write_whole(file, data)
    return file


def _named(table: object, file: Path) -> dict[str, pd.DataFrame]:
    import pandas as pd

    given = table if isinstance(table, Mapping) else {file.stem: table}
    tables: dict[str, pd.DataFrame] = {}
    for name, one in given.items():
        if not isinstance(one, pd.DataFrame):
            raise TypeError(f"{name!r} is {type(one).__name__}; give a table (a DataFrame)")
        tables[name] = _with_index(one)
    if not tables:
        raise ValueError("there is no table to write")
    return tables


def _with_index(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its index as columns, unless that only numbers its rows."""
    index = table.index
    rows = index.nlevels == 1 and index.name is None and getattr(index.dtype, "kind", "") in "iu"
    return table if rows else table.reset_index(allow_duplicates=True)


def _heading(name: object) -> str:
    """What stands above a column; its levels in one line."""
    return " | ".join(str(part) for part in name if part) if isinstance(name, tuple) else str(name)


def french_csv(table: pd.DataFrame) -> bytes:
    """A table as Excel with French settings expects it, see `spreadsheet`."""
    import pandas as pd

    # By their place, since columns may have one name.
    columns = (table.iloc[:, at] for at in range(table.shape[1]))
    shown = pd.DataFrame(
        {
            at: column if _is_number(column.dtype) else column.astype(object).map(_guarded)
            for at, column in enumerate(columns)
        },
        index=table.index,
    )
    head = [str(_guarded(_heading(name))) for name in table.columns]
    text = shown.to_csv(index=False, header=head, sep=";", decimal=",", lineterminator="\r\n")
    return text.encode("utf-8-sig")


def _is_number(dtype: Any) -> bool:
    return getattr(dtype, "kind", "O") in "iufb"


def _guarded(value: object) -> object:
    if isinstance(value, float) and math.isfinite(value):
        return str(float(value)).replace(".", ",")  # pandas leaves the point in such columns
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


# --- a workbook -----------------------------------------------------------------------------------


def workbook(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Tables as one XLSX file, a worksheet each; the same tables give the same bytes."""
    try:
        import openpyxl
    except ImportError:
        raise ImportError(
            "a workbook needs openpyxl: pip install 'discourse-toolkit[xlsx]'; or write CSV"
        ) from None
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    taken: set[str] = set()
    for name, table in tables.items():
        _check_name(name, taken)
        _fill(book.create_sheet(name), table)
    stream = io.BytesIO()
    book.save(stream)
    return _without_time(stream.getvalue())


def _check_name(name: object, taken: set[str]) -> None:
    if not isinstance(name, str) or not 0 < len(name) <= _NAME_MOST or _NAME.search(name):
        raise ValueError(
            f"a worksheet cannot be called {name!r}: up to {_NAME_MOST} characters, no []:*?/\\"
        )
    if name.lower() in taken:
        raise ValueError(f"two worksheets are named {name!r}; capitals do not count")
    taken.add(name.lower())


def _fill(sheet: Any, table: pd.DataFrame) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for at, (name, values) in enumerate(zip(table.columns, _columns(table), strict=True), start=1):
        widest = _NARROWEST
        for row, value in enumerate((_heading(name), *values), start=1):
            if value is not None:
                _write(sheet.cell(row, at), value)
                widest = max(widest, len(value) if isinstance(value, str) else 0)
        sheet.cell(1, at).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = min(widest, _WIDEST) + 2
    sheet.freeze_panes = "A2"
    if len(table.columns):
        sheet.auto_filter.ref = sheet.dimensions


def _columns(table: pd.DataFrame) -> Iterator[list[object]]:
    """The cells of each column as a workbook holds them; None for an empty one."""
    for at in range(table.shape[1]):
        yield [_cell(value) for value in table.iloc[:, at].astype(object).tolist()]


def _cell(value: Any) -> object:
    import pandas as pd

    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return None
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)  # a cell has no infinity
    if isinstance(value, datetime) and value.tzinfo is None:
        return value
    return str(value)  # dates with a time zone among them, which a cell cannot hold


def _write(cell: Any, value: object) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not isinstance(value, str):
        cell.value = value
        return
    text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)
    cell.value = text if len(text) <= _MOST else text[: _MOST - len(_CUT)] + _CUT
    cell.data_type = "s"  # neither a formula nor an error, whatever it begins with
    cell.quotePrefix = text.startswith(FORMULA)


def _without_time(data: bytes) -> bytes:
    """The same workbook without the time at which it was written."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _FIXED)
            info.create_system, info.compress_type = 3, zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _TIME.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            new.writestr(info, content)
    return made.getvalue()
