"""Records become tidy tables, summaries carry their n and intervals."""

from __future__ import annotations

from discourse.tables._amplified import amplified
from discourse.tables._concordance import concordance
from discourse.tables._contrasts import contrasts
from discourse.tables._course import course
from discourse.tables._hedging import hedging
from discourse.tables._influence import influence
from discourse.tables._lexical import collocations, frequencies, readability
from discourse.tables._markers import markers, rates, views
from discourse.tables._outlook import outlook
from discourse.tables._pull_quotes import pull_quotes
from discourse.tables._sentiment import contributions, sentiment
from discourse.tables._structure import blocks, sections, sentences, texts, verbs, words
from discourse.tables._trends import trends

__all__ = [
    "amplified",
    "blocks",
    "collocations",
    "concordance",
    "contrasts",
    "contributions",
    "course",
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
