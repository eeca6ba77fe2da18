"""Readability by the lengths of sentences and words: LIX and RIX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from discourse.arguments import documents_of, one_of, zones_of
from discourse.documents import Document, Sentence
from discourse.tables.schema import Schema
from discourse.tables.units import UNITS, unit_frame, units

READABILITY: Schema = {
    "n": "int64",
    "words": "int64",
    "long_words": "int64",
    "words_per_sentence": "float64",
    "lix": "float64",
    "rix": "float64",
}


def readability(
    docs: Document | Iterable[Document],
    *,
    by: str = "section",
    zones: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    """Length-based readability: LIX and RIX, which are defined for French too.

    The unit is our word: elided forms and inverted pronouns count by themselves, a compound with
    hyphens counts once. Long words have seven characters or more, counted by textstat. Indices
    that count syllables are left out: textstat gives too few for many French words.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    by
        ``"section"`` or ``"document"``.
    zones
        the zones to read; None for standfirst and body, ``"all"`` for every zone.

    Returns
    -------
    DataFrame
        ``doc, section, title`` (by document: ``doc``), then ``n`` sentences, ``words, long_words,
        words_per_sentence``, ``lix`` (words per sentence + 100 x long words per word) and ``rix``
        (long words per sentence); missing where there is no sentence.

    Examples
    --------
    >>> import discourse
    >>> table = discourse.readability(discourse.document("Un mot exceptionnel."), by="document")
    >>> table[["n", "words", "long_words", "lix", "rix"]]
       n  words  long_words      lix  rix
    0  1      3           1  36.3333  1.0
    """
    one_of(by, UNITS, "by")
    chosen = zones_of(zones)
    rows = (
        (*lead, *_readability(doc, inside))
        for doc in documents_of(docs, "readability")
        for lead, inside in units(doc, by, _counted(doc, chosen))
    )
    return unit_frame(rows, READABILITY, by)


def _counted(doc: Document, zones: tuple[str, ...]) -> Iterator[tuple[int, Sentence]]:
    return ((one.index, one) for one in doc.sentences if one.zone in zones)


def _readability(doc: Document, sentences: list[Sentence]) -> tuple[Any, ...]:
    # A private instance: the module's own one is shared, and any syllable count before
    # `set_lang` would try to download a dictionary.
    from textstat.textstat import textstatistics

    forms = [
        doc.text[doc.words.starts[at] : doc.words.ends[at]]
        for sentence in sentences
        for at in doc.words.between(sentence.start, sentence.end)
    ]
    long_words = int(textstatistics().long_word_count(" ".join(forms))) if forms else 0
    n, words = len(sentences), len(forms)
    if not words:
        return n, 0, 0, float("nan"), float("nan"), float("nan")
    return n, words, long_words, words / n, words / n + 100 * long_words / words, long_words / n
