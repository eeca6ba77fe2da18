"""How often the intervals of `discourse.inference` hold the true mean, on valence full of zeros.

Run `python benchmarks/coverage.py`; it prints Markdown tables. Coverage of a mean is calculated
exactly, by convolution, over all samples a law of valence can give: no seed, no simulation error.
Coverage of a difference, and of the percentile bootstrap beside it, is simulated with a seed.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from discourse.inference import contrast, t_bounds

# Grades of a sentence that is not neutral; each carries the sign of its side.
VALENCE: Mapping[int, float] = {1: 0.5, 2: 0.3, 3: 0.2}
NET: Mapping[int, float] = {1: 1.0}

ZEROS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
ONE_SIDED = (0.5, 0.75, 1.0)
SIZES = tuple(range(5, 31))
SHOWN = (5, 6, 8, 10, 15, 20, 30)
BAND = (0.92, 0.98)


def law(zeros: float, positive: float, grades: Mapping[int, float]) -> NDArray[Any]:
    """Probabilities of the valences -3 … 3: `zeros` of 0, `positive` of the rest above it."""
    chances = np.zeros(7)
    chances[3] = zeros
    for grade, weight in grades.items():
        chances[3 + grade] += (1 - zeros) * positive * weight
        chances[3 - grade] += (1 - zeros) * (1 - positive) * weight
    return chances


def sums(chances: NDArray[Any], n: int) -> NDArray[Any]:
    """Joint probabilities of the sum (from -3n) and the sum of squares (from 0) of n sentences."""
    joint = np.ones((1, 1))
    for _ in range(n):
        grown = np.zeros((joint.shape[0] + 6, joint.shape[1] + 9))
        for grade in range(-3, 4):
            if chances[grade + 3]:
                rows = slice(grade + 3, grade + 3 + joint.shape[0])
                columns = slice(grade**2, grade**2 + joint.shape[1])
                grown[rows, columns] += chances[grade + 3] * joint
        joint = grown
    return joint


def exact(chances: NDArray[Any], n: int, step: float) -> tuple[float, float]:
    """Coverage and mean width of `t_bounds` over all samples of n sentences."""
    joint = sums(chances, n)
    total = np.arange(-3 * n, 3 * n + 1)[:, None]
    squares = np.arange(9 * n + 1)[None, :] - total**2 / n
    low, high = t_bounds(n, total / n, np.maximum(squares, 0), step=step)
    truth = float(chances @ np.arange(-3, 4))
    holds = (low <= truth + 1e-9) & (truth - 1e-9 <= high)
    return float((joint * holds).sum()), float((joint * (high - low)).sum())


def bootstrap(chances: NDArray[Any], n: int, times: int, seed: int) -> float:
    """Simulate the coverage of the percentile bootstrap, for comparison."""
    rng = np.random.default_rng(seed)
    truth, hits = float(chances @ np.arange(-3, 4)), 0
    for sample in rng.choice(np.arange(-3, 4), (times, n), p=chances):
        means = sample[rng.integers(0, n, (999, n))].mean(axis=1)
        low, high = np.quantile(means, [0.025, 0.975])
        hits += int(low - 1e-9 <= truth <= high + 1e-9)
    return hits / times


def difference(
    first: NDArray[Any], second: NDArray[Any], sizes: tuple[int, int], times: int, seed: int
) -> float:
    """Simulate the coverage of the interval of `contrast`."""
    rng = np.random.default_rng(seed)
    grades = np.arange(-3, 4)
    truth, hits = float(first @ grades - second @ grades), 0
    for _ in range(times):
        a, b = rng.choice(grades, sizes[0], p=first), rng.choice(grades, sizes[1], p=second)
        # The interval does not depend on the test, so one permutation is enough.
        found = contrast(a, b, exploratory=False, resamples=1)
        hits += int(found.low - 1e-9 <= truth <= found.high + 1e-9)
    return hits / times


def false_alarms(chances: NDArray[Any], sizes: tuple[int, int], times: int, seed: int) -> float:
    """Simulate how many contrasts are called distinguishable where both sides have one law."""
    rng = np.random.default_rng(seed)
    grades = np.arange(-3, 4)
    calls = 0
    for _ in range(times):
        a, b = rng.choice(grades, sizes[0], p=chances), rng.choice(grades, sizes[1], p=chances)
        calls += contrast(a, b, exploratory=False, resamples=999).distinguishable
    return calls / times


def table(head: list[str], rows: list[list[str]]) -> str:
    """Write a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def summary(grades: Mapping[int, float], sizes: tuple[int, ...]) -> str:
    """Compare the raised with the textbook interval, a row for each share of zeros."""
    rows = []
    for zeros in ZEROS:
        cells = [(law(zeros, side, grades), n) for side in ONE_SIDED for n in sizes]
        plain = np.array([exact(chances, n, 0) for chances, n in cells])
        raised = np.array([exact(chances, n, 1) for chances, n in cells])
        row = [f"{zeros:.0%}"]
        for found in (plain[:, 0], raised[:, 0]):
            inside = (found >= BAND[0]) & (found <= BAND[1])
            row += [f"{found.mean():.3f}", f"{found.min():.3f}", f"{inside.mean():.0%}"]
        rows.append([*row, f"{(raised[:, 1] / plain[:, 1]).mean():.2f}"])
    head = ["zeros", "t mean", "t min", "t in band", "raised mean", "raised min", "raised in band"]
    return table([*head, "width ratio"], rows)


