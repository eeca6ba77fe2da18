"""Verbs of judging and believing: whose opinion it is."""

from __future__ import annotations

from discourse.decisions.cascade import KEEP, NOTHING, Site, rule
from discourse.french.complements import infinitive_after
from discourse.french.context import DETERMINERS, PREPOSITIONS, Context
from discourse.french.interpolation import incise, is_aside, verb_span
from discourse.french.speech import content, echoed, has_content, reports, speaker
from discourse.french.subjects import subject_of
from discourse.reach import ahead, back
from discourse.word_classes import word_class


@rule(
    "judging.opinion",
    "probable",
    reason="j’estime que: the author’s opinion",
    source="codebook",
)
def _judging_opinion(site: Site) -> bool:
    if not site.context.is_verb(site.first):
        return False
    return speaker(site) and (content(site) in ("que", "inf") or _valued(site) or is_aside(site))


def _valued(site: Site) -> bool:
    """*Nous estimons essentiel de*, *je trouve regrettable que*: an attribute before its clause."""
    context = site.context
    at = verb_span(site)[1] + 1
    if context.compound(site.first):
        # J’ai trouvé encourageant de: a feeling that is told.
        return False
    while context.at(at).adverb and not context.mark(at):
        at += 1
    here = context.at(at)
    if context.mark(at) or here.plain in DETERMINERS or here.plain in PREPOSITIONS or here.capital:
        return False
    if context.is_verb(at) and not here.participle:
        return False
    return context.plain(at + 1) == "que" or infinitive_after(context, at)[0] == "de"


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
    if has_content(site) or echoed(site) or _as_something(site):
        return True
    return bool(site.context.at(site.first).lemmas & _WITH_ATTRIBUTE) and _with_attribute(site)


def _as_something(site: Site) -> bool:
    """*Considère X comme Y*, *estime à 3 %*."""
    context = site.context
    _, last = verb_span(site)
    if context.plain(last + 1) == "à" and context.at(last + 2).number:
        return True
    near = ahead(last, context.size, 8)
    return any(context.plain(at) == "comme" and not context.strong_before(at) for at in near)


def _with_attribute(site: Site) -> bool:
    """*Juge la réforme inutile*, *juge inutile de*: an object and what it is judged to be."""
    context = site.context
    _, last = verb_span(site)
    for at in ahead(last, context.size, _OBJECT):
        here = context.words[at]
        if context.opens_quotation(at) and ":" not in context.gap(at):
            # Trouve cela « exagéré »; trouve « La mer »: a title.
            if context.plain(at - 1) == "à":
                # Estime à « deux milliards ».
                return True
            opens = here.capital or here.number or here.plain in DETERMINERS
            return context.plain(at - 1) not in DETERMINERS and not opens
        if context.mark(at) or here.plain in ("qui", "que", "dont"):
            return False
        base = here.plain.removesuffix("s")
        if base in _EVALUATIVE or base.removesuffix("e") in _EVALUATIVE:
            return context.plain(at - 1) not in DETERMINERS
    return False


@rule(
    "judging.passive",
    "reportive",
    reason="est estimé à, jugé dangereux: someone’s judgement",
    source="codebook",
)
def _judging_passive(site: Site) -> bool:
    context = site.context
    here = context.at(site.first)
    if "juger" in here.lemmas and _in_court(context, site.last + 1):
        return False
    group = context.group(site.first)
    bare = group.first == site.first and not here.finite
    return here.participle and (group.voice == "Pass" or bare)


def _in_court(context: Context, after: int) -> bool:
    """*Jugé pour fraude*, *ils seront jugés*: tried; not *jugé dangereux*."""
    if after >= context.size or context.plain(after) in _COURT:
        return True
    return bool(context.mark(after)) and not context.opens_quotation(after)


_EVALUATIVE = word_class("evaluative")
_WITH_ATTRIBUTE = word_class("judging_with_attribute")
# Maximal distance in words between a verb and the attribute of its object.
_OBJECT = 8
# Jugé par, pour, à: tried, in a court.
_COURT = word_class("court_complement")


