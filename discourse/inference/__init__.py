"""Estimates with their uncertainty, tests, and verdicts that say what may be concluded.

Means have a t interval, with the variance pooled with the usual one (`spread.moderated`), and
shares a Wilson interval, always with n; below `MINIMUM_N` only the value is given. They generalise
to sentences that this author might have written in such a section.

>>> import discourse
>>> found = discourse.inference.mean_interval([0, 1, 0, -1, 1, 1], spread=0.8, bounds=(-1, 1))
>>> print(discourse.inference.verdict(found, "Introduction", "en"))
“Introduction”: mean +0.33 (95% CI [−0.43, 1.00], n = 6), not distinguishable from zero.
"""

from __future__ import annotations

from discourse.calls import answer_for
from discourse.inference.comparisons import adjust, holm
from discourse.inference.contrasts import Contrast, Trend, contrast, trend
from discourse.inference.intervals import (
    LEVEL,
    MINIMUM_N,
    Estimate,
    mean_interval,
    share_interval,
)
from discourse.inference.keyness import log_likelihood
from discourse.inference.printing import format_number, format_p
from discourse.inference.robustness import STEADY, Sensitivity, influence, sensitivity
from discourse.inference.selection import selected, widest
from discourse.inference.shares import share_contrast
from discourse.inference.specificities import specificity
from discourse.inference.spread import NET_SPREAD, SPREAD_WEIGHT, VALENCE_SPREAD
from discourse.inference.verdicts import verdict

__all__ = [
    "LEVEL",
    "MINIMUM_N",
    "NET_SPREAD",
    "SPREAD_WEIGHT",
    "STEADY",
    "VALENCE_SPREAD",
    "Contrast",
    "Estimate",
    "Sensitivity",
    "Trend",
    "adjust",
    "contrast",
    "format_number",
    "format_p",
    "holm",
    "influence",
    "log_likelihood",
    "mean_interval",
    "selected",
    "sensitivity",
    "share_contrast",
    "share_interval",
    "specificity",
    "trend",
    "verdict",
    "widest",
]

answer_for(__name__)
