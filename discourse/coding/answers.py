"""What is asked of a coder: the columns of a sheet, and how the answers are understood."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from discourse.span_files import CODED

OUTLOOK, HEDGING = "outlook", "hedging"
ANSWERS: Mapping[str, tuple[str, ...]] = {
    OUTLOOK: ("valence", "status"),
    HEDGING: ("hedged",),
    **{category: (category,) for category in CODED},
}
"""The columns a coder fills in, by measure; the first one must be. That of a category of marker,
whether the sentence holds one, bears its name."""
SHOWN = ("id", "before", "sentence", "after")
NOTE = "note"
YES_NO = "yes_no"
MEASURES = tuple(ANSWERS)

_SIDES = {"open": 1, "asserted": 1, "": 1, "denied": -1}


def columns(measure: str) -> tuple[str, ...]:
    """The columns of a sheet.

    >>> columns("hedging")
    ('id', 'before', 'sentence', 'after', 'hedged', 'note')
    """
    return (*SHOWN, *ANSWERS[measure], NOTE)


def lacking(answers: Mapping[str, str]) -> str:
    """The column that goes with one that is filled in and is empty itself, "" where none is.

    What is good or bad is open, asserted or denied; what is neither needs no status.

    >>> lacking({"valence": "-1", "status": ""}), lacking({"valence": "0", "status": ""})
    ('status', '')
    """
    if "status" not in answers:
        return ""
    if answers["status"] and not answers["valence"]:
        return "valence"
    return "status" if answers["valence"] in ("1", "-1") and not answers["status"] else ""


def number_of(measure: str, answers: Mapping[str, str]) -> int:
    """The number a sentence's answers amount to: a denied good is bad, a denied evil good.

    >>> number_of("outlook", {"valence": "1", "status": "denied"})
    -1
    """
    if measure == OUTLOOK:
        return int(answers["valence"]) * _SIDES[answers["status"]]
    [column] = ANSWERS[measure]
    return int(answers[column])


def answer(column: str, cell: str) -> str:
    """What a cell means, "" where it is empty; a ValueError lists what may be written.

    >>> answer("valence", "défavorable"), answer("valence", "−1,0"), answer("status", " Open ")
    ('-1', '-1', 'open')
    """
    written = _plain(cell)
    if not written:
        return ""
    meanings = _meanings_of(column)
    if written in meanings:
        return meanings[written]
    number = _number(written)
    if number in meanings.values():
        return number
    raise ValueError(f"{column} is {cell!r}; write {choices(column)}")


def choices(column: str) -> str:
    """What may be written in a column, for an error."""
    first: dict[str, str] = {}
    for word, meaning in _meanings_of(column).items():
        first.setdefault(meaning, word)
    return ", ".join(
        f"{meaning} ({word})" if meaning != word else word for meaning, word in first.items()
    )


def _number(written: str) -> str:
    try:
        value = float(written.replace(",", ".").replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        return ""
    return str(int(value)) if value.is_integer() else ""


def _meanings_of(column: str) -> Mapping[str, str]:
    known = _meanings()
    return known.get(column, known[YES_NO])


@cache
def _meanings() -> Mapping[str, Mapping[str, str]]:
    with (Path(__file__).parent / "answers.toml").open("rb") as file:
        listed: dict[str, dict[str, Sequence[str]]] = tomllib.load(file)
    return {
        column: {_plain(word): meaning for meaning, words in given.items() for word in words}
        for column, given in listed.items()
    }


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    kept = "".join(char for char in bare if not unicodedata.combining(char))
    return " ".join(kept.casefold().split())