def by_size(cell: Callable[[NDArray[Any], int], float], sizes: tuple[int, ...]) -> str:
    """Show the coverage of one interval on valence, a column for each number of sentences."""
    rows = [
        [f"{zeros:.0%}", f"{side:.0%}"]
        + [f"{cell(law(zeros, side, VALENCE), n):.3f}" for n in sizes]
        for zeros in ZEROS
        for side in ONE_SIDED
    ]
    return table(["zeros", "of one sign", *(f"n = {n}" for n in sizes)], rows)


def contrasts(times: int, seed: int) -> str:
    """Show the coverage of a difference and the false alarms of the verdict."""
    rows = []
    for zeros in (0.4, 0.6, 0.8):
        first, second = law(zeros, 0.75, VALENCE), law(zeros, 0.25, VALENCE)
        for sizes in ((5, 12), (9, 12), (20, 20)):
            covered = difference(first, second, sizes, times, seed)
            alarms = false_alarms(first, sizes, max(1, times // 5), seed)
            rows.append(
                [f"{zeros:.0%}", f"{sizes[0]}, {sizes[1]}", f"{covered:.3f}", f"{alarms:.3f}"]
            )
    return table(["zeros", "n", "coverage of the difference", "false alarms"], rows)


def main(arguments: list[str] | None = None) -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--times", type=int, default=5000, help="simulated samples a cell")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="sentences, 5 to 30")
    options = parser.parse_args(arguments)
    sizes = tuple(options.sizes)
    shown = tuple(n for n in SHOWN if n in sizes)
    print("Mean valence, -3 … 3 (exact)\n\n" + summary(VALENCE, sizes))
    print("\nNet outlook, -1, 0, 1 (exact)\n\n" + summary(NET, sizes))
    print("\nRaised t interval (exact)\n\n" + by_size(lambda p, n: exact(p, n, 1)[0], shown))
    print("\nTextbook t interval (exact)\n\n" + by_size(lambda p, n: exact(p, n, 0)[0], shown))
    few = tuple(n for n in (5, 10, 20) if n in sizes)
    times = max(1, options.times // 5)
    print(
        f"\nPercentile bootstrap ({times} samples a cell)\n\n"
        + by_size(lambda p, n: bootstrap(p, n, times, options.seed), few)
    )
    print(
        f"\nContrasts ({options.times} pairs a cell)\n\n" + contrasts(options.times, options.seed)
    )


if __name__ == "__main__":
    main()
