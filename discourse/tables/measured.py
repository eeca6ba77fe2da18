"""What is compared between documents: a number of each sentence, and how it is corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os import PathLike

from discourse import polarity
from discourse.arguments import one_of
from discourse.documents import Document
from discourse.inference.reading_error import GRADES, NET, SHARE, Scale
from discourse.sentence_codes import SentenceCodes
from discourse.span_files import CODED
from discourse.tables.coded_parts import CodedReadings
from discourse.tables.corrections import Correction, correction
from discourse.tables.mentions import target_called
from discourse.tables.over_documents import Pooled
from discourse.tables.readings import numbers_read
from discourse.tables.voices import TargetLike

MEASURES = ("outlook", "hedging", "valence", *CODED)
"""What may be compared between documents: three figures, and the categories of markers."""


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

    @property
    def kind(self) -> str:
        """Whether its mean is a ``"share"`` of sentences or a ``"mean"``."""
        return "share" if self.correction.scale is SHARE else "mean"

    def pooled(self, places: Iterable[int]) -> Pooled:
        """The documents at these places, together."""
        return Pooled.of(self.correction, (self.documents[at].part() for at in places))


def measured(  # what is read, of what, and how it is corrected
    docs: Sequence[Document],
    measure: str,
    target: TargetLike,
    lexicon: polarity.Lexicon | str | PathLike[str] | None,
    zones: tuple[str, ...],
    voice: str,
    coded: SentenceCodes | None,
) -> Measured:
    """Read a measure of every document.

    Parameters
    ----------
    docs
        the documents, in a language that has the analyses.
    measure
        one of `MEASURES`.
    target
        as in `discourse.outlook`; None for every counted sentence.
    lexicon
        of valence for outlook and valence, of markers for the others; None for the language's own.
    zones, voice
        checked, as in `discourse.outlook`.
    coded
        what coders said, checked.
    """
    about = target_called(target, docs)
    name = f"outlook {about}".strip() if measure == "outlook" else measure
    read = [(doc, numbers_read(doc, measure, target, zones, lexicon, voice)) for doc in docs]
    lang = docs[0].lang if docs else "fr"
    return Measured(*correction(_scale(measure), name, lang, read, coded))


def measure_of(measure: str, target: TargetLike) -> str:
    """Check a measure: one of `MEASURES`, and no target with valence."""
    one_of(measure, MEASURES, "of")
    if measure == "valence" and target is not None:
        raise ValueError("a target goes with outlook, hedging and markers: valence is of the whole")
    return measure


def _scale(measure: str) -> Scale:
    return {"outlook": NET, "valence": GRADES}.get(measure, SHARE)
