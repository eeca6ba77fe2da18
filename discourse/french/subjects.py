"""Who is the subject of a verb: pronoun, noun phrase, antecedent. Source of the rules: own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import cast

from discourse.french.clitics import BOTH, before_clitics
from discourse.french.context import (
    CLITICS,
    DETERMINERS,
    NOUN_PHRASES,
    PREPOSITIONS,
    SUBJECTS,
    Context,
)
from discourse.french.inversion import (
    NO_SUBJECT,
    Subject,
    doubled,
    following_subject,
    inverted_subject,
    inverts,
    phrase_subject,
)
from discourse.french.morphology import VerbGroup
from discourse.french.noun_phrases import is_cut, phrase_after
from discourse.french.parse import Parse
from discourse.french.stretches import before_brackets, opens_adjunct, phrase_start, stretch_start
from discourse.french.verb_chains import governor
from discourse.reach import back
from discourse.word_classes import word_class

_JOINING = word_class("coordinator")
_RELATIVES = word_class("relative")
_CLAUSES = word_class("clause_opener")
_DEPENDENT = _CLAUSES - _RELATIVES
_THOSE = frozenset(("celui", "celle", "ceux", "celles"))
# What may stand before an insertion and its verb: il, je crois, viendra.
_HELD_OVER = SUBJECTS | {"qui"}
_ENDING = frozenset(":;")
_OBJECT_OPENERS = NOUN_PHRASES - {"au", "aux"}
# Il prend le temps de partir: he does, where a noun belongs to the verb.
_LIGHT = frozenset(("avoir", "prendre", "faire"))
# What they introduce has the subject of the verb: il quitte la salle sans le dire.
_FREE = frozenset(("afin", "après", "avant", "pour", "sans"))
_CAUSING = word_class("causative")
_REFLEXIVE = {"me": "je", "te": "tu", "nous": "nous", "vous": "vous"}
_COPULAS = word_class("copula")
_IMPERSONAL = frozenset(("agir", "convenir", "falloir", "importer", "suffire"))
# Faire savoir: who tells is the subject of faire.
_TOLD = frozenset(("connaître", "entendre", "remarquer", "savoir", "valoir"))
# Infinitives that govern one another, at most.
_CHAINED = 4
_BEFORE_ANTECEDENT = PREPOSITIONS | {"abord"}
# Maximal distance in words from the head of a subject to its verb, with appositions.
_LONGEST = 15


def subject_of(context: Context, first: int) -> Subject:
    """The subject of the verb group that begins at a word.

    An inverted pronoun first, then the words to the left; for a relative *qui* its antecedent.
    """
    known = context.subjects.get(first)
    if known is None:
        known = context.subjects[first] = _subject(context, first)
    return cast(Subject, known)


def _subject(context: Context, first: int) -> Subject:
    group = context.group(first)
    if group.form == "Inf":
        return _of_infinitive(context, group)
    after = context.at(first + 1).folded
    if after.startswith("-") and len(after) > 2:
        pronoun = after.removeprefix("-t-").lstrip("-")
        if pronoun in SUBJECTS:
            return doubled(context, first) or Subject(pronoun, first + 1, first + 1)
    at = _left(context, first)
    joined = at >= 0 and _joins(context, at) and context.plain(at) not in _HELD_OVER
    if at < 0 or joined:
        spoken = _exhorted(context, first)
        if spoken:
            return Subject(spoken, -1, -1)
    if inverts(context, at):
        return inverted_subject(context, _last_infinitive(context, group.last))
    if at < 0:
        return following_subject(context, group, first=True)
    if joined:
        shared = _shared(context, at, first)
        if shared is not None:
            return shared
        if context.plain(at) in _JOINING:
            return NO_SUBJECT
    found = _beside(context, at)
    if not found.pronoun and found.last == at and opens_adjunct(context, found.first):
        # Ainsi finit la guerre: an adjunct alone stands before.
        return following_subject(context, group) if not _is_named(context, found) else found
    return found


def _last_infinitive(context: Context, last: int) -> int:
    """The last of the infinitives right after a verb: *que veut faire le maire*."""
    at = last + 1
    while context.plain(at) in CLITICS:
        at += 1
    infinitive = at < context.size and context.parse.tag(at).form == "Inf"
    return _last_infinitive(context, at) if infinitive else last


def _is_named(context: Context, found: Subject) -> bool:
    """Whether a name that no preposition governs stands in a phrase: *à la fin Paul quitte*."""
    places = range(found.first + 1, found.last + 1)
    return any(
        context.at(at).capital and context.plain(at - 1) not in PREPOSITIONS for at in places
    )


def _left(context: Context, first: int) -> int:
    """The word before a verb and its clitics, and before what is inserted there; or -1.

    *Il, je crois, viendra*; *le maire (Paul Roux) viendra*; not beyond a colon or semicolon.
    """
    at = before_clitics(context, first)
    if at < 0 or not _ENDING.isdisjoint(context.gap(at + 1)):
        return -1
    if "," in context.gap(at + 1):
        opened = next((one for one in back(at + 1, _LONGEST) if context.comma_before(one)), 0)
        if context.plain(opened - 1) in _HELD_OVER:
            return opened - 1
    return before_brackets(context, at)


def _of_infinitive(context: Context, group: VerbGroup) -> Subject:
    """The subject of the verb that governs an infinitive, or whom that verb makes act.

    *Voir la paix renaître*, *faire cesser les tirs*; none where the verb is impersonal.
    """
    parse = context.parse
    for _ in range(_CHAINED):
        held = governor(parse, group)
        if held is None:
            return NO_SUBJECT
        causes = held.lemma in _CAUSING and group.lemma not in _TOLD
        if causes and context.plain(group.last + 1) in _OBJECT_OPENERS:
            return phrase_subject(phrase_after(parse, group.last))
        after = context.plain(held.last + 1)
        if group.first - held.last > 2 and (after == "à" or after in NOUN_PHRASES):
            acting = phrase_after(parse, held.last)
            linked = context.plain(group.first - 1) in PREPOSITIONS
            if acting.stop == group.first and after in _OBJECT_OPENERS and not linked:
                return phrase_subject(acting)
            free = not _FREE.isdisjoint(context.plains(held.last + 1, group.first - 1))
            if not free and held.lemma not in _LIGHT and held.lemma not in _COPULAS:
                return NO_SUBJECT  # Il demande au maire de partir.
        if held.form != "Inf":
            subject = subject_of(context, held.first)
            return NO_SUBJECT if _is_impersonal(held, subject) else subject
        group = held
    return NO_SUBJECT


def _is_impersonal(group: VerbGroup, subject: Subject) -> bool:
    """Whether nobody is the subject: *il faut partir*, *il est facile de dire*."""
    impersonal = group.lemma in _IMPERSONAL or group.lemma in _COPULAS
    return subject.pronoun in ("il", "ce", "cela", "ça") and impersonal


def _exhorted(context: Context, first: int) -> str:
    """The person an imperative without a subject implies: *et tâchons de* says nous."""
    group = context.group(first)
    if group.mood != "Imp":
        return ""
    folded = context.at(first).folded
    return next((who for who, ends in BOTH.items() if folded.endswith(ends[0])), "")


def _joins(context: Context, at: int) -> bool:
    """Whether a comma or a coordinator stands right before a verb and its clitics."""
    return context.plain(at) in _JOINING or "," in context.gap(at + 1)


def _shared(context: Context, at: int, first: int) -> Subject | None:
    """The subject that a verb shares with one before it: elle entre, la réveille et lui dit.

    None where a noun phrase stands between, which is the subject itself.
    """
    # Directly behind *et* a verb has no other subject; behind a comma it may.
    direct = context.plain(at) in _JOINING
    passed = at + 1
    for index in back(at + 1):
        if index >= passed:
            continue
        if index < at and _parts(context, index, direct=direct):
            return None
        if not context.is_finite(index):
            continue
        left = before_clitics(context, context.group(index).first)
        if left < 0:
            return None
        if _joins(context, left):
            continue
        # What is over: la place qu’occupe la ville, le maire, qui dort mal,; quand Paul dort, puis.
        found = NO_SUBJECT if inverts(context, left) else _beside(context, left)
        opener = left if context.plain(left) in _RELATIVES else found.first - 1
        relative = context.plain(opener) in _RELATIVES and not direct
        nearest = direct and not context.comma_before(at)
        depends = context.plain(found.first - 1) in _DEPENDENT and not nearest
        if found == NO_SUBJECT or relative or (depends and direct):
            passed = max(left, 0) if found == NO_SUBJECT else opener
            continue
        return found if not depends and _suits(context, found.pronoun, first) else None
    return None


def _parts(context: Context, index: int, *, direct: bool) -> bool:
    """Whether a word, or the mark after it, keeps a verb from the subject of one before it."""
    here, after = context.plain(index), context.at(index + 1)
    joined = here in _JOINING and (after.plain in DETERMINERS or after.capital)
    return context.strong_before(index + 1) or (not direct and (here in _CLAUSES or joined))


def _suits(context: Context, pronoun: str, first: int) -> bool:
    """Whether a verb can have a subject of this person (qui, je le répète, sera: not je)."""
    person, number = _PERSONS.get(pronoun, (3, ""))
    return any(
        verb.person == person and number in ("", verb.number) for verb in context.at(first).verbs
    )


_PERSONS = {
    "je": (1, "Sing"),
    "tu": (2, "Sing"),
    "nous": (1, "Plur"),
    "vous": (2, "Plur"),
    **dict.fromkeys(("ils", "elles"), (3, "Plur")),
    **dict.fromkeys(("il", "elle", "on", "ce", "cela", "ça"), (3, "Sing")),
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
    start = stretch_start(context, at)
    if start == 1 and context.plain(0) == "qui" and _has_verb(context, start, at):
        return Subject("", 0, at)  # Qui sème le vent récolte la tempête.
    first = -1
    while _is_over(context, start, at if first < 0 else first - 1):
        # Un élève qui triche ne peut: the relative belongs to the subject, and so inside another.
        first = _antecedent(context, start - 1).first
        start = stretch_start(context, first)
    start = phrase_start(context, at) if first < 0 else first
    return Subject("", start, at) if start <= at else NO_SUBJECT


def _is_over(context: Context, start: int, last: int) -> bool:
    """Whether a relative with its verb stands from one word to another: *un élève qui triche*."""
    opener, before = context.plain(start - 1), start - 2
    if before < 0 or context.plains(start - 3, start - 1) == ["en", "ce", "qui"]:
        return False  # En ce qui concerne X le protocole: an adjunct.
    object_too = opener == "que" and not context.is_verb(before) and not context.at(before).adverb
    return (opener in _RELATIVES or object_too) and _has_verb(context, start, last)


def _antecedent(context: Context, relative: int) -> Subject:
    """What stands before a relative: *contient une clause qui*: une clause."""
    last = relative - 1
    if context.plain(last) in _THOSE:
        return Subject("qui", last, last)
    start = stretch_start(context, last)
    verbs = (at for at in range(last, start - 1, -1) if _governs(context, at))
    verb = next(verbs, -1)
    if start <= verb < last:
        start = context.group(verb).last + 1
        # A donné lieu à un rapport qui: the bare noun belongs to the verb.
        start += _is_bare(context, start, last)
        while start < last and (
            context.plain(start) in _BEFORE_ANTECEDENT or context.at(start).adverb
        ):
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
    """The subject of each verb group; `NO_SUBJECT` where none can be told."""
    return parse.once(subjects, _subjects)


def _subjects(parse: Parse) -> tuple[Subject, ...]:
    context = Context(parse)
    return tuple(subject_of(context, group.first) for group in parse.groups)


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


def takes_up_subject(context: Context, first: int) -> bool:
    """Whether the pronoun before a verb is its own subject: *nous devons nous interroger*."""
    own = _REFLEXIVE.get(context.plain(before_clitics(context, first) + 1))
    return own is not None and subject_of(context, first).pronoun == own


def pronoun_of(context: Context, index: int) -> str:
    """The subject pronoun of the verb group at a word; empty for a noun phrase."""
    return subject_of(context, context.group(index).first).pronoun
