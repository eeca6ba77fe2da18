"""The rules of `tag_rules` that tell a participle from the adjective or noun of its form."""

from __future__ import annotations

from discourse.french.morphology.auxiliaries import before_interpolation
from discourse.french.morphology.dictionary import listed
from discourse.french.morphology.forms import Tag, VerbForm
from discourse.french.morphology.grammar import Word
from discourse.french.morphology.nominal import is_noun
from discourse.french.morphology.sites import ADVERB, DETERMINER, PREPOSITION, Site
from discourse.french.morphology.word_types import adverbials, verb_tag
from discourse.word_classes import word_class

_NEGATIVE = int(Word.NEGATIVE)
_ENCLITIC_SUBJECT = int(Word.ENCLITIC_SUBJECT)
_HOMOGRAPH = int(Word.HOMOGRAPH)
_STATE = int(Word.ADJECTIVE_AFTER_COPULA)
_AUXILIARIES = word_class("auxiliary")
_LINKS = word_class("joining")
_RAIN = frozenset(("il", "-il"))
_DATIVES = frozenset(("me", "m'", "te", "t'", "nous", "vous", "lui", "leur", "y"))
_OBJECTS = frozenset(("le", "la", "les", "l'"))
# How many adverbs may part an auxiliary from its participle.
_AUXILIARY_WINDOW = 6


def after_auxiliary(site: Site) -> Tag | None:
    """A past participle after avoir or être, or joined by et, ou to another participle."""
    participle = site.participle
    if participle is None or participle.tense != "Past":
        return None
    auxiliary = _auxiliary(site)
    if auxiliary is not None:
        if _is_weather(site):
            participle = next(verb for verb in site.word.verbs if verb.lemma == "pleuvoir")
        state = _is_state(site, auxiliary)
        return site.word.other if state else verb_tag(participle, "after auxiliary")
    linked = site.tags[site.at - 2] if site.at > 1 else None
    if linked is not None and linked.form == "Part" and site.types[site.at - 1].key in _LINKS:
        return verb_tag(participle, "linked participle")
    return None


def _is_state(site: Site, auxiliary: Tag) -> bool:
    """Whether a participle that is an adjective after être stands there, without an agent."""
    if not site.word.classes & _STATE or (site.after is not None and site.after.key == "par"):
        return False
    # "a été satisfaite" is a passive.
    return auxiliary.lemma == "être" and auxiliary.form == "Fin"


def _is_weather(site: Site) -> bool:
    """Whether *plu* is rain: *il a plu hier*, but *il a plu au maire*, *il m’a plu*."""
    if site.word.key != "plu" or (site.after is not None and site.after.key in ("à", "au", "aux")):
        return False
    keys = [word.key.removeprefix("-t") for word, _ in site.backwards(_AUXILIARY_WINDOW)]
    return not _RAIN.isdisjoint(keys) and _DATIVES.isdisjoint(keys)


def _auxiliary(site: Site) -> Tag | None:
    """The avoir or être before a word; adverbs, inverted pronouns, interpolations left out."""
    back = site.at
    for _ in range(_AUXILIARY_WINDOW):
        back = before_interpolation(back, site.gap) - 1
        if back < 0:
            return None
        known = site.tags[back]
        if known.is_verb:
            return known if known.lemma in _AUXILIARIES else None
        if not site.types[back].classes & (ADVERB | _ENCLITIC_SUBJECT):
            return _before_adverbial(site, back)
    return None


def _before_adverbial(site: Site, back: int) -> Tag | None:
    """The same across a phrase of several words: a sans doute fait."""
    for start in range(back, max(0, back - 5), -1):
        width = adverbials(start, site.types)
        if width and back < start + width <= site.at:
            known = site.tags[start - 1]
            return known if known.is_verb and known.lemma in _AUXILIARIES else None
    return None


def present_participle(site: Site) -> Tag | None:
    """A present participle after lui, leur (leur permettant de), or a comma and its object.

    *Il lui écrit, l’invitant à venir*: after the comma le, la, les are pronouns.
    """
    participle, before = site.participle, site.before
    if participle is None or participle.tense != "Pres" or before is None:
        return None
    parted = before.key in _OBJECTS and "," in site.gap(site.at - 1)
    if before.key == "les" and not site.word.key.endswith("s"):
        # Un appel les informant que: no noun has this form after les.
        return verb_tag(participle, "present participle")
    if parted and (site.word.only_verb or not site.word.noun):
        return verb_tag(participle, "present participle")
    gerund = site.earlier is not None and site.earlier.key == "en"
    if before.key in ("lui", "leur") and (gerund or site.word.only_verb):
        return verb_tag(participle, "present participle")
    return None


def beside_its_noun(site: Site) -> Tag | None:
    """A participle beside a noun is a verb when it has a complement of its own."""
    participle = site.participle
    if participle is None or site.word.classes & _HOMOGRAPH:
        return None
    lost = participle.gender == "Masc" and site.word.key.endswith("e")
    if lost and site.word.upper and not site.word.prefers_verb:
        return None  # DATE is daté behind an auxiliary alone
    if _has_complement(site, participle):
        return verb_tag(participle, "participle beside its noun")
    return None


def _has_complement(site: Site, participle: VerbForm) -> bool:
    word, after = site.word, site.after
    if word.classes & PREPOSITION:
        # devant: the preposition, unless an infinitive follows (devant partir).
        return after is not None and any(verb.form == "Inf" for verb in after.verbs)
    if word.prefers_verb or after is None:
        return word.prefers_verb
    if participle.tense == "Past":
        # "les mesures identifiées dans", but une entreprise de, une partie de are nouns.
        noun = participle.gender == "Fem" and (listed(word.key) or "").endswith("e")
        noun = noun and (not word.noun or is_noun(site))
        return after.key == "par" or (not noun and bool(after.classes & PREPOSITION))
    if after.classes & (DETERMINER | _NEGATIVE):
        return True
    # "un cas touchant à", but "très important pour": after être or an adverb, an adjective.
    before = site.before
    measured = before is not None and (before.classes & ADVERB or before.verbs)
    return not measured and bool(after.classes & PREPOSITION) and after.key not in ("de", "d'")
