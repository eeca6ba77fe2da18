"""Markers coded in a text: what a coder can say, wherever it was written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import index
from typing import Any

from discourse.decisions.marker import CATEGORIES, UNDECIDED
from discourse.suggestions import suggestion

CODES = {
    "EPI-POSS": "possible",
    "EPI-PROB": "probable",
    "EPI-CERT": "certain",
    "EVI-INF": "inferential",
    "EVI-REP": "reportive",
    "HYP": "hypothetical",
    "DEO": "deontic",
    "DYN": "dynamic",
    "BOU": "bouletic",
    "APPROX": "approximator",
    "CONC": "concessive",
}
"""Codes of the codebook and the categories they name."""

CODED = tuple(name for name in CATEGORIES if name != UNDECIDED)
"""The categories a coder can choose; only rules can answer `undecided`."""


@dataclass(frozen=True, slots=True)
class Span:
    """A marker by its offsets; `negated` is None if its polarity is not given."""

    start: int
    end: int
    category: str
    negated: bool | None = None


@dataclass(frozen=True, slots=True)
class CodedText:
    """A text, the markers coded in it, and its line in the file, or its place among the texts."""

    id: str
    line: int
    text: str
    spans: tuple[Span, ...]


def category_of(code: object) -> str:
    """The category of a code (`EPI-POSS`) or of its own name; a ValueError lists both.

    >>> category_of("EPI-POSS"), category_of("possible")
    ('possible', 'possible')
    """
    category = CODES.get(code, code) if isinstance(code, str) else ""
    if category == UNDECIDED:
        raise ValueError(
            f"{code!r} is not a category of a coder's; choose one or delete the marker"
        )
    if category not in CODED:
        known = ", ".join(f"{name} ({short})" for short, name in CODES.items())
        meant = suggestion(code, (*CODED, *CODES))
        raise ValueError(f"{code!r} is not a category or code; expected one of {known}{meant}")
    return category


def checked_span(item: Sequence[Any], text: str, *, undecided: bool = False) -> Span:
    """Check that the offsets are in the text and the category exists; else a ValueError."""
    start, end, code, *rest = item
    start, end = _offset(start, "start"), _offset(end, "end")
    if not 0 <= start < end <= len(text):
        raise ValueError(f"expected 0 <= start < end <= {len(text)}, the length of the text")
    negated = rest[0] if rest else None
    if negated not in (True, False, None):
        raise ValueError(f"negated is {negated!r}; expected True, False or None")
    category = UNDECIDED if undecided and code == UNDECIDED else category_of(code)
    return Span(start, end, category, None if negated is None else bool(negated))


def in_order(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in the order of the text."""
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.category)))


def _offset(value: object, name: str) -> int:
    try:
        if isinstance(value, bool):
            raise TypeError
        return index(value)  # type: ignore[arg-type]  # index() is the check: numpy's integers pass
    except TypeError:
        raise ValueError(f"{name} is {value!r}, not a whole number") from None
