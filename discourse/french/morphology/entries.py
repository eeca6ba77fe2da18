"""What is known about a word type without its context: its readings and grammatical classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from discourse.french.morphology.dictionary import listed
from discourse.french.morphology.forms import Tag, VerbForm
from discourse.french.morphology.genders import name_of, other_lemmas
from discourse.french.morphology.grammar import Word, grammar
from discourse.french.morphology.spelling import analyse, spelled
from discourse.word_classes import word_class

# As plain numbers, since the operators of an enumeration take ten times as long.
_NEVER_VERB = int(Word.NEVER_VERB)
_HOMOGRAPH = int(Word.HOMOGRAPH)
_INSERTED = int(Word.INSERTED)
_NOUN_BY_CLASS = int(Word.INFINITIVE_NOUN | Word.NOUN_TOO)
_NOMINAL_BY_CLASS = _NOUN_BY_CLASS | int(Word.ADJECTIVE_TOO)


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
    for words in entries[at].phrases:
        if [entry.key for entry in entries[at : at + len(words)]] == words:
            return len(words)
    return 0


@dataclass(slots=True, eq=False)
class Entry:
    """A word type: all that rules ask about a word apart from its neighbours.

    Attributes
    ----------
    key : str
        The folded form, as `spelling.spelled` reads it.
    classes : int
        Bits of `Word`.
    fixed : Tag or None
        The tag, if no context can change it.
    verbs : tuple of VerbForm
        Readings as a verb.
    other : Tag
        The tag if the word is not a verb.
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
        Whether some reading is a simple past; whether all are that its neighbours can choose.
    adjective, name : Tag or None
        The tag where it is the feminine of an adjective, and where its capital makes it a name,
        if the lemma is another there.
    noun : bool
        Whether a feminine form is a noun of its own (crainte, nouvelle).
    named, title, upper : bool
        Whether it is known as a name, or as a title before one; whether it is all in capitals.
    phrases : sequence of list of str
        The adverbial phrases of several words that it begins (sans doute), longest first.
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
    adjective: Tag | None = None
    name: Tag | None = None
    noun: bool = False
    named: bool = False
    title: bool = False
    upper: bool = False
    phrases: Sequence[list[str]] = ()


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


# A regular present (je, il, tu, ils; nous, vous) looks like a noun or an adjective in -e, -s, -es.
_NOMINAL_ENDINGS = ("e", "s", "x")


def _is_settled(key: str, verbs: tuple[VerbForm, ...], classes: int) -> bool:
    """Whether a form with one reading is that verb form in any context."""
    if len(verbs) > 1 or classes & _NOUN_BY_CLASS:
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
    phrases = _phrases().get(key, ())
    if classes & _NEVER_VERB and not classes & _HOMOGRAPH:
        verbs = ()
    if not classes and key.endswith("ment") and not verbs:
        classes |= _INSERTED
    base, masculine, noun = other_lemmas(form, key, classes, verbs)
    called, is_named, title = name_of(form, key, classes)
    upper = len(form) > 1 and form.isupper()
    if not verbs:
        tag = Tag(base)
        name = Tag(called) if called not in (None, base) else None
        adjective = Tag(masculine) if masculine is not None else None
        fixed = tag if name is None and adjective is None else None
        return Entry(
            key,
            classes,
            fixed,
            (),
            tag,
            False,
            False,
            False,
            capital,
            adjective=adjective,
            name=name,
            noun=noun,
            named=is_named,
            title=title,
            upper=upper,
            phrases=phrases,
        )
    known = listed(key)
    lemmas = {verb.lemma for verb in verbs}
    prefers_verb = known is None or known in lemmas
    if classes & _NEVER_VERB or form == "A":
        prefers_verb = False
    # The dictionary has one lemma per form; a plural in -s shows a noun (la montre, les montres).
    plural = listed(key + "s") if key.endswith("e") else None
    only_verb = (
        prefers_verb and (plural is None or plural in lemmas) and not classes & _NOMINAL_BY_CLASS
    )
    always_finite = (
        only_verb
        and not capital
        and all(verb.mood in ("Sub", "Cnd") or verb.tense in ("Imp", "Fut") for verb in verbs)
    )
    fixed = None
    # A name may look like a simple past, a future or an infinitive: Maria, Formula, Mme Sommer.
    name_like = capital and (key.endswith("a") or verbs[0].form == "Inf")
    if prefers_verb and not name_like and _is_settled(key, verbs, classes):
        fixed = verb_tag(verbs[0])
    # A capital A without its accent is the preposition, unless a pronoun says otherwise.
    other_lemma = form if capital and verbs[0].form == "Inf" else base
    other = Tag("à" if form == "A" else other_lemma, rule="no verb")
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
        None if masculine is None else Tag(masculine, rule="no verb"),
        None if called in (None, other.lemma) else Tag(called, rule="no verb"),
        noun,
        is_named,
        title,
        upper,
        phrases,
    )


class Entries(dict[str, Entry]):
    """Form → entry, worked out when first asked for."""

    def __missing__(self, form: str) -> Entry:
        found = self[form] = entry(form)
        return found


ENTRIES = Entries()
entry_of = ENTRIES.__getitem__
"""The entry of a word form; one object for all its words."""
