"""The hits and shifters of one sentence, laid out for the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from discourse.polarity.lexicon import Entry, Hit
from discourse.polarity.shifting import Shift
from discourse.syntax import Parse


@dataclass(slots=True)
class Shifted:
    """A hit and what has been done to it so far."""

    hit: Hit
    applied: list[tuple[str, float, str]] = field(default_factory=list)
    absorbed: bool = False

    @property
    def sign(self) -> float:
        """The sign it has by now; 0 never, since factors are not 0."""
        value = float(self.hit.entry.grade)
        for _, factor, _ in self.applied:
            value *= factor
        return value

    def apply(self, kind: str, factor: float, said: str) -> None:
        """One more shifter, by its kind, its factor and its words in the text."""
        self.applied.append((kind, factor, said))


class Composition:
    """The hits and shifters of one sentence, on which the rules work in turn."""

    def __init__(self, parse: Parse, hits: list[Hit], shifts: list[Shift]) -> None:
        self.parse = parse
        self.shifted = [Shifted(hit) for hit in hits]
        self.shifts = [shift for shift in shifts if not _inside_longer(shift, hits)]

    @cached_property
    def finite(self) -> list[bool]:
        """For each word, whether a finite verb group begins there."""
        found = [False] * len(self.parse)
        for group in self.parse.groups:
            if group.form == "Fin":
                found[group.first] = True
        return found

    def within(self, reach: range) -> list[Shifted]:
        """The hits whose first word lies in a range of words."""
        return [one for one in self.shifted if one.hit.first in reach]

    def of(self, *kinds: str) -> Iterator[Shift]:
        """The shifters of some kinds, in order."""
        return (shift for shift in self.shifts if shift.shifter.kind in kinds)

    def own(self, shift: Shift) -> list[Shifted]:
        """The hits that lie inside a shifter: *menacer* is an entry and a governor."""
        return [
            one
            for one in self.shifted
            if shift.first <= one.hit.first and one.hit.last <= shift.last
        ]

    def has_near(self, shift: Shift, reach: int) -> bool:
        """Whether a hit lies near a shifter, outside it: scopes cost time, and most reach none."""
        return any(
            shift.first - reach <= one.hit.first < shift.first
            or shift.last < one.hit.first <= shift.last + reach
            for one in self.shifted
        )

    def is_free(self, shift: Shift) -> bool:
        """Whether no entry of the lexicon touches a shifter: its words have no grade yet."""
        return not any(
            one.hit.first <= shift.last and shift.first <= one.hit.last for one in self.shifted
        )

    def add(self, shift: Shift, grade: int) -> Shifted:
        """A hit for a shifter that evaluates by itself."""
        hit = Hit(shift.first, shift.last, Entry(shift.shifter.entry, "EXPR", grade))
        self.shifted.append(Shifted(hit))
        return self.shifted[-1]

    def said(self, shift: Shift) -> str:
        """The shifter as it stands in the text."""
        return self.parse.text(shift.first, shift.last)


def _inside_longer(shift: Shift, hits: list[Hit]) -> bool:
    """A shifter that is part of a longer entry has been graded with it (*sans lendemain*)."""
    return any(
        hit.first <= shift.first
        and shift.last <= hit.last
        and hit.last - hit.first > shift.last - shift.first
        for hit in hits
    )
