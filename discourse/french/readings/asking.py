"""*Demander*: a demand, a question, or neither."""

from __future__ import annotations

from discourse.decisions.cascade import NOTHING, Site, rule
from discourse.french.complements import content_after, later_infinitive
from discourse.french.context import DETERMINERS
from discourse.french.interpolation import incise, verb_span
from discourse.french.persons import names_someone
from discourse.french.speech import content, own_word, reports, speaker
from discourse.reach import ahead
from discourse.word_classes import word_class

# Governed by these, demander is a demand made (nous voulons demander le report).
_WILLING = word_class("will_verb")
_ANSWERS = word_class("answer")


@rule(
    "demander.floor",
    NOTHING,
    reason="demander la parole, se demander; the noun demande: not a demand",
)
def _demander_floor(site: Site) -> bool:
    context = site.context
    last = verb_span(site)[1]
    if not context.is_verb(site.first):
        return True
    return context.plain(last + 2) == "parole" or context.group(site.first).pronominal


@rule(
    "demander.question",
    "reportive",
    reason="demander pourquoi, si: a question put",
    source="codebook",
)
def _demander_question(site: Site) -> bool:
    context = site.context
    if not reports(site) or own_word(site):
        return False
    if content(site) == "quote":
        # demande “de renforcer”, “la démission”: quoted words of a demand.
        last = verb_span(site)[1]
        opened = next(at for at in ahead(last, context.size) if context.opens_quotation(at))
        quoted = context.plain(opened)
        return quoted not in ("de", "que") and quoted not in DETERMINERS
    if content(site) == "wh" or incise(site, strict=True):
        return True
    # Que faire, demande l’auteure: a person; demande la fermeture: what is demanded.
    return incise(site) and names_someone(context, verb_span(site)[1] + 1)


@rule(
    "demander.asks",
    NOTHING,
    reason="demander l’heure, les raisons, un avis: information is asked for; je te demande si",
    source="codebook",
)
def _demander_asks(site: Site) -> bool:
    context = site.context
    last = verb_span(site)[1]
    if own_word(site) and content(site) == "wh":
        return True
    return context.plain(last + 1) in DETERMINERS and not _ANSWERS.isdisjoint(
        context.plains(last + 2, last + 2)
    )


@rule(
    "demander.demand",
    "deontic",
    reason="demander de, que, or a noun: a demand",
    source="codebook",
)
def _demander_demand(site: Site) -> bool:
    context = site.context
    if context.at(site.first).infinitive:
        _, last = verb_span(site)
        if content_after(context, last) in ("que", "de") or later_infinitive(context, last, "de"):
            return True
        if content_after(context, last):
            return False
        willed = context.at(site.first - 1).lemmas & _WILLING
        near = ahead(last, context.size, 4)
        return (
            bool(willed) and speaker(site) and any(context.plain(at) in DETERMINERS for at in near)
        )
    return True
