"""What a word form is, out of context: worked out once per word type."""

from __future__ import annotations

from dataclasses import dataclass

from discourse.keys import keys as base_keys
from discourse.matching import fold
from discourse.morphology import VerbForm, analyse, lemma
from discourse.morphology.analysis import dictionary
from discourse.morphology.entries import ENTRIES

_ELIDED = {
    "qu'": "que",
    "d'": "de",
    "s'": "se",
    "l'": "le",
    "n'": "ne",
    "j'": "je",
    "m'": "me",
    "t'": "te",
    "c'": "ce",
    "lorsqu'": "lorsque",
    "puisqu'": "puisque",
    "quoiqu'": "quoique",
    "jusqu'": "jusque",
    "presqu'": "presque",
    "quelqu'": "quelque",
}
_BARE = frozenset("qu d l n j s lorsqu puisqu quoiqu jusqu".split())
_NUMERALS = frozenset(
    """deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt
    trente quarante cinquante soixante cent cents mille million millions milliard milliards
    dizaine dizaines douzaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine
    centaine centaines millier milliers moitié tiers quart demi""".split()
)
CONDITIONAL_KEY = "<cnd>"
NUMBER_KEY = "<num>"


@dataclass(frozen=True, slots=True)
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
        a figure or numeral; a capital first; an adverb that verb groups may hold.
    settled
        whether it is a verb in any context (True, False) or its neighbours must tell (None).
    only_verb
        whether the dictionary knows it under an infinitive alone.
    keys, keys_set
        what it answers to in a pattern, in order and as a set.
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
    settled: bool | None
    only_verb: bool
    adverb: bool
    keys: tuple[str, ...]
    keys_set: frozenset[str]


# Adverbs that may stand inside a verb group or before an infinitive; those in -ment are known
# by their ending.
_ADVERBS = frozenset(
    """aussi également toujours encore bien souvent déjà donc ainsi alors même très trop plus tout
    tous toutes désormais aujourd'hui hier demain ensuite enfin surtout mieux
    longtemps ici là ailleurs vite presque plutôt assez parfois jamais pas point guère rien
    mal dûment moi-même lui-même elle-même eux-mêmes elles-mêmes nous-mêmes vous-même vous-mêmes
    peut-être certes pourtant cependant toutefois néanmoins beaucoup peu fort maintenant
    notamment bientôt tant autant chacun davantage""".split()
)


def _word(form: str) -> Word:
    folded = fold(form)
    if folded in _BARE:
        # Corpora write qu' il with a blank: the apostrophe was left outside the word.
        folded += "'"
    plain = _ELIDED.get(folded, folded)
    verbs = analyse(form)
    lemmas = frozenset(verb.lemma for verb in verbs)
    finite = any(verb.form == "Fin" for verb in verbs)
    conditional = finite and all(verb.mood == "Cnd" for verb in verbs)
    number = folded[:1].isdigit() or folded in _NUMERALS
    keys = dict.fromkeys((*base_keys(folded if folded[:-1] in _BARE else form), plain))
    if form == "A":
        keys["à"] = None
    if folded == "s'":
        # Most are reflexive: si is found before il, ils by a pattern of its own.
        keys.pop("si", None)
    other = fold(lemma(form)) if form else ""
    keys[f"[{other}]"] = None
    if conditional:
        keys[CONDITIONAL_KEY] = None
    if number:
        keys[NUMBER_KEY] = None
    return Word(
        folded=folded,
        plain=plain,
        verbs=verbs,
        lemmas=lemmas,
        finite=finite,
        infinitive=any(verb.form == "Inf" for verb in verbs),
        participle=any(verb.form == "Part" and verb.tense == "Past" for verb in verbs),
        gerund=any(verb.form == "Part" and verb.tense == "Pres" for verb in verbs),
        conditional=conditional,
        past=any(verb.form == "Fin" and verb.tense in ("Imp", "Past") for verb in verbs),
        future=any(verb.tense == "Fut" for verb in verbs),
        number=number,
        capital=form[:1].isupper(),
        settled=_settled(form) if verbs else False,
        only_verb=bool(verbs) and other in lemmas,
        adverb=folded in _ADVERBS or (folded.endswith("ment") and folded not in dictionary()),
        keys=tuple(keys),
        keys_set=frozenset(keys),
    )


def _settled(form: str) -> bool | None:
    """Whether a form is a verb wherever it stands; None where only its neighbours tell."""
    entry = ENTRIES[form]
    if entry.always_finite:
        return True
    return None if entry.fixed is None else entry.fixed.is_verb


class _Words(dict[str, Word]):
    """Word types by form; a text repeats its words, so each is worked out once."""

    def __missing__(self, form: str) -> Word:
        found = self[form] = _word(form)
        return found


class _Keys(dict[str, tuple[str, ...]]):
    def __missing__(self, form: str) -> tuple[str, ...]:
        found = self[form] = word(form).keys
        return found


word = _Words().__getitem__
"""The word type of a form. Source of the classes: own."""
keys_of = _Keys().__getitem__
"""What a form answers to in a pattern: itself, its lemmas in brackets, its classes."""
