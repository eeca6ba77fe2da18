"""The tables of the report as the page prints them; the CSV files have the plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandas.api.types import is_numeric_dtype

from discourse.inference import format_number, format_p
from discourse.page.reading_error import how_corrected
from discourse.page.report_tables import Findings
from discourse.tables.schema import rows_of
from discourse.wording import say, section_title

_ROWS_SHOWN = 60

# The columns of each table that the page shows; the CSV files have them all.
_OUTLOOK = (
    "title n hope optimism fear pessimism none net net_corrected net_corrected_low "
    "net_corrected_high coded correction caution caution_low caution_high caution_n"
)
SHOWN: Mapping[str, Sequence[str]] = {
    "outlook_document": (
        "target n net net_corrected net_corrected_low net_corrected_high coded correction"
    ).split(),
    "outlook": _OUTLOOK.split(),
    "outlook_target": _OUTLOOK.split(),
    "contrasts": (
        "target first second n_first n_second difference difference_corrected "
        "difference_corrected_low difference_corrected_high p_corrected coded correction "
        "exploratory"
    ).split(),
    "trends": (
        "target n change change_corrected change_corrected_low change_corrected_high "
        "p_corrected coded correction"
    ).split(),
    "hedging": (
        "title n hedged share share_corrected share_corrected_low share_corrected_high coded "
        "correction"
    ).split(),
    "sentiment": "title n valence low high coverage".split(),
    "rates": "title category count words per_100_words per_sentence".split(),
    "pull_quotes": "text source kind similarity".split(),
    "readability": "title n words words_per_sentence lix rix".split(),
}


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, and whether the column is text."""

    name: str
    text: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is printed, and the plain value by which a column of numbers is sorted."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page, with the name of its CSV file."""

    name: str
    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str


def page_tables(found: Findings, lang: str) -> list[Table]:
    """The tables with rows, in their order."""
    made = (_table(name, found, lang) for name in SHOWN if name in found.tables)
    return [table for table in made if table.rows]


def verdicts(found: Findings, lang: str) -> list[dict[str, str]]:
    """What was compared and found, each with a tag that says of what."""
    told = [(row, _chosen(row["exploratory"], lang)) for row in rows_of(found["contrasts"])]
    told += [(row, say("page.trend", lang)) for row in rows_of(trends_shown(found))]
    return [
        {"tag": f"{row['target'] or say('page.whole', lang)} · {what}", "text": row["verdict"]}
        for row, what in told
    ]


def trends_shown(found: Findings) -> pd.DataFrame:
    """The trends of outlook: that of valence, whose reading error is unknown, is in the CSV."""
    table = found["trends"]
    return table[(table["measure"] == "outlook") & (table["n"] > 0)]


def _table(name: str, found: Findings, lang: str) -> Table:
    columns, table = SHOWN[name], found[name]
    shown = (trends_shown(found) if name == "trends" else table).loc[:, list(columns)]
    if name == "rates":
        shown = shown[shown["count"] > 0]
    if "n" in columns:
        shown = shown[shown["n"] > 0]
    rows = tuple(
        tuple(
            Cell(_cell(column, value, lang, alone=found.alone), _plain(value))
            for column, value in zip(columns, row, strict=True)
        )
        for row in shown.head(_ROWS_SHOWN).itertuples(index=False)
    )
    cut = len(shown) > _ROWS_SHOWN
    note = say("page.too_many", lang, shown=_ROWS_SHOWN, total=len(shown)) if cut else ""
    heads = tuple(
        Head(say(f"columns.{column}", lang), not is_numeric_dtype(shown[column]))
        for column in columns
    )
    return Table(name, say(f"tables.{name}", lang, target=found.target), heads, rows, note)


def _plain(value: Any) -> str:
    """A number as a program reads it; text is sorted as it is printed."""
    return f"{value:g}" if isinstance(value, (int, float)) and not pd.isna(value) else ""


def _cell(column: str, value: Any, lang: str, *, alone: bool) -> str:
    """A cell as it is printed; the CSV files have the plain values."""
    if column in ("title", "first", "second"):
        return section_title(str(value), lang, alone=alone)
    if column == "target":
        return str(value or say("page.whole", lang))
    if column == "category":
        return say(f"categories.{value}", lang)
    if column == "correction":
        return how_corrected(value, lang)
    if column == "kind":
        return say(f"kinds.{value}", lang)
    if column == "exploratory":
        return _chosen(value, lang)
    if column == "p_corrected":
        return format_p(value, lang).removeprefix("p").replace("=", "").strip()
    return format_number(value, lang) if isinstance(value, float) else str(value)


def _chosen(exploratory: bool, lang: str) -> str:
    return say("page.exploratory" if exploratory else "page.fixed", lang)
