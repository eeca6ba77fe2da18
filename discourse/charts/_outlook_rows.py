"""What stands in a row of the outlook chart, bars, balance and counts, and their legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from discourse.charts.axis import beside
from discourse.charts.house import LIMITS, narrow, points
from discourse.charts.palette import BAND, BLUE, GREY, INK, ORANGE, SKY, VERMILLION
from discourse.wording import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# From the middle outwards: the open kind, hatched, then the asserted one, solid.
_KINDS = (
    ("fear", -1, ORANGE, "////", INK),
    ("pessimism", -1, VERMILLION, "", "white"),
    ("hope", 1, SKY, "////", INK),
    ("optimism", 1, BLUE, "", "white"),
)
SIDES = {side: [kind for kind, of, *_ in _KINDS if of == side] for side in (-1, 1)}


def bars(ax: Axes, row: dict[str, Any], y: int, reach: float) -> None:
    ends = {-1: 0.0, 1: 0.0}
    for kind, side, colour, hatch, ink in _KINDS:
        count = row[kind]
        if not count:
            continue
        ax.barh(
            y,
            side * count,
            left=ends[side],
            height=0.56,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            linewidth=0.8,
            label=kind,
        )
        if count / reach > 0.06 * len(str(count)):  # else the figure is wider than its bar
            _count(ax, ends[side] + side * count / 2, y, count, ink, hatched=bool(hatch))
        ends[side] += side * count


def _count(ax: Axes, x: float, y: float, count: int, ink: str, *, hatched: bool) -> None:
    box: dict[str, Any] | None = None
    if hatched:
        box = {"boxstyle": "round,pad=0.12", "facecolor": "white", "edgecolor": "none"}
    ax.text(
        x, y + 0.01, str(count), ha="center", va="center", color=ink, fontsize=points(8), bbox=box
    )


def net(ax: Axes, row: dict[str, Any], y: int) -> None:
    """Draw the balance below the bar, so that it hides no count: as read, and corrected."""
    if not row["n"]:
        return
    place, n = y + 0.4, row["n"]
    if not math.isnan(row["net_corrected_low"]):
        ax.plot(
            [row["net_corrected_low"] * n, row["net_corrected_high"] * n],
            [place, place],
            label="interval",
            **_INTERVAL,
        )
    if not math.isnan(row["net_corrected"]):
        ax.plot(row["net_corrected"] * n, place, label="corrected", **_CORRECTED)
    ax.plot(row["net"] * n, place, label="net", **_READ)


_INTERVAL: dict[str, Any] = {"color": BAND, "linewidth": 5, "solid_capstyle": "butt"}
_MARK: dict[str, Any] = {"marker": "D", "markersize": 5, "linestyle": "none"}
_CORRECTED: dict[str, Any] = {**_MARK, "markerfacecolor": INK, "markeredgecolor": INK, "zorder": 4}
_READ: dict[str, Any] = {**_MARK, "markerfacecolor": "white", "markeredgecolor": INK, "zorder": 3}


def margin(ax: Axes, row: dict[str, Any], y: int, lang: str, *, crowded: bool) -> None:
    """Print n beside the row, and the counts that no bar shows."""
    if not row["n"]:
        text = say("charts.no_mention", lang) if row["target"] else say("charts.no_sentence", lang)
        ax.text(0, y, text, ha="center", va="center", color=GREY, style="italic", bbox=_BLANK)
    rest = [say("charts.neutral", lang, **row)] if row["none"] else []
    if row.get("undecided"):
        rest.append(say("charts.undecided_n", lang, **row))
    n = say("charts.n_coded" if row["coded"] else "charts.n", lang, **row)
    if crowded and row["coded"]:  # on a line of its own
        n, _, coded = n.partition(", ")
        rest.insert(0, coded)
    beside(ax, y - (0.12 if rest else 0), n)
    if rest:
        size = points(6 if crowded else 7)
        beside(ax, y + 0.07, "\n".join(rest), va="top", fontsize=size, color=GREY)


_BLANK = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}


def legend(panels: Sequence[Axes], lang: str, heading: str) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    status = {"////": say("charts.open", lang), "": say("charts.asserted", lang)}
    pessimism, fear, hope, optimism = (
        Patch(
            facecolor=colour,
            hatch=hatch,
            edgecolor="white",
            label=f"{say(f'outlooks.{kind}', lang)} ({status[hatch]})",
        )
        for kind, _, colour, hatch, _ in (_KINDS[1], _KINDS[0], _KINDS[2], _KINDS[3])
    )
    net = Line2D([], [], label=say("charts.net", lang), **_READ)
    corrected = Line2D(
        [],
        [],
        label=say("charts.corrected", lang, **LIMITS),
        **{**_CORRECTED, **_INTERVAL, "linestyle": "-"},
    )
    drawn = {line.get_label() for panel in panels for line in panel.lines}
    balance = [net, *([corrected] if "corrected" in drawn else [])]
    # Columns are filled downwards: one for each side of the figure, the balance where room is.
    columns: dict[str, Any] = {"ncols": 1 if narrow() else 2}
    if narrow():
        columns["handles"] = [pessimism, fear, hope, optimism, *balance]
    else:
        columns["handles"] = [pessimism, fear, *balance[:1], hope, optimism, *balance[1:]]
    if heading:
        figure = panels[0].figure
        figure.legend(loc="outside lower center", fontsize=points(8), **columns)
        figure.suptitle(
            say(heading, lang),
            x=0.01,
            ha="left",
            fontweight="bold",
            fontsize=points(12),
        )
    else:
        panels[0].legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), **columns)
