"""Why a difference or trend has no direction: the figures that count, and what they leave open."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TypeVar

from discourse.inference.comparisons import Comparison
from discourse.inference.printing import format_number
from discourse.inference.reading_error import Corrected
from discourse.inference.robustness import Sensitivity
from discourse.wording import say

_C = TypeVar("_C", bound=Comparison)


def counted_figures(result: _C, corrected: Corrected | None) -> _C | Corrected:
    """The figures a verdict is of: the corrected ones, where there are any."""
    return result if corrected is None or math.isnan(corrected.low) else corrected


def adjusted_p(counted: Comparison | Corrected) -> float:
    """The p value after adjustment; that of a `Corrected` was adjusted where it was made."""
    return counted.p if isinstance(counted, Corrected) else counted.p_adjusted


def distinguishable(counted: Comparison | Corrected, level: float) -> bool:
    """Whether interval and p value agree that there is a difference."""
    return _excludes_zero(counted) and adjusted_p(counted) < 1 - level


def doubts(
    result: Comparison,
    sensitivity: Sensitivity | None,
    corrected: Corrected | None,
    lang: str,
) -> Iterator[str]:
    """The reasons why a difference has no direction, each as a clause; none if it has one.

    Parameters
    ----------
    result, sensitivity, corrected
        as in `discourse.inference.verdict`.
    lang
        language of the clauses.
    """
    counted = counted_figures(result, corrected)
    if corrected is not None and counted is result:
        yield say("verdict.unknown_error", lang)
    read = isinstance(counted, Corrected) and not counted.of_codes
    if not _excludes_zero(counted) and (corrected is None or counted is corrected):
        yield say("verdict.zero_inside_corrected" if read else "verdict.zero_inside", lang)
    alpha = 1 - result.level
    # The p value of a corrected figure is that of its interval; once adjusted it may say more.
    if adjusted_p(counted) >= alpha and (counted is result or _excludes_zero(counted)):
        yield say("verdict.p_large", lang, alpha=format_number(alpha, lang))
    if sensitivity is not None and not sensitivity.steady:
        yield say(
            "verdict.sign_changes",
            lang,
            # Rounded down: 199 of 200 must not read as every run.
            same=math.floor(sensitivity.same_sign * 100),
            times=sensitivity.times,
            dropped=sensitivity.dropped,
            entries=sensitivity.entries,
        )


def _excludes_zero(counted: Comparison | Corrected) -> bool:
    return counted.low > 0 or counted.high < 0
