"""Conditions on the words around a site and on its position in the sentence."""

from __future__ import annotations

from discourse.decisions.cascade import Site
from discourse.decisions.condition_registry import condition
from discourse.french.context import DETERMINERS
from discourse.reach import ahead, back
from discourse.word_classes import word_class

_KNOWING = word_class("knowing")
_DEGREES = word_class("degree_word")
_PARENTHESES = frozenset("()")
# How many words soon and earlier look at, and later.
_WITHIN, _CLAUSE = 5, 14

# ---------------------------------------------------------------- neighbours


@condition("form", "the first word has one of these forms", words=True)
def _form(site: Site, words: frozenset[str]) -> bool:
    return site.context.at(site.first).folded in words


@condition("inside", "one of these stands inside the match", words=True)
def _inside(site: Site, words: frozenset[str]) -> bool:
    inside = range(site.first, site.last + 1)
    return any(not words.isdisjoint(site.context.keys(at)) for at in inside)


@condition("loose_hyphen", "blanks stand beside the hyphen between its words, as in a scan")
def _loose_hyphen(site: Site, _: frozenset[str]) -> bool:
    return any("-" in site.context.gap(at) for at in range(site.first + 1, site.last + 1))


@condition("next", "the next word is one of these", words=True)
def _next(site: Site, words: frozenset[str]) -> bool:
    return not words.isdisjoint(site.context.keys(site.last + 1))


@condition("prev", "the word before is one of these", words=True)
def _prev(site: Site, words: frozenset[str]) -> bool:
    return not words.isdisjoint(site.context.keys(site.first - 1))


@condition("soon", "one of these is among the next five words", words=True)
def _soon(site: Site, words: frozenset[str]) -> bool:
    return _ahead(site, words, _WITHIN, brackets=False)


@condition("later", "one of these is among the next fourteen words", words=True)
def _later(site: Site, words: frozenset[str]) -> bool:
    return _ahead(site, words, _CLAUSE, brackets=True)


def _ahead(site: Site, words: frozenset[str], reach: int, *, brackets: bool) -> bool:
    """Whether one of some words follows before a strong mark; brackets may be allowed."""
    context = site.context
    for at in ahead(site.last, context.size, reach):
        if context.strong_before(at) and not (
            brackets and not _PARENTHESES.isdisjoint(context.gap(at))
        ):
            return False
        if not words.isdisjoint(context.keys(at)):
            return True
    return False


@condition("earlier", "one of these is among the five words before", words=True)
def _earlier(site: Site, words: frozenset[str]) -> bool:
    context = site.context
    for at in back(site.first, _WITHIN):
        if not words.isdisjoint(context.keys(at)):
            return True
        if context.strong_before(at):
            return False
    return False


@condition("sentence", "one of these is anywhere in the sentence", words=True)
def _sentence(site: Site, words: frozenset[str]) -> bool:
    return site.context.has_key(words)


@condition("number", "a number is among the next two words")
def _number(site: Site, _: frozenset[str]) -> bool:
    return any(site.context.at(at).number for at in (site.last + 1, site.last + 2))


@condition("figures", "a number is among the three words before")
def _figures(site: Site, _: frozenset[str]) -> bool:
    return any(site.context.at(site.first - back).number for back in (1, 2, 3))


@condition("clock", "a time of day or a year follows")
def _clock(site: Site, _: frozenset[str]) -> bool:
    after = site.context.at(site.last + 1)
    return after.folded[:1].isdigit() or after.plain in ("midi", "minuit")


# ---------------------------------------------------------------- position


@condition("det", "a determiner comes before")
def _det(site: Site, _: frozenset[str]) -> bool:
    return site.context.plain(site.first - 1) in DETERMINERS


@condition("initial", "it comes first, or after a mark, or after et, mais, car, que")
def _initial(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    linked = context.plain(site.first - 1) in ("et", "mais", "car", "que")
    return linked or context.comma_before(site.first)


@condition("governed", "a verb of knowing or an adverb of degree comes right before")
def _governed(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    before = context.at(site.first - 1)
    if site.first == 0 or context.mark(site.first):
        return False
    return before.plain in _DEGREES or bool(before.lemmas & _KNOWING)


@condition("opens_clause", "a finite verb follows before any mark")
def _opens_clause(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    for at in ahead(site.last, context.size, _CLAUSE):
        if context.mark(at) and at > site.last + 1:
            return False
        if context.is_finite(at):
            return context.plain(at - 1) not in ("qui", "que", "dont")
    return False


@condition("first", "it comes first in the sentence, or after a strong mark")
def _first(site: Site, _: frozenset[str]) -> bool:
    return site.context.strong_before(site.first)


@condition("detached", "commas or the sentence's edge on both sides")
def _detached(site: Site, _: frozenset[str]) -> bool:
    context = site.context
    ends = site.last + 1 >= context.size or context.comma_before(site.last + 1)
    return ends and context.comma_before(site.first)
