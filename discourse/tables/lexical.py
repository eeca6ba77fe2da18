"""Words in numbers and in context: readability, concordance, frequencies, collocations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from discourse.documents import Document, Sentence
from discourse.keys import keys
from discourse.matching import Matcher
from discourse.polarity import content_words
from discourse.syntax import Parse, parses
from discourse.tables.schema import SPAN, Schema, documents_of, frame, lead, one_of, zones_of

READABILITY: Schema = {
    "n": "int64",
    "words": "int64",
    "long_words": "int64",
    "words_per_sentence": "float64",
    "lix": "float64",
    "rix": "float64",
}
CONCORDANCE: Schema = {**SPAN, "left": "str", "right": "str"}
FREQUENCIES: Schema = {"lemma": "str", "count": "int64", "per_1000_words": "float64"}
COLLOCATIONS: Schema = {
    "first": "str",
    "second": "str",
    "count": "int64",
    "log_likelihood": "float64",
}


def readability(
    docs: Document | Iterable[Document],
    *,
    by: str = "section",
    zones: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    """Length-based readability: LIX and RIX, whose definition holds for French.

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
    >>> discourse.readability(discourse.document("Un mot exceptionnel."), by="document")["lix"][0]
    np.float64(36.3333)
    """
    one_of(by, ("section", "document"), "by")
    chosen = zones_of(zones)
    found = documents_of(docs)
    if by == "document":
        rows = ((doc.id, *_readability(doc, list(_counted(doc, chosen)))) for doc in found)
        return frame(rows, {"doc": "str", **READABILITY})
    rows = (row for doc in found for row in _readability_by_section(doc, chosen))
    return frame(rows, {"doc": "str", "section": "int64", "title": "str", **READABILITY})


def _counted(doc: Document, zones: tuple[str, ...]) -> Iterator[Sentence]:
    return (sentence for sentence in doc.sentences if sentence.zone in zones)


def _readability_by_section(doc: Document, zones: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    inside: defaultdict[int, list[Sentence]] = defaultdict(list)
    for sentence in _counted(doc, zones):
        inside[sentence.section].append(sentence)
    for part in doc.sections:
        yield doc.id, part.index, part.title, *_readability(doc, inside[part.index])


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


def concordance(
    docs: Document | Iterable[Document],
    hits: str | pd.DataFrame,
    *,
    width: int = 40,
    zones: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    """Hits in their context, one a line, to be read down the page.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    hits
        a pattern of words (``"sans doute"``, with ``[pouvoir]`` for any form of a verb,
        ``a|b`` for either, ``~3`` for up to three words between), or any table of spans with
        ``doc, start, end``, such as a selection of `markers`.
    width
        characters of context on either side.
    zones
        the zones a pattern is searched in; a table brings its own spans.

    Returns
    -------
    DataFrame
        ``doc, zone, section, sentence, start, end, text, left, right``.

    Raises
    ------
    ValueError
        an empty pattern, a table without the columns, spans of an unknown document.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Elle pourrait venir. On peut le croire.")
    >>> discourse.concordance(doc, "[pouvoir]", width=5)[["left", "text", "right"]].values.tolist()
    [['Elle ', 'pourrait', ' veni'], ['. On ', 'peut', ' le c']]
    """
    found = documents_of(docs)
    if isinstance(hits, str):
        spans = _pattern_spans(found, hits, zones_of(zones))
    else:
        spans = _table_spans(found, hits)
    rows = (_concordance_row(doc, sentence, start, end, width) for doc, sentence, start, end in spans)
    return frame(rows, CONCORDANCE)


_Hit = tuple[Document, Sentence, int, int]


def _pattern_spans(docs: list[Document], pattern: str, zones: tuple[str, ...]) -> Iterator[_Hit]:
    if not pattern.split():
        raise ValueError("the pattern of a concordance is empty: give it at least one word")
    matcher = Matcher([(pattern, None)], keys)
    for doc in docs:
        for parse in parses(doc, zones):
            for match in matcher.find(parse.forms):
                yield doc, parse.sentence, *parse.span(match.first, match.last)


def _table_spans(docs: list[Document], table: pd.DataFrame) -> Iterator[_Hit]:
    missing = sorted({"doc", "start", "end"} - set(getattr(table, "columns", ())))
    if missing:
        raise ValueError(f"hits must be a pattern or a table of spans; it lacks {', '.join(missing)}")
    by_id = {doc.id: doc for doc in docs}
    for name, start, end in zip(table["doc"], table["start"], table["end"], strict=True):
        if name not in by_id:
            raise ValueError(f"hits name document {name!r}, which is not among those given")
        doc = by_id[name]
        inside = [s for s in doc.sentences if s.start <= start < s.end]
        if not inside:
            raise ValueError(f"document {name!r}: no sentence holds offset {start}")
        yield doc, inside[0], int(start), int(end)


def _concordance_row(
    doc: Document, sentence: Sentence, start: int, end: int, width: int
) -> tuple[Any, ...]:
    left = doc.text[max(0, start - width) : start].replace("\n", " ")
    right = doc.text[end : end + width].replace("\n", " ")
    return *lead(doc, sentence, start, end), left, right


def _content_lemmas(parse: Parse) -> list[str]:
    return [parse.tags[at].lemma for at in content_words(parse)]


def frequencies(
    docs: Document | Iterable[Document], *, zones: str | Iterable[str] | None = None
) -> pd.DataFrame:
    """The content words by lemma, most frequent first.

    Parameters
    ----------
    docs
        a Document or several with different ids, counted together.
    zones
        the zones to read; None for standfirst and body, ``"all"`` for every zone.

    Returns
    -------
    DataFrame
        ``lemma, count, per_1000_words``; the denominator is all words.

    Examples
    --------
    >>> import discourse
    >>> discourse.frequencies(discourse.document("La paix, les paix."))[["lemma", "count"]].values.tolist()
    [['paix', 2]]
    """
    from nltk import FreqDist

    chosen = zones_of(zones)
    counts: FreqDist = FreqDist()
    words = 0
    for doc in documents_of(docs):
        for parse in parses(doc, chosen):
            counts.update(_content_lemmas(parse))
            words += len(parse)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return frame(((name, n, 1000 * n / words) for name, n in ranked), FREQUENCIES)


def collocations(
    docs: Document | Iterable[Document],
    *,
    window: int = 3,
    at_least: int = 2,
    zones: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    """Pairs of content words that stand together more often than by chance.

    Parameters
    ----------
    docs
        a Document or several with different ids, counted together.
    window
        how many content words a pair may span, within one sentence.
    at_least
        the fewest occurrences of a pair.
    zones
        as in `frequencies`.

    Returns
    -------
    DataFrame
        ``first, second, count, log_likelihood`` (nltk's likelihood ratio), strongest first.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Un accord durable. Cet accord durable tient. La ville dort.")
    >>> discourse.collocations(doc)[["first", "second", "count"]].values.tolist()
    [['accord', 'durable', 2]]
    """
    from nltk import BigramAssocMeasures, BigramCollocationFinder

    if window < 2:
        raise ValueError(f"window={window}: a pair spans at least 2 words")
    chosen = zones_of(zones)
    sentences = [
        _content_lemmas(parse) for doc in documents_of(docs) for parse in parses(doc, chosen)
    ]
    # Padding as wide as the window keeps pairs within a sentence; pairs with padding are dropped.
    padded = [word for lemmas in sentences for word in (*lemmas, *[None] * (window - 1))]
    finder = BigramCollocationFinder.from_words(padded, window_size=window)
    finder.apply_ngram_filter(lambda first, second: first is None or second is None)
    finder.apply_freq_filter(at_least)
    scored = finder.score_ngrams(BigramAssocMeasures.likelihood_ratio)
    ranked = sorted(scored, key=lambda item: (-item[1], item[0]))
    return frame(((*pair, finder.ngram_fd[pair], score) for pair, score in ranked), COLLOCATIONS)
