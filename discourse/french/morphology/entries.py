"""What is known about a word type without its context: its readings and grammatical classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag, auto
from functools import cache

from discourse.french.morphology.form_readings import analyse, lemma, listed, spelled
from discourse.french.morphology.forms import Tag, VerbForm
from discourse.word_classes import word_class


class Word(IntFlag):
    """The classes of ``words.tsv`` that tagging and grouping ask for; a word may have several."""

    DETERMINER = auto()
    ARTICLE_OR_CLITIC = auto()
    SUBJECT = auto()
    FIRST_SINGULAR = auto()
    SECOND_SINGULAR = auto()
    FIRST_PLURAL = auto()
    SECOND_PLURAL = auto()
    THIRD_SINGULAR = auto()
    THIRD_PLURAL = auto()
    CLITIC = auto()
    ONLY_CLITIC = auto()
    NE = auto()
    NEGATIVE = auto()
    ENCLITIC = auto()
    ENCLITIC_SUBJECT = auto()
    ENCLITIC_OBJECT = auto()
    PREPOSITION = auto()
    INSERTED = auto()
    QUE_CONJUNCTION = auto()
    CLAUSE = auto()
    RELATIVE = auto()
    NEVER_VERB = auto()
    HOMOGRAPH = auto()
    NOUN_TOO = auto()
    PRENOMINAL = auto()
    ADJECTIVE_TOO = auto()
    ADVERBIAL = auto()
    INFINITIVE_NOUN = auto()
    ASKS_SUBJUNCTIVE = auto()
    ASKS_SUBJUNCTIVE_DENIED = auto()


@cache
def grammar(lang: str = "fr") -> dict[str, int]:
    """Word → its classes as bits (`Word`), so that a rule can test several at once."""
    found: dict[str, int] = {}
    for name, bit in Word.__members__.items():
        for word in word_class(name.lower(), lang):
            found[word] = found.get(word, 0) | int(bit)
    return found


@cache
def _phrases() -> dict[str, list[list[str]]]:
    """First word → adverbial phrases of several words (sans doute), longest first."""
    found: dict[str, list[list[str]]] = {}
    for phrase, classes in grammar().items():
        if classes & Word.ADVERBIAL:
            words = phrase.split()
            found.setdefault(words[0], []).append(words)
    return {first: sorted(held, key=len, reverse=True) for first, held in found.items()}


def adverbials(at: int, entries: Sequence[Entry]) -> int:
    """How many words the adverbial phrase at a word has; 0 when there is none."""
    for words in _phrases().get(entries[at].key, ()):
        if [entry.key for entry in entries[at : at + len(words)]] == words:
            return len(words)
    return 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A word type: all that rules ask about a word apart from its neighbours.

    Attributes
    ----------
    key : str
        The folded form.
    classes : int
        Bits of `Word`.
    fixed : Tag or None
        The tag, if no context can change it.
    verbs : tuple of VerbForm
        Readings as a verb.
    other : Tag
        The tag where the word is no verb.
    prefers_verb : bool
        Whether the word is a verb unless its context says otherwise.
    only_verb : bool
        Whether the dictionary knows neither it nor its plural as another word.
    always_finite : bool
        Whether every reading is a finite form that no other word resembles.
    capital : bool
        Whether it begins with a capital.
    finite : tuple of VerbForm
        Readings as a finite form.
    participle : VerbForm or None
        The reading as a participle.
    may_lead : bool
        Whether it may be the auxiliary of another verb.
    may_narrate, narrates : bool
        Whether some reading is a simple past; whether all that its neighbours allow are.
    """

    key: str
    classes: int
    fixed: Tag | None
    verbs: tuple[VerbForm, ...]
    other: Tag
    prefers_verb: bool
    only_verb: bool
    always_finite: bool
    capital: bool
    finite: tuple[VerbForm, ...] = ()
    participle: VerbForm | None = None
    may_lead: bool = False
    may_narrate: bool = False
    narrates: bool = False


def verb_tag(reading: VerbForm, rule: str = "") -> Tag:
    """The tag of a reading; one object for all its words."""
    return _verb_tag(reading, rule)


