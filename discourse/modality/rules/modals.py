"""*Devoir*, *pouvoir*, *permettre*: duty, expectation, open outcome, ability, permission."""

from __future__ import annotations

import re

from discourse.modality.cascade import KEEP, NOTHING, Site, rule
from discourse.modality.context import DETERMINERS, Context
from discourse.modality.rules.mood import future_in_the_past, has_source, is_condition
from discourse.modality.negation import negated_verb, restricted

_FUTURE_TIME = frozenset(
    "demain lundi mardi mercredi jeudi vendredi samedi dimanche prochain prochaine prochains "
    "prochaines bientôt prochainement janvier février mars avril mai juin juillet août septembre "
    "octobre novembre décembre automne printemps rentrée semaine".split()
)
# Verbs of states, changes and planned events: what one expects rather than what one owes.
_EVENTS = frozenset(
    """permettre rester atteindre dépasser baisser augmenter diminuer croître progresser reculer
    grimper chuter durer coûter rapporter représenter concerner toucher arriver survenir ouvrir
    débuter démarrer intervenir aboutir déboucher conduire entraîner provoquer favoriser faciliter
    suffire sortir apparaître bénéficier comporter recevoir remporter perdre annoncer dévoiler
    rencontrer comparaître succéder confirmer poursuivre dérouler achever terminer inciter aider
    contribuer obliger fournir avoisiner totaliser stabiliser accélérer ralentir reprendre
    maîtriser continuer voir""".split()
)
_AUTHOR = frozenset("je nous notre nos mon ma mes vous votre vos on monsieur madame".split())
_ADVICE = frozenset("plutôt mieux éviter pourquoi absolument enfin impérativement toujours".split())
# Verbs whose subject, under pouvoir, causes or undergoes an outcome that is left open.
_OUTCOMES = frozenset(
    """provoquer entraîner causer conduire nuire compromettre paraître sembler augmenter changer
    survenir mener prêter produire arriver nécessiter favoriser affecter poser engendrer générer
    déclencher aggraver durer représenter résulter surprendre étonner choquer coûter aboutir
    déboucher varier évoluer menacer mettre déstabiliser devenir tourner échouer dégénérer basculer
    avérer révéler influencer perturber traduire compliquer ralentir freiner accroître réduire diminuer""".split()
)
_PEOPLE = frozenset("je tu nous vous on".split())


def _infinitive(site: Site) -> frozenset[str]:
    """Lemmas of the infinitive that depends on the modal."""
    _, at = site.context.infinitive_after(site.last)
    return site.context.at(at).lemmas


def _is_noun(site: Site) -> bool:
    return not site.context.is_verb(site.first)


def _conditional(context: Context, site: Site) -> bool:
    group = context.group(site.first)
    return context.at(group.head).conditional


def _past_conditional(site: Site) -> bool:
    context = site.context
    return context.compound(site.first) and _conditional(context, site)


def _subject(site: Site) -> str:
    group = site.context.group(site.first)
    return site.context.subject(group.first, group.last).pronoun


@rule("devoir.noun", "deontic", reason="the noun, a duty: le devoir de")
def _devoir_noun(site: Site) -> bool:
    here = site.context.at(site.first)
    before = site.context.plain(site.first - 1)
    named = before in DETERMINERS or _is_noun(site)
    return here.folded == "devoir" and named and site.context.plain(site.last + 1) == "de"


@rule("devoir.cause", NOTHING, reason="dû à: a cause; devoir with an object: a debt")
def _devoir_cause(site: Site) -> bool:
    context = site.context
    if _is_noun(site):
        return True
    if context.infinitive_after(site.last)[0] == "inf":
        return False
    here = context.at(site.first)
    if here.participle and not here.finite and not (context.compound(site.first) and not context.group(site.first).passive):
        return True
    after = context.at(site.last + 1)
    return after.number or after.plain in ("à", "un", "une", "des", "son", "sa", "leur", "leurs", "beaucoup", "tout")


@rule("devoir.past_conditional", "deontic", reason="aurait dû: an unmet obligation", source="codebook")
def _devoir_past_conditional(site: Site) -> bool:
    return _past_conditional(site)


@rule("devoir.supposed", "hypothetical", reason="si X devait partir: a case that is supposed", source="kronning2024")
def _devoir_supposed(site: Site) -> bool:
    context = site.context
    if not context.at(site.first).past or context.at(site.first).conditional:
        return False
    for index in range(site.first - 1, max(-1, site.first - 14), -1):
        if context.words[index].folded in ("si", "s'") and is_condition(context, index):
            return not any("," in context.gap(at) for at in range(index + 1, site.first + 1))
    return False


