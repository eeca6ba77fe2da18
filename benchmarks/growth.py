"""Measure how the time of every public function grows with the length of a text.

    python -m benchmarks.growth [--shapes REGEX] [--functions REGEX] [--jobs 2] [--every]

Each function reads each shape of `tests/shapes.py` at the lengths n, 2n, 4n and 8n; n is chosen so
that the time for the text, minus that for an almost empty text of the shape, can be measured. The
exponent is the slope of the logarithm of the time over that of the length from 2n to 8n: 1 is
linear, 2 quadratic. Functions that take less than a twentieth of a second at the greatest length
have none.
Times are processor time, the best of several runs, without the garbage collector: a full collection
looks through the whole process, and the first length that brings one about takes twice the time.
Ends with 1 if an exponent is above 1.3 or anything took longer than the limit.
"""

from __future__ import annotations

import argparse
import gc
import math
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from discourse import Document
from tests.shapes import FILES, FUNCTIONS, TEXTS, TooSlow, at_most, french, read_text

BOUND = 1.3
LEAST = 0.01  # minimal seconds for the shortest text; clock and collector vary less
MEASURABLE = 0.05  # seconds at the greatest length; the clock of some systems ticks in 0.004
FIRST, LAST = 500, 32_000  # characters of the shortest text
TINY = 40
LIMIT = 60.0


@dataclass(frozen=True, slots=True)
class Growth:
    """The times of a function on a shape at n, 2n, 4n and 8n characters."""

    shape: str
    function: str
    characters: int
    fixed: float
    times: tuple[float, ...]

    @property
    def exponent(self) -> float:
        """Infinite if the limit was exceeded, 0 if nothing can be measured."""
        if math.inf in self.times:
            return math.inf
        middle, last = (max(self.times[at] - self.fixed, 1e-4) for at in (1, 3))
        return math.log(last / middle, 4) if last >= MEASURABLE else 0.0


def seconds(run: Callable[[], object], limit: float, repeats: int) -> float:
    """The best processor time of several runs; infinite if one exceeds the limit."""
    best = math.inf
    for _ in range(repeats):
        gc.disable()
        start = time.process_time()
        try:
            with at_most(limit):
                run()
        except TooSlow:
            return math.inf
        finally:
            gc.enable()
        best = min(best, time.process_time() - start)
        if best > limit / 20:
            break  # such a long time is no noise
    return best


def growth(
    shape: str, function: str, prepared: Callable[[int], Callable[[], object]], limit: float
) -> Growth:
    """Choose n, then measure; a growth that looks too steep is measured again, more often."""

    def timed(characters: int, repeats: int) -> float:
        return seconds(prepared(characters), limit, repeats)

    timed(TINY, 1)  # tables and word types are loaded once
    fixed = timed(TINY, 3)
    if fixed == math.inf:
        return Growth(shape, function, TINY, 0.0, (math.inf,) * 4)
    first = FIRST
    while first < LAST and timed(first, 1) - fixed < LEAST:
        first *= 2
    lengths = [first * factor for factor in (1, 2, 4, 8)]
    times: list[float] = []
    for length in lengths:
        # A text longer than one that passed the limit would pass it too.
        times.append(math.inf if math.inf in times else timed(length, 2))
    found = Growth(shape, function, first, fixed, tuple(times))
    for _ in range(3):
        if not BOUND - 0.1 < found.exponent < math.inf:
            break
        again = [min(best, timed(n, 2)) for best, n in zip(found.times, lengths, strict=True)]
        found = replace(found, times=tuple(again))
    return found


def of_text(shape: str, functions: Iterable[str], limit: float) -> Iterator[Growth]:
    """The growth of functions on a shape of text; each call has a document of its own.

    A document keeps its results, so a second call would measure nothing.
    """
    docs: dict[int, Document] = {}

    def reading(characters: int) -> Callable[[], object]:
        text = TEXTS[shape](characters)
        return lambda: french(text)

    def calling(function: str) -> Callable[[int], Callable[[], object]]:
        def prepared(characters: int) -> Callable[[], object]:
            if characters not in docs:
                docs[characters] = french(TEXTS[shape](characters))
            doc = docs[characters]
            return lambda: FUNCTIONS[function](replace(doc))

        return prepared

    read = growth(shape, "document", reading, limit)
    yield read
    if math.inf not in read.times:
        for function in functions:
            yield growth(shape, function, calling(function), limit)


def of_file(shape: str, limit: float) -> Growth:
    """The growth of reading a file of a shape."""
    suffix, content = FILES[shape]

    def prepared(characters: int) -> Callable[[], object]:
        text = content(characters)
        return lambda: read_text(text, suffix)

    return growth(shape, "read_many", prepared, limit)


def measured(task: tuple[str, tuple[str, ...], float]) -> list[Growth]:
    """All growths of a shape."""
    shape, functions, limit = task
    if shape in TEXTS:
        return list(of_text(shape, functions, limit))
    return [of_file(shape, limit)]


def printed(rows: Iterable[Growth]) -> None:
    """Print the table, the steepest first."""
    print(
        f"{'function':<22}{'shape':<42}{'n':>7}{'n':>9}{'2n':>9}{'4n':>9}{'8n':>9}{'exponent':>10}"
    )
    for row in sorted(rows, key=lambda row: -row.exponent):
        times = "".join(f"{time:>9.3f}" for time in row.times)
        print(
            f"{row.function:<22}{row.shape[:41]:<42}{row.characters:>7}{times}{row.exponent:>10.2f}"
        )


def main() -> None:
    """Measure, print the steepest shape of each function and all above the bound."""
    parser = argparse.ArgumentParser(description="How time grows with length.")
    parser.add_argument("--shapes", default="", help="regular expression; default: all")
    parser.add_argument("--functions", default="", help="regular expression; default: all")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds for one call")
    parser.add_argument("--every", action="store_true", help="print every measurement")
    asked = parser.parse_args()
    functions = tuple(name for name in FUNCTIONS if re.search(asked.functions, name))
    shapes = [name for name in (*TEXTS, *FILES) if re.search(asked.shapes, name)]
    tasks = [(shape, functions, asked.limit) for shape in shapes]
    rows: list[Growth] = []
    with ProcessPoolExecutor(asked.jobs) as pool:
        for done, found in enumerate(pool.map(measured, tasks), 1):
            rows += found
            for row in found:
                if row.exponent > BOUND:
                    print(f"{row.function} on {row.shape}: {row.exponent:.2f}", file=sys.stderr)
            if sys.stderr.isatty() or done % 20 == 0:
                print(f"{done} of {len(tasks)} shapes", file=sys.stderr)
    steepest = {row.function: row for row in sorted(rows, key=lambda row: row.exponent)}
    over = [row for row in rows if row.exponent > BOUND]
    shown = rows if asked.every else [*over, *(r for r in steepest.values() if r not in over)]
    printed(shown)
    print(f"{len(rows)} measurements, {len(over)} above {BOUND}")
    raise SystemExit(bool(over))


if __name__ == "__main__":
    main()
