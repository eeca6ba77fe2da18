"""What the courses along a text and over dates share: scales, names, panels, legend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from discourse.charts.house import GREY, PALE, narrow, new_figure, points, wide
from discourse.inference import format_number
from discourse.wording import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SCALES: dict[str, tuple[tuple[float, float], tuple[float, ...]]] = {
    "outlook": ((-1.0, 1.0), (-1, -0.5, 0, 0.5, 1)),
    "hedging": ((0.0, 1.0), (0, 0.25, 0.5, 0.75, 1)),
}
"""Each measure with the ends of its scale, and where its figures are marked."""


def measure_shown(measure: str, lang: str) -> str:
    """What a measure is called.

    >>> measure_shown("outlook", "en")
    'net outlook'
    """
    return say("measures.outlook" if measure == "outlook" else "measures.hedged", lang)


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


def stacked(number: int, height: float = 2.8) -> list[Axes]:
    """Panels below each other on one horizontal axis."""
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    whole = new_figure(wide(7.2), 0.6 + height * number, ConstrainedLayoutEngine(hspace=0.06))
    return list(whole.subplots(number, 1, sharex=True, squeeze=False)[:, 0])


def legend(panels: Sequence[Axes], below: float = -0.2) -> None:
    """One for all panels, of whatever any of them shows."""
    shown: dict[str, Any] = {}
    for panel in panels:
        handles, labels = panel.get_legend_handles_labels()
        shown.update(zip(labels, handles, strict=True))
    panels[-1].legend(
        shown.values(),
        shown,
        loc="upper center",
        bbox_to_anchor=(0.5, below),
        ncols=1 if narrow() else 2,
    )
