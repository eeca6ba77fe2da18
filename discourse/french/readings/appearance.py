"""*Paraître* and *apparaître*: to seem, to be said, to be published, to come into view."""

from __future__ import annotations

from discourse.decisions.cascade import NOTHING, Site, otherwise, rule
from discourse.french.complements import content_after
from discourse.french.subjects import subject_of
from discourse.word_classes import word_class

_PUBLISHED = word_class("published")
_ATTRIBUTES = word_class("seeming_attribute")


@rule(
    "apparaitre.seems",
    "inferential",
    reason="apparaître comme, il apparaît que, il m’apparaît + adjective: it seems",
    source="codebook",
)
def _apparaitre_seems(site: Site) -> bool:
    context = site.context
    group = context.group(site.first)
    if "comme" in context.plains(group.last + 1, group.last + 7):
        return True
    impersonal = subject_of(context, group.first).pronoun == "il"
    if impersonal and content_after(context, group.last) in ("que", "de"):
        return True
    if context.plain(group.last + 1) in _ATTRIBUTES:
        return True
    return context.plain(group.first - 1) in ("me", "nous", "lui") and group.first == site.first


otherwise(
    "apparaitre.appears",
    NOTHING,
    reason="to come into view, to be published",
    source="codebook",
)


@rule("paraitre.hearsay", "reportive", reason="il paraît que, paraît-il: it is said")
def _paraitre_hearsay(site: Site) -> bool:
    context = site.context
    after = context.plain(site.last + 1)
    if after in ("-t-il", "-il"):
        return context.comma_before(site.first)
    said = context.at(site.first).finite and after == "que"
    return said and context.plain(site.first - 1) == "il"


@rule(
    "paraitre.published",
    NOTHING,
    reason="paru dans, paraît en mars: published",
    source="codebook",
)
def _paraitre_published(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first):
        return True
    printed = context.at(site.first).plain.startswith("paru")
    if printed and "avoir" not in context.at(site.first - 1).lemmas:
        return True
    return context.plain(site.last + 1) in _PUBLISHED or site.last + 1 >= context.size


otherwise("paraitre.seems", "inferential", reason="otherwise it seems", source="codebook")
