"""What is compared between documents: a number of each sentence, and how it is corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from discourse.arguments import one_of
from discourse.documents import Document
from discourse.inference.reading_error import GRADES, NET, SHARE
from discourse.sentence_codes import SentenceCodes
from discourse.span_files import CODED
from discourse.tables.asked import Asked
from discourse.tables.coded_parts import CodedReadings
from discourse.tables.corrections import Correction, shipped_table
from discourse.tables.over_documents import Pooled
from discourse.tables.readings import numbers_read
from discourse.tables.voices import TargetLike

MEASURES = ("outlook", "hedging", "valence", *CODED)
"""What may be compared between documents: three figures, and the categories of markers."""


SCALES = {"outlook": NET, "valence": GRADES}
"""The classes of a measure; all others are shares of sentences."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The readings of documents beside their codes.

    Attributes
    ----------
    correction
        of all documents together.
    documents
        each with its readings.
    """

    correction: Correction
    documents: Sequence[CodedReadings]

    def pooled(self, places: Iterable[int]) -> Pooled:
        """The documents at these places, together."""
        return Pooled.of(self.correction, (self.documents[at].part() for at in places))


def measured(asked: Asked, measure: str, coded: SentenceCodes | None) -> Measured:
    """Read a measure of every document.

    Parameters
    ----------
    asked
        the documents and which of their sentences count.
    measure
        one of `MEASURES`.
    coded
        what coders said, checked.
    """
    about = asked.about if measure == "outlook" else ""
    how = (asked.target, asked.zones, asked.lexicon, asked.voice)
    read = [(doc, numbers_read(doc, measure, *how)) for doc in asked.docs]
    return beside_codes(measure, about, read, coded)


def beside_codes(
    measure: str,
    about: str,
    read: Sequence[tuple[Document, Mapping[int, float]]],
    coded: SentenceCodes | None,
) -> Measured:
    """Set what was read in each sentence of documents beside what coders said.

    Codes of sentences that were not read, of another zone or voice, are left out.

    Parameters
    ----------
    measure, about
        what was read; the name of the target of an outlook, "" for none.
    read
        each document with its readings by sentence.
    coded
        what coders said, checked; None where nothing was coded.
    """
    documents = [
        CodedReadings(doc, numbers, {} if coded is None else coded.of(doc)) for doc, numbers in read
    ]
    # The table that would do without codes.
    shipped = shipped_table(read[0][0].lang if read else "fr", f"{measure} {about}".strip())
    parts = (one.part() for one in documents)
    return Measured(Correction(SCALES.get(measure, SHARE), shipped, parts), documents)


def measure_of(measure: str, target: TargetLike) -> str:
    """Check a measure: one of `MEASURES`, and no target with valence."""
    one_of(measure, MEASURES, "of")
    if measure == "valence" and target is not None:
        raise ValueError("a target goes with outlook, hedging and markers: valence is of the whole")
    return measure
