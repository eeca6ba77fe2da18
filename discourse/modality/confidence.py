"""How often markers like one are read right: measured on sentences that no rule was written on.

A marker is told from others by two things: whether a rule had to choose among readings, and how
often its entry was met in the sentences the rules were written on. What was met once was fitted to
once.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from discourse.decisions.cascade import LEXICON_RULE
from discourse.decisions.marker import UNDECIDED, Marker
from discourse.languages import language, toml

MEASURED = "confidence.toml"
BANDS = (0, 1, 3, 10)
"""How often an entry was met, at least, in each band."""


@dataclass(frozen=True, slots=True)
class _Measured:
    met: Mapping[str, int]
    shares: Mapping[bool, Sequence[float]]


def confidence_of(marker: Marker, lang: str = "fr") -> float:
    """The share of markers like this one that coders read alike; nan for one left undecided.

    Parameters
    ----------
    marker
        a marker that was found by the language's own lexicon.
    lang
        its language; nan where nothing was measured.
    """
    measured = _measured(lang)
    if measured is None or marker.category == UNDECIDED:
        return math.nan
    return measured.shares[is_contested(marker)][band_of(measured.met.get(marker.entry, 0))]


def is_contested(marker: Marker) -> bool:
    """Whether a rule chose the reading; else the lexicon has one only."""
    return marker.rule != LEXICON_RULE


def band_of(met: int) -> int:
    """The place in `BANDS` of an entry met so often.

    >>> [band_of(met) for met in (0, 1, 2, 3, 12)]
    [0, 1, 1, 2, 3]
    """
    return bisect_right(BANDS, met) - 1


@cache
def _measured(lang: str) -> _Measured | None:
    path = language(lang).path(MEASURED)
    if not path.is_file():
        return None
    found: dict[str, Any] = toml(path)["markers"]
    shares = {True: found["contested"], False: found["plain"]}
    return _Measured(found["met"], shares)
