"""Who is the subject of a verb: pronoun, noun phrase, antecedent. Source of the rules: own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple, cast

from discourse.french.context import CLITICS, SUBJECTS, Context
from discourse.french.parse import Parse
from discourse.reach import REACH, back
from discourse.word_classes import word_class

_OPENERS = word_class("clause")
_JOINING = word_class("joining")
# Noun phrases are followed no farther than this, in words.
_FARTHEST = 12
# Maximal distance in words from the head of a subject to its verb, with appositions.
_LONGEST = 15


class Subject(NamedTuple):
    """A subject by word numbers; ``pronoun`` is its plain form, empty for a noun phrase."""

    pronoun: str
    first: int
    last: int


NO_SUBJECT = Subject("", -1, -1)


def clause_start(context: Context, index: int) -> int:
    """First word of the stretch that contains a word: after a mark, conjunction or relative."""
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
    """Position left of the clitics and *ne* of a verb; -1 if they open the sentence.

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


# Pronouns that are subjects or objects, with the ending their verb has when they are subjects.
_BOTH = {"nous": ("ons", "mes"), "vous": ("ez", "tes")}


def _agrees(context: Context, at: int, index: int) -> bool:
    """Whether a verb has the person of *nous* or *vous* (not so in le maire nous explique)."""
    verb = context.at(index)
    return not verb.finite or verb.folded.endswith(_BOTH[context.plain(at)])


def _leads(context: Context, at: int) -> bool:
    """Whether *nous*, *vous* is a subject: no other comes before, only clitics after."""
    before, after = context.plain(at - 1), context.plain(at + 1)
    if before in SUBJECTS or before == "ne":
        return False
    if after == context.plain(at) or after not in CLITICS:
        return True
    # Nous y pensons: at the head of its clause; le maire nous y voit: not.
    return context.comma_before(at) or before in _OPENERS


def subject_of(context: Context, first: int) -> Subject:
    """The subject of the verb group that begins at a word.

    An inverted pronoun first, then the words to the left; for a relative *qui* its antecedent.
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
        return NO_SUBJECT
    here = context.plain(at)
    if here == "qui":
        return Subject("qui", clause_start(context, at - 1), at - 1) if at else NO_SUBJECT
    set_off = at > 0 and context.gap(at).strip() and context.gap(at + 1).strip()
    if here in SUBJECTS and not set_off:
        return Subject(here, at, at)
    # "L’Europe, elle, hésite": the pronoun is set off, the noun phrase is the subject.
    return Subject("", _phrase_start(context, at), at)


def _phrase_start(context: Context, last: int) -> int:
    """First word of the noun phrase that ends at a word, appositions and coordination included."""
    start = clause_start(context, last)
    if context.gap(last + 1).strip():
        # A mark before the verb closes an apposition: the subject begins before it.
        opened = next((at for at in back(last + 1, _LONGEST) if context.comma_before(at)), 0)
        if opened:
            start = clause_start(context, opened - 1)
    while start > 1 and context.plain(start - 1) in _JOINING and not context.comma_before(start):
        # "L’Europe et ce Parlement doivent": what comes before *et* is a subject too, unless it
        # has a verb of its own ("il aime Paris et Londres dort").
        before = clause_start(context, start - 2)
        if any(context.at(at).finite and context.is_verb(at) for at in range(before, start - 1)):
            break
        start = before
    return start


def inverted_subject(context: Context, last: int) -> Subject:
    """The noun phrase after a verb of an interpolated clause, or after *selon*."""
    end = last + 1
    if end >= context.size or context.gap(end).strip():
        return NO_SUBJECT
    while end + 1 < context.size and not context.gap(end + 1).strip() and end - last < _FARTHEST:
        end += 1
    return Subject("", last + 1, end)


def verb_headed(parse: Parse, first: int, last: int) -> int | None:
    """The number of the verb group whose subject is headed by some words; None where none is.

    The inverse of `subject_of`: the next finite verb, if the words are in its subject and no
    preposition makes them a complement (les dirigeants de l’Europe).
    """
    lang = parse.doc.lang
    articles = word_class("determiner", lang)
    before = next((at for at in back(first) if parse.folded[at] not in articles), -1)
    if before >= 0 and parse.folded[before] in word_class("preposition", lang):
        return None
    earlier = bisect_right(parse.group_starts, last)
    for at in range(earlier, len(parse.groups)):
        group = parse.groups[at]
        if group.first - last > _LONGEST:
            return None
        if group.form == "Fin":
            subject = parse.once(verb_headed, _subjects)[at]
            inside = subject.first <= first and last <= subject.last
            return at if inside and not _has_finite(parse, subject.first, earlier) else None
    return None


def _has_finite(parse: Parse, start: int, stop: int) -> bool:
    """Whether a finite verb group before number ``stop`` begins at word ``start`` or after it."""
    begin = bisect_left(parse.group_starts, start)
    return any(group.form == "Fin" for group in parse.groups[begin:stop])


def _subjects(parse: Parse) -> tuple[Subject, ...]:
    """The subject of each verb group, `NO_SUBJECT` where the group is not finite."""
    context = Context(parse)
    return tuple(
        subject_of(context, group.first) if group.form == "Fin" else NO_SUBJECT
        for group in parse.groups
    )


def pronoun_of(context: Context, index: int) -> str:
    """The subject pronoun of the verb group at a word; empty for a noun phrase."""
    return subject_of(context, context.group(index).first).pronoun
