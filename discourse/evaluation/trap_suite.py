"""Minimal pairs that anyone can run against any system."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from discourse.evaluation.coded import Finder, found_in, our_markers
from discourse.evaluation.pairing import category_pairs
from discourse.languages import Row, code_of, language, table
from discourse.span_files import Span, category_of
from discourse.tables.schema import Schema, frame

_MARKER = re.compile(r"\[([^\[\]|]+)\|([a-z]+)(?:\|(negated|affirmed))?\]")

_SCHEMA: Schema = {
    "phenomenon": "str",
    "line": "int64",
    "text": "str",
    "coded": "str",
    "found": "str",
    "right": "bool",
    "known": "bool",
    "note": "str",
}
_PHENOMENA: Schema = {"phenomenon": "str", "n": "int64", "right": "int64"}


@dataclass(frozen=True, slots=True)
class Trap:
    """A sentence, all its markers, what it tests and its line in `traps.tsv`."""

    phenomenon: str
    line: int
    text: str
    spans: tuple[Span, ...]
    note: str


@dataclass(frozen=True, slots=True, eq=False)
class TrapResult:
    """The results of a system on the suite. It is not a sample, so the share has no interval.

    Attributes
    ----------
    table
        one row a trap: phenomenon, line, text, coded, found, right, known, note.
    stale
        known failures that are now right: remove their lines from the list.
    """

    table: pd.DataFrame
    stale: tuple[str, ...]

    @property
    def n(self) -> int:
        """Number of traps."""
        return len(self.table)

    @property
    def right(self) -> int:
        """Number of traps with the coded result."""
        return int(self.table["right"].sum())

    @property
    def share(self) -> float:
        """Share of the traps with the coded result."""
        return self.right / self.n

    @property
    def failures(self) -> pd.DataFrame:
        """The rows with another result."""
        return self.table[~self.table["right"]].reset_index(drop=True)

    @property
    def by_phenomenon(self) -> pd.DataFrame:
        """Number of traps of each phenomenon and how many are right, in the order of the suite."""
        groups = self.table.groupby("phenomenon", sort=False)["right"]
        return frame([(name, len(right), right.sum()) for name, right in groups], _PHENOMENA)

    @property
    def ok(self) -> bool:
        """Whether every failure is a known one and every known failure still fails."""
        return not self.stale and bool(self.failures["known"].all())

    def __str__(self) -> str:
        wrong = [
            f"  line {row.line}, {row.phenomenon}{' (known)' if row.known else ''}: {row.text}\n"
            f"      coded {row.coded}\n      found {row.found}"
            for row in self.failures.itertuples()
        ]
        phenomena = self.table["phenomenon"].nunique()
        lines = [f"{self.right} of {self.n} traps right ({self.share:.1%}), {phenomena} phenomena"]
        if wrong:
            lines += ["Wrong:", *wrong]
        if self.stale:
            lines += ["Right though listed as known failures:", *(f"  {t}" for t in self.stale)]
        return "\n".join(lines)


def traps(find: Finder | None = None, *, lang: str = "fr") -> TrapResult:
    """Run the trap suite: sentences with forms that are markers in only one of their readings.

    A trap is right when the markers found overlap those coded one to one, with the same
    categories, and nothing else is found. Polarity is compared where the trap tests it and the
    system states it.

    Parameters
    ----------
    find
        any system, as a function from a text to ``(start, end, category)`` or ``(start, end,
        category, negated)``; by default our own markers, whose known failures are then listed.
    lang
        language of the suite.

    Raises
    ------
    LexiconError
        a line of the suite or of its known failures that cannot be used.

    Source: own sentences, coded by the codebook of this package.

    >>> def find(text):
    ...     return [(at, at + 9, "possible") for at in [text.find("peut-être")] if at >= 0]
    >>> result = traps(find)
    >>> list(result.table.loc[:0, "found"])
    ['peut-être|possible']
    """
    if find is not None and not callable(find):
        raise TypeError(f"find is {type(find).__name__}; give a function from a text to its spans")
    lang = code_of(lang)
    suite = load_traps(lang)
    known = _known_failures(lang, {trap.text for trap in suite}) if find is None else set()
    system = our_markers(lang) if find is None else find
    rows, stale = [], []
    for trap in suite:
        found = found_in(trap.text, system)
        right = agrees(trap.spans, found)
        if right and trap.text in known:
            stale.append(trap.text)
        rows.append(
            (
                trap.phenomenon,
                trap.line,
                trap.text,
                _written(trap.text, trap.spans),
                _written(trap.text, found, polarity=any(s.negated is not None for s in trap.spans)),
                right,
                trap.text in known,
                trap.note,
            )
        )
    return TrapResult(frame(rows, _SCHEMA), tuple(stale))


def agrees(coded: Sequence[Span], found: Sequence[Span]) -> bool:
    """Whether the markers found are those coded, no more and no less."""
    hits = category_pairs(coded, found)
    return len(hits) == len(coded) == len(found) and all(
        None in (coded[i].negated, found[j].negated) or coded[i].negated == found[j].negated
        for i, j in hits
    )


def load_traps(lang: str = "fr") -> list[Trap]:
    """The traps of a language, in the order of the file.

    >>> load_traps()[0].spans
    (Span(start=16, end=25, category='possible', negated=None),)
    """
    path = _path(lang, "traps.tsv")
    suite: dict[str, Trap] = {}
    for row in table(path, ("phenomenon", "sentence", "note")):
        trap = _trap(row)
        if trap.text in suite:
            raise row.error(f"the sentence of line {suite[trap.text].line} again")
        suite[trap.text] = trap
    return list(suite.values())


def _trap(row: Row) -> Trap:
    text, spans, at = "", [], 0
    for match in _MARKER.finditer(row["sentence"]):
        text += row["sentence"][at : match.start()]
        form, code, polarity = match.groups()
        try:
            category = category_of(code)
        except ValueError as error:
            raise row.error(str(error)) from None
        negated = None if polarity is None else polarity == "negated"
        spans.append(Span(len(text), len(text) + len(form), category, negated))
        text += form
        at = match.end()
    text += row["sentence"][at:]
    if set(text) & set("[]|") or not text:
        raise row.error(f"write markers as [form|category] or [form|category|negated]: {text!r}")
    return Trap(row["phenomenon"], row.line, text, tuple(spans), row["note"])


def _known_failures(lang: str, sentences: set[str]) -> set[str]:
    known = set()
    for row in table(_path(lang, "known_failures.tsv"), ("sentence", "reason")):
        if row["sentence"] not in sentences:
            raise row.error(f"no trap reads {row['sentence']!r}")
        known.add(row["sentence"])
    return known


def _path(lang: str, name: str) -> Path:
    path = language(lang).path(name)
    if not path.is_file():
        raise FileNotFoundError(f"lang={lang!r} has no {name}: {path}")
    return path


def _written(text: str, spans: Sequence[Span], *, polarity: bool = True) -> str:
    polarities = {True: "|negated", False: "|affirmed", None: ""}
    return ", ".join(
        f"{text[span.start : span.end]}|{span.category}"
        f"{polarities[span.negated] if polarity else ''}"
        for span in spans
    )
