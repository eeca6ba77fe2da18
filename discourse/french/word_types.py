"""What a word form can be, out of context; computed once per word type."""

from __future__ import annotations

from dataclasses import dataclass

from discourse.french.keys import keys as base_keys
from discourse.french.morphology import VerbForm, analyse, lemma
from discourse.french.morphology.dictionary import dictionary
from discourse.languages import language
from discourse.matching import fold
from discourse.word_classes import word_class

_ELIDED = {
    form: full[0]
    for form, full in language("fr").settings["words"]["plain"].items()
    if form.endswith("'")
}
_NO_LEMMAS: frozenset[str] = frozenset()
_NUMERALS = word_class("numeral")
_ADVERBS = word_class("adverb")
_SECOND_FORMS = word_class("second_conditional")
CONDITIONAL_KEY = "<cnd>"
NUMBER_KEY = "<num>"


@dataclass(slots=True, eq=False)
class Word:
    """One word type: what a form can be.

    Attributes
    ----------
    folded, plain
        the folded form; the same with its elision undone (qu’ → que).
    verbs, lemmas
        its readings as a verb, and their infinitives.
    finite, infinitive, participle, gerund, conditional, past, future
        whether some reading (for the conditional: every reading) is of that kind.
    number, capital, adverb
        a figure or numeral; an initial capital; an adverb that can be inside verb groups.
    only_verb
        whether the dictionary knows it only under an infinitive.
    keys
        the keys by which it matches patterns.
    """

    folded: str
    plain: str
    verbs: tuple[VerbForm, ...]
    lemmas: frozenset[str]
    finite: bool
    infinitive: bool
    participle: bool
    gerund: bool
    conditional: bool
    past: bool
    future: bool
    number: bool
    capital: bool
    adverb: bool
    only_verb: bool
    keys: tuple[str, ...]


def _word(form: str) -> Word:
    folded = fold(form)
    plain = _ELIDED.get(folded, folded)
    verbs = analyse(form)
    lemmas = frozenset(verb.lemma for verb in verbs) if verbs else _NO_LEMMAS
    kinds = {(verb.form, verb.tense) for verb in verbs}
    finite = any(verb.form == "Fin" for verb in verbs)
    conditional = finite and all(verb.mood == "Cnd" for verb in verbs)
    number = folded[:1].isdigit() or folded in _NUMERALS or _is_compound_number(folded)
    other = fold(lemma(form)) if form else ""
    keys = _keys(form, folded, other, conditional=conditional, number=number)
    return Word(
        folded=folded,
        plain=plain,
        verbs=verbs,
        lemmas=lemmas,
        finite=finite,
        infinitive=("Inf", None) in kinds,
        participle=("Part", "Past") in kinds,
        gerund=("Part", "Pres") in kinds,
        conditional=conditional,
        past=("Fin", "Imp") in kinds or ("Fin", "Past") in kinds,
        future=("Fin", "Fut") in kinds,
        number=number,
        capital=form[:1].isupper(),
        adverb=folded in _ADVERBS or (folded.endswith("ment") and folded not in dictionary()),
        only_verb=bool(verbs) and other in lemmas,
        keys=keys,
    )


def _is_compound_number(folded: str) -> bool:
    """Whether a word joins numbers by hyphens: vingt-cinq, soixante-et-onze."""
    return "-" in folded and all(part in _NUMERALS or part == "et" for part in folded.split("-"))


def _keys(
    form: str, folded: str, other: str, *, conditional: bool, number: bool
) -> tuple[str, ...]:
    """Pattern keys: those of the whole library, any lemma in brackets, and the classes."""
    keys = dict.fromkeys(base_keys(form))
    keys[_ELIDED.get(folded, folded)] = None
    keys[f"[{other}]"] = None
    if folded == "s'":
        # Most are reflexive: si is found before il, ils by a pattern of its own.
        keys.pop("si", None)
    if form == "A":
        keys["à"] = None
    elif form[:1] == "E":
        # Capitals often go without their accent: Evidemment, EVENTUELLEMENT.
        accented = f"É{form[1:]}"
        keys.update(dict.fromkeys((*base_keys(accented), f"[{fold(lemma(accented))}]")))
    if conditional or folded in _SECOND_FORMS:
        keys[CONDITIONAL_KEY] = None
    if number:
        keys[NUMBER_KEY] = None
    return tuple(keys)


class _Words(dict[str, Word]):
    """Word types by form; a text repeats its words, so each is computed once."""

    def __missing__(self, form: str) -> Word:
        found = self[form] = _word(form)
        return found


class _Keys(dict[str, tuple[str, ...]]):
    def __missing__(self, form: str) -> tuple[str, ...]:
        found = self[form] = word(form).keys
        return found


word = _Words().__getitem__
"""The word type of a form."""
keys_of = _Keys().__getitem__
"""The pattern keys of a form: itself, its lemmas in brackets, its classes."""
