"""Words in numbers: readability, frequencies, collocations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from discourse.documents import Document, Sentence
from discourse.french.parse import Parse, parses
from discourse.polarity import content_words
from discourse.tables.schema import Schema, documents_of, frame, one_of, whole, zones_of

READABILITY: Schema = {
    "n": "int64",
    "words": "int64",
    "long_words": "int64",
    "words_per_sentence": "float64",
    "lix": "float64",
    "rix": "float64",
}
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
    >>> table = discourse.readability(discourse.document("Un mot exceptionnel."), by="document")
    >>> table[["n", "words", "long_words", "lix", "rix"]]
       n  words  long_words      lix  rix
    0  1      3           1  36.3333  1.0
    """
    one_of(by, ("section", "document"), "by")
    chosen = zones_of(zones)
    found = documents_of(docs, "readability")
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
    >>> discourse.frequencies(discourse.document("La paix, les paix. Le doute dure."))
       lemma  count  per_1000_words
    0   paix      2        285.7143
    1  doute      1        142.8571
    2  durer      1        142.8571
    """
    from nltk import FreqDist

    chosen = zones_of(zones)
    counts: FreqDist = FreqDist()
    words = 0
    for doc in documents_of(docs, "lemmas"):
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

    Raises
    ------
    ValueError
        a window of fewer than two words, ``at_least`` below 1.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Un accord durable. Cet accord durable tient. La ville dort.")
    >>> discourse.collocations(doc)
        first   second  count  log_likelihood
    0  accord  durable      2           2.911
    """
    from nltk import BigramAssocMeasures

    whole(window, "window")
    whole(at_least, "at_least")
    if window < 2:
        raise ValueError(f"window={window}: a pair spans at least 2 words")
    if at_least < 1:
        raise ValueError(f"at_least={at_least}: a pair that is found occurs at least once")
    chosen = zones_of(zones)
    pairs = Counter(
        pair
        for doc in documents_of(docs, "lemmas")
        for parse in parses(doc, chosen)
        for pair in _pairs(_content_lemmas(parse), window)
    )
    # Margins are those of the pairs. nltk's own finder takes those of the words, and then the
    # ratio has no value in a short text with a window of three words.
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (one, other), count in pairs.items():
        first[one] += count
        second[other] += count
    total = pairs.total()
    scored = [
        (pair, count, BigramAssocMeasures.likelihood_ratio(count, margins, total))
        for pair, count in pairs.items()
        if count >= at_least
        for margins in [(first[pair[0]], second[pair[1]])]
        # The ratio is high for pairs that avoid each other, too.
        if count * total > margins[0] * margins[1]
    ]
    scored.sort(key=lambda item: (-item[2], item[0]))
    return frame(((*pair, count, ratio) for pair, count, ratio in scored), COLLOCATIONS)


def _pairs(lemmas: list[str], window: int) -> Iterator[tuple[str, str]]:
    """The pairs of words at most ``window - 1`` words apart, in their order."""
    for at, one in enumerate(lemmas):
        for other in lemmas[at + 1 : at + window]:
            yield one, other
