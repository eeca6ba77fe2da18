"""Rules in order: the first of a family whose test holds decides the reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from typing import TYPE_CHECKING, NamedTuple

from discourse.decisions.entry import Entry
from discourse.decisions.marker import CATEGORIES, UNDECIDED

if TYPE_CHECKING:
    from discourse.french.context import Context

NOTHING = "nothing"
"""The reading of words that look like a marker but are not one."""
KEEP = "keep"
"""The category and strength that the lexicon gives."""
LEXICON_RULE = "lexicon"
"""Name of the rule that decides where an entry has no family."""
_GRADED = ("possible", "probable", "certain")


class Site:
    """A place where a pattern of the lexicon matched: words ``first`` to ``last``."""

    __slots__ = ("answers", "context", "entry", "first", "last")

    def __init__(self, context: Context, entry: Entry, first: int, last: int) -> None:
        self.context = context
        self.entry = entry
        self.first = first
        self.last = last
        # Filled by functions decorated with `asked_once`.
        self.answers: dict[Test, bool] | None = None


Test = Callable[[Site], bool]


def asked_once(test: Test) -> Test:
    """Remember the answer to a question that several rules of a cascade ask about a site."""

    @wraps(test)
    def asked(site: Site) -> bool:
        answers = site.answers
        if answers is None:
            answers = site.answers = {}
        known = answers.get(test)
        if known is None:
            known = answers[test] = test(site)
        return known

    return asked


@dataclass(frozen=True, slots=True)
class Rule:
    """One test and the reading it gives.

    Attributes
    ----------
    name
        ``family.what``; shown in the column ``rule``.
    family
        the cascade to which the rule belongs; order in the module is order of trial.
    category
        one of `CATEGORIES`, `KEEP` or `NOTHING`.
    reason
        one line, for people.
    source
        ``own``, ``codebook`` or a key of ``sources.toml``.
    test
        whether the rule applies.
    alternatives
        for ``undecided``, the readings that remain.
    """

    name: str
    family: str
    category: str
    reason: str
    source: str
    test: Test
    alternatives: tuple[str, ...] = ()


FAMILIES: dict[str, list[Rule]] = {}
"""The cascades by name, each with its rules in the order of trial."""


def rule(
    name: str,
    category: str,
    *,
    reason: str,
    source: str = "own",
    alternatives: Sequence[str] = (),
) -> Callable[[Test], Test]:
    """Add a test to the end of its family's cascade; ``name`` is ``family.what``."""
    if category not in (*CATEGORIES, KEEP, NOTHING):
        raise ValueError(f"rule {name}: no category {category!r}")
    if (category == UNDECIDED) != bool(alternatives):
        raise ValueError(f"rule {name}: alternatives go with undecided, and with it alone")
    family = name.partition(".")[0]

    def add(test: Test) -> Test:
        made = Rule(name, family, category, reason, source, test, tuple(alternatives))
        FAMILIES.setdefault(family, []).append(made)
        return test

    return add


def otherwise(name: str, category: str, *, reason: str, source: str = "own") -> None:
    """End a cascade: the reading where none of its other rules applies."""
    rule(name, category, reason=reason, source=source)(_always)


def _always(_: Site) -> bool:
    return True


class Reading(NamedTuple):
    """What a cascade decided: a category of `CATEGORIES` or `NOTHING`."""

    category: str
    strength: str
    rule: str
    alternatives: tuple[str, ...]


def decide(site: Site) -> Reading | None:
    """Find the reading of a site by its family's rules; None when no rule applies.

    An entry without a family has the reading of the lexicon.
    """
    entry = site.entry
    if not entry.family:
        return Reading(entry.category, entry.strength, LEXICON_RULE, ())
    for made in FAMILIES[entry.family]:
        if made.test(site):
            return reading_of(made, entry)
    return None


def reading_of(made: Rule, entry: Entry) -> Reading:
    """The reading a rule gives to an entry.

    A rule that keeps the category of the entry keeps its strength; any other reading of a graded
    category has the strength of that name.
    """
    category = entry.category if made.category == KEEP else made.category
    strength = entry.strength if category == entry.category else ""
    if not strength and category in _GRADED:
        strength = category
    lost = made.alternatives or _others(entry.family, entry.category, category)
    return Reading(category, strength, made.name, lost)


@cache
def _others(family: str, own: str, category: str) -> tuple[str, ...]:
    """The other categories that a family can give an entry, in the order of `CATEGORIES`."""
    known = {made.category for made in FAMILIES[family]}
    if KEEP in known:
        known.add(own)
    return tuple(name for name in CATEGORIES if name in known - {category, UNDECIDED})
