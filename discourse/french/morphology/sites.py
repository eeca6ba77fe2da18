"""A word among its neighbours: what the words before it allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.french.morphology.forms import Gap, Tag, Tags, no_gap
from discourse.french.morphology.grammar import Word
from discourse.french.morphology.word_types import WordType
from discourse.reach import REACH, ahead, back
from discourse.word_classes import word_class

DETERMINER = int(Word.DETERMINER)
ARTICLE_OR_CLITIC = int(Word.ARTICLE_OR_CLITIC)
SUBJECT = int(Word.SUBJECT)
CLITIC = int(Word.CLITIC)
ONLY_CLITIC = int(Word.ONLY_CLITIC)
NE = int(Word.NE)
PREPOSITION = int(Word.PREPOSITION)
ADVERB = int(Word.INSERTED)
RELATIVE = int(Word.RELATIVE)
NOUN_TOO = int(Word.NOUN_TOO)
PRENOMINAL = int(Word.PRENOMINAL)
CLAUSE = int(Word.CLAUSE)

# The kinds of words before a word, as far as they decide whether a verb can follow.
VERB = "verb"
AFTER_DETERMINER = "determiner"
AFTER_ARTICLE = "article or pronoun"
AFTER_PREPOSITION = "preposition"
AFTER_EN = "en"
START = "start"
OTHER = "other"

# ce before these is a pronoun (ce sera, ce doit être); before any other word it is a determiner.
_AFTER_CE = word_class("modal_or_copula")
_WHICH = word_class("interrogative_determiner")
_CONTRACTED = word_class("contracted")
_TIMES = word_class("time_spans") | word_class("day")
# Adjectives that take up a noun without one: ce dernier, la première, les seconds.
_ALONE = frozenset(
    f"{word}{ending}"
    for ending in ("", "s")
    for word in ("dernier", "dernière", "premier", "première", "second", "seconde")
)
_POINTING = frozenset(("ce", "cet", "cette", "ces"))


class Site:
    """A word with several readings, in its sentence; the words before it are already decided.

    Parameters
    ----------
    at : int
        Its place.
    types : sequence of WordType
        The types of all words of the sentence.
    tags : Tags
        The tags of the words before it.
    gap : function
        Blanks and marks before a word, by its number.

    Attributes
    ----------
    word
        The type of the word; ``finite`` and ``participle`` are its readings of these kinds.
    before, earlier, after
        The types of the word before, of the one before that, and of the word after.
    """

    __slots__ = (
        "_place",
        "after",
        "at",
        "before",
        "earlier",
        "finite",
        "gap",
        "participle",
        "tags",
        "types",
        "word",
    )

    def __init__(
        self,
        at: int,
        types: Sequence[WordType],
        tags: Tags,
        gap: Gap = no_gap,
    ) -> None:
        self.at = at
        self.types = types
        self.tags = tags
        self.gap = gap
        self.word = types[at]
        self.finite = self.word.finite_forms
        self.participle = self.word.participle_form
        self.before = types[at - 1] if at else None
        self.earlier = types[at - 2] if at > 1 else None
        self.after = types[at + 1] if at + 1 < len(types) else None
        self._place: str | None = None

    def backwards(self, reach: int = REACH) -> Iterator[tuple[WordType, Tag]]:
        """The given number of words before, nearest first."""
        for at in back(self.at, reach):
            yield self.types[at], self.tags[at]

    @property
    def place(self) -> str:
        """What the words before allow: certainly a verb, a noun, or either."""
        if self._place is None:
            self._place = self._found_place()
        return self._place

    def _found_place(self) -> str:
        before, earlier = self.before, self.earlier
        if before is None:
            return START
        classes = before.classes
        earlier_classes = earlier.classes if earlier is not None else 0
        if classes & (NE | ONLY_CLITIC):
            return VERB
        if before.key == "en":
            return VERB if earlier_classes & (SUBJECT | NE | ONLY_CLITIC) else AFTER_EN
        if classes & ARTICLE_OR_CLITIC:
            return _after_article(before, earlier)
        if classes & (SUBJECT | CLITIC):
            return self._after_pronoun(before, earlier_classes)
        if classes & (DETERMINER | PREPOSITION | PRENOMINAL | ADVERB):
            return self._before_noun(before, earlier)
        return OTHER

    def _after_pronoun(self, before: WordType, earlier_classes: int) -> str:
        if before.key == "ce":
            return VERB if self.word.verbs[0].lemma in _AFTER_CE else AFTER_DETERMINER
        # avec elle, pour nous: the stressed pronouns have the same form.
        stressed = before.classes & CLITIC or before.key in ("elle", "elles")
        return OTHER if stressed and earlier_classes & PREPOSITION else VERB

    def _before_noun(self, before: WordType, earlier: WordType | None) -> str:
        classes = before.classes
        if classes & DETERMINER:
            if before.key in _WHICH and self.word.verbs[0].lemma == "être":
                return VERB
            if before.key in ("un", "une") and earlier is not None and earlier.key == "l'":
                return OTHER
            if before.key in ("nul", "nulle") and earlier is not None:
                # sans nul doute, but un match nul semble
                return AFTER_DETERMINER if earlier.classes & PREPOSITION else OTHER
            return AFTER_DETERMINER
        if classes & PREPOSITION and not before.verbs:
            return AFTER_PREPOSITION
        if earlier is None:
            return OTHER
        if classes & PRENOMINAL and earlier.classes & (DETERMINER | PREPOSITION):
            # "la dernière rencontre", but "la dernière occupe", "ce dernier est".
            certain = self.word.only_verb or self.word.classes & NOUN_TOO
            return OTHER if certain or self._takes_up(before, earlier) else AFTER_DETERMINER
        return VERB if classes & ADVERB and earlier.key == "qui" else OTHER

    def _takes_up(self, before: WordType, earlier: WordType) -> bool:
        """Whether *ce dernier*, *la première* stand alone: an object follows what is no noun.

        *Ce dernier rencontre le maire*, *ce dernier rencontre Paul*; not *la dernière rencontre
        des ministres*, *la dernière attaque cette année*.
        """
        at = self.at + 1
        if before.key not in _ALONE or self.after is None or self.gap(at).strip():
            return False
        if not any(verb.person == 3 for verb in self.finite) or self.verb_follows():
            return False
        timed = at + 1 < len(self.types) and self.types[at + 1].key in _TIMES
        article = self.after.classes & DETERMINER and self.after.key not in _CONTRACTED
        named = self.after.capital and earlier.key in _POINTING
        return bool(named or (article and not timed))

    def verb_precedes(self) -> bool:
        """Whether the clause has a finite verb before this word."""
        for at in back(self.at):
            word = self.types[at]
            if word.finite and self.tags[at].form == "Fin":
                return True
            if word.classes & CLAUSE:
                return False
        return False

    def verb_follows(self) -> bool:
        """Whether the clause has a finite verb for certain after this word."""
        types = self.types
        for at in ahead(self.at, len(types)):
            word = types[at]
            # Déclare à la presse : « Le pont est fermé »: another clause.
            if word.classes & CLAUSE or ":" in self.gap(at):
                return False
            if word.fixed is not None and word.fixed.form == "Fin":
                return not types[at - 1].classes & (SUBJECT | CLITIC | NE)
        return False


def _after_article(before: WordType, earlier: WordType | None) -> str:
    """After le, la, les, l’, leur: a pronoun when a subject, ne or another pronoun precedes."""
    if earlier is None:
        return AFTER_ARTICLE
    if earlier.classes & (NE | ONLY_CLITIC):
        return VERB
    if earlier.classes & SUBJECT and (earlier.key == "qui" or not earlier.classes & RELATIVE):
        return VERB
    # The article would contract (du, au): de le and à les hold a pronoun.
    if before.key in ("le", "les") and earlier.key in ("de", "à"):
        return VERB
    return AFTER_ARTICLE
