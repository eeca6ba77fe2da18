"""Run odd texts through every public function: no undocumented error, no broken invariant, no hang.

    python -m benchmarks.fuzz [--count 200000] [--first 0] [--seconds 3600] [--jobs 2]
                              [--found FILE.jsonl]
    python -m benchmarks.fuzz --only 12345

The text of a number is always the same, so an interrupted run continues with ``--first``, and
``--only`` shows one text and all that is wrong with it. Texts are read, then handed to the tables
many at once; a fault is then located text by text and its text shortened. Each text is also read as
a
file, with a random ending and encoding. Functions of one document that combine other results
(contrasts, the page) see one text in ten, otherwise the run would take three times as long. Ends
with 1 if anything was found.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import discourse
from discourse import Document
from tests.fuzzed import checked, faults_of, faults_of_reading, file_of, text_of, write
from tests.shapes import FUNCTIONS, TooSlow, at_most, french

BATCH = 64
SELDOM = {"contrasts": 10, "contrasts of valence": 10, "page": 10}
"""Functions that see only one text in this many."""

# Seconds of processor time for a text, far above what any text of one line takes. Functions that
# show single findings (explain, the page) make a table for each finding.
FIXED, EACH = 1.0, 0.0005
SLOWER = {"explain": 20.0, "page": 8.0, "preview": 4.0}
CUTS = 120  # attempts to shorten a text that shows a fault
SHOWN = 5  # texts stored per fault


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong on a text: in which function, and where the error came from."""

    number: int
    function: str
    what: str
    text: str


def readable(text: str) -> bool:
    """Whether a text is valid: a NUL or a lone surrogate is refused, as documented."""
    return "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)


def refused(text: str) -> bool:
    """Whether reading a text ends with the documented error."""
    try:
        french(text)
    except ValueError:
        return True
    return False


def fault_of(function: str, text: str) -> str:
    """What is wrong with a function on a text; "" if nothing."""
    limit = (FIXED + EACH * len(text)) * SLOWER.get(function, 1.0)
    try:
        with at_most(limit), warnings.catch_warnings():
            warnings.simplefilter("error")
            return "; ".join(_tried(function, text))
    except TooSlow:
        return f"more than {limit:.1f} s for {len(text)} characters"
    except Exception as error:  # noqa: BLE001 - any error is a finding
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if "discourse" in Path(frame.filename).parts] or frames
        place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
        return f"{type(error).__name__} in {place}: {str(error)[:120]}"


def _tried(function: str, text: str) -> list[str]:
    if function.startswith("read "):
        return _read(text, function.removeprefix("read "))
    if not readable(text):
        return [] if refused(text) else ["what is no text was read"]
    doc = french(text)
    if function == "document":
        return list(faults_of_reading(doc))
    return checked(function, [doc])


