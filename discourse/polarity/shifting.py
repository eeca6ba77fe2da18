"""Words that shift the valence of others: their table, and finding them in a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from discourse.french.keys import keys
from discourse.french.morphology import lemma
from discourse.french.parse import Parse
from discourse.languages import language, table
from discourse.lexicons import cut
from discourse.matching import Match, Matcher, longest, pattern_parts
from discourse.polarity.inserted import REFLEXIVE, is_unbroken, with_room
from discourse.polarity.names import is_capital_of_name

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
    "persister",
    "condemner",
    "sham",
    "error",
    "adversative",
    "concessive",
    "frame",
    "no_shift",
)
REACHES = (
    "object",
    "subject",
    "either",
    "attribute",
    "next",
    "previous",
    "adjacent",
    "clause",
    "phrase",
)

DENIALS = frozenset({"negation", "negator", "lack", "sham", "exclusion", "error"})
"""Kinds that leave the state of affairs as it is and deny it."""


GOVERNING = frozenset({"reverser", "spoiler", "remedy", "persister", "condemner", "lack"})
"""Kinds of words that govern: verbs, and nouns with a preposition."""


SELF_GRADED = frozenset({"excess", "lack"})
"""Kinds that are evaluative themselves if nothing evaluative is in their reach."""


class Shifter(NamedTuple):
    """A line of ``shifters.tsv``; `kind` and `reach` are explained there."""

    entry: str
    kind: str
    factor: float
    reach: str


class Shift(NamedTuple):
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
    return Matcher(((_pattern(shifter, lang), shifter) for shifter in shifters(lang)), keys)


@cache
def _words(shifter: Shifter, lang: str) -> str:
    """The pattern of a shifter as its table has it, without the reflexive pronoun."""
    return cut(shifter.entry.removeprefix(REFLEXIVE), lang)


def _pattern(shifter: Shifter, lang: str) -> str:
    words = _words(shifter, lang)
    # Degree words and prepositions of time are what they are only side by side.
    return with_room(words) if words.startswith("[") or shifter.kind in GOVERNING else words


def shifts_in(parse: Parse) -> list[Shift]:
    """The shifters of a sentence, leftmost and longest within a family, without blockers.

    Degree words and governors may overlap (*très loin de*), so each family is resolved separately;
    a blocker hides the words of every family.
    """
    matches: list[Match[Shifter]]
    matches = list(map(Match._make, parse.matches(_matcher(parse.doc.lang))))
    found = [match for match in matches if _is_meant(parse, match)]
    if not found:
        return []
    found = _without_plain(found)
    blocked: defaultdict[int, list[Match[Shifter]]] = defaultdict(list)
    for match in found:
        if match.value.kind == "no_shift":
            for at in range(match.first, match.last + 1):
                blocked[at].append(match)
    kept = []
    for family in _FAMILIES:
        own = [match for match in found if match.value.kind in family]
        if not own:
            continue
        # On the same words the entry that tells more of them: manquer pas de before manquer de.
        own.sort(key=lambda match: -len(match.value.entry.split()))
        kept += [
            Shift(match.first, match.last, match.value)
            for match in longest(own)
            if not any(
                match.last <= block.last and block.last - block.first > match.last - match.first
                for block in blocked.get(match.first, ())
            )
        ]
    return sorted(kept, key=lambda shift: (shift.first, shift.last, shift.shifter.kind))


def _is_meant(parse: Parse, match: Match[Shifter]) -> bool:
    """Whether a pattern that begins with a verb has one here: *des fonds* is not a form of fondre.

    Between the verb and the rest adverbs may stand; a pronominal verb has its pronoun.
    """
    pattern = _words(match.value, parse.doc.lang)
    if match.first == match.last and is_capital_of_name(parse, match.first):
        return False  # Docteur Petit
    if not pattern.startswith("["):
        return is_unbroken(parse, match.first, match.last, pattern)
    return (
        _is_verb(parse, match.first, pattern[1 : pattern.index("]")])
        and is_unbroken(parse, match.first, match.last, pattern)
        and (not _is_reflexive(match.value) or _is_pronominal(parse, match.first))
    )


def _is_reflexive(shifter: Shifter) -> bool:
    return shifter.entry.startswith(REFLEXIVE)


def _is_verb(parse: Parse, at: int, verb: str) -> bool:
    # Cheaper first: the tagger is asked only for forms that may be a noun too (lutte, règles).
    if lemma(parse.forms[at]) == verb:
        return True
    tag = parse.tag(at)
    return tag.is_verb and tag.lemma == verb


def _is_pronominal(parse: Parse, at: int) -> bool:
    group = parse.verb_at(at)
    return group is not None and group.pronominal


def _without_plain(found: list[Match[Shifter]]) -> list[Match[Shifter]]:
    """Without the entries of a plain verb where one of the pronominal verb stands: *s’arrêter*."""
    reflexive = {(match.first, match.last) for match in found if _is_reflexive(match.value)}
    if not reflexive:
        return found
    return [
        match
        for match in found
        if _is_reflexive(match.value) or (match.first, match.last) not in reflexive
    ]


_FAMILIES = (
    frozenset({"negator", "lack", "litotes", "sham"}),
    frozenset({"reverser", "spoiler", "remedy", "persister", "condemner"}),
    frozenset({"intensifier", "downtoner", "minimiser", "excess"}),
    frozenset({"adversative", "concessive"}),
    frozenset({"frame"}),
    frozenset({"error"}),
)
