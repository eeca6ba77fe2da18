"""The path of a text: its sections in the plane of valence, or net outlook, and hedging."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from discourse.charts.axis import below, ticks_inside
from discourse.charts.house import (
    BLUE,
    GREY,
    INK,
    LIMITS,
    canvas,
    corrected_columns,
    notice,
    records,
    required,
    style,
    wrapped,
)
from discourse.inference import format_number
from discourse.wording import say, section_title, written_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

HEDGING_COLUMNS = ("section", "title", "n", "share", *corrected_columns("share"))
OUTLOOK_COLUMNS = ("section", "target", "n", "net", *corrected_columns("net"))
VALENCE_COLUMNS = ("section", "n", "valence")


def path(
    table: pd.DataFrame, hedging: pd.DataFrame, *, lang: str = "fr", ax: Axes | None = None
) -> Axes:
    """Draw the sections as numbered points, joined in reading order.

    To the right a section is better, upwards more of its sentences are hedged: cautious hope is
    at the top right, plain pessimism at the bottom left. A filled point stands where the figures
    are once corrected for sentences read wrongly, on the cross of their 95 % intervals; a hollow
    one where they were read, for want of a correction across.

    Parameters
    ----------
    table
        of ``discourse.outlook(doc, by="section")`` with one target (``section, target, n, net,
        net_corrected, net_corrected_low, net_corrected_high``), or of ``discourse.sentiment(doc)``
        (``section, n, valence``).
    hedging
        of ``discourse.hedging(doc)``: ``section, title, n, share, share_corrected,
        share_corrected_low, share_corrected_high``.
    lang
        ``"fr"`` or ``"en"``.
    ax
        where to draw; a new figure when left out.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError, TypeError
        not such tables, several documents or targets, an unknown language.
    """
    written_in(lang)
    required(hedging, HEDGING_COLUMNS, "discourse.hedging")
    rows = _rows(table, hedging)
    with style():
        ax = canvas(ax, 6.4, 4.6 + 0.17 * len(rows))
        seen = [row for row in rows if not math.isnan(row["x"]) and not math.isnan(row["y"])]
        if not seen:
            return notice(ax, say("charts.nothing", lang))
        for row in seen:
            _cross(ax, row)
        _joined(ax, seen)
        for row in seen:
            _point(ax, row)
        _axes(ax, table, lang)
        _legend(ax, lang)
        lines = [_line(row, lang, alone=len(rows) == 1) for row in rows]
        if any(math.isnan(row["x_low"]) for row in seen):
            lines.append(say("charts.hollow", lang, **LIMITS))
        below(ax, "\n".join(lines))
    return ax


def _rows(table: pd.DataFrame, hedging: pd.DataFrame) -> list[dict[str, Any]]:
    """Number, title and place of every section: x of the one table, y of the other."""
    if "valence" in table.columns and "net" not in table.columns:
        required(table, VALENCE_COLUMNS, "discourse.sentiment(by='section')")
        x = "valence"
    else:
        required(table, OUTLOOK_COLUMNS, "discourse.outlook(by='section')")
        x = "net"
        if table["target"].nunique() > 1:
            raise ValueError(
                f"the path is of one target, the table has {table['target'].unique().tolist()}: "
                'choose one, as in table[table["target"] == …]'
            )
    horizontal = {row["section"]: row for row in records(table, "section")}
    rows = []
    for number, row in enumerate(records(hedging, "section"), start=1):
        other = horizontal.get(row["section"])
        if other is None:
            raise ValueError(f"the first table lacks section {row['section']} of the second")
        title = {"number": number, "title": row["title"], "n": other["n"]}
        rows.append(title | _place(other, x, "x") | _place(row, "share", "y"))
    return rows


def _place(row: dict[str, Any], figure: str, axis: str) -> dict[str, Any]:
    """Where a figure lies on an axis: corrected with its interval, or as read without one."""
    corrected, low, high = (row.get(name, math.nan) for name in corrected_columns(figure))
    if math.isnan(low):
        corrected = row[figure]
    return {axis: corrected, f"{axis}_low": low, f"{axis}_high": high}


# Grey enough to be seen in print; the ends are marked, as those of error bars are.
_ARM: dict[str, Any] = {"color": "#8A8A8A", "linewidth": 1.2, "markersize": 6, "zorder": 1}


def _cross(ax: Axes, row: dict[str, Any]) -> None:
    if not math.isnan(row["x_low"]):
        ends = [row["x_low"], row["x_high"]]
        ax.plot(ends, [row["y"]] * 2, marker="|", label="interval", **_ARM)
    if not math.isnan(row["y_low"]):
        ends = [row["y_low"], row["y_high"]]
        ax.plot([row["x"]] * 2, ends, marker="_", label="interval", **_ARM)


def _joined(ax: Axes, rows: list[dict[str, Any]]) -> None:
    """Draw an arrow from each section to the next one shown."""
    for one, after in pairwise(rows):
        ax.annotate(
            "",
            (after["x"], after["y"]),
            (one["x"], one["y"]),
            arrowprops={
                "arrowstyle": "-|>",
                "color": BLUE,
                "linewidth": 1.4,
                "shrinkA": 9,
                "shrinkB": 9,
                "mutation_scale": 12,
            },
            zorder=2,
        )


def _point(ax: Axes, row: dict[str, Any]) -> None:
    ax.plot(
        row["x"],
        row["y"],
        marker="o",
        markersize=17,
        markerfacecolor="white" if math.isnan(row["x_low"]) else BLUE,
        markeredgecolor=BLUE,
        linestyle="none",
        label="section",
        zorder=3,
    )
    ax.annotate(
        str(row["number"]),
        (row["x"], row["y"]),
        ha="center",
        va="center_baseline",
        color=BLUE if math.isnan(row["x_low"]) else "white",
        fontweight="bold",
        zorder=4,
    )


def _axes(ax: Axes, table: pd.DataFrame, lang: str) -> None:
    net = "net" in table.columns
    # Dashed: a plain line would look like the arm of a cross.
    ax.axvline(0, color=GREY, linewidth=0.8, linestyle=(0, (5, 4)), zorder=0)
    ax.set_ylim(-0.06, 1.06)
    shares = (0, 0.25, 0.5, 0.75, 1)
    ax.set_yticks(shares, [format_number(y, lang, digits=0, percent=True) for y in shares])
    ax.set_ylabel(say("charts.hedged_share", lang))
    if net:
        ax.set_xlim(-1.12, 1.12)
        ax.set_xticks([-1, -0.5, 0, 0.5, 1])
    else:
        ax.margins(x=0.12)
        ticks_inside(ax, 7)
    ax.xaxis.set_major_formatter(lambda x, _: format_number(x, lang, digits=1, signed=True))
    name = say("measures.outlook" if net else "charts.mean_valence", lang)
    target = str(table["target"].iloc[0]) if net else ""
    ax.set_xlabel(f"{name}, {target}" if target else name)
    ax.set_title(say("charts.path_title", lang), pad=18, fontsize=12)
    for x, align, text in (
        (0.0, "left", "◀ " + say("charts.unfavourable", lang)),
        (1.0, "right", say("charts.favourable", lang) + " ▶"),
    ):
        ax.text(x, 1.01, text, transform=ax.transAxes, ha=align, va="bottom", color=INK, fontsize=8)


def _legend(ax: Axes, lang: str) -> None:
    """Say what the crosses are, on the line of the title, which leaves the right free."""
    from matplotlib.lines import Line2D

    shape: dict[str, Any] = {**_ARM, "marker": "+", "markersize": 13, "markeredgewidth": 1.2}
    label = say("charts.cross", lang, **LIMITS)
    ax.legend(
        handles=[Line2D([], [], **shape, linestyle="none", label=label)],
        loc="lower right",
        bbox_to_anchor=(1, 1.0),
        borderaxespad=1.6,
        fontsize=8,
    )


def _line(row: dict[str, Any], lang: str, *, alone: bool) -> str:
    title = wrapped(section_title(row["title"], lang, alone=alone), 74, 1)
    absent = "" if row["n"] else f", {say('charts.no_mention', lang)}"
    return f"{row['number']}  {title} ({say('charts.n', lang, **row)}{absent})"
