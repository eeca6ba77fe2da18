"""What sets groups of texts apart: diverging bars of the key items."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from discourse.arguments import one_of
from discourse.charts.axis import beside, name_rows
from discourse.charts.house import LIMITS, canvas, points, required, style, wrapped
from discourse.charts.palette import BLUE, GREY, INK, RUST, VERMILLION
from discourse.charts.panels import multiples
from discourse.charts.telling import notice, sentence, tell
from discourse.inference import format_number
from discourse.tables.schema import rows_of
from discourse.wording import group_title, phrases, say, section_title, written_in
from discourse.wording.entry_words import entry_words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COLUMNS = (
    *("group", "against", "item", "category", "log_ratio", "low", "high", "specificity"),
    *("holding", "n", "other_holding", "other_n", "key"),
)
MEASURES = {
    "log_ratio": ("charts.keyness_log_ratio", "alts.keyness_log_ratio"),
    "specificity": ("charts.keyness_specificity", "alts.keyness_specificity"),
}
"""What can be drawn: its phrase at the axis, and that of the figure in words."""
_LEVEL = {"level": LIMITS["level"]}
_LONGEST = 28  # signs of an item
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
    one_of(measure, tuple(MEASURES), "measure")
    required(table, COLUMNS, "discourse.keyness")
    every = _panels(table, lang)
    panels = [panel for panel in every if panel.rows]
    with style():
        if not panels:
            ax = canvas(ax, 7.2, 2.2)
            return notice(ax, say("charts.no_key", lang))
        # Groups without a key item have no bars; the last panel, which bears the scale, names them.
        panels[-1].without = [panel.sides[0] for panel in every if not panel.rows]
        reach = max(_reach(row, measure) for panel in panels for row in panel.rows)
        each = iter(panels)  # not by title, which two of them may share
        return multiples(
            [panel.title(lang) for panel in panels],
            lambda _, axes: _draw(axes, next(each), measure, reach, lang),
            [1.5 + 0.28 * len(panel.rows) for panel in panels],
            7.2,
            ax,
            alone=1.7 + 0.28 * max(2, len(panels[0].rows)),
            pad=_PAD,
        )


class _Panel:
    """The rows of a panel, how many key items there are, and the two sides by name."""

    def __init__(self, rows: list[dict[str, Any]], key: int, sides: tuple[str, str]) -> None:
        self.rows, self.key, self.sides = rows, key, sides
        self.without: list[str] = []

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
        other = _named(groups[1], lang) if mirrored else say("charts.keyness_rest", lang)
        if isinstance(against, str):
            other = _named(against, lang)
        key = of[of["key"]].sort_values("specificity", ascending=False, kind="stable")
        more, less = key[key["specificity"] > 0], key[key["specificity"] < 0]
        rows = [*rows_of(more.head(SHOWN)), *rows_of(less.tail(SHOWN))]
        found.append(_Panel(rows, len(key), (_named(name, lang), other)))
    return found


def _named(group: str, lang: str) -> str:
    """The name of a group, a section or a day."""
    return group_title(section_title(group, lang), lang)


def _mirrored(table: pd.DataFrame, groups: Sequence[str]) -> bool:
    """Whether each of two groups was compared with the other and no third one."""
    sizes = table.groupby("group")[["n", "other_n"]].first()
    return bool(sizes["n"].loc[groups[0]] == sizes["other_n"].loc[groups[1]])


def _draw(ax: Axes, panel: _Panel, measure: str, reach: float, lang: str) -> Axes:
    group, other = panel.sides
    what = say(MEASURES[measure][1], lang, group=group, other=other)
    for y, row in enumerate(panel.rows):
        _bar(ax, row, y, measure)
        shares = {name: row[name] for name in ("holding", "n", "other_holding", "other_n")}
        texts = say("charts.keyness_texts", lang, **shares)
        beside(ax, y, texts, fontsize=points(8), color=INK)
    ax.axvline(0, color=INK, linewidth=1)
    ax.set_xlim(-1.05 * reach, 1.05 * reach)
    name_rows(ax, [_name(row, lang) for row in panel.rows], fontsize=points(9))
    _scale(ax, panel, measure, reach, lang)
    ax.set_title(say("charts.keyness_title", lang), pad=_PAD, fontsize=points(12))
    told = sentence(what, [_told(row, measure, lang) for row in panel.rows], lang)
    tell(ax, f"{told} {_lacking(panel, lang)}" if panel.without else told)
    return ax


def _lacking(panel: _Panel, lang: str) -> str:
    """The groups that have no key item, so many as fit below a chart."""
    return say("charts.without_key", lang, groups=wrapped(", ".join(panel.without), 64, 1))


def _reach(row: dict[str, Any], measure: str) -> float:
    """How far a bar and its interval reach, at least to one doubling or power of ten."""
    ends = (row[measure], *((row["low"], row["high"]) if measure == "log_ratio" else ()))
    reach: float = max(1.0, *(abs(end) for end in ends if not math.isnan(end)))
    return reach


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


def _scale(ax: Axes, panel: _Panel, measure: str, reach: float, lang: str) -> None:
    # Whole doublings, or powers of ten: at most three on each side, and none outside the axis.
    step = max(1, math.ceil(reach / 3))
    last = math.floor(reach) // step * step
    ax.set_xticks(range(-last, last + 1, step))
    if measure == "log_ratio":
        ax.xaxis.set_major_formatter(lambda value, _: _times(value, lang))
    else:
        ax.xaxis.set_major_formatter(
            lambda value, _: format_number(value, lang, digits=0, signed=True)
        )
    label = say(MEASURES[measure][0], lang, **_LEVEL)
    group, other = (wrapped(side, 40, 1) for side in panel.sides)
    label += "\n" + say("charts.keyness_right", lang, group=group, other=other)
    if panel.key > len(panel.rows):
        label += "\n" + say("charts.more_key", lang, shown=len(panel.rows), total=panel.key)
    if panel.without:
        label += "\n" + _lacking(panel, lang)
    ax.set_xlabel(label, fontsize=points(8), color=GREY)
    # From the middle outwards: two long names would run into each other from the edges inwards.
    for key, side, more in (
        ("charts.keyness_less", other, False),
        ("charts.keyness_more", group, True),
    ):
        ax.text(
            0.51 if more else 0.49,
            1.01,
            say(key, lang, side=wrapped(side, 32, 1)),
            transform=ax.transAxes,
            ha="left" if more else "right",
            va="bottom",
            fontsize=points(9),
            color=BLUE if more else RUST,
        )


def _times(value: float, lang: str) -> str:
    """A log ratio as how many times as often: ×2, ÷4.

    >>> [_times(value, "en") for value in (-2, 0, 1)]
    ['÷4', '=', '×2']
    """
    if not value:
        return "="
    return ("×" if value > 0 else "÷") + format_number(2 ** abs(value), lang, digits=0)


def _name(row: Mapping[str, Any], lang: str) -> str:
    """An item as a reader writes it; of a conditional, which no entry names, what it does."""
    item, category = row["item"], row["category"]
    if not isinstance(category, str):
        return _short(item)
    by_rule = phrases("conditionals", lang)
    shown = by_rule.get(item.rpartition(".")[2]) if "." in item else entry_words(item, "")
    return f"{_short(shown or item)} ({phrases('categories', lang).get(category, category)})"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _told(row: dict[str, Any], measure: str, lang: str) -> str:
    value = row[measure]
    if measure == "log_ratio":
        said = ("×" if value > 0 else "÷") + format_number(2 ** abs(value), lang, digits=1)
    else:
        said = format_number(value, lang, digits=1, signed=True)
    shares = {name: row[name] for name in ("holding", "n", "other_holding", "other_n")}
    return f"{_name(row, lang)} {said}, {say('charts.keyness_texts', lang, **shares)}"
