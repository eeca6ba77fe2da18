"""What rules ask about a modal verb: its infinitive, subject, mood and neighbours."""

from __future__ import annotations

import re

from discourse.decisions.cascade import Site
from discourse.french.complements import infinitive_after
from discourse.french.context import Context
from discourse.french.stretches import stretch_start
from discourse.french.subjects import pronoun_of, subject_of
from discourse.reach import ahead
from discourse.word_classes import word_class

PEOPLE = word_class("people")
SECOND_FORMS = word_class("second_conditional")
_UNDER_SI = ("si", "s'")
_DATES = word_class("dates")
_TO_COME = word_class("time_to_come")
_SPANS = word_class("time_spans")
_YEAR = re.compile(r"(?:19|20)\d\d$").match
# Maximal distance in words between a date and its verb: after it, on either side.
_AFTER, _AROUND = 13, 25


def infinitive(site: Site) -> frozenset[str]:
    """Lemmas of the infinitive that depends on the modal."""
    return site.context.at(infinitive_after(site.context, site.last)[1]).lemmas


def subject(site: Site) -> str:
    """The subject pronoun of the modal, empty for a noun phrase."""
    return pronoun_of(site.context, site.first)


def is_conditional(site: Site) -> bool:
    """Whether the finite word of the modal's group is in the conditional."""
    return site.context.at(site.context.group(site.first).first).conditional


def is_past_conditional(site: Site) -> bool:
    """Whether the modal stands in a past conditional (aurait pu, eût pu)."""
    if not site.context.compound(site.first):
        return False
    return is_conditional(site) or second_form(site.context, site.context.group(site.first).first)


def second_form(context: Context, first: int) -> bool:
    """Whether *eût* + participle stands for a past conditional: in no clause of que or si."""
    if context.plain(first) not in SECOND_FORMS or context.group(first).last == first:
        return False
    start = stretch_start(context, first)
    opener = context.plain(start - 1)
    if opener == "que" or opener in _UNDER_SI or context.plain(start) in _UNDER_SI:
        return False
    subject = subject_of(context, first)
    return context.plain(subject.first - 1) not in ("que", *_UNDER_SI)


def dated(context: Context, index: int) -> bool:
    """Whether a date follows a verb in the same stretch."""
    for at in ahead(index, context.size, _AFTER):
        if context.strong_before(at) and "[" not in context.gap(at):
            return False
        here = context.words[at]
        if here.plain in _DATES or _YEAR(here.folded):
            return True
        if here.plain in _SPANS and context.plain(at - 1) in ("ce", "cet", "cette"):
            return True
    return False


def time_near(context: Context, index: int) -> bool:
    """Whether a future time is named in the same stretch of the sentence."""
    for step in (-1, 1):
        at = index
        while 0 <= at < context.size and abs(at - index) < _AROUND:
            if context.words[at].plain in _TO_COME:
                return True
            if context.words[at].plain == "que" and at != index:
                # Devrait voter pour que le texte passe l’an prochain: the time of another clause.
                break
            if context.strong_before(at if step < 0 else at + 1):
                break
            at += step
    return False
