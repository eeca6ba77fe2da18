"""Places of bars, lines and marks, in per cent: drawings that fit every width, without a script."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from discourse.charts.house import corrected_columns
from discourse.inference import format_number
from discourse.page.report_tables import Findings
from discourse.page.sentence_cards import SentenceCard
from discourse.stance import SIDES
from discourse.tables.schema import rows_of
from discourse.wording import say, section_title

_OPEN = tuple(kinds[0] for kinds in SIDES.values())
_LEAST_REACH = 6.0  # sentences a side has room for, so that one is not half a screen wide
_MOST_LINKED = 40  # sentences on a side that are still a bar each; more are one bar a kind


@dataclass(frozen=True, slots=True)
class Bar:
    """One sentence, or all of a kind and voice where there are many; it leads to the first."""

    kind: str
    voice: str
    x: str
    width: str
    sentence: int
    count: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A sentence or marker at a place of a strip, a course or the map; it leads to the sentence."""

    sentence: int
    at: str
    kind: str = ""
    y: str = ""
    """In pixels, where several are above each other."""
    length: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on the axis, its interval where it has one, and the same in words."""

    x: str
    low: str
    width: str
    corrected: bool
    text: str

    @classmethod
    def at(
        cls,
        ends: tuple[float, float, float],
        least: float,
        width: float,
        *,
        corrected: bool,
        text: str = "",
    ) -> Mark:
        """A value with the ends of its interval, nan where it has none, on a scale."""
        value, low, high = ends
        x = percent((value - least) / width)
        if math.isnan(low):
            return cls(x, "", "", corrected, text)
        return cls(
            x, percent((low - least) / width), percent((high - low) / width), corrected, text
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A section: its bars, its balance, and the counts beside it, by voice."""

    title: str
    number: int
    bars: tuple[Bar, ...]
    mark: Mark | None
    balance: Mark | None
    counts: dict[str, str]
    empty: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The sections towards one target, or of the whole text."""

    title: str
    about: bool
    rows: tuple[Row, ...]


def percent(share: float) -> str:
    """A share as SVG has it, with as many digits as a wide screen shows.

    >>> percent(0.5), percent(1 / 3)
    ('50%', '33.333%')
    """
    return f"{round(100 * share, 3):g}%"


def panels(found: Findings, cards: Sequence[SentenceCard], lang: str) -> list[Panel]:
    """The opening chart: the whole text, and the target where it is mentioned."""
    tables = [("", found["outlook"])]
    if found.mentions:
        tables.append((found.target, found["outlook_target"]))
    reach = max(_LEAST_REACH, *(_reach(table) for _, table in tables))
    return [
        Panel(
            target or say("names.whole", lang),
            bool(target),
            tuple(_rows(table, cards, reach, lang, about=bool(target), alone=found.alone)),
        )
        for target, table in tables
    ]


def _reach(table: pd.DataFrame) -> float:
    sides = (table[list(kinds)].sum(axis=1).max() for kinds in SIDES.values())
    whiskers = (
        (table[f"net_corrected_{end}"].abs().fillna(0) * table["n"]).max()
        for end in ("low", "high")
    )
    return float(max(*sides, *whiskers, 0)) if len(table) else 0.0


def _rows(
    table: pd.DataFrame,
    cards: Sequence[SentenceCard],
    reach: float,
    lang: str,
    *,
    about: bool,
    alone: bool,
) -> Iterator[Row]:
    by_section: defaultdict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for card in cards:
        reading = card.about if about else card.whole
        if reading is not None:
            by_section[card.section].append((reading.outlook, card.voice, card.sentence))
    for number, row in enumerate(rows_of(table), 1):
        read, n = by_section[row["section"]], row["n"]
        silent = "charts.no_mention" if about else "charts.no_sentence"
        yield Row(
            section_title(row["title"], lang, alone=alone),
            number,
            # Hollow bars over the filled, whose edges would cover theirs.
            tuple(sorted(_bars(read, reach), key=lambda bar: bar.kind in _OPEN)),
            _mark(row, n / reach, lang) if n else None,
            _mark(row, 1.0, lang) if n else None,
            _counts(read, lang),
            "" if n else say(silent, lang),
        )


def _bars(read: Sequence[tuple[str, str, int]], reach: float) -> Iterator[Bar]:
    for side, kinds in SIDES.items():
        at = 0
        many = sum(kind in kinds for kind, _, _ in read) > _MOST_LINKED
        for kind in kinds:
            of_kind = [(voice, sentence) for found, voice, sentence in read if found == kind]
            for voice, sentence, count in _grouped(of_kind) if many else _single(of_kind):
                left = at if side > 0 else -at - count
                x, width = percent(0.5 + left / reach / 2), percent(count / reach / 2)
                yield Bar(kind, voice, x, width, sentence, count)
                at += count


def _single(found: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int, int]]:
    return ((voice, sentence, 1) for voice, sentence in found)


def _grouped(found: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int, int]]:
    for voice in dict.fromkeys(voice for voice, _ in found):
        own = [sentence for other, sentence in found if other == voice]
        yield voice, own[0], len(own)


def _counts(read: Sequence[tuple[str, str, int]], lang: str) -> dict[str, str]:
    """The counts in words, for all voices and for each."""
    counts = {}
    for voice in ("all", "author", "source"):
        kinds = [kind for kind, told, _ in read if voice in ("all", told)]
        counts[voice] = say(
            "page.row_counts",
            lang,
            n=len(kinds),
            unfavourable=sum(kind in SIDES[-1] for kind in kinds),
            favourable=sum(kind in SIDES[1] for kind in kinds),
            none=kinds.count("none"),
        )
    return counts


def _mark(row: Mapping[Any, Any], scale: float, lang: str) -> Mark:
    """The corrected balance with its interval, else as read, without one."""
    value, low, high = (float(row[name]) for name in corrected_columns("net"))
    corrected = not math.isnan(value)
    if not corrected:
        value = float(row["net"])
    said = [format_number(one, lang, digits=1, signed=True) for one in (value, low, high)]
    key = "page.net_corrected" if corrected else "page.net_read"
    text = say(key, lang, value=said[0])
    if not math.isnan(low):
        text = say("page.net_interval", lang, value=said[0], low=said[1], high=said[2])
    return Mark.at((value, low, high), -1 / scale, 2 / scale, corrected=corrected, text=text)
