"""Verbs of showing: inferred from data, or said by a person or text."""

from __future__ import annotations

from discourse.decisions.cascade import KEEP, Site, rule
from discourse.french.interpolation import incise, verb_span
from discourse.french.speech import content, echoed, has_content, own_word, reports, speaker
from discourse.french.subjects import subject_of
from discourse.word_classes import word_class

_HEDGES = frozenset(("peut-être", "probablement", "vraisemblablement", "sûrement", "doute"))
_DATA = word_class("evidence")


def data_subject(site: Site) -> bool:
    """Whether the subject is data or a fact, not a person or a publication."""
    context = site.context
    subject = subject_of(context, verb_span(site)[0])
    if subject.pronoun in ("cela", "ça", "ceci", "ce"):
        return True
    if subject.first < 0:
        return False
    # Le maire, qui a lu l’étude, indique: the head decides, not a relative of it.
    ends = (
        at
        for at in range(subject.first + 1, subject.last + 1)
        if "," in context.gap(at) or context.plain(at) in ("qui", "que", "dont")
    )
    return not _DATA.isdisjoint(context.plains(subject.first, next(ends, subject.last + 1) - 1))


@rule("evidence.incise", "reportive", reason="an interpolated clause: démontre le journal")
def _evidence_incise(site: Site) -> bool:
    return reports(site) and incise(site, strict=True)


@rule(
    "evidence.data",
    KEEP,
    reason="montrer, prouver with a clause: inferred from evidence",
    source="codebook",
)
def _evidence_data(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first) or speaker(site):
        return False
    first, last = verb_span(site)
    if not _HEDGES.isdisjoint(context.plains(first, last)):
        # A peut-être montré que: the adverb says how sure it is.
        return False
    if context.group(site.first).restrictive:
        return False
    bare = context.at(first).infinitive and not context.at(first).finite
    shown = ("que", "wh") if bare else ("que", "wh", "quote")
    return content(site) in shown or "comme" in context.plains(first - 2, first)


@rule(
    "indicate.data",
    "inferential",
    reason="indiquer, révéler with data or facts as subject: inferred",
    source="codebook",
)
def _indicate_data(site: Site) -> bool:
    return _shown(site) and not echoed(site)


@rule(
    "indicate.said",
    "reportive",
    reason="indiquer, révéler with a person or text as subject: said",
    source="codebook",
)
def _indicate_said(site: Site) -> bool:
    return _said(site)


@rule(
    "confirm.author",
    "certain",
    reason="je confirme que: the author vouches for it",
)
def _confirm_author(site: Site) -> bool:
    return site.context.is_verb(site.first) and own_word(site) and content(site) == "que"


@rule(
    "confirm.data",
    "certain",
    reason="confirmer, attester with data or facts as subject: proved",
    source="codebook",
)
def _confirm_data(site: Site) -> bool:
    return _shown(site)


@rule(
    "confirm.said",
    "reportive",
    reason="confirmer, attester with a person or text as subject: said",
    source="codebook",
)
def _confirm_said(site: Site) -> bool:
    return _said(site)


def _shown(site: Site) -> bool:
    return reports(site) and data_subject(site) and not incise(site) and has_content(site)


def _said(site: Site) -> bool:
    if not reports(site) or own_word(site):
        return False
    return incise(site) or echoed(site) or has_content(site)


@rule(
    "suggest.said",
    "reportive",
    reason="suggérer interpolated, or with a person as subject: a proposal",
    source="codebook",
)
def _suggest_said(site: Site) -> bool:
    if not reports(site) or own_word(site):
        return False
    if incise(site) or content(site) in ("de", "quote", "colon"):
        return True
    person = not data_subject(site) and not site.context.at(site.first).gerund
    return person and content(site) == "que"


@rule(
    "suggest.data",
    "inferential",
    reason="suggérer with data as subject: an inference",
    source="codebook",
)
def _suggest_data(site: Site) -> bool:
    if not site.context.is_verb(site.first) or own_word(site):
        return False
    return content(site) == "que"
