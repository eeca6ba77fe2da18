"""Which lemma a word has that is not a verb: its own as a noun, the masculine's, or a name's."""

from __future__ import annotations

from discourse.french.morphology.dictionary import nominal_lemma
from discourse.french.morphology.forms import Tag
from discourse.french.morphology.grammar import Word
from discourse.french.morphology.sites import DETERMINER, PRENOMINAL, Site
from discourse.french.morphology.word_types import WordType
from discourse.punctuation import STRONG
from discourse.quotation import OPENERS
from discourse.word_classes import word_class

_NOUN_FOLLOWS = int(Word.DETERMINER | Word.ARTICLE_OR_CLITIC | Word.PREPOSITION)
_ACRONYM = 3  # letters; so short a word in capitals is sooner an acronym
_LINKS = word_class("joining")
_COPULAS = word_class("copula")
_COMMON_GENDER = word_class("adjective_before_noun")
_NUMERALS = word_class("numeral")
_SUPPORTS = word_class("support_verb")
_BETWEEN = int(Word.INSERTED | Word.NEGATIVE)
_PLACES = word_class("place_preposition")
_OPENING = STRONG | OPENERS | {"•"}


def nominal(site: Site) -> Tag:
    """The tag of a word that is not a verb, by its neighbours where it has several lemmas.

    A noun keeps its gender (la crainte, une nouvelle), an adjective has its masculine (une loi
    nouvelle), a name in the middle of a sentence stays as it is (à Tours, en Lorraine).
    """
    word = site.word
    if word.name is not None and _is_name(site):
        return word.name
    if word.adjective is not None and not is_noun(site):
        return word.adjective
    return word.other


def _is_name(site: Site) -> bool:
    word, before, after = site.word, site.before, site.after
    if word.title:
        return after is not None and after.capital
    near = site.types[max(0, site.at - 2) : site.at + 3]
    if len(near) > 1 and all(word.capital for word in near):
        # A line in capitals tells no names but those that are known: A PARIS, PARIS VOTE.
        known = word.named and word.upper and (before is None or before.key in _PLACES)
        return known and not (after is not None and _completes(after))
    if word.upper and len(word.key) <= _ACRONYM:
        return True
    if word.upper and not word.named:
        # Jean PETIT, but "le mot PAIX"
        return (before is not None and before.capital) or (after is not None and after.capital)
    if before is None or not _OPENING.isdisjoint(site.gap(site.at)):
        return word.named and not (after is not None and _completes(after))
    # les Alpes, les Français: a determiner stands before both.
    if before.classes & (DETERMINER | int(Word.ARTICLE_OR_CLITIC) | PRENOMINAL):
        return False
    if before.capital:
        # Jean Petit, but l’Assemblée Générale
        return word.named or nominal_lemma(before.key) is None
    # à Angers, but "des chefs d’États"
    place = before.key in _PLACES and before.key not in ("de", "d'")
    return word.named or word.key == word.other.lemma or place


def _completes(after: WordType) -> bool:
    """Whether a word makes a noun of the one that opens a sentence: "Tours de magie"."""
    return (_is_plain(after) and not after.finite) or after.key in (
        "de",
        "d'",
        "du",
        "des",
        "à",
    )


def is_noun(site: Site) -> bool:
    """Whether a word that is a noun or an adjective is a noun here."""
    before, after, word = site.before, site.after, site.word
    leads = bool(word.classes & PRENOMINAL) and after is not None and _is_plain(after)
    if before is None or before.classes & _NOUN_FOLLOWS or before.key == "en":
        return not leads
    if before.key.isdigit() or before.key in _NUMERALS:
        return not leads
    if before.classes & PRENOMINAL:
        return True
    if before.key in _LINKS:
        # sociale et familiale: the one before the link tells.
        return site.earlier is None or site.earlier.adjective is None
    known = site.tags[site.at - 1]
    if known.form in ("Fin", "Inf") and known.lemma not in _COPULAS:
        return True
    if "," in site.gap(site.at) or _is_supported(site):
        return True
    # une cuisante défaite: between a determiner and a noun stands an adjective.
    earlier = site.earlier
    single = before.key.removesuffix("s")
    feminine = single.endswith("e") and before.other.lemma != single and not before.verbs
    adjective = feminine or single in _COMMON_GENDER
    return adjective and earlier is not None and bool(earlier.classes & _NOUN_FOLLOWS)


def _is_supported(site: Site) -> bool:
    """Whether a verb that makes one with its noun precedes: a fait partie, porte aussi plainte."""
    for word, known in site.backwards(4):
        if known.is_verb:
            return known.lemma in _SUPPORTS
        if not word.classes & _BETWEEN:
            return False
    return False


def _is_plain(word: WordType) -> bool:
    """Whether a word can be the noun that an adjective before it leads."""
    return not (word.classes or word.capital or word.prefers_verb) and word.key.isalpha()
