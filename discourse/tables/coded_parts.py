"""Readings beside codes: what was read in each sentence of a text, and what coders said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from discourse.documents import Document
from discourse.sentence_codes import SentenceCodes


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

    def sections(self) -> list[Part]:
        """The sentences of each section of the document, in order."""
        inside: defaultdict[int, list[int]] = defaultdict(list)
        for sentence in self.read:
            inside[self.doc.sentences[sentence].section].append(sentence)
        return [self.part(inside[section.index]) for section in self.doc.sections]


def coded_readings(
    read: Iterable[tuple[Document, Mapping[int, float]]], coded: SentenceCodes | None
) -> list[CodedReadings]:
    """Set what coders said beside what was read; `coded` is None where nothing was coded.

    Codes of sentences that were not read, of another zone or voice, are left out.
    """
    return [
        CodedReadings(doc, numbers, {} if coded is None else coded.of(doc)) for doc, numbers in read
    ]
