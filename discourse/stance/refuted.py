"""What a sentence tells as another's error: it is not what the author holds."""

from __future__ import annotations

from typing import NamedTuple

from discourse.french.parse import Parse
from discourse.reach import ahead
from discourse.word_classes import word_class


class Refutation(NamedTuple):
    """The words that are refuted, and those that do nothing else than refute them."""

    said: range
    by: range


def refutation(parse: Parse) -> Refutation | None:
    """What is refuted: *elle a tort de dire que P*, *on annonce P ; c’est faux*."""
    lang = parse.doc.lang
    if not word_class("falsehood", lang).isdisjoint(parse.folded):
        return _taken_up(parse)
    at = _mistaken(parse)
    if at is None:
        return None
    openers = word_class("complementizer", lang)
    for word in ahead(at, len(parse), _NEAR):
        if parse.folded[word] in openers:
            return Refutation(range(word, parse.clause_of(word).last + 1), range(0))
    return None


_NEAR = 8


def _taken_up(parse: Parse) -> Refutation | None:
    """What *c’est faux*, *ce sont des fables* behind a mark takes up and denies."""
    lang = parse.doc.lang
    for group in parse.groups:
        first = group.first - 1
        if first > 0 and parse.folded[first] in word_class("ne", lang):
            # Ce ne sont que des fables.
            first -= 1
        if group.lemma != "être" or group.negated or first < 1:
            continue
        if parse.folded[first] not in ("c'", "ce") or not parse.gap(first).strip():
            continue
        named = parse.folded[group.last + 1 : group.last + 5]
        if not word_class("falsehood", lang).isdisjoint(named):
            return Refutation(range(first), range(first, group.last + 4))
    return None


def _mistaken(parse: Parse) -> int | None:
    """The word by which someone is said to be wrong: *se tromper*, *avoir tort*, *à tort*."""
    tort = word_class("mistaken", parse.doc.lang)
    if not tort.isdisjoint(parse.folded):
        for at, word in enumerate(parse.folded):
            if word in tort and at and not _denied(parse, at - 1):
                held = parse.folded[at - 1] == "à" or parse.tags[at - 1].lemma == "avoir"
                return at if held else None
    if "tromp" not in "".join(parse.folded):
        return None
    for group in parse.groups:
        if group.lemma == "tromper" and group.pronominal and not group.negated:
            return group.last
    return None


def _denied(parse: Parse, at: int) -> bool:
    verb = parse.verb_at(at)
    return verb is not None and verb.negated
