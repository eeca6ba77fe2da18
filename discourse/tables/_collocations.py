"""Content words that occur together more often than by chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pandas as pd

from discourse.arguments import documents_of, whole, zones_of
from discourse.documents import Document
from discourse.french.parse import parses
from discourse.tables._frequencies import content_lemmas
from discourse.tables.schema import Schema, frame

COLLOCATIONS: Schema = {
    "first": "str",
    "second": "str",
    "count": "int64",
    "log_likelihood": "float64",
}


def collocations(
    docs: Document | Iterable[Document],
    *,
    window: int = 3,
    at_least: int = 2,
    zones: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    """Pairs of content words that occur together more often than by chance.

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
        for pair in _pairs(content_lemmas(parse), window)
    )
    # The margins are those of the pairs. nltk's own finder takes those of the words, so that the
    # ratio is undefined in a short text with a window of three words.
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
