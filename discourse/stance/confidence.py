"""How often sentences like one are read right, on sentences that no rule was written on."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from discourse.languages import language, toml
from discourse.modality.confidence import MEASURED
from discourse.stance.judgement import Judgement

WEIGHTS = (0.0, 1.0, 2.0)
"""The sum of what is evaluated, at least, in each band of sentences with a side."""
KINDS = ("nothing", "undecided", "weak", "clear", "strong")
"""No evaluative word; some without a side; a side, by the weight of what speaks for it."""


def kind_of(judgement: Judgement) -> str:
    """Which of `KINDS` a judgement is."""
    if judgement.outlook == "none":
        return "undecided" if judgement.contributions else "nothing"
    return KINDS[1 + bisect_right(WEIGHTS, abs(judgement.score))]


def confidence_of(judgement: Judgement, lang: str = "fr") -> float:
    """The share of sentences judged like this one on whose side coders agree."""
    found = _measured(lang)
    return math.nan if found is None else found[KINDS.index(kind_of(judgement))]


@cache
def _measured(lang: str) -> Sequence[float] | None:
    path = language(lang).path(MEASURED)
    if not path.is_file():
        return None
    shares: Sequence[float] = toml(path)["outlook"]["shares"]
    return shares
