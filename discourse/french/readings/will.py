"""*Vouloir* and *entendre*: will, and uses that only look like it."""

from __future__ import annotations

from discourse.decisions.cascade import NOTHING, Site, otherwise, rule
from discourse.french.clitics import has_object_pronoun
from discourse.french.complements import content_after, infinitive_after
from discourse.french.context import DETERMINERS, PREPOSITIONS
from discourse.french.modal_verbs import is_past_conditional
from discourse.french.persons import is_someone
from discourse.french.subjects import pronoun_of, subject_of
from discourse.reach import ahead
from discourse.word_classes import word_class

_PERSONS = word_class("persons")
_CUSTOMS = word_class("customs")
_NORMS = word_class("norms")
_CASES = word_class("imagined_case")
_THREATENED = word_class("threatened")
_HAPPENINGS = word_class("happenings")
# Maximal distance in words between menacer and the thing threatened with.
_THREAT = 13


@rule(
    "entendre.intend",
    "bouletic",
    reason="entend + infinitive, with a subject that can want something",
    source="codebook",
)
def _entendre_intend(site: Site) -> bool:
    context = site.context
    link, at = infinitive_after(context, site.last)
    if link != "inf" or not context.is_verb(site.first) or context.compound(site.first):
        return False
    here = context.at(site.first)
    heard = context.plain(at) in ("dire", "parler") or context.plain(site.first - 1) == "se"
    return (here.finite or here.gerund) and not heard


@rule("vouloir.mean", NOTHING, reason="cela veut dire: to mean", source="codebook")
def _vouloir_mean(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first):
        return True
    if context.plain(site.last + 1) != "dire":
        return False
    pronoun = pronoun_of(context, site.first)
    if pronoun in ("ce", "cela", "ça", "qui"):
        return True
    subject = subject_of(context, context.group(site.first).first)
    said = context.plains(max(0, subject.first), subject.last)
    return not (pronoun or context.at(subject.last).capital) and _PERSONS.isdisjoint(said)


@rule(
    "vouloir.custom",
    NOTHING,
    reason="la tradition, le hasard veut que: a fact that nobody wants",
)
def _vouloir_custom(site: Site) -> bool:
    return _thing_wants(site, _CUSTOMS) and not _conditional(site)


@rule(
    "vouloir.norm",
    "deontic",
    reason="la loi, la démocratie veut que: a norm",
)
def _vouloir_norm(site: Site) -> bool:
    return _thing_wants(site, _NORMS) and not _conditional(site)


@rule(
    "vouloir.imagined",
    "hypothetical",
    reason="un scénario voudrait que: an imagined case",
    source="codebook",
)
def _vouloir_imagined(site: Site) -> bool:
    return _conditional(site) and _thing_wants(site, _CUSTOMS | _NORMS | _CASES)


def _conditional(site: Site) -> bool:
    return site.context.at(site.first).conditional


def _thing_wants(site: Site, things: frozenset[str]) -> bool:
    """Whether one of these nouns heads the subject of vouloir que."""
    context = site.context
    if not context.is_verb(site.first) or content_after(context, site.last) != "que":
        return False
    subject = subject_of(context, context.group(site.first).first)
    if subject.pronoun or subject.first < 0:
        return False
    return not things.isdisjoint(context.plains(subject.first, subject.first + 2))


@rule("vouloir.request", "deontic", reason="veuillez: a request")
def _vouloir_request(site: Site) -> bool:
    return site.context.plain(site.first) == "veuillez"


otherwise("vouloir.will", "bouletic", reason="otherwise will", source="codebook")


@rule(
    "preferer.unreal",
    "hypothetical",
    reason="elle aurait préféré rester: what was not",
    source="codebook",
)
def _preferer_unreal(site: Site) -> bool:
    return is_past_conditional(site)


@rule(
    "preferer.will",
    "bouletic",
    reason="préférer with an infinitive or que, or in the conditional: what one wants",
    source="codebook",
)
def _preferer_will(site: Site) -> bool:
    context = site.context
    wanted = content_after(context, site.last) in ("inf", "de", "que")
    return wanted or context.at(site.first).conditional


otherwise(
    "preferer.taste",
    NOTHING,
    reason="préférer le thé, le silence: a taste or a choice made",
    source="codebook",
)


@rule(
    "menacer.event",
    "possible",
    reason="menace de s’effondrer, menacé de disparition: what may happen, not what is wanted",
)
def _menacer_event(site: Site) -> bool:
    context = site.context
    here = context.at(site.first)
    if here.participle and not here.finite:
        return context.group(site.first).voice == "Pass" and context.plain(site.last + 1) == "de"
    link, at = infinitive_after(context, site.last)
    return link == "de" and _governs(site) and bool(context.at(at).lemmas & _HAPPENINGS)


@rule(
    "menacer.will",
    "bouletic",
    reason="menacer (quelqu’un) de: an announced intention to harm",
    source="codebook",
)
def _menacer_will(site: Site) -> bool:
    context = site.context
    if infinitive_after(context, site.last)[0] == "de":
        return _governs(site)
    here = context.at(site.first)
    if not context.is_verb(site.first) or (here.participle and not context.compound(site.first)):
        return False
    if context.plain(site.last + 1) == "de" and context.plain(site.last + 2) != "nouveau":
        # Le syndicat menace d’un blocage: an act of will, or who threatens is someone.
        if not _THREATENED.isdisjoint(context.plains(site.last + 2, site.last + 4)):
            return True
        return is_someone(context, subject_of(context, context.group(site.first).first))
    after = context.at(site.last + 1)
    clitic = has_object_pronoun(context, site.first)
    someone = clitic or after.capital or after.plain in DETERMINERS
    near = ahead(site.last, context.size, _THREAT)
    return someone and any(
        context.plain(at) == "de" and (at > site.last + 1 or clitic) and _no_article(site, at)
        for at in near
    )


def _governs(site: Site) -> bool:
    """Whether menace + de + infinitive is the verb: no article or preposition before it."""
    before = site.context.plain(site.first - 1)
    noun = before in DETERMINERS or before in PREPOSITIONS
    return site.context.at(site.first).prefers_verb or before in _PRONOUNS or not noun


_PRONOUNS = word_class("object_or_en")


def _no_article(site: Site, at: int) -> bool:
    """Whether *de* leads to a bare noun (menacer de poursuites) or an infinitive."""
    after = site.context.at(at + 1)
    return not (after.plain in DETERMINERS or after.capital)


otherwise("menacer.thing", NOTHING, reason="menacer la côte: a danger, not a will")
