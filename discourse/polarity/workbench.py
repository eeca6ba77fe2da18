"""The hits and shifters of one sentence, laid out for the rules."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from discourse.french.parse import Parse
from discourse.polarity.inserted import REFLEXIVE
from discourse.polarity.shifting import Shift
from discourse.polarity.valence_lexicon import Entry, Hit
from discourse.word_classes import word_class


@dataclass(slots=True, eq=False)
class Shifted:
    """A hit and what has been done to it so far.

    ``comments`` marks an adverb on the whole sentence; ``status`` is ``open`` where the grammar of
    the sentence leaves the state open whatever its markers say (*il n’est pas exclu que*).
    """

    hit: Hit
    applied: list[tuple[str, float, str]] = field(default_factory=list)
    absorbed: bool = False
    comments: bool = False
    status: str = ""

    @property
    def sign(self) -> float:
        """Its current sign; never 0, since factors are not 0."""
        value = float(self.hit.entry.grade)
        for _, factor, _ in self.applied:
            value *= factor
        return value

    def has(self, kind: str) -> bool:
        """Whether a shifter of a kind has acted on it."""
        return any(done == kind for done, _, _ in self.applied)

    def apply(self, kind: str, factor: float, said: str) -> None:
        """Apply one more shifter, given its kind, its factor and its words in the text."""
        self.applied.append((kind, factor, said))


class Composition:
    """The hits and shifters of one sentence, on which the rules act one after the other."""

    def __init__(self, parse: Parse, hits: list[Hit], shifts: list[Shift]) -> None:
        self.parse = parse
        # By position; no two of them overlap.
        comments = word_class("comment", parse.doc.lang)
        self.shifted = [Shifted(hit, comments=parse.folded[hit.first] in comments) for hit in hits]
        self._firsts = [hit.first for hit in hits]
        self._lasts = [hit.last for hit in hits]
        # By the first word of its verb: the hits of a subject on which the verb decides.
        self.predicated: defaultdict[int, list[Shifted]] = defaultdict(list)
        # By the first word of a denied verb: the hits that its denial does not reach.
        self.spared: defaultdict[int, set[Shifted]] = defaultdict(set)
        # The words of denials that affirm: they deny no phrase either.
        self.affirmed: set[int] = set()
        self._of_kind: defaultdict[str, list[Shift]] = defaultdict(list)
        for shift in shifts:
            if not self._is_inside_longer(shift):
                self._of_kind[shift.shifter.kind].append(shift)

    def within(self, reach: range) -> list[Shifted]:
        """The hits whose first word lies in a range of words, in order.

        Not an adverb by which the speaker comments on the whole sentence: *hélas, l’aide manque*.
        """
        begin = bisect_left(self._firsts, reach.start)
        found = self.shifted[begin : bisect_left(self._firsts, reach.stop, begin)]
        return [one for one in found if not one.comments]

    def count_before(self, word: int) -> int:
        """How many hits end before a word."""
        return bisect_left(self._lasts, word)

    def last_before(self, word: int) -> Shifted | None:
        """The last hit that ends before a word, if one does."""
        count = self.count_before(word)
        return self.shifted[count - 1] if count else None

    def of(self, *kinds: str) -> list[Shift]:
        """The shifters of some kinds, in order."""
        found = [shift for kind in kinds for shift in self._of_kind.get(kind, ())]
        return sorted(found, key=_place) if len(kinds) > 1 else found

    def is_in(self, kind: str, word: int) -> bool:
        """Whether a word is part of a shifter of a kind."""
        shifts = self._of_kind.get(kind, [])
        at = bisect_right(shifts, word, key=_begin) - 1
        return at >= 0 and word <= shifts[at].last

    def own(self, shift: Shift) -> list[Shifted]:
        """The hits that lie inside a shifter: *menacer* is an entry and a governor."""
        # A pronominal verb is found by its verb, and its entry begins with the pronoun.
        first = shift.first - 3 if shift.shifter.entry.startswith(REFLEXIVE) else shift.first
        begun = self.within(range(max(0, first), shift.last + 1))
        return [one for one in begun if shift.first <= one.hit.last <= shift.last]

    def has_near(self, shift: Shift, reach: int) -> bool:
        """Whether a hit is near a shifter, not inside: scopes are costly, and most are empty."""
        begin = bisect_left(self._firsts, shift.first - reach)
        end = bisect_right(self._firsts, shift.last + reach, begin)
        return any(not shift.first <= at <= shift.last for at in self._firsts[begin:end])

    def is_free(self, shift: Shift) -> bool:
        """Whether no entry of the lexicon overlaps a shifter: its words have no grade yet."""
        at = bisect_right(self._firsts, shift.last) - 1
        return at < 0 or self._lasts[at] < shift.first

    def add(self, shift: Shift, grade: int) -> Shifted:
        """A hit for a shifter that is free and is evaluative itself."""
        added = Shifted(Hit(shift.first, shift.last, Entry(shift.shifter.entry, "EXPR", grade)))
        at = bisect_left(self._firsts, shift.first)
        self.shifted.insert(at, added)
        self._firsts.insert(at, shift.first)
        self._lasts.insert(at, shift.last)
        return added

    def said(self, shift: Shift) -> str:
        """The shifter as written in the text."""
        return self.parse.text(shift.first, shift.last)

    def _is_inside_longer(self, shift: Shift) -> bool:
        """Whether a shifter is part of a longer entry and its grade (*sans lendemain*)."""
        at = bisect_right(self._firsts, shift.first) - 1
        if at < 0 or self._lasts[at] < shift.last:
            return False
        return self._lasts[at] - self._firsts[at] > shift.last - shift.first


def _begin(shift: Shift) -> int:
    return shift.first


def _place(shift: Shift) -> tuple[int, int, str]:
    return shift.first, shift.last, shift.shifter.kind
