"""One run over a corpus: into a folder, resumed where it was stopped, nothing lost."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from itertools import chain
from typing import Any

from discourse.arguments import one_of, whole
from discourse.corpus import engines
from discourse.corpus.parts import Part, Record, Work, parts_of, record_of
from discourse.corpus.progress import Progress
from discourse.corpus.run_folder import Run, alone, begin, finish, folder_of
from discourse.corpus.run_tables import TABLES, Question, as_text, target_asked
from discourse.corpus.sources import LeftOut, Reading, check_sources, each
from discourse.documents import Document
from discourse.reading.file_bytes import MAX_SIZE
from discourse.tables.voices import TargetLike


def run(  # noqa: PLR0913 - what is asked, who works, and how files are read
    sources: str | os.PathLike[str] | Iterable[str | os.PathLike[str] | Document],
    out: str | os.PathLike[str],
    *,
    target: TargetLike = None,
    markers: str | os.PathLike[str] | None = None,
    valence: str | os.PathLike[str] | None = None,
    tables: Iterable[str] = TABLES,
    leave_out: Iterable[str] = (),
    jobs: int = 1,
    cluster: Any = None,
    anew: bool = False,
    progress: bool | None = None,
    text: str | None = None,
    id: str | None = None,  # noqa: A002 - the name of the column
    lang: str | None = None,
    encoding: str | None = None,
    max_size: int | None = MAX_SIZE,
    drop_duplicates: bool = False,
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
    text, id, lang, encoding, max_size, drop_duplicates
        how files are read, as in `discourse.read_many`.

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
    if isinstance(tables, str):
        raise TypeError(f"tables is {tables!r}; give a list of names, such as [{tables!r}]")
    names = tuple(one_of(name, TABLES, "table") for name in tables)
    if not names:
        raise ValueError(f"tables is empty; choose from {', '.join(TABLES)}")
    whole(jobs, "jobs")
    if jobs < 1:
        raise ValueError(f"jobs is {jobs!r}; give a number of processes, 1 or more")
    question = Question(target_asked(target), as_text(markers), as_text(valence))
    left = LeftOut(leave_out)
    reading = Reading(text, id, lang, encoding, max_size, drop_duplicates)
    check_sources(sources, reading)
    folder = folder_of(out)
    parts = parts_of(left.out_of(each(sources, reading)))
    # Before the folder is touched: sources that cannot be read leave no run to go on with.
    first = next(parts, None)
    if first is None:
        raise ValueError("nothing could be read: the sources hold no text")
    with alone(folder):
        begin(folder, question, names, anew=anew)
        work = Work(folder, question, names)
        with Progress(sources, shown=progress) as shown:
            done = _done(chain([first], parts), work, jobs, cluster, shown)
            made = finish(folder, question, done)
    left.warn_of_others()
    return made


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


def _check_extra() -> None:
    try:
        import filelock  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise ImportError(
            f"a corpus needs {error.name}: pip install 'discourse-toolkit[corpus]'"
        ) from None
