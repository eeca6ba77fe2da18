"""The lemmas that a form can have where it is not a verb: noun, masculine of an adjective, name."""

from __future__ import annotations

from functools import cache

from discourse.french.morphology.dictionary import corrections, listed, named, nominal_lemma
from discourse.french.morphology.forms import VerbForm
from discourse.french.morphology.grammar import Word
from discourse.french.morphology.spelling import is_letter, lemma
from discourse.matching import fold_word

# Endings of feminine adjectives and their masculine; nouns with the same ending have none.
_FEMININE = (
    ("ale", "al"),
    ("elle", "el"),
    ("ive", "if"),
    ("euse", "eux"),
    ("aine", "ain"),
    ("enne", "en"),
    ("ante", "ant"),
    ("ente", "ent"),
    ("une", "un"),
)
_SHORTEST = 6  # letters; plante and vente are not the feminines of plant and vent


@cache
def genders(key: str, infinitives: frozenset[str]) -> tuple[str | None, str | None]:
    """The lemma of a form in -e, -es as a noun, and that of its masculine; None for what it is not.

    The dictionary has one lemma a form, but its plural another: craintes is crainte where crainte
    is craindre, and nouvelle is nouveau where nouvelles is nouvelle.

    >>> genders("crainte", frozenset({"craindre"})), genders("nouvelles", frozenset())
    (('crainte', None), ('nouvelle', 'nouveau'))
    >>> genders("familiale", frozenset()), genders("grande", frozenset())
    (('familiale', 'familial'), (None, 'grand'))
    """
    single = key.removesuffix("s")
    found = [nominal_lemma(single), nominal_lemma(single + "s")]
    noun = single if single in found else None
    others = [one for one in found if one not in (None, single) and one not in infinitives]
    if others:
        return noun, others[0]
    if len(single) >= _SHORTEST:
        for ending, masculine in _FEMININE:
            one = single.removesuffix(ending) + masculine
            if single.endswith(ending) and nominal_lemma(one) == one:
                return noun, one
    return noun, None


def _other_lemma(form: str, key: str, verbs: tuple[VerbForm, ...]) -> str:
    """Lemma of a form when it is not a verb: the dictionary's, unless that is the infinitive."""
    known = None if is_letter(form) else nominal_lemma(key)
    if known is not None and not any(verb.lemma == known for verb in verbs):
        return known
    if known == key or not verbs:
        return lemma(form)
    participle = next((v for v in verbs if v.form == "Part" and v.gender), None)
    if participle is not None:
        return _masculine_singular(key, participle)
    single = key.removesuffix("s")
    # fais, dis are not plurals: nothing but a verb has the form.
    return single if single == key or listed(single) is not None else verbs[0].lemma


def _masculine_singular(key: str, participle: VerbForm) -> str:
    stem = key[:-1] if participle.number == "Plur" and key.endswith("s") else key
    return stem[:-1] if participle.gender == "Fem" else stem


# What has one of these classes is a grammar word of one lemma.
_ONE_LEMMA = int(
    Word.DETERMINER | Word.SUBJECT | Word.CLITIC | Word.PREPOSITION | Word.INSERTED | Word.NEGATIVE
) | int(Word.CLAUSE | Word.RELATIVE | Word.QUE_CONJUNCTION)


def other_lemmas(
    form: str, key: str, classes: int, verbs: tuple[VerbForm, ...]
) -> tuple[str, str | None, bool]:
    """The lemma of a form that is not a verb, that of its masculine, whether it is a noun."""
    other = _other_lemma(form, key, verbs)
    if classes & _ONE_LEMMA or not key.endswith(("e", "es")):
        return other, None, False
    noun, masculine = genders(key, frozenset(verb.lemma for verb in verbs))
    participle = next((v for v in verbs if v.form == "Part" and v.gender == "Fem"), None)
    if participle is not None:
        masculine = _masculine_singular(key, participle)
    if noun is None:
        return masculine or other, None, False
    return noun, masculine, True


def name_of(form: str, key: str, classes: int) -> tuple[str | None, bool, bool]:
    """The lemma of a form as a name, None if it has no other; if known as one, if a title."""
    if not form[:1].isupper():
        return None, False, False
    title = corrections()["TITLE"].get(form)
    if title is not None:
        return title, False, True
    if classes & _ONE_LEMMA or key != fold_word(form):
        return None, False, False  # a word that has lost its accents is not a name
    known = named(form.capitalize() if form.isupper() else form)
    return known or form, known is not None and fold_word(known) == key, False
