"""Tables of articles, one a row: CSV, TSV, JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from discourse.reading.file_kinds import TEXT_COLUMNS
from discourse.reading.items import Article, Problem
from discourse.reading.pieces import repaired

_DELIMITERS = "\t;,|"


def rows_of_table(
    text: str, where: str, lang: str, columns: tuple[str | None, str | None]
) -> Iterator[Article | Problem]:
    """The rows of a table under its line of names; ``columns`` are those of text and id.

    Raises
    ------
    ValueError
        No rows, no such column, or none known to hold texts.
    """
    csv.field_size_limit(2**31 - 1)
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter)
    names = [repaired(name, where, lang)[0].strip() for name in next(reader, [])]
    doubled = [name for name, number in Counter(names).items() if number > 1]
    if doubled:
        raise ValueError(f"{where}: several columns named {doubled[0]!r}; rename them")
    column, key = _columns(names, where, columns)
    try:
        for number, cells in enumerate(reader, 1):
            item = f"row {number} (line {reader.line_num})"
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(names):
                yield Problem(where, item, f"{len(cells)} cells under {len(names)} names")
                continue
            yield _row(dict(zip(names, cells, strict=True)), item, where, lang, column, key)
    except csv.Error as error:
        yield Problem(where, f"line {reader.line_num}", f"no table from here on ({error})")


def rows_of_json(
    text: str, where: str, lang: str, columns: tuple[str | None, str | None]
) -> Iterator[Article | Problem]:
    """The objects of a file of JSON lines, or of one JSON list; each row may have other keys.

    Raises
    ------
    ValueError
        No column known to hold texts.
    """
    objects = list(_objects(text.lstrip("\ufeff")))
    rows = [row for _, row in objects if isinstance(row, dict)]
    names = list(dict.fromkeys(name for row in rows for name in row))
    if not rows:
        raise ValueError(f'{where}: no line of it is a JSON object such as {{"text": "…"}}')
    column, key = _columns(names, where, columns)
    for item, row in objects:
        if isinstance(row, dict):
            yield _row(row, item, where, lang, column, key)
        else:
            reason = row if isinstance(row, str) else "not a JSON object"
            yield Problem(where, item, reason)


def _objects(text: str) -> Iterator[tuple[str, object]]:
    """Place and value of each object; of a line that is no JSON, place and reason."""
    if text.lstrip().startswith("["):
        try:
            rows = json.loads(text)
        except (ValueError, RecursionError) as error:  # a number of 5,000 digits is one
            yield "the list", f"not JSON ({error})"
            return
        for number, row in enumerate(rows, 1):
            yield f"row {number}", row if isinstance(row, dict) else None
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:  # a number of 5,000 digits is one
                yield f"line {number}", f"not JSON ({error})"
            else:
                yield f"line {number}", row if isinstance(row, dict) else None


def _columns(
    names: Sequence[str], where: str, asked: tuple[str | None, str | None]
) -> tuple[str, str | None]:
    """The columns of text and id: those asked for, or those of a known name."""
    listed = ", ".join(map(repr, names[:12])) or "none"
    for name in asked:
        if name is not None and name not in names:
            raise ValueError(f"{where}: no column {name!r}; it has {listed}")
    text, key = asked
    if text is None:
        text = next((n for known in TEXT_COLUMNS for n in names if n.lower() == known), None)
    if text is None:
        raise ValueError(
            f"{where}: which column holds the texts? It has {listed}; say text=… of "
            "discourse.read_many"
        )
    return text, "id" if key is None and "id" in names else key


def _row(
    row: Mapping[str, Any], item: str, where: str, lang: str, column: str, key: str | None
) -> Article | Problem:
    try:
        cells = {
            name: repaired(value, f"{where}, {item}", lang)[0] if isinstance(value, str) else value
            for name, value in row.items()
        }
    except ValueError as error:
        return Problem(where, item, str(error).removeprefix(f"{where}, {item}: "))
    text = cells.get(column)
    if not isinstance(text, str) or not text.strip():
        what = "no text" if text is None or text == "" or isinstance(text, str) else "no string"
        return Problem(where, item, f"{what} in column {column!r}")
    name = cells.get(key) if key is not None else None
    if key is not None and (name is None or not str(name).strip()):
        return Problem(where, item, f"no id in column {key!r}")
    metadata = {
        str(other): ", ".join(map(str, value)) if isinstance(value, list) else value
        for other, value in cells.items()
        if other not in (column, key) and value not in (None, "")
    }
    return Article(text=text, item=item, id=None if name is None else str(name), metadata=metadata)
