"""Questions to the context that a line of the lexicon may ask in ``needs`` and ``forbids``."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from discourse.modality.cascade import Site
from discourse.modality.context import DETERMINERS, SUBJECTS
from discourse.modality.lexicon import Condition, Entry
from discourse.modality.negation import negated_verb, negated_word, restricted

Asks = Callable[[Site, frozenset[str]], bool]


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
    return all(_holds(site, one) for one in entry.needs) and not any(
        _holds(site, one) for one in entry.forbids
    )


def _holds(site: Site, condition: Condition) -> bool:
    return CONDITIONS[condition.name].test(site, condition.arguments)


@_condition("next", "the next word is one of these", words=True)
def _next(site: Site, words: frozenset[str]) -> bool:
    after = site.context.at(site.last + 1)
    return after.plain in words or not words.isdisjoint(after.keys)


@_condition("prev", "the word before is one of these", words=True)
def _prev(site: Site, words: frozenset[str]) -> bool:
    before = site.context.at(site.first - 1)
    return before.plain in words or not words.isdisjoint(before.keys)


@_condition("form", "the first word has one of these forms", words=True)
def _form(site: Site, words: frozenset[str]) -> bool:
    return site.context.at(site.first).folded in words


@_condition("name", "a capital begins the next word, or the one after an article")
def _name(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    after = context.at(site.last + 1)
    return after.capital or (after.plain in DETERMINERS and context.at(site.last + 2).capital)


@_condition("soon", "one of these stands among the next five words", words=True)
def _soon(site: Site, words: frozenset[str]) -> bool:
    context = site.context
    for at in range(site.last + 1, min(context.size, site.last + 6)):
        if context.strong_before(at):
            return False
        if not words.isdisjoint(context.words[at].keys):
            return True
    return False


@_condition("earlier", "one of these stands among the five words before", words=True)
def _earlier(site: Site, words: frozenset[str]) -> bool:
    context = site.context
    for at in range(site.first - 1, max(-1, site.first - 6), -1):
        if not words.isdisjoint(context.words[at].keys):
            return True
        if context.strong_before(at):
            return False
    return False


@_condition("sentence", "one of these stands anywhere in the sentence", words=True)
def _sentence(site: Site, words: frozenset[str]) -> bool:
    return any(not words.isdisjoint(here.keys) for here in site.context.words)


@_condition("inf", "an infinitive follows, bare or after de or à")
def _inf(site: Site, _: frozenset[str]) -> bool:
    return bool(site.context.infinitive_after(site.last)[0])


@_condition("bare_inf", "an infinitive follows without a preposition")
def _bare_inf(site: Site, _: frozenset[str]) -> bool:
    return site.context.infinitive_after(site.last)[0] == "inf"


@_condition("de_inf", "an infinitive follows after de")
def _de_inf(site: Site, _: frozenset[str]) -> bool:
    return site.context.infinitive_after(site.last)[0] == "de"


@_condition("a_inf", "an infinitive follows after à")
def _a_inf(site: Site, _: frozenset[str]) -> bool:
    return site.context.infinitive_after(site.last)[0] == "à"


@_condition("que", "a clause with que follows")
def _que(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    return context.content(site.last) == "que" and not restricted(context, site.first, site.last)


@_condition("content", "a clause, an infinitive, a question or quoted words follow")
def _content(site: Site, _: frozenset[str]) -> bool:
    return site.context.content(site.last) != ""


@_condition("number", "a number stands among the next two words")
def _number(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    return any(context.at(at).number for at in (site.last + 1, site.last + 2))


@_condition("verb", "the first word is a verb here, not a noun")
def _verb(site: Site, _: frozenset[str]) -> bool:
    return site.context.is_verb(site.first)


@_condition("noun", "the first word is a noun here: a determiner or preposition before it")
def _noun(site: Site, _: frozenset[str]) -> bool:
    return not site.context.is_verb(site.first)


@_condition("det", "a determiner stands before")
def _det(site: Site, _: frozenset[str]) -> bool:
    return site.context.plain(site.first - 1) in DETERMINERS


@_condition("finite", "the first word can be a finite verb")
def _finite(site: Site, _: frozenset[str]) -> bool:
    return site.context.at(site.first).finite


@_condition("participle", "the first word is a past participle without an auxiliary avoir")
def _participle(site: Site, _: frozenset[str]) -> bool:
    here = site.context.at(site.first)
    if not here.participle:
        return False
    group = site.context.group(site.first)
    return group.passive or group.first == site.first


@_condition("initial", "nothing stands before in the sentence, or a mark or et, mais, car")
def _initial(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    return context.comma_before(site.first) or context.plain(site.first - 1) in ("et", "mais", "car", "que")


@_condition("first", "nothing stands before it in the sentence but marks")
def _first(site: Site, _: frozenset[str]) -> bool:
    return site.first == 0 or site.context.strong_before(site.first)


@_condition("detached", "commas or the sentence's edge on both sides")
def _detached(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    return context.comma_before(site.first) and (
        site.last + 1 >= context.size or context.comma_before(site.last + 1)
    )


@_condition("negated", "a negation bears on it")
def _negated(site: Site, _: frozenset[str]) -> bool:
    return is_negated(site)


@_condition("impersonal", "the subject is il, ce, cela, ça")
def _impersonal(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    group = context.group(site.first)
    return context.subject(group.first, group.last).pronoun in ("il", "ce", "cela", "ça")


@_condition("speaker", "the subject is je or nous")
def _speaker(site: Site, _: frozenset[str]) -> bool:
    group = site.context.group(site.first)
    return site.context.first_person(group.first, group.last)


@_condition("pronoun", "a subject pronoun stands before or is inverted")
def _pronoun(site: Site, _: frozenset[str]) -> bool:
    group = site.context.group(site.first)
    return site.context.subject(group.first, group.last).pronoun in SUBJECTS


@_condition("attribute", "a verb like être stands before, perhaps with adverbs between")
def _attribute(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    for at in range(site.first - 1, max(-1, site.first - 6), -1):
        here = context.words[at]
        if not here.lemmas.isdisjoint(_COPULAS):
            return True
        if not (here.adverb or here.folded.startswith("-") or here.plain in ("pas", "plus", "si", "aussi")):
            return False
    return False


_COPULAS = frozenset(
    "être sembler paraître rester demeurer devenir juger rendre estimer trouver croire avérer".split()
)


def is_negated(site: Site) -> bool:
    """Whether a negation bears on the words of a site."""
    context = site.context
    if context.at(site.first).verbs and context.is_verb(site.first):
        group = context.group(site.first)
        if group.first != group.last or context.at(site.first).finite or context.at(site.first).infinitive or context.at(site.first).gerund:
            return negated_verb(context, group.first, group.last)
    return negated_word(context, site.first)


@_condition("infinitive", "the first word is an infinitive here")
def _infinitive(site: Site, _: frozenset[str]) -> bool:
    here = site.context.at(site.first)
    return here.infinitive and not here.finite


@_condition("reflexive", "a reflexive pronoun stands before the verb group")
def _reflexive(site: Site, _: frozenset[str]) -> bool:
    group = site.context.group(site.first)
    return site.context.plain(group.first - 1) in ("se", "me", "te")


@_condition("gerund", "the first word can only be a present participle")
def _gerund(site: Site, _: frozenset[str]) -> bool:
    here = site.context.at(site.first)
    return here.gerund and not here.finite


@_condition("de_inf_later", "de and an infinitive follow in the clause")
def _de_inf_later(site: Site, _: frozenset[str]) -> bool:
    return _later(site, "de")


@_condition("a_inf_later", "à and an infinitive follow in the clause")
def _a_inf_later(site: Site, _: frozenset[str]) -> bool:
    return _later(site, "à")


def _later(site: Site, link: str) -> bool:
    context = site.context
    for at in range(site.last + 1, min(context.size, site.last + 26)):
        if context.strong_before(at) and not {"(", ")", "-"} & set(context.gap(at)):
            return False
        if context.words[at].plain == link:
            for after in range(at + 1, at + 4):
                here = context.at(after)
                if here.infinitive:
                    return True
                if not (here.adverb or here.plain in ("se", "le", "la", "les", "lui", "leur", "ne", "y", "en", "nous", "vous", "me")):
                    break
    return False


@_condition("quotes", "quoted words follow, a clause or an object between")
def _quotes(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    return any(context.opens_quotation(at) for at in range(site.last + 1, min(context.size, site.last + 4)))


@_condition("clock", "a time of day or a year follows")
def _clock(site: Site, _: frozenset[str]) -> bool:
    after = site.context.at(site.last + 1)
    return after.folded[:1].isdigit() or after.plain in ("midi", "minuit")
