"""How often the intervals of `discourse.inference` contain the true mean of valence.

Run `python benchmarks/coverage.py`; it prints Markdown tables. Coverage of a mean is calculated
exactly, by convolution, over all samples from a distribution of valence: no seed, no simulation
error. Coverage of a difference and of the percentile bootstrap is simulated with a seed.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from discourse.inference import NET_SPREAD, VALENCE_SPREAD, contrast
from discourse.inference.intervals import t_bounds

# Valence of a sentence that is not neutral, with the sign of its side. SUMS is like the sums in
# press and parliament (`benchmarks/spread.py`): half at 2 or more, a tenth at 4 or more, a few
# extreme. WORDS is milder, as if each sentence had one evaluative word.
SUMS: Mapping[int, float] = {1: 0.42, 2: 0.27, 3: 0.15, 4: 0.08, 5: 0.05, 8: 0.03}
WORDS: Mapping[int, float] = {1: 0.5, 2: 0.3, 3: 0.2}
NET: Mapping[int, float] = {1: 1.0}

ZEROS = (0.1, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
ONE_SIDED = (0.5, 0.75, 1.0)
SIZES = tuple(range(5, 31))
SHOWN = (5, 6, 8, 10, 15, 20, 30)
BAND = (0.92, 0.98)


def law(zeros: float, positive: float, grades: Mapping[int, float]) -> NDArray[Any]:
    """Probabilities of the valences, the neutral one in the middle.

    `zeros` of the sentences are neutral, `positive` of the rest above 0.
    """
    most = max(grades)
    chances = np.zeros(2 * most + 1)
    chances[most] = zeros
    for grade, weight in grades.items():
        chances[most + grade] += (1 - zeros) * positive * weight
        chances[most - grade] += (1 - zeros) * (1 - positive) * weight
    return chances


def valences(chances: NDArray[Any]) -> NDArray[Any]:
    """The possible valences of a distribution."""
    most = len(chances) // 2
    return np.arange(-most, most + 1)


def sums(chances: NDArray[Any], longest: int) -> Iterator[tuple[int, NDArray[Any]]]:
    """Joint probabilities of the sum (from its least) and the sum of squares, for each n."""
    most = len(chances) // 2
    joint = np.ones((1, 1))
    for n in range(1, longest + 1):
        grown = np.zeros((joint.shape[0] + 2 * most, joint.shape[1] + most**2))
        for grade, chance in zip(valences(chances), chances, strict=True):
            if chance:
                rows = slice(grade + most, grade + most + joint.shape[0])
                columns = slice(grade**2, grade**2 + joint.shape[1])
                grown[rows, columns] += chance * joint
        joint = grown
        yield n, joint


def exact(
    chances: NDArray[Any], sizes: tuple[int, ...], spread: float | None
) -> dict[int, tuple[float, float]]:
    """Coverage and mean width of `t_bounds` over all samples of n sentences, for each n."""
    truth = float(chances @ valences(chances))
    found = {}
    for n, joint in sums(chances, max(sizes)):
        if n not in sizes:
            continue
        most = n * (len(chances) // 2)
        rows, columns = np.nonzero(joint)
        weight, total = joint[rows, columns], rows - most
        squares = np.maximum(columns - total**2 / n, 0)
        low, high = t_bounds(n, total / n, squares, spread=spread)
        holds = (low <= truth + 1e-9) & (truth - 1e-9 <= high)
        found[n] = float((weight * holds).sum()), float((weight * (high - low)).sum())
    return found


def coverages(
    chances: NDArray[Any], sizes: tuple[int, ...], spread: float | None
) -> dict[int, float]:
    """Coverage alone, for each n."""
    return {n: covered for n, (covered, _) in exact(chances, sizes, spread).items()}


def bootstrap(chances: NDArray[Any], n: int, times: int, seed: int) -> float:
    """Simulate the coverage of the percentile bootstrap, for comparison."""
    rng = np.random.default_rng(seed)
    grades = valences(chances)
    truth, hits = float(chances @ grades), 0
    for sample in rng.choice(grades, (times, n), p=chances):
        means = sample[rng.integers(0, n, (999, n))].mean(axis=1)
        low, high = np.quantile(means, [0.025, 0.975])
        hits += int(low - 1e-9 <= truth <= high + 1e-9)
    return hits / times


def difference(
    first: NDArray[Any], second: NDArray[Any], sizes: tuple[int, int], times: int, seed: int
) -> float:
    """Simulate the coverage of the interval of `contrast`."""
    rng = np.random.default_rng(seed)
    grades = valences(first)
    truth, hits = float(first @ grades - second @ grades), 0
    for _ in range(times):
        a, b = rng.choice(grades, sizes[0], p=first), rng.choice(grades, sizes[1], p=second)
        # The interval does not depend on the test, so one permutation is enough.
        found = contrast(a, b, resamples=1)
        hits += int(found.low - 1e-9 <= truth <= found.high + 1e-9)
    return hits / times


def false_alarms(chances: NDArray[Any], sizes: tuple[int, int], times: int, seed: int) -> float:
    """Simulate how many contrasts are called distinguishable without a true difference."""
    rng = np.random.default_rng(seed)
    grades = valences(chances)
    calls = 0
    for _ in range(times):
        a, b = rng.choice(grades, sizes[0], p=chances), rng.choice(grades, sizes[1], p=chances)
        calls += contrast(a, b, resamples=999).distinguishable
    return calls / times


def table(head: list[str], rows: list[list[str]]) -> str:
    """Write a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def summary(grades: Mapping[int, float], spread: float, sizes: tuple[int, ...]) -> str:
    """Compare ours with the textbook interval, one row per share of zeros."""
    rows = []
    for zeros in ZEROS:
        laws = [law(zeros, side, grades) for side in ONE_SIDED]
        textbook, ours = (
            np.array([cell for one in laws for cell in exact(one, sizes, usual).values()])
            for usual in (None, spread)
        )
        row = [f"{zeros:.0%}"]
        for found in (textbook[:, 0], ours[:, 0]):
            row += [f"{found.mean():.3f}", f"{found.min():.3f}"]
            row += [f"{(found < BAND[0]).mean():.0%}", f"{(found > BAND[1]).mean():.0%}"]
        rows.append([*row, f"{(ours[:, 1] / textbook[:, 1]).mean():.2f}"])
    columns = ("mean", "least", "below .92", "above .98")
    head = [f"{name}, {column}" for name in ("textbook", "ours") for column in columns]
    return table(["zeros", *head, "width ratio"], rows)


