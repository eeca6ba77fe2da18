"""Records become tidy tables, summaries carry their n and intervals."""

from __future__ import annotations

from discourse.tables.amplification import amplified
from discourse.tables.comparing import contrasts
from discourse.tables.contexts import concordance
from discourse.tables.course import trends
from discourse.tables.hedges import hedging
from discourse.tables.lexical import collocations, frequencies, readability
from discourse.tables.modality import markers, rates, views
from discourse.tables.polarity import contributions, sentiment
from discourse.tables.repetition import pull_quotes
from discourse.tables.robustness import influence
from discourse.tables.stance import outlook
from discourse.tables.structure import blocks, sections, sentences, texts, verbs, words

__all__ = [
    "amplified",
    "blocks",
    "collocations",
    "concordance",
    "contrasts",
    "contributions",
    "frequencies",
    "hedging",
    "influence",
    "markers",
    "outlook",
    "pull_quotes",
    "rates",
    "readability",
    "sections",
    "sentences",
    "sentiment",
    "texts",
    "trends",
    "verbs",
    "views",
    "words",
]
