"""*Vouloir* and *entendre*: will, and what looks like it."""

from __future__ import annotations

from discourse.modality.cascade import NOTHING, Site, rule
from discourse.modality.contents import infinitive_after
from discourse.modality.subjects import pronoun_of


@rule(
    "entendre.intend",
    "bouletic",
    reason="entend + infinitive, with a subject that wills",
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
    return pronoun_of(context, site.first) in ("ce", "cela", "ça", "qui")


@rule("vouloir.request", "deontic", reason="veuillez: a request")
def _vouloir_request(site: Site) -> bool:
    return site.context.plain(site.first) == "veuillez"


@rule("vouloir.will", "bouletic", reason="otherwise will", source="codebook")
def _vouloir_will(site: Site) -> bool:
    return True
