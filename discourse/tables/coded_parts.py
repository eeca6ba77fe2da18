"""Readings beside codes: what was read in each sentence of a text, and what coders said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from discourse.documents import Document
from discourse.tables.units import units


@dataclass(frozen=True, slots=True)
class Part:
    """The sentences of a section or document: what was read in each, and what coders said.

    >>> part = Part((1, 0, -1), ((1, 0), (), (-1,)))
    >>> part.coded, part.whole, part.pairs, part.uncoded
    (2, False, [(0.5, 1), (-1.0, -1)], [0])
    """

    readings: Sequence[float]
    codes: Sequence[tuple[int, ...]]

    @property
    def coded(self) -> int:
        """How many sentences have a code."""
        return sum(map(bool, self.codes))

    @property
    def whole(self) -> bool:
        """Whether every sentence has a code, and there are some."""
        return bool(self.codes) and all(self.codes)

    @property
    def pairs(self) -> list[tuple[float, float]]:
        """The mean code and the reading of each coded sentence, in order."""
        return [(sum(codes) / len(codes), reading) for reading, codes in self._each() if codes]

    @property
    def means(self) -> list[float]:
        """The mean code of each coded sentence, in order."""
        return [code for code, _ in self.pairs]

    @property
    def uncoded(self) -> list[float]:
        """The readings of the sentences without a code."""
        return [reading for reading, codes in self._each() if not codes]

    def _each(self) -> Iterator[tuple[float, tuple[int, ...]]]:
        return zip(self.readings, self.codes, strict=True)


@dataclass(frozen=True, slots=True)
class CodedReadings:
    """The readings of a document by sentence, and the codes of those that coders saw."""

    doc: Document
    read: Mapping[int, float]
    codes: Mapping[int, tuple[int, ...]]

    def part(self, sentences: Iterable[int] | None = None) -> Part:
        """These sentences, or all that were read."""
        wanted = list(self.read if sentences is None else sentences)
        return Part(
            tuple(self.read[at] for at in wanted), tuple(self.codes.get(at, ()) for at in wanted)
        )

    def units(self, by: str) -> Iterator[tuple[tuple[Any, ...], Part]]:
        """The sections in order, or the document: what its row begins with, and its sentences."""
        each = units(self.doc, by, ((at, at) for at in self.read))
        return ((lead, self.part(inside)) for lead, inside in each)
