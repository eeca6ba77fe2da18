"""Whether a verb is negated: ne with its second word, and the ne that denies nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from discourse.french.morphology.entries import Entry, adverbials
from discourse.french.morphology.forms import Gap, Tags
from discourse.french.morphology.grammar import Word
from discourse.marks import STRONG
from discourse.reach import ahead, back
from discourse.word_classes import word_class

_CLITIC = int(Word.CLITIC)
_DETERMINER = int(Word.DETERMINER)
_NEGATIVE = int(Word.NEGATIVE)
_CLAUSE = int(Word.CLAUSE)
_INSERTED = int(Word.INSERTED)
_PREPOSITION = int(Word.PREPOSITION)

# These are negated by ne alone (il ne cesse de, on ne saurait).
_NE_ALONE = word_class("denied_by_ne_alone")
# After n’importe these make an indefinite (n’importe qui), which denies nothing.
_WHOEVER = word_class("interrogative")
# Words that negate only without an article before them: un pas, une personne, un point, le rien.
_NOUNS_TOO = word_class("negative_or_noun")
# After these que compares (les mêmes règles que) and does not answer ne.
_COMPARING = word_class("comparing")
# These join words as often as clauses.
_JOINING = word_class("joining_or_adverb")
_SUBJECTS = word_class("negative_subject")
_FARTHEST = 8
# ne, two pronouns, two negative words: ne jamais plus le lui dire.
_BEFORE = 5
# No adverbial phrase has more words.
_PHRASE = 3


class Negation(NamedTuple):
    """What negates a verb group."""

    negated: bool = False
    restrictive: bool = False
    expletive: bool = False
    words: tuple[int, ...] = ()


_NONE = Negation()


def negation(first: int, head: int, entries: Sequence[Entry], tags: Tags, gap: Gap) -> Negation:
    """The negation of the group from word ``first`` to its head.

    In this order: *ne* with a second word before the verb (infinitives), after it, or as its
    subject (nul ne …); *ne … que*; *ne* alone (negative with four verbs and outside a
    que-clause, else expletive); *sans*; *pas* without *ne*.

    Notes
    -----
    Source of the rules: own; the traps are those of the codebook.
    """
    middle: list[int] = []
    for at in back(first, _BEFORE):
        entry = entries[at]
        if entry.key in ("ne", "n'"):
            return _with_ne(at, middle, first, head, entries, tags, gap)
        if entry.classes & _NEGATIVE:
            middle.append(at)
        elif not entry.classes & _CLITIC:
            break
    return _without_ne(first, entries, tags, gap)


def _negates(at: int, entries: Sequence[Entry]) -> bool:
    """Whether a possibly negative word is negative here and not a noun."""
    entry = entries[at]
    if not entry.classes & _NEGATIVE:
        return False
    if entry.key in _NOUNS_TOO:
        return not (at > 0 and entries[at - 1].classes & _DETERMINER)
    return True


def _with_ne(
    ne: int,
    middle: Sequence[int],
    first: int,
    head: int,
    entries: Sequence[Entry],
    tags: Tags,
    gap: Gap,
) -> Negation:
    if middle:
        return Negation(True, words=(ne, *reversed(middle)))
    after = entries[head + 1].key if head + 1 < len(entries) else ""
    if tags[head].lemma == "importer" and after in _WHOEVER:
        return _NONE
    second = _second_word(first, head, entries, tags, gap)
    if second is not None and not _is_que(entries[second]):
        if entries[second].key == "plus" and _is_que_at(second + 1, entries):
            return Negation(restrictive=True, words=(ne, second, second + 1))
        return Negation(True, words=(ne, second))
    subject = _negative_subject(ne, entries, tags)
    if subject is not None:
        return Negation(True, words=(subject, ne))
    if second is not None and not _opens_clause(second, head, entries, tags, gap):
        return Negation(restrictive=True, words=(ne, second))
    if tags[head].lemma in _NE_ALONE or not _in_que_clause(ne, entries, tags):
        return Negation(True, words=(ne,))
    return Negation(expletive=True, words=(ne,))


def _second_word(
    first: int, head: int, entries: Sequence[Entry], tags: Tags, gap: Gap
) -> int | None:
    """Find the pas, rien, aucun, que … that goes with ne, up to the end of the clause."""
    compares = False
    for at in range(first + 1, min(len(entries), head + _FARTHEST + 1)):
        if not STRONG.isdisjoint(gap(at)):
            return None
        entry = entries[at]
        if _negates(at, entries) or (_is_que(entry) and not compares):
            return at
        if at > head:
            opens = entry.classes & _CLAUSE and entry.key not in _JOINING
            if opens or tags[at].form == "Fin":
                return None
            compares = compares or entry.key in _COMPARING
    return None


def _negative_subject(ne: int, entries: Sequence[Entry], tags: Tags) -> int | None:
    """Find personne, nul, aucun, ni before ne, in its clause."""
    for at in back(ne, _FARTHEST):
        entry = entries[at]
        if entry.key in _SUBJECTS and _negates(at, entries):
            return at
        if tags[at].form == "Fin" or (entry.classes & _CLAUSE and entry.key not in _JOINING):
            return None
    return None


def _opens_clause(que: int, head: int, entries: Sequence[Entry], tags: Tags, gap: Gap) -> bool:
    """Whether a que opens a complement clause, and so is not the second word of ne.

    That may be so only after the four verbs that ne alone negates (il ne pouvait croire que tout
    finirait) and after a subjunctive (de peur qu’il n’apprenne avant nous que tout est dit).
    """
    if tags[head].lemma not in _NE_ALONE and tags[head].mood != "Sub":
        return False
    if que - head <= 1 or _is_restricted(que + 1, entries, tags):
        return False
    for at in ahead(que, len(entries), _FARTHEST):
        if entries[at].classes & _CLAUSE or not STRONG.isdisjoint(gap(at)):
            return False
        if tags[at].form == "Fin":
            return True
    return False


def _is_restricted(at: int, entries: Sequence[Entry], tags: Tags) -> bool:
    """Whether no subject follows que, but an infinitive, a preposition or si (s’il)."""
    if at >= len(entries):
        return False
    entry = entries[at]
    return tags[at].form == "Inf" or bool(entry.classes & _PREPOSITION) or entry.key in ("si", "s'")


def _is_que(entry: Entry) -> bool:
    return entry.key in ("que", "qu'")


def _is_que_at(at: int, entries: Sequence[Entry]) -> bool:
    return at < len(entries) and _is_que(entries[at])


def _in_que_clause(ne: int, entries: Sequence[Entry], tags: Tags) -> bool:
    """Whether que opens the clause of a ne: there a ne alone is expletive."""
    for at in back(ne):
        if _is_que(entries[at]):
            return True
        if tags[at].form == "Fin":
            return False
    return False


def _without_ne(first: int, entries: Sequence[Entry], tags: Tags, gap: Gap) -> Negation:
    # Tags are costly, so they are asked for last.
    sans = _sans_before(first, entries, gap)
    if sans is not None and tags[first].form == "Inf":
        return Negation(True, words=(sans,))
    sans = _sans_que(first, entries, tags)
    if sans is not None:
        return Negation(True, words=(sans,))
    # Spoken French leaves ne out (c’est pas vrai); pas à pas is an adverb.
    after = first + 1
    if after < len(entries) and entries[after].key == "pas" and "," not in gap(after):
        following = entries[after + 1].key if after + 1 < len(entries) else ""
        if following not in ("à", "de") and tags[first].form == "Fin":
            return Negation(True, words=(after,))
    return _NONE


def _sans_before(first: int, entries: Sequence[Entry], gap: Gap) -> int | None:
    """The sans before an infinitive, pronouns and adverbs between: sans jamais vraiment le voir."""
    if "sans" not in [entry.key for entry in entries[max(0, first - _BEFORE) : first]]:
        return None
    at = first - 1
    while at >= 0 and first - at <= _BEFORE and not gap(at + 1).strip():
        if entries[at].key == "sans":
            return at
        single = entries[at].classes & (_CLITIC | _NEGATIVE | _INSERTED)
        # sans pour autant réussir: a phrase, although autant could stand alone
        starts = back(at, _PHRASE)
        phrase = (one - 1 for one in starts if one + adverbials(one, entries) == at + 1)
        at = next(phrase, at - 1 if single else -1)
    return None


def _sans_que(first: int, entries: Sequence[Entry], tags: Tags) -> int | None:
    """The sans of a sans que whose clause this verb closes."""
    if "Sub" not in [verb.mood for verb in entries[first].finite]:
        return None
    que = next((at for at in back(first) if _is_que(entries[at])), 0)
    if que < 1 or entries[que - 1].key != "sans" or tags[first].mood != "Sub":
        return None
    closed = any(tags[at].form == "Fin" for at in range(que + 1, first))
    return None if closed else que - 1
