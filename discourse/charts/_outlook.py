"""Outlook by section, of the whole text and towards a target side by side; of many documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from discourse.charts._outlook_rows import SIDES, bars, legend, margin, net
from discourse.charts.axis import name_rows, ticks_inside
from discourse.charts.house import (
    canvas,
    narrow,
    new_figure,
    points,
    records,
    required,
    style,
    wide,
    wrapped,
)
from discourse.charts.palette import BLUE, INK, PALE, RUST
from discourse.charts.panels import by_document, documents, of, one_panel, titled
from discourse.charts.telling import estimate, named, notice, sentence, tell
from discourse.wording import say, section_title, written_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COLUMNS = (
    *("section", "title", "target", "n", "hope", "optimism", "fear", "pessimism", "none"),
    *("net", "net_corrected", "net_corrected_low", "net_corrected_high", "coded"),
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
        of ``discourse.outlook(docs, target, by="section")``, ``by="document"`` or by what groups
        documents, or several concatenated: one panel a ``target`` on one scale, "" being the whole
        text. Columns ``section, title, target, n, hope, optimism, fear, pessimism, none, net,
        net_corrected, net_corrected_low, net_corrected_high, coded``; ``undecided`` is printed
        where the table has it.
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
    groups = "group" in table.columns
    whole = say("names.texts" if groups else "names.whole", lang)
    heading, table = titled("outlook", table), by_document(table, lang)
    required(table, COLUMNS, "discourse.outlook(by='section')")
    targets = list(dict.fromkeys(table["target"]))
    names = documents(table)
    one_panel(ax, targets)
    one_panel(ax, names)
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
                title = target or ("" if document else whole)
                both = ", ".join(part for part in (document, title) if part)
                panel.set_title(wrapped(both, 40, 1), pad=22)
                panel.tick_params(labelleft=panel is row[0] or narrow())
                about = target or (whole if groups else "")
                tell(panel, _words(rows, about, document, lang))
        legend([panel for row in panels for panel in row], lang, heading if ax is None else "")
    return panels[0][0]


def _panels(targets: int, sizes: Sequence[int]) -> list[list[Axes]]:
    """One row of panels per document, one panel per target; in one column all below each other."""
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
                good=sum(row[kind] for kind in SIDES[1]),
                bad=sum(row[kind] for kind in SIDES[-1]),
                none=row["none"],
                n=row["n"],
                balance=estimate(row, "net", lang),
            )
        )
    return sentence(say("alts.outlook", lang, about=named(target, document, lang)), told, lang)


def _reach(table: pd.DataFrame, sign: int) -> float:
    """The extent of the bars and intervals of one side, in sentences."""
    bars = table[SIDES[sign]].sum(axis=1)
    end = "net_corrected_high" if sign > 0 else "net_corrected_low"
    whiskers = sign * table[end].fillna(0) * table["n"]
    return float(max(bars.max(), whiskers.max()))


def _draw(
    ax: Axes, rows: Sequence[dict[str, Any]], reach: float, lang: str, *, crowded: bool
) -> None:
    for y, row in enumerate(rows):
        bars(ax, row, y, reach)
        net(ax, row, y)
        margin(ax, row, y, lang, crowded=crowded)
    ax.axvline(0, color=INK, linewidth=1)
    ax.set_xlim(-reach, reach)
    alone = len(rows) == 1
    titles = [section_title(row["title"], lang, alone=alone) for row in rows]
    name_rows(ax, [wrapped(title, 22 if crowded and not narrow() else 30) for title in titles])
    ticks_inside(ax, 5 if crowded else 7, whole=True)
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
