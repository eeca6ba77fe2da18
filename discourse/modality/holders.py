"""Whose commitment a marker is: the author's, a source's, anyone's."""

from __future__ import annotations

from typing import NamedTuple

from discourse.modality.cascade import Site
from discourse.modality.context import NOBODY, Context, Subject
from discourse.modality.rules.reporting import incise, words_of_group

_FIRST = frozenset("je nous moi".split())
_ANYONE = frozenset(["on"])
# Markers whose verb tells of its subject's own belief, wish or duty to itself.
_OF_SUBJECT = frozenset(["bouletic"])
_OPINIONS = frozenset(["opinion", "judging", "trouver"])


class Holder(NamedTuple):
    """A holder of `HOLDERS`, and the words that name it; -1, -1 when none do."""

    kind: str
    first: int
    last: int


AUTHOR = Holder("author", -1, -1)


def holders(context: Context, sites: list[Site], categories: list[str]) -> list[Holder]:
    """The holder of each marker of one sentence, in the order of the sites.

    A report has its source as holder; a wish or opinion its subject; what stands in quotation
    marks or in a clause that a report governs has the source of the report, the rest the author.
    *On* makes a holder generic. Source: own, after Saurí & Pustejovsky 2009.
    """
    own = [_own(context, site, category) for site, category in zip(sites, categories, strict=True)]
    reports = [
        (site, holder)
        for site, holder, category in zip(sites, own, categories, strict=True)
        if category == "reportive" and holder is not None
    ]
    return [
        holder if holder is not None else _around(context, site, reports)
        for site, holder in zip(sites, own, strict=True)
    ]


def _own(context: Context, site: Site, category: str) -> Holder | None:
    """The holder that the marker itself names; None when it names none."""
    if category == "reportive":
        return _source(context, site)
    if site.entry.family in _OPINIONS or category in _OF_SUBJECT:
        if context.at(site.first).verbs and context.is_verb(site.first):
            return _of_subject(context, site)
    return None


def _of_subject(context: Context, site: Site) -> Holder | None:
    first, last = words_of_group(site)
    if not context.at(first).finite:
        return None
    subject = context.subject(first, last)
    if subject.pronoun in _FIRST:
        quoted = context.quoted[site.first]
        return Holder("source", -1, -1) if quoted else AUTHOR
    if subject.pronoun in _ANYONE:
        return Holder("generic", subject.first, subject.last)
    return _named(subject)


def _named(subject: Subject) -> Holder | None:
    if subject is NOBODY or subject.first < 0 or subject.last < subject.first:
        return None
    return Holder("source", subject.first, subject.last)


def _source(context: Context, site: Site) -> Holder:
    """Who speaks: the noun phrase after *selon*, the subject of a verb of saying."""
    unnamed = Holder("source", -1, -1)
    verb = context.at(site.last).verbs and context.is_verb(site.last)
    if not verb:
        if site.entry.family in ("selon", "dapres", "pour") or site.entry.pattern.startswith("à en"):
            return _named(context.inverted(site.last)) or unnamed
        return unnamed
    first, last = words_of_group(site)
    group = context.group(site.last)
    if context.at(first).gerund and not context.at(first).finite:
        return unnamed
    if group.passive or site.entry.family == "conditional":
        return unnamed
    if incise(site) and not context.at(first + 1).folded.startswith("-"):
        return _named(context.inverted(last)) or unnamed
    subject = context.subject(first, last)
    if subject.pronoun in _ANYONE:
        return Holder("generic", subject.first, subject.last)
    return _named(subject) or unnamed


def _around(
    context: Context, site: Site, reports: list[tuple[Site, Holder]]
) -> Holder:
    """The source in whose words or report a marker stands, else the author."""
    if context.quoted[site.first]:
        nearest = min(reports, key=lambda pair: abs(pair[0].first - site.first), default=None)
        return nearest[1] if nearest else Holder("source", -1, -1)
    for report, holder in reversed(reports):
        if report.last < site.first and context.content(report.last) == "que":
            if not any(context.strong_before(at) for at in range(report.last + 1, site.first + 1)):
                return holder
    return AUTHOR
