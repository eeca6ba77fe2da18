"""Parts of a corpus: how it is cut, and how the tables of a part reach their files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import pandas as pd

from discourse.corpus.run_tables import Question, Tables, tables_of
from discourse.documents import Document, zones_text
from discourse.reading.articles import Problem
from discourse.user_files import write_whole

RECORDS = "_parts"  # programs that read a folder of Parquet files pass over names with "_"
_CHARACTERS, _DOCUMENTS = 200_000, 500
"""A part ends after so many characters or documents: some seconds' work."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read or analysed, and why."""

    doc: str
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """Some documents in a row of a corpus; its number follows from the sources alone."""

    number: int
    docs: tuple[Document, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def name(self) -> str:
        """The stem of its files."""
        return f"part-{self.number:06d}"

    def digest(self) -> str:
        """A hash of what the part holds."""
        whole = hashlib.sha256()
        for doc in self.docs:
            about = json.dumps(dict(doc.metadata), sort_keys=True)
            for piece in (doc.id, doc.lang, doc.text, zones_text(doc), about):
                whole.update(f"{len(piece)}:{piece}".encode())
        for failure in self.failures:
            whole.update(f"{failure.doc}:{failure.reason}".encode())
        return whole.hexdigest()[:16]

    def without(self, failed: Iterable[Failure]) -> Part:
        """The part without some documents, which become failures."""
        lost = tuple(failed)
        names = {failure.doc for failure in lost}
        kept = tuple(doc for doc in self.docs if doc.id not in names)
        return replace(self, docs=kept, failures=(*self.failures, *lost))


@dataclass(frozen=True, slots=True)
class Record:
    """What was written for a part; it is there once the tables are complete."""

    digest: str
    documents: int
    characters: int
    rows: dict[str, int]
    failures: tuple[Failure, ...] = field(default=())


def parts_of(found: Iterable[Document | Problem]) -> Iterator[Part]:
    """Cut a stream of documents into parts, the same ones whatever engine works on them."""
    number, size = 0, 0
    docs: list[Document] = []
    failures: list[Failure] = []
    for one in found:
        if isinstance(one, Problem):
            place = ", ".join(filter(None, (one.file, one.item)))
            failures.append(Failure(place, one.reason.removeprefix(f"{place}: ")))
        else:
            docs.append(one)
            size += len(one.text)
        if size >= _CHARACTERS or len(docs) + len(failures) >= _DOCUMENTS:
            yield Part(number, tuple(docs), tuple(failures))
            number, size, docs, failures = number + 1, 0, [], []
    if docs or failures:
        yield Part(number, tuple(docs), tuple(failures))


@dataclass(frozen=True, slots=True)
class Work:
    """What is done with each part; it is sent to the processes that do it."""

    folder: Path
    question: Question
    tables: tuple[str, ...]

    def __call__(self, part: Part) -> Record:
        """Analyse a part, write its tables and then its record."""
        before = part.digest()
        part, found = self.analysed(part)
        for name, table in found.items():
            _write_table(table, self.folder / name / f"{part.name}.parquet")
        record = Record(
            digest=before,
            documents=len(part.docs),
            characters=sum(len(doc.text) for doc in part.docs),
            rows={name: len(table) for name, table in found.items()},
            failures=part.failures,
        )
        write_json(asdict(record), self.folder / RECORDS / f"{part.name}.json")
        return record

    def analysed(self, part: Part) -> tuple[Part, Tables]:
        """The tables of a part; a document that raises an error becomes a failure."""
        try:
            return part, tables_of(part.docs, self.question, self.tables)
        except Exception:  # noqa: BLE001 - one of the documents, whatever is wrong in it
            failed = [failure for doc in part.docs for failure in self.failure(doc)]
        part = part.without(failed)
        return part, tables_of(part.docs, self.question, self.tables)

    def failure(self, doc: Document) -> Sequence[Failure]:
        """The error that a document raises, if any."""
        try:
            tables_of([doc], self.question, self.tables)
        except Exception as error:  # noqa: BLE001
            return [Failure(doc.id, f"{type(error).__name__}: {error}")]
        return []


def record_of(folder: Path, part: Part, tables: Iterable[str]) -> Record | None:
    """The record of a part that was written completely before, from the same texts."""
    path = folder / RECORDS / f"{part.name}.json"
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        failures = tuple(Failure(**one) for one in said.pop("failures"))
        record = Record(**said, failures=failures)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    there = all((folder / name / f"{part.name}.parquet").is_file() for name in tables)
    return record if there and record.digest == part.digest() else None


def write_json(said: object, path: Path) -> None:
    """Write JSON so that the file is never seen half written."""
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode("utf-8"))


def _write_table(table: pd.DataFrame, path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pandas(table, preserve_index=False), sink, compression="zstd")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, sink.getvalue().to_pybytes())
