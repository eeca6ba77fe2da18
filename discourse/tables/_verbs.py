"""Verb groups as a table, compound tenses joined."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from discourse.arguments import documents_of, zones_of
from discourse.documents import Document
from discourse.french.parse import parses
from discourse.tables._words import MOOD, TENSE, VERB_FORM
from discourse.tables.schema import SPAN, Schema, categories, frame, lead

VOICE = categories("Act", "Pass")
VERBS: Schema = {
    **SPAN,
    "lemma": "str",
    "voice": VOICE,
    "mood": MOOD,
    "tense": TENSE,
    "form": VERB_FORM,
    "negated": "bool",
}


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
