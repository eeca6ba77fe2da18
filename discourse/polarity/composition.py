"""Valence of a sentence as a sum of contributions: lexicon hits and the rules that shift them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from discourse.morphology import VerbGroup
from discourse.polarity import scopes
from discourse.polarity.lexicon import Hit, Lexicon
from discourse.polarity.shifters import DENIALS, Shift, shifts_in
from discourse.syntax import Parse

NEGATED = -0.6
"""What is left of a grade under *ne … pas*: *pas un échec* is less good than an échec is bad."""

_EXPLETIVE_FREE = frozenset({"ne", "n'"})
# Verbs whose negation does not reach the clause they govern: that clause is taken for true.
_FACTIVE = frozenset(
    "ignorer oublier savoir cacher regretter douter nier contester empêcher dissimuler".split()
)
# Verbs by which the subject comes to be: denied, it is the subject that is missing.
_EXISTENCE = frozenset("exister arriver venir aboutir durer suffire survenir naître".split())


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one lexicon entry adds to the valence of its sentence.

    Attributes:
        sentence: index in ``doc.sentences``.
        start, end: offsets in the document.
        first, last: words of the sentence, both included.
        entry: the entry as the lexicon writes it.
        grade: its grade, -3 to 3.
        factor: product of all shifters; ``value == grade * factor``.
        value: signed grade points, after negation and every other shifter.
        state_value: the same without negation and lack: the state of affairs that is spoken of.
        negated: whether that state is denied.
        shifters: ``kind:words`` of each shifter, in the order of application, joined by ``|``.
        rule: the rule that decided last; ``lexicon`` when nothing shifts the entry.
        quoted: whether it stands between quotation marks.
    """

    sentence: int
    start: int
    end: int
    first: int
    last: int
    entry: str
    grade: int
    factor: float
    value: float
    state_value: float
    negated: bool
    shifters: str
    rule: str
    quoted: bool


@dataclass(slots=True)
class _Shifted:
    """A hit and what has been done to it so far."""

    hit: Hit
    applied: list[tuple[str, float, str]] = field(default_factory=list)
    absorbed: bool = False

    @property
    def sign(self) -> float:
        """The sign it has by now; 0 never, since factors are not 0."""
        value = float(self.hit.entry.grade)
        for _, factor, _ in self.applied:
            value *= factor
        return value

    def apply(self, kind: str, factor: float, words: str) -> None:
        self.applied.append((kind, factor, words))


class Composition:
    """The hits and shifters of one sentence, on which the rules work in turn."""

    def __init__(self, parse: Parse, hits: list[Hit], shifts: list[Shift]) -> None:
        self.parse = parse
        self.shifted = [_Shifted(hit) for hit in hits]
        self.shifts = [shift for shift in shifts if not _inside_longer(shift, hits)]

    @cached_property
    def finite(self) -> list[bool]:
        """For each word, whether a finite verb group begins there."""
        found = [False] * len(self.parse)
        for group in self.parse.groups:
            if group.form == "Fin":
                found[group.first] = True
        return found

    def within(self, words: range) -> list[_Shifted]:
        """The hits whose first word lies in a range of words."""
        return [one for one in self.shifted if one.hit.first in words]

    def of(self, *kinds: str) -> Iterator[Shift]:
        """The shifters of some kinds, in order."""
        return (shift for shift in self.shifts if shift.shifter.kind in kinds)

    def words(self, shift: Shift) -> str:
        """The shifter as it stands in the text."""
        return self.parse.text(shift.first, shift.last)


def _inside_longer(shift: Shift, hits: list[Hit]) -> bool:
    """A shifter that is part of a longer entry has been graded with it (*sans lendemain*)."""
    return any(
        hit.first <= shift.first
        and shift.last <= hit.last
        and hit.last - hit.first > shift.last - shift.first
        for hit in hits
    )


@dataclass(frozen=True, slots=True)
class Rule:
    """A step of the cascade: its name, why it holds, where it comes from, what it does."""

    name: str
    reason: str
    source: str
    apply: Callable[[Composition], None]


def _govern(work: Composition) -> None:
    for shift in work.of("reverser", "spoiler", "remedy"):
        kind, factor = shift.shifter.kind, shift.shifter.factor
        own = [one for one in work.shifted if one.hit.first <= shift.last >= one.hit.last >= shift.first]
        turned = False
        for one in work.within(_governed(work, shift)):
            if one in own or (kind == "spoiler" and one.sign < 0) or (kind == "remedy" and one.sign > 0):
                continue
            one.apply(kind, factor, work.words(shift))
            turned = True
        if turned:
            for one in own:
                one.absorbed = True


