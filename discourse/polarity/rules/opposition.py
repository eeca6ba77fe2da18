"""Adversatives, concessives and frames: the background of the main assertion."""

from __future__ import annotations

from discourse.polarity import scopes
from discourse.polarity.workbench import Composition
from discourse.word_classes import word_class


def oppose(work: Composition) -> None:
    """An adversative weakens the part of the sentence before it."""
    weakened = 0
    for shift in work.of("adversative"):
        begin = shift.first
        if not work.count_before(begin):
            continue
        if work.parse.folded[begin] not in word_class("adversative", work.parse.doc.lang):
            begin = work.parse.clause_of(begin).first
        if work.shifted[-1].hit.first < begin:
            continue
        earlier = work.count_before(begin)
        for one in work.shifted[weakened:earlier]:
            one.apply("adversative", shift.shifter.factor, work.said(shift))
        weakened = max(weakened, earlier)


def concede(work: Composition) -> None:
    """A concessive weakens the phrase or clause it opens."""
    for shift in work.of("concessive"):
        if shift.shifter.reach == "phrase":
            granted = scopes.phrase(work.parse, shift.last)
        else:
            granted = scopes.clause(work.parse, shift.first)
        for one in work.within(granted):
            if all(done != "concessive" for done, _, _ in one.applied):
                one.apply("concessive", shift.shifter.factor, work.said(shift))


def frame(work: Composition) -> None:
    """A phrase of time or occasion is the background of the statement."""
    for shift in work.of("frame"):
        if not work.shifted or work.shifted[-1].hit.first <= shift.last:
            continue
        for one in work.within(scopes.phrase(work.parse, shift.last)):
            if all(done != "frame" for done, _, _ in one.applied):
                one.apply("frame", shift.shifter.factor, work.said(shift))
