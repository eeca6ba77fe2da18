"""Measure how much longer `import discourse` takes than `import pandas`, which it needs.

    python benchmarks/imports.py [ROUNDS]

Each round starts two fresh interpreters, one after the other in alternating order, and takes the
ratio of the two; the median of the ratios is little moved by what else the machine does meanwhile.
The time is that of the import statement alone, without the start of the interpreter. The package is
compiled first, as an installer does.
"""

from __future__ import annotations

import compileall
import importlib.util
import statistics
import subprocess
import sys

PROGRAM = (
    "from time import perf_counter; start = perf_counter(); import {module}; "
    "print(perf_counter() - start)"
)


def seconds(module: str) -> float:
    """Return how long a fresh interpreter takes to import `module`, in seconds."""
    command = [sys.executable, "-c", PROGRAM.format(module=module)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Print the median times and the median and quartiles of the ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    spec = importlib.util.find_spec("discourse")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("discourse is not installed: make env")
    compileall.compile_dir(spec.submodule_search_locations[0], quiet=1)
    seconds("discourse"), seconds("pandas")  # the first run reads the files from disk
    pairs = []
    for number in range(rounds):
        if number % 2:
            ours, theirs = seconds("discourse"), seconds("pandas")
        else:
            theirs, ours = seconds("pandas"), seconds("discourse")
        pairs.append((ours, theirs))
    low, middle, high = statistics.quantiles([ours / theirs for ours, theirs in pairs], n=4)
    print(f"import discourse  {statistics.median(ours for ours, _ in pairs):.3f} s")
    print(f"import pandas     {statistics.median(theirs for _, theirs in pairs):.3f} s")
    print(f"ratio             {middle:.2f}  (quartiles {low:.2f}-{high:.2f}, {rounds} rounds)")


if __name__ == "__main__":
    main()
