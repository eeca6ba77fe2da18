"""Hedges and boosters: doubt, *certain*, boosters that a negation turns, concessive uses."""

from __future__ import annotations

from discourse.modality.cascade import KEEP, NOTHING, Site, rule
from discourse.modality.conditions import follows_copula, is_negated
from discourse.modality.negation import negated_word

_NEED = frozenset(("nécessairement", "forcément", "obligatoirement"))
_TRULY = frozenset(("vraiment", "réellement", "effectivement", "véritablement"))
# Words between a hedge and the mais that opposes it at once.
_AT_ONCE = 13


def granted(site: Site) -> bool:
    """A hedge or booster at the head of a sentence that *mais* opposes at once."""
    context = site.context
    for index in range(site.last + 1, min(context.size, site.last + 1 + _AT_ONCE)):
        if context.strong_before(index):
            return False
        if context.plain(index) == "mais":
            return True
    return False


@rule(
    "doubt.denied",
    "certain",
    reason="sans aucun doute, nul doute: no doubt is left",
    source="dendale2025",
)
def _doubt_denied(site: Site) -> bool:
    return not {"aucun", "nul"}.isdisjoint(site.context.plains(site.first, site.last))


@rule(
    "doubt.concessive",
    "concessive",
    reason="sans doute …, mais: granted before it is opposed",
    source="rossari2016",
)
def _doubt_concessive(site: Site) -> bool:
    heads = site.first <= 3 or site.context.strong_before(site.first)
    return heads and granted(site)


@rule("doubt.probable", "probable", reason="sans doute: probably", source="dendale2025")
def _doubt_probable(site: Site) -> bool:
    return True


@rule(
    "hedge.concessive",
    "concessive",
    reason="peut-être …, mais: granted before it is opposed",
    source="rossari2016",
)
def _hedge_concessive(site: Site) -> bool:
    return site.first == 0 and granted(site) and not site.context.quoted[site.first]


@rule("hedge.plain", KEEP, reason="otherwise the hedge of the lexicon")
def _hedge_plain(site: Site) -> bool:
    return True


@rule(
    "booster.necessity",
    "possible",
    reason="pas nécessairement: what need not be is left open",
    source="codebook",
)
def _booster_necessity(site: Site) -> bool:
    return site.context.plain(site.first) in _NEED and negated_word(site.context, site.first)


@rule(
    "booster.negated",
    "approximator",
    reason="pas vraiment, jamais réellement: a negated booster hedges",
    source="codebook",
)
def _booster_negated(site: Site) -> bool:
    before = site.context.plain(site.first - 1)
    denied = before in ("pas", "plus", "jamais", "sans", "guère", "non")
    return denied and negated_word(site.context, site.first)


@rule(
    "booster.concessive",
    "concessive",
    reason="bien sûr …, mais: granted before it is opposed",
    source="rossari2016",
)
def _booster_concessive(site: Site) -> bool:
    return site.first <= 1 and granted(site)


@rule(
    "booster.unasserted",
    NOTHING,
    reason="vraiment in a question, a condition, a purpose: nothing is asserted",
    source="codebook",
)
def _booster_unasserted(site: Site) -> bool:
    context = site.context
    if context.plain(site.first) not in _TRULY:
        return False
    if context.asks or _under_si(site):
        return True
    tags = context.parse.tags
    if any(tag.mood == "Sub" for tag in tags[max(0, site.first - 2) : site.first + 2]):
        return True
    near = (context.at(site.first - 1), context.at(site.first + 1))
    if not any(here.infinitive and not here.finite for here in near):
        return False
    purpose = {"pour", "de", "afin", "à"}
    return not purpose.isdisjoint(context.plains(site.first - 3, site.first - 1))


def _under_si(site: Site) -> bool:
    context = site.context
    for index in range(site.first - 1, -1, -1):
        if context.words[index].folded in ("si", "s'") and context.plain(index - 1) != "même":
            return True
        if context.strong_before(index):
            break
    return False


@rule("booster.insists", KEEP, reason="otherwise it insists", source="hyland2005")
def _booster_insists(site: Site) -> bool:
    return True


@rule(
    "certain.quantity",
    NOTHING,
    reason="certains pays, un certain temps: some",
    source="codebook",
)
def _certain_quantity(site: Site) -> bool:
    context = site.context
    if follows_copula(context, site.first):
        return False
    # Certain que …, sûr de …: at the head of the sentence.
    return not (site.first == 0 and context.plain(site.last + 1) in ("que", "de"))


@rule(
    "certain.open",
    "possible",
    reason="pas certain, pas sûr: it is left open",
    source="codebook",
)
def _certain_open(site: Site) -> bool:
    return is_negated(site)


@rule("certain.sure", "certain", reason="être certain, sûr que", source="codebook")
def _certain_sure(site: Site) -> bool:
    return True
