"""Words inside an expression: *sort enfin de*, *ne renonce pas à*, *la baisse très nette de*."""

from __future__ import annotations

from discourse.french.parse import Parse
from discourse.word_classes import word_class

_WIDEST = 4
"""Words that may stand inside: *ne sort peut-être pas encore de*."""

REFLEXIVE = "se ~1 "
"""How an expression of which the verb is pronominal begins in the tables."""

_LINKS = frozenset({"de", "à", "contre", "sur", "pour"})


def with_room(pattern: str) -> str:
    """A pattern with room after the verb it begins with, or before the preposition it ends with.

    >>> with_room("[sortir] de"), with_room("baisse|recul de"), with_room("[priver] ~4 de")
    ('[sortir] ~4 de', 'baisse|recul ~4 de', '[priver] ~4 de')
    """
    parts = pattern.split()
    if len(parts) == 1 or "~" in pattern:
        return pattern
    if parts[0].startswith("["):
        return " ".join([parts[0], f"~{_WIDEST}", *parts[1:]])
    if _is_noun(parts):
        return " ".join([parts[0], f"~{_WIDEST}", parts[1]])
    return pattern


def _is_noun(parts: list[str]) -> bool:
    return len(parts) == 2 and not _LINKS.isdisjoint(parts[1].split("|"))


def is_unbroken(parse: Parse, first: int, last: int, pattern: str) -> bool:
    """Whether nothing but adverbs, after a noun adjectives, stands inside an expression."""
    parts = pattern.split()
    if "~" in pattern or last - first + 1 == len(parts):
        return True
    after_verb = parts[0].startswith("[")
    stop = last + 2 - len(parts)
    at = first + 1
    while at < stop:
        words = _adverb(parse, at, stop) or (0 if after_verb else _adjective(parse, at))
        if not words or parse.gap(at).strip():
            return False
        at += words
    return not parse.gap(stop).strip()


def _adjective(parse: Parse, at: int) -> int:
    """1 where a word may be an adjective: no verb but a participle, and no grammar word."""
    lang = parse.doc.lang
    if parse.folded[at] in word_class("function_word", lang) or parse.forms[at][0].isupper():
        return 0
    return int(parse.tag(at).form in (None, "Part") and parse.forms[at].isalpha())


def _adverb(parse: Parse, at: int, stop: int) -> int:
    """How many words an adverb or inverted pronoun has that begins at a word; 0 for none."""
    lang = parse.doc.lang
    phrases = word_class("adverbial", lang)
    for end in range(stop, at + 1, -1):
        if " ".join(parse.folded[at:end]) in phrases:
            return end - at
    word = parse.folded[at]
    if word in word_class("determiner", lang):
        return 0
    if word in word_class("inserted", lang) or word in word_class("negative", lang):
        return 1
    if word in word_class("comment", lang) or word.startswith("-"):
        return 1
    return int(parse.words[at].adverb)
