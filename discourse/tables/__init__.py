"""Tidy tables of everything found; summaries include n and intervals."""

from __future__ import annotations

from discourse.tables._amplified import amplified
from discourse.tables._blocks import blocks
from discourse.tables._collocations import collocations
from discourse.tables._concordance import concordance
from discourse.tables._contrasts import contrasts
from discourse.tables._contributions import contributions
from discourse.tables._course import course
from discourse.tables._duplicates import duplicates
from discourse.tables._frequencies import frequencies
from discourse.tables._hedging import hedging
from discourse.tables._influence import influence
from discourse.tables._keyness import keyness
from discourse.tables._markers import markers
from discourse.tables._outlook import outlook
from discourse.tables._pull_quotes import pull_quotes
from discourse.tables._rates import rates
from discourse.tables._readability import readability
from discourse.tables._sections import sections
from discourse.tables._sentences import sentences
from discourse.tables._sentiment import sentiment
from discourse.tables._texts import texts
from discourse.tables._trends import trends
from discourse.tables._verbs import verbs
from discourse.tables._views import views
from discourse.tables._words import words

__all__ = [
    "amplified",
    "blocks",
    "collocations",
    "concordance",
    "contrasts",
    "contributions",
    "course",
    "duplicates",
    "frequencies",
    "hedging",
    "influence",
    "keyness",
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
