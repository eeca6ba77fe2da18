"""The lexicon of markers: entries read, checked line by line and compiled into one matcher."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from os import PathLike
from pathlib import Path

from discourse.decisions.entry import Condition, Entry
from discourse.decisions.marker import CATEGORIES, STRENGTHS
from discourse.french.keys import marker_keys
from discourse.languages import Row, language, table, toml
from discourse.lexicons import cut
from discourse.matching import Matcher, pattern_parts
from discourse.suggestions import suggestion
from discourse.user_files import path_of, version_of

COLUMNS = (
    "pattern",
    "category",
    "strength",
    "family",
    "needs",
    "forbids",
    "source",
    "attested",
    "note",
)
NONE = "none"
"""Category of an expression that looks like a marker but is not one: it hides the words in it."""


@dataclass(frozen=True)
class Lexicon:
    """Entries in the order of the file, and the matcher that finds them."""

    path: Path
    entries: tuple[Entry, ...]
    matcher: Matcher[Entry]


def load(path: str | PathLike[str] | None = None, lang: str = "fr") -> Lexicon:
    """The lexicon of a language, or a user's own with the same columns.

    Raises
    ------
    LexiconError
        a line that cannot be used; the message names file and line.
    FileNotFoundError
        no such file.
    """
    if path is None:
        return _own(lang)
    file = path_of(path, "lexicon")
    return _read(file, lang, version_of(file))


@cache
def _own(lang: str) -> Lexicon:
    return _compiled(language(lang).path("markers.tsv"), lang)


# Users edit the file and run again: its version is part of the key.
@lru_cache(maxsize=8)
def _read(path: Path, lang: str, _version: tuple[int, int]) -> Lexicon:
    return _compiled(path, lang)


def _compiled(path: Path, lang: str) -> Lexicon:
    sources = works(lang)
    entries = tuple(_entry(row, sources, lang) for row in table(path, COLUMNS))
    matcher = Matcher(((cut(entry.pattern, lang), entry) for entry in entries), marker_keys)
    return Lexicon(path, entries, matcher)


@cache
def works(lang: str) -> frozenset[str]:
    """The allowed ``source`` of an entry or rule: own, codebook, a key of ``sources.toml``."""
    return frozenset({"own", "codebook", *toml(language(lang).path("sources.toml"))})


def _entry(row: Row, sources: frozenset[str], lang: str) -> Entry:
    from discourse.decisions.cascade import FAMILIES

    try:
        pattern_parts(cut(row["pattern"], lang))
    except ValueError as error:
        raise row.error(str(error)) from None
    if row["source"] not in sources:
        known = ", ".join(sorted(sources))
        raise row.error(f"source is {row['source']!r}; expected one of {known}")
    if row["family"] and row["family"] not in FAMILIES:
        known = ", ".join(sorted(FAMILIES))
        raise row.error(f"family is {row['family']!r}; expected nothing or one of {known}")
    row.one_of("attested", ("yes", "no"))  # for readers of the file; no rule asks it
    return Entry(
        pattern=row["pattern"],
        category=row.one_of("category", (*CATEGORIES[:-1], NONE)),
        strength=row.one_of("strength", STRENGTHS),
        family=row["family"],
        needs=_conditions(row, "needs"),
        forbids=_conditions(row, "forbids"),
        source=row["source"],
        line=row.line,
        note=row["note"],
    )


def _conditions(row: Row, column: str) -> tuple[Condition, ...]:
    from discourse.french.conditions import CONDITIONS

    found = []
    for part in row[column].split():
        name, colon, arguments = part.partition(":")
        if name not in CONDITIONS:
            known = ", ".join(sorted(CONDITIONS))
            meant = suggestion(name, CONDITIONS)
            raise row.error(f"{column} names {name!r}; expected one of {known}{meant}")
        if CONDITIONS[name].takes_words != bool(colon):
            how = "words after a colon" if CONDITIONS[name].takes_words else "no words"
            raise row.error(f"{column}: {name} takes {how}, in {part!r}")
        found.append(Condition(name, frozenset(arguments.split("|")) if colon else frozenset()))
    return tuple(found)
