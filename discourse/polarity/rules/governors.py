"""Verbs, nouns and qualities that decide the sign of what they govern."""

from __future__ import annotations

from bisect import bisect_left

from discourse.polarity import scopes
from discourse.polarity.shifting import DENIALS, Shift
from discourse.polarity.valence_lexicon import Hit
from discourse.polarity.workbench import Composition
from discourse.word_classes import word_class


def govern(work: Composition) -> None:
    """A governor shifts what it acts on, and is then not counted itself."""
    for shift in work.of("reverser", "spoiler", "remedy"):
        if not work.has_near(shift, scopes.GOVERNED):
            continue
        kind, factor = shift.shifter.kind, shift.shifter.factor
        own = work.own(shift)
        turned = False
        for one in work.within(_governed(work, shift)):
            # The object of a spoiler was good, the object of a remedy was bad.
            if (kind == "spoiler" and one.sign < 0) or (kind == "remedy" and one.sign > 0):
                continue
            one.apply(kind, factor, work.said(shift))
            turned = True
        if turned:
            for one in own:
                one.absorbed = True


def _governed(work: Composition, shift: Shift) -> range:
    """The words a governor acts on: its object, or its subject if passive or intransitive."""
    parse = work.parse
    if shift.shifter.reach == "subject":
        return scopes.before(parse, shift.first, work.finite)
    head = shift.first
    if parse.tag(head).form == "Part":
        group = parse.verb_at(head)
        if group is None or group.form == "Part":
            # A bare participle qualifies the noun before it: "des tensions apaisées".
            if parse.tag(head).tense == "Past":
                return scopes.neighbours(parse, head, head, "previous")
        elif group.voice == "Pass":
            return scopes.before(parse, group.first, work.finite)
    return scopes.after(
        parse,
        shift.last,
        work.finite,
        governs_clause=True,
        infinitives=parse.tag(head).form is None,
    )


def predicate(work: Composition) -> None:
    """A bad quality reverses the good thing that has it: *la sécurité est insuffisante*."""
    if not any(one.hit.entry.pos == "NOUN" and one.sign > 0 for one in work.shifted):
        return
    for bad in work.shifted:
        if bad.hit.entry.pos != "ADJ" or bad.sign > 0:
            continue
        for good in work.within(_qualified(work, bad.hit)):
            if good.hit.entry.pos == "NOUN" and good.sign > 0:
                good.apply("predicate", -0.5, work.parse.text(bad.hit.first, bad.hit.last))


def thematise(work: Composition) -> None:
    """A bad subject of a negated attribute is a mere topic: *la guerre n’est pas une fatalité*."""
    for attribute in work.shifted:
        if not any(kind in DENIALS for kind, _, _ in attribute.applied):
            continue
        subject = _subject_of_attribute(work, attribute.hit)
        for theme in work.within(subject) if subject else ():
            if theme.sign < 0:
                theme.absorbed = True


def _subject_of_attribute(work: Composition, hit: Hit) -> range | None:
    """The subject of the copula shortly before a hit."""
    parse = work.parse
    copulas = word_class("copula", parse.doc.lang)
    begin = bisect_left(parse.groups, hit.first - _NEAR, key=lambda group: group.last)
    for group in parse.groups[begin : begin + _NEAR]:
        if group.last < hit.first and group.lemma in copulas:
            return scopes.before(parse, group.first, work.finite)
    return None


_NEAR = 3


def _qualified(work: Composition, hit: Hit) -> range:
    """The subject of the copula before an adjective, else the noun next to the adjective."""
    subject = _subject_of_attribute(work, hit)
    return range(max(0, hit.first - 1), hit.last + 2) if subject is None else subject
