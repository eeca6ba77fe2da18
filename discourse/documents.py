"""One immutable text and its parts, each known by its character offsets."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from numbers import Integral
from types import MappingProxyType
from typing import Any, ClassVar, Protocol, TypeVar, overload

from discourse.calls import answering

ZONES = (
    "title",
    "standfirst",
    "heading",
    "body",
    "pull_quote",
    "caption",
    "byline",
    "boilerplate",
)
"""The zones a block of an article can have; `byline` includes the author's biography."""

COUNTED_ZONES = ("standfirst", "body")
"""The zones of the author's running prose; the others are shown but not counted."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph, the role it plays on the page, and who says it where that is known.

    ``speaker`` is a name in what has turns, such as a sitting of parliament; otherwise "".

    >>> Block(start=0, end=7, zone="body")
    Block(start=0, end=7, zone='body', speaker='')
    """

    start: int
    end: int
    zone: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What runs from one heading to the next; the introduction has the title ``""``.

    >>> Section(index=0, title="", start=0, end=7)
    Section(index=0, title='', start=0, end=7)
    """

    index: int
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the zone of its block and the index of its section.

    >>> Sentence(index=0, start=0, end=7, zone="body", section=0)
    Sentence(index=0, start=0, end=7, zone='body', section=0)
    """

    index: int
    start: int
    end: int
    zone: str
    section: int


