"""Conjugation of French verbs: from principal parts to all simple forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from discourse.french.morphology.forms import VerbForm
from discourse.french.morphology.principal_parts import past_class, verb_table
from discourse.french.morphology.regular import Parts, regular


class Features(NamedTuple):
    """A `VerbForm` without its lemma: shared by all verbs."""

    mood: str | None
    tense: str | None
    form: str
    person: int | None = None
    number: str | None = None
    gender: str | None = None


_PERSONS = ((1, "Sing"), (2, "Sing"), (3, "Sing"), (1, "Plur"), (2, "Plur"), (3, "Plur"))
_INFINITIVE = Features(None, None, "Inf")
_GERUND = Features(None, "Pres", "Part")
_PARTICIPLES = tuple(
    Features(None, "Past", "Part", None, number, gender)
    for number in ("Sing", "Plur")
    for gender in ("Masc", "Fem")
)
# A participle without agreement (été, pu) has neither gender nor number.
_INVARIABLE = Features(None, "Past", "Part")


def _finite(mood: str, tense: str) -> tuple[Features, ...]:
    return tuple(Features(mood, tense, "Fin", person, number) for person, number in _PERSONS)


_PRESENT = _finite("Ind", "Pres")
_IMPERFECT = _finite("Ind", "Imp")
_FUTURE = _finite("Ind", "Fut")
_PAST = _finite("Ind", "Past")
_CONDITIONAL = _finite("Cnd", "Pres")
_SUBJUNCTIVE = _finite("Sub", "Pres")
_SUBJUNCTIVE_IMPERFECT = _finite("Sub", "Imp")
_IMPERATIVE = tuple(_finite("Imp", "Pres")[at] for at in (1, 3, 4))

_ENDINGS_IMPERFECT = ("ais", "ais", "ait", "ions", "iez", "aient")
_ENDINGS_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_ENDINGS_SUBJUNCTIVE = ("e", "es", "e", "ions", "iez", "ent")
# Simple past and imperfect subjunctive by the vowel of the past.
_ENDINGS_PAST = {
    "ai": ("ai", "as", "a", "âmes", "âtes", "èrent"),
    "is": ("is", "is", "it", "îmes", "îtes", "irent"),
    "us": ("us", "us", "ut", "ûmes", "ûtes", "urent"),
    "ûs": ("ûs", "ûs", "ût", "ûmes", "ûtes", "ûrent"),
    "ins": ("ins", "ins", "int", "înmes", "întes", "inrent"),
    "ïs": ("ïs", "ïs", "ït", "ïmes", "ïtes", "ïrent"),
}
_ENDINGS_PAST_SUBJUNCTIVE = {
    "ai": ("asse", "asses", "ât", "assions", "assiez", "assent"),
    "is": ("isse", "isses", "ît", "issions", "issiez", "issent"),
    "us": ("usse", "usses", "ût", "ussions", "ussiez", "ussent"),
    "ûs": ("ûsse", "ûsses", "ût", "ûssions", "ûssiez", "ûssent"),
    "ins": ("insse", "insses", "înt", "inssions", "inssiez", "inssent"),
    "ïs": ("ïsse", "ïsses", "ït", "ïssions", "ïssiez", "ïssent"),
}


def _joined(stem: str, ending: str) -> str:
    """A stem before its ending: the ç and ge of lançais, mangeait are c and g before e and i."""
    if ending[0] in "eièî":
        if stem.endswith("ç"):
            return stem[:-1] + "c" + ending
        if stem.endswith("ge"):
            return stem[:-1] + ending
    return stem + ending


def _forms(parts: Parts) -> Iterator[tuple[tuple[str, ...], Features]]:
    """All forms with their features, the likelier reading of a form first."""
    yield parts.infinitives, _INFINITIVE
    yield from zip(parts.present, _PRESENT, strict=True)
    for stems, endings, features in (
        (parts.imperfect, _ENDINGS_IMPERFECT, _IMPERFECT),
        (parts.future, _ENDINGS_FUTURE, _FUTURE),
        (parts.future, _ENDINGS_IMPERFECT, _CONDITIONAL),
    ):
        for ending, feature in zip(endings, features, strict=True):
            yield tuple(_joined(stem, ending) for stem in stems), feature
    for first_person in parts.past:
        vowel = past_class(first_person) or ""
        stem = first_person[: -len(vowel)]
        for endings, features in (
            (_ENDINGS_PAST[vowel], _PAST),
            (_ENDINGS_PAST_SUBJUNCTIVE[vowel], _SUBJUNCTIVE_IMPERFECT),
        ):
            for ending, feature in zip(endings, features, strict=True):
                yield (_joined(stem, ending),), feature
    yield from _participle_forms(parts)
    yield from _subjunctive_forms(parts)
    yield from zip(parts.imperative, _IMPERATIVE, strict=False)


def _participle_forms(parts: Parts) -> Iterator[tuple[tuple[str, ...], Features]]:
    if parts.participle and not any(parts.participle[1:]):
        yield parts.participle[0], _INVARIABLE
    else:
        yield from zip(parts.participle, _PARTICIPLES, strict=False)
    yield parts.gerund, _GERUND


def _subjunctive_forms(parts: Parts) -> Iterator[tuple[tuple[str, ...], Features]]:
    if len(parts.subjunctive) == 6:
        yield from zip(parts.subjunctive, _SUBJUNCTIVE, strict=True)
        return
    singular, plural = parts.subjunctive
    stems = (singular, singular, singular, plural, plural, singular)
    for stem, ending, feature in zip(stems, _ENDINGS_SUBJUNCTIVE, _SUBJUNCTIVE, strict=True):
        yield tuple(form + ending for form in stem), feature


def _allowed(feature: Features, persons: str) -> bool:
    if not persons or feature.person is None:
        return True
    return feature.person == 3 and (persons == "3" or feature.number == "Sing")


# A paradigm has some fifty forms: this many verbs are a few MB.
@lru_cache(maxsize=4096)
def paradigm(infinitive: str, lang: str = "fr") -> Mapping[str, tuple[Features, ...]]:
    """The forms of a verb with their features; as `conjugate`, without the lemma."""
    known = verb_table(lang)
    parts = known.parts.get(infinitive)
    spelling, persons = known.spelling.get(infinitive, ""), known.persons.get(infinitive, "")
    if infinitive.endswith("er") and not (parts or spelling or persons):
        head, tail = infinitive[:-_TAIL], infinitive[-_TAIL:]
        return {head + form: held for form, held in _regular_paradigm(tail).items()}
    return _assembled(parts or regular(infinitive, spelling), persons)


# The rules of regular verbs look at the last letters: répéter is conjugated like péter.
_TAIL = 5


@cache
def _regular_paradigm(tail: str) -> Mapping[str, tuple[Features, ...]]:
    """What the forms of regular verbs have in the place of these last letters."""
    return _assembled(regular(tail), "")


def _assembled(parts: Parts, persons: str) -> Mapping[str, tuple[Features, ...]]:
    found: dict[str, tuple[Features, ...]] = {}
    for forms, feature in _forms(parts):
        if _allowed(feature, persons):
            for form in forms:
                held = found.get(form, ())
                if feature not in held:
                    found[form] = _shared(*held, feature)
    return found


@cache
def _shared(*features: Features) -> tuple[Features, ...]:
    """The same object for equal features of different verbs, each of which has fifty forms."""
    return features


def conjugate(infinitive: str, lang: str = "fr") -> Mapping[str, tuple[VerbForm, ...]]:
    """All simple forms of a verb, each with its readings.

    Any verb can be conjugated: one that is not in ``verbs.tsv`` follows the regular rules of its
    ending. The spellings of 1990 are given beside the older ones.

    Parameters
    ----------
    infinitive : str
        In lower case.
    lang : str
        Code of a language folder that has a ``verbs.tsv``.

    Returns
    -------
    mapping of str to tuple of VerbForm
        Form → readings, the likelier first.

    Raises
    ------
    ValueError
        No such language, or a word that is not an infinitive.

    Notes
    -----
    Source of the rules: own.

    Examples
    --------
    >>> conjugate("pouvoir")["pourrait"]
    (VerbForm(lemma='pouvoir', mood='Cnd', tense='Pres', form='Fin', person=3, number='Sing', \
gender=None),)
    >>> [(v.mood, v.person) for v in conjugate("montrer")["montre"]]
    [('Ind', 1), ('Ind', 3), ('Sub', 1), ('Sub', 3), ('Imp', 2)]
    """
    return MappingProxyType(
        {
            form: tuple(VerbForm(infinitive, *feature) for feature in features)
            for form, features in paradigm(infinitive, lang).items()
        }
    )


@cache
def irregular_forms() -> Mapping[str, tuple[str, ...]]:
    """Form → infinitives, for the verbs listed in ``verbs.tsv``, in its order."""
    found: dict[str, tuple[str, ...]] = {}
    known = verb_table("fr")
    for lemma, parts in known.parts.items():
        persons = known.persons[lemma]
        for forms, feature in _forms(parts):
            if _allowed(feature, persons):
                for form in forms:
                    held = found.get(form, ())
                    if lemma not in held:
                        found[form] = (*held, lemma)
    return found
