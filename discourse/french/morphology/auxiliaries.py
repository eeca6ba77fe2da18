"""The participle or infinitive of an auxiliary, and whether être forms a perfect."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from discourse.french.morphology.forms import Gap, Tags
from discourse.french.morphology.grammar import Word, grammar
from discourse.french.morphology.principal_parts import verb_table
from discourse.french.morphology.word_types import WordType, adverbials

_BETWEEN = int(Word.INSERTED | Word.NEGATIVE | Word.ENCLITIC_SUBJECT)
_BETWEEN_INFINITIVE = _BETWEEN | int(Word.CLITIC | Word.ENCLITIC)
_CLITIC = int(Word.CLITIC)
_REFLEXIVE: dict[str, tuple[int, str | None]] = {
    "me": (1, "Sing"),
    "m'": (1, "Sing"),
    "te": (2, "Sing"),
    "t'": (2, "Sing"),
}
# Maximal distance in words from one verb of a group to the next.
_FARTHEST = 6
# The same between commas (a, selon nos informations, signé).
_INTERPOLATED = 8
# Maximal distance in words from the first auxiliary to a verb of its group: of 58,000 infinitives
# and participles none is farther away than 11.
_LONGEST = 30


@cache
def takes_etre(lemma: str) -> str:
    """``avoir``, ``être`` or ``être/avoir``: the auxiliary of the compound tenses."""
    return verb_table().auxiliary.get(lemma, "avoir")


def _next_after(at: int, allowed: int, types: Sequence[WordType], tags: Tags) -> int | None:
    """The next verb after a word, if only allowed words come between."""
    ahead = at + 1
    while ahead < len(types) and ahead - at <= _FARTHEST:
        if tags[ahead].form is not None:
            return ahead
        width = adverbials(ahead, types)
        if width:
            ahead += width
        elif types[ahead].classes & allowed:
            ahead += 1
        else:
            return None
    return None


def participle_after(at: int, types: Sequence[WordType], tags: Tags, gap: Gap) -> int | None:
    """The past participle of an auxiliary; adverbs or an interpolation may come between."""
    start = _past_interpolation(at + 1, len(types), gap)
    following = _next_after(start - 1, _BETWEEN, types, tags)
    if following is None:
        return None
    tag = tags[following]
    return following if tag.form == "Part" and tag.tense == "Past" else None


def _past_interpolation(start: int, size: int, gap: Gap) -> int:
    """The first word after an interpolation that the comma before a word opens."""
    if start < size and "," in gap(start):
        for at in range(start + 1, min(size, start + 1 + _INTERPOLATED)):
            if "," in gap(at):
                return at
    return start


def first_verb(index: int, types: Sequence[WordType], tags: Tags, gap: Gap) -> int:
    """The leftmost verb that can be an auxiliary in the group of a verb, else the verb itself.

    It is never before a finite verb, nor beyond a word that cannot be inside a group.
    """
    word = types[index]
    if len(word.finite_forms) == len(word.verbs):
        return index
    at = last = index
    nearest = max(0, index - _LONGEST)
    while (
        tags[last].form in ("Inf", "Part")
        and at > nearest
        and last - at < _FARTHEST + _INTERPOLATED
    ):
        at = before_interpolation(at, gap) - 1
        word = types[at]
        if word.may_lead and tags[at].form is not None:
            last = at
        elif not (word.classes & _BETWEEN_INFINITIVE or word.key in _inside_phrases()):
            break
    return last


def before_interpolation(end: int, gap: Gap) -> int:
    """The first word of the interpolation that the comma before a word closes."""
    if "," in gap(end):
        for at in range(end - 1, max(0, end - 1 - _INTERPOLATED), -1):
            if "," in gap(at):
                return at
    return end


@cache
def _inside_phrases() -> frozenset[str]:
    """The words of adverbial phrases, and those of *venir de*, *en train de*."""
    phrases = (phrase.split() for phrase, classes in grammar().items() if classes & Word.ADVERBIAL)
    return frozenset(word for words in phrases for word in words) | {"de", "d'", "en", "train"}


def _infinitive_after(at: int, types: Sequence[WordType], tags: Tags) -> int | None:
    following = _next_after(at, _BETWEEN_INFINITIVE, types, tags)
    return following if following is not None and tags[following].form == "Inf" else None


def periphrasis(at: int, types: Sequence[WordType], tags: Tags) -> tuple[str, int] | None:
    """Find aller + infinitive, venir de + infinitive, être en train de + infinitive."""
    tag = tags[at]
    if tag.lemma not in ("aller", "venir", "être"):
        return None
    if tag.lemma == "être":
        return _progressive(at, types, tags)
    if tag.mood != "Ind" or tag.tense not in ("Pres", "Imp"):
        return None
    if tag.lemma == "aller":
        following = _infinitive_after(at, types, tags)
        return None if following is None else ("future", following)
    ahead = at + 1
    while ahead < len(types) and types[ahead].classes & _BETWEEN and ahead - at < _FARTHEST:
        ahead += 1
    if ahead < len(types) and types[ahead].key in ("de", "d'"):
        following = _infinitive_after(ahead, types, tags)
        return None if following is None else ("recent", following)
    return None


def _progressive(at: int, types: Sequence[WordType], tags: Tags) -> tuple[str, int] | None:
    for ahead in range(at + 1, min(at + 4, len(types) - 2)):
        phrase = [word.key for word in types[ahead : ahead + 3]]
        if phrase in (["en", "train", "de"], ["en", "train", "d'"]):
            following = _infinitive_after(ahead + 2, types, tags)
            return None if following is None else ("progressive", following)
        if not types[ahead].classes & _BETWEEN:
            break
    return None


def is_perfect_of_etre(head: int, pronominal: bool, types: Sequence[WordType], tags: Tags) -> bool:
    """Whether être forms the perfect (reflexives, some thirty others) and not the passive."""
    if pronominal:
        return True
    auxiliary = takes_etre(tags[head].lemma)
    if auxiliary == "être/avoir":
        return not (head + 1 < len(types) and types[head + 1].key == "par")
    return auxiliary == "être"


def is_pronominal(first: int, types: Sequence[WordType], tags: Tags) -> bool:
    """Whether the pronoun before a verb is reflexive: se, or one of its subject's person.

    The subject of an infinitive is that of the verb before it (je veux me taire).
    """
    for back in range(first - 1, max(-1, first - 4), -1):
        word = types[back]
        if not word.classes & _CLITIC:
            return False
        if word.key in ("se", "s'"):
            return True
        if word.key in _REFLEXIVE:
            person, number = _REFLEXIVE[word.key]
            tag = tags[first]
            if tag.person is None and back > 0:
                tag = tags[back - 1]
            return tag.person == person and (number is None or tag.number == number)
        if word.key in ("nous", "vous") and tags[first].number == "Plur":
            twice = back > 0 and types[back - 1].key in (word.key, "ne", "n'")
            if twice and tags[first].person == (1 if word.key == "nous" else 2):
                return True
    return False