class Spans(Sequence[tuple[int, int]]):
    """Many spans as two columns: a book has millions of words.

    >>> words = Spans(array("I", [0, 3]), array("I", [2, 9]))
    >>> words[1], len(words), words.between(0, 3)
    ((3, 9), 2, range(0, 1))
    """

    __slots__ = ("ends", "starts")

    def __init__(self, starts: array[int], ends: array[int]) -> None:
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> tuple[int, int]: ...
    @overload
    def __getitem__(self, index: slice) -> Spans: ...
    def __getitem__(self, index: int | slice) -> tuple[int, int] | Spans:
        if isinstance(index, slice):
            return Spans(self.starts[index], self.ends[index])
        return self.starts[index], self.ends[index]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.starts, self.ends, strict=True)

    def between(self, start: int, end: int) -> range:
        """Indices of the spans that begin in ``[start, end)``."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


class Shown(Protocol):
    """What Jupyter and a terminal can show."""

    def _repr_html_(self) -> str: ...


class Renderer(Protocol):
    """Shows a document, as `Document.show` describes."""

    def __call__(
        self,
        doc: Document,
        /,
        *,
        categories: str | Iterable[str] | None = None,
        voice: str = "all",
        evaluative: bool = True,
    ) -> Shown:
        """The article to look at."""
        ...


_Span = TypeVar("_Span", Block, Section, Sentence)


@dataclass(frozen=True, eq=False, repr=False)
class Document:
    """One text, normalised once by the reader and never modified after.

    Built by `discourse.read`, `discourse.document` and `discourse.from_frame`.
    Every span of every table refers to `text`: ``doc.text[start:end] == text``.

    Attributes
    ----------
    text
        the normalised text.
    id
        the name under which its rows appear in tables.
    lang
        language code, recognised by the words unless given; ``"und"`` where the language was
        not recognised. Only French is analysed; in others every analysis is a `LanguageError`.
    blocks
        lines or paragraphs with their zone, in order, without overlap.
    sections
        a partition of the text by its headings.
    sentences
        the sentences of all blocks, in order.
    words
        the words of all blocks; punctuation is not a word.
    metadata
        author, outlet, date and anything else that came with the text.
    notes
        what the reader did to the text (encoding, characters removed).

    Raises
    ------
    TypeError
        an id that is not a string.
    ValueError
        a blank id; an id or a metadata value with a lone surrogate, which no table or page could
        hold.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Un mot. Deux mots.", id="essai")
    >>> doc
    <Document 'essai': 18 characters, 1 block, 1 section, 2 sentences>
    >>> doc.sentence_at(10).start, doc.block_at(10).zone, doc.section_at(10).index
    (8, 'body', 0)
    """

    text: str
    id: str
    lang: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    words: Spans
    metadata: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    # Set by the package: this module must not import the page that draws it.
    renderer: ClassVar[Renderer | None] = None

    def __post_init__(self) -> None:
        if not isinstance(self.id, str):
            raise TypeError(f"id must be a text, not {type(self.id).__name__}: {self.id!r}")
        if not self.id.strip():
            raise ValueError(f"id is {self.id!r}; give the document a name")
        _refuse_surrogates("id", self.id)
        for key, value in self.metadata.items():
            _refuse_surrogates(f"metadata {key!r}", value)
        object.__setattr__(self, "metadata", MappingProxyType(dict(self.metadata)))

    def __reduce__(self) -> tuple[Any, ...]:
        # A mapping proxy cannot be pickled, and process pools pickle documents.
        return type(self), (
            self.text,
            self.id,
            self.lang,
            self.blocks,
            self.sections,
            self.sentences,
            self.words,
            dict(self.metadata),
            self.notes,
        )

    def __repr__(self) -> str:
        parts = {
            "character": len(self.text),
            "block": len(self.blocks),
            "section": len(self.sections),
            "sentence": len(self.sentences),
        }
        counts = ", ".join(f"{n} {part}{'' if n == 1 else 's'}" for part, n in parts.items())
        return f"<Document {self.id!r}: {counts}>"

    def _repr_html_(self) -> str | None:
        # Through the class: through the instance a function would become a bound method.
        renderer = type(self).renderer
        return None if renderer is None else renderer(self)._repr_html_()

    @answering
    def show(
        self,
        *,
        categories: str | Iterable[str] | None = None,
        voice: str = "all",
        evaluative: bool = True,
    ) -> Shown | None:
        """The article with its zones, markers and evaluative words.

        In a notebook markers have a coloured ground and evaluative words a line below, and each
        says by which rule it was found when the mouse rests on it; in a terminal each is followed
        by what it is, in brackets. The last line of a cell shows it.

        Parameters
        ----------
        categories
            the categories of markers to show, or one; None for all.
        voice
            ``"author"`` or ``"source"`` for the markers of one or the other and the evaluative
            words in sentences that give the words of one or the other; ``"all"`` for both.
        evaluative
            whether evaluative words are shown.

        Raises
        ------
        ValueError
            an unknown category or voice.

        Examples
        --------
        >>> import discourse
        >>> doc = discourse.document("La paix pourrait revenir.")
        >>> doc.show(categories="possible")
        possible 1
        <BLANKLINE>
        corps
        La paix [+3,0] pourrait [possible] revenir.
        """
        renderer = type(self).renderer
        if renderer is None:
            return None
        return renderer(self, categories=categories, voice=voice, evaluative=evaluative)

    def block_at(self, offset: int) -> Block:
        """The block that holds a character offset; a ValueError if none does."""
        return self._at(offset, self.blocks, "block")

    def section_at(self, offset: int) -> Section:
        """The section that holds a character offset; a ValueError if none does."""
        return self._at(offset, self.sections, "section")

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds a character offset; a ValueError if none does."""
        return self._at(offset, self.sentences, "sentence")

    def _at(self, offset: int, spans: Sequence[_Span], kind: str) -> _Span:
        if isinstance(offset, bool) or not isinstance(offset, Integral):
            raise TypeError(f"offset is {offset!r}; give a whole number")
        place = bisect_right(spans, offset, key=lambda span: span.start) - 1
        if place < 0 or offset >= spans[place].end:
            raise ValueError(
                f"document {self.id!r}: no {kind} holds offset {offset} "
                f"(the text has {len(self.text)} characters)"
            )
        return spans[place]


def zones_text(doc: Document) -> str:
    """The blocks of a document and their zones in one line, for digests of what it holds.

    >>> import discourse
    >>> zones_text(discourse.document("Peut-être."))
    '0,10,body'
    """
    return ";".join(f"{block.start},{block.end},{block.zone}" for block in doc.blocks)


def _refuse_surrogates(name: str, value: str) -> None:
    """A file name in another encoding has lone surrogates, which no UTF-8 file can contain."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError(
            f"{name} is {value!r}: a lone surrogate at character {error.start}; give another one"
        ) from None
