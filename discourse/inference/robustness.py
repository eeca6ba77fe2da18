"""How much a figure depends on single sentences, and on which entries the lexicon has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from discourse.inference.intervals import as_count, as_sample, check_seed

DROP, TIMES = 0.1, 200
"""The share of a lexicon that is left out, and how many times."""
STEADY = 0.95
"""Share of runs in which the sign must hold for a direction to be stated."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How often a figure keeps its sign when part of a lexicon is left out.

    `same_sign` is the share of the runs, `times` of them, in which it has the sign it has with all
    entries; a run without a figure (nan) counts against it. `dropped` of `entries` were left out.
    """

    same_sign: float
    entries: int
    dropped: int
    times: int

    @property
    def steady(self) -> bool:
        """Whether the sign holds in at least `STEADY` of the runs."""
        return self.same_sign >= STEADY


def sensitivity(
    run: Callable[[NDArray[Any]], Sequence[float]],
    entries: int,
    *,
    drop: float = DROP,
    times: int = TIMES,
    seed: int = 0,
) -> list[Sensitivity]:
    """Compute figures many times, each time with a random part of the lexicon left out.

    Parameters
    ----------
    run
        from a boolean array (True: entry kept) of length `entries` to one figure or more.
    entries
        the size of the lexicon, or of the part of it that the text uses.
    drop
        the share left out, rounded to at least one entry.
    times
        the number of runs.
    seed
        of the entries drawn.

    Returns
    -------
    list of Sensitivity
        one for each figure, all of the same runs.

    Raises
    ------
    ValueError
        a share outside 0 to 1, counts below 1.

    Examples
    --------
    >>> grades = [2, 1, 1, -1, 1, 2, -2, 1, 1, 1]
    >>> def total(kept):
    ...     return [sum(grade for grade, is_kept in zip(grades, kept) if is_kept)]
    >>> sensitivity(total, len(grades))
    [Sensitivity(same_sign=1.0, entries=10, dropped=1, times=200)]
    """
    entries, times = as_count(entries, "entries"), as_count(times, "times")
    if entries < 1 or times < 1:
        raise ValueError(f"entries and times must be 1 or more, not {entries} and {times}")
    if not 0 < drop < 1:
        raise ValueError(f"drop is the share of entries left out, between 0 and 1, not {drop!r}")
    check_seed(seed)
    dropped = min(max(1, round(drop * entries)), entries)
    rng = np.random.default_rng(seed)
    full = np.asarray(run(np.ones(entries, dtype=bool)), dtype=float)
    figures = []
    for _ in range(times):
        kept = np.ones(entries, dtype=bool)
        kept[rng.choice(entries, dropped, replace=False)] = False
        figures.append(np.asarray(run(kept), dtype=float))
    same = (np.sign(np.stack(figures)) == np.sign(full)).mean(axis=0)
    return [Sensitivity(share, entries, dropped, times) for share in same.tolist()]


def influence(values: ArrayLike, against: ArrayLike | None = None) -> NDArray[Any]:
    """Measure what each sentence adds to a mean, or to a difference of means.

    Parameters
    ----------
    values
        one finite number per sentence.
    against
        those of the other section, if the figure is mean(values) - mean(against).

    Returns
    -------
    array
        one number per sentence, those of `values` first: the figure with the sentence minus the
        figure without it, in the unit of `values`; nan if nothing is left without it.

    Examples
    --------
    >>> influence([0, 0, 3]).round(2).tolist()
    [-0.5, -0.5, 1.0]
    >>> influence([1, 1], against=[0, 2]).tolist()
    [0.0, 0.0, 1.0, -1.0]
    """
    effect = _drop_one(as_sample(values, "values"))
    if against is None:
        return effect
    return np.concatenate([effect, 0.0 - _drop_one(as_sample(against, "against"))])


def _drop_one(sample: NDArray[Any]) -> NDArray[Any]:
    n = len(sample)
    if n < 2:
        return np.full(n, np.nan)
    return np.asarray((sample - sample.mean()) / (n - 1))