@rule(
    "devoir.expectation",
    "probable",
    reason="devrait of what is expected: a time to come, a source, an event verb, no agent addressed",
    source="kronning2024",
)
def _devoir_expectation(site: Site) -> bool:
    context = site.context
    if not _conditional(context, site) or _subject(site) in _PEOPLE:
        return False
    if context.parse.doc.text.startswith("?", context.parse.sentence.end - 1):
        return False
    if restricted(context, site.first, site.last):
        return False
    words = {here.plain for here in context.words}
    if words & _ADVICE:
        return False
    if has_source(context) or _time_near(context, site.first):
        return True
    if _subject(site) in ("cela", "ça", "ce"):
        return True
    _, at = context.infinitive_after(site.last)
    verb = context.at(at).lemmas
    if verb & _EVENTS or ("faire" in verb and context.plain(at + 1) not in DETERMINERS):
        return True
    if "avoir" in verb:
        untroubled = any(context.plain(at + k) in _TROUBLE for k in (1, 2, 3))
        return context.plain(at + 1) == "lieu" or untroubled
    if "être" not in verb or words & _AUTHOR or context.plain(at + 1) in DETERMINERS:
        return False
    return not _passive(context, at)


_TROUBLE = frozenset("problème problèmes mal difficulté difficultés effet incidence impact".split())


def _time_near(context: Context, index: int) -> bool:
    """Whether a time to come is named in the same stretch of the sentence."""
    for step in (-1, 1):
        at = index
        while 0 <= at < context.size and abs(at - index) < 25:
            if context.words[at].plain in _FUTURE_TIME:
                return True
            if context.strong_before(at if step < 0 else at + 1):
                break
            at += step
    return False


def _passive(context: Context, at: int) -> bool:
    """Whether être at a position makes a passive."""
    for index in range(at + 1, at + 4):
        if context.at(index).participle:
            return True
        if not context.at(index).adverb:
            return False
    return False


@rule(
    "devoir.schedule",
    "probable",
    reason="doit se tenir vendredi, un projet qui doit permettre: what is planned",
    source="kronning2024",
)
def _devoir_schedule(site: Site) -> bool:
    context = site.context
    here = context.at(site.first)
    if here.conditional or not here.finite or context.compound(site.first):
        return False
    if _subject(site) in _PEOPLE or here.future or negated_verb(context, site.first, site.last):
        return False
    link, at = context.infinitive_after(site.last)
    if link != "inf":
        return False
    if _dated(context, site.first):
        return True
    verb = context.at(at).lemmas
    planned = bool(verb & _PLANNED) or (context.plain(at - 1) == "se" and bool(verb & _HAPPEN))
    if here.past:
        before = context.plain(context.before_clitics(site.first) - 1)
        return planned or bool(verb & _EVENTS) or before == "que" and _alors(context, site.first)
    return planned or (_subject(site) == "qui" and bool(verb & _AIMS))


