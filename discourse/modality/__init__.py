"""Modality: which words hedge, boost, attribute, condition, oblige or concede."""

from __future__ import annotations

from discourse.decisions.cascade import FAMILIES, Rule
from discourse.decisions.marker import CATEGORIES, HOLDERS, STRENGTHS, UNDECIDED, Marker
from discourse.french import readings as _rules  # importing it adds every cascade
from discourse.modality.confidence import confidence_of
from discourse.modality.marker_explanation import Explanation, explanation, explanations
from discourse.modality.marker_lexicon import Lexicon, load
from discourse.modality.readings import find, find_in, hits
from discourse.modality.typologies import group, view, views

__all__ = [
    "CATEGORIES",
    "FAMILIES",
    "HOLDERS",
    "STRENGTHS",
    "UNDECIDED",
    "Explanation",
    "Lexicon",
    "Marker",
    "Rule",
    "confidence_of",
    "explanation",
    "explanations",
    "find",
    "find_in",
    "group",
    "hits",
    "load",
    "view",
    "views",
]

del _rules
