"""What is known about a word type without its context: its readings and grammatical classes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from discourse.french.morphology.dictionary import listed
from discourse.french.morphology.forms import Tag, VerbForm
from discourse.french.morphology.genders import name_of, other_lemmas
from discourse.french.morphology.grammar import Word, grammar
from discourse.french.morphology.known_words import is_adverb_in_ment
from discourse.french.morphology.spelling import analyse, spellings
from discourse.languages import language
from discourse.matching import fold_word
from discourse.word_classes import word_class

# As plain numbers, since the operators of an enumeration take ten times as long.
_NEVER_VERB = int(Word.NEVER_VERB)
_HOMOGRAPH = int(Word.HOMOGRAPH)
_INSERTED = int(Word.INSERTED)
_NOUN_BY_CLASS = int(Word.INFINITIVE_NOUN | Word.NOUN_TOO)
_NOMINAL_BY_CLASS = _NOUN_BY_CLASS | int(Word.ADJECTIVE_TOO)

_ADVERBS = word_class("adverb")
_NUMERALS = word_class("numeral")
_LEADING = word_class("leading_verb")
_ELIDED = {
    form: full[0]
    for form, full in language("fr").settings["words"]["plain"].items()
    if form.endswith("'")
}
_NO_LEMMAS: frozenset[str] = frozenset()

# A regular present (je, il, tu, ils; nous, vous) looks like a noun or an adjective in -e, -s, -es.
_NOMINAL_ENDINGS = ("e", "s", "x")


class WordType:
    """A word form: all that rules ask about a word apart from its neighbours.

    Attributes
    ----------
    folded, plain : str
        The folded form; the same with its elision undone (qu’ → que).
    spellings, key : tuple of str, str
        The words that the form can stand for, and the likeliest of them (see `spellings`).
    capital, upper : bool
        Whether it begins with a capital; whether it is all in capitals.
    classes : int
        Bits of `Word`.
    number, adverb : bool
        A figure or numeral; an adverb that can be inside verb groups.
    phrases : sequence of list of str
        The adverbial phrases of several words that it begins (sans doute), longest first.
    verbs, lemmas : tuple of VerbForm, frozenset of str
        Readings as a verb, and their infinitives; none for a grammar word that is never a verb.
    finite, infinitive, participle, gerund, past, future, conditional : bool
        Whether some reading (for the conditional: every finite reading) is of that kind;
        ``participle`` is the past one, ``past`` the imperfect or simple past.
    finite_forms, participle_form : tuple of VerbForm, VerbForm or None
        Readings as a finite form; the first one as a participle, past or present.
    prefers_verb : bool
        Whether the word is a verb unless its context says otherwise.
    only_verb : bool
        Whether the dictionary knows neither it nor its plural as another word.
    always_finite : bool
        Whether every reading is a finite form that no other word resembles.
    may_lead : bool
        Whether it may be the auxiliary of another verb.
    may_narrate, narrates : bool
        Whether some reading is a simple past; whether all are that its neighbours can choose.
    fixed : Tag or None
        The tag, if no context can change it.
    other : Tag
        The tag if the word is not a verb.
    adjective, name : Tag or None
        The tag where it is the feminine of an adjective, and where its capital makes it a name,
        if the lemma is another there.
    noun : bool
        Whether a feminine form is a noun of its own (crainte, nouvelle).
    named, title : bool
        Whether it is known as a name, or as a title before one.
    """

    __slots__ = tuple(
        """adjective adverb always_finite capital classes conditional finite finite_forms fixed
        folded future gerund infinitive key lemmas may_lead may_narrate name named narrates noun
        number only_verb other participle participle_form past phrases plain prefers_verb
        spellings title upper verbs""".split()
    )

    def __init__(self, form: str) -> None:
        self.folded = folded = fold_word(form)
        self.plain = _ELIDED.get(folded, folded)
        self.spellings = spellings(form)
        self.key = key = self.spellings[0]
        self.capital = form[:1].isupper()
        self.upper = len(form) > 1 and form.isupper()
        self.number = (
            folded in _NUMERALS
            or folded[:1].isdigit()
            or ("-" in folded and _is_compound_number(folded))
        )
        self.phrases: Sequence[list[str]] = _phrases().get(key, ())
        classes = grammar().get(key, 0)
        adverb = is_adverb_in_ment(key)
        self.adverb = adverb or key in _ADVERBS
        self.classes = classes | _INSERTED if adverb and not classes else classes
        never = classes & _NEVER_VERB and not classes & _HOMOGRAPH
        self._conjugate(() if never else analyse(form))
        self._decline(form)
        self._prefer()

    def _conjugate(self, verbs: tuple[VerbForm, ...]) -> None:
        """What its readings as a verb are."""
        self.verbs = verbs
        if not verbs:
            self.lemmas = _NO_LEMMAS
            self.finite_forms: tuple[VerbForm, ...] = ()
            self.participle_form: VerbForm | None = None
            self.finite = self.infinitive = self.participle = self.gerund = False
            self.past = self.future = self.conditional = self.may_lead = False
            return
        self.lemmas = frozenset([verb.lemma for verb in verbs])
        self.may_lead = not _LEADING.isdisjoint(self.lemmas)
        self.finite_forms = finite = tuple([verb for verb in verbs if verb.form == "Fin"])
        self.participle_form = next((verb for verb in verbs if verb.form == "Part"), None)
        kinds = {(verb.form, verb.tense) for verb in verbs}
        self.finite = bool(finite)
        self.infinitive = ("Inf", None) in kinds
        self.participle = ("Part", "Past") in kinds
        self.gerund = ("Part", "Pres") in kinds
        self.past = ("Fin", "Imp") in kinds or ("Fin", "Past") in kinds
        self.future = ("Fin", "Fut") in kinds
        self.conditional = self.finite and all(verb.mood == "Cnd" for verb in verbs)

    def _decline(self, form: str) -> None:
        """What it is as a noun, an adjective or a name."""
        base, masculine, self.noun = other_lemmas(form, self.key, self.classes, self.verbs)
        called, self.named, self.title = name_of(form, self.key, self.classes)
        rule = "no verb" if self.verbs else ""
        if "à" in self.spellings:
            base = "à"  # a capital A is the preposition, unless a pronoun says otherwise
        elif self.capital and self.verbs and self.verbs[0].form == "Inf":
            base = form
        self.other = Tag(base, rule=rule)
        self.adjective = None if masculine is None else Tag(masculine, rule=rule)
        self.name = None if called in (None, base) else Tag(called, rule=rule)

    def _prefer(self) -> None:
        """Whether it is a verb, as far as that can be said without its neighbours."""
        self.fixed: Tag | None = None
        verbs, key, capital = self.verbs, self.key, self.capital
        if not verbs:
            self.prefers_verb = self.only_verb = self.always_finite = False
            self.may_narrate = self.narrates = False
            if self.name is None and self.adjective is None:
                self.fixed = self.other
            return
        known = listed(key)
        lemmas = self.lemmas
        self.prefers_verb = (
            (known is None or known in lemmas)
            and not self.classes & _NEVER_VERB
            and "à" not in self.spellings
        )
        # The dictionary has one lemma per form; a plural in -s shows a noun (la montre, les
        # montres).
        plural = listed(key + "s") if key.endswith("e") else None
        self.only_verb = (
            self.prefers_verb
            and (plural is None or plural in lemmas)
            and not self.classes & _NOMINAL_BY_CLASS
        )
        self.always_finite = (
            self.only_verb
            and not capital
            and all(verb.mood in ("Sub", "Cnd") or verb.tense in ("Imp", "Fut") for verb in verbs)
        )
        # A name may look like a simple past, a future or an infinitive: Maria, Formula, Mme Sommer.
        name_like = capital and (key.endswith("a") or verbs[0].form == "Inf")
        if self.prefers_verb and not name_like and self._is_settled():
            self.fixed = verb_tag(verbs[0])
        chosen = [self.fixed] if self.fixed is not None else verbs
        past = [reading.form == "Fin" and reading.tense == "Past" for reading in chosen]
        self.may_narrate, self.narrates = any(past), all(past)

    def _is_settled(self) -> bool:
        """Whether a form with one reading is that verb form in any context."""
        if len(self.verbs) > 1 or self.classes & _NOUN_BY_CLASS:
            return False
        reading = self.verbs[0]
        if reading.form == "Inf":
            return True
        if reading.form == "Part":
            return False
        if reading.mood in ("Cnd", "Sub"):
            return True
        return reading.tense == "Fut" or not self.key.endswith(_NOMINAL_ENDINGS)


def _is_compound_number(folded: str) -> bool:
    """Whether a word joins numbers by hyphens: vingt-cinq, soixante-et-onze."""
    return all(part in _NUMERALS or part == "et" for part in folded.split("-"))


class _WordTypes(dict[str, WordType]):
    """Form → word type; a text repeats its words, so each is computed once."""

    def __missing__(self, form: str) -> WordType:
        found = self[form] = WordType(form)
        return found


word_type = _WordTypes().__getitem__
"""The type of a word form; one object for all its words."""


@cache
def _phrases() -> dict[str, list[list[str]]]:
    """First word → adverbial phrases of several words (sans doute), longest first."""
    found: dict[str, list[list[str]]] = {}
    for phrase, classes in grammar().items():
        if classes & Word.ADVERBIAL:
            words = phrase.split()
            found.setdefault(words[0], []).append(words)
    return {
        first: sorted(held, key=lambda words: (-len(words), words)) for first, held in found.items()
    }


def adverbials(at: int, types: Sequence[WordType]) -> int:
    """How many words the adverbial phrase at a word has; 0 when there is none."""
    for words in types[at].phrases:
        if [word.key for word in types[at : at + len(words)]] == words:
            return len(words)
    return 0


@cache
def verb_tag(reading: VerbForm, rule: str = "") -> Tag:
    """The tag of a reading; one object for all its words."""
    return Tag(*reading, rule)
