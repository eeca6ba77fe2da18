"""*Permettre* and the verbs of obliging, forbidding, needing: stated, or imagined."""

from __future__ import annotations

from discourse.decisions.cascade import KEEP, NOTHING, Site, otherwise, rule
from discourse.french.modal_verbs import is_conditional, is_past_conditional
from discourse.french.readings.past_future import future_in_the_past
from discourse.french.readings.si import has_condition
from discourse.french.readings.suppositions import supposes
from discourse.french.subjects import pronoun_of, subject_of, takes_up_subject
from discourse.french.verb_chains import governor
from discourse.french.word_negation import governed_by

# Object pronouns before permettre that name who is given leave.
_OWN = frozenset(("nous", "se", "me", "le"))
# How far the agent of a passive may stand, in words.
_AGENT = 7


def _imagined(site: Site) -> bool:
    """In the conditional, and not a future seen from the past."""
    return is_conditional(site) and not future_in_the_past(site)


def _reported(site: Site) -> bool:
    """In the past conditional, about something definite, without a condition."""
    context = site.context
    if not is_past_conditional(site) or has_condition(context) or future_in_the_past(site):
        return False
    if supposes(context):
        return False
    subject = subject_of(context, context.group(site.first).first)
    opening = context.plains(subject.first, subject.last)[:1] if subject.first >= 0 else []
    return opening not in (["un"], ["une"], ["ce"], ["cela"], ["tel"], ["telle"])


@rule("permettre.leave", "deontic", reason="permettez-moi de: permission, not means")
def _leave(site: Site) -> bool:
    context = site.context
    after = context.at(site.last + 1).folded
    if after == "-moi" or (after == "-nous" and context.at(site.first).finite):
        return True
    return _allowed(site) or _not_allowed(site)


def _allowed(site: Site) -> bool:
    """*La pêche est permise le dimanche*: leave given; *permise par* names a means."""
    context = site.context
    group = context.group(site.first)
    if group.voice != "Pass" or group.first == site.first or is_conditional(site):
        return False
    return "par" not in context.plains(group.last + 1, group.last + _AGENT)


def _not_allowed(site: Site) -> bool:
    """*Nous ne pouvons pas permettre que*: leave that we must not give."""
    context = site.context
    if not context.at(site.first).infinitive or context.plain(site.first - 1) in _OWN:
        return False
    held = governor(context.parse, context.group(site.first))
    if held is None or held.lemma not in ("pouvoir", "devoir"):
        return False
    ours = pronoun_of(context, site.first) in ("nous", "on")
    return ours and (held.negated or held.restrictive)


@rule("permettre.reflexive", NOTHING, reason="se permettre: a liberty taken")
def _reflexive(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first):
        return True
    return context.group(site.first).pronominal or _can_afford(site)


def _can_afford(site: Site) -> bool:
    """*Nous ne pouvons pas nous le permettre*: the pronoun and the subject of pouvoir agree."""
    context = site.context
    able = governed_by(context, site.first, frozenset(("pouvoir",)))
    return able and takes_up_subject(context, site.first)


@rule(
    "permettre.imagined",
    "hypothetical",
    reason="permettrait: the consequence is imagined",
    source="codebook",
)
def _permettre_imagined(site: Site) -> bool:
    return _imagined(site)


otherwise(
    "permettre.means",
    "dynamic",
    reason="otherwise permettre means to make possible",
    source="codebook",
)


@rule(
    "besoin.unreal",
    NOTHING,
    reason="aurait eu besoin, aurait eu droit: the conditional is marked, once",
    source="codebook",
)
def _besoin_unreal(site: Site) -> bool:
    return is_past_conditional(site)


otherwise("besoin.need", KEEP, reason="avoir besoin de, avoir droit à: a need, a right")


@rule(
    "norm.reported",
    "reportive",
    reason="aurait contraint, without a condition: an event from hearsay",
    source="kronning2002",
)
def _norm_reported(site: Site) -> bool:
    return site.context.is_verb(site.first) and _reported(site)


@rule(
    "norm.imagined",
    "hypothetical",
    reason="autoriserait, obligerait: the consequence is imagined",
    source="codebook",
)
def _norm_imagined(site: Site) -> bool:
    return site.context.is_verb(site.first) and _imagined(site)


@rule("norm.stated", KEEP, reason="otherwise the norm, need or means that the verb states")
def _norm_stated(site: Site) -> bool:
    return site.context.is_verb(site.first)