def _governed(work: Composition, shift: Shift) -> range:
    """What a governor acts on: its object, or its subject when passive or intransitive."""
    parse = work.parse
    if shift.shifter.reach == "subject":
        return scopes.before(parse, shift.first, work.finite)
    head = shift.first
    if parse.tags[head].form == "Part":
        group = next((g for g in parse.groups if g.first <= head <= g.last), None)
        if group is None or group.form == "Part":
            # A bare participle qualifies the noun before it: "des tensions apaisées".
            if parse.tags[head].tense == "Past":
                return scopes.neighbours(parse, head, head, "previous")
        elif group.voice == "Pass":
            return scopes.before(parse, group.first, work.finite)
    return scopes.after(parse, shift.last, work.finite, governs_clause=True)


def _degree(work: Composition) -> None:
    for shift in work.of("intensifier", "downtoner", "minimiser", "excess"):
        shifter = shift.shifter
        words = scopes.neighbours(work.parse, shift.first, shift.last, shifter.reach)
        graded = _nearest(work.shifted, shift, words)
        if graded is None or _is_negative_word(work.parse, shift):
            continue
        factor = shifter.factor
        if shifter.kind == "excess" and graded.sign < 0:
            factor = 1.25
        graded.apply(shifter.kind, factor, work.words(shift))


def _nearest(shifted: list[_Shifted], shift: Shift, words: range) -> _Shifted | None:
    """The hit a degree word bears on: the next one, else the one before."""
    following = [one for one in shifted if one.hit.first > shift.last and one.hit.first in words]
    if following:
        return min(following, key=lambda one: one.hit.first)
    preceding = [one for one in shifted if one.hit.last < shift.first and one.hit.last in words]
    return max(preceding, key=lambda one: one.hit.last, default=None)


def _is_negative_word(parse: Parse, shift: Shift) -> bool:
    """*plus* after *ne* is no degree: "il n’est plus crédible"."""
    if parse.folded[shift.first] != "plus" or shift.first != shift.last:
        return False
    clause = parse.clause_of(shift.first)
    return any(parse.folded[at] in _EXPLETIVE_FREE for at in range(clause.first, shift.first))


_COPULAS = frozenset("être rester demeurer devenir sembler paraître apparaître".split())


def _predicate(work: Composition) -> None:
    """A bad quality said of a good thing: *la sécurité est insuffisante*, *une faible croissance*."""
    for bad in work.shifted:
        if bad.hit.entry.pos != "ADJ" or bad.sign > 0:
            continue
        for good in work.within(_qualified(work, bad.hit)):
            if good.hit.entry.pos == "NOUN" and good.sign > 0:
                good.apply("predicate", -0.5, work.parse.text(bad.hit.first, bad.hit.last))


def _qualified(work: Composition, hit: Hit) -> range:
    """The subject of the copula an adjective follows, else the noun it stands beside."""
    parse = work.parse
    for group in parse.groups:
        if group.lemma in _COPULAS and 0 < hit.first - group.last <= 3:
            return scopes.before(parse, group.first, work.finite)
    return range(max(0, hit.first - 1), hit.last + 2)


def _negate_groups(work: Composition) -> None:
    parse = work.parse
    if _EXPLETIVE_FREE.isdisjoint(parse.folded):
        return
    for group in parse.groups:
        if not group.negated or _is_affirmed(work, group):
            continue
        governs = group.lemma not in _FACTIVE
        words = scopes.after(parse, group.last, work.finite, governs_clause=governs)
        reach = range(group.first, max(words.stop, group.last + 1))
        if group.voice == "Pass" or group.lemma in _EXISTENCE:
            reach = range(scopes.before(parse, group.first, work.finite).start, reach.stop)
        words_said = " ".join(parse.forms[at] for at in group.negators)
        for one in work.within(reach):
            if all(done != "negation" for done, _, _ in one.applied):
                one.apply("negation", NEGATED, words_said)


_ONLY = frozenset("seulement uniquement simplement exclusivement".split())


def _is_affirmed(work: Composition, group: VerbGroup) -> bool:
    """A denial that affirms: *ne pas manquer de*, *ne … pas seulement*."""
    if any(shift.first <= group.head <= shift.last for shift in work.of("litotes")):
        return True
    near = work.parse.folded[group.first : group.last + 8]
    return not _ONLY.isdisjoint(near)


