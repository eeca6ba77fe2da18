"""One folder a language, the same file names in each: lexicons are data.

A table is a UTF-8 file of tab-separated lines under one header line. ``#`` begins a comment
line. What is wrong in a line is said with its file and number.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


class LexiconError(ValueError):
    """A language file that cannot be used as it stands; the message names file and line.

    >>> table(Path(__file__), ("entry", "grade"))
    Traceback (most recent call last):
    discourse.languages.LexiconError: ...__init__.py, line 1: columns are ...; expected entry grade
    """


@dataclass(frozen=True, slots=True)
class Language:
    """A language folder: its code and its settings (`language.toml`)."""

    code: str
    folder: Path
    settings: Mapping[str, Any]

    def path(self, name: str) -> Path:
        """The path of one of its files."""
        return self.folder / name


def available() -> tuple[str, ...]:
    """Codes of the languages that have a folder.

    >>> "fr" in available()
    True
    """
    return tuple(sorted(path.parent.name for path in _HERE.glob("*/language.toml")))


@cache
def language(code: str) -> Language:
    """The language of a code; a ValueError names those there are."""
    folder = _HERE / str(code)
    if code not in available():
        raise ValueError(f"lang={code!r} is not available; choose one of {', '.join(available())}")
    return Language(code, folder, toml(folder / "language.toml"))


def toml(path: Path) -> dict[str, Any]:
    """A TOML file; a LexiconError names the file and the place of a fault."""
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from error


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
            raise self.error(f"{column} is {value!r}; expected one of {known}")
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
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
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
                f"({' '.join(columns)}), parted by tabs"
            )
        rows.append(Row(path, number, dict(zip(columns, map(str.strip, cells), strict=True))))
    return rows
