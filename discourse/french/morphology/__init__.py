"""Mood and tense of French verbs, on three levels: the form, the sentence, the verb group.

- ``conjugate(infinitive, lang="fr") -> Mapping[str, tuple[VerbForm, ...]]``: all simple forms.
- ``analyse(form) -> tuple[VerbForm, ...]``: verb readings of a word.
- ``lemma(form) -> str``: dictionary form of any word, no context.
- ``tag(forms) -> list[Tag]``: lemma, mood, tense of each word of a sentence, in context
  (``Tagging(types)[index]`` for one word, ``word_type(form)`` being its type).
- ``groups(forms, tags) -> list[VerbGroup]``: compound tenses joined, with voice and negation
  (``Grouping(types, tags).at(index)`` for the one that holds a word).
"""

from __future__ import annotations

from discourse.french.morphology.conjugation import conjugate
from discourse.french.morphology.forms import Tag, VerbForm
from discourse.french.morphology.grouping import Grouping, VerbGroup, groups
from discourse.french.morphology.spelling import analyse, lemma
from discourse.french.morphology.tagging import Tagging, tag
from discourse.french.morphology.word_types import WordType, word_type

__all__ = [
    "Grouping",
    "Tag",
    "Tagging",
    "VerbForm",
    "VerbGroup",
    "WordType",
    "analyse",
    "conjugate",
    "groups",
    "lemma",
    "tag",
    "word_type",
]
