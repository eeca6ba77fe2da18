"""Texts by date: each as a circle, and the running mean over them with its band."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from discourse.charts.course_parts import (
    ends_of,
    is_corrected,
    legend,
    name_panel,
    stacked,
    value_axis,
)
from discourse.charts.house import (
    BAND,
    BLUE,
    GREY,
    INK,
    LIMITS,
    canvas,
    notice,
    points,
    required,
    style,
)
from discourse.charts.saving import tell
from discourse.charts.telling import named, sentence
from discourse.wording import group_title, measure_name, say

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COLUMNS = (
    *("doc", "date", "measure", "target", "n", "read", "mean", "low", "high"),
    *("corrected", "corrected_low", "corrected_high"),
)


# Of more days than these the axis shows years, or months.
_YEARS, _MONTHS = 1200, 90


def date_course(table: pd.DataFrame, measure: str, lang: str, ax: Axes | None) -> Axes:
    """Draw the table of ``discourse.course(docs, over="date")``; see `discourse.charts.course`."""
    rows = required(table, COLUMNS, 'discourse.course(docs, over="date")')
    rows = rows[rows["measure"] == measure].sort_values(["date", "doc"], kind="stable")
    if "group" not in rows.columns:
        rows = rows.assign(group="")
    # In the order of the table, not of the dates.
    groups = [str(name) for name in table["group"]] if "group" in table.columns else [""]
    targets = list(dict.fromkeys(rows["target"]))
    parts = [(name, target) for name in dict.fromkeys(groups) for target in targets]
    if ax is not None and len(parts) > 1:
        raise ValueError(
            f"ax holds one panel, the table makes {len(parts)}, one a target and group: draw one "
            "of them, or leave ax out"
        )
    with style():
        if not parts:
            return notice(canvas(ax, 7.2, 3.4), say("charts.nothing", lang))
        one = len(parts) == 1
        panels = [canvas(ax, 7.2, 3.4)] if one else stacked(len(parts), 2.3)
        for panel, (name, target) in zip(panels, parts, strict=True):
            shown = rows[(rows["group"] == name) & (rows["target"] == target)]
            _draw(panel, shown, lang)
            value_axis(panel, measure, lang)
            title = group_title(name, lang)
            name_panel(panel, (title, measure_name(measure, lang), str(target)))
            _count(panel, shown, lang)
            tell(panel, _words(shown, measure, title, str(target), lang))
        _date_axis(panels, float(np.ptp(_days(rows["date"]))))
        panels[0].set_title(say("charts.dates_title", lang), pad=18, fontsize=points(12))
        legend(panels, below=-0.13 if one else -0.2)
    return panels[0]


# matplotlib counts days from this one.
_EPOCH = date(1970, 1, 1).toordinal()


def _days(dates: pd.Series[Any]) -> list[int]:
    return [date.fromisoformat(str(day)).toordinal() - _EPOCH for day in dates]


def _draw(ax: Axes, rows: pd.DataFrame, lang: str) -> None:
    if rows.empty:
        return
    days = _days(rows["date"])
    known = is_corrected(rows)
    low, high = ("corrected_low", "corrected_high") if known else ("low", "high")
    key = "charts.course_corrected" if known else "charts.dates_read_band"
    if rows[low].notna().any():
        ax.fill_between(
            days,
            rows[low],
            rows[high],
            facecolor=BAND if known else "none",
            edgecolor="none" if known else BAND,
            hatch=None if known else "////",
            alpha=0.45 if known else 1,
            linewidth=0,
            label=say(key, lang, **LIMITS),
        )
    if known:
        ax.plot(days, rows["corrected"], color=INK, linewidth=1.8, label=say(key, lang, **LIMITS))
    ax.plot(
        days,
        rows["mean"],
        color=BLUE,
        linewidth=1.4,
        linestyle=(0, (4, 2)),
        label=say("charts.course_read", lang),
    )
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


def _count(ax: Axes, rows: pd.DataFrame, lang: str) -> None:
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


def _date_axis(panels: Sequence[Axes], span: float) -> None:
    """Dates as tables have them, as exact as the span asks for: the same in every language."""
    from matplotlib.dates import AutoDateLocator

    signs = 4 if span > _YEARS else 7 if span > _MONTHS else 10
    for ax in panels:
        ticks = AutoDateLocator(minticks=3, maxticks=7)  # type: ignore[no-untyped-call]
        ax.xaxis.set_major_locator(ticks)
        ax.xaxis.set_major_formatter(
            lambda day, _: date.fromordinal(_EPOCH + int(day)).isoformat()[:signs]
        )
        ax.margins(x=0.03)
        ax.label_outer()


def _words(rows: pd.DataFrame, measure: str, group: str, target: str, lang: str) -> str:
    """From where to where the line runs, and its highest and lowest date."""
    ends = ends_of(rows, "date", measure, lang, str)
    told = []
    if ends is not None:
        key = "alts.dates_corrected" if is_corrected(rows) else "alts.dates_read"
        since, until = ends.pop("at_first"), ends.pop("at_last")
        told = [
            say(key, lang, n=len(rows), since=since, until=until, **ends),
            say("alts.dates_ends", lang, **ends),
        ]
    about = named(target or say("names.texts", lang), group, lang)
    what = say("alts.dates", lang, measure=measure_name(measure, lang), about=about)
    return sentence(what, told, lang)
