"""Texts coded by hand, and the markers a system finds in them, in one format."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import index
from pathlib import Path
from typing import Any, TypeAlias

from discourse import modality
from discourse.decisions.marker import CATEGORIES, UNDECIDED
from discourse.languages import code_of, require
from discourse.reading import document
from discourse.suggestions import suggestion
from discourse.user_files import path_of, text_of

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

Finder: TypeAlias = Callable[[str], Iterable[Any]]
"""Any system: from a text to ``(start, end, category)`` or ``(start, end, category, negated)``."""


@dataclass(frozen=True, slots=True)
class Span:
    """A marker by its offsets; `negated` is None if its polarity is not given."""

    start: int
    end: int
    category: str
    negated: bool | None = None


@dataclass(frozen=True, slots=True)
class CodedText:
    """A text, the markers coded in it, and its line in the file."""

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
    if category not in CODED:
        known = ", ".join(f"{name} ({short})" for short, name in CODES.items())
        meant = suggestion(code, (*CODED, *CODES))
        raise ValueError(f"{code!r} is not a category or code; expected one of {known}{meant}")
    return category


def read_coded(path: str | Path) -> list[CodedText]:
    """Texts coded by hand, one JSON object a line.

    Parameters
    ----------
    path
        a file of lines ``{"text": "Il pourrait…", "markers": [[3, 11, "EPI-POSS"]]}``; offsets
        count characters from 0, the end excluded; codes or names of categories. `id` is
        optional, other keys are ignored.

    Raises
    ------
    ValueError
        a line in another form (the message names file and line), or no line at all.
    FileNotFoundError
        no such file.
    """
    path = path_of(path, "path")
    try:
        content = text_of(path)
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    texts = []
    # Not splitlines(): a text may contain U+2028 or U+0085, which JSON does not escape.
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            try:
                texts.append(_coded_text(line, number))
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: {error}") from None
    if not texts:
        raise ValueError(f"{path}: no coded text; expected one JSON object a line")
    return texts


def _coded_text(line: str, number: int) -> CodedText:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON at character {error.colno}: {error.msg}") from None
    if not isinstance(row, dict) or not {"text", "markers"} <= row.keys():
        raise ValueError('expected an object with "text" and "markers"')
    text = row["text"]
    if not isinstance(text, str):
        raise ValueError(f'"text" is {type(text).__name__}, not a string')
    if not isinstance(row["markers"], list):
        raise ValueError(f'"markers" is {type(row["markers"]).__name__}, not a list')
    spans = [_coded_span(item, place, text) for place, item in enumerate(row["markers"], start=1)]
    return CodedText(
        str(row.get("id", f"line {number}")), number, text, tuple(sorted(spans, key=_place))
    )


def _coded_span(item: object, place: int, text: str) -> Span:
    try:
        if not isinstance(item, list) or len(item) != 3:
            raise ValueError("expected [start, end, code]")
        return checked_span(item, text)
    except ValueError as error:
        raise ValueError(
            f"marker {place}, {json.dumps(item, ensure_ascii=False)}: {error}"
        ) from None


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


def _offset(value: object, name: str) -> int:
    try:
        if isinstance(value, bool):
            raise TypeError
        return index(value)  # type: ignore[arg-type]  # index() is the check: numpy's integers pass
    except TypeError:
        raise ValueError(f"{name} is {value!r}, not a whole number") from None


def _place(span: Span) -> tuple[int, int, str]:
    return span.start, span.end, span.category


def found_in(text: str, find: Finder) -> list[Span]:
    """The markers a system finds in a text, checked and in order.

    Raises
    ------
    TypeError
        the system returned something else than sequences of three or four values.
    ValueError
        offsets outside the text, or a category that does not exist.
    """
    spans = []
    for item in find(text):
        if isinstance(item, str) or not isinstance(item, Sequence) or len(item) not in (3, 4):
            raise TypeError(
                f"a finder gives (start, end, category) or (start, end, category, negated); "
                f"got {item!r} for {text[:60]!r}"
            )
        try:
            spans.append(checked_span(item, text, undecided=True))
        except ValueError as error:
            raise ValueError(
                f"the finder gave {tuple(item)!r} for {text[:60]!r}: {error}"
            ) from None
    return sorted(spans, key=_place)


def our_markers(lang: str) -> Finder:
    """Our own markers as a finder: all of a coded text is body."""
    lang = code_of(lang)
    require("markers", [("coded texts", lang)])

    def find(text: str) -> list[tuple[int, int, str, bool]]:
        doc = document(text, id="text", lang=lang)
        if doc.text != text:
            raise ValueError(
                "the text is changed when it is read (Unicode NFC, line ends, invisible "
                "characters), so its offsets would not hold; code discourse.document(text).text"
            )
        return [(m.start, m.end, m.category, m.negated) for m in modality.find(doc)]

    return find
