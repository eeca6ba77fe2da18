"""Markers as a table, and how often each category occurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from os import PathLike
from typing import Any

import pandas as pd

from discourse import modality
from discourse.documents import Document
from discourse.tables._structure import section_sizes
from discourse.tables.schema import (
    SPAN,
    Schema,
    categories,
    documents_of,
    frame,
    lead,
    one_of,
    zones_of,
)
from discourse.tables.voices import ALL, counted_sentences, voice_chosen

CATEGORY = categories(*modality.CATEGORIES)
MARKERS: Schema = {
    **SPAN,
    "category": CATEGORY,
    "strength": categories(*modality.STRENGTHS),
    "negated": "bool",
    "holder": categories(*modality.HOLDERS),
    "holder_start": "int64",
    "holder_end": "int64",
    "scope_start": "int64",
    "scope_end": "int64",
    "entry": "str",
    "rule": "str",
    "alternatives": "str",
}
RATES: Schema = {
    "doc": "str",
    "section": "int64",
    "title": "str",
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
VIEWS: Schema = dict.fromkeys(("view", "title", "source", "group", "categories"), "str")
UNITS = ("section", "document")


def markers(
    docs: Document | Iterable[Document],
    *,
    lexicon: str | PathLike[str] | None = None,
    view: str | None = None,
    gloss: str | None = None,
    zones: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    """The words by which the writer, or a quoted voice, modulates commitment to what is said.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    lexicon
        path of a marker lexicon with the columns of `languages/fr/markers.tsv`, to be
        used in place of the language's own.
    view
        name of another typology (``"hyland"``, …, all of them in `views`); adds its ``group``.
    gloss
        ``"fr"`` or ``"en"``: adds a ``gloss`` of each category for readers of that language
        (*modalité épistémique*, *prise en charge*, …).
    zones
        the zones to search; None for standfirst and body, ``"all"`` for every zone.

    Returns
    -------
    DataFrame
        One row a marker: ``doc, zone, section, sentence, start, end, text``, then ``category``
        (the eleven of the codebook, or ``undecided``), ``strength`` (empty where it does not
        apply), ``negated``, ``holder`` and its span (-1 when it is not named), ``scope_start,
        scope_end``, ``entry`` (lexicon pattern, empty when morphology alone found it), ``rule``
        that decided and ``alternatives`` that lost, joined by ``|``; with a view, ``group``;
        with a gloss, ``gloss``.

    Raises
    ------
    TypeError, ValueError
        no documents, repeated ids, an unknown view, gloss or zone.
    LexiconError
        a lexicon line that cannot be read, with file and line.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Selon Anne, il pourrait peut-être signer.")
    >>> discourse.markers(doc)[["start", "end", "text", "category", "holder"]]
       start  end       text   category  holder
    0      0    5      Selon  reportive  source
    1     15   23   pourrait   possible  author
    2     24   33  peut-être   possible  author
    """
    chosen = zones_of(zones)
    found = documents_of(docs, "markers")
    hits = ((doc, hit) for doc in found for hit in modality.hits(doc, lexicon, chosen))
    words = None if gloss is None else modality.glosses(gloss)
    if view is None:
        table = frame((_cells(doc, hit) for doc, hit in hits), MARKERS)
    else:
        for spoken in dict.fromkeys([doc.lang for doc in found] or ["fr"]):
            modality.view(view, spoken)  # refuses an unknown view, hits or none
        rows = ((*_cells(doc, hit), modality.group(view, hit, doc.lang)) for doc, hit in hits)
        table = frame(rows, {**MARKERS, "group": "str"})
    if words is not None:
        table["gloss"] = table["category"].astype("str").map(words).astype("str")
    return table


def _cells(doc: Document, hit: modality.Marker) -> tuple[Any, ...]:
    start, end, *axes, place = hit
    return *lead(doc, doc.sentences[place], start, end), *axes


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
        for row in _rate_rows(doc, lexicon, chosen, by, told)
    )
    return frame(rows, RATES if by == "section" else RATES_OF_DOCUMENTS)


def _rate_rows(
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


def views() -> pd.DataFrame:
    """The typologies that `markers` can regroup its hits by, as ``view="NAME"``.

    Returns
    -------
    DataFrame
        One row a group: ``view``, its ``title`` and ``source``, ``group``, and the ``categories``
        it takes from, joined by ``|``.

    Examples
    --------
    >>> import discourse
    >>> discourse.views().query("view == 'hyland'")[["group", "categories"]].head(2)
          group                                         categories
    0    hedges  possible|probable|inferential|hypothetical|app...
    1  boosters                                            certain
    """
    rows = (
        (name, view.title, view.source, group.name, "|".join(_in_order(group.categories)))
        for name, view in modality.views().items()
        for group in view.groups
    )
    return frame(rows, VIEWS)


def _in_order(names: Collection[str]) -> Iterator[str]:
    return (name for name in modality.CATEGORIES if name in names)
