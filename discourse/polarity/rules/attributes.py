"""Attributes and verbs that decide what is said of their subject."""

from __future__ import annotations

from bisect import bisect_left

from discourse.french.morphology import VerbGroup
from discourse.french.noun_phrases import has_object, phrase_after
from discourse.french.subjects import subject_words
from discourse.polarity.rules.governors import copula_before
from discourse.polarity.shifting import DENIALS
from discourse.polarity.triggers import may_hold
from discourse.polarity.valence_lexicon import Hit
from discourse.polarity.workbench import Composition, Shifted
from discourse.word_classes import word_class

TURNED = -0.5
"""What a bad quality makes of the good thing it is said of."""


def predicate(work: Composition) -> None:
    """A bad quality or fate said of a good thing turns it: *la sécurité est insuffisante*.

    So does a verb without an object: *l’espoir agonise*. What is good of a bad thing is said of
    it, and the thing is only its theme: *la crise est une chance*.
    """
    signs = {one.sign > 0 for one in work.shifted}
    if len(signs) < 2:
        return
    for one in work.shifted:
        if one.absorbed or any(work.is_in(kind, one.hit.first) for kind in ("error", "lack")):
            continue
        for theme in _done_by(work, one):
            theme.absorbed = True
        said_of, by_copula = _said_of(work, one)
        for other in said_of:
            if other is one or other.absorbed or (other.sign > 0) == (one.sign > 0):
                continue
            if one.sign < 0 and other.hit.entry.pos == "NOUN":
                other.apply("predicate", TURNED, work.parse.text(one.hit.first, one.hit.last))
                if by_copula is not None:
                    work.predicated[by_copula.first].append(other)
            elif one.sign > 0 and by_copula is not None and one.hit.entry.pos in _NAMING:
                other.absorbed = True


_NAMING = ("NOUN", "EXPR")


def _said_of(work: Composition, one: Shifted) -> tuple[list[Shifted], VerbGroup | None]:
    """The hits of which a hit is said, and the verb by which it is."""
    if one.hit.entry.grade > 0 and one.hit.entry.pos == "VERB":
        return [], None
    parse = work.parse
    group = copula_before(work, one.hit.first)
    if group is not None:
        return work.within(subject_words(parse, group)), group
    group = _turning(work, one.hit.first)
    if group is not None:
        turned = range(group.last + 1, one.hit.first)
        if group.voice == "Pass" or group.pronominal:
            turned = subject_words(parse, group)
        return work.within(turned), group
    if one.hit.entry.pos == "ADJ":
        return work.within(range(max(0, one.hit.first - 1), one.hit.last + 2)), None
    verb = parse.verb_at(one.hit.first)
    if verb is None or verb.form != "Fin" or verb.voice == "Pass" or one.applied:
        return [], None
    if verb.last != one.hit.first:
        return [], None
    if one.hit.first == one.hit.last and has_object(parse, verb):
        return [], None
    return work.within(subject_words(parse, verb)), verb


def _done_by(work: Composition, one: Shifted) -> list[Shifted]:
    """The good subject of a verb of harm: *cet accord ruine les éleveurs* tells what it does."""
    parse = work.parse
    group = parse.verb_at(one.hit.first)
    if one.hit.entry.pos != "VERB" or group is None or one.applied or one.sign > 0:
        return []
    if group.form != "Fin" or group.voice == "Pass" or group.pronominal or group.negated:
        return []
    if not has_object(parse, group):
        return []
    phrase = subject_words(parse, group)
    subject = work.within(phrase)
    # The head of the subject: the lack of trust, which harms, is no good.
    heads = [one for one in subject[:1] if one.hit.first <= phrase.start + 1]
    nouns = (theme for theme in heads if theme.hit.entry.pos == "NOUN")
    return [theme for theme in nouns if theme.sign > 0 and not theme.applied]


def _turning(work: Composition, at: int) -> VerbGroup | None:
    """The verb that turns something into what a word names: *transforme la fête en cauchemar*."""
    parse = work.parse
    if "en" not in parse.folded[max(0, at - 2) : at]:
        return None
    number = bisect_left(parse.group_starts, at) - 1
    group = parse.groups[number] if number >= 0 else None
    turning = word_class("turning", parse.doc.lang)
    near = group is not None and at - group.last <= _OBJECT
    return group if group is not None and near and group.lemma in turning else None


_OBJECT = 8


def thematise(work: Composition) -> None:
    """A bad subject of a denied attribute is only spoken of: *la guerre n’est pas une fatalité*."""
    for attribute in work.shifted:
        if not any(kind in DENIALS for kind, _, _ in attribute.applied):
            continue
        subject = _subject_of_attribute(work, attribute.hit)
        for theme in work.within(subject) if subject else ():
            if theme.sign < 0:
                theme.absorbed = True


def _subject_of_attribute(work: Composition, hit: Hit) -> range | None:
    """The subject of the copula that stands shortly before a hit."""
    group = copula_before(work, hit.first)
    return None if group is None else subject_words(work.parse, group)


def study(work: Composition) -> None:
    """A good thing that is measured or studied is a topic: *la qualité de l’eau est mesurée*."""
    parse = work.parse
    studying = word_class("studying", parse.doc.lang)
    good = any(one.hit.entry.grade > 0 for one in work.shifted)
    if not good or not may_hold(parse, "studying"):
        return
    for group in parse.groups:
        if group.lemma not in studying or group.form == "Part":
            continue
        if group.voice == "Pass":
            reach = subject_words(parse, group)
        else:
            reach = phrase_after(parse, group.last)
        for one in work.within(reach):
            if one.hit.entry.grade > 0 and not one.applied and one.hit.entry.pos in _NAMING:
                one.absorbed = True


def adorn(work: Composition) -> None:
    """A good epithet before a bad noun says how bad it is: *quel beau gâchis*."""
    epithets = word_class("praising_epithet", work.parse.doc.lang)
    for good, bad in zip(work.shifted, work.shifted[1:], strict=False):
        if (
            good.hit.last + 1 == bad.hit.first
            and bad.sign < 0 < good.sign
            and bad.hit.entry.pos == "NOUN"
            and work.parse.folded[good.hit.first] in epithets
        ):
            good.absorbed = True
