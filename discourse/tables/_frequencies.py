"""How often each content word occurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from discourse.arguments import documents_of, zones_of
from discourse.documents import Document
from discourse.french.parse import Parse, parses
from discourse.polarity import content_words
from discourse.tables.schema import Schema, frame

FREQUENCIES: Schema = {"lemma": "str", "count": "int64", "per_1000_words": "float64"}


def content_lemmas(parse: Parse) -> list[str]:
    """The lemmas of the content words of a sentence, in order."""
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
    chosen = zones_of(zones)
    counts: Counter[str] = Counter()
    words = 0
    for doc in documents_of(docs, "lemmas"):
        for parse in parses(doc, chosen):
            counts.update(content_lemmas(parse))
            words += len(parse)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return frame(((name, n, 1000 * n / words) for name, n in ranked), FREQUENCIES)
