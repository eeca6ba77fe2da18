"""Verbs of saying, with and without content."""

from __future__ import annotations

from discourse.decisions.cascade import NOTHING, Site, otherwise, rule
from discourse.french.clitics import before_clitics
from discourse.french.complements import content_after
from discourse.french.context import DETERMINERS
from discourse.french.interpolation import incise, verb_span
from discourse.french.persons import names_someone
from discourse.french.speech import (
    REPORTED,
    content,
    echoed,
    has_content,
    in_object_relative,
    own_word,
    reports,
    speaker,
)
from discourse.french.subjects import subject_of
from discourse.reach import ahead
from discourse.word_classes import word_class

# How far after a verb a colon and the quotation it opens may stand, in words.
_COLON = 9
_NO_SPEECH = word_class("no_speech_governor")


@rule(
    "reporting.incise",
    "reportive",
    reason="an interpolated clause: dit-il, note le journal",
    source="codebook",
)
def _incise(site: Site) -> bool:
    return reports(site) and incise(site) and not speaker(site)


@rule(
    "reporting.author",
    NOTHING,
    reason="je dis que, nous rappelons que: the author’s own words",
    source="codebook",
)
def _author(site: Site) -> bool:
    return reports(site) and own_word(site)


@rule(
    "reporting.reminds",
    NOTHING,
    reason="une odeur lui rappelle « l’été », cela explique pourquoi: a thing does not speak",
)
def _reminds(site: Site) -> bool:
    context = site.context
    if "expliquer" in context.at(site.first).lemmas:
        return _is_cause(site)
    if "rappeler" not in context.at(site.first).lemmas or content(site) == "que":
        return False
    if echoed(site) or incise(site):
        return False
    subject = subject_of(context, verb_span(site)[0])
    thing = not subject.pronoun and subject.first >= 0
    return thing and not any(
        names_someone(context, at) for at in range(subject.first, subject.last + 1)
    )


def _is_cause(site: Site) -> bool:
    """*Cela explique pourquoi le pont ferme*: a thing is the cause, nobody speaks."""
    context = site.context
    first = verb_span(site)[0]
    left = before_clitics(context, first)
    if context.plain(left) == "qui":
        return context.plain(left - 1) == "ce"
    subject = subject_of(context, first)
    return subject.pronoun in ("ce", "cela", "ça", "ceci") and not incise(site)


@rule(
    "reporting.echo",
    "reportive",
    reason="comme l’a dit X, X le rappelle: the words of another",
    source="codebook",
)
def _echo(site: Site) -> bool:
    return reports(site) and echoed(site)


@rule(
    "reporting.content",
    "reportive",
    reason="a clause, an infinitive, a question or a quotation follows",
    source="codebook",
)
def _content(site: Site) -> bool:
    return reports(site) and has_content(site)


otherwise(
    "reporting.bare",
    NOTHING,
    reason="a noun phrase is not reported content; a noun or adjective is not a verb",
    source="codebook",
)


@rule(
    "dire.idiom",
    NOTHING,
    reason="pour ne pas dire, il faut dire, on peut dire: attributed to nobody",
    source="codebook",
)
def _dire_idiom(site: Site) -> bool:
    if not site.context.at(site.first).infinitive:
        return False
    return not _NO_SPEECH.isdisjoint(site.context.plains(site.first - 3, site.first - 1))


@rule(
    "dire.called",
    NOTHING,
    reason="un club dit « du Lavoir », demande: a name, and the verb of the clause follows",
)
def _dire_called(site: Site) -> bool:
    context = site.context
    at = site.last + 1
    if at >= context.size or not context.opens_quotation(at) or ":" in context.gap(at):
        return False
    if not context.at(site.first).participle or context.group(site.first).first != site.first:
        return False
    while at < context.size and context.quoted[at]:
        if context.is_finite(at):
            return False
        at += 1
    return at < context.size and context.is_finite(at)


@rule("dire.incise", "reportive", reason="an interpolated clause: dit-il", source="codebook")
def _dire_incise(site: Site) -> bool:
    return reports(site) and incise(site) and not speaker(site)


@rule("dire.author", NOTHING, reason="je dis que: the author’s own words", source="codebook")
def _dire_author(site: Site) -> bool:
    if not reports(site):
        return False
    # A quoted speaker who says je dis also speaks for himself.
    performs = site.context.plain(site.first) in ("dis", "disons")
    return speaker(site) if performs else own_word(site)


@rule(
    "dire.said",
    "reportive",
    reason="dit que, dit vouloir, se dit prêt: a clause, an infinitive or an attribute",
    source="codebook",
)
def _dire_said(site: Site) -> bool:
    if not reports(site):
        return False
    if site.context.group(site.first).pronominal:
        # Se dit prêt; but not: ce qui s’est dit.
        _, last = verb_span(site)
        said = last + 1 < site.context.size and not site.context.strong_before(last + 1)
        return said and site.context.plain(last + 1) != "que"
    return content(site) != "wh" and (echoed(site) or has_content(site))


otherwise("dire.bare", NOTHING, reason="dire with a noun phrase, a question or nothing after it")


@rule(
    "poursuivre.incise",
    "reportive",
    reason="poursuivre, glisser … say something only in an interpolated clause",
)
def _poursuivre_incise(site: Site) -> bool:
    if not reports(site) or speaker(site):
        return False
    if content(site) in ("à", "de"):
        # …, continue à soutenir: not an interpolated clause.
        return False
    return incise(site) or content(site) == "colon" or _before_quotation(site)


def _before_quotation(site: Site) -> bool:
    """*Il avait lâché : « C’est fini »*: quoted words after a colon are said."""
    context = site.context
    if content(site) != "quote":
        return False
    last = verb_span(site)[1]
    near = ahead(last, context.size, _COLON)
    opened = next((at for at in near if context.opens_quotation(at)), -1)
    return opened > 0 and ":" in context.gap(opened)


@rule(
    "apprendre.heard",
    "reportive",
    reason="on apprend que, nous avons lu que: known from what others said",
    source="codebook",
)
def _heard(site: Site) -> bool:
    context = site.context
    heard = subject_of(context, verb_span(site)[0]).pronoun in ("on", "je", "nous")
    return heard and content(site) == "que"


otherwise("apprendre.known", NOTHING, reason="elle a appris que sa mère dormait: a fact is learned")


@rule(
    "locution.author",
    NOTHING,
    reason="je tiens à faire remarquer que: the author’s own words",
    source="codebook",
)
def _locution_author(site: Site) -> bool:
    return own_word(site)


@rule(
    "locution.said",
    "reportive",
    reason="fait valoir que, met en garde, with reported content",
    source="codebook",
)
def _locution_said(site: Site) -> bool:
    return incise(site) or content_after(site.context, site.last) in REPORTED


@rule(
    "proposer.said",
    "reportive",
    reason="proposer que, « je vends », propose-t-il: the words of another",
    source="codebook",
)
def _proposer_said(site: Site) -> bool:
    context = site.context
    first, _ = verb_span(site)
    if not reports(site) or own_word(site) or context.at(first).infinitive:
        return False
    if context.group(site.first).pronominal or in_object_relative(context, first):
        return False
    pointed = "comme" in context.plains(first - 3, first - 1)
    after = verb_span(site)[1] + 1
    named = context.plain(after) in DETERMINERS and not context.quoted[after]
    if named and content(site) == "quote":
        # Propose une « résolution »: a noun phrase, in quotation marks or not.
        return False
    # Propose de fermer le pont: an offer is made, nothing is reported.
    governs = content(site) in ("que", "quote", "colon")
    return pointed or governs or incise(site, strict=True)