def _negate_phrases(work: Composition) -> None:
    for shift in work.of("negator", "lack", "litotes"):
        kind = shift.shifter.kind
        words = scopes.after(work.parse, shift.last, work.finite, governs_clause=False)
        for one in work.within(words):
            # "ne … aucun", "ne … ni": one negation, said twice.
            if kind == "negator" and any(done == "negation" for done, _, _ in one.applied):
                continue
            if any(done == kind for done, _, _ in one.applied):
                continue
            one.apply(kind, shift.shifter.factor, work.words(shift))
        if kind == "lack":
            for one in work.shifted:
                if shift.first <= one.hit.first and one.hit.last <= shift.last and work.within(words):
                    one.absorbed = True


def _oppose(work: Composition) -> None:
    for shift in work.of("adversative"):
        begin = work.parse.clause_of(shift.first).first
        if work.parse.folded[shift.first] == "mais":
            begin = shift.first
        earlier = [one for one in work.shifted if one.hit.last < begin]
        if not earlier or not any(one.hit.first >= begin for one in work.shifted):
            continue
        for one in earlier:
            if all(done != "adversative" for done, _, _ in one.applied):
                one.apply("adversative", shift.shifter.factor, work.words(shift))


def _concede(work: Composition) -> None:
    for shift in work.of("concessive"):
        if shift.shifter.reach == "phrase":
            words = scopes.phrase(work.parse, shift.last, work.finite)
        else:
            words = scopes.clause(work.parse, shift.first)
        for one in work.within(words):
            if all(done != "concessive" for done, _, _ in one.applied):
                one.apply("concessive", shift.shifter.factor, work.words(shift))


RULES = (
    Rule(
        "degree",
        "an adverb or adjective of degree beside an evaluative word strengthens, weakens or, "
        "as trop and peu do, turns it",
        "own",
        _degree,
    ),
    Rule(
        "governor",
        "a verb, noun or preposition that ends, harms or overcomes gives its object its own "
        "direction, and is not counted beside it",
        "own",
        _govern,
    ),
    Rule(
        "predicate",
        "a bad quality said of a good thing makes it a lack of that thing",
        "own",
        _predicate,
    ),
    Rule(
        "negation",
        "ne … pas bears on its verb and what follows in the clause, on the subject only when the "
        "verb is passive or says that something exists; expletive ne and ne … que deny nothing",
        "codebook",
        _negate_groups,
    ),
    Rule(
        "negative phrase",
        "sans, aucun, ni, absence de, manquer de deny the phrase they open; what is denied twice "
        "stands with reserve",
        "codebook",
        _negate_phrases,
    ),
    Rule(
        "opposition",
        "what mais or pourtant opens outweighs what the sentence said before",
        "own",
        _oppose,
    ),
    Rule(
        "concession",
        "what malgré, même si, bien que or certes grants is outweighed by the main clause",
        "own",
        _concede,
    ),
)
"""The cascade, in order of application."""


def compose(parse: Parse, lexicon: Lexicon) -> list[Contribution]:
    """The contributions of a sentence, by position."""
    hits = lexicon.hits(parse)
    graded = [hit for hit in hits if hit.entry.grade]
    if not graded:
        return []
    work = Composition(parse, graded, shifts_in(parse))
    for rule in RULES:
        rule.apply(work)
    quoted = _quoted_words(parse, graded)
    return [
        _contribution(parse, one, quoted[place])
        for place, one in enumerate(work.shifted)
        if not one.absorbed
    ]


def _contribution(parse: Parse, one: _Shifted, quoted: bool) -> Contribution:
    hit = one.hit
    factor = state = 1.0
    for kind, by, _ in one.applied:
        factor *= by
        if kind not in DENIALS:
            state *= by
    denials = sum(kind in DENIALS for kind, _, _ in one.applied)
    start, end = parse.span(hit.first, hit.last)
    return Contribution(
        sentence=parse.sentence.index,
        start=start,
        end=end,
        first=hit.first,
        last=hit.last,
        entry=hit.entry.entry,
        grade=hit.entry.grade,
        factor=factor,
        value=hit.entry.grade * factor,
        state_value=hit.entry.grade * state,
        negated=denials % 2 == 1,
        shifters="|".join(f"{kind}:{words}" for kind, _, words in one.applied),
        rule=one.applied[-1][0] if one.applied else "lexicon",
        quoted=quoted,
    )


_OPEN, _CLOSE, _EITHER = frozenset("«“"), frozenset("»”"), frozenset('"')


def _quoted_words(parse: Parse, hits: list[Hit]) -> list[bool]:
    """For each hit, whether it stands inside quotation marks of its sentence."""
    answer = []
    inside, place = False, 0
    for hit in hits:
        while place <= hit.first:
            for mark in parse.gap(place):
                if mark in _OPEN or mark in _CLOSE:
                    inside = mark in _OPEN
                elif mark in _EITHER:
                    inside = not inside
            place += 1
        answer.append(inside)
    return answer
