"""A linear model of the attitude towards a mention: named features, each with its two weights.

The weights are those of `attitude.tsv` in the folder of the language; `docs/attitude_model.md` says
how they were learned and what they are good for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from discourse.languages import language, table

FILE = "attitude.tsv"
COLUMNS = ("feature", "bad", "good")
INTERCEPT = "intercept"
LABELS = (0, -1, 1)
"""In the order in which a tie is decided: without a reason there is no attitude."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one feature adds to the scores of a bad and of a good attitude.

    Attributes
    ----------
    feature
        its name, such as ``"just before: accuser"``.
    bad, good
        points; a neutral attitude loses what the other two gain.
    """

    feature: str
    bad: float
    good: float


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for bad and one for good, by the name of the feature."""

    by_feature: Mapping[str, tuple[float, float]]

    def evidence(self, features: Mapping[str, float]) -> tuple[Evidence, ...]:
        """What the features of a mention add, those of most effect first."""
        known = {INTERCEPT: 1.0, **features}
        found = [
            Evidence(name, value * self.by_feature[name][0], value * self.by_feature[name][1])
            for name, value in known.items()
            if name in self.by_feature
        ]
        return tuple(sorted(found, key=lambda one: (-abs(one.good - one.bad), one.feature)))


def scores(evidence: Sequence[Evidence]) -> dict[int, float]:
    """The sums of the evidence for a neutral, a bad and a good attitude; they sum to 0."""
    bad = math.fsum(one.bad for one in evidence)
    good = math.fsum(one.good for one in evidence)
    return {0: -bad - good, -1: bad, 1: good}


def label(evidence: Sequence[Evidence]) -> int:
    """The attitude with the highest score: -1, 0 or 1.

    >>> label([Evidence("just before: accuser", 0.5, -0.2)]), label([])
    (-1, 0)
    """
    found = scores(evidence)
    return max(LABELS, key=lambda one: (found[one], -LABELS.index(one)))


@cache
def weights(lang: str) -> Weights:
    """The weights of a language.

    Raises
    ------
    ValueError
        a language without a trained model, or a line of its file that is no weight.
    """
    path = language(lang).path(FILE)
    if not path.exists():
        raise ValueError(f"lang={lang!r} has no trained model; take model='rules'")
    return read(path)


def read(path: Path) -> Weights:
    """The weights of a table; a LexiconError names a line that is no weight."""
    found = {}
    for row in table(path, COLUMNS):
        if row["feature"] in found:
            raise row.error(f"{row['feature']!r} stands here a second time")
        try:
            bad, good = float(row["bad"]), float(row["good"])
        except ValueError:
            bad = good = math.nan
        if not math.isfinite(bad + good):
            raise row.error(f"{row['bad']!r} or {row['good']!r} is no number")
        found[row["feature"]] = (bad, good)
    return Weights(found)