# What a project, a law or a meeting is to bring about (un texte qui doit permettre de).
_AIMS = frozenset("permettre fournir conduire aboutir faciliter aider contribuer mener".split())
_PLANNED = frozenset("débuter démarrer succéder remplacer comparaître rencontrer permettre".split())
_HAPPEN = frozenset("tenir dérouler rencontrer poursuivre ouvrir achever terminer effectuer réunir".split())
_DATES = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet
    août septembre octobre novembre décembre prochain prochaine prochains prochaines bientôt
    prochainement demain soir""".split()
)


_YEAR = re.compile(r"(?:19|20)\d\d$").match


def _dated(context: Context, index: int) -> bool:
    """Whether a date follows the verb in the same stretch."""
    for at in range(index + 1, min(context.size, index + 14)):
        if context.strong_before(at) and "[" not in context.gap(at):
            return False
        if context.words[at].plain in _DATES or _YEAR(context.words[at].folded):
            return True
    return False


def _alors(context: Context, index: int) -> bool:
    return any(context.plain(at) == "alors" for at in range(max(0, index - 4), index))


@rule(
    "devoir.inference",
    "probable",
    reason="doit with être, avoir or a perfect after a third person thing: what must be so",
    source="dendale1999",
)
def _devoir_inference(site: Site) -> bool:
    context = site.context
    link, at = context.infinitive_after(site.last)
    if link != "inf" or context.at(site.first).conditional:
        return False
    verb = context.at(at)
    follows = context.at(at + 1)
    if verb.plain == "avoir" and follows.participle:
        return True
    if _subject(site) in ("ce", "cela", "ça") and verb.plain == "être" and not follows.participle:
        return not negated_verb(context, site.first, site.last)
    return False


@rule("devoir.duty", "deontic", reason="otherwise devoir obliges")
def _devoir_duty(site: Site) -> bool:
    return True


@rule("pouvoir.noun", NOTHING, reason="the noun: le pouvoir, au pouvoir")
def _pouvoir_noun(site: Site) -> bool:
    context = site.context
    here = context.at(site.first)
    if here.infinitive and context.infinitive_after(site.last)[0] != "inf":
        return True
    return not context.is_verb(site.first)


@rule("pouvoir.counterfactual", "hypothetical", reason="aurait pu: what was not", source="codebook")
def _pouvoir_counterfactual(site: Site) -> bool:
    return _past_conditional(site)


@rule("pouvoir.courtesy", "deontic", reason="si je puis me permettre: leave is asked")
def _pouvoir_courtesy(site: Site) -> bool:
    context = site.context
    return "permettre" in _infinitive(site) and _subject(site) == "je"


@rule("pouvoir.offer", "dynamic", reason="on pourrait, nous pourrions: a way is shown", source="lequerler1996")
def _pouvoir_offer(site: Site) -> bool:
    return _conditional(site.context, site) and _subject(site) in _PEOPLE - {"vous", "tu"}


@rule("pouvoir.open", "possible", reason="pourrait: the outcome is left open", source="codebook")
def _pouvoir_open(site: Site) -> bool:
    return _conditional(site.context, site)


@rule(
    "pouvoir.sporadic",
    "possible",
    reason="a thing that can cause, become, seem: it happens or it may be",
    source="lequerler1996",
)
def _pouvoir_sporadic(site: Site) -> bool:
    context = site.context
    if context.compound(site.first) or not context.at(site.first).finite:
        return False
    if negated_verb(context, site.first, site.last) or restricted(context, site.first, site.last):
        return False
    return _subject(site) not in _PEOPLE and bool(_infinitive(site) & _OUTCOMES)


@rule("pouvoir.norm", "deontic", reason="ne peut … que; under a law, an article, a court: a rule allows or restricts")
def _pouvoir_norm(site: Site) -> bool:
    context = site.context
    if restricted(context, site.first, site.last) and _infinitive(site) & {"agir", "décider", "intervenir", "voter"}:
        return True
    return _subject(site) not in _PEOPLE and any(not here.keys_set.isdisjoint(_LAW) for here in context.words)


_LAW = frozenset("article loi constitution statuts [stipuler] cour".split())


@rule("pouvoir.ability", "dynamic", reason="otherwise means or ability", source="codebook")
def _pouvoir_ability(site: Site) -> bool:
    return True


@rule("permettre.leave", "deontic", reason="permettez-moi, à quelqu'un de: leave, not means")
def _permettre_leave(site: Site) -> bool:
    context = site.context
    here = context.at(site.first)
    after = context.at(site.last + 1).folded
    return after == "-moi" or (after in ("-nous",) and here.finite)


@rule("permettre.reflexive", NOTHING, reason="se permettre: a liberty taken")
def _permettre_reflexive(site: Site) -> bool:
    group = site.context.group(site.first)
    return site.context.plain(group.first - 1) in ("se", "me") and not site.context.infinitive_after(site.last)[1] > 0 or _is_noun(site)


@rule("permettre.imagined", "hypothetical", reason="permettrait: the consequence is imagined", source="codebook")
def _permettre_imagined(site: Site) -> bool:
    return _conditional(site.context, site) and not future_in_the_past(site)


@rule("permettre.means", "dynamic", reason="otherwise permettre gives the means", source="codebook")
def _permettre_means(site: Site) -> bool:
    return True


@rule("norm.imagined", "hypothetical", reason="autoriserait: the consequence is imagined", source="codebook")
def _norm_imagined(site: Site) -> bool:
    return _permettre_imagined(site) and site.context.is_verb(site.first)


@rule("norm.stated", KEEP, reason="otherwise the norm, need or means the verb states", source="codebook")
def _norm_stated(site: Site) -> bool:
    return site.context.is_verb(site.first)
