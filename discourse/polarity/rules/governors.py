"""Verbs, nouns and phrases that give what they govern or are said of their own direction."""

from __future__ import annotations

from functools import cache

from discourse.french.morphology import VerbGroup
from discourse.french.noun_phrases import has_object, phrase_after, phrase_before
from discourse.french.parse import Parse
from discourse.french.persons import names_a_person
from discourse.french.subjects import is_relative, subject_words
from discourse.french.verb_chains import is_under_denial
from discourse.polarity import scopes
from discourse.polarity.rules.clauses import predicates
from discourse.polarity.shifting import Shift
from discourse.polarity.triggers import may_hold
from discourse.polarity.workbench import Composition, Shifted
from discourse.word_classes import word_class

GOVERNORS = ("reverser", "spoiler", "remedy", "persister", "condemner")

CONDEMNED = -0.35
"""What condemning makes of an evil: who condemns torture is against it, and it exists all the same,
so that only the worst of evils makes it good (above `stance.judgement.GOOD`)."""


def govern(work: Composition) -> None:
    """A governor turns what it acts on, and is then not counted beside it.

    The innermost acts first, which in French stands to the right: in *peine à sortir de la crise*
    the way out is good, and then what one has trouble to reach.
    """
    shifts = work.of(*GOVERNORS)
    settled = {over.at for over in predicates(work.parse)} if shifts else frozenset()
    for shift in reversed(shifts):
        own = work.own(shift)
        if own and _is_relief(work, shift):
            for one in own:
                one.apply(shift.shifter.kind, shift.shifter.factor, work.said(shift))
            continue
        if not work.has_near(shift, scopes.GOVERNED):
            continue
        if shift.first in settled or _is_granted(work, shift):
            for one in own:
                one.absorbed = True
            continue
        governed = _governed(work, shift)
        acted = [one for one in governed if one not in own and _acts(work, shift, one)]
        for one in acted:
            evil = shift.shifter.kind == "condemner" and one.sign < 0
            factor = CONDEMNED if evil else shift.shifter.factor
            one.apply(shift.shifter.kind, factor, work.said(shift))
        if acted:
            for one in own:
                one.absorbed = one.absorbed or _gives_way(shift, one, acted)


def help_sufferers(work: Composition) -> None:
    """Who helps those who suffer does good: *protège les victimes de la violence*."""
    parse = work.parse
    sufferers = word_class("sufferers", parse.doc.lang)
    if sufferers.isdisjoint(parse.folded) or not may_hold(parse, "helping"):
        return
    helping = word_class("helping", parse.doc.lang)
    for group in parse.groups:
        if group.lemma not in helping or group.voice == "Pass" or group.negated:
            continue
        objects = work.within(phrase_after(parse, group.last))
        if objects and parse.folded[objects[0].hit.first] in sufferers:
            for one in objects:
                one.absorbed = one.absorbed or one.sign < 0


def _is_relief(work: Composition, shift: Shift) -> bool:
    """Whether what weakens is bad weather or the like, which has no grade: *la pluie faiblira*."""
    group = work.parse.verb_at(shift.first)
    if group is None or (shift.shifter.kind, shift.shifter.reach) != ("reverser", "subject"):
        return False
    subject = subject_words(work.parse, group)
    head = work.parse.folded[subject.start : min(subject.stop, subject.start + 2)]
    return not word_class("hardship", work.parse.doc.lang).isdisjoint(head)


def _is_granted(work: Composition, shift: Shift) -> bool:
    """*Nul n’ignore ce succès, impossible de nier ce progrès*: what is taken for given stands."""
    if shift.shifter.kind != "spoiler":
        return False
    group = work.parse.verb_at(shift.first)
    granted = word_class("granted_when_denied", work.parse.doc.lang)
    if group is None or group.lemma not in granted:
        return False
    return is_under_denial(work.parse, group)


def _acts(work: Composition, shift: Shift, one: Shifted) -> bool:
    """What a spoiler harms was good, what a remedy overcomes was bad; victims who die stay so."""
    kind = shift.shifter.kind
    if kind == "reverser" and shift.shifter.reach in ("subject", "attribute"):
        return not _is_someone(work.parse, shift, one)
    if kind == "spoiler" and _is_lacking(work, shift, one):
        return False
    return not ((kind == "spoiler" and one.sign < 0) or (kind == "remedy" and one.sign > 0))


