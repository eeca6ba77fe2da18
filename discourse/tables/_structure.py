"""The parts of a document as tables: texts, blocks, sections, sentences, words, verb groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from discourse.documents import COUNTED_ZONES, Document
from discourse.french.parse import parses
from discourse.tables.schema import (
    SPAN,
    ZONE,
    Schema,
    categories,
    documents_of,
    frame,
    lead,
    zones_of,
)

MOOD = categories("Ind", "Sub", "Cnd", "Imp")
TENSE = categories("Pres", "Imp", "Past", "Pqp", "Fut")
VERB_FORM = categories("Fin", "Inf", "Part")
VOICE = categories("Act", "Pass")

_SIZE: Schema = {
    "doc": "str",
    "lang": "str",
    "characters": "int64",
    "words": "int64",
    "sentences": "int64",
    "sections": "int64",
}
BLOCKS: Schema = {
    "doc": "str",
    "block": "int64",
    "zone": ZONE,
    "section": "int64",
    "start": "int64",
    "end": "int64",
    "text": "str",
}
SECTIONS: Schema = {
    "doc": "str",
    "section": "int64",
    "title": "str",
    "start": "int64",
    "end": "int64",
    "sentences": "int64",
    "words": "int64",
}
WORDS: Schema = {**SPAN, "lemma": "str", "mood": MOOD, "tense": TENSE, "form": VERB_FORM}
VERBS: Schema = {
    **SPAN,
    "lemma": "str",
    "voice": VOICE,
    "mood": MOOD,
    "tense": TENSE,
    "form": VERB_FORM,
    "negated": "bool",
}


def texts(docs: Document | Iterable[Document]) -> pd.DataFrame:
    """One row a document: its size and its metadata, to be merged into any other table.

    Parameters
    ----------
    docs
        a Document or several with different ids.

    Returns
    -------
    DataFrame
        ``doc, lang, characters, words, sentences, sections`` (of all zones), then a column for
        every metadata key that any of the documents has, missing where a document lacks it. A
        key that is called like one of those columns comes as ``metadata_lang`` and so on.

    Examples
    --------
    >>> import discourse
    >>> discourse.texts(discourse.document("Peut-être.", metadata={"outlet": "Le Journal"}))
        doc lang  characters  words  sentences  sections      outlet
    0  text   fr          10      1          1         1  Le Journal
    """
    found = documents_of(docs)
    keys = sorted({key for doc in found for key in doc.metadata})
    columns = {key: f"metadata_{key}" if key in _SIZE else key for key in keys}
    rows = (
        (
            doc.id,
            doc.lang,
            len(doc.text),
            len(doc.words),
            len(doc.sentences),
            len(doc.sections),
            *(doc.metadata.get(key) for key in keys),
        )
        for doc in found
    )
    return frame(rows, {**_SIZE, **dict.fromkeys(columns.values(), "str")})


def blocks(docs: Document | Iterable[Document]) -> pd.DataFrame:
    """One row a block with its zone and section.

    Parameters
    ----------
    docs
        a Document or several with different ids.

    Returns
    -------
    DataFrame
        ``doc, block, zone, section, start, end, text``.

    Examples
    --------
    >>> import discourse
    >>> discourse.blocks(discourse.document("Un mot."))[["zone", "start", "end", "text"]]
       zone  start  end     text
    0  body      0    7  Un mot.
    """
    return frame((row for doc in documents_of(docs) for row in _block_rows(doc)), BLOCKS)


def _block_rows(doc: Document) -> Iterator[tuple[Any, ...]]:
    for place, block in enumerate(doc.blocks):
        section = doc.section_at(block.start).index
        text = doc.text[block.start : block.end]
        yield doc.id, place, block.zone, section, block.start, block.end, text


def sections(docs: Document | Iterable[Document]) -> pd.DataFrame:
    """One row a section, with the sentences and words that are counted in it.

    Parameters
    ----------
    docs
        a Document or several with different ids.

    Returns
    -------
    DataFrame
        ``doc, section, title, start, end, sentences, words``; the introduction's title is ``""``.

    Examples
    --------
    >>> import discourse
    >>> table = discourse.sections(discourse.document("Un mot. Deux mots."))
    >>> table[["title", "sentences", "words"]]
      title  sentences  words
    0                2      4
    """
    return frame((row for doc in documents_of(docs) for row in _section_rows(doc)), SECTIONS)


def _section_rows(doc: Document) -> Iterator[tuple[Any, ...]]:
    sentences, words = section_sizes(
        doc, (one.index for one in doc.sentences if one.zone in COUNTED_ZONES)
    )
    for part in doc.sections:
        counts = sentences[part.index], words[part.index]
        yield doc.id, part.index, part.title, part.start, part.end, *counts


def section_sizes(doc: Document, counted: Iterable[int]) -> tuple[Counter[int], Counter[int]]:
    """How many of some sentences, and how many words of theirs, each section has, by its index."""
    sentences: Counter[int] = Counter()
    words: Counter[int] = Counter()
    for sentence in map(doc.sentences.__getitem__, counted):
        sentences[sentence.section] += 1
        words[sentence.section] += len(doc.words.between(sentence.start, sentence.end))
    return sentences, words


def sentences(
    docs: Document | Iterable[Document], *, zones: str | Iterable[str] | None = "all"
) -> pd.DataFrame:
    """One row a sentence.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    zones
        ``"all"`` (default), or the zones wanted; None for those that are counted.

    Returns
    -------
    DataFrame
        ``doc, zone, section, sentence, start, end, text``.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Un mot. Deux mots.")
    >>> discourse.sentences(doc)[["zone", "section", "sentence", "start", "end", "text"]]
       zone  section  sentence  start  end        text
    0  body        0         0      0    7     Un mot.
    1  body        0         1      8   18  Deux mots.
    """
    chosen = zones_of(zones)
    rows = (
        lead(doc, sentence, sentence.start, sentence.end)
        for doc in documents_of(docs)
        for sentence in doc.sentences
        if sentence.zone in chosen
    )
    return frame(rows, SPAN)


def words(
    docs: Document | Iterable[Document], *, zones: str | Iterable[str] | None = "all"
) -> pd.DataFrame:
    """One row a word with its lemma and, for verbs, mood, tense and form in UD values.

    The conditional is the mood ``Cnd`` as in Universal Dependencies; elided words and inverted
    pronouns are words of their own; punctuation is none.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    zones
        ``"all"`` (default), or the zones wanted; None for those that are counted.

    Returns
    -------
    DataFrame
        ``doc, zone, section, sentence, start, end, text, lemma, mood, tense, form``; the last
        three missing where they do not apply.

    Examples
    --------
    >>> import discourse
    >>> table = discourse.words(discourse.document("Elle montrerait le portrait."))
    >>> table[["text", "lemma", "mood", "tense"]]
             text     lemma mood tense
    0        Elle      elle  NaN   NaN
    1  montrerait   montrer  Cnd  Pres
    2          le        le  NaN   NaN
    3    portrait  portrait  NaN   NaN
    """
    chosen = zones_of(zones)
    rows = (
        (
            *lead(doc, parse.sentence, parse.starts[at], parse.ends[at]),
            tag.lemma,
            tag.mood,
            tag.tense,
            tag.form,
        )
        for doc in documents_of(docs, "verb forms")
        for parse in parses(doc, chosen)
        for at, tag in enumerate(parse.tags)
    )
    return frame(rows, WORDS)


def verbs(
    docs: Document | Iterable[Document], *, zones: str | Iterable[str] | None = "all"
) -> pd.DataFrame:
    """One row a verb group, compound tenses joined (*aurait déjà signé*).

    Parameters
    ----------
    docs
        a Document or several with different ids.
    zones
        ``"all"`` (default), or the zones wanted; None for those that are counted.

    Returns
    -------
    DataFrame
        ``doc, zone, section, sentence, start, end, text, lemma, voice, mood, tense, form,
        negated``; the span reaches from the first to the last word of the group.

    Examples
    --------
    >>> import discourse
    >>> table = discourse.verbs(discourse.document("Le pays aurait déjà signé."))
    >>> table[["text", "lemma", "voice", "mood", "tense"]]
                    text   lemma voice mood tense
    0  aurait déjà signé  signer   Act  Cnd  Past
    """
    chosen = zones_of(zones)
    rows = (
        (
            *lead(doc, parse.sentence, *parse.span(group.first, group.last)),
            group.lemma,
            group.voice,
            group.mood,
            group.tense,
            group.form,
            group.negated,
        )
        for doc in documents_of(docs, "verb forms")
        for parse in parses(doc, chosen)
        for group in parse.groups
    )
    return frame(rows, VERBS)
