"""The evaluative words behind every sentiment score, as a table."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike

import pandas as pd

from discourse import polarity
from discourse.arguments import documents_of, zones_of
from discourse.documents import Document
from discourse.french.parse import parses
from discourse.tables.schema import SPAN, Schema, frame, lead

CONTRIBUTIONS: Schema = {
    **SPAN,
    "entry": "str",
    "grade": "int64",
    "factor": "float64",
    "value": "float64",
    "negated": "bool",
    "shifters": "str",
    "rule": "str",
}


def contributions(
    docs: Document | Iterable[Document],
    *,
    lexicon: polarity.Lexicon | str | PathLike[str] | None = None,
    zones: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    """The evaluative words that every sentiment score is the sum of.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    lexicon
        a valence lexicon of your own, or its path, with the columns of
        `languages/fr/valence.tsv`; it is used in place of the language's.
    zones
        the zones to score; None for standfirst and body, ``"all"`` for every zone.

    Returns
    -------
    DataFrame
        One row a contribution: ``doc, zone, section, sentence, start, end, text, entry``,
        ``grade`` (the lexicon's, -3 to 3), ``factor`` (intensity, concession), ``value`` (grade
        points after every shifter), ``negated, shifters, rule``.

    Raises
    ------
    TypeError, ValueError, LexiconError
        as `sentiment`.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Ce n’est pas un échec.")
    >>> discourse.contributions(doc)[["text", "grade", "value", "negated", "shifters"]]
        text  grade  value  negated         shifters
    0  échec     -2    1.1     True  negation:n’ pas
    """
    chosen = zones_of(zones)
    rows = (
        (
            *lead(doc, parse.sentence, part.start, part.end),
            part.entry,
            part.grade,
            part.factor,
            part.value,
            part.negated,
            part.shifters,
            part.rule,
        )
        for doc in documents_of(docs, "sentiment")
        for parse in parses(doc, chosen)
        for part in polarity.find_in(parse, lexicon)
    )
    return frame(rows, CONTRIBUTIONS)
