"""Terms of art: a noun with an adjective that says which kind, and topics."""

from __future__ import annotations

from functools import cache

from discourse.french.parse import Parse
from discourse.word_classes import word_class


def is_term(parse: Parse, at: int) -> bool:
    """Whether a noun and the adjective right after it name a kind of thing and praise nothing.

    *L’aide humanitaire, la croissance démographique, la coopération judiciaire*.
    """
    lang = parse.doc.lang
    if parse.folded[at] not in word_class("term_noun", lang):
        return False
    after = at + 1
    return (
        after < len(parse)
        and not parse.gap(after).strip()
        and parse.folded[after] in word_class("classifying", lang)
    )


def is_topic(parse: Parse, at: int) -> bool:
    """Whether a noun is only what is spoken of: *en matière de justice, la question de la liberté*.

    So is what one is ranked by (*dernier pour la qualité de l’air*), and *problème* itself after
    a preposition (*dans le problème de l’eau*).
    """
    lang = parse.doc.lang
    if parse.folded[at] in word_class("topic_head", lang):
        return _is_headed(parse, at)
    topics, ranks = word_class("topic_phrase", lang), word_class("ranking", lang)
    if _topic_ends(lang).isdisjoint(parse.folded[max(0, at - _FARTHEST) : at]):
        return False
    for begin in range(at - 1, max(-1, at - _FARTHEST), -1):
        if parse.gap(begin + 1).strip() or parse.tag(begin).is_verb:
            return False
        word = parse.folded[begin]
        if any(" ".join(parse.folded[max(0, begin - n) : begin + 1]) in topics for n in range(3)):
            return True
        if word == "pour" and not ranks.isdisjoint(parse.folded[max(0, begin - _NEAR) : begin]):
            return True
        if word in word_class("preposition", lang) - _passed(lang):
            return False
    return False


_FARTHEST, _NEAR = 8, 3


@cache
def _topic_ends(lang: str) -> frozenset[str]:
    """The last word of each phrase that opens a topic."""
    return frozenset(one.split()[-1] for one in word_class("topic_phrase", lang)) | {"pour"}


@cache
def _passed(lang: str) -> frozenset[str]:
    """What may stand between the words that open a topic and the noun."""
    return word_class("determiner", lang) | word_class("genitive", lang) | frozenset({"et", "en"})


def _is_headed(parse: Parse, at: int) -> bool:
    lang = parse.doc.lang
    follows = at + 1 < len(parse) and parse.folded[at + 1] in word_class("genitive", lang)
    before = at - 1
    while before >= 0 and parse.folded[before] in word_class("article", lang) | {"ce", "ces"}:
        before -= 1
    return follows and before >= 0 and parse.folded[before] in word_class("topic_preposition", lang)


def is_dossier(parse: Parse, at: int) -> bool:
    """Whether a noun says what a policy, law or debate is about: *la politique de sécurité*.

    The head stands before it, with adjectives and one preposition between.
    """
    lang = parse.doc.lang
    heads, links = word_class("dossier", lang), word_class("dossier_link", lang)
    linked = False
    for before in range(at - 1, max(-1, at - _HEADED), -1):
        if parse.gap(before + 1).strip():
            return False
        word = parse.folded[before]
        if word in heads:
            return linked
        if word in links and not linked:
            linked = True
        elif word in word_class("article", lang):
            if linked:
                return False
        elif parse.tag(before).form not in (None, "Part") or word in word_class(
            "function_word", lang
        ):
            return False
    return False


_HEADED = 6


def is_procedure(parse: Parse, at: int) -> bool:
    """Whether a verb tells that a text is passed: *a approuvé le procès-verbal*."""
    lang = parse.doc.lang
    if parse.tag(at).lemma not in word_class("voting", lang):
        return False
    return not word_class("voted", lang).isdisjoint(parse.folded[at + 1 : at + 5])
