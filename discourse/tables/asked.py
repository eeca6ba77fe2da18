"""What a table is asked for: documents, which of their sentences count, and the lexicon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from discourse.arguments import documents_of, zones_of
from discourse.documents import Document
from discourse.tables.mentions import name_of, target_called, warn_unmentioned
from discourse.tables.voices import ALL, TargetLike, counted_sentences, voice_chosen


@dataclass(frozen=True, slots=True)
class Asked:
    """What a table is asked for, checked.

    Attributes
    ----------
    docs
        the documents, in a language that has the analysis.
    target
        whom the sentences are about, as in `discourse.outlook`; None for every counted sentence.
    lexicon
        of valence or of markers, as the measure is; None for the language's own.
    zones, voice
        of the sentences that count, as in `discourse.outlook`.
    """

    docs: list[Document]
    target: TargetLike
    lexicon: Any
    zones: tuple[str, ...]
    voice: str

    @classmethod
    def of(
        cls,
        measure: str,
        docs: Document | Iterable[Document],
        target: TargetLike,
        lexicon: Any,
        zones: str | Iterable[str] | None,
        voice: str = ALL,
    ) -> Asked:
        """Check the arguments of a table of a measure; any but two are made of markers.

        Raises
        ------
        TypeError, ValueError
            no documents, repeated ids, an unknown zone or voice, a target that is no name.
        LanguageError
            documents in a language that lacks the analysis.
        """
        chosen, told = zones_of(zones), voice_chosen(voice)
        found = documents_of(docs, analysis_of(measure))
        target_called(target, found)  # refused even without documents
        return cls(found, target, lexicon, chosen, told)

    @property
    def about(self) -> str:
        """The name the target has, by which its codes are known; "" for none."""
        return target_called(self.target, self.docs)

    @property
    def name(self) -> str:
        """The target as the column of that name has it."""
        return name_of(self.target)

    def counted(self, doc: Document) -> list[int]:
        """The sentences of a document that count, by index, in order."""
        return counted_sentences(doc, self.zones, self.voice, self.target)

    def warn_unmentioned(self) -> None:
        """Warn that no counted sentence mentions the target, if a similar name is known."""
        warn_unmentioned(self.docs, self.target)


def analysis_of(measure: str) -> str:
    """What a language must support for a measure.

    >>> analysis_of("valence"), analysis_of("deontic")
    ('sentiment', 'markers')
    """
    return {"outlook": "outlook", "valence": "sentiment"}.get(measure, "markers")
