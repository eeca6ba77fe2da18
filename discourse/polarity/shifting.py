"""Words that shift the valence of others: their table, and finding them in a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from discourse.french.keys import keys
from discourse.french.morphology import lemma
from discourse.french.parse import Parse
from discourse.languages import language, table
from discourse.lexicons import cut
from discourse.matching import Match, Matcher, longest, pattern_parts

COLUMNS = ("entry", "kind", "factor", "reach", "source", "note")
KINDS = (
    "negator",
    "lack",
    "reverser",
    "spoiler",
    "remedy",
    "intensifier",
    "downtoner",
    "minimiser",
    "excess",
    "litotes",
    "adversative",
    "concessive",
    "frame",
    "no_shift",
)
REACHES = ("object", "subject", "next", "previous", "adjacent", "clause", "phrase")

DENIALS = frozenset({"negation", "negator", "lack"})
"""Kinds that negate a state of affairs without changing its sign."""


SELF_GRADED = frozenset({"excess", "lack"})
"""Kinds that are evaluative themselves if nothing evaluative is in their reach."""


@dataclass(frozen=True, slots=True)
class Shifter:
    """A line of ``shifters.tsv``; `kind` and `reach` are explained there."""

    entry: str
    kind: str
    factor: float
    reach: str


@dataclass(frozen=True, slots=True)
class Shift:
    """Words ``first`` to ``last`` are a shifter."""

    first: int
    last: int
    shifter: Shifter


@cache
def shifters(lang: str) -> tuple[Shifter, ...]:
    """The shifters of a language.

    A LexiconError names the line that cannot be read.
    """
    return tuple(_read(lang))


def _read(lang: str) -> Iterator[Shifter]:
    for row in table(language(lang).path("shifters.tsv"), COLUMNS):
        try:
            pattern_parts(row["entry"])
        except ValueError as error:
            raise row.error(str(error)) from None
        try:
            factor = float(row["factor"])
        except ValueError:
            raise row.error(f"factor is {row['factor']!r}; expected a number") from None
        kind, reach = row.one_of("kind", KINDS), row.one_of("reach", REACHES)
        yield Shifter(row["entry"], kind, factor, reach)


@cache
def _matcher(lang: str) -> Matcher[Shifter]:
    return Matcher(((cut(shifter.entry, lang), shifter) for shifter in shifters(lang)), keys)


def shifts_in(parse: Parse) -> list[Shift]:
    """The shifters of a sentence, leftmost and longest within a family, without blockers.

    Degree words and governors may overlap (*très loin de*), so each family is resolved separately;
    a blocker hides the words of every family.
    """
    matcher = _matcher(parse.doc.lang)
    kinds = parse.each(parse.vocabulary.table(matcher.kind))
    matches: list[Match[Shifter]] = list(map(Match._make, matcher.scan(kinds)))
    found = [match for match in matches if _is_verb(parse, match)]
    if not found:
        return []
    blocked: defaultdict[int, list[Match[Shifter]]] = defaultdict(list)
    for match in found:
        if match.value.kind == "no_shift":
            for at in range(match.first, match.last + 1):
                blocked[at].append(match)
    kept = []
    for family in _FAMILIES:
        own = [match for match in found if match.value.kind in family]
        kept += [
            Shift(match.first, match.last, match.value)
            for match in longest(own)
            if not any(
                match.last <= block.last and block.last - block.first > match.last - match.first
                for block in blocked.get(match.first, ())
            )
        ]
    return sorted(kept, key=lambda shift: (shift.first, shift.last, shift.shifter.kind))


def _is_verb(parse: Parse, match: Match[Shifter]) -> bool:
    """Whether a pattern that begins with a verb has one: *des fonds* is no form of fondre."""
    entry = match.value.entry
    if not entry.startswith("["):
        return True
    verb = entry[1 : entry.index("]")]
    # Cheaper first: the tagger is asked only for forms that may be a noun too (lutte, règles).
    if lemma(parse.forms[match.first]) == verb:
        return True
    tag = parse.tag(match.first)
    return tag.is_verb and tag.lemma == verb


_FAMILIES = (
    frozenset({"negator", "lack", "litotes"}),
    frozenset({"reverser", "spoiler", "remedy"}),
    frozenset({"intensifier", "downtoner", "minimiser", "excess"}),
    frozenset({"adversative", "concessive"}),
    frozenset({"frame"}),
)
