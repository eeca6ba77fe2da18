"""Estimates with their uncertainty, tests, and the sentence that says what may be concluded.

Means carry a t interval, its variance pooled with the usual one (`spread.moderated`), shares a
Wilson interval, always with n; below `MINIMUM_N` the value stands alone. What is generalised to:
sentences this author might have written in such a section.
"""

from __future__ import annotations

from discourse.inference.comparisons import adjust, holm
from discourse.inference.contrasts import Contrast, Trend, contrast, trend
from discourse.inference.intervals import (
    MINIMUM_N,
    Estimate,
    mean_interval,
    share_interval,
    t_bounds,
    wilson_bounds,
)
from discourse.inference.robustness import Sensitivity, influence, sensitivity
from discourse.inference.shares import share_contrast
from discourse.inference.spread import NET_SPREAD, VALENCE_SPREAD
from discourse.inference.verdicts import format_number, format_p, verdict

__all__ = [
    "MINIMUM_N",
    "NET_SPREAD",
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
    "mean_interval",
    "sensitivity",
    "share_contrast",
    "share_interval",
    "t_bounds",
    "trend",
    "verdict",
    "wilson_bounds",
]
