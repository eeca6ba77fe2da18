"""Verbs that give something a name, a quality, an intention or a cause in someone's words."""

from __future__ import annotations

from discourse.decisions.cascade import NOTHING, Site, otherwise, rule
from discourse.french.clitics import has_object_pronoun
from discourse.french.context import DETERMINERS, Context
from discourse.french.interpolation import verb_span
from discourse.french.persons import is_someone, names_someone
from discourse.french.speech import speaker
from discourse.french.subjects import subject_of
from discourse.word_classes import word_class

_LENT = word_class("lent")
_AWARDS = word_class("award")
_TO = frozenset(("à", "au", "aux", "lui", "leur"))
_MANNER = frozenset(("façon", "haut", "manière", "même", "nouveau", "plus", "sorte"))
_IMPUTED = word_class("imputed")
_RUMOUR = frozenset(("rumeur", "rumeurs", "légende", "tradition", "tabloïds"))
# How far the predicate or object of these verbs may stand, in words.
_PREDICATE, _OBJECT = 8, 7
# How far the agent of a passive may stand, in words.
_AGENT = 9


@rule(
    "traiter.insult",
    "reportive",
    reason="traite le directeur de menteur: an object and what it is called",
    source="codebook",
)
def _insult(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first) or speaker(site):
        return False
    first, last = verb_span(site)
    caused = "faire" in context.at(first - 1).lemmas
    clitic = has_object_pronoun(context, first)
    passive = context.group(site.first).voice == "Pass"
    called = passive and is_someone(context, subject_of(context, first))
    if caused or clitic or called:
        return context.plain(last + 1) == "de" and _predicate(context, last + 2)
    if passive or not names_someone(context, last + 1):
        return False
    for at in range(last + 2, min(context.size, last + _PREDICATE)):
        if context.mark(at) and not context.opens_quotation(at):
            return False
        if context.plain(at) == "de" and at + 1 < context.size:
            return _predicate(context, at + 1)
    return False


def _predicate(context: Context, at: int) -> bool:
    """Whether a bare noun or adjective stands after *de*: no article, infinitive, manner."""
    here = context.at(at)
    other = here.plain in DETERMINERS or here.plain in _MANNER or here.infinitive or here.number
    return bool(here.plain) and not other


otherwise("traiter.handle", NOTHING, reason="traiter une question, un malade; un traité")


@rule(
    "appeler.named",
    "reportive",
    reason="appellent ce rocher « la vieille »: the name in quotation marks is another’s word",
    source="codebook",
)
def _named(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first) or context.quoted[site.first] or speaker(site):
        return False
    first, last = verb_span(site)
    if context.at(first).participle and first == last and not context.at(first).finite:
        # Un mécanisme appelé « X »: a name in use; baptisé « X » par la presse: by someone.
        return "par" in context.plains(last + 1, last + _PREDICATE)
    clitic = has_object_pronoun(context, first) or context.group(site.first).voice == "Pass"
    for at in range(last + 1, min(context.size, last + _PREDICATE)):
        if context.opens_quotation(at):
            return ":" not in context.gap(at) and (clitic or at > last + 1)
        if context.plain(at) in ("à", "au", "aux", "que", "qui") or context.mark(at):
            return False
    return False


@rule(
    "preter.lent",
    "reportive",
    reason="on prête au ministre l’intention de partir: what others say he has",
    source="codebook",
)
def _lent(site: Site) -> bool:
    context = site.context
    first, last = verb_span(site)
    if not _LENT.isdisjoint(context.plains(last + 1, last + _OBJECT)):
        return True
    subject = subject_of(context, first)
    rumoured = context.plains(subject.first, subject.last) if subject.first >= 0 else []
    near = context.plains(first - 1, last + _OBJECT)
    return not (_RUMOUR.isdisjoint(rumoured) or _TO.isdisjoint(near))


otherwise("preter.lend", NOTHING, reason="prêter de l’argent, prêt à, prêter à confusion")


@rule(
    "attribuer.cause",
    "reportive",
    reason="attribue l’incendie à un court-circuit: a cause or maker in someone’s view",
    source="codebook",
)
def _cause(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first) or context.group(site.first).pronominal or speaker(site):
        return False
    first, last = verb_span(site)
    near = context.plains(first - _OBJECT, last + _OBJECT + 1)
    here = context.group(site.first)
    if here.voice == "Pass" and _IMPUTED.isdisjoint(context.plains(first - _OBJECT, first)):
        return False
    return not _TO.isdisjoint(near) and _AWARDS.isdisjoint(near)


otherwise("attribuer.award", NOTHING, reason="attribuer un prix, un logement: to give")


@rule(
    "assimiler.likened",
    "reportive",
    reason="il assimile la grève à un chantage: what it is in someone’s view",
    source="codebook",
)
def _likened(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first) or speaker(site):
        return False
    first, last = verb_span(site)
    group = context.group(site.first)
    if "par" in context.plains(last + 1, last + _AGENT) and group.voice == "Pass":
        # Une loi assimilée à un vol par ses voisins.
        by = context.plains(last + 1, last + _AGENT).index("par") + last + 2
        return names_someone(context, by)
    if not context.at(first).finite or group.pronominal:
        return False
    if _TO.isdisjoint(context.plains(last + 1, last + _OBJECT)) or context.at(last + 2).number:
        return False
    subject = subject_of(context, first)
    # Il a été assimilé à un cadre: by law.
    return not (subject.pronoun and group.voice == "Pass") and is_someone(context, subject)


otherwise("assimiler.learned", NOTHING, reason="assimiler une leçon, être assimilé: to take in")