def _read(text: str, name: str) -> list[str]:
    """Read a text as a file; a file may be refused by a ValueError, as is documented."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # there is a warning about a language that is not French
        path = write(text, name, Path(folder))
        reasons: list[str] = []
        docs: list[Document] = []
        try:
            docs = discourse.read_many(
                path, lang="fr", on_problem=lambda problem: reasons.append(problem.reason)
            )
        except ValueError as error:
            reasons.append(str(error))
            if str(path) not in str(error):
                return [f"an error without the file: {error}"]
    # A number of zones that differs from that of blocks is an error of the reader, not the file.
    found = [f"zones without blocks: {reason}" for reason in reasons if "zones names" in reason]
    return found + [fault for doc in docs for fault in faults_of(doc)]


def batch_of(numbers: Sequence[int]) -> list[Fault]:
    """All faults of some texts."""
    texts = {number: text_of(number) for number in numbers}
    found = [
        Fault(number, function, what, text)
        for number, text in texts.items()
        for function in ("document", f"read {file_of(number)}")
        if (what := fault_of(function, text))
    ]
    faulty = {fault.number for fault in found if fault.function == "document"}
    docs = {
        number: french(text, str(number))
        for number, text in texts.items()
        if number not in faulty and readable(text)
    }
    for function in FUNCTIONS:
        every = SELDOM.get(function, 1)
        asked = [doc for number, doc in docs.items() if number % every == 0]
        if _all_well(function, asked):
            continue
        found += [
            Fault(number, function, what, texts[number])
            for number in (int(doc.id) for doc in asked)
            if (what := fault_of(function, texts[number]))
        ]
    return found


def _all_well(function: str, docs: Sequence[Document]) -> bool:
    """Whether a function has no fault on several documents at once."""
    size = sum(len(doc.text) for doc in docs)
    limit = (FIXED + EACH * size) * SLOWER.get(function, 1.0)
    try:
        with at_most(limit), warnings.catch_warnings():
            warnings.simplefilter("error")
            return not checked(function, docs)
    except (Exception, TooSlow):  # noqa: BLE001 - located text by text
        return False


def cut_down(fault: Fault) -> Fault:
    """The same fault on a shorter text: parts are removed as long as it shows."""
    kind = fault.what.split(":")[0]
    text, tries = fault.text, 0
    size = len(text) // 2
    while size and tries < CUTS and not fault.what.startswith("more than"):
        at = 0
        while at < len(text) and tries < CUTS:
            shorter = text[:at] + text[at + size :]
            tries += 1
            if fault_of(fault.function, shorter).startswith(kind):
                text = shorter
            else:
                at += size
        size //= 2
    return Fault(fault.number, fault.function, fault.what, text)


def faults(numbers: range, jobs: int, seconds: float) -> Iterator[tuple[int, list[Fault]]]:
    """The faults of each batch, with the next number, until time is up."""
    start = time.monotonic()
    with ProcessPoolExecutor(jobs) as pool:
        batches = [numbers[at : at + BATCH] for at in range(0, len(numbers), BATCH)]
        ahead = 4 * jobs
        running = [pool.submit(batch_of, batch) for batch in batches[:ahead]]
        for at, batch in enumerate(batches):
            yield batch.stop, running[at].result()
            if time.monotonic() - start > seconds:
                for future in running:
                    future.cancel()
                return
            if len(running) < len(batches):
                running.append(pool.submit(batch_of, batches[len(running)]))


def main() -> None:
    """Run, print each kind of fault once, and count."""
    parser = argparse.ArgumentParser(description="Odd texts through every public function.")
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=math.inf)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--found", type=Path, help="file the faults are added to, as JSON lines")
    parser.add_argument("--only", type=int, help="show this text and its faults, nothing else")
    asked = parser.parse_args()
    if asked.only is not None:
        print(repr(text_of(asked.only)))
        print(*batch_of([asked.only]), sep="\n")
        return
    seen: Counter[tuple[str, str]] = Counter()
    start, done = time.monotonic(), asked.first
    for stop, found in faults(
        range(asked.first, asked.first + asked.count), asked.jobs, asked.seconds
    ):
        for fault in found:
            kind = fault.function, fault.what.split(":")[0]
            seen[kind] += 1
            if seen[kind] > SHOWN:
                continue
            short = cut_down(fault)
            print(
                f"{short.number} {short.function}: {short.what}\n    {short.text[:300]!r}",
                flush=True,
            )
            if asked.found:
                with asked.found.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(asdict(short), ensure_ascii=True) + "\n")
        if stop // 1000 != done // 1000:
            print(f"{stop} ({time.monotonic() - start:.0f} s)", file=sys.stderr, flush=True)
        done = stop
    for (function, what), number in seen.most_common():
        print(f"{number:>7}  {function}: {what}")
    print(f"{done - asked.first} texts, {sum(seen.values())} faults; go on with --first {done}")
    raise SystemExit(bool(seen))


if __name__ == "__main__":
    main()
