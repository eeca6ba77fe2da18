"""Discourse analysis of press texts, French first.

How sure is the writer, how hopeful, about whom, where in the text, and how sure are we of that?

>>> import discourse
>>> doc = discourse.document("L’Europe pourrait sortir de l’impasse.")
>>> discourse.markers(doc)[["text", "category", "strength"]]
           text  category  strength
0      pourrait  possible  possible
"""

from __future__ import annotations

from discourse import charts, stance
from discourse._version import __version__
from discourse.documents import COUNTED_ZONES, ZONES, Block, Document, Section, Sentence
from discourse.explanations import explain
from discourse.languages import LexiconError
from discourse.page import preview as _preview
from discourse.page import report
from discourse.reading import document, from_frame, read
from discourse.tables import (
    blocks,
    collocations,
    concordance,
    contrasts,
    contributions,
    frequencies,
    markers,
    outlook,
    pull_quotes,
    rates,
    readability,
    sections,
    sentences,
    sentiment,
    texts,
    verbs,
    words,
)

Document.renderer = _preview

__all__ = [
    "COUNTED_ZONES",
    "ZONES",
    "Block",
    "Document",
    "LexiconError",
    "Section",
    "Sentence",
    "__version__",
    "blocks",
    "charts",
    "collocations",
    "concordance",
    "contrasts",
    "contributions",
    "document",
    "explain",
    "frequencies",
    "from_frame",
    "markers",
    "outlook",
    "pull_quotes",
    "rates",
    "read",
    "readability",
    "report",
    "sections",
    "sentences",
    "sentiment",
    "stance",
    "texts",
    "verbs",
    "words",
]
