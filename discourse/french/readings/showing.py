"""Verbs of showing: inferred from data, or said by a person or text."""

from __future__ import annotations

from discourse.decisions.cascade import KEEP, Site, rule
from discourse.french.complements import later_infinitive
from discourse.french.context import DETERMINERS, Context
from discourse.french.interpolation import incise, verb_span
from discourse.french.speech import content, echoed, has_content, own_word, reports, speaker
from discourse.french.subjects import subject_of
from discourse.word_classes import word_class

_HEDGES = frozenset(("peut-être", "probablement", "vraisemblablement", "sûrement", "doute"))
_DATA = word_class("evidence")
_PROVING = frozenset(("démontrer", "prouver"))
# How far the agent of a passive may stand, in words.
_NEAR = 6


def data_subject(site: Site) -> bool:
    """Whether the subject is data or a fact, not a person or a publication."""
    context = site.context
    subject = subject_of(context, verb_span(site)[0])
    if subject.pronoun in ("cela", "ça", "ceci", "ce"):
        return True
    if subject.first < 0:
        return False
    if context.plain(subject.last) in ("cela", "ça", "ceci"):
        return True
    first = _after_que(context, subject.first, subject.last)
    # Le maire, qui a lu l’étude, indique: the head decides, not a relative of it.
    ends = (
        at
        for at in range(first + 1, subject.last + 1)
        if "," in context.gap(at) or context.plain(at) in ("qui", "que", "dont")
    )
    return not _DATA.isdisjoint(context.plains(first, next(ends, subject.last + 1) - 1))


def _after_que(context: Context, first: int, last: int) -> int:
    """The head of a subject: after a *que* that no verb follows up to its end."""
    for at in range(last, first, -1):
        if context.is_finite(at):
            return first
        if context.plain(at) == "que":
            return at + 1 if at < last else first
    return first


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
    if context.at(site.first).lemmas & _PROVING and _proved(site):
        return True
    shown = ("que", "wh") if context.at(first).infinitive else ("que", "wh", "quote")
    if context.plains(last + 1, last + 3) == ["le", "fait", "que"]:
        return True
    return content(site) in shown or "comme" in context.plains(first - 2, first)


def _proved(site: Site) -> bool:
    """*Cela prouve sa bonne foi*, *le gain n’est pas démontré*: it is settled, or not."""
    context = site.context
    first, last = verb_span(site)
    if not context.at(first).finite:
        return False
    if context.group(site.first).voice == "Pass":
        # Il a été démontré que: another shape; était démontré par le prisonnier: in an act.
        return "par" not in context.plains(last + 1, last + _NEAR)
    return data_subject(site) and context.plain(last + 1) in DETERMINERS


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
    last = verb_span(site)[1]
    if site.context.plain(last + 1) in ("à", "au", "aux") and later_infinitive(
        site.context, last, "de"
    ):
        # A suggéré à la ville de fermer le pont.
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
