"""What the courses along a text and over dates share: scales, names, panels, legend."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from discourse.charts.house import LIMITS, narrow, new_figure, points, wide
from discourse.charts.palette import BAND, BLUE, GREY, INK, PALE
from discourse.charts.telling import number
from discourse.inference import format_number
from discourse.wording import say

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

SCALES: dict[str, tuple[tuple[float, float], tuple[float, ...]]] = {
    "outlook": ((-1.0, 1.0), (-1, -0.5, 0, 0.5, 1)),
    "hedging": ((0.0, 1.0), (0, 0.25, 0.5, 0.75, 1)),
}
"""Each measure with the ends of its scale, and where its figures are marked."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a panel shows: a document or group, "" where there is one, a target, and the rows."""

    name: str
    target: str
    rows: pd.DataFrame


def value_axis(ax: Axes, measure: str, lang: str) -> None:
    """The vertical axis of a measure, with its whole scale."""
    (least, most), ticks = SCALES[measure]
    outlook = measure == "outlook"
    ax.axhline(0, color=PALE if outlook else GREY, linewidth=1, zorder=0)
    room = 0.08 * (most - least)
    ax.set_ylim(least - room, most + room)
    ax.set_yticks(
        ticks,
        [
            format_number(tick, lang, digits=1, signed=True)
            if outlook
            else format_number(tick, lang, digits=0, percent=True)
            for tick in ticks
        ],
    )


def name_panel(ax: Axes, parts: Iterable[str]) -> None:
    """What a panel shows, above it."""
    ax.text(
        0,
        1.02,
        ", ".join(part for part in parts if part),
        transform=ax.transAxes,
        ha="left",
        va="bottom",
        fontsize=points(8),
    )


def running_mean(
    ax: Axes, places: Sequence[float], rows: pd.DataFrame, lang: str, *, over_dates: bool
) -> None:
    """Draw the mean solid in its band where it is corrected, and dashed as it was read.

    Over dates the hatched band is that of the mean as read, where nothing corrects it.
    """
    known = is_corrected(rows)
    key = "charts.course_corrected" if known else "charts.dates_read_band"
    label = say(key, lang, **LIMITS)
    low, high = ("corrected_low", "corrected_high") if known else ("low", "high")
    if known or (over_dates and rows["low"].notna().any()):
        ax.fill_between(
            places,
            rows[low],
            rows[high],
            facecolor=BAND if known else "none",
            edgecolor="none" if known and over_dates else BAND,
            hatch=None if known else "////",
            alpha=0.45 if known else 1,
            linewidth=0,
            label=label,
        )
    if known:
        ax.plot(places, rows["corrected"], color=INK, linewidth=1.8, label=label)
    ax.plot(
        places,
        rows["mean"],
        color=BLUE,
        linewidth=1.4,
        linestyle=(0, (4, 2)),
        label=say("charts.course_read", lang),
    )


def stacked(number: int, height: float) -> list[Axes]:
    """Panels below each other on one horizontal axis."""
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    whole = new_figure(wide(7.2), 0.6 + height * number, ConstrainedLayoutEngine(hspace=0.06))
    return list(whole.subplots(number, 1, sharex=True, squeeze=False)[:, 0])


def legend(panels: Sequence[Axes], below: float) -> None:
    """One for all panels, of whatever any of them shows."""
    shown: dict[str, Any] = {}
    for panel in panels:
        for handle, label in zip(*panel.get_legend_handles_labels(), strict=True):
            # What is corrected is a line in its band, under one label.
            shown.setdefault(label, {})[type(handle)] = handle
    panels[-1].legend(
        [tuple(handles.values()) for handles in shown.values()],
        list(shown),
        loc="upper center",
        bbox_to_anchor=(0.5, below),
        ncols=1 if narrow() else 2,
    )


def is_corrected(rows: pd.DataFrame) -> bool:
    """Whether the line of a course is corrected for reading error."""
    return bool(rows["corrected_low"].notna().any())


def ends_of(
    rows: pd.DataFrame, along: str, measure: str, lang: str, shown: Callable[[Any], str]
) -> dict[str, str] | None:
    """The first, last, highest and lowest point of a line in words, each with where it is.

    None where no point has a value.
    """
    line = rows[[along, "corrected" if is_corrected(rows) else "mean"]].dropna()
    if line.empty:
        return None
    places, values = (line.iloc[:, column].tolist() for column in (0, 1))
    highest, lowest = values.index(max(values)), values.index(min(values))
    ends: dict[str, str] = {}
    for name, at in {"first": 0, "last": -1, "high": highest, "low": lowest}.items():
        ends[name] = number(values[at], lang, percent=measure != "outlook")
        ends[f"at_{name}"] = shown(places[at])
    return ends
