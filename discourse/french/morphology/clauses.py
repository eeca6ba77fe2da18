"""Whether a form that can be finite is the verb of its clause, where no pronoun decides."""

from __future__ import annotations

from discourse.french.morphology.dictionary import listed, nominal_lemma
from discourse.french.morphology.grammar import Word
from discourse.french.morphology.sites import (
    DETERMINER,
    NOUN_TOO,
    PRENOMINAL,
    PREPOSITION,
    RELATIVE,
    START,
    Site,
)
from discourse.reach import REACH, ahead, back
from discourse.word_classes import word_class

_NEGATIVE = int(Word.NEGATIVE)
_ENCLITIC = int(Word.ENCLITIC_SUBJECT | Word.ENCLITIC_OBJECT)
_BEFORE_COMMAND = word_class("before_command")
_AFTER_COMMAND = word_class("after_command")
_BETWEEN = int(Word.INSERTED | Word.NEGATIVE)
_QUE = int(Word.QUE_CONJUNCTION)
_HOMOGRAPH = int(Word.HOMOGRAPH)
_ARTICLES = int(Word.DETERMINER | Word.ARTICLE_OR_CLITIC)
_OPENING = frozenset(",;:")
_MASCULINE = frozenset(("le", "un", "ce", "cet"))
# Classes that a noun may have.
_NOUNS = int(Word.NOUN_TOO | Word.INFINITIVE_NOUN | Word.ASKS_SUBJUNCTIVE)
_SINGULAR_SPEAKERS = int(Word.FIRST_SINGULAR | Word.SECOND_SINGULAR)

# Before a word that could be a noun, these are not followed by a verb without subject.
_NO_SUBJECT = word_class("no_subject_before")
_CONTRACTED = word_class("contracted")
_WHICH = word_class("interrogative_determiner")
_COPULAS = word_class("copula")


def may_be_finite(site: Site) -> bool:
    """Whether the word itself allows it: it is neither a preposition (entre) nor a name."""
    return not (site.word.classes & _HOMOGRAPH or is_name(site))


def is_name(site: Site) -> bool:
    """Whether a capital marks a name: not on a first word, nor in a line in capitals."""
    if not site.word.capital:
        return False
    if site.place is START:
        return listed(site.word.key) is None
    return not all(near.capital for near in site.types[max(0, site.at - 2) : site.at + 3])


def is_clause_verb(site: Site) -> bool:
    """Whether the word is the verb of its clause: by person, by the dictionary, by need."""
    word, finite = site.word, site.finite
    if word.classes & NOUN_TOO:
        return _is_homograph_a_verb(site)
    certain = word.only_verb and site.participle is None
    if commands(site):
        return True
    if word.key == "a" and word.capital and not takes_complement(site):
        return _before_participle(site)
    if nominal_lemma(word.key) != listed(word.key) and not takes_complement(site):
        return _disagrees(site)  # une idée fausse: fausser, activer, inquiéter have an object
    if not any(verb.person == 3 or verb.number == "Plur" for verb in finite):
        # cours, sens, étiquettes: a first or second person singular needs its pronoun.
        near = site.types[max(0, site.at - 4) : site.at]
        return any(word.classes & _SINGULAR_SPEAKERS for word in near)
    if site.place is START or not any(verb.person == 3 for verb in finite):
        return certain
    if certain and not word.key.endswith("e"):
        return True
    if site.verb_follows() or site.verb_precedes():
        begins = _own_subject(site)
        if site.verb_follows() or not _agrees_with(site, begins):
            # "explique Dupont" after a clause that is complete.
            names_speaker = site.after is not None and site.after.capital
            # "Le maire, qui dort, dîne tard" closes an aside.
            aside = "," in site.gap(site.at)
            expected = names_speaker or takes_complement(site) or begins >= 0 or aside
            return certain and (expected or _closes_relative(site))
    before = site.types[site.at - 1].key
    if before in _NO_SUBJECT:
        return before != "comme" and (certain or takes_complement(site))
    return True


def _disagrees(site: Site) -> bool:
    """Whether a feminine follows a masculine noun as its verb: *le pouvoir lasse*."""
    key, noun, article = site.word.key, site.at - 1, site.at - 2
    if article >= 0 and site.types[article].classes & PRENOMINAL:
        article -= 1
    if article < 0 or site.types[article].key not in _MASCULINE or nominal_lemma(key) == key:
        return False
    # La politique pour le climat active: the adjective of a noun before.
    governed = article > 0 and site.types[article - 1].classes & PREPOSITION
    if governed or site.types[noun].classes & ~_NOUNS or site.tags[noun].is_verb:
        return False
    third = any((verb.person, verb.number) == (3, "Sing") for verb in site.finite)
    alone = not site.gap(site.at).strip() and not site.verb_precedes() and not site.verb_follows()
    return third and alone


