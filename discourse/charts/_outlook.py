"""Outlook by section, of the whole text and towards a target side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from discourse.charts.house import (
    BAND,
    BLUE,
    GREY,
    INK,
    LIMITS,
    ORANGE,
    PALE,
    RUST,
    SKY,
    VERMILLION,
    canvas,
    new_figure,
    notice,
    records,
    required,
    style,
    wrapped,
)
from discourse.wording import say, section_title, written_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COLUMNS = (
    *("section", "title", "target", "n", "hope", "optimism", "fear", "pessimism", "none"),
    *("net", "net_corrected", "net_corrected_low", "net_corrected_high", "coded"),
)

# From the middle outwards: the open kind, hatched, then the asserted one, solid.
_KINDS = (
    ("fear", -1, ORANGE, "////", INK),
    ("pessimism", -1, VERMILLION, "", "white"),
    ("hope", 1, SKY, "////", INK),
    ("optimism", 1, BLUE, "", "white"),
)


def outlook(table: pd.DataFrame, *, lang: str = "fr", ax: Axes | None = None) -> Axes:
    """Draw how a text moves: favourable and unfavourable sentences, section after section.

    Bars to the right count hope and optimism, bars to the left fear and pessimism; the hollow
    diamond is their balance as read, the filled one what it is once corrected for sentences read
    wrongly, on the bar of its 95 % interval. n is printed, with how many sentences were coded, and
    a section without a mention says so.

    Parameters
    ----------
    table
        of ``discourse.outlook(docs, target, by="section")``, or several of one document
        concatenated: one panel a ``target`` on one scale, "" being the whole text. Columns
        ``section, title, target, n, hope, optimism, fear, pessimism, none, net, net_corrected,
        net_corrected_low, net_corrected_high, coded``; ``undecided`` is printed where the table
        has it.
    lang
        ``"fr"`` or ``"en"``.
    ax
        where to draw; only for a table of one target.

    Returns
    -------
    Axes
        of the first panel; ``ax.figure.axes`` holds all.

    Raises
    ------
    ValueError, TypeError
        not such a table, several documents, an unknown language, `ax` for several targets.
    """
    written_in(lang)
    required(table, COLUMNS, "discourse.outlook(by='section')")
    targets = list(dict.fromkeys(table["target"]))
    if ax is not None and len(targets) > 1:
        raise ValueError(
            f"ax holds one panel, the table has the targets {targets}: draw one of them, or leave "
            "ax out"
        )
    with style():
        if not targets:
            return notice(canvas(ax, 6, 1.5), say("charts.nothing", lang))
        panels = [ax] if ax is not None else _panels(len(targets), table["section"].nunique())
        # Room for a label at either end of the longest bar or interval.
        reach = max(1.0, *(_reach(table, sign) for sign in (-1, 1))) * 1.06
        for number, (panel, target) in enumerate(zip(panels, targets, strict=True)):
            rows = records(table[table["target"] == target], "section")
            _draw(panel, rows, reach, lang)
            panel.set_title(target or say("names.whole", lang), pad=22)
            if number:
                panel.tick_params(labelleft=False)
        _legend(panels, lang, own=ax is None)
    return panels[0]


def _panels(number: int, rows: int) -> list[Axes]:
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    engine = ConstrainedLayoutEngine(wspace=0.04)
    whole = new_figure(3.0 + 3.4 * number, 1.9 + 0.62 * rows, engine)
    return list(whole.subplots(1, number, sharex=True, sharey=True, squeeze=False)[0])


def _reach(table: pd.DataFrame, sign: int) -> float:
    """The extent of the bars and intervals of one side, in sentences."""
    kinds = ("hope", "optimism") if sign > 0 else ("fear", "pessimism")
    bars = table[list(kinds)].sum(axis=1)
    end = "net_corrected_high" if sign > 0 else "net_corrected_low"
    whiskers = sign * table[end].fillna(0) * table["n"]
    return float(max(bars.max(), whiskers.max()))


def _draw(ax: Axes, rows: Sequence[dict[str, Any]], reach: float, lang: str) -> None:
    from matplotlib.ticker import MaxNLocator

    for y, row in enumerate(rows):
        _bars(ax, row, y, reach)
        _net(ax, row, y)
        _margin(ax, row, y, lang)
    ax.axvline(0, color=INK, linewidth=1)
    ax.set_xlim(-reach, reach)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    alone = len(rows) == 1
    titles = [section_title(row["title"], lang, alone=alone) for row in rows]
    ax.set_yticks(range(len(rows)), [wrapped(title) for title in titles])
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=7, integer=True))
    ax.xaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f}")
    ax.set_xlabel(say("charts.sentences", lang))
    for y in range(1, len(rows)):
        ax.axhline(y - 0.38, color=PALE, linewidth=0.5, zorder=0)
    for x, align, colour, text in (
        (0.0, "left", RUST, "◀ " + say("charts.unfavourable", lang)),
        (1.0, "right", BLUE, say("charts.favourable", lang) + " ▶"),
    ):
        ax.annotate(
            text,
            (x, 1),
            xytext=(0, 4),
            xycoords="axes fraction",
            textcoords="offset points",
            ha=align,
            va="bottom",
            color=colour,
        )


def _bars(ax: Axes, row: dict[str, Any], y: int, reach: float) -> None:
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
    ax.text(x, y + 0.01, str(count), ha="center", va="center", color=ink, fontsize=8, bbox=box)


def _net(ax: Axes, row: dict[str, Any], y: int) -> None:
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


def _margin(ax: Axes, row: dict[str, Any], y: int, lang: str) -> None:
    """Print n beside the row, and the counts that no bar shows."""
    if not row["n"]:
        text = say("charts.no_mention", lang) if row["target"] else say("charts.no_sentence", lang)
        ax.text(0, y, text, ha="center", va="center", color=GREY, style="italic", bbox=_BLANK)
    rest = [say("charts.neutral", lang, **row)] if row["none"] else []
    if row.get("undecided"):
        rest.append(say("charts.undecided_n", lang, **row))
    right = ax.get_yaxis_transform()
    n = say("charts.n_coded" if row["coded"] else "charts.n", lang, **row)
    ax.text(1.02, y - (0.12 if rest else 0), n, transform=right, va="center")
    if rest:
        small = "\n".join(rest)
        ax.text(1.02, y + 0.07, small, transform=right, va="top", fontsize=7, color=GREY)


_BLANK = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}


def _legend(panels: Sequence[Axes], lang: str, *, own: bool) -> None:
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
    # Columns are filled downwards: one for each side of the figure, the balance where room is.
    if len(panels) > 1:
        columns: dict[str, Any] = {
            "handles": [pessimism, fear, hope, optimism, net, corrected],
            "ncols": 3,
        }
    else:
        columns = {"handles": [pessimism, fear, net, hope, optimism, corrected], "ncols": 2}
    if own:
        figure = panels[0].figure
        figure.legend(loc="outside lower center", **columns)
        figure.suptitle(
            say("charts.outlook_title", lang), x=0.01, ha="left", fontweight="bold", fontsize=12
        )
    else:
        panels[0].legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), **columns)
