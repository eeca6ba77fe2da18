"""The density of each category of marker in each section."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from discourse.charts.house import (
    BLUE,
    GREY,
    INK,
    canvas,
    notice,
    records,
    required,
    style,
    wrapped,
)
from discourse.inference import format_number
from discourse.wording import phrases, say, section_title, written_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COLUMNS = (
    *("section", "title", "category", "count", "words", "sentences"),
    *("per_100_words", "per_sentence"),
)


def rates(table: pd.DataFrame, *, lang: str = "fr", ax: Axes | None = None) -> Axes:
    """Draw section by category: markers per 100 words by shade and figure, per sentence below it.

    Parameters
    ----------
    table
        of ``discourse.rates(doc)``: ``section, title, category, count, words, sentences,
        per_100_words, per_sentence``. Words and sentences, the denominators, stand at each row;
        a category without any marker in the text has no column.
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
        not such a table, several documents, an unknown language.
    """
    written_in(lang)
    required(table, COLUMNS, "discourse.rates")
    totals = table.groupby("category", observed=True, sort=False)["count"].sum()
    columns = [str(name) for name, total in totals.items() if total]
    sections = records(table.drop_duplicates("section"), "section")
    with style():
        ax = canvas(ax, 2.9 + 0.5 * max(7, len(columns)), 1.7 + 0.58 * max(1, len(sections)))
        if not columns:
            return notice(ax, say("charts.no_marker", lang))
        peak = float(table["per_100_words"].max())
        cells = table.set_index(["section", "category"])
        for y, row in enumerate(sections):
            for x, name in enumerate(columns):
                _cell(ax, cells.loc[(row["section"], name)], x, y, peak, lang)
        ax.set_xlim(-0.5, len(columns) - 0.5)
        ax.set_ylim(len(sections) - 0.5, -0.5)
        names = phrases("categories", lang)
        labels = [names.get(name, name) for name in columns]
        ax.set_xticks(range(len(columns)), labels, rotation=35, ha="left", rotation_mode="anchor")
        ax.xaxis.tick_top()
        ax.set_yticks(
            range(len(sections)), [_label(row, lang, alone=len(sections) == 1) for row in sections]
        )
        ax.tick_params(length=0)
        ax.spines[:].set_visible(False)
        ax.set_title(say("charts.rates_title", lang), pad=10, fontsize=12)
        ax.set_xlabel(say("charts.rates_key", lang), fontsize=8, color=GREY, loc="left")
    return ax


def _label(row: dict[str, Any], lang: str, *, alone: bool) -> str:
    title = wrapped(section_title(str(row["title"]), lang, alone=alone), 34, 2)
    return f"{title}\n({say('charts.denominators', lang, **row)})"


def _cell(ax: Axes, cell: pd.Series[float], x: int, y: int, peak: float, lang: str) -> None:
    """Draw one rectangle and its two figures; a rate without denominator stays blank."""
    from matplotlib.colors import to_rgb
    from matplotlib.patches import Rectangle

    rate = float(cell["per_100_words"])
    if math.isnan(rate):
        return
    # From white to blue, never too dark to read the figures on a photocopy.
    strength = 0.85 * rate / peak
    colour = tuple(1 - strength * (1 - part) for part in to_rgb(BLUE))
    ax.add_patch(Rectangle((x - 0.48, y - 0.48), 0.96, 0.96, facecolor=colour, edgecolor="#E8E8E8"))
    if not rate:
        ax.text(x, y, "·", ha="center", va="center", color=GREY)
        return
    ink = "white" if strength > 0.6 else INK
    above = format_number(rate, lang, digits=1)
    below = format_number(float(cell["per_sentence"]), lang)
    ax.text(x, y - 0.13, above, ha="center", va="center", color=ink, fontweight="bold")
    ax.text(x, y + 0.22, below, ha="center", va="center", color=ink, fontsize=7)
