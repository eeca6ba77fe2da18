"""What sets groups of texts apart: diverging bars of the key items."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from discourse.charts.house import (
    BLUE,
    GREY,
    INK,
    LIMITS,
    RUST,
    VERMILLION,
    canvas,
    notice,
    points,
    required,
    style,
    wrapped,
)
from discourse.charts.panels import multiples
from discourse.charts.saving import tell
from discourse.charts.telling import sentence
from discourse.inference import format_number
from discourse.suggestions import suggestion
from discourse.wording import phrases, say, section_title, written_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COLUMNS = (
    *("group", "against", "item", "category", "log_ratio", "low", "high", "specificity"),
    *("holding", "n", "other_holding", "other_n", "key"),
)
MEASURES = ("log_ratio", "specificity")
_LEVEL = {"level": LIMITS["level"]}
_PAD = 20  # points, for the names of the sides between the title and the bars
SHOWN = 10  # on each side of a panel


def keyness(
    table: pd.DataFrame,
    *,
    measure: str = "log_ratio",
    lang: str = "fr",
    ax: Axes | None = None,
) -> Axes:
    """Draw the key items of each group: to the right what it has more often, to the left less.

    Beside each bar stands how many documents of either side have the item. The ten most specific
    items on each side are shown, and how many are left out is printed. Items that are not key are
    not drawn, however long their bar would be. Of two groups, each the mirror of the other, one
    panel is drawn.

    Parameters
    ----------
    table
        of ``discourse.keyness(docs, by=…)``, some of its rows or all.
    measure
        ``"log_ratio"``, how many times as often, with its interval as a line, or
        ``"specificity"``.
    lang
        ``"fr"`` or ``"en"``.
    ax
        where to draw; a new figure when left out.

    Returns
    -------
    Axes
        of the first panel.

    Raises
    ------
    ValueError, TypeError
        not such a table, an unknown measure or language, `ax` for several panels.
    """
    written_in(lang)
    if measure not in MEASURES:
        raise ValueError(
            f"measure {measure!r} is unknown; choose one of {', '.join(MEASURES)}"
            f"{suggestion(measure, MEASURES)}"
        )
    required(table, COLUMNS, "discourse.keyness")
    panels = _panels(table, lang)
    with style():
        if len(panels) < 2:
            panel = panels[0] if panels else _Panel([], 0, ("", ""))
            height = 1.7 + 0.28 * max(2, len(panel.rows))
            return _draw(canvas(ax, 7.2, height), panel, measure, lang)
        # The last panel bears the scale of all: those without a bar come first.
        panels.sort(key=lambda panel: bool(panel.rows))
        named = {panel.title(lang): panel for panel in panels}
        return multiples(
            list(named),
            lambda name, axes: _draw(axes, named[name], measure, lang),
            [1.5 + 0.28 * len(panel.rows) if panel.rows else 0.9 for panel in panels],
            7.2,
            ax,
            _PAD,
        )


class _Panel:
    """The rows of a panel, how many key items there are, and the two sides by name."""

    def __init__(self, rows: list[dict[str, Any]], key: int, sides: tuple[str, str]) -> None:
        self.rows, self.key, self.sides = rows, key, sides

    def title(self, lang: str) -> str:
        return say("charts.keyness_sides", lang, group=self.sides[0], other=self.sides[1])


def _panels(table: pd.DataFrame, lang: str) -> list[_Panel]:
    groups = list(dict.fromkeys(table["group"].astype(str)))
    alone = table["against"].isna().all()
    mirrored = len(groups) == 2 and alone and _mirrored(table, groups)
    found = []
    for name in groups[:1] if mirrored else groups:
        of = table[table["group"] == name]
        against = of["against"].iloc[0]
        other = groups[1] if mirrored else say("charts.keyness_rest", lang)
        if isinstance(against, str):
            other = section_title(against, lang)
        key = of[of["key"]].sort_values("specificity", ascending=False, kind="stable")
        more, less = key[key["specificity"] > 0], key[key["specificity"] < 0]
        shown = [*more.head(SHOWN).to_dict("records"), *less.tail(SHOWN).to_dict("records")]
        rows = [{str(column): value for column, value in row.items()} for row in shown]
        found.append(_Panel(rows, len(key), (section_title(name, lang), other)))
    return found


def _mirrored(table: pd.DataFrame, groups: Sequence[str]) -> bool:
    """Whether each of two groups was compared with the other and no third one."""
    sizes = table.groupby("group")[["n", "other_n"]].first()
    return bool(sizes["n"].loc[groups[0]] == sizes["other_n"].loc[groups[1]])


def _draw(ax: Axes, panel: _Panel, measure: str, lang: str) -> Axes:
    group, other = panel.sides
    what = say(f"alts.keyness_{measure}", lang, group=group, other=other)
    if not panel.rows:
        tell(ax, sentence(what, [say("charts.no_key", lang).rstrip(".")], lang))
        ax.set_title(say("charts.keyness_title", lang), pad=_PAD, fontsize=points(12))
        return notice(ax, say("charts.no_key", lang))
    ends = [row[end] for row in panel.rows for end in ("low", "high", "log_ratio")]
    values = ends if measure == "log_ratio" else [row["specificity"] for row in panel.rows]
    reach = max((abs(value) for value in values if not math.isnan(value)), default=1.0) or 1.0
    for y, row in enumerate(panel.rows):
        _bar(ax, row, y, measure)
        shares = {name: row[name] for name in ("holding", "n", "other_holding", "other_n")}
        ax.text(
            1.02,
            y,
            say("charts.keyness_texts", lang, **shares),
            transform=ax.get_yaxis_transform(),
            va="center",
            fontsize=points(8),
            color=INK,
        )
    ax.axvline(0, color=INK, linewidth=1)
    ax.set_xlim(-1.05 * reach, 1.05 * reach)
    ax.set_ylim(len(panel.rows) - 0.4, -0.6)
    names = phrases("categories", lang)
    ax.set_yticks(
        range(len(panel.rows)), [_name(row, names) for row in panel.rows], fontsize=points(9)
    )
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    _scale(ax, panel, measure, lang)
    ax.set_title(say("charts.keyness_title", lang), pad=_PAD, fontsize=points(12))
    tell(ax, sentence(what, [_told(row, names, measure, lang) for row in panel.rows], lang))
    return ax


def _bar(ax: Axes, row: dict[str, Any], y: int, measure: str) -> None:
    more = row["specificity"] > 0
    ax.barh(
        y,
        row[measure],
        height=0.6,
        color=BLUE if more else VERMILLION,
        # A photocopy shows the side by the hatching, too.
        hatch=None if more else "////",
        edgecolor="white",
        linewidth=0,
        label="more" if more else "less",
    )
    if measure == "log_ratio" and not math.isnan(row["low"]):
        ax.plot([row["low"], row["high"]], [y, y], color=INK, linewidth=1.2, label="interval")


def _scale(ax: Axes, panel: _Panel, measure: str, lang: str) -> None:
    from matplotlib.ticker import MaxNLocator

    ax.xaxis.set_major_locator(MaxNLocator(nbins=7, integer=True))
    if measure == "log_ratio":
        ax.xaxis.set_major_formatter(lambda value, _: _times(value, lang))
    else:
        ax.xaxis.set_major_formatter(
            lambda value, _: format_number(value, lang, digits=0, signed=True)
        )
    label = say(f"charts.keyness_{measure}", lang, **_LEVEL)
    group, other = (wrapped(side, 40, 1) for side in panel.sides)
    label += "\n" + say("charts.keyness_right", lang, group=group, other=other)
    if panel.key > len(panel.rows):
        label += "\n" + say("charts.more_key", lang, shown=len(panel.rows), total=panel.key)
    ax.set_xlabel(label, fontsize=points(8), color=GREY)
    # From the middle outwards: two long names would run into each other from the edges inwards.
    for key, side, at in (("less", other, 0.49), ("more", group, 0.51)):
        ax.text(
            at,
            1.01,
            say(f"charts.keyness_{key}", lang, side=wrapped(side, 32, 1)),
            transform=ax.transAxes,
            ha="right" if key == "less" else "left",
            va="bottom",
            fontsize=points(9),
            color=RUST if key == "less" else BLUE,
        )


def _times(value: float, lang: str) -> str:
    """A log ratio as how many times as often: ×2, ÷4.

    >>> [_times(value, "en") for value in (-2, 0, 1)]
    ['÷4', '=', '×2']
    """
    if not value:
        return "="
    return ("×" if value > 0 else "÷") + format_number(2 ** abs(value), lang, digits=0)


def _name(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    category = row["category"]
    shown = row["item"] if len(row["item"]) <= 28 else row["item"][:27] + "…"
    return f"{shown} ({names.get(category, category)})" if isinstance(category, str) else shown


def _told(row: dict[str, Any], names: Mapping[str, str], measure: str, lang: str) -> str:
    value = row[measure]
    if measure == "log_ratio":
        said = ("×" if value > 0 else "÷") + format_number(2 ** abs(value), lang, digits=1)
    else:
        said = format_number(value, lang, digits=1, signed=True)
    shares = {name: row[name] for name in ("holding", "n", "other_holding", "other_n")}
    return f"{_name(row, names)} {said}, {say('charts.keyness_texts', lang, **shares)}"
