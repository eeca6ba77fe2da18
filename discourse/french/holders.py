"""Whose commitment a marker expresses: the author's, a source's, anyone's.

Source: own, after the nested sources of Saurí & Pustejovsky 2009.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from discourse.decisions.cascade import Site
from discourse.french.complements import content_after
from discourse.french.context import Context
from discourse.french.speech import incise, verb_span
from discourse.french.subjects import Subject, inverted_subject, subject_of
from discourse.reach import REACH

_FIRST = ("je", "nous", "moi")
_ANYONE = "on"
_OPINIONS = frozenset(("opinion", "judging", "trouver"))
_NAMED_AFTER = frozenset(("selon", "dapres", "pour"))


class Holder(NamedTuple):
    """One of `HOLDERS`, and the words that name it; -1, -1 if it is not named."""

    kind: str
    first: int
    last: int


AUTHOR = Holder("author", -1, -1)
UNNAMED = Holder("source", -1, -1)


def holders(context: Context, markers: list[tuple[Site, str]]) -> list[Holder]:
    """The holder of each marker of one sentence, given by its site and category.

    The holder of a report is its source, that of a wish or opinion its subject. Inside quotation
    marks, or in a clause governed by a report, it is the source of the report; elsewhere the
    author.
    *On* makes a holder generic.
    """
    own = [_own(context, site, category) for site, category in markers]
    reports = [
        (site, holder)
        for (site, category), holder in zip(markers, own, strict=True)
        if category == "reportive" and holder is not None
    ]
    return [
        _around(context, site, reports) if holder is None else holder
        for (site, _), holder in zip(markers, own, strict=True)
    ]


def _own(context: Context, site: Site, category: str) -> Holder | None:
    """The holder that the marker itself names, or None."""
    if category == "reportive":
        return _source(context, site)
    held = site.entry.family in _OPINIONS or category == "bouletic"
    if held and context.at(site.first).verbs and context.is_verb(site.first):
        return _of_subject(context, site)
    return None


def _of_subject(context: Context, site: Site) -> Holder | None:
    first, _ = verb_span(site)
    if not context.at(first).finite:
        return None
    subject = subject_of(context, first)
    if subject.pronoun in _FIRST:
        return UNNAMED if context.quoted[site.first] else AUTHOR
    return _named(subject)


def _named(subject: Subject) -> Holder | None:
    if subject.first < 0 or subject.last < subject.first:
        return None
    kind = "generic" if subject.pronoun == _ANYONE else "source"
    return Holder(kind, subject.first, subject.last)


def _source(context: Context, site: Site) -> Holder:
    """Who speaks: the noun phrase after *selon*, the subject of a verb of saying."""
    if not (context.at(site.last).verbs and context.is_verb(site.last)):
        if site.entry.family in _NAMED_AFTER:
            return _named(inverted_subject(context, site.last)) or UNNAMED
        return UNNAMED
    group = context.group(site.last)
    present_participle = context.at(group.first).gerund and not context.at(group.first).finite
    if group.voice == "Pass" or present_participle or site.entry.family == "conditional":
        return UNNAMED
    inverted = context.at(group.first + 1).folded.startswith("-")
    if incise(site) and not inverted:
        return _named(inverted_subject(context, group.last)) or UNNAMED
    return _named(subject_of(context, group.first)) or UNNAMED


def _around(context: Context, site: Site, reports: list[tuple[Site, Holder]]) -> Holder:
    """The source whose words or report contain the marker, else the author.

    ``reports`` are in the order of the text.
    """
    if context.quoted[site.first]:
        return _nearest(site, reports)
    before = bisect_left(reports, site.first, key=_first)
    for report, holder in reversed(reports[max(0, before - REACH) : before]):
        if site.first - report.last > REACH:
            break
        governs = report.last < site.first and content_after(context, report.last) == "que"
        if governs and not context.strong_between(report.last + 1, site.first):
            return holder
    return AUTHOR


def _first(report: tuple[Site, Holder]) -> int:
    return report[0].first


def _nearest(site: Site, reports: list[tuple[Site, Holder]]) -> Holder:
    """The holder of the report nearest to a site; of two equally near, the one before it."""
    at = bisect_left(reports, site.first, key=_first)
    near = reports[max(0, at - 1) : at + 1]
    _, holder = min(
        near, key=lambda report: abs(_first(report) - site.first), default=(site, UNNAMED)
    )
    return holder
