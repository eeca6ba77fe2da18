"""Figures of the page with a strip of marks a row: sentiment, hedging, weights and markers.

Places are in per cent of the width and heights in pixels, words are HTML: nothing becomes small on
a phone. The same figures are files, drawn by `discourse.charts`, whose words are told here too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from discourse.charts.axis import stacked
from discourse.charts.house import wrapped
from discourse.charts.telling import effect_digits, estimate, number, place, where
from discourse.inference import format_number
from discourse.page.report_tables import Findings
from discourse.page.shapes import Mark, Spot, percent
from discourse.tables.schema import rows_of
from discourse.wording import phrases, say, section_title

MOST_DOTS = 400
"""More sentences or markers than that are a smear: none are drawn, or neighbours together."""
_DOT = 40  # dots beside each other on a phone's width
_STACK = 54.0  # pixels, of the highest stack of dots
_WEIGHTS = 12  # sentences whose weight is shown, as in the chart
_FINE, _COARSE = 1000, 250  # places of a strip of markers


@dataclass(frozen=True, slots=True)
class Strip:
    """A row: its name, its marks, and what is said of them."""

    title: str
    text: str
    spots: tuple[Spot, ...] = ()
    mark: Mark | None = None
    y: str = "12"
    """Of the mark, in pixels."""
    height: str = "24"
    number: str = ""


@dataclass(frozen=True, slots=True)
class Weight:
    """How far a sentence moves a figure: from the middle to the left or right."""

    sentence: int
    title: str
    where: str
    x: str
    width: str
    end: str
    raises: bool
    text: str


@dataclass(frozen=True, slots=True)
class Strips:
    """A figure of strips, the marks of its scale, and where zero is."""

    rows: tuple[Strip, ...]
    ticks: tuple[tuple[str, str, str], ...]
    """Place, alignment and text of each."""
    zero: str = ""


def valences(found: Findings, lang: str) -> Strips:
    """Each section's sentences by valence, and below them their mean with its interval."""
    table, sentences = found["sentiment"], found["sentiment_sentences"]
    every = pd.concat([sentences["valence"], table["low"], table["high"]]).dropna()
    ticks = _ticks(float(every.min()), float(every.max())) if len(every) else [0.0, 1.0]
    low, width = ticks[0], ticks[-1] - ticks[0]
    few = len(sentences) <= MOST_DOTS
    rows = []
    for order, row in enumerate(rows_of(table), 1):
        own = sentences[sentences["section"] == row["section"]].sort_values("valence")
        values = list(zip(own["sentence"].tolist(), own["valence"].tolist(), strict=True))
        spots, base = _stacked(values, low, width) if few else ((), 0.0)
        said = [say("charts.n", lang, n=row["n"])]
        if row["n"]:
            share = format_number(row["coverage"], lang, digits=0, percent=True)
            said += [estimate(row, "valence", lang), say("charts.coverage", lang, coverage=share)]
        rows.append(
            Strip(
                section_title(row["title"], lang, alone=found.alone),
                " · ".join(said),
                spots,
                _mark(row, "valence", low, width) if row["n"] else None,
                f"{base + 15:g}",
                f"{base + 24:g}",
                str(order),
            )
        )
    digits = next((n for n in range(3) if all(round(t, n) == round(t, 6) for t in ticks)), 3)
    marks = _scale(
        ((t - low) / width, format_number(t, lang, digits=digits, signed=True)) for t in ticks
    )
    return Strips(tuple(rows), marks, percent(-low / width) if low <= 0 <= ticks[-1] else "")


def hedged(found: Findings, lang: str) -> Strips:
    """The share of sentences that are hedged, section by section, with its interval."""
    rows = []
    for order, row in enumerate(rows_of(found["hedging"]), 1):
        said = say("charts.no_sentence", lang)
        if row["n"]:
            said = estimate(row, "share", lang, percent=True)
            said = f"{said} · {say('charts.n', lang, n=row['n'])}"
        mark = _mark(row, "share", 0.0, 1.0) if row["n"] else None
        title = section_title(row["title"], lang, alone=found.alone)
        rows.append(Strip(title, said, mark=mark, number=str(order)))
    ends = (0.0, 0.5, 1.0)
    marks = _scale((end, format_number(end, lang, digits=0, percent=True)) for end in ends)
    return Strips(tuple(rows), marks)


