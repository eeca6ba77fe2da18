"""How much a figure depends on single sentences or on single lexicon entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from discourse.inference.intervals import as_count, as_sample, check_seed

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


STEADY = 0.95
"""Share of runs in which the sign must hold for a direction to be stated."""


@dataclass(frozen=True, slots=True, eq=False)
class Sensitivity:
    """Spread of a figure over runs with part of the entries left out.

    `value` is the figure with all entries; `median`, `low` and `high` (2.5 and 97.5 %) describe
    the runs, `same_sign` the share of them whose sign is that of `value`. Floats, or arrays of
    the shape `run` returns. A run without a figure (nan) is left out of the quantiles and counts
    against `same_sign`; `undefined` counts such runs. `dropped` of `entries` were left out, `times`
    times.
    """

    value: Any
    median: Any
    low: Any
    high: Any
    same_sign: Any
    undefined: Any
    entries: int
    dropped: int
    times: int

    @property
    def steady(self) -> bool:
        """Whether the sign holds in at least `STEADY` of the runs; of a single number only."""
        return bool(self.same_sign >= STEADY)


def sensitivity(
    run: Callable[[NDArray[Any]], ArrayLike],
    entries: int,
    *,
    drop: float = 0.1,
    times: int = 200,
    seed: int = 0,
) -> Sensitivity:
    """Compute a figure many times, each with a random part of the lexicon left out.

    Parameters
    ----------
    run
        from a boolean array (True: entry kept) of length `entries` to a number, or to an array of
        fixed shape.
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
    Sensitivity

    Raises
    ------
    ValueError
        a share outside 0 to 1, counts below 1.

    Examples
    --------
    >>> grades = [2, 1, 1, -1, 1, 2, -2, 1, 1, 1]
    >>> found = sensitivity(lambda kept: sum(g for g, k in zip(grades, kept) if k), len(grades))
    >>> found.value, found.low, found.high, found.same_sign
    (7.0, 5.0, 9.0, 1.0)
    """
    import numpy as np

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
    runs = np.stack(figures)
    undefined = np.isnan(runs)
    low, median, high = _quantiles(runs, undefined)
    return Sensitivity(
        value=_plain(full),
        median=_plain(median),
        low=_plain(low),
        high=_plain(high),
        same_sign=_plain((np.sign(runs) == np.sign(full)).mean(axis=0)),
        undefined=_plain(undefined.sum(axis=0)),
        entries=entries,
        dropped=dropped,
        times=times,
    )


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
    import numpy as np

    effect = _drop_one(as_sample(values, "values"))
    if against is None:
        return effect
    return np.concatenate([effect, 0.0 - _drop_one(as_sample(against, "against"))])


def _drop_one(sample: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    n = len(sample)
    if n < 2:
        return np.full(n, np.nan)
    return np.asarray((sample - sample.mean()) / (n - 1))


def _quantiles(runs: NDArray[Any], undefined: NDArray[Any]) -> NDArray[Any]:
    """2.5, 50 and 97.5 % of the runs, nan (without numpy's warning) where no run has a figure."""
    import numpy as np

    empty = undefined.all(axis=0)
    found = np.nanquantile(np.where(empty, 0.0, runs), [0.025, 0.5, 0.975], axis=0)
    return np.asarray(np.where(empty, np.nan, found))


def _plain(figure: NDArray[Any]) -> float | NDArray[Any]:
    """Return a Python number instead of an array without dimensions."""
    return figure.item() if figure.ndim == 0 else figure