@rule(
    "trouver.opinion",
    "probable",
    reason="je trouve que: the author’s opinion",
    source="codebook",
)
def _trouver_opinion(site: Site) -> bool:
    if not site.context.is_verb(site.first) or not speaker(site):
        return False
    return _finds_that(site) or _valued(site) or is_aside(site)


@rule(
    "trouver.judgement",
    "reportive",
    reason="trouve que: the judgement of another",
    source="codebook",
)
def _trouver_judgement(site: Site) -> bool:
    reflexive = site.context.group(site.first).pronominal
    found = _finds_that(site) or _with_attribute(site)
    return reports(site) and found and not reflexive and not speaker(site)


def _finds_that(site: Site) -> bool:
    return site.context.plain(verb_span(site)[1] + 1) == "que"


_ADVERBIAL = word_class("fixed_phrase_noun")


@rule(
    "opinion.think_of",
    NOTHING,
    reason="penser à, croire en: an object of thought, not an opinion",
)
def _think_of(site: Site) -> bool:
    context, at = site.context, verb_span(site)[1] + 1
    if context.plain(at) == "que" and context.group(site.first).restrictive:
        # Ils ne pensent qu’à jouer.
        at += 1
    after = context.plain(at)
    if "croire" in context.at(site.first).lemmas and context.plain(at + 1) in ("un", "une"):
        # Nous ne croyons pas à une crise: that it will come.
        return False
    if after in ("à", "au", "aux") and not context.mark(at):
        # Quand je pense au pacte; but: je pense au contraire que.
        return context.plain(at + 1) not in _ADVERBIAL and "ce" not in context.plains(at, at + 1)
    return after in ("à", "aux", "en", "au") and content(site) not in ("que", "inf")


@rule(
    "opinion.refused",
    NOTHING,
    reason="refuser de croire, avoir peine à croire: no belief is held",
)
def _refused(site: Site) -> bool:
    context = site.context
    if not context.at(site.first).infinitive:
        return False
    if context.plain(site.first - 1) == "à" and context.plain(site.first - 2) in ("mal", "peine"):
        return True
    near = back(site.first, 3)
    return any(context.at(at).lemmas & _REFUSING and context.is_verb(at) for at in near)


_REFUSING = frozenset(("cesser", "hésiter", "oser", "peiner", "refuser", "renoncer"))


@rule(
    "opinion.belief",
    KEEP,
    reason="croire, penser + que or infinitive: believed, not known",
    source="codebook",
)
def _belief(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first):
        return False
    if content(site) in ("que", "inf", "quote") or incise(site) or is_aside(site):
        return True
    at = verb_span(site)[1] + 1
    while context.at(at).adverb or context.plain(at) in ("du", "tout"):
        at += 1
    if context.plain(at) == "à" and context.plain(at + 1) in ("un", "une"):
        return "croire" in context.at(site.first).lemmas
    return context.plain(verb_span(site)[0] - 1) in ("y", "le")


@rule(
    "voir.characterised",
    "reportive",
    reason="y voit un signe, voit en lui un chef: how another characterises it",
    source="codebook",
)
def _voir_characterised(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first) or context.at(site.first).infinitive or speaker(site):
        return False
    first, last = verb_span(site)
    if subject_of(context, first).pronoun == "on":
        return False
    after = context.plain(last + 1)
    if "y" in (context.plain(first - 1), context.plain(first - 2)) and not context.mark(first):
        return after in _SEEN_AS
    if after not in ("dans", "en"):
        return False
    near = ahead(last + 1, context.size, _SEEN_FAR)
    return any(context.plain(at) in ("un", "une") for at in near if not context.strong_before(at))


_SEEN_AS = word_class("seen_as")
# How far "dans le vote des jeunes un signe" may reach, in words.
_SEEN_FAR = 12
