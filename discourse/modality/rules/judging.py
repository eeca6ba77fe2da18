"""Verbs of judging and believing: whose opinion it is."""

from __future__ import annotations

from discourse.modality.cascade import KEEP, NOTHING, Site, rule
from discourse.modality.speech import (
    content,
    echoed,
    has_content,
    incise,
    reports,
    speaker,
    verb_span,
)


@rule(
    "judging.opinion",
    "probable",
    reason="j’estime que: the author’s opinion",
    source="codebook",
)
def _judging_opinion(site: Site) -> bool:
    if not site.context.is_verb(site.first):
        return False
    return speaker(site) and content(site) in ("que", "inf")


@rule(
    "judging.incise",
    "reportive",
    reason="an interpolated clause: estime le journal",
    source="codebook",
)
def _judging_incise(site: Site) -> bool:
    return reports(site) and incise(site)


@rule(
    "judging.content",
    "reportive",
    reason="estime que, considère X comme: the judgement of another",
    source="codebook",
)
def _judging_content(site: Site) -> bool:
    if not reports(site) or speaker(site):
        return False
    return has_content(site) or echoed(site) or _as_something(site)


def _as_something(site: Site) -> bool:
    """*Considère X comme Y*, *estime à 3 %*."""
    context = site.context
    _, last = verb_span(site)
    if context.plain(last + 1) == "à" and context.at(last + 2).number:
        return True
    near = range(last + 1, min(context.size, last + 9))
    return any(context.plain(at) == "comme" and not context.strong_before(at) for at in near)


@rule(
    "judging.passive",
    "reportive",
    reason="est estimé à, jugé dangereux: someone’s judgement",
    source="codebook",
)
def _judging_passive(site: Site) -> bool:
    context = site.context
    here, group = context.at(site.first), context.group(site.first)
    if "juger" in here.lemmas and context.plain(site.last + 1) in _COURT:
        return False
    bare = group.first == site.first and not here.finite
    return here.participle and (group.passive or bare)


# Jugé par, pour, à: tried, in a court.
_COURT = frozenset(("en", "par", "pour", "à", "le", "la"))


@rule(
    "trouver.opinion",
    "probable",
    reason="je trouve que: the author’s opinion",
    source="codebook",
)
def _trouver_opinion(site: Site) -> bool:
    return site.context.is_verb(site.first) and _finds_that(site) and speaker(site)


@rule(
    "trouver.judgement",
    "reportive",
    reason="trouve que: the judgement of another",
    source="codebook",
)
def _trouver_judgement(site: Site) -> bool:
    reflexive = site.context.plain(verb_span(site)[0] - 1) == "se"
    return reports(site) and _finds_that(site) and not reflexive and not speaker(site)


def _finds_that(site: Site) -> bool:
    return site.context.plain(verb_span(site)[1] + 1) == "que"


@rule(
    "opinion.think_of",
    NOTHING,
    reason="penser à, croire en: an object of thought, no opinion",
)
def _think_of(site: Site) -> bool:
    after = site.context.plain(verb_span(site)[1] + 1)
    return after in ("à", "aux", "en", "au") and content(site) not in ("que", "inf")


@rule(
    "opinion.belief",
    KEEP,
    reason="croire, penser + que or infinitive: held, not known",
    source="codebook",
)
def _belief(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first):
        return False
    if content(site) in ("que", "inf", "quote") or incise(site):
        return True
    return context.plain(verb_span(site)[0] - 1) in ("y", "le")
