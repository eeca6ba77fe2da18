"""Whether a sentence is good or bad for a target, by what the rules find and measured weights."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.languages import language, toml
from discourse.stance.judgement import SIGN, Judgement, Reason, Weighed, sided
from discourse.stance.openings import is_performed
from discourse.stance.places import ByClause, verb_of
from discourse.stance.questions import is_asked
from discourse.stance.relevance import is_place
from discourse.stance.targets import Mention
from discourse.word_classes import word_class

WEIGHTS = "outlook_weights.toml"


class Weights(NamedTuple):
    """The weights of a language: whom they were learnt towards, and what each finding adds."""

    target: str
    values: Mapping[str, tuple[float, float]]


@cache
def weights_of(lang: str) -> Weights | None:
    """The weights of a language; None for a language without."""
    path = language(lang).path(WEIGHTS)
    if not path.is_file():
        return None
    read = toml(path)
    values = {name: (good, bad) for name, (good, bad) in read["weights"].items()}
    return Weights(read["target"], values)


def decided(
    parse: Parse,
    mentions: Sequence[Mention],
    markers: ByClause,
    opened: ByClause,
    judgement: Judgement,
    known: Weights,
) -> Judgement:
    """The judgement whose side the weights decide: good, bad or neither.

    Good or bad is what has more evidence, if that exceeds 0; but the weights never turn the side of
    the rules round. A side without a word on it is open if anything in the sentence is.
    """
    found = findings(parse, mentions, markers, opened, judgement)
    reasons = tuple(
        Reason(name, amount * known.values[name][0], amount * known.values[name][1])
        for name, amount in found.items()
        if name in known.values
    )
    weighed = judgement._replace(reasons=reasons)
    side = side_of(*weighed.evidence, SIGN[judgement.outlook])
    return sided(weighed, side, "open" if opened.markers else "asserted")


LEAST = 0.15
"""What the values of words must exceed together for the weights to be asked. Asked from .1 on they
do a little better on coded sentences (macro-F1 .639 against .635), but find sides in *Un cycliste
européen est mort*, where nothing is said of Europe."""


def is_faint(judgement: Judgement) -> bool:
    """Whether next to nothing good or bad is said of the target."""
    return sum(abs(one.value) for one in judgement.contributions) <= LEAST


def side_of(good: float, bad: float, by_rules: int) -> int:
    """The side of the greater evidence if that exceeds 0; that of the rules if it is the other."""
    if max(good, bad) <= 0:
        return 0
    side = 1 if good >= bad else -1
    return by_rules if side == -by_rules else side


def findings(
    parse: Parse,
    mentions: Sequence[Mention],
    markers: ByClause,
    opened: ByClause,
    judgement: Judgement,
) -> dict[str, float]:
    """What the rules find about a target in a sentence, by name, with its amount."""
    found: defaultdict[str, float] = defaultdict(float)
    found["always"] = 1.0
    found["sum (tanh)"] = math.tanh(judgement.score)
    found[f"rules: {judgement.outlook}"] = 1.0
    for one in judgement.contributions:
        for name, amount in _of_words(one):
            found[name] += amount
    present = {
        *_of_markers(parse, markers, opened),
        *_of_mentions(parse, mentions),
        *_of_verbs(parse),
        *_of_sentence(parse),
    }
    found |= dict.fromkeys(sorted(present), 1.0)
    found["mentions, up to 3"] = min(3, len(mentions))
    found["place of the first mention"] = mentions[0].first / len(parse)
    found["length (log)"] = math.log(len(parse) / _LONG + 0.1)
    return {name: amount for name, amount in found.items() if amount}


_LONG = 25
"""Words of a sentence whose length counts as about 0."""


def _of_words(one: Weighed) -> Iterator[tuple[str, float]]:
    """An evaluative word by its status, and by how much of it is said of the target."""
    part = one.contribution
    side = "good" if part.value > 0 else "bad"
    yield f"{side} words, {one.status}", abs(one.value)
    if part.rule == "duty":
        yield "duty of it", 1.0
        return
    whole = abs(part.value) / math.sqrt(abs(part.grade))
    near = bisect_left(_NEAR, one.weight)
    yield f"{side} words, {('elsewhere', 'near it', 'said of it')[near]}", whole
    yield f"number of {side} words", 1.0


_NEAR = (0.2, 0.6)
"""Shares above which a word is said near the target, and of it."""


def _of_markers(parse: Parse, markers: ByClause, opened: ByClause) -> Iterator[str]:
    for marker in markers.markers:
        if marker.category == "bouletic" and is_performed(parse, marker):
            # Je voudrais saluer: said, and no wish.
            continue
        yield f"marker: {marker.category}"
        if marker.negated:
            yield f"marker: {marker.category}, negated"
    for marker in opened.markers:
        yield "something is open"
        yield f"marker: {marker.category}, open"


def _of_mentions(parse: Parse, mentions: Sequence[Mention]) -> Iterator[str]:
    for mention in mentions:
        yield f"mention: {mention.kind}"
        yield "mention: in a title" if mention.titular else "mention: in no title"
        if is_place(parse, mention):
            yield "mention: a place"
        at = verb_of(parse, mention)
        if at is not None:
            yield "it is subject"
            yield from (f"it is subject: {how}" for how in _of_verb(parse, parse.groups[at]))


def _of_verb(parse: Parse, group: VerbGroup) -> Iterator[str]:
    yield f"{group.mood} {group.tense}"
    if group.negated:
        yield "negated"
    if group.voice == "Pass":
        yield "passive"
    if group.lemma in word_class("copula", parse.doc.lang):
        yield "copula"
    elif group.lemma in word_class("modal_verb", parse.doc.lang):
        yield group.lemma


def _of_verbs(parse: Parse) -> Iterator[str]:
    for group in parse.groups:
        if group.form == "Fin":
            yield f"verb: {group.mood} {group.tense}"
            if group.negated:
                yield "verb: negated"


def _of_sentence(parse: Parse) -> Iterator[str]:
    lang = parse.doc.lang
    if is_asked(parse):
        yield "question"
    if "!" in parse.gap(len(parse)):
        yield "exclamation"
    for name, of in (("I", "first_singular"), ("we", "first_plural")):
        if not word_class(of, lang).isdisjoint(parse.folded):
            yield f"the author says {name}"
    matters = word_class("importance", lang)
    if any(tag.lemma in matters for tag in parse.tags):
        yield "says what matters"
