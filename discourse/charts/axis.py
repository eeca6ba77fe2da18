"""A text laid out from left to right, with its sections, for figures along the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from discourse.charts.house import narrow, points, records, required, wrapped
from discourse.charts.palette import GREY, PALE
from discourse.inference import format_number
from discourse.wording import say, section_title

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def extent(spans: pd.DataFrame, length: int | None, sections: pd.DataFrame | None) -> int:
    """Return the length of the text in characters: as given, or as far as the tables reach."""
    ends = [
        int(table["end"].max()) for table in (spans, sections) if table is not None and len(table)
    ]
    reached = max(ends, default=1)
    if length is None:
        return reached
    if length < reached:
        raise ValueError(f"length is {length}, but a span of the table ends at {reached}")
    return max(length, 1)


def along(ax: Axes, length: int, lang: str) -> None:
    """Set the horizontal axis to a text of `length` characters, marked in per cent."""
    ax.set_xlim(0, length)
    shares = (0, 0.5, 1) if narrow() else (0, 0.25, 0.5, 0.75, 1)
    labels = [format_number(share, lang, digits=0, percent=True) for share in shares]
    ax.set_xticks([share * length for share in shares], labels)
    ax.set_xlabel(say("charts.position", lang))


def number_sections(ax: Axes, sections: pd.DataFrame | None, lang: str) -> str:
    """Draw the bounds of the sections, number them on top, and return the list of their titles."""
    if sections is None or sections.empty:
        return ""
    required(sections, ("title", "start", "end"), "discourse.sections")
    lines = []
    top = ax.get_xaxis_transform()
    for number, row in enumerate(records(sections, "start"), start=1):
        if row["start"]:
            ax.axvline(row["start"], color=PALE, linewidth=1, zorder=0)
        middle = (row["start"] + row["end"]) / 2
        ax.text(middle, 1.01, f"§{number}", transform=top, ha="center", va="bottom", color=GREY)
        title = section_title(row["title"], lang, alone=len(sections) == 1)
        lines.append(f"§{number}  {wrapped(title, 100, 1)}")
    return "\n".join(lines)


def name_rows(ax: Axes, names: Sequence[str], **ticks: Any) -> None:
    """Name the rows of a figure on the left, the first one on top, without an axis line."""
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.set_yticks(range(len(names)), names, **ticks)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)


def stacked(places: Sequence[float], apart: float) -> list[int]:
    """The level of each dot, so that none is hidden by another; places in rising order.

    >>> stacked([0.0, 0.1, 0.2, 1.0], 0.2)
    [0, 1, 0, 0]
    """
    levels: list[int] = []
    last: list[float] = []  # the rightmost dot of each level
    for place in places:
        level = next((at for at, end in enumerate(last) if place - end >= apart), len(last))
        last[level : level + 1] = [place]
        levels.append(level)
    return levels


def beside(ax: Axes, y: float, text: str, **how: Any) -> None:
    """Print something to the right of a row."""
    ax.text(1.02, y, text, transform=ax.get_yaxis_transform(), **{"va": "center", **how})


def beside_title(ax: Axes, handles: Sequence[Any]) -> None:
    """Put the legend on the line of the title, whose right side is free."""
    ax.legend(
        handles=handles, loc="lower right", bbox_to_anchor=(1, 1.0), ncols=2, borderaxespad=1.6
    )


def ticks_inside(ax: Axes, bins: int, *, whole: bool = False) -> None:
    """Set round ticks that lie inside the limits: those beyond would claim room for a label."""
    from matplotlib.ticker import MaxNLocator

    low, high = ax.get_xlim()
    steps = None if whole else [1, 2, 5, 10]
    ticks = MaxNLocator(bins, steps=steps, integer=whole).tick_values(low, high)
    ax.set_xticks([tick for tick in ticks if low <= tick <= high])


def below(ax: Axes, text: str) -> None:
    """Write lines below the axis and its label."""
    ax.annotate(
        text,
        (0, 0),
        # In one column the legend stands between.
        xytext=(0, -50 if narrow() else -38),
        xycoords="axes fraction",
        textcoords="offset points",
        va="top",
        fontsize=points(8),
        linespacing=1.35,
    )
