"""Measure how long `import discourse` takes beside `import pandas`, which most of it needs.

    python benchmarks/imports.py [ROUNDS]

Each round starts fresh interpreters in alternating order and takes the ratios of their times;
the median of the ratios hardly depends on the load of the machine. The names of the package load
what they need at first use; `from discourse import *` asks for all.
The time is that of the statement alone, without the start of the interpreter. The package is
compiled first, as an installer does.
"""

from __future__ import annotations

import compileall
import importlib.util
import statistics
import subprocess
import sys

PROGRAM = (
    "from time import perf_counter; start = perf_counter(); {statement}; "
    "print(perf_counter() - start)"
)


def seconds(statement: str) -> float:
    """Return how long a fresh interpreter takes for a statement, in seconds."""
    command = [sys.executable, "-c", PROGRAM.format(statement=statement)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Print the median times and the median and quartiles of their ratio to that of pandas."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    spec = importlib.util.find_spec("discourse")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("discourse is not installed: make env")
    compileall.compile_dir(spec.submodule_search_locations[0], quiet=1)
    statements = ("import pandas", "import discourse", "from discourse import *")
    for statement in statements:
        seconds(statement)  # the first run reads the files from disk
    times: dict[str, list[float]] = {statement: [] for statement in statements}
    for number in range(rounds):
        for statement in statements if number % 2 else reversed(statements):
            times[statement].append(seconds(statement))
    for statement, taken in times.items():
        ratios = [ours / base for ours, base in zip(taken, times["import pandas"], strict=True)]
        low, middle, high = statistics.quantiles(ratios, n=4)
        print(
            f"{statement:<24}{statistics.median(taken):.3f} s   ratio {middle:.2f} "
            f"(quartiles {low:.2f}-{high:.2f}, {rounds} rounds)"
        )


if __name__ == "__main__":
    main()
