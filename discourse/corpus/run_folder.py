"""The folder of a run: begun or resumed by one run at a time, and closed with a manifest."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from discourse._version import __version__
from discourse.arguments import one_of
from discourse.corpus.parts import RECORDS, Failure, Part, Record, write_json
from discourse.corpus.run_tables import TABLES, Question, schema
from discourse.user_files import path_of

_MANIFEST, _BEGUN, _LOCK = "manifest.json", "_run.json", ".lock"
_LEXICONS = {
    "markers": "lexicon of markers",
    "valence": "lexicon of valence",
    "lexicons": "lexicons of the package",
}


@dataclass(frozen=True, slots=True)
class Run:
    """What a run has written.

    Parameters
    ----------
    folder
        where the tables are: ``folder/markers/part-000000.parquet`` and so on.
    documents
        how many were analysed.
    rows
        the number of rows of each table.
    failures
        what could not be read or analysed, each with its reason.
    """

    folder: Path
    documents: int
    rows: dict[str, int]
    failures: tuple[Failure, ...]

    def table(self, name: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """A whole table, or some of its columns; larger ones are better read by part.

        Raises
        ------
        TypeError
            one name in place of a list of columns.
        ValueError
            a table that was not written, a column it has not.
        """
        one_of(name, tuple(self.rows), "table")
        if isinstance(columns, str):
            raise TypeError(f"columns is {columns!r}; give a list of names, such as [{columns!r}]")
        for column in columns or ():
            one_of(column, tuple(schema(name).columns), "column")
        found = pd.read_parquet(
            self.folder / name, columns=None if columns is None else list(columns)
        )
        return found


def folder_of(out: object) -> Path:
    """The folder that is written into."""
    folder = path_of(out, "out", "folder").resolve()
    if folder.exists() and not folder.is_dir():
        raise ValueError(f"{folder} is a file; name an empty or new folder")
    return folder


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep a second run out of the folder; the system frees the lock of a run that was killed."""
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ValueError(f"another run is at work in {folder}; wait for it, or stop it") from None
    try:
        yield
    finally:
        lock.release()
        (folder / _LOCK).unlink(missing_ok=True)


def begin(folder: Path, question: Question, names: tuple[str, ...], *, anew: bool) -> None:
    """Begin or resume; refuse a folder of something else, and a run that asked something else."""
    # Through JSON, where a tuple is a list, to be compared with what was written.
    begun = json.loads(json.dumps({**question.asked(), "tables": names}))
    path = folder / _BEGUN
    if path.is_file():
        before = json.loads(path.read_text(encoding="utf-8"))
        if before == begun:
            return
        if not anew:
            raise ValueError(
                f"{folder} holds a run with other {_others(before, begun)}; choose another folder, "
                "or anew=True (--anew) to begin anew in it"
            )
        for name in (*TABLES, RECORDS):
            shutil.rmtree(folder / name, ignore_errors=True)
        (folder / _MANIFEST).unlink(missing_ok=True)
    elif others := sorted(one.name for one in folder.iterdir() if one.name != _LOCK):
        raise ValueError(
            f"{folder} holds {others[0]!r}, which no run has written; name an empty or new folder"
        )
    write_json(begun, path)


def _others(before: Mapping[str, object], now: Mapping[str, object]) -> str:
    """What two runs differ in; of what a user can tell apart, how."""
    found = []
    for name in now:
        was, is_now = before.get(name), now[name]
        if was != is_now and name in ("target", "tables", "version"):
            found.append(f"{name} ({_told(was)}, now {_told(is_now)})")
        elif was != is_now:
            found.append(_LEXICONS[name])
    return ", ".join(found)


def _told(value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value["name"])
    return ", ".join(value) if isinstance(value, list) else str(value or "none")


def finish(folder: Path, question: Question, done: dict[int, Record]) -> Run:
    """Remove what an earlier, longer corpus left, and write the manifest."""
    kept = {Part(number).name for number in done}
    for path in (*folder.glob("*/part-*.parquet"), *folder.glob(f"{RECORDS}/part-*.json")):
        if path.stem not in kept:
            path.unlink()
    for half in folder.glob("*/.part-*.half"):
        half.unlink()
    records = [done[number] for number in sorted(done)]
    # In one order, whether a record was written now or read of a run that was stopped.
    rows = {
        name: sum(record.rows.get(name, 0) for record in records)
        for name in TABLES
        if any(name in record.rows for record in records)
    }
    failures = tuple(failure for record in records for failure in record.failures)
    found = Run(folder, sum(record.documents for record in records), rows, failures)
    write_json(
        {
            "discourse": __version__,
            "digest": question.digest(),
            "target": question.asked()["target"],
            "documents": found.documents,
            "characters": sum(record.characters for record in records),
            "rows": rows,
            "parts": len(records),
            "failures": [asdict(one) for one in failures],
        },
        folder / _MANIFEST,
    )
    return found
