"""Questions to the context that a line of the lexicon may ask in ``needs`` and ``forbids``."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from discourse.modality.cascade import Site
from discourse.modality.classes import word_class
from discourse.modality.contents import (
    content_after,
    governs_clause,
    infinitive_after,
    later_infinitive,
    noun_infinitive,
)
from discourse.modality.context import DETERMINERS, Context
from discourse.modality.lexicon import Entry
from discourse.modality.negation import negated_verb, negated_word
from discourse.modality.subjects import pronoun_of

Asks = Callable[[Site, frozenset[str]], bool]

_COPULAS = word_class("copulas")
_KNOWING = word_class("knowing")
_DEGREES = frozenset(("très", "trop", "si", "fort", "assez", "aussi"))
_PARENTHESES = frozenset("()")
# How many words soon and earlier look at, and later.
_WITHIN, _CLAUSE = 5, 14


class Kind(NamedTuple):
    """A condition: its test, whether it takes words after a colon, what it asks."""

    test: Asks
    takes_words: bool
    asks: str


CONDITIONS: dict[str, Kind] = {}


def _condition(name: str, asks: str, *, words: bool = False) -> Callable[[Asks], Asks]:
    def add(test: Asks) -> Asks:
        CONDITIONS[name] = Kind(test, words, asks)
        return test

    return add


def fits(site: Site, entry: Entry) -> bool:
    """Whether the context is what an entry needs and nothing that it forbids."""
    for one in entry.needs:
        if not CONDITIONS[one.name].test(site, one.arguments):
            return False
    return not any(CONDITIONS[one.name].test(site, one.arguments) for one in entry.forbids)


def is_negated(site: Site) -> bool:
    """Whether a negation bears on the words of a site."""
    context = site.context
    here = context.at(site.first)
    meant = any(f"[{lemma}]" in site.entry.pattern for lemma in here.lemmas)
    if (meant or here.finite) and context.is_verb(site.first):
        group = context.group(site.first)
        if group.first != group.last or here.finite or here.infinitive or here.gerund:
            return negated_verb(context, group.first, group.last)
    return negated_word(context, site.first)


def follows_copula(context: Context, index: int) -> bool:
    """Whether a verb like être stands before, perhaps with adverbs between."""
    for at in range(index - 1, max(-1, index - 1 - _WITHIN), -1):
        here = context.words[at]
        if not here.lemmas.isdisjoint(_COPULAS):
            return True
        between = here.plain in ("pas", "plus", "si", "aussi", "en", "très")
        if not (here.adverb or here.folded.startswith("-") or between):
            return False
    return False


# ---------------------------------------------------------------- neighbours


@_condition("form", "the first word has one of these forms", words=True)
def _form(site: Site, words: frozenset[str]) -> bool:
    return site.context.at(site.first).folded in words


@_condition("next", "the next word is one of these", words=True)
def _next(site: Site, words: frozenset[str]) -> bool:
    return not words.isdisjoint(site.context.at(site.last + 1).keys)


@_condition("prev", "the word before is one of these", words=True)
def _prev(site: Site, words: frozenset[str]) -> bool:
    return not words.isdisjoint(site.context.at(site.first - 1).keys)


@_condition("soon", "one of these stands among the next five words", words=True)
def _soon(site: Site, words: frozenset[str]) -> bool:
    context = site.context
    for at in range(site.last + 1, min(context.size, site.last + 1 + _WITHIN)):
        if context.strong_before(at):
            return False
        if not words.isdisjoint(context.words[at].keys):
            return True
    return False


@_condition("later", "one of these stands among the next fourteen words", words=True)
def _later(site: Site, words: frozenset[str]) -> bool:
    context = site.context
    for at in range(site.last + 1, min(context.size, site.last + 1 + _CLAUSE)):
        if context.strong_before(at) and _PARENTHESES.isdisjoint(context.gap(at)):
            return False
        if not words.isdisjoint(context.words[at].keys):
            return True
    return False


@_condition("earlier", "one of these stands among the five words before", words=True)
def _earlier(site: Site, words: frozenset[str]) -> bool:
    context = site.context
    for at in range(site.first - 1, max(-1, site.first - 1 - _WITHIN), -1):
        if not words.isdisjoint(context.words[at].keys):
            return True
        if context.strong_before(at):
            return False
    return False


@_condition("sentence", "one of these stands anywhere in the sentence", words=True)
def _sentence(site: Site, words: frozenset[str]) -> bool:
    return any(not words.isdisjoint(here.keys) for here in site.context.words)


@_condition("name", "a capital begins the next word, or the one after an article")
def _name(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    after = context.at(site.last + 1)
    return after.capital or (after.plain in DETERMINERS and context.at(site.last + 2).capital)


@_condition("number", "a number stands among the next two words")
def _number(site: Site, _: frozenset[str]) -> bool:
    return any(site.context.at(at).number for at in (site.last + 1, site.last + 2))


@_condition("figures", "a number stands among the three words before")
def _figures(site: Site, _: frozenset[str]) -> bool:
    return any(site.context.at(site.first - back).number for back in (1, 2, 3))


@_condition("clock", "a time of day or a year follows")
def _clock(site: Site, _: frozenset[str]) -> bool:
    after = site.context.at(site.last + 1)
    return after.folded[:1].isdigit() or after.plain in ("midi", "minuit")


# ---------------------------------------------------------------- what it governs


@_condition("inf", "an infinitive follows, bare or after de or à")
def _inf(site: Site, _: frozenset[str]) -> bool:
    return bool(infinitive_after(site.context, site.last)[0])


@_condition("bare_inf", "an infinitive follows without a preposition")
def _bare_inf(site: Site, _: frozenset[str]) -> bool:
    return infinitive_after(site.context, site.last)[0] == "inf"


@_condition("de_inf", "an infinitive follows after de")
def _de_inf(site: Site, _: frozenset[str]) -> bool:
    return infinitive_after(site.context, site.last)[0] == "de"


@_condition("a_inf", "an infinitive follows after à")
def _a_inf(site: Site, _: frozenset[str]) -> bool:
    return infinitive_after(site.context, site.last)[0] == "à"


@_condition("de_inf_later", "de and an infinitive follow in the clause")
def _de_inf_later(site: Site, _: frozenset[str]) -> bool:
    return later_infinitive(site.context, site.last, "de")


@_condition("a_inf_later", "à and an infinitive follow in the clause")
def _a_inf_later(site: Site, _: frozenset[str]) -> bool:
    return later_infinitive(site.context, site.last, "à")


@_condition("noun_de_inf", "de and an infinitive depend on the noun, its complements between")
def _noun_de_inf(site: Site, _: frozenset[str]) -> bool:
    return noun_infinitive(site.context, site.last, "de")


@_condition("noun_a_inf", "à and an infinitive depend on the noun, its complements between")
def _noun_a_inf(site: Site, _: frozenset[str]) -> bool:
    return noun_infinitive(site.context, site.last, "à")


@_condition("que", "a clause with que follows")
def _que(site: Site, _: frozenset[str]) -> bool:
    return governs_clause(site.context, site.first, site.last)


@_condition("content", "a clause, an infinitive, a question or quoted words follow")
def _content(site: Site, _: frozenset[str]) -> bool:
    return content_after(site.context, site.last) != ""


@_condition("quotes", "quoted words follow within three words")
def _quotes(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    near = range(site.last + 1, min(context.size, site.last + 4))
    return any(context.opens_quotation(at) for at in near)


# ---------------------------------------------------------------- what it is


@_condition("verb", "the first word is a verb here, not a noun")
def _verb(site: Site, _: frozenset[str]) -> bool:
    return site.context.is_verb(site.first)


@_condition("noun", "the first word is no verb here")
def _noun(site: Site, _: frozenset[str]) -> bool:
    return not site.context.is_verb(site.first)


@_condition("finite", "the first word can be a finite verb")
def _finite(site: Site, _: frozenset[str]) -> bool:
    return site.context.at(site.first).finite


@_condition("infinitive", "the first word is an infinitive")
def _infinitive(site: Site, _: frozenset[str]) -> bool:
    here = site.context.at(site.first)
    return here.infinitive and not here.finite


@_condition("gerund", "the first word can only be a present participle")
def _gerund(site: Site, _: frozenset[str]) -> bool:
    here = site.context.at(site.first)
    return here.gerund and not here.finite


@_condition("participle", "the first word is a past participle without the auxiliary avoir")
def _participle(site: Site, _: frozenset[str]) -> bool:
    if not site.context.at(site.first).participle:
        return False
    group = site.context.group(site.first)
    return group.passive or group.first == site.first


@_condition("reflexive", "a reflexive pronoun stands before the verb group")
def _reflexive(site: Site, _: frozenset[str]) -> bool:
    group = site.context.group(site.first)
    return site.context.plain(group.first - 1) in ("se", "me", "te")


@_condition("attribute", "a verb like être stands before, perhaps with adverbs between")
def _attribute(site: Site, _: frozenset[str]) -> bool:
    return follows_copula(site.context, site.first)


@_condition("negated", "a negation bears on it")
def _negated(site: Site, _: frozenset[str]) -> bool:
    return is_negated(site)


@_condition("impersonal", "the subject is il, ce, cela, ça")
def _impersonal(site: Site, _: frozenset[str]) -> bool:
    return pronoun_of(site.context, site.first) in ("il", "ce", "cela", "ça")


@_condition("speaker", "the subject is je or nous")
def _speaker(site: Site, _: frozenset[str]) -> bool:
    return pronoun_of(site.context, site.first) in ("je", "nous")


@_condition("exclaims", "an exclamation mark ends the sentence")
def _exclaims(site: Site, _: frozenset[str]) -> bool:
    return "!" in site.context.gap(site.context.size)


@_condition("prospect", "a verb of the sentence stands in the future or the conditional")
def _prospect(site: Site, _: frozenset[str]) -> bool:
    return any(here.future or here.conditional for here in site.context.words)


@_condition("conditional", "a verb of the sentence stands in the conditional")
def _conditional(site: Site, _: frozenset[str]) -> bool:
    return any(here.conditional for here in site.context.words)


@_condition("compound_avoir", "a past participle with the auxiliary avoir")
def _compound_avoir(site: Site, _: frozenset[str]) -> bool:
    group = site.context.group(site.first)
    return group.first != group.last and not group.passive


# ---------------------------------------------------------------- where it stands


@_condition("det", "a determiner stands before")
def _det(site: Site, _: frozenset[str]) -> bool:
    return site.context.plain(site.first - 1) in DETERMINERS


@_condition("initial", "nothing stands before it, or a mark, or et, mais, car, que")
def _initial(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    linked = context.plain(site.first - 1) in ("et", "mais", "car", "que")
    return linked or context.comma_before(site.first)


@_condition("governed", "a verb of knowing or an adverb of degree stands right before")
def _governed(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    before = context.at(site.first - 1)
    if site.first == 0 or context.mark(site.first):
        return False
    return before.plain in _DEGREES or bool(before.lemmas & _KNOWING)


@_condition("first", "nothing stands before it in the sentence, or a strong mark")
def _first(site: Site, _: frozenset[str]) -> bool:
    return site.context.strong_before(site.first)


@_condition("detached", "commas or the sentence's edge on both sides")
def _detached(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    ends = site.last + 1 >= context.size or context.comma_before(site.last + 1)
    return ends and context.comma_before(site.first)
