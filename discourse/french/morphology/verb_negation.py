"""Whether a verb is negated: ne with its second word, and the ne that denies nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from discourse.french.morphology.forms import Gap, Tags
from discourse.french.morphology.grammar import Word
from discourse.french.morphology.word_types import WordType, adverbials
from discourse.punctuation import STRONG
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


def negation(first: int, head: int, types: Sequence[WordType], tags: Tags, gap: Gap) -> Negation:
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
        word = types[at]
        if word.key in ("ne", "n'"):
            return _with_ne(at, middle, first, head, types, tags, gap)
        if word.classes & _NEGATIVE:
            middle.append(at)
        elif not word.classes & _CLITIC:
            break
    return _without_ne(first, types, tags, gap)


def _negates(at: int, types: Sequence[WordType]) -> bool:
    """Whether a possibly negative word is negative here and not a noun."""
    word = types[at]
    if not word.classes & _NEGATIVE:
        return False
    if word.key in _NOUNS_TOO:
        return not (at > 0 and types[at - 1].classes & _DETERMINER)
    return True


def _with_ne(
    ne: int,
    middle: Sequence[int],
    first: int,
    head: int,
    types: Sequence[WordType],
    tags: Tags,
    gap: Gap,
) -> Negation:
    if middle:
        return Negation(True, words=(ne, *reversed(middle)))
    after = types[head + 1].key if head + 1 < len(types) else ""
    if tags[head].lemma == "importer" and after in _WHOEVER:
        return _NONE
    second = _second_word(first, head, types, tags, gap)
    if second is not None and not _is_que(types[second]):
        if types[second].key == "plus" and _is_que_at(second + 1, types):
            return Negation(restrictive=True, words=(ne, second, second + 1))
        return Negation(True, words=(ne, second))
    subject = _negative_subject(ne, types, tags)
    if subject is not None:
        return Negation(True, words=(subject, ne))
    if second is not None and not _opens_clause(second, head, types, tags, gap):
        return Negation(restrictive=True, words=(ne, second))
    if tags[head].lemma in _NE_ALONE or not _in_que_clause(ne, types, tags):
        return Negation(True, words=(ne,))
    return Negation(expletive=True, words=(ne,))


def _second_word(
    first: int, head: int, types: Sequence[WordType], tags: Tags, gap: Gap
) -> int | None:
    """Find the pas, rien, aucun, que … that goes with ne, up to the end of the clause."""
    compares = False
    for at in range(first + 1, min(len(types), head + _FARTHEST + 1)):
        if not STRONG.isdisjoint(gap(at)):
            return None
        word = types[at]
        if _negates(at, types) or (_is_que(word) and not compares):
            return at
        if at > head:
            opens = word.classes & _CLAUSE and word.key not in _JOINING
            if opens or tags[at].form == "Fin":
                return None
            compares = compares or word.key in _COMPARING
    return None


def _negative_subject(ne: int, types: Sequence[WordType], tags: Tags) -> int | None:
    """Find personne, nul, aucun, ni before ne, in its clause."""
    for at in back(ne, _FARTHEST):
        word = types[at]
        if word.key in _SUBJECTS and _negates(at, types):
            return at
        if tags[at].form == "Fin" or (word.classes & _CLAUSE and word.key not in _JOINING):
            return None
    return None


def _opens_clause(que: int, head: int, types: Sequence[WordType], tags: Tags, gap: Gap) -> bool:
    """Whether a que opens a complement clause, and so is not the second word of ne.

    That may be so only after the four verbs that ne alone negates (il ne pouvait croire que tout
    finirait) and after a subjunctive (de peur qu’il n’apprenne avant nous que tout est dit).
    """
    if tags[head].lemma not in _NE_ALONE and tags[head].mood != "Sub":
        return False
    if que - head <= 1 or _is_restricted(que + 1, types, tags):
        return False
    for at in ahead(que, len(types), _FARTHEST):
        if types[at].classes & _CLAUSE or not STRONG.isdisjoint(gap(at)):
            return False
        if tags[at].form == "Fin":
            return True
    return False


def _is_restricted(at: int, types: Sequence[WordType], tags: Tags) -> bool:
    """Whether no subject follows que, but an infinitive, a preposition or si (s’il)."""
    if at >= len(types):
        return False
    word = types[at]
    return tags[at].form == "Inf" or bool(word.classes & _PREPOSITION) or word.key in ("si", "s'")


def _is_que(word: WordType) -> bool:
    return word.key in ("que", "qu'")


def _is_que_at(at: int, types: Sequence[WordType]) -> bool:
    return at < len(types) and _is_que(types[at])


def _in_que_clause(ne: int, types: Sequence[WordType], tags: Tags) -> bool:
    """Whether que opens the clause of a ne: there a ne alone is expletive."""
    for at in back(ne):
        if _is_que(types[at]):
            return True
        if tags[at].form == "Fin":
            return False
    return False


def _without_ne(first: int, types: Sequence[WordType], tags: Tags, gap: Gap) -> Negation:
    # Tags are costly, so they are asked for last.
    sans = _sans_before(first, types, gap)
    if sans is not None and tags[first].form == "Inf":
        return Negation(True, words=(sans,))
    sans = _sans_que(first, types, tags)
    if sans is not None:
        return Negation(True, words=(sans,))
    # Spoken French leaves ne out (c’est pas vrai); pas à pas is an adverb.
    after = first + 1
    if after < len(types) and types[after].key == "pas" and "," not in gap(after):
        following = types[after + 1].key if after + 1 < len(types) else ""
        if following not in ("à", "de") and tags[first].form == "Fin":
            return Negation(True, words=(after,))
    return _NONE


def _sans_before(first: int, types: Sequence[WordType], gap: Gap) -> int | None:
    """The sans before an infinitive, pronouns and adverbs between: sans jamais vraiment le voir."""
    if "sans" not in [word.key for word in types[max(0, first - _BEFORE) : first]]:
        return None
    at = first - 1
    while at >= 0 and first - at <= _BEFORE and not gap(at + 1).strip():
        if types[at].key == "sans":
            return at
        single = types[at].classes & (_CLITIC | _NEGATIVE | _INSERTED)
        # sans pour autant réussir: a phrase, although autant could stand alone
        starts = back(at, _PHRASE)
        phrase = (one - 1 for one in starts if one + adverbials(one, types) == at + 1)
        at = next(phrase, at - 1 if single else -1)
    return None


def _sans_que(first: int, types: Sequence[WordType], tags: Tags) -> int | None:
    """The sans of a sans que whose clause this verb closes."""
    if "Sub" not in [verb.mood for verb in types[first].finite_forms]:
        return None
    que = next((at for at in back(first) if _is_que(types[at])), 0)
    if que < 1 or types[que - 1].key != "sans" or tags[first].mood != "Sub":
        return None
    closed = any(tags[at].form == "Fin" for at in range(que + 1, first))
    return None if closed else que - 1
