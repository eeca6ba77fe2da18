"""The features of a word form, in the values of Universal Dependencies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class VerbForm(NamedTuple):
    """One reading of a word form as a form of a verb, in UD values.

    Attributes
    ----------
    lemma : str
        The infinitive.
    mood : {"Ind", "Sub", "Cnd", "Imp"} or None
    tense : {"Pres", "Imp", "Past", "Fut"} or None
        The conditional is ``Pres``; a past participle is ``Past``, a present one ``Pres``.
    form : {"Fin", "Inf", "Part"}
    person : {1, 2, 3} or None
    number : {"Sing", "Plur"} or None
    gender : {"Masc", "Fem"} or None
        Only for a past participle.
    """

    lemma: str
    mood: str | None
    tense: str | None
    form: str
    person: int | None = None
    number: str | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """What a word is in its sentence: shared by all words of one form and one reading.

    Attributes
    ----------
    lemma : str
        Infinitive of a verb; else the dictionary form, or the word itself.
    mood, tense, form, person, number, gender
        As in `VerbForm`; all None when the word is not a verb.
    rule : str
        Name of the rule that chose among several readings, empty when there was one.
    """

    lemma: str
    mood: str | None = None
    tense: str | None = None
    form: str | None = None
    person: int | None = None
    number: str | None = None
    gender: str | None = None
    rule: str = ""

    @property
    def is_verb(self) -> bool:
        """Whether the word is a verb form here."""
        return self.form is not None


Gap = Callable[[int], str]
"""Blanks and marks before a word, by its number."""


def no_gap(_: int) -> str:
    """The empty string: nothing is known about marks."""
    return ""


class Tags(Protocol):
    """The tags of a sentence by the number of the word: a list, or a `Tagging`."""

    def __getitem__(self, index: int, /) -> Tag: ...
