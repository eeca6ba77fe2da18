"""One run over a corpus: into a folder, resumed where it was stopped, nothing lost."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypedDict, Unpack

import pandas as pd

from discourse._version import __version__
from discourse.arguments import one_of, whole
from discourse.calls import warn
from discourse.corpus import engines
from discourse.corpus.parts import (
    RECORDS,
    Failure,
    Part,
    Record,
    Work,
    parts_of,
    record_of,
    write_json,
)
from discourse.corpus.progress import Progress
from discourse.corpus.questions import TABLES, Question, as_text, schema
from discourse.documents import Document
from discourse.reading import read_each
from discourse.reading.items import Problem
from discourse.reading.many import AGAIN

_SHOWN = 3
MANIFEST, BEGUN, LOCK = "manifest.json", "_run.json", ".lock"


class Reading(TypedDict, total=False):
    """How files are read: the parameters of `discourse.read_many`."""

    text: str | None
    id: str | None
    lang: str | None
    encoding: str | None
    max_size: int | None
    drop_duplicates: bool


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


def run(  # noqa: PLR0913 - what is asked, who works, and how files are read
    sources: str | os.PathLike[str] | Iterable[str | os.PathLike[str] | Document],
    out: str | os.PathLike[str],
    *,
    target: str | Sequence[str] | None = None,
    markers: str | os.PathLike[str] | None = None,
    valence: str | os.PathLike[str] | None = None,
    tables: Iterable[str] = TABLES,
    leave_out: Iterable[str] = (),
    jobs: int = 1,
    cluster: Any = None,
    anew: bool = False,
    progress: bool | None = None,
    **reading: Unpack[Reading],
) -> Run:
    """Analyse a corpus of any size into Parquet tables.

    Texts are read one after the other and analysed in parts; a corpus is never in memory. A run
    that was stopped goes on where it stopped when it is called again, and ends with the same bytes.

    Parameters
    ----------
    sources
        files, folders and exports as in `discourse.read_many`, or documents.
    out
        the folder of the tables, made if it is not there; a folder of something else is refused.
    target
        whose outlook is asked, as in `discourse.outlook`.
    markers, valence
        lexicons of one's own, as in `discourse.markers` and `discourse.sentiment`.
    tables
        which tables are written.
    leave_out
        ids of documents that are not analysed, such as those of `discourse.duplicates`, which goes
        through the corpus first: whether an article is a copy cannot be told before all are read.
        They stand among the failures.
    jobs
        the number of processes; 1 works in this one.
    cluster
        a Dask client, or the address of a scheduler, instead of ``jobs``. Its workers must see
        ``out`` under the same name.
    anew
        begin anew in a folder whose run had other texts, lexicons, parameters or another version.
    progress
        whether to show rate and time left; by default in a terminal and a notebook.
    **reading
        how files are read: ``text``, ``id``, ``lang``, ``encoding``, ``max_size`` and
        ``drop_duplicates`` as in `discourse.read_many`.

    Returns
    -------
    Run
        what was written; `Run.failures` names what could not be read or analysed. The same is in
        ``out/manifest.json``.

    Raises
    ------
    TypeError
        sources of another type, such as a single document; ids that are not in a list.
    ValueError
        a file in place of the folder; a folder that holds something else, or a run with other
        lexicons, parameters or version; an unknown table; another run at work in the folder;
        nothing could be read.
    OSError
        a full disk: what is complete stays, and the same call goes on from there.
    ImportError
        the extra is missing: ``pip install 'discourse-toolkit[corpus]'``.

    Examples
    --------
    >>> import discourse, tempfile
    >>> texts = "La paix reviendra peut-être.", "Peut-être pas."
    >>> docs = [discourse.document(text, id=text[:5], lang="fr") for text in texts]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     found = run(docs, folder + "/tables")
    ...     found.documents, found.table("markers")["text"].tolist()
    (2, ['peut-être', 'Peut-être'])
    """
    _check_extra()
    names = tuple(one_of(name, TABLES, "table") for name in tables)
    whole(jobs, "jobs")
    if jobs < 1:
        raise ValueError(f"jobs is {jobs!r}; give a number of processes, 1 or more")
    about = target if target is None or isinstance(target, str) else tuple(target)
    question = Question(about, as_text(markers), as_text(valence))
    left = _LeftOut(leave_out)
    _check_sources(sources)
    folder = _folder(out)
    with _alone(folder):
        _begin(folder, question, names, anew=anew)
        work = Work(folder, question, names)
        with Progress(sources, shown=progress) as shown:
            found = parts_of(left.out_of(_each(sources, reading)))
            done = _done(found, work, jobs, cluster, shown)
            made = _end(folder, question, done)
    left.warn_of_others()
    return made


def _check_sources(sources: object) -> None:
    if not isinstance(sources, str | os.PathLike | Iterable):
        kind = type(sources).__name__
        raise TypeError(f"sources is {kind}; give files and folders, or a list of documents")


def _folder(out: object) -> Path:
    """The folder that is written into."""
    if not isinstance(out, str | os.PathLike):
        raise TypeError(f"out is {type(out).__name__}; give the path of a folder")
    if not os.fspath(out):
        raise ValueError("out is empty; give the path of a folder")
    folder = Path(out).resolve()
    if folder.exists() and not folder.is_dir():
        raise ValueError(f"{folder} is a file; name an empty or new folder")
    return folder


class _LeftOut:
    """The documents that are to be left out, and which of them were met."""

    def __init__(self, ids: Iterable[str]) -> None:
        # A table or dict would be gone through by the names of its columns.
        if isinstance(ids, pd.DataFrame | Mapping):
            kind = type(ids).__name__
            raise TypeError(f"leave_out is a {kind}; give a list of ids, such as copies['doc']")
        if isinstance(ids, str | bytes) or not isinstance(ids, Iterable):
            raise TypeError(f"leave_out is {ids!r}; give a list of ids, such as copies['doc']")
        self.wanted = frozenset(map(str, ids))
        self.met: set[str] = set()

    def out_of(self, found: Iterable[Document | Problem]) -> Iterator[Document | Problem]:
        """What is read, with a problem in place of each document that is left out."""
        for one in found:
            if isinstance(one, Document) and one.id in self.wanted:
                self.met.add(one.id)
                yield Problem("", one.id, "left out, as asked")
            else:
                yield one

    def warn_of_others(self) -> None:
        """Warn of ids that no document has: a mistake, or ids of another corpus."""
        others = sorted(self.wanted - self.met)
        if others:
            shown = ", ".join(map(repr, others[:_SHOWN])) + (", …" if len(others) > _SHOWN else "")
            warn(
                f"{len(others)} of {len(self.wanted)} ids to leave out are of no document: {shown}"
            )


def _each(sources: Any, reading: Reading) -> Iterator[Document | Problem]:
    """What the sources hold; texts that are there again are counted in a warning."""
    number = again = 0
    for one in _read(sources, reading):
        if isinstance(one, Document):
            number += 1
            again += any(note.startswith(AGAIN) for note in one.notes)
        yield one
    if again:
        warn(
            f"{again} of {number} texts repeat another, which counts twice; "
            "drop_duplicates=True (--drop-duplicates) leaves them out"
        )


def _read(sources: Any, reading: Reading) -> Iterator[Document | Problem]:
    if isinstance(sources, str | os.PathLike):
        yield from read_each(sources, **reading)
        return
    seen: set[str] = set()
    for one in sources:
        found = [one] if isinstance(one, Document) else read_each(one, **reading)
        for doc in found:
            if isinstance(doc, Document):
                if doc.id in seen:
                    raise ValueError(f"two documents have the id {doc.id!r}; give each its own")
                seen.add(doc.id)
            yield doc


def _done(
    parts: Iterator[Part], work: Work, jobs: int, cluster: Any, shown: Progress
) -> dict[int, Record]:
    """The record of every part; those that were complete before are not analysed again."""
    done: dict[int, Record] = {}

    def fresh() -> Iterator[Part]:
        for part in parts:
            record = record_of(work.folder, part, work.tables)
            if record is None:
                yield part
            else:
                done[part.number] = record
                shown.add(record)

    with engines.client_of(cluster) if cluster is not None else nullcontext() as client:
        if client is not None:
            found = engines.in_cluster(fresh(), work, client)
        elif jobs > 1:
            found = engines.in_pool(fresh(), work, jobs)
        else:
            found = engines.here(fresh(), work)
        for part, record in found:
            done[part.number] = record
            shown.add(record)
    return done


def _begin(folder: Path, question: Question, names: tuple[str, ...], *, anew: bool) -> None:
    """Begin or resume; refuse a folder of something else, and a run that asked something else."""
    begun = {"digest": question.digest(), "tables": list(names), "version": __version__}
    path = folder / BEGUN
    if path.is_file():
        before = json.loads(path.read_text(encoding="utf-8"))
        if before == begun:
            return
        if not anew:
            raise ValueError(
                f"{folder} holds a run with other lexicons, parameters, tables or version "
                f"(discourse {before.get('version')}, now {__version__}); choose another folder, "
                "or anew=True (--anew) to begin anew in it"
            )
        for name in (*TABLES, RECORDS):
            shutil.rmtree(folder / name, ignore_errors=True)
        (folder / MANIFEST).unlink(missing_ok=True)
    elif others := sorted(one.name for one in folder.iterdir() if one.name != LOCK):
        raise ValueError(
            f"{folder} holds {others[0]!r}, which no run has written; name an empty or new folder"
        )
    write_json(begun, path)


def _end(folder: Path, question: Question, done: dict[int, Record]) -> Run:
    """Remove what an earlier, longer corpus left, and write the manifest."""
    if not any(record.documents or record.failures for record in done.values()):
        raise ValueError("nothing could be read: the sources hold no text")
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
            "target": question.target,
            "documents": found.documents,
            "characters": sum(record.characters for record in records),
            "rows": rows,
            "parts": len(records),
            "failures": [asdict(one) for one in failures],
        },
        folder / MANIFEST,
    )
    return found


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep a second run out of the folder; the system frees the lock of a run that was killed."""
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ValueError(f"another run is at work in {folder}; wait for it, or stop it") from None
    try:
        yield
    finally:
        lock.release()
        (folder / LOCK).unlink(missing_ok=True)


def _check_extra() -> None:
    try:
        import filelock  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise ImportError(
            f"a corpus needs {error.name}: pip install 'discourse-toolkit[corpus]'"
        ) from None
