"""Hedges and boosters: doubt, *certain*, boosters that a negation turns, concessive uses."""

from __future__ import annotations

from discourse.decisions.cascade import KEEP, NOTHING, Site, otherwise, rule
from discourse.french.complements import infinitive_after
from discourse.french.conditions import follows_copula, is_negated
from discourse.french.context import DETERMINERS
from discourse.french.morphology import WordType
from discourse.french.word_negation import negated_word
from discourse.reach import REACH, ahead, back
from discourse.word_classes import word_class

_NEED = word_class("necessity_adverb")
_TRULY = word_class("truth_adverb")
# Boosters that merely concede; the others insist even before mais.
_MILD = word_class("agreeing_adverb")
_OPENS_CLAUSE = word_class("subordinate_or_but")
_SAFE = word_class("safe_things")
# Maximal distance in words between sûr and the thing that is safe.
_SAFE_NEAR = 6
_STRESSED = word_class("disjunctive")
# Words between a hedge and the mais that opposes it at once.
_AT_ONCE, _WHOLE = 13, 24


def stands_apart(word: WordType) -> bool:
    """Whether a noun phrase, a name or a stressed pronoun begins with a word."""
    return word.plain in DETERMINERS or word.capital or word.plain in _STRESSED


def granted_inside(site: Site) -> bool:
    """A hedge after the verb of a short main clause that *mais* + clause opposes at once."""
    context = site.context
    # A clause of this many words is not short.
    if not 0 < site.first < REACH or context.quoted[site.first] or not granted(site):
        return False
    before = context.words[: site.first]
    if any(here.plain in _OPENS_CLAUSE for here in before) or any(map(_forward, before)):
        return False
    if context.first_comma(range(1, site.first + 1)) >= 0:
        return False
    but = next(at for at in ahead(site.last, context.size) if context.plain(at) == "mais")
    if context.first_comma((but, but + 1)) < 0:
        return False
    rest = ahead(but, context.size)
    return context.first_finite(rest) >= 0


def _forward(here: WordType) -> bool:
    """Whether a word is a verb in the future or conditional, which leaves the event open."""
    return here.future or here.conditional


def granted(site: Site) -> bool:
    """A hedge or booster at the head of a sentence that *mais* opposes at once."""
    context = site.context
    # Naturellement, …, mais: set apart at the head, it grants the whole clause.
    apart = not site.first and site.last + 1 < context.size and "," in context.gap(site.last + 1)
    reach = _WHOLE if apart else _AT_ONCE
    for index in ahead(site.last, context.size, reach):
        if context.strong_before(index):
            return False
        if context.plain(index) == "mais":
            # Far from its host, mais after a denial rather corrects.
            near = index <= site.last + _AT_ONCE
            return near or "ne" not in context.plains(site.last + 1, index)
    return False


@rule(
    "doubt.denied",
    "certain",
    reason="sans aucun doute, nul doute: certainty",
    source="dendale2025",
)
def _doubt_denied(site: Site) -> bool:
    return not {"aucun", "nul"}.isdisjoint(site.context.plains(site.first, site.last))


@rule(
    "doubt.concessive",
    "concessive",
    reason="sans doute …, mais: conceded before an opposition",
    source="rossari2016",
)
def _doubt_concessive(site: Site) -> bool:
    heads = site.first <= 3 or site.context.strong_before(site.first)
    return (heads and granted(site)) or granted_inside(site)


otherwise("doubt.probable", "probable", reason="sans doute: probably", source="dendale2025")


@rule(
    "hedge.concessive",
    "concessive",
    reason="peut-être …, mais: conceded before an opposition",
    source="rossari2016",
)
def _hedge_concessive(site: Site) -> bool:
    if granted_inside(site):
        return True
    return site.first == 0 and granted(site) and not site.context.quoted[site.first]


otherwise("hedge.plain", KEEP, reason="otherwise the hedge of the lexicon")


@rule(
    "booster.necessity",
    "possible",
    reason="pas nécessairement: left open, since it need not be so",
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
    reason="bien sûr …, mais: conceded before an opposition",
    source="rossari2016",
)
def _booster_concessive(site: Site) -> bool:
    mild = site.context.plain(site.first) in _MILD or site.last > site.first
    return (site.first <= 1 and granted(site)) or (mild and granted_inside(site))


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
    near = range(max(0, site.first - 2), min(context.size, site.first + 2))
    if any(context.parse.tag(at).mood == "Sub" for at in near):
        return True
    beside = (context.at(site.first - 1), context.at(site.first + 1))
    if not any(here.infinitive for here in beside):
        return False
    purpose = {"pour", "de", "afin", "à"}
    return not purpose.isdisjoint(context.plains(site.first - 3, site.first - 1))


def _under_si(site: Site) -> bool:
    context = site.context
    for index in back(site.first):
        if context.words[index].folded in ("si", "s'") and context.plain(index - 1) != "même":
            return True
        if context.strong_before(index):
            break
    return False


otherwise("booster.insists", KEEP, reason="otherwise it insists", source="hyland2005")


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
    # Un homme certain de sa force; not certains de ces hommes.
    single = context.plain(site.first) in ("certain", "certaine", "sûr", "sûre")
    governs = context.plain(site.last + 1) in ("que", "de")
    if single and governs and context.plain(site.first - 1) not in DETERMINERS:
        return False
    # Certains de gagner, at the head of the sentence; not certains de ces hommes.
    infinitive = infinitive_after(context, site.last)[0] == "de"
    return not (site.first == 0 and (infinitive or context.plain(site.last + 1) == "que"))


@rule(
    "certain.safe",
    NOTHING,
    reason="un quartier sûr: safe",
    source="codebook",
)
def _certain_safe(site: Site) -> bool:
    context = site.context
    if not context.plain(site.first).startswith("sûr"):
        return False
    if context.plain(site.last + 1) in ("que", "de"):
        return False
    before = context.plains(site.first - _SAFE_NEAR, site.first - 1)
    return not _SAFE.isdisjoint(before)


@rule(
    "certain.open",
    "possible",
    reason="pas certain, pas sûr: left open",
    source="codebook",
)
def _certain_open(site: Site) -> bool:
    return is_negated(site)


otherwise("certain.sure", "certain", reason="être certain, sûr que", source="codebook")
