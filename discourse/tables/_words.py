"""Words as a table: lemma, and for verbs mood, tense and form."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from discourse.arguments import documents_of, zones_of
from discourse.documents import Document
from discourse.french.parse import parses
from discourse.tables.schema import SPAN, Schema, categories, frame, lead

MOOD = categories("Ind", "Sub", "Cnd", "Imp")
TENSE = categories("Pres", "Imp", "Past", "Pqp", "Fut")
VERB_FORM = categories("Fin", "Inf", "Part")
WORDS: Schema = {**SPAN, "lemma": "str", "mood": MOOD, "tense": TENSE, "form": VERB_FORM}


def words(
    docs: Document | Iterable[Document], *, zones: str | Iterable[str] | None = "all"
) -> pd.DataFrame:
    """One row a word with its lemma and, for verbs, mood, tense and form in UD values.

    The conditional is the mood ``Cnd`` as in Universal Dependencies; elided words and inverted
    pronouns are separate words; punctuation is not a word.

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
