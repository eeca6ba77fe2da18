"""The record of a marker, and the values its fields can have."""

from __future__ import annotations

from typing import NamedTuple

UNDECIDED = "undecided"
CATEGORIES = (
    "possible",
    "probable",
    "certain",
    "inferential",
    "reportive",
    "hypothetical",
    "deontic",
    "dynamic",
    "bouletic",
    "approximator",
    "concessive",
    UNDECIDED,
)
"""The eleven categories of the typology, and `undecided`."""

STRENGTHS = ("certain", "probable", "possible", "unlikely", "excluded", "")
"""How strongly the state of affairs is held true; empty where the question does not arise."""

HOLDERS = ("author", "source", "addressee", "generic")
"""Whose commitment it is: the writer's, a quoted or named voice's, that of who is spoken to
(*vous*), anyone's (*on*)."""


class Marker(NamedTuple):
    """The words that modulate commitment to what is said, and the reading they were given.

    Offsets are those of the document; the text of the marker is ``doc.text[start:end]``.

    Attributes
    ----------
    start, end
        the marker.
    category
        one of `CATEGORIES`.
    strength
        one of `STRENGTHS`.
    negated
        whether the marker itself is negated.
    holder
        one of `HOLDERS`.
    holder_start, holder_end
        where the holder is named; -1 if it is not.
    scope_start, scope_end
        the words in the scope of the marker.
    entry
        pattern of the lexicon; empty when morphology alone found the marker.
    rule
        name of the rule that decided.
    alternatives
        categories that lost, joined by ``|``.
    sentence
        index in ``doc.sentences``.
    """

    start: int
    end: int
    category: str
    strength: str
    negated: bool
    holder: str
    holder_start: int
    holder_end: int
    scope_start: int
    scope_end: int
    entry: str
    rule: str
    alternatives: str
    sentence: int
