"""Whose commitment a marker expresses: the author's, a source's, anyone's.

Source: own, after the nested sources of Saurí & Pustejovsky 2009.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from discourse.decisions.cascade import Site
from discourse.french.clitics import before_clitics
from discourse.french.complements import content_after
from discourse.french.context import Context
from discourse.french.interpolation import incise, verb_span
from discourse.french.inversion import NO_SUBJECT, Subject, inverted_subject
from discourse.french.persons import is_someone
from discourse.french.speech import narrator
from discourse.french.subjects import subject_of
from discourse.reach import REACH, ahead
from discourse.word_classes import word_class

_FIRST = ("je", "nous", "moi")
_SECOND = ("tu", "vous")
_ANYONE = "on"
_OPINIONS = frozenset(("opinion", "judging", "trouver"))
_NAMED_AFTER = frozenset(("selon", "dapres", "pour"))
_DEMANDING = word_class("demanding")
_NORMING = word_class("norming")
_JOINING = word_class("coordinator")
_EVIDENCE = word_class("evidence")
_CONTRACTED = ("du", "des", "au", "aux")
# A label before a colon and a quotation has no more words than this: Le maire : « … ».
_LABEL = 6


class Holder(NamedTuple):
    """One of `HOLDERS`, and the words that name it; -1, -1 if it is not named."""

    kind: str
    first: int
    last: int


class Frame(NamedTuple):
    """A report that reaches other clauses of its sentence: ``after`` it, or ``all`` of them."""

    report: Site
    holder: Holder
    kind: str


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
    frames = [Frame(*report, kind) for report in reports if (kind := _frames(context, report[0]))]
    return [
        _around(context, site, reports, frames) if holder is None else holder
        for (site, _), holder in zip(markers, own, strict=True)
    ]


def _own(context: Context, site: Site, category: str) -> Holder | None:
    """The holder that the marker itself names, or None."""
    if category == "reportive":
        return _source(context, site)
    held = site.entry.family in _OPINIONS or category == "bouletic"
    if held and context.at(site.first).verbs and context.is_verb(site.first):
        return _of_subject(context, site)
    if category == "deontic" and context.is_verb(site.first):
        return _demands(context, site)
    return None


def _demands(context: Context, site: Site) -> Holder | None:
    """Who asks, orders or forbids: the subject of the verb where it can want something."""
    lemmas = context.at(site.first).lemmas
    if lemmas.isdisjoint(_DEMANDING) or context.group(site.first).voice == "Pass":
        return None
    wants = lemmas.isdisjoint(_NORMING) or is_someone(
        context, subject_of(context, verb_span(site)[0])
    )
    return _of_subject(context, site) if wants else None


def _of_subject(context: Context, site: Site) -> Holder | None:
    first, _ = verb_span(site)
    if not context.at(first).finite:
        return None
    subject = subject_of(context, first)
    if subject == NO_SUBJECT and before_clitics(context, first) > 0:
        return UNNAMED  # not puisse la paix durer, qui ne le voudrait
    return _person(context, site, subject)


def _person(context: Context, site: Site, subject: Subject) -> Holder | None:
    """The holder that a subject is; what *je* says in quotation marks is held by who is quoted."""
    if subject.pronoun in _FIRST:
        return None if context.quoted[site.first] or context.spoken else AUTHOR
    if subject.pronoun in _SECOND:
        return Holder("addressee", subject.first, subject.last)
    return _named(subject)


def _named(subject: Subject) -> Holder | None:
    if subject.first < 0 or subject.last < subject.first:
        return None
    kind = "generic" if subject.pronoun == _ANYONE else "source"
    return Holder(kind, subject.first, subject.last)


def _source(context: Context, site: Site) -> Holder:
    """Who speaks: the noun phrase after *selon*, the subject of a verb of saying."""
    pronoun = context.plain(site.first + 1) in ("le", "la", "les")
    if pronoun and context.plain(site.first) == "à" and context.at(site.last).infinitive:
        # À l'en croire, à les entendre.
        return Holder("source", site.first + 1, site.first + 1)
    if names_after(site):
        return _named_after(context, site.last)
    if not (context.at(site.last).verbs and context.is_verb(site.last)):
        return UNNAMED
    group = context.group(site.last)
    if site.entry.family == "paraitre":
        return UNNAMED
    alone = group.first == group.last and context.at(group.first).finite
    passive = group.voice == "Pass" and not alone
    if passive or context.at(group.first).gerund or site.entry.family == "conditional":
        return UNNAMED
    inverted = context.at(group.first + 1).folded.startswith("-")
    if incise(site) and not inverted:
        return _named(inverted_subject(context, group.last)) or UNNAMED
    subject = narrator(context, group.first) or subject_of(context, group.first)
    return _person(context, site, subject) or UNNAMED


def names_after(site: Site) -> bool:
    """Whether the source is named right after: *selon*, *de l’avis de*, *à en croire*, *dixit*."""
    if site.entry.family in _NAMED_AFTER:
        return True
    pattern = site.entry.pattern
    return not site.entry.family and pattern.endswith(_NAMING_ENDS) and pattern[0] != "["


_NAMING_ENDS = (
    "avis ~1 de",
    "aveu ~1 de",
    " dires de",
    " yeux de",
    "en croire",
    "à entendre",
    "dixit",
)


def _named_after(context: Context, last: int) -> Holder:
    found = _named(inverted_subject(context, last))
    if context.at(last).folded in _CONTRACTED:
        # De l’avis des experts: the article stands in the last word of the expression.
        return Holder("source", last, last if found is None else found.last)
    return found or UNNAMED


def _frames(context: Context, report: Site) -> str:
    """How a report reaches other clauses: *mais selon X* what follows it, *selon X* all."""
    if report.entry.family == "paraitre" or report.entry.pattern.startswith("aux yeux"):
        return ""
    if names_after(report):
        if not _EVIDENCE.isdisjoint(context.plains(report.last + 1, report.last + 3)):
            # D’après les données, il est évident que: the author judges by them.
            return ""
        return "after" if context.plain(report.first - 1) in _JOINING else "all"
    verb = context.at(report.last).verbs and context.is_verb(report.last)
    return "all" if verb and incise(report) else ""


def _around(
    context: Context, site: Site, reports: list[tuple[Site, Holder]], frames: list[Frame]
) -> Holder:
    """The source in whose words or report a marker stands, else the author.

    ``reports`` are in the order of the text.
    """
    if context.quoted[site.first]:
        return _nearest(context, site, reports)
    before = bisect_left(reports, site.first, key=_first)
    for report, holder in reversed(reports[max(0, before - REACH) : before]):
        governs = report.last < site.first and content_after(context, report.last) == "que"
        if governs and not context.strong_between(report.last + 1, site.first):
            return holder
    for frame in frames:
        first, last = sorted((frame.report.first, site.first))
        reaches = frame.kind == "all" or frame.report.first < site.first
        if reaches and last - first <= REACH and not context.strong_between(first + 1, last):
            return frame.holder
    return UNNAMED if context.spoken else AUTHOR


def _first(report: tuple[Site, Holder]) -> int:
    return report[0].first


def _nearest(context: Context, site: Site, reports: list[tuple[Site, Holder]]) -> Holder:
    """The holder of the report nearest to a site, of two the one before it."""
    if not reports:
        return _label(context) or UNNAMED
    at = bisect_left(reports, site.first, key=_first)
    near = reports[max(0, at - 1) : at + 1]
    _, holder = min(near, key=lambda report: abs(_first(report) - site.first))
    return holder


def _label(context: Context) -> Holder | None:
    """*Le maire : « … »*: the words before a colon and a quotation at the head of a sentence."""
    for at in ahead(0, context.size, _LABEL):
        if ":" in context.gap(at):
            return Holder("source", 0, at - 1) if context.opens_quotation(at) else None
        if context.mark(at) or context.is_verb(at):
            return None
    return None
