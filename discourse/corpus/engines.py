"""Who does the work: this process, a pool of processes, or a Dask cluster.

The pool is that of the standard library and the cluster offers the same interface, so one loop
serves both. It keeps a few parts in hand, so that a corpus is never in memory.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

from discourse.corpus.parts import Failure, Part, Record, Work
from discourse.documents import Document

_AHEAD = 2  # parts in hand for each process
_KILLED = "the process that analysed it was killed twice, out of memory perhaps; shorten the text"


def here(parts: Iterable[Part], work: Work) -> Iterator[tuple[Part, Record]]:
    """Work in this process, one part after the other."""
    for part in parts:
        yield part, work(part)


def in_pool(parts: Iterable[Part], work: Work, jobs: int) -> Iterator[tuple[Part, Record]]:
    """Work in a pool of processes, each warmed up once."""
    yield from _in(parts, work, jobs, lambda: _pool(jobs))


def in_cluster(parts: Iterable[Part], work: Work, client: Any) -> Iterator[tuple[Part, Record]]:
    """Work on a Dask cluster, whose processes see the folder of the run."""
    jobs = max(1, sum(client.nthreads().values()))
    yield from _in(parts, work, jobs, lambda: client.get_executor(pure=False, retries=0))


@contextmanager
def client_of(cluster: Any) -> Iterator[Any]:
    """A Dask client: one that is given, or one for the address of a scheduler."""
    try:
        from distributed import Client
    except ImportError:
        raise ImportError(
            "a cluster needs Dask: pip install 'discourse-toolkit[cluster]'"
        ) from None
    if isinstance(cluster, Client):
        yield cluster
        return
    with Client(cluster) as client:  # type: ignore[no-untyped-call]
        yield client


def _in(
    parts: Iterable[Part], work: Work, jobs: int, engine: Callable[[], Executor]
) -> Iterator[tuple[Part, Record]]:
    """Hand parts out and take records in; the parts of a process that died are done again."""
    rest, pending = iter(parts), dict[Future[Record], Part]()
    executor = engine()
    try:
        while True:
            while len(pending) < _AHEAD * jobs and (part := next(rest, None)) is not None:
                pending[executor.submit(work, part)] = part
            if not pending:
                return
            lost: list[Part] = []
            for future in wait(pending, return_when=FIRST_COMPLETED).done:
                part = pending.pop(future)
                if _died(future):
                    lost.append(part)
                else:
                    yield part, future.result()
            if lost:
                # A pool that has lost a process drops what its other processes had in hand.
                if isinstance(executor, ProcessPoolExecutor):
                    lost += pending.values()
                    pending.clear()
                    executor.shutdown(wait=False)
                for part in sorted(lost, key=lambda part: part.number):
                    yield part, _again(part, work, engine)
                executor = engine()
    finally:
        # What is being worked on is finished: a part takes seconds. Dask's executor knows no
        # cancel_futures (distributed 2026.8), so they are cancelled one by one.
        for future in pending:
            future.cancel()
        executor.shutdown()


def _died(future: Future[Any]) -> bool:
    error = future.exception()
    return isinstance(error, BrokenProcessPool) or type(error).__name__ == "KilledWorker"


def _again(part: Part, work: Work, engine: Callable[[], Executor]) -> Record:
    """A part whose process died, once more; then without the documents that kill a process."""
    executor = engine()
    whole = executor.submit(work, part)
    if not _died(whole):
        executor.shutdown()
        return whole.result()
    failed: list[Failure] = []
    for doc in part.docs:
        executor = engine()
        if _died(executor.submit(_tried, work, doc)):
            failed.append(Failure(doc.id, _KILLED))
        executor.shutdown()
    executor = engine()
    try:
        return executor.submit(work, part.without(failed)).result()
    finally:
        executor.shutdown()


def _tried(work: Work, doc: Document) -> None:
    work.failure(doc)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Processes are started afresh on every system: a copy of one with threads may hang.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_warm)


def _warm() -> None:
    """Load once what every document needs; leave the interrupt key to the process in charge."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from discourse.corpus.run_tables import TABLES, Question, tables_of
    from discourse.reading import document

    tables_of([document("La paix reviendra peut-être.", lang="fr")], Question(), TABLES)
