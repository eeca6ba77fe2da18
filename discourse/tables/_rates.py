"""How often each category of marker occurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import Any

import pandas as pd

from discourse import modality
from discourse.documents import Document
from discourse.tables._markers import CATEGORY
from discourse.tables._sections import section_sizes
from discourse.tables.schema import (
    SECTION,
    Schema,
    documents_of,
    frame,
    one_of,
    zones_of,
)
from discourse.tables.voices import ALL, counted_sentences, voice_chosen

RATES: Schema = {
    **SECTION,
    "category": CATEGORY,
    "count": "int64",
    "words": "int64",
    "sentences": "int64",
    "per_100_words": "float64",
    "per_sentence": "float64",
}
RATES_OF_DOCUMENTS: Schema = {
    name: dtype for name, dtype in RATES.items() if name not in ("section", "title")
}
UNITS = ("section", "document")


def rates(
    docs: Document | Iterable[Document],
    *,
    by: str = "section",
    lexicon: str | PathLike[str] | None = None,
    zones: str | Iterable[str] | None = None,
    voice: str = ALL,
) -> pd.DataFrame:
    """How often each category of marker occurs in each section, with the denominators.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    by
        ``"section"`` or ``"document"``.
    lexicon
        as in `markers`.
    zones
        as in `markers`; the denominators are counted in the same zones.
    voice
        whose words, as in `outlook`: sentences of another voice count neither as markers nor in
        the denominators.

    Returns
    -------
    DataFrame
        One row a section and category, those without a marker included: ``doc, section, title,
        category, count, words, sentences, per_100_words, per_sentence``; rates are missing where
        the section has no counted words. By document the same without section and title.

    Raises
    ------
    TypeError, ValueError, LexiconError
        as `markers`; an unknown unit.

    Examples
    --------
    >>> import discourse
    >>> table = discourse.rates(discourse.document("Il pourrait signer."))
    >>> table.query("count > 0")[["category", "count", "words", "per_sentence"]]
       category  count  words  per_sentence
    0  possible      1      3           1.0
    """
    one_of(by, UNITS, "by")
    chosen, told = zones_of(zones), voice_chosen(voice)
    rows = (
        row
        for doc in documents_of(docs, "markers")
        for row in _rows(doc, lexicon, chosen, by, told)
    )
    return frame(rows, RATES if by == "section" else RATES_OF_DOCUMENTS)


def _rows(
    doc: Document,
    lexicon: str | PathLike[str] | None,
    zones: tuple[str, ...],
    by: str,
    voice: str,
) -> Iterator[tuple[Any, ...]]:
    counted = frozenset(counted_sentences(doc, zones, voice))
    count = Counter(
        (doc.sentences[hit.sentence].section, hit.category)
        for hit in modality.hits(doc, lexicon, zones)
        if hit.sentence in counted
    )
    sentences, words = section_sizes(doc, counted)
    if by == "section":
        places: list[tuple[tuple[Any, ...], list[int]]]
        places = [((doc.id, part.index, part.title), [part.index]) for part in doc.sections]
    else:
        places = [((doc.id,), [part.index for part in doc.sections])]
    for place, inside in places:
        n_words, n_sentences = (sum(size[at] for at in inside) for size in (words, sentences))
        for name in modality.CATEGORIES:
            n = sum(count[at, name] for at in inside)
            per_word = 100 * n / n_words if n_words else float("nan")
            per_sentence = n / n_sentences if n_sentences else float("nan")
            yield *place, name, n, n_words, n_sentences, per_word, per_sentence
