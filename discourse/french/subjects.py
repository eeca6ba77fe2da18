"""Who is the subject of a verb: pronoun, noun phrase, antecedent. Source of the rules: own."""

from __future__ import annotations

from typing import NamedTuple, cast

from discourse.french.context import CLITICS, SUBJECTS, Context
from discourse.reach import REACH, back
from discourse.word_classes import word_class

_OPENERS = word_class("clause")
# Noun phrases are looked at no farther than this, in words.
_FARTHEST = 12


class Subject(NamedTuple):
    """A subject by word numbers; ``pronoun`` is its plain form, empty for a noun phrase."""

    pronoun: str
    first: int
    last: int


NOBODY = Subject("", -1, -1)


def clause_start(context: Context, index: int) -> int:
    """First word of the stretch of a word: after a mark, a conjunction, a relative."""
    farthest = max(0, index - REACH)
    at = max(0, index)
    while at > farthest:
        if (context.comma_before(at) and context.mark(at)) or context.plain(at - 1) in _OPENERS:
            break
        at -= 1
        # The same stretch, asked from one of its words before: a sentence that is one verb after
        # another would be walked through from each of them.
        if at in context.clause_starts:
            at = max(context.clause_starts[at], farthest)
            break
    context.clause_starts[index] = at
    return at


def before_clitics(context: Context, index: int) -> int:
    """Position left of a verb's clitics and *ne*; -1 when they open the sentence.

    *Nous* and *vous* right before the verb are its subject unless another stands before them
    (nous parlons, nous ne parlons pas, nous nous parlons, nous y pensons).
    """
    for at in back(index):
        pronoun = context.plain(at)
        if pronoun not in CLITICS and pronoun != "ne":
            return at
        if pronoun in _BOTH and _leads(context, at) and _agrees(context, at, index):
            return at
    return -1


# Pronouns that are subjects or objects, and how the verbs end that they are the subject of.
_BOTH = {"nous": ("ons", "mes"), "vous": ("ez", "tes")}


def _agrees(context: Context, at: int, index: int) -> bool:
    """Whether a verb has the person of *nous* or *vous* (le maire nous explique: it has not)."""
    verb = context.at(index)
    return not verb.finite or verb.folded.endswith(_BOTH[context.plain(at)])


def _leads(context: Context, at: int) -> bool:
    """Whether *nous*, *vous* is a subject: no other stands before, nothing but clitics after."""
    before, after = context.plain(at - 1), context.plain(at + 1)
    if before in SUBJECTS or before == "ne":
        return False
    if after == context.plain(at) or after not in CLITICS:
        return True
    # Nous y pensons: at the head of its clause; le maire nous y voit: not.
    return context.comma_before(at) or before in _OPENERS


def subject_of(context: Context, first: int) -> Subject:
    """The subject of the verb group that begins at a word.

    An inverted pronoun first, then what stands to the left; a relative *qui* gives what
    precedes it.
    """
    known = context.subjects.get(first)
    if known is None:
        known = context.subjects[first] = _subject(context, first)
    return cast(Subject, known)


def _subject(context: Context, first: int) -> Subject:
    after = context.at(first + 1).folded
    if after.startswith("-") and len(after) > 2:
        pronoun = after.removeprefix("-t").lstrip("-")
        if pronoun in SUBJECTS:
            return Subject(pronoun, first + 1, first + 1)
    at = before_clitics(context, first)
    if at < 0:
        return NOBODY
    here = context.plain(at)
    if here == "qui":
        return Subject("qui", clause_start(context, at - 1), at - 1) if at else NOBODY
    if here in SUBJECTS:
        return Subject(here, at, at)
    start = clause_start(context, at)
    if context.gap(at + 1).strip() and at <= _FARTHEST:
        # An apposition closed by a comma: the subject is what stands before it.
        start = 0
    return Subject("", start, at)


def inverted_subject(context: Context, last: int) -> Subject:
    """The noun phrase after a verb of an interpolated clause, or after *selon*."""
    end = last + 1
    if end >= context.size or context.gap(end).strip():
        return NOBODY
    while end + 1 < context.size and not context.gap(end + 1).strip() and end - last < _FARTHEST:
        end += 1
    return Subject("", last + 1, end)


def pronoun_of(context: Context, index: int) -> str:
    """The subject pronoun of the verb group at a word; empty for a noun phrase."""
    return subject_of(context, context.group(index).first).pronoun
