"""From a normalised text to a `Document`: blocks, zones, sections, sentences, words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from discourse.documents import ZONES, Block, Document, Section, Sentence
from discourse.languages import code_of
from discourse.reading.language_guess import DEFAULT, contradicted, guess, warn_contradicted
from discourse.reading.mistaken_arguments import warn_of_a_name
from discourse.reading.normalise import normalise, noted, printable
from discourse.reading.printed_metadata import printed
from discourse.reading.text_blocks import blocks_of
from discourse.segmentation import sentences_of, words_of
from discourse.sentence_cache import uncollected
from discourse.zoning import Decision, decide
from discourse.zoning.turns import Turn


def document(
    text: str,
    *,
    id: str = "text",  # noqa: A002 - the name of the column
    lang: str | None = None,
    metadata: Mapping[str, object] | None = None,
    zones: Sequence[str | None] | None = None,
) -> Document:
    r"""A text as a `Document`: its blocks with their zones, sections, sentences and words.

    The text is normalised once and never modified after: Unicode NFC, one kind of newline, nothing
    invisible, the paragraphs of a wrapped text or a quoted mail one line each, words cut at line
    ends whole. `Document.notes` says what was done. A block is a line that is not blank.

    Parameters
    ----------
    text
        The text of one article.
    id
        The name under which its rows appear in tables.
    lang
        Language code such as ``"fr"``, or ``"fr-BE"``, ``"French"``; by default it is told from
        the words, and from what the metadata say (``lang``, ``language`` or ``langue``) where
        these do not decide. A text that
        cannot be told is read as French, which its ``notes`` say; one in a language that is not
        analysed can be read, and every analysis of it is a `LanguageError`.
    metadata
        Author, outlet, date and the like; values are kept as texts. Where ``author`` or ``date`` is
        not given, the byline gives it if it names a person or a day.
    zones
        One zone for each block, for whoever knows better than the rules; None in a place lets
        the rules decide there.

    Returns
    -------
    Document

    Raises
    ------
    TypeError
        The text or the id is not a ``str``.
    ValueError
        A lone surrogate or a NUL character, an unknown language or zone, a number of zones
        other than that of blocks.

    Warns
    -----
    UserWarning
        The text looks like another language than the one asked for; its ``notes`` say so too.

    Examples
    --------
    >>> doc = document("Vers la paix ?\nLes négociations, gelées depuis mars, reprennent à Vienne.")
    >>> [block.zone for block in doc.blocks], doc.text[slice(*doc.words[-1])]
    (['title', 'body'], 'Vienne')
    >>> document("The talks, frozen since March, will begin again in Vienna on Monday.").lang
    'en'
    """
    given: object = id
    if not isinstance(given, str):
        raise TypeError(f"id is {id!r}; give a text, such as {str(id)!r}")
    doc = assembled(text, id=id, lang=lang, metadata=metadata, zones=zones)
    warn_of_a_name(text, f"document {doc.id!r}")
    warn_contradicted([doc])
    return doc


@uncollected
def assembled(
    text: str,
    *,
    id: str,  # noqa: A002 - the name of the column
    lang: str | None,
    metadata: Mapping[str, object] | None = None,
    zones: Sequence[str | None] | None = None,
    declared: str = "",
    speakers: Sequence[str] | None = None,
) -> Document:
    """A `document`, without a warning.

    ``declared`` is the language that its file names, ``speakers`` has who says each block, or "".
    """
    if lang is not None:
        lang = code_of(lang)
    where = f"document {id!r}"
    normal = normalise(text, where=where, lang=lang or DEFAULT, spaced=zones is None)
    spans = blocks_of(normal.text)
    texts = [normal.text[start:end] for start, end in spans]
    described = _as_texts(metadata, where)
    lang, doubts = _spoken(normal.text, lang, _declared(described) or declared)
    known = _checked(zones, len(spans), where)
    found = decide(texts, lang, known=known)
    described |= printed(texts, [decision.zone for decision in found], lang, described)
    turns = _turns(speakers, found, where)
    blocks = tuple(
        block
        for span, decision, turn in zip(spans, found, turns, strict=True)
        for block in _blocks(normal.text, span, decision.zone, turn)
    )
    sections = sections_of(normal.text, blocks)
    # They are drawn and printed as the text is, and may come from a file name or a table.
    done: Counter[str] = Counter()
    name = printable(str(id), done)
    cells = {key: printable(value, done) for key, value in described.items()}
    beside = [f"{note} (id and metadata)" for note in noted(done)]
    return Document(
        text=normal.text,
        id=name,
        lang=lang,
        blocks=blocks,
        sections=sections,
        sentences=_sentences(normal.text, blocks, sections, lang),
        words=words_of(normal.text, spans, lang),
        metadata=cells,
        notes=(
            *normal.notes,
            *(doubts if spans else ("no text",)),
            *(_told(found) if speakers is None else ()),
            *beside,
        ),
    )


def _spoken(text: str, lang: str | None, declared: str) -> tuple[str, tuple[str, ...]]:
    """The language to read a text in, and the notes on it."""
    if lang is None:
        found = guess(text, declared)
        lang, note = found.code, found.note
    else:
        note = contradicted(text, lang)
    return lang, (note,) if note else ()


def _declared(metadata: Mapping[str, str]) -> str:
    return next((metadata[key] for key in ("lang", "language", "langue") if key in metadata), "")


def _as_texts(metadata: object, where: str) -> dict[str, str]:
    """Metadata as texts; what is None was not given."""
    if metadata is None:
        return {}
    if not isinstance(metadata, Mapping):
        raise TypeError(
            f"{where}: metadata is {type(metadata).__name__}; give a dictionary such as "
            '{"author": "…", "outlet": "…"}'
        )
    return {str(key): str(value) for key, value in metadata.items() if value is not None}


def _checked(
    zones: Sequence[str | None] | None, blocks: int, where: str
) -> Sequence[str | None] | None:
    if zones is None:
        return None
    if not isinstance(zones, Sequence):
        raise TypeError(f"{where}: zones is {type(zones).__name__}; give a list, one zone a block")
    if isinstance(zones, str) or len(zones) != blocks:
        raise ValueError(
            f"{where}: zones names {len(zones)} zones for {blocks} blocks; give a list with one "
            "for each line that is not blank (or paragraph, in a wrapped text)"
        )
    for number, zone in enumerate(zones):
        if zone is not None and zone not in ZONES:
            raise ValueError(
                f"{where}: zones[{number}] is {zone!r}; choose one of {', '.join(ZONES)}, or None"
            )
    return zones


def _turns(
    speakers: Sequence[str] | None, found: Sequence[Decision], where: str
) -> Sequence[Turn | None]:
    """Who says each block: as its file tells it, or as the names in the text do."""
    if speakers is None:
        return [decision.turn for decision in found]
    if len(speakers) != len(found):
        raise ValueError(
            f"{where}: {len(speakers)} speakers for {len(found)} blocks; give one for each"
        )
    return [Turn(0, name) for name in speakers]


def _blocks(text: str, span: tuple[int, int], zone: str, turn: Turn | None) -> Iterator[Block]:
    """A block; two where it begins with the name of who speaks, which is not what is said."""
    start, end = span
    if turn is None:
        yield Block(start, end, zone)
        return
    speaker = printable(turn.speaker, Counter())
    if turn.label:
        said = start + turn.label
        yield Block(start, start + len(text[start:said].rstrip()), "boilerplate", speaker)
        start = said
    yield Block(start, end, zone, speaker)


def _told(found: Sequence[Decision]) -> tuple[str, ...]:
    """The note on names in the text that tell who speaks."""
    who = Counter(one.turn.speaker for one in found if one.turn is not None and one.turn.label)
    names = ", ".join(f"{printable(name, Counter())} ({n})" for name, n in who.items())
    return (f"names before turns are not counted: {names}",) if names else ()


def sections_of(text: str, blocks: Sequence[Block]) -> tuple[Section, ...]:
    r"""The partition of a text by its headings.

    The first section is the introduction, with the title ``""``, when a block other than the
    title stands before the first heading. The first section begins with the text and the last
    ends with it, so that every character belongs to one section.

    >>> sections_of("Un\nDeux\nTrois", [Block(0, 2, "body"), Block(3, 7, "heading")])
    (Section(index=0, title='', start=0, end=3), Section(index=1, title='Deux', start=3, end=13))
    """
    headings = [block for block in blocks if block.zone == "heading"]
    first = headings[0].start if headings else len(text)
    introduced = any(block.start < first and block.zone != "title" for block in blocks)
    opened = [(block.start, text[block.start : block.end]) for block in headings]
    if introduced or not opened:
        opened.insert(0, (0, ""))
    else:
        opened[0] = (0, opened[0][1])
    ends = [start for start, _ in opened[1:]] + [len(text)]
    return tuple(
        Section(index, title, start, end)
        for index, ((start, title), end) in enumerate(zip(opened, ends, strict=True))
    )


def _sentences(
    text: str, blocks: Sequence[Block], sections: Sequence[Section], lang: str
) -> tuple[Sentence, ...]:
    starts = [section.start for section in sections]
    found: list[Sentence] = []
    for block in blocks:
        section = bisect_right(starts, block.start) - 1
        for start, end in sentences_of(text, block.start, block.end, lang):
            found.append(Sentence(len(found), start, end, block.zone, section))
    return tuple(found)
