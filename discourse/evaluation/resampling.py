"""Precision, recall and F1 with intervals, from the hits and errors of each text."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from discourse.inference.intervals import as_count, check_level
from discourse.inference.permutation import check_resamples

Numbers: TypeAlias = NDArray[Any]

_CELLS = 4_000_000  # resampled counts held at once: 32 MB


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """Arrays over groups; `low` and `high` hold precision, recall and F1 of each group."""

    value: Numbers
    low: Numbers
    high: Numbers


def measures(
    tallies: Numbers, *, level: float = 0.95, resamples: int = 2000, seed: int = 0
) -> Measures:
    """Precision, recall and F1 of several groups of markers, with intervals over resampled texts.

    The low end is computed with one more text, which has a miss and a false alarm in each group, as
    if the next text had the first error. With few errors, resampled texts often have none, and the
    plain percentile interval is too narrow at that end. Over 400 simulated samples, with a true
    precision and recall of .95, the plain interval covers .65 and .56 of the time at 20 coded
    markers, .85 and .84 at 40, .94 and .93 at 100; this one .97 or more.

    Parameters
    ----------
    tallies
        whole numbers of shape (texts, groups, 3): hits, false alarms, misses.
    level
        confidence level, between 0 and 1.
    resamples
        how many times the texts are drawn again, with replacement.
    seed
        of the random numbers.

    Returns
    -------
    Measures
        arrays of shape (groups, 3); nan where a measure is not defined (nothing found).

    >>> import numpy as np
    >>> found = measures(np.array([[[1, 0, 0]]] * 30 + [[[0, 1, 1]]] * 10))
    >>> found.value.tolist(), found.low.round(1).tolist(), found.high.round(1).tolist()
    ([[0.75, 0.75, 0.75]], [[0.6, 0.6, 0.6]], [[0.9, 0.9, 0.9]])
    """
    check_level(level)
    check_resamples(as_count(resamples, "resamples"))
    groups = tallies.shape[1]
    # Texts with the same tallies are equivalent: drawing how often each kind occurs replaces
    # drawing texts, and costs time per kind instead of per text.
    kinds, counts = np.unique(tallies.reshape(len(tallies), -1), axis=0, return_counts=True)
    one_more = np.tile([0, 1, 1], groups)
    plain = _resampled(kinds, counts, resamples, seed)
    doubting = _resampled(np.vstack([kinds, one_more]), np.append(counts, 1), resamples, seed)
    tail = (1 - level) / 2
    value = _ratios(tallies.sum(axis=0))
    low = np.minimum(_quantile(plain, tail), _quantile(doubting, tail))
    return Measures(
        value=value,
        low=np.minimum(low, value),
        high=np.maximum(_quantile(plain, 1 - tail), value),
    )


def _resampled(kinds: Numbers, counts: Numbers, resamples: int, seed: int) -> Numbers:
    """Measures of every resample, of shape (resamples, groups, 3)."""
    rng = np.random.default_rng(seed)
    shares = counts / counts.sum()
    parts = []
    for done in range(0, resamples, step := max(1, _CELLS // len(counts))):
        drawn = rng.multinomial(counts.sum(), shares, size=min(step, resamples - done))
        parts.append(_ratios((drawn @ kinds).reshape(len(drawn), -1, 3)))
    return np.concatenate(parts)


def _ratios(tallies: Numbers) -> Numbers:
    """Precision, recall and F1 from hits, false alarms and misses in the last dimension."""
    hits, false_alarms, misses = np.moveaxis(tallies.astype(float), -1, 0)
    tops = np.stack([hits, hits, 2 * hits], axis=-1)
    bottoms = np.stack([hits + false_alarms, hits + misses, 2 * hits + false_alarms + misses], -1)
    ratios = np.full_like(tops, np.nan)
    np.divide(tops, bottoms, out=ratios, where=bottoms > 0)
    return ratios


def _quantile(values: Numbers, at: float) -> Numbers:
    """Quantile over the resamples in which the measure is defined; nan where it never is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of measures that are never defined
        return np.nanquantile(values, at, axis=0)