def weights(found: Findings, lang: str) -> list[Weight]:
    """The sentences that move a figure most, the strongest first."""
    table = found["influence"]
    table = table[table["effect"].notna() & (table["effect"] != 0)]
    rows = list(rows_of(table.head(_WEIGHTS)))
    shown = effect_digits(row["effect"] for row in rows)
    reach = max((abs(row["effect"]) for row in rows), default=0.0) or 1.0
    bars = []
    for row in rows:
        # Room is left for the figure at the end of the longest bar, on a phone too.
        share = 0.35 * row["effect"] / reach
        bars.append(
            Weight(
                row["sentence"],
                wrapped(row["text"], 90, 1),
                where(row, lang),
                percent(0.5 + min(0.0, share)),
                percent(abs(share)),
                percent(0.5 + share),
                row["effect"] >= 0,
                number(row["effect"], lang, digits=shown),
            )
        )
    return bars


def markers_along(found: Findings, lang: str) -> Strips:
    """The markers of each category, from the beginning of the text to its end."""
    table, length = found["markers"], max(1, len(found.doc.text))
    step = _FINE if len(table) <= MOST_DOTS else _COARSE
    names, rows = phrases("categories", lang), []
    for category in (name for name in names if (table["category"] == name).any()):
        own = table[table["category"] == category]
        spots: dict[tuple[int, str], Spot] = {}
        for row in rows_of(own[["sentence", "start", "negated"]]):
            kind = "negated" if row["negated"] else category
            at = round(step * row["start"] / length)
            spots.setdefault((at, kind), Spot(row["sentence"], percent(at / step), kind=kind))
        named = say("page.counted", lang, name=names[category], n=len(own))
        rows.append(Strip(named, "", tuple(spots.values())))
    shares = (0.0, 0.5, 1.0)
    marks = _scale((one, format_number(one, lang, digits=0, percent=True)) for one in shares)
    return Strips(tuple(rows), marks)


def bounds(found: Findings) -> list[tuple[str, str]]:
    """Where along the text each section begins, and its number."""
    length = max(1, len(found.doc.text))
    starts = found["sections"]["start"].tolist()
    return [(percent(start / length), str(at)) for at, start in enumerate(starts, 1)]


def _ticks(low: float, high: float) -> list[float]:
    from matplotlib.ticker import MaxNLocator

    if low == high:
        low, high = low - 1, high + 1
    return [float(tick) for tick in MaxNLocator(4, steps=[1, 2, 5, 10]).tick_values(low, high)]


def _scale(marks: Iterator[tuple[float, str]]) -> tuple[tuple[str, str, str], ...]:
    """Marks of a scale; the first and the last stay inside it."""
    ends = {0.0: "start", 1.0: "end"}
    return tuple((percent(at), ends.get(round(at, 6), "middle"), text) for at, text in marks)


def _mark(row: dict[str, Any], figure: str, least: float, width: float) -> Mark:
    """A value on its interval, filled where it is corrected for reading error."""
    value, low, high = place(row, figure)
    corrected = not math.isnan(low) and f"{figure}_corrected" in row
    return Mark.at((value, low, high), least, width, corrected=corrected)


def _stacked(
    values: Sequence[tuple[int, float]], low: float, width: float
) -> tuple[tuple[Spot, ...], float]:
    """A dot a sentence, overlapping ones above each other, and where the lowest are."""
    levels = stacked([value for _, value in values], width / _DOT)
    highest = max(levels, default=0)
    gap = min(9.0, _STACK / max(highest, 1))
    base = 6 + gap * highest
    spots = (
        Spot(sentence, percent((value - low) / width), y=f"{base - gap * level:g}")
        for (sentence, value), level in zip(values, levels, strict=True)
    )
    return tuple(spots), base
