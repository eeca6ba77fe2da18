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
from discourse.reading import (
    Problem,
    document,
    example,
    from_frame,
    read,
    read_many,
    write_iramuteq,
)
from discourse.tables import (
    amplified,
    blocks,
    collocations,
    concordance,
    contrasts,
    contributions,
    frequencies,
    hedging,
    influence,
    markers,
    outlook,
    pull_quotes,
    rates,
    readability,
    sections,
    sensitivity,
    sentences,
    sentiment,
    texts,
    trends,
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
    "Problem",
    "Section",
    "Sentence",
    "__version__",
    "amplified",
    "blocks",
    "charts",
    "collocations",
    "concordance",
    "contrasts",
    "contributions",
    "document",
    "example",
    "explain",
    "frequencies",
    "from_frame",
    "hedging",
    "influence",
    "markers",
    "outlook",
    "pull_quotes",
    "rates",
    "read",
    "read_many",
    "readability",
    "report",
    "sections",
    "sensitivity",
    "sentences",
    "sentiment",
    "stance",
    "texts",
    "trends",
    "verbs",
    "words",
    "write_iramuteq",
]
