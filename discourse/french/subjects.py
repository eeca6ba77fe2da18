"""Who is the subject of a verb: pronoun, noun phrase, antecedent. Source of the rules: own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple, cast

from discourse.french.context import CLITICS, DETERMINERS, PREPOSITIONS, SUBJECTS, Context
from discourse.french.morphology import VerbGroup
from discourse.french.noun_phrases import is_cut, phrase_after
from discourse.french.parse import Parse
from discourse.french.verb_chains import governor
from discourse.reach import REACH, back
from discourse.word_classes import word_class

_OPENERS = word_class("clause")
_JOINING = word_class("coordinator")
_RELATIVES = word_class("relative")
_DEPENDENT = word_class("que_conjunction") | word_class("subordinator")
_CLAUSES = word_class("clause_opener")
_DAYS = word_class("day")
_TITLES = word_class("title")
_THOSE = frozenset(("celui", "celle", "ceux", "celles"))
_INVERTING = frozenset(("comme", "que", "dont", "où"))
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
        marked = context.comma_before(at) and context.mark(at) and not abbreviated(context, at)
        if marked or context.plain(at - 1) in _OPENERS:
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
        pronoun = after.removeprefix("-t-").lstrip("-")
        if pronoun in SUBJECTS:
            return Subject(pronoun, first + 1, first + 1)
    at = before_clitics(context, first)
    joined = at >= 0 and _joins(context, at)
    if at < 0 or joined:
        spoken = _exhorted(context, first)
        if spoken:
            return Subject(spoken, -1, -1)
    if at < 0:
        return NO_SUBJECT
    if context.plain(at) in _INVERTING:
        # Comme le rappelle le rapport, ce qu’a dit le maire: the subject follows.
        return inverted_subject(context, context.group(first).last)
    if joined:
        shared = _shared(context, at, first)
        if shared is not None:
            return shared
    return _beside(context, at)


def _exhorted(context: Context, first: int) -> str:
    """The person an imperative without a subject implies: *et tâchons de* says nous."""
    group = context.group(first)
    if group.mood != "Imp":
        return ""
    folded = context.at(first).folded
    return next((who for who, ends in _BOTH.items() if folded.endswith(ends[0])), "")


def _joins(context: Context, at: int) -> bool:
    """Whether a comma or a coordinator stands right before a verb and its clitics."""
    return context.plain(at) in _JOINING or "," in context.gap(at + 1)


def _shared(context: Context, at: int, first: int) -> Subject | None:
    """The subject that a verb shares with one before it: elle entre, la réveille et lui dit.

    None where a noun phrase stands between, which is the subject itself.
    """
    passed = at + 1
    for index in back(at + 1):
        if index >= passed:
            continue
        if context.strong_before(index + 1) and index < at:
            return None
        here = context.words[index]
        if here.plain in _CLAUSES and index < at:
            return None
        opens = here.plain in _JOINING and index < at
        if opens and (context.plain(index + 1) in DETERMINERS or context.at(index + 1).capital):
            return None
        if not context.is_finite(index):
            continue
        left = before_clitics(context, context.group(index).first)
        if left < 0:
            return None
        if _joins(context, left):
            continue
        found = _beside(context, left)
        opener = left if context.plain(left) in _RELATIVES else found.first - 1
        if context.plain(opener) in _RELATIVES and context.plain(at) not in _JOINING:
            # A relative between commas is over: le maire, qui dort mal, affirme.
            passed = opener
            continue
        depends = found.first > 0 and context.plain(found.first - 1) in _DEPENDENT
        if depends or not _suits(context, found.pronoun, first):
            return None
        return found
    return None


def _suits(context: Context, pronoun: str, first: int) -> bool:
    """Whether a verb can have a subject of this person (qui, je le répète, sera: not je)."""
    person, number = _PERSONS.get(pronoun, (3, ""))
    return any(
        verb.person == person and number in ("", verb.number) for verb in context.at(first).verbs
    )


_PERSONS = {
    "je": (1, "Sing"),
    "tu": (2, "Sing"),
    "ce": (3, "Sing"),
    "cela": (3, "Sing"),
    "ça": (3, "Sing"),
    "il": (3, "Sing"),
    "elle": (3, "Sing"),
    "on": (3, "Sing"),
    "nous": (1, "Plur"),
    "vous": (2, "Plur"),
    "ils": (3, "Plur"),
    "elles": (3, "Plur"),
}


def _beside(context: Context, at: int) -> Subject:
    """The subject that ends at a word: a pronoun, what a relative takes up, a noun phrase."""
    here = context.plain(at)
    if here == "qui":
        return _antecedent(context, at) if at else NO_SUBJECT
    set_off = at > 0 and context.gap(at).strip() and context.gap(at + 1).strip()
    if here in SUBJECTS and not set_off:
        return Subject(here, at, at)
    # "L’Europe, elle, hésite": the pronoun is set off, the noun phrase is the subject.
    start = clause_start(context, at)
    relative = start > 1 and context.plain(start - 1) in _RELATIVES
    if context.plains(start - 3, start - 1) == ["en", "ce", "qui"]:
        # En ce qui concerne X le protocole: an adjunct.
        relative = False
    if relative and _has_verb(context, start, at):
        # Un élève qui triche ne peut: the relative belongs to the subject.
        return Subject("", _antecedent(context, start - 1).first, at)
    return Subject("", _phrase_start(context, at), at)


def _phrase_start(context: Context, last: int) -> int:
    """First word of the noun phrase that ends at a word, appositions and coordination included."""
    start = clause_start(context, last)
    if context.gap(last + 1).strip() and not abbreviated(context, last + 1):
        # A mark before the verb closes an apposition: the subject begins before it.
        opened = next((at for at in back(last + 1, _LONGEST) if context.comma_before(at)), 0)
        if opened:
            start = clause_start(context, opened - 1)
    while start > 1 and context.plain(start - 1) in _JOINING and not context.comma_before(start):
        # "L’Europe et ce Parlement doivent": what comes before *et* is a subject too, unless it
        # has a verb of its own ("il aime Paris et Londres dort").
        before = clause_start(context, start - 2)
        if context.first_finite(range(before, start - 1)) >= 0:
            break
        start = before
    return start


def _antecedent(context: Context, relative: int) -> Subject:
    """What stands before a relative: *contient une clause qui*: une clause."""
    last = relative - 1
    if context.plain(last) in _THOSE:
        return Subject("qui", last, last)
    start = clause_start(context, last)
    verbs = (at for at in range(last, start - 1, -1) if _governs(context, at))
    verb = next(verbs, -1)
    if start <= verb < last:
        start = context.group(verb).last + 1
        # A donné lieu à un rapport qui: the bare noun belongs to the verb.
        start += _is_bare(context, start, last)
        while start < last and (context.plain(start) in PREPOSITIONS or context.at(start).adverb):
            start += 1
    return Subject("qui", min(start, last), last)


def _is_bare(context: Context, at: int, last: int) -> bool:
    """Whether a noun without a determiner stands before a preposition: donner *lieu* à."""
    here = context.at(at)
    other = here.plain in DETERMINERS or here.plain in PREPOSITIONS or here.adverb or here.capital
    return not other and at + 1 < last and context.plain(at + 1) in ("à", "de")


def _governs(context: Context, at: int) -> bool:
    """Whether a word is a verb that may have the next noun as its object."""
    here = context.words[at]
    return (here.finite or here.infinitive or here.gerund) and context.is_verb(at)


def _has_verb(context: Context, first: int, last: int) -> bool:
    return any(context.is_finite(at) for at in range(first, last + 1))


def abbreviated(context: Context, index: int) -> bool:
    """Whether the full stop before a word belongs to a title or an initial: M. Roux, J.-P. Roux."""
    if index <= 0 or context.gap(index).strip() not in (".", ".-"):
        return False
    before = context.at(index - 1)
    return before.plain in _TITLES or (before.capital and len(before.folded) == 1)


_NEW_SUBJECTS = frozenset(("je", "tu", "il", "on", "ils"))
_RELATING = _RELATIVES | word_class("lequel") | {"que"}


def inverted_subject(context: Context, last: int) -> Subject:
    """The noun phrase after a verb of an interpolated clause, or after *selon*."""
    end = last + 1
    if end >= context.size or context.gap(end).strip():
        return NO_SUBJECT
    while end + 1 < context.size and end - last < _FARTHEST:
        if context.gap(end + 1).strip() and not abbreviated(context, end + 1):
            break
        if context.plain(end + 1) in _NEW_SUBJECTS and context.plain(end) not in _RELATING:
            break  # pour les uns il est fou
        end += 1
    while end > last + 1 and (context.plain(end) in _DAYS or context.at(end).adverb):
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
            subject = subjects(parse)[at]
            inside = subject.first <= first and last <= subject.last
            return at if inside and not _has_finite(parse, subject.first, earlier) else None
    return None


def _has_finite(parse: Parse, start: int, stop: int) -> bool:
    """Whether a finite verb group before number ``stop`` begins at word ``start`` or after it."""
    begin = bisect_left(parse.group_starts, start)
    return any(group.form == "Fin" for group in parse.groups[begin:stop])


def subjects(parse: Parse) -> tuple[Subject, ...]:
    """The subject of each verb group; `NO_SUBJECT` where none can be told.

    That of an infinitive is the subject of the verb that governs it, unless a noun phrase stands
    between (*voir la paix renaître*) or *faire* makes one act that follows (*faire cesser les
    tirs*).
    """
    return parse.once(subjects, _subjects)


def _subjects(parse: Parse) -> tuple[Subject, ...]:
    context = Context(parse)
    found: list[Subject] = []
    for at, group in enumerate(parse.groups):
        if group.form == "Inf":
            found.append(_of_infinitive(parse, at, found))
        else:
            found.append(subject_of(context, group.first))
    return tuple(found)


def _of_infinitive(parse: Parse, at: int, before: Sequence[Subject]) -> Subject:
    group = parse.groups[at]
    held = governor(parse, group)
    if held is None:
        return NO_SUBJECT
    if held.lemma in word_class("causative", parse.doc.lang):
        acting = phrase_after(parse, group.last)
        return Subject("", acting.start, acting.stop - 1) if acting else NO_SUBJECT
    if group.first - held.last > 2:
        between = phrase_after(parse, held.last)
        whole = bool(between) and between.stop == group.first
        return Subject("", between.start, between.stop - 1) if whole else NO_SUBJECT
    return before[at - 1]


def subject_in(parse: Parse, group: VerbGroup) -> Subject:
    """The subject of a verb group, as in `subjects`; none where it is not a verb."""
    at = bisect_left(parse.group_starts, group.first)
    known = at < len(parse.groups) and parse.groups[at].first == group.first
    return subjects(parse)[at] if known else NO_SUBJECT


def subject_words(parse: Parse, group: VerbGroup) -> range:
    """The noun phrase that is the subject of a verb group; empty where a pronoun is, or nothing.

    For a relative *qui* it is the antecedent. What is inserted behind it is left out.
    """
    subject = subject_in(parse, group)
    if subject.first < 0 or subject.pronoun not in ("", "qui"):
        return range(0)
    stop = subject.last + 1
    closed = stop < len(parse) and is_cut(parse, stop)
    for word in range(subject.first + 1, stop):
        if parse.folded[word] in _RELATIVES or (closed and is_cut(parse, word)):
            return range(subject.first, word)
    return range(subject.first, stop)


def is_relative(parse: Parse, group: VerbGroup) -> bool:
    """Whether *qui* is the subject of a verb."""
    return subject_in(parse, group).pronoun == "qui"


def pronoun_of(context: Context, index: int) -> str:
    """The subject pronoun of the verb group at a word; empty for a noun phrase."""
    return subject_of(context, context.group(index).first).pronoun