def _is_someone(parse: Parse, shift: Shift, one: Shifted) -> bool:
    """Whether a hit is someone who suffers, or who dies: no state that ends."""
    name, lang = parse.folded[one.hit.first], parse.doc.lang
    if name in word_class("sufferers", lang):
        return True
    return parse.tag(shift.first).lemma in word_class("dying", lang) and names_a_person(name)


def _is_lacking(work: Composition, shift: Shift, one: Shifted) -> bool:
    """Whether what a spoiler reaches is a lack: *on critique le manque de clarté* keeps it bad."""
    return any(shift.last < lack.first < one.hit.first for lack in work.of("lack"))


def _gives_way(shift: Shift, own: Shifted, acted: list[Shifted]) -> bool:
    """What rises or lasts is counted beside its subject where both are good."""
    return shift.shifter.kind != "persister" or own.sign < 0 or acted[0].sign < 0


def _governed(work: Composition, shift: Shift) -> list[Shifted]:
    """What a governor acts on: its object, or its subject when passive or intransitive."""
    parse, reach = work.parse, shift.shifter.reach
    if reach == "attribute":
        return _said_of(work, shift)
    head = shift.first
    group = parse.verb_at(head) if parse.tag(head).is_verb else None
    if group is not None and parse.tag(head).form == "Part" and group.form == "Part":
        # A bare participle qualifies the noun before it: "des tensions apaisées".
        if parse.tag(head).tense == "Past":
            return work.within(scopes.neighbours(parse, head, head, "previous"))
    elif group is not None and (
        reach == "subject"
        or group.voice == "Pass"
        or (
            (reach == "either" or (group.pronominal and shift.shifter.kind == "spoiler"))
            and not has_object(parse, group)
        )
    ):
        return _of_subject(work, group)
    elif reach == "subject":
        return work.within(phrase_before(parse, shift.first))
    return work.within(
        scopes.after(
            parse,
            shift.last,
            governs_clause=True,
            adjunct="adjunct_of_object",
            infinitives=parse.tag(head).form is None,
        )
    )


def _of_subject(work: Composition, group: VerbGroup) -> list[Shifted]:
    """The hits of a subject that its verb decides on; a denial of the verb denies them."""
    found = _heads(work, subject_words(work.parse, group))
    if is_relative(work.parse, group):
        # La haine, qui baissait, est revenue: the main verb has decided.
        found = [one for one in found if not one.applied]
    work.predicated[group.first] += found
    return found


def _heads(work: Composition, phrase: range) -> list[Shifted]:
    """The first hit of a phrase, with those joined to it or beside it: not what depends on it.

    Of *les victimes de la guerre* the victims are said to be fewer, and not the war.
    """
    found = work.within(phrase)
    links = word_class("preposition", work.parse.doc.lang)
    heads: list[Shifted] = []
    for one in found:
        last = heads[-1].hit.last if heads else None
        if last is not None:
            between = work.parse.folded[last + 1 : one.hit.first]
            joined = not word_class("joining", work.parse.doc.lang).isdisjoint(between)
            if not joined and not links.isdisjoint(between) and not heads[-1].applied:
                break
        heads.append(one)
    return heads


def _said_of(work: Composition, shift: Shift) -> list[Shifted]:
    """What *en baisse* and the like are said of: a subject, by a copula, else the noun before."""
    group = copula_before(work, shift.first)
    if group is not None:
        return _of_subject(work, group)
    if not shift.first or work.parse.folded[shift.first - 1] in word_class(
        "function_word", work.parse.doc.lang
    ):
        return []
    before = phrase_before(work.parse, shift.first)
    near = range(max(before.start, shift.first - _NEAR), before.stop)
    return _heads(work, near)


def copula_before(work: Composition, at: int) -> VerbGroup | None:
    """The copula of which a word shortly after it may be the attribute."""
    parse = work.parse
    copulas = word_class("copula", parse.doc.lang)
    barred = _barred(parse.doc.lang)
    begin = max(0, at - _NEAR)
    for word in range(at - 1, begin - 1, -1):
        if parse.gap(word + 1).strip() or parse.folded[word] in barred:
            return None
        group = parse.verb_at(word)
        if group is not None and group.last == word:
            reflexive = word_class("reflexive_copula", parse.doc.lang)
            joins = group.lemma in copulas or (group.lemma in reflexive and group.pronominal)
            if joins and group.form != "Part":
                return group
            return None
    return None


_NEAR = 4


@cache
def _barred(lang: str) -> frozenset[str]:
    """What does not stand between a copula and its attribute: est crucial face aux risques."""
    linked = word_class("preposition", lang) - frozenset({"de", "d'", "du", "des", "en", "sans"})
    return linked | word_class("relative_or_que", lang)
