"""Chance-corrected agreement of two coders."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence


def kappa_and_alpha(pairs: Sequence[tuple[Hashable, Hashable]]) -> tuple[float, float]:
    """Compute Cohen's kappa and Krippendorff's nominal alpha of what two coders said of each unit.

    Parameters
    ----------
    pairs
        for each unit the code of the first and of the second coder.

    Returns
    -------
    tuple of float
        both nan where fewer than two codes were given in all: agreement by chance is then 1, and
        both coefficients divide by zero.

    Examples
    --------
    >>> kappa_and_alpha([(1, 1), (1, 0), (0, 0), (0, 0)])[0]
    0.5
    >>> kappa_and_alpha([(1, 1)])
    (nan, nan)
    """
    from nltk.metrics.agreement import AnnotationTask

    if len({code for pair in pairs for code in pair}) < 2:
        return math.nan, math.nan
    task = AnnotationTask(
        [
            (coder, unit, str(code))
            for unit, pair in enumerate(pairs)
            for coder, code in zip(("first", "second"), pair, strict=True)
        ]
    )
    return float(task.kappa()), float(task.alpha())