@cache
def _verb_tag(reading: VerbForm, rule: str) -> Tag:
    return Tag(
        reading.lemma,
        reading.mood,
        reading.tense,
        reading.form,
        reading.person,
        reading.number,
        reading.gender,
        rule,
    )


def _other_lemma(form: str, key: str, verbs: tuple[VerbForm, ...]) -> str:
    """Lemma of a form when it is no verb: the dictionary's, unless that is the infinitive."""
    known = listed(key)
    if known is not None and not any(verb.lemma == known for verb in verbs):
        return known
    if known == key or not verbs:
        return lemma(form)
    participle = next((v for v in verbs if v.form == "Part" and v.gender), None)
    if participle is not None:
        stem = key[:-1] if participle.number == "Plur" and key.endswith("s") else key
        return stem[:-1] if participle.gender == "Fem" else stem
    return key.removesuffix("s")


# A regular present (je, il, tu, ils; nous, vous) looks like a noun or an adjective in -e, -s, -es.
_NOMINAL_ENDINGS = ("e", "s", "x")


def _is_settled(key: str, verbs: tuple[VerbForm, ...], classes: int) -> bool:
    """Whether a form with one reading is that verb form in any context."""
    if len(verbs) > 1 or classes & (Word.INFINITIVE_NOUN | Word.NOUN_TOO):
        return False
    reading = verbs[0]
    if reading.form == "Inf":
        return True
    if reading.form == "Part":
        return False
    if reading.mood in ("Cnd", "Sub"):
        return True
    return reading.tense == "Fut" or not key.endswith(_NOMINAL_ENDINGS)


_LEADING = word_class("leading_verb")


def entry(form: str) -> Entry:
    """The entry of a word form."""
    key = spelled(form)
    classes = grammar().get(key, 0)
    verbs = analyse(form)
    capital = form[:1].isupper()
    if classes & Word.NEVER_VERB and not classes & Word.HOMOGRAPH:
        verbs = ()
    if not classes and key.endswith("ment") and not verbs:
        classes |= int(Word.INSERTED)
    if not verbs:
        tag = Tag(lemma(form))
        return Entry(key, classes, tag, (), tag, False, False, False, capital)
    known = listed(key)
    lemmas = {verb.lemma for verb in verbs}
    prefers_verb = known is None or known in lemmas
    if classes & Word.NEVER_VERB or form == "A":
        prefers_verb = False
    # The dictionary has one lemma per form; a plural in -s shows a noun (la montre, les montres).
    plural = listed(key + "s") if key.endswith("e") else None
    only_verb = (
        prefers_verb
        and (plural is None or plural in lemmas)
        and not classes & (Word.NOUN_TOO | Word.ADJECTIVE_TOO | Word.INFINITIVE_NOUN)
    )
    always_finite = (
        only_verb
        and not capital
        and all(verb.mood in ("Sub", "Cnd") or verb.tense in ("Imp", "Fut") for verb in verbs)
    )
    fixed = None
    # A name may look like a simple past, a future or an infinitive: Maria, Formula, Mme Sommer.
    name = capital and (key.endswith("a") or verbs[0].form == "Inf")
    if prefers_verb and not name and _is_settled(key, verbs, classes):
        fixed = verb_tag(verbs[0])
    # A capital A without its accent is the preposition, unless a pronoun says otherwise.
    named = form if capital and verbs[0].form == "Inf" else _other_lemma(form, key, verbs)
    other = Tag("à" if form == "A" else named, rule="no verb")
    chosen = [fixed] if fixed is not None else verbs
    past = [reading.form == "Fin" and reading.tense == "Past" for reading in chosen]
    return Entry(
        key,
        classes,
        fixed,
        verbs,
        other,
        prefers_verb,
        only_verb,
        always_finite,
        capital,
        tuple(verb for verb in verbs if verb.form == "Fin"),
        next((verb for verb in verbs if verb.form == "Part"), None),
        not lemmas.isdisjoint(_LEADING),
        any(past),
        all(past),
    )


class Entries(dict[str, Entry]):
    """Form → entry, worked out when first asked for."""

    def __missing__(self, form: str) -> Entry:
        found = self[form] = entry(form)
        return found


ENTRIES = Entries()
entry_of = ENTRIES.__getitem__
"""The entry of a word form; one object for all its words."""
