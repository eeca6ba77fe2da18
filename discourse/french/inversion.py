"""Subjects that follow their verb. Source of the rules: own."""

from __future__ import annotations

from typing import NamedTuple

from discourse.french.clitics import before_clitics
from discourse.french.context import DETERMINERS, NOUN_PHRASES, PREPOSITIONS, SUBJECTS, Context
from discourse.french.morphology import VerbGroup
from discourse.french.noun_phrases import phrase_after, phrase_before
from discourse.french.stretches import abbreviated, phrase_start
from discourse.word_classes import word_class

_DAYS = word_class("day")
_LEQUEL = word_class("lequel")
_WHICH = word_class("interrogative_determiner")
_TAKING_UP = frozenset(
    f"{link}{pronoun}" for link in ("-", "-t-") for pronoun in ("il", "elle", "ils", "elles")
)
# Comme le rappelle le rapport, ce qu’a dit le maire, où passe la route, quels sont les buts.
_INVERTING = (word_class("relative") - _LEQUEL - {"qui"}) | {"comme", "que"}
_APPEARING = word_class("existence") | word_class("copula")
# Noun phrases are followed no farther than this, in words.
_FARTHEST = 12
_NEW_SUBJECTS = frozenset(("je", "tu", "il", "on", "ils"))
_RELATING = word_class("relative") | _LEQUEL | {"que"}


class Subject(NamedTuple):
    """A subject by word numbers; ``pronoun`` is its plain form, empty for a noun phrase."""

    pronoun: str
    first: int
    last: int


NO_SUBJECT = Subject("", -1, -1)


def phrase_subject(words: range) -> Subject:
    """A noun phrase as a subject."""
    return Subject("", words.start, words.stop - 1)


def inverts(context: Context, at: int) -> bool:
    """Whether a word right before a verb makes its subject follow."""
    if context.plain(at) in _LEQUEL:
        return context.plain(at - 1) in PREPOSITIONS
    return context.plain(at) in _INVERTING or context.plain(at) in _WHICH


def following_subject(context: Context, group: VerbGroup, *, first: bool = False) -> Subject:
    """The noun phrase right after a verb that nothing before can be the subject of.

    *Ainsi finit la guerre*; `NO_SUBJECT` where none stands there. A verb that comes ``first`` is
    one that has no object: *reste la question*.
    """
    if first and group.lemma not in _APPEARING:
        return NO_SUBJECT
    after = context.plain(group.last + 1)
    if group.mood == "Ind" and after in NOUN_PHRASES - {"au", "aux"}:
        return phrase_subject(phrase_after(context.parse, group.last))
    return NO_SUBJECT


def doubled(context: Context, first: int) -> Subject | None:
    """The noun phrase that an inverted pronoun takes up: *la guerre dure-t-elle*."""
    at = before_clitics(context, first)
    if context.at(first + 1).folded not in _TAKING_UP or at < 0 or context.gap(at + 1).strip():
        return None
    start = phrase_start(context, at)
    if context.plain(start) in _WHICH:
        start = phrase_before(context.parse, at + 1).start  # quelles mesures le maire prend-il
    opens = context.plain(start) in NOUN_PHRASES or (start > 0 and context.at(start).capital)
    return Subject("", start, at) if opens and not context.is_finite(at) else None


def inverted_subject(context: Context, last: int) -> Subject:
    """The noun phrase after a verb of an interpolated clause, or after *selon*."""
    end = last + 1
    if end >= context.size or context.gap(end).strip():
        return NO_SUBJECT
    relative = False
    while end + 1 < context.size and end - last < _FARTHEST:
        relative = relative or context.plain(end) in _RELATING
        marked = context.gap(end + 1).strip() and not abbreviated(context, end + 1)
        if marked or (context.parse.finite[end + 1] and not relative):
            break
        if context.plain(end + 1) in _NEW_SUBJECTS and context.plain(end) not in _RELATING:
            break  # pour les uns il est fou
        end += 1
    after = _DAYS | SUBJECTS
    while end > last + 1 and (context.plain(end) in after or context.at(end).adverb):
        end -= 1
    start = _past_phrase(context, last + 1)
    return Subject("", start if start <= end else last + 1, end)


def _past_phrase(context: Context, at: int) -> int:
    """The place after a phrase with a preposition: dit *en substance* le greffier."""
    while context.at(at).adverb or context.plain(at) in _DAYS:
        at += 1
    if context.plains(at, at + 1) == ["un", "jour"]:
        return at + 2
    if context.plain(at) not in PREPOSITIONS or context.at(at).folded in ("du", "des"):
        return at
    noun = at + 2 if context.plain(at + 1) in DETERMINERS else at + 1
    for one in (noun + 1, noun + 2):
        if context.plain(one) in DETERMINERS or context.at(one).capital:
            return one
    return at