def _own_subject(site: Site) -> int:
    """Where the noun phrase between a mark and a word begins: *quand il vint, la ville semblait*.

    It is -1 where a verb stands between, or what follows the mark is no noun phrase.
    """
    for at in back(site.at):
        if site.tags[at].form == "Fin":
            return -1
        if not _OPENING.isdisjoint(site.gap(at)):
            first = site.types[at]
            return at if first.classes & _ARTICLES or first.capital else -1
    return -1


def _closes_relative(site: Site) -> bool:
    """Whether a noun and its relative lack their verb: *la crise que le maire craint persiste*."""
    opener = verbs = 0
    for at in back(site.at):
        if not _OPENING.isdisjoint(site.gap(at + 1)):
            break
        if site.tags[at].form == "Fin":
            verbs += 1
        elif not opener and site.types[at].classes & (_QUE | RELATIVE):
            opener = at if verbs == 1 and at and not site.tags[at - 1].is_verb else -1
    return opener > 0 and verbs == 1


def _agrees_with(site: Site, article: int) -> bool:
    """Whether an article and a noun right before are its subject: *il pleut, la paix règne*."""
    word, noun = site.word, site.at - 1
    if article < 1 or article != noun - 1 or not site.types[article].classes & _ARTICLES:
        return False
    if site.participle is not None or word.classes & Word.ADJECTIVE_TOO:
        return False
    if site.types[noun].classes or site.tags[noun].is_verb or site.gap(site.at).strip():
        return False
    number = "Plur" if site.types[article].key.endswith("s") else "Sing"
    return any((verb.person, verb.number) == (3, number) for verb in site.finite)


def _before_participle(site: Site) -> bool:
    """Whether a participle follows, adverbs between: LE MAIRE A DEJA ECHOUE, not A PARIS."""
    for at in ahead(site.at, len(site.types)):
        word = site.types[at]
        if word.participle:
            return word.prefers_verb or not word.finite  # A TABLE, A VOTE: sooner à
        if not word.classes & _BETWEEN:
            return False
    return False


def commands(site: Site) -> bool:
    """Whether a form in -s opens its sentence as an imperative: "Dis la vérité", "Mets la table".

    What may be a noun (mets, cours, vis) is one unless an object or a direction follows.
    """
    after = site.after
    if after is None or not site.word.key.endswith("s"):
        return False
    if site.place is not START and (site.before is None or site.before.key not in _BEFORE_COMMAND):
        return False
    if not any(verb.mood == "Imp" and verb.number == "Sing" for verb in site.finite):
        return False
    if after.classes & _ENCLITIC:
        return True
    if after.participle and not after.classes:
        return False  # "Suis venu hier"
    if after.classes & DETERMINER and after.key not in _CONTRACTED:
        return True
    if site.word.prefers_verb:
        return after.key not in ("de", "d'") and not after.capital
    return after.key in _AFTER_COMMAND


def _is_homograph_a_verb(site: Site) -> bool:
    """Decide est and aura (verbs unless compass points, nouns) and soit (in an opened clause)."""
    if site.word.key == "soit":
        return _opened_clause(site) or _is_passive_soit(site)
    return site.at > 0 and site.types[site.at - 1].key not in ("nord", "sud")


def _opened_clause(site: Site) -> bool:
    """Whether que, qui, dont, où opens a clause that still lacks its verb."""
    for word, known in site.backwards():
        if known.form == "Fin":
            return False
        if word.classes & (_QUE | RELATIVE):
            return True
    return False


def _is_passive_soit(site: Site) -> bool:
    """A single soit before a participle, somewhere after que.

    With another clause between: que le texte, qui date de juin, soit signé.
    """
    if site.after is None or not any(verb.form == "Part" for verb in site.after.verbs):
        return False
    begin = max(0, site.at - REACH)
    keys = [word.key for word in site.types[begin : site.at + REACH]]
    return keys.count("soit") == 1 and not {"que", "qu'"}.isdisjoint(keys[: site.at - begin])


def takes_complement(site: Site) -> bool:
    """Whether the next word can follow a verb: an article, que, a negation, an infinitive."""
    after = site.after
    if after is None:
        return False
    if after.classes & (_QUE | _NEGATIVE | _ENCLITIC):
        return True
    if after.classes & DETERMINER and after.key not in _CONTRACTED:
        return True
    if after.key in ("de", "d'", "à") and site.at + 2 < len(site.types):
        # propose de signer, illustre à quel point
        governed = site.types[site.at + 2]
        return governed.key in _WHICH or any(verb.form == "Inf" for verb in governed.verbs)
    if after.participle_form is not None and any(verb.lemma in _COPULAS for verb in site.finite):
        return True
    return any(verb.form == "Inf" for verb in after.verbs)
