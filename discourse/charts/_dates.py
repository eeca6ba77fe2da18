"""Texts by date, for the chart of a course: each a circle, and the running mean over them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from discourse.charts.course_parts import Part, ends_of, is_corrected, running_mean
from discourse.charts.house import points, required
from discourse.charts.palette import GREY
from discourse.charts.telling import named, sentence
from discourse.wording import measure_name, say

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COLUMNS = (
    *("doc", "date", "measure", "target", "n", "read", "mean", "low", "high"),
    *("corrected", "corrected_low", "corrected_high"),
)
# Of more days than these the axis shows years, or months.
_YEARS, _MONTHS = 1200, 90
# matplotlib counts days from this one.
_EPOCH = date(1970, 1, 1).toordinal()


def parts_by_date(table: pd.DataFrame, measure: str) -> list[Part]:
    """The texts of each group, about each target, in order of their dates."""
    rows = required(table, COLUMNS, 'discourse.course(docs, over="date")')
    if "group" not in rows.columns:
        rows = rows.assign(group="")
    # In the order of the table, not of the dates.
    groups = dict.fromkeys(rows["group"].astype(str))
    rows = rows[rows["measure"] == measure].sort_values(["date", "doc"], kind="stable")
    return [
        Part(name, target, rows[(rows["group"] == name) & (rows["target"] == target)])
        for name in groups
        for target in dict.fromkeys(rows["target"])
    ]


def draw_texts(ax: Axes, rows: pd.DataFrame, lang: str) -> None:
    """Draw the texts of a panel with their running mean, and say how many they are."""
    if not rows.empty:
        days = _days(rows["date"])
        running_mean(ax, days, rows, lang, over_dates=True)
        # Area by sentences: a text of four times as many has a circle twice as wide.
        ax.scatter(
            days,
            rows["read"],
            s=(8 + 70 * rows["n"] / max(int(rows["n"].max()), 1)).tolist(),
            facecolor="white",
            edgecolor=GREY,
            linewidth=0.9,
            alpha=0.9,
            zorder=3,
            clip_on=False,
            label=say("charts.dates_text", lang),
        )
    text = say("charts.of_texts", lang, n=int(rows["n"].sum()), documents=len(rows))
    ax.text(
        1,
        1.02,
        text,
        transform=ax.transAxes,
        ha="right",
        va="bottom",
        fontsize=points(8),
        color=GREY,
    )


def _days(dates: pd.Series[Any]) -> list[int]:
    return [date.fromisoformat(str(day)).toordinal() - _EPOCH for day in dates]


def date_axis(panels: Sequence[Axes], parts: Sequence[Part]) -> None:
    """Dates as tables have them, as exact as the span asks for: the same in every language."""
    from matplotlib.dates import AutoDateLocator

    days = [day for part in parts for day in _days(part.rows["date"])]
    span = max(days, default=0) - min(days, default=0)
    signs = 4 if span > _YEARS else 7 if span > _MONTHS else 10
    for ax in panels:
        ticks = AutoDateLocator(minticks=3, maxticks=7)  # type: ignore[no-untyped-call]
        ax.xaxis.set_major_locator(ticks)
        ax.xaxis.set_major_formatter(
            lambda day, _: date.fromordinal(_EPOCH + int(day)).isoformat()[:signs]
        )
        ax.margins(x=0.03)
        ax.label_outer()


def words_by_date(part: Part, measure: str, title: str, lang: str) -> str:
    """From where to where the line runs, and its highest and lowest date."""
    rows = part.rows
    ends = ends_of(rows, "date", measure, lang, str)
    told = []
    if ends is not None:
        key = "alts.dates_corrected" if is_corrected(rows) else "alts.dates_read"
        since, until = ends.pop("at_first"), ends.pop("at_last")
        told = [
            say(key, lang, n=len(rows), since=since, until=until, **ends),
            say("alts.dates_ends", lang, **ends),
        ]
    about = named(part.target or say("names.texts", lang), title, lang)
    what = say("alts.dates", lang, measure=measure_name(measure, lang), about=about)
    return sentence(what, told, lang)
