"""Named features of a sentence that mentions somebody, for a linear model.

`describe` gives numbers for what the rules see, and the lemmas of the sentence by their position.
The mention is left out, and all other names become the same word, so that a model cannot learn what
is usually written about a person.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Clause, Parse
from discourse.polarity.shifting import shifts_in
from discourse.stance.case import Case
from discourse.stance.judgement import Judgement, Weighed
from discourse.stance.places import verb_of
from discourse.stance.targets import Mention
from discourse.word_classes import word_class

STEPS = (-1.5, -1.0, -0.5, -0.25, 0.0, 0.25, 0.5, 1.0, 1.5)
"""Scores of the rules at which a feature begins: the effect of a point may vary."""

PLACES = (
    "in the sentence",
    "just before",
    "just after",
    "in its clause",
    "its verb",
    "evaluative",
)
"""The position of a lemma: anywhere, up to `NEAR` words from the mention, in its clause; whether it
is the verb whose subject is the mention, or a word of the valence lexicon."""

NEAR = 6
NAME, NUMBER = "NAME", "NUMBER"


def describe(case: Case, mention: Mention, judgement: Judgement) -> dict[str, float]:
    """The features of a mention that are not 0, by name.

    Parameters
    ----------
    case
        its sentence.
    mention
        its words.
    judgement
        what the rules make of the sentence for this mention.

    Returns
    -------
    dict
        Numbers such as ``"rules: score"``, and lemmas such as ``"just before: accuser"``. A lemma
        is worth its count (at most 2) over the root of the number of words in that place, so that
        long sentences do not weigh more than short ones.
    """
    sentence = _Sentence(case, mention, judgement)
    found = {name: value for name, value in sentence.numbers().items() if value}
    for place, lemmas in sentence.lemmas().items():
        for lemma, count in Counter(lemmas).items():
            found[f"{place}: {lemma}"] = min(count, 2) / math.sqrt(len(lemmas))
    return found


class _Sentence:
    """One sentence with its mention, prepared for the features."""

    def __init__(self, case: Case, mention: Mention, judgement: Judgement) -> None:
        self.case = case
        self.parse: Parse = case.parse
        self.mention = mention
        self.judgement = judgement
        parse = self.parse
        self.home: Clause = parse.clause_of(mention.first)
        at = verb_of(parse, mention)
        self.verb: VerbGroup | None = None if at is None else parse.groups[at]
        self.speaks = any(
            marker.holder_start < mention.end and mention.start < marker.holder_end
            for marker in case.markers.markers
        )

    def numbers(self) -> dict[str, float]:
        """The findings of the rules, and the position and form of the mention."""
        numbers: defaultdict[str, float] = defaultdict(float)
        score = self.judgement.score
        numbers["rules: score"] = math.tanh(score)
        for step in STEPS:
            numbers[f"rules: score > {step:g}"] = float(score > step)
        for part in self.judgement.contributions:
            self._contribution(part, numbers)
        self._modality(numbers)
        self._verbs(numbers)
        self._naming(numbers)
        self._surroundings(numbers)
        return numbers

    def _contribution(self, one: Weighed, numbers: defaultdict[str, float]) -> None:
        """A contribution of the rules, by its sign and properties."""
        part = one.contribution
        value = abs(part.value) / math.sqrt(abs(part.grade))
        sign = "good" if part.value > 0 else "bad"
        clauses = self.parse.clauses
        away = abs(clauses.index(self.parse.clause_of(part.first)) - clauses.index(self.home))
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
        for marker in self.case.markers.markers:
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

    def _naming(self, numbers: defaultdict[str, float]) -> None:
        """The position of the mention and how it is named."""
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
        # Only function words: a first name or a title before a surname would identify the person.
        if self.verb is None and glued and before in word_class("function_word", parse.doc.lang):
            numbers[f"mention after: {before}"] = 1.0

    def _surroundings(self, numbers: defaultdict[str, float]) -> None:
        """The sentence around the mention: its length, marks, names and numbers."""
        parse, mention, size = self.parse, self.mention, len(self.parse)
        gaps = "".join(parse.gap(at) for at in range(size + 1))
        numbers["sentence: length"] = math.log(size) / 4
        for sign in "?!«[":
            numbers[f"sentence: {sign}"] = float(sign in gaps)
        names = [at for at in range(size) if self._lemma(at) == NAME]
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
            return NUMBER
        lemma = self.parse.tags[at].lemma
        # A capital shows a name, except where any word has one; there a word without a lemma is a
        # name.
        if form[:1].isupper() and (not self._begins(at) or lemma[:1].isupper()):
            return NAME
        return lemma.lower()

    def _begins(self, at: int) -> bool:
        """Whether a word begins a sentence, a quotation or an announcement."""
        return at == 0 or self.parse.gap(at).rstrip().endswith(("«", "“", '"', ":"))

    def lemmas(self) -> dict[str, list[str]]:
        """The lemmas in each of `PLACES`."""
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
            found["in the sentence"].append(lemma)
            if mention.first - NEAR <= at < mention.first:
                found["just before"].append(lemma)
            elif mention.last < at <= mention.last + NEAR:
                found["just after"].append(lemma)
            if self.home.first <= at <= self.home.last:
                found["in its clause"].append(lemma)
            if at in evaluative:
                found["evaluative"].append(lemma)
        if self.verb is not None:
            found["its verb"].append(self.verb.lemma)
        return found
