"""Adverbs and adjectives of degree."""

from __future__ import annotations

from discourse.french.parse import Parse
from discourse.polarity import scopes
from discourse.polarity.shifting import Shift
from discourse.polarity.workbench import Composition, Shifted
from discourse.word_classes import word_class


def grade(work: Composition) -> None:
    """A degree word acts on the evaluative word next to it."""
    for shift in work.of("intensifier", "downtoner", "minimiser", "excess"):
        shifter = shift.shifter
        near = scopes.neighbours(work.parse, shift.first, shift.last, shifter.reach)
        graded = _nearest(work, shift, near)
        if graded is None or _is_negative_word(work.parse, shift):
            continue
        factor = shifter.factor
        if shifter.kind == "excess" and graded.sign < 0:
            factor = 1.25
        graded.apply(shifter.kind, factor, work.said(shift))


def exceed(work: Composition) -> None:
    """*Trop* without an evaluative word next to it: too much of anything is bad."""
    for shift in work.of("excess"):
        near = scopes.neighbours(work.parse, shift.first, shift.last, shift.shifter.reach)
        if work.is_free(shift) and _nearest(work, shift, near) is None:
            work.add(shift, -1)


def _nearest(work: Composition, shift: Shift, near: range) -> Shifted | None:
    """The hit that a degree word modifies: the next one, else the one before."""
    following = work.within(range(shift.last + 1, near.stop))
    if following:
        return following[0]
    preceding = work.last_before(shift.first)
    return preceding if preceding is not None and preceding.hit.last in near else None


def _is_negative_word(parse: Parse, shift: Shift) -> bool:
    """Whether *plus* comes after *ne* and is not a degree word: "il n’est plus crédible"."""
    degree = word_class("negative_degree", parse.doc.lang)
    if shift.first != shift.last or parse.folded[shift.first] not in degree:
        return False
    clause = parse.clause_of(shift.first)
    negation = word_class("ne", parse.doc.lang)
    return any(parse.folded[at] in negation for at in range(clause.first, shift.first))
