"""Which words name someone: a person, a body that can speak, a proper name. Source: own."""

from __future__ import annotations

from discourse.french.context import Context
from discourse.french.inversion import Subject
from discourse.word_classes import word_class

_HUMAN = word_class("human")
_COLLECTIVE = word_class("collective")
_PRONOUNS = frozenset(("je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles"))
# Endings of nouns that only persons have.
_PERSONAL = ("iste", "ologue", "icien", "icienne")


def is_human(context: Context, index: int) -> bool:
    """Whether a word is a noun that names a person (voisin, voisines, juge)."""
    return names_a_person(context.plain(index))


def names_a_person(name: str) -> bool:
    """The same of a folded word: *voisines, ex-ministre*."""
    name = name.removeprefix("ex-")
    if name in _HUMAN:
        return True
    base = name.removesuffix("s")
    if base in _HUMAN or (base.endswith("e") and base[:-1] in _HUMAN):
        return True
    return base.endswith(_PERSONAL) and base not in ("liste", "piste")


def is_someone(context: Context, subject: Subject) -> bool:
    """Whether a subject is someone: a personal pronoun, a name, a person or a body."""
    if subject.pronoun in _PRONOUNS:
        return True
    named = subject.first >= 0 and subject.pronoun in ("", "qui")
    return named and names_someone(context, subject.first)


def names_someone(context: Context, at: int) -> bool:
    """Whether a name, a person or a body stands among three words."""
    near = range(at, min(context.size, at + 3))
    return any(
        (one > 0 and context.at(one).capital)
        or is_human(context, one)
        or context.plain(one) in _COLLECTIVE
        for one in near
    )
