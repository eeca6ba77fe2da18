"""The clause and verb group of a word, marker or mention.

Answers are looked up by bisection and markers are sorted by clause, because a page without a full
stop is one sentence of thousands of verbs, where comparing all pairs takes too long.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.french.subjects import verb_headed
from discourse.modality import Marker
from discourse.stance.targets import Mention


def clause_number(parse: Parse, word: int) -> int:
    """The number of the clause that holds a word."""
    return bisect_right(parse.clause_starts, word) - 1


def groups_before(parse: Parse, word: int) -> int:
    """How many verb groups begin at a word or before it."""
    return bisect_right(parse.group_starts, word)


def group_of(parse: Parse, marker: Marker) -> VerbGroup | None:
    """The verb group in which a marker begins, if it begins in one."""
    group = parse.verb_at(bisect_right(parse.starts, marker.start) - 1)
    return group if group and marker.start < parse.ends[group.last] else None


def verb_of(parse: Parse, mention: Mention) -> int | None:
    """The number of the verb group whose subject a mention heads, if there is one."""
    if mention.titular or mention.kind == "adjective":
        return None
    return verb_headed(parse, mention.first, mention.last)


def words_between(parse: Parse, start: int, end: int) -> range:
    """The words that begin between two offsets of the document."""
    return range(bisect_left(parse.starts, start), bisect_left(parse.starts, end))


def opens_condition(parse: Parse, marker: Marker) -> bool:
    """Whether a marker opens a condition: *si*, *à moins de*, not a verb in the conditional."""
    group = group_of(parse, marker)
    return marker.category == "hypothetical" and (group is None or group.form != "Fin")


class ByClause:
    """The markers of a sentence by the clauses they can affect.

    Parameters
    ----------
    parse
        the sentence.
    markers
        some of its markers.
    """

    def __init__(self, parse: Parse, markers: Sequence[Marker]) -> None:
        self.markers = tuple(markers)
        self._parse = parse
        self._of_clause: dict[int, list[Marker]] | None = None
        self._categories = frozenset([marker.category for marker in self.markers])

    def _sorted(self) -> dict[int, list[Marker]]:
        """The markers by clause, computed when the first evaluative word asks."""
        if self._of_clause is None:
            self._of_clause = {}
            for marker in self.markers:
                for number in sorted(set(self._clauses(marker))):
                    self._of_clause.setdefault(number, []).append(marker)
        return self._of_clause

    def _clauses(self, marker: Marker) -> Iterator[int]:
        """The clauses of a marker, of its scope and of the verb group it begins in."""
        parse = self._parse
        for start, end in (
            (marker.start, marker.end),
            (marker.scope_start, marker.scope_end),
        ):
            words = words_between(parse, start, end)
            if words:
                first, last = clause_number(parse, words[0]), clause_number(parse, words[-1])
                yield from range(first, last + 1)
        group = group_of(parse, marker)
        if group is not None:
            yield clause_number(parse, group.first)

    def hold(self, categories: frozenset[str]) -> bool:
        """Whether any of them is of one of these categories: clauses cost more to ask for."""
        return not categories.isdisjoint(self._categories)

    @cached_property
    def condition_end(self) -> int | None:
        """Where the first condition ends that a conjunction or preposition opens, if one does."""
        ends = (marker.scope_end for marker in self.markers if opens_condition(self._parse, marker))
        return min(ends, default=None)

    def near(self, first: int, last: int) -> Iterator[Marker]:
        """The markers that share a clause with some words; they include all that affect them."""
        if not self.markers:
            return iter(())
        begin, end = clause_number(self._parse, first), clause_number(self._parse, last)
        held = self._sorted()
        return chain.from_iterable(held.get(number, ()) for number in range(begin, end + 1))
