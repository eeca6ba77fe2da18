"""*Permettre* and the verbs of obliging, forbidding, needing: stated, or imagined."""

from __future__ import annotations

from discourse.modality.cascade import KEEP, NOTHING, Site, rule
from discourse.modality.contents import infinitive_after
from discourse.modality.modal_verbs import is_conditional
from discourse.modality.rules.conditional import future_in_the_past


def _imagined(site: Site) -> bool:
    """In the conditional, and no future seen from the past."""
    return is_conditional(site) and not future_in_the_past(site)


@rule("permettre.leave", "deontic", reason="permettez-moi de: leave, not means")
def _leave(site: Site) -> bool:
    context = site.context
    after = context.at(site.last + 1).folded
    return after == "-moi" or (after == "-nous" and context.at(site.first).finite)


@rule("permettre.reflexive", NOTHING, reason="se permettre: a liberty taken")
def _reflexive(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first):
        return True
    reflexive = context.plain(context.group(site.first).first - 1) in ("se", "me")
    return reflexive and infinitive_after(context, site.last)[1] < 0


@rule(
    "permettre.imagined",
    "hypothetical",
    reason="permettrait: the consequence is imagined",
    source="codebook",
)
def _permettre_imagined(site: Site) -> bool:
    return _imagined(site)


@rule(
    "permettre.means",
    "dynamic",
    reason="otherwise permettre gives the means",
    source="codebook",
)
def _means(site: Site) -> bool:
    return True


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
