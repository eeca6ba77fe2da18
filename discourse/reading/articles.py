"""What a reader hands over: articles that are not documents yet, and those it could not read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from discourse.documents import Document
from discourse.reading.assembling import assembled
from discourse.reading.normalise import is_blank


@dataclass(frozen=True, slots=True)
class Problem:
    """An article that could not be read.

    Attributes
    ----------
    file
        The file it stands in.
    item
        Which of its articles: a number, with the title where there is one; empty for the whole
        file.
    reason
        Why, and what to do.

    Examples
    --------
    >>> print(Problem("export.html", "article 3", "no text"))
    export.html, article 3: no text
    """

    file: str
    item: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, {self.item}: {self.reason}" if self.item else self._whole()

    def _whole(self) -> str:
        return self.reason if self.reason.startswith(self.file) else f"{self.file}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Article:
    """The text of one article with what its file says of it.

    ``item`` names it inside its file, ``id`` is the name the file gives it; ``zones`` has one
    zone, or None, for each block, and ``speakers`` who says it, or ""; ``declared`` is the language
    the file says it is written in.
    """

    text: str
    item: str = ""
    id: str | None = None
    zones: Sequence[str | None] | None = None
    metadata: Mapping[str, object] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    declared: str = ""
    speakers: Sequence[str] | None = None

    def document(self, name: str, lang: str | None, metadata: Mapping[str, object]) -> Document:
        """The article as a document; ``metadata`` is worth more than what the file says."""
        from dataclasses import replace

        doc = assembled(
            self.text,
            id=name,
            lang=lang,
            metadata={**self.metadata, **metadata},
            zones=self.zones,
            declared=self.declared,
            speakers=self.speakers,
        )
        return replace(doc, notes=(*self.notes, *doc.notes))


class Part(NamedTuple):
    """A block before its text is normalised; ``zone`` None lets the rules decide."""

    text: str
    zone: str | None = None
    speaker: str = ""


def article_of(
    parts: Sequence[Part],
    *,
    item: str = "",
    id: str | None = None,  # noqa: A002 - as in `Article`
    metadata: Mapping[str, object] | None = None,
    notes: tuple[str, ...] = (),
    declared: str = "",
) -> Article:
    """The article of these blocks; metadata without a value are left out.

    >>> article_of([Part("Le pont", "title"), Part(" "), Part("Oui.", None, "Nora")]).speakers
    ('', 'Nora')
    """
    kept = [part for part in parts if not is_blank(part.text)]
    speakers = tuple(part.speaker for part in kept)
    return Article(
        text="\n\n".join(part.text for part in kept),
        item=item,
        id=id or None,
        zones=tuple(part.zone for part in kept),
        metadata={key: value for key, value in (metadata or {}).items() if value},
        notes=notes,
        declared=declared,
        speakers=speakers if any(speakers) else None,
    )


def blocks(texts: Sequence[str], zones: Sequence[str | None]) -> tuple[str, tuple[str | None, ...]]:
    """The text whose blocks these are, with the zone of each.

    A blank line between two keeps them from being joined. One of control characters or the like
    alone is blank once it is normalised, and no block of the document.
    """
    kept = [(text, zone) for text, zone in zip(texts, zones, strict=True) if not is_blank(text)]
    return "\n\n".join(text for text, _ in kept), tuple(zone for _, zone in kept)
