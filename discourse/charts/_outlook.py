"""Outlook by section, of the whole text and towards a target side by side; of many documents."""

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
    narrow,
    new_figure,
    notice,
    points,
    records,
    required,
    style,
    wide,
    wrapped,
)
from discourse.charts.panels import by_document, documents, of, titled
from discourse.charts.saving import tell
from discourse.charts.telling import estimate, named, sentence
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
    a section without a mention says so. Several documents by section make a row of panels each; a
    table by document makes a row of bars each.

    Parameters
    ----------
    table
        of ``discourse.outlook(docs, target, by="section")`` or ``by="document"``, or several
        concatenated: one panel a ``target`` on one scale, "" being the whole text. Columns
        ``section, title, target, n, hope, optimism, fear, pessimism, none, net, net_corrected,
        net_corrected_low, net_corrected_high, coded``; ``undecided`` is printed where the table
        has it.
    lang
        ``"fr"`` or ``"en"``.
    ax
        where to draw; only for a table of one target and document.

    Returns
    -------
    Axes
        of the first panel; ``ax.figure.axes`` holds all.

    Raises
    ------
    ValueError, TypeError
        not such a table, an unknown language, `ax` for several targets or documents.
    """
    written_in(lang)
    required(table, ("target",), "discourse.outlook(by='section')")
    heading, table = titled("outlook", table), by_document(table)
    required(table, COLUMNS, "discourse.outlook(by='section')")
    targets = list(dict.fromkeys(table["target"]))
    if ax is not None and len(targets) > 1:
        raise ValueError(
            f"ax holds one panel, the table has the targets {targets}: draw one of them, or leave "
            "ax out"
        )
    names = documents(table)
    if ax is not None and len(names) > 1:
        raise ValueError(
            f"ax holds one document, the table has {len(names)}: draw one of them, or leave ax out"
        )
    with style():
        if not targets:
            return notice(canvas(ax, 6, 1.5), say("charts.nothing", lang))
        sizes = [of(table, name)["section"].nunique() for name in names]
        panels = [[ax]] if ax is not None else _panels(len(targets), sizes)
        # Room for a label at either end of the longest bar or interval.
        reach = max(1.0, *(_reach(table, sign) for sign in (-1, 1))) * 1.06
        for name, row in zip(names, panels, strict=True):
            for panel, target in zip(row, targets, strict=True):
                shown = of(table, name)
                rows = records(shown[shown["target"] == target], "section")
                _draw(panel, rows, reach, lang, crowded=narrow() or len(targets) > 1)
                document = name if len(names) > 1 else ""
                title = target or ("" if document else say("names.whole", lang))
                both = ", ".join(part for part in (document, title) if part)
                panel.set_title(wrapped(both, 40, 1), pad=22)
                panel.tick_params(labelleft=panel is row[0] or narrow())
                tell(panel, _words(rows, target, document, lang))
        _legend([panel for row in panels for panel in row], lang, heading if ax is None else "")
    return panels[0][0]


def _panels(targets: int, sizes: Sequence[int]) -> list[list[Axes]]:
    """A row of panels a document, one panel a target; in one column all below each other."""
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    engine = ConstrainedLayoutEngine(wspace=0.04, hspace=0.05)
    across = 1 if narrow() else targets
    heights = [0.62 * size + 0.7 for size in sizes for _ in range(targets // across)]
    width = {1: 6.4, 2: 7.2}.get(across, 1.0 + 3.0 * across)
    figure = new_figure(wide(width), 1.2 + sum(heights), engine)
    grid = figure.subplots(
        len(heights), across, sharex=True, sharey="row", squeeze=False, height_ratios=heights
    )
    every = list(grid.flat)
    return [every[at * targets : (at + 1) * targets] for at in range(len(sizes))]


def _words(rows: Sequence[dict[str, Any]], target: str, document: str, lang: str) -> str:
    told = []
    for row in rows:
        title = section_title(row["title"], lang, alone=len(rows) == 1)
        if not row["n"]:
            told.append(say("alts.silent", lang, title=title))
            continue
        told.append(
            say(
                "alts.outlook_row",
                lang,
                title=title,
                good=row["hope"] + row["optimism"],
                bad=row["fear"] + row["pessimism"],
                none=row["none"],
                n=row["n"],
                balance=estimate(row, "net", lang),
            )
        )
    return sentence(say("alts.outlook", lang, about=named(target, document, lang)), told, lang)


def _reach(table: pd.DataFrame, sign: int) -> float:
    """The extent of the bars and intervals of one side, in sentences."""
    kinds = ("hope", "optimism") if sign > 0 else ("fear", "pessimism")
    bars = table[list(kinds)].sum(axis=1)
    end = "net_corrected_high" if sign > 0 else "net_corrected_low"
    whiskers = sign * table[end].fillna(0) * table["n"]
    return float(max(bars.max(), whiskers.max()))


def _draw(
    ax: Axes, rows: Sequence[dict[str, Any]], reach: float, lang: str, *, crowded: bool
) -> None:
    from matplotlib.ticker import MaxNLocator

    for y, row in enumerate(rows):
        _bars(ax, row, y, reach)
        _net(ax, row, y)
        _margin(ax, row, y, lang, crowded=crowded)
    ax.axvline(0, color=INK, linewidth=1)
    ax.set_xlim(-reach, reach)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    alone = len(rows) == 1
    titles = [section_title(row["title"], lang, alone=alone) for row in rows]
    ax.set_yticks(
        range(len(rows)),
        [wrapped(title, 22 if crowded and not narrow() else 30) for title in titles],
    )
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    # Those beyond the limits would claim room for their labels.
    ticks = MaxNLocator(nbins=5 if crowded else 7, integer=True).tick_values(-reach, reach)
    ax.set_xticks([tick for tick in ticks if abs(tick) <= reach])
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
            fontsize=points(7 if crowded else 9),
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
    ax.text(
        x, y + 0.01, str(count), ha="center", va="center", color=ink, fontsize=points(8), bbox=box
    )


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


def _margin(ax: Axes, row: dict[str, Any], y: int, lang: str, *, crowded: bool) -> None:
    """Print n beside the row, and the counts that no bar shows."""
    if not row["n"]:
        text = say("charts.no_mention", lang) if row["target"] else say("charts.no_sentence", lang)
        ax.text(0, y, text, ha="center", va="center", color=GREY, style="italic", bbox=_BLANK)
    rest = [say("charts.neutral", lang, **row)] if row["none"] else []
    if row.get("undecided"):
        rest.append(say("charts.undecided_n", lang, **row))
    right = ax.get_yaxis_transform()
    n = say("charts.n_coded" if row["coded"] else "charts.n", lang, **row)
    if crowded and row["coded"]:  # on a line of its own
        n, _, coded = n.partition(", ")
        rest.insert(0, coded)
    ax.text(1.02, y - (0.12 if rest else 0), n, transform=right, va="center")
    if rest:
        small = "\n".join(rest)
        ax.text(
            1.02,
            y + 0.07,
            small,
            transform=right,
            va="top",
            fontsize=points(6 if crowded else 7),
            color=GREY,
        )


_BLANK = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}


def _legend(panels: Sequence[Axes], lang: str, heading: str) -> None:
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
    if narrow():
        columns: dict[str, Any] = {
            "handles": [pessimism, fear, hope, optimism, net, corrected],
            "ncols": 1,
        }
    else:
        columns = {"handles": [pessimism, fear, net, hope, optimism, corrected], "ncols": 2}
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
