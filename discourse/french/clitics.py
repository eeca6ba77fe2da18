"""The pronouns before a verb: which belong to it, and which is its object. Source: own."""

from __future__ import annotations

from discourse.french.context import CLITICS, SUBJECTS, Context
from discourse.reach import back
from discourse.word_classes import word_class

_OPENERS = word_class("clause")
# Pronouns that are subjects or objects, with the ending their verb has when they are subjects.
BOTH = {"nous": ("ons", "mes"), "vous": ("ez", "tes")}
_OBJECTS = frozenset(("le", "la", "les", "me", "te", "nous", "vous"))


def before_clitics(context: Context, index: int) -> int:
    """Position left of the clitics and *ne* of a verb; -1 if they open the sentence.

    *Nous* and *vous* right before the verb are its subject unless another stands before them
    (nous parlons, nous ne parlons pas, nous nous parlons, nous y pensons).
    """
    for at in back(index):
        pronoun = context.plain(at)
        if pronoun not in CLITICS and pronoun != "ne":
            return at
        if pronoun in BOTH and _leads(context, at) and _agrees(context, at, index):
            return at
    return -1


def has_object_pronoun(context: Context, first: int) -> bool:
    """Whether a pronoun right before a verb group may be its object: *l’appelle, nous appelle*."""
    at = first - 1
    return context.plain(at) in _OBJECTS and before_clitics(context, first) < at


def _agrees(context: Context, at: int, index: int) -> bool:
    """Whether a verb has the person of *nous* or *vous* (not so in le maire nous explique)."""
    verb = context.at(index)
    return verb.finite and verb.folded.endswith(BOTH[context.plain(at)])


def _leads(context: Context, at: int) -> bool:
    """Whether *nous*, *vous* is a subject: no other comes before, only clitics after."""
    before, after = context.plain(at - 1), context.plain(at + 1)
    if before in SUBJECTS or before == "ne":
        return False
    if after == context.plain(at) or after not in CLITICS:
        return True
    # Nous y pensons: at the head of its clause; le maire nous y voit: not.
    return context.comma_before(at) or before in _OPENERS
