"""What a linear model may look at in a sentence that mentions somebody: features with names.

`describe` gives numbers for what the rules of `discourse` see, and the lemmas of the sentence by
where they stand. The mention is left out, and every other name is one and the same word, so that a
model cannot learn what is usually written of whom.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from discourse import document
from discourse.morphology import VerbGroup
from discourse.polarity import lexicon_of
from discourse.polarity.shifters import shifts_in
from discourse.stance.cases import Case
from discourse.stance.judging import Judgement, Weighed
from discourse.stance.roles import subject_of
from discourse.stance.targets import Mention
from discourse.syntax import Clause, Parse, parses

STEPS = (-1.5, -1.0, -0.5, -0.25, 0.0, 0.25, 0.5, 1.0, 1.5)
"""Scores of the rules at which a feature begins: what a point adds need not be even."""

PLACES = ("sentence", "before", "after", "clause", "verb", "evaluative")
"""Where a lemma stands: anywhere, up to `NEAR` words before or after the mention, in its clause;
whether it is the verb of which the mention is the subject, or a word of the valence lexicon."""

NEAR = 6
FILLED = "NAME"


@dataclass(frozen=True, slots=True)
class Description:
    """A mention: numbers by name, lemmas by place, and the label that the rules give."""

    numbers: dict[str, float]
    lemmas: dict[str, list[str]]
    rules: int


def describe(text: str, start: int, end: int) -> Description:
    """Describe the mention at ``[start, end)`` of a text.

    Raises
    ------
    ValueError
        Offsets that hold no word of the text, or a text that reading changes.
    """
    doc = document(text)
    if doc.text != text:
        raise ValueError(f"reading changes {text[:60]!r}: its offsets are not the coded ones")
    for parse in parses(doc):
        words = [
            at
            for at, (first, last) in enumerate(zip(parse.starts, parse.ends, strict=True))
            if first < end and start < last
        ]
        if words:
            return _Sentence(parse, Mention(words[0], words[-1], start, end, "span")).description()
    raise ValueError(f"no word lies in [{start}, {end}) of {text[:60]!r}")


class _Sentence:
    """One sentence with its mention, laid out for the features."""

    def __init__(self, parse: Parse, mention: Mention) -> None:
        self.parse = parse
        self.mention = mention
        self.case = Case.of(parse, [mention])
        self.judgement: Judgement = self.case.judgement(lexicon_of("fr", None), expects=False)
        self.home: Clause = parse.clause_of(mention.first)
        at = subject_of(parse, mention)
        self.verb: VerbGroup | None = None if at is None else parse.groups[at]
        self.speaks = any(
            marker.holder_start < mention.end and mention.start < marker.holder_end
            for marker in self.case.markers
        )

    def description(self) -> Description:
        numbers: defaultdict[str, float] = defaultdict(float)
        score = self.judgement.score
        numbers["rules: score"] = math.tanh(score)
        for step in STEPS:
            numbers[f"rules: score > {step:g}"] = float(score > step)
        for part in self.judgement.contributions:
            self._contribution(part, numbers)
        self._modality(numbers)
        self._verbs(numbers)
        self._mention(numbers)
        label = 0 if abs(score) < 0.25 else 1 if score > 0 else -1
        return Description({k: v for k, v in numbers.items() if v}, self._lemmas(), label)

    def _contribution(self, one: Weighed, numbers: defaultdict[str, float]) -> None:
        """A contribution of the rules, by its sign and what is known of it."""
        part = one.contribution
        value = abs(part.value) / math.sqrt(abs(part.grade))
        sign = "good" if part.value > 0 else "bad"
        clauses = self.parse.clauses
        away = abs(
            clauses.index(self.parse.clause_of(part.first)) - clauses.index(self.home)
        )
        side = "before" if part.first < self.mention.first else "after"
        numbers[f"{sign}: any"] += value / 2
        numbers[f"{sign}: {side}, {('same', 'next', 'far')[min(away, 2)]} clause"] += value
        numbers[f"{sign}: as the rules weigh it"] += value * one.weight
        numbers[f"{sign}: {one.status}"] += value * one.weight
        numbers[f"{sign}: quoted"] += value * part.quoted
        numbers[f"{sign}: hedged"] += value * one.hedged
        numbers[f"{sign}: negated"] += value * part.negated
        numbers[f"{sign}: said by the mention"] += value * one.weight * self.speaks
        numbers["contributions"] += 0.3

    def _modality(self, numbers: defaultdict[str, float]) -> None:
        for marker in self.case.markers:
            numbers[f"marker: {marker.category}"] = 1.0
        for shift in shifts_in(self.parse):
            numbers[f"shifter: {shift.shifter.kind}"] = 1.0
            if self.home.first <= shift.first <= self.home.last:
                numbers[f"shifter in its clause: {shift.shifter.kind}"] = 1.0

    def _verbs(self, numbers: defaultdict[str, float]) -> None:
        for group in self.parse.groups:
            where = "own" if self.home.first <= group.first <= self.home.last else "other"
            numbers[f"{where} clause: negated"] += 0.5 * group.negated
            for said in (group.mood, group.tense):
                if said:
                    numbers[f"verb: {said}"] = 1.0
        if self.verb is not None:
            numbers["subject"] = 1.0
            numbers["subject: negated"] = float(self.verb.negated)
            numbers["subject: passive"] = float(self.verb.voice == "Pass")
            for said in (self.verb.mood, self.verb.tense):
                numbers[f"subject: {said}"] = 1.0

    def _mention(self, numbers: defaultdict[str, float]) -> None:
        """Where the mention stands, how it is named, and what it does."""
        parse, mention, size = self.parse, self.mention, len(self.parse)
        before = parse.folded[mention.first - 1] if mention.first else ""
        glued = not parse.gap(mention.first).strip()
        numbers["mention: first"] = float(mention.first <= 1)
        numbers["mention: last"] = float(mention.last >= size - 2)
        numbers["mention: place"] = mention.first / size
        numbers["mention: one word"] = float(mention.first == mention.last)
        numbers["mention: after a name"] = float(
            mention.first > 0 and glued and parse.forms[mention.first - 1][:1].isupper()
        )
        numbers["mention: comma before"] = float("," in parse.gap(mention.first))
        numbers["mention: comma after"] = float("," in parse.gap(mention.last + 1))
        numbers["mention: quoted"] = float(self._is_quoted())
        numbers["mention: speaks"] = float(self.speaks)
        if self.verb is None and before and glued:
            numbers[f"mention after: {before}"] = 1.0
        gaps = "".join(parse.gap(at) for at in range(size + 1))
        numbers["sentence: length"] = math.log(size) / 4
        for sign in "?!«[":
            numbers[f"sentence: {sign}"] = float(sign in gaps)
        names = [at for at in range(size) if self._lemma(at) == FILLED]
        numbers["sentence: names"] = len(names) / 10
        numbers["sentence: name before"] = float(any(at < mention.first - 1 for at in names))
        digits = sum(any(map(str.isdigit, form)) for form in parse.forms)
        numbers["sentence: numbers"] = min(3, digits) / 3

    def _is_quoted(self) -> bool:
        inside = False
        for at in range(self.mention.first + 1):
            for mark in self.parse.gap(at):
                if mark in "«“»”":
                    inside = mark in "«“"
                elif mark == '"':
                    inside = not inside
        return inside

    def _lemma(self, at: int) -> str:
        form = self.parse.forms[at]
        if any(map(str.isdigit, form)):
            return "NUMBER"
        tag = self.parse.tags[at]
        if at and form[:1].isupper() and not tag.is_verb:
            return FILLED
        return tag.lemma.lower()

    def _lemmas(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {place: [] for place in PLACES}
        mention = self.mention
        evaluative = {
            at
            for one in self.judgement.contributions
            for at in range(one.contribution.first, one.contribution.last + 1)
        }
        for at in range(len(self.parse)):
            if mention.first <= at <= mention.last:
                continue
            lemma = self._lemma(at)
            found["sentence"].append(lemma)
            if mention.first - NEAR <= at < mention.first:
                found["before"].append(lemma)
            elif mention.last < at <= mention.last + NEAR:
                found["after"].append(lemma)
            if self.home.first <= at <= self.home.last:
                found["clause"].append(lemma)
            if at in evaluative:
                found["evaluative"].append(lemma)
        if self.verb is not None:
            found["verb"].append(self.verb.lemma)
        return found
