"""Rules in order: the first of a family whose test holds decides the reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from discourse.modality.context import Context
from discourse.modality.lexicon import Entry
from discourse.modality.records import CATEGORIES

NOTHING = "nothing"
"""The reading of words that look like a marker and are none."""
KEEP = "keep"
"""The category and strength that the lexicon gives."""


class Site:
    """A place where a pattern of the lexicon matched: words ``first`` to ``last``.

    ``head`` is the verb of the pattern when its first or last word is one, else ``first``.
    """

    __slots__ = ("context", "entry", "first", "last")

    def __init__(self, context: Context, entry: Entry, first: int, last: int) -> None:
        self.context = context
        self.entry = entry
        self.first = first
        self.last = last


Test = Callable[[Site], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One test and the reading it gives.

    Attributes:
        name: ``family.what``; stands in the column ``rule``.
        family: the cascade to which the rule belongs; order in the module is order of trial.
        category: one of `CATEGORIES`, `KEEP` or `NOTHING`.
        strength: empty for that of the lexicon.
        reason: one line, for people.
        source: ``own``, ``codebook`` or a key of ``sources.toml``.
        test: whether the rule applies.
        alternatives: for ``undecided``, the readings that remain.
    """

    name: str
    family: str
    category: str
    strength: str
    reason: str
    source: str
    test: Test
    alternatives: tuple[str, ...] = ()


FAMILIES: dict[str, list[Rule]] = {}


def rule(
    name: str,
    category: str,
    *,
    reason: str,
    source: str = "own",
    strength: str = "",
    alternatives: Sequence[str] = (),
) -> Callable[[Test], Test]:
    """Adds a test to the end of its family's cascade; ``name`` is ``family.what``."""
    if category not in (*CATEGORIES, KEEP, NOTHING):
        raise ValueError(f"rule {name}: no category {category!r}")
    family = name.split(".")[0]

    def add(test: Test) -> Test:
        made = Rule(name, family, category, strength, reason, source, test, tuple(alternatives))
        FAMILIES.setdefault(family, []).append(made)
        return test

    return add


class Reading(NamedTuple):
    """What a cascade decided: a category of `CATEGORIES` or `NOTHING`."""

    category: str
    strength: str
    rule: str
    alternatives: tuple[str, ...]


LEXICON_RULE = "lexicon"


def decide(site: Site) -> Reading | None:
    """The reading of a site by its family's rules; None when no rule applies.

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
    """The reading a rule gives to an entry."""
    category = entry.category if made.category == KEEP else made.category
    strength = made.strength
    if not strength and (made.category == KEEP or category == entry.category):
        strength = entry.strength
    if not strength and category in ("possible", "probable", "certain"):
        strength = category
    lost = made.alternatives or others(entry, category)
    return Reading(category, strength, made.name, lost)


def others(entry: Entry, category: str) -> tuple[str, ...]:
    """The other categories that the family of an entry can give, in the order of `CATEGORIES`."""
    known = {made.category for made in FAMILIES.get(entry.family, ())}
    if KEEP in known:
        known.add(entry.category)
    return tuple(name for name in CATEGORIES[:-1] if name in known and name != category)