def by_size(
    cells: Callable[[NDArray[Any]], Mapping[int, float]],
    grades: Mapping[int, float],
    sizes: tuple[int, ...],
) -> str:
    """Show the coverage of one interval, one column per number of sentences."""
    rows = []
    for zeros in ZEROS:
        for side in ONE_SIDED:
            found = cells(law(zeros, side, grades))
            rows.append([f"{zeros:.0%}", f"{side:.0%}", *(f"{found[n]:.3f}" for n in sizes)])
    return table(["zeros", "of one sign", *(f"n = {n}" for n in sizes)], rows)


def contrasts(times: int, seed: int) -> str:
    """Show the coverage of a difference and the false alarms of the verdict."""
    rows = []
    for zeros in (0.3, 0.5, 0.7):
        first, second = law(zeros, 0.75, SUMS), law(zeros, 0.25, SUMS)
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
    print("Mean valence, sums as in texts (exact)\n\n" + summary(SUMS, VALENCE_SPREAD, sizes))
    print("\nMean valence, one word each (exact)\n\n" + summary(WORDS, VALENCE_SPREAD, sizes))
    print("\nNet outlook, -1, 0, 1 (exact)\n\n" + summary(NET, NET_SPREAD, sizes))
    for name, spread in (("Our", VALENCE_SPREAD), ("Textbook", None)):
        coverage = by_size(partial(coverages, sizes=shown, spread=spread), SUMS, shown)
        print(f"\n{name} interval, sums as in texts (exact)\n\n{coverage}")
    few = tuple(n for n in (5, 10, 20) if n in sizes)
    times = max(1, options.times // 5)
    simulated = by_size(lambda p: {n: bootstrap(p, n, times, options.seed) for n in few}, SUMS, few)
    print(f"\nPercentile bootstrap ({times} samples a cell)\n\n{simulated}")
    print(
        f"\nContrasts ({options.times} pairs a cell)\n\n" + contrasts(options.times, options.seed)
    )


if __name__ == "__main__":
    main()
