"""The id of a row: its place in the random order, its sentence, its text and its question.

``r0012.s005.4be1f09a22.51ac07`` is the twelfth row of a sheet and the sixth sentence of a text.
It begins with a letter, so that no spreadsheet takes it for a number or a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from discourse.coding.answers import MEASURES, OUTLOOK
from discourse.sentence_codes import question_digest

_ID = re.compile(r"r(\d+)\.s(\d+)\.([0-9a-f]{10})\.([0-9a-f]{6})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RowId:
    """What the id of a row says.

    >>> str(RowId(12, 5, "4be1f09a22", "51ac07"))
    'r0012.s005.4be1f09a22.51ac07'
    >>> RowId.read(" r0012.s005.4be1f09a22.51ac07 ").place
    12
    """

    place: int
    sentence: int
    text: str
    question: str

    def __str__(self) -> str:
        return f"r{self.place:04}.s{self.sentence:03}.{self.text}.{self.question}"

    @classmethod
    def read(cls, cell: str) -> RowId:
        """The parts of an id; a ValueError if it is none."""
        match = _ID.fullmatch(cell.strip())
        if match is None:
            raise ValueError(f"id {cell!r} is not one of a sheet; leave the column id as it was")
        place, sentence, text, question = match.groups()
        return cls(int(place), int(sentence), text.lower(), question.lower())


def measure_of(ids: Iterable[str]) -> str:
    """The measure that the ids of a sheet ask for; outlook, of whatever target, unless another.

    >>> from discourse.sentence_codes import question_digest
    >>> measure_of(["no id", str(RowId(1, 5, "4be1f09a22", question_digest("deontic")))])
    'deontic'
    """
    asked = {question_digest(measure): measure for measure in MEASURES if measure != OUTLOOK}
    for cell in ids:
        try:
            return asked.get(RowId.read(cell).question, OUTLOOK)
        except ValueError:
            continue
    return OUTLOOK
