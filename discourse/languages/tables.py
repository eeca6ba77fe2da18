"""The files of a language as they are read: tables of tab-separated lines, and TOML.

A table is a UTF-8 file of tab-separated lines under one header line. ``#`` begins a comment
line. What is wrong in a line is said with its file and number.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from discourse.suggestions import suggestion
from discourse.user_files import text_of, unread


class LexiconError(ValueError):
    """A language file that cannot be used as it stands; the message names file and line.

    >>> table(Path(__file__), ("entry", "grade"))
    Traceback (most recent call last):
    discourse.languages.tables.LexiconError: ...tables.py, line 1: columns are ...; expected ...
    """


def toml(path: Path) -> dict[str, Any]:
    """A TOML file; a LexiconError names the file and the place of a fault."""
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from error
    except OSError as error:
        raise unread(path, error) from None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, and where it stands."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def error(self, message: str) -> LexiconError:
        """An error that says where."""
        return LexiconError(f"{self.path}, line {self.line}: {message}")

    def one_of(self, column: str, allowed: Sequence[str]) -> str:
        """The cell, which must be one of the allowed values."""
        value = self.cells[column]
        if value not in allowed:
            known = ", ".join(repr(item) for item in allowed)
            meant = suggestion(value, allowed)
            raise self.error(f"{column} is {value!r}; expected one of {known}{meant}")
        return value


def table(path: Path, columns: Sequence[str]) -> list[Row]:
    """The lines of a tab-separated table with just these columns, in this order.

    Raises
    ------
    LexiconError
        a file that is not UTF-8, another header, a line with a wrong number of
        cells; the message names file, line and what was expected.
    FileNotFoundError
        no such file.
    """
    try:
        lines = text_of(path).splitlines()
    except ValueError as error:
        raise LexiconError(str(error)) from error
    numbered = [
        (number, line.split("\t"))
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.startswith("#")
    ]
    if not numbered:
        raise LexiconError(f"{path}: empty; expected the header {' '.join(columns)}")
    number, header = numbered[0]
    if header != list(columns):
        raise LexiconError(
            f"{path}, line {number}: columns are {' '.join(header)}; expected {' '.join(columns)}"
        )
    rows = []
    for number, cells in numbered[1:]:
        if len(cells) != len(columns):
            raise LexiconError(
                f"{path}, line {number}: {len(cells)} cells; expected {len(columns)} "
                f"({' '.join(columns)}), separated by tabs"
            )
        rows.append(Row(path, number, dict(zip(columns, map(str.strip, cells), strict=True))))
    return rows
