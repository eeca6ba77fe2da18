"""The density of each category of marker in each section."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from discourse.charts.house import points, records, required, style, wrapped
from discourse.charts.palette import BLUE, GREY, INK
from discourse.charts.panels import by_document, documents, multiples, of, titled
from discourse.charts.telling import named, notice, number, sentence, tell
from discourse.inference import format_number
from discourse.tables.schema import rows_of
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

    Several documents by section make a panel each, with the same categories and shades.

    Parameters
    ----------
    table
        of ``discourse.rates(docs)``, by section, by document or by group: ``section, title,
        category, count, words, sentences, per_100_words, per_sentence``. Words and sentences, the
        denominators, stand at each row; a category without any marker has no column.
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
        not such a table, an unknown language, `ax` for several documents by section.
    """
    written_in(lang)
    required(table, ("category",), "discourse.rates")
    heading, table = titled("rates", table), by_document(table, lang)
    required(table, COLUMNS, "discourse.rates")
    totals = table.groupby("category", observed=True, sort=False)["count"].sum()
    columns = [str(name) for name, total in totals.items() if total]
    names, peak = documents(table), float(table["per_100_words"].max())
    width = min(7.2, 2.9 + 0.43 * max(7, len(columns)))
    with style():
        return multiples(
            names,
            lambda name, axes: _draw(axes, of(table, name), columns, peak, heading, lang, name),
            [1.3 + 0.5 * of(table, name)["section"].nunique() for name in names],
            width,
            ax,
            alone=1.7 + 0.58 * max(1, table["section"].nunique()),
        )


def _draw(
    ax: Axes,
    table: pd.DataFrame,
    columns: list[str],
    peak: float,
    heading: str,
    lang: str,
    document: str,
) -> Axes:
    sections = records(table.drop_duplicates("section"), "section")
    words = say("alts.rates", lang, about=named("", document, lang))
    if not columns:
        return notice(ax, say("charts.no_marker", lang))
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
    ax.set_title(say(heading, lang), pad=10, fontsize=points(12))
    ax.set_xlabel(say("charts.rates_key", lang), fontsize=points(8), color=GREY, loc="left")
    tell(ax, sentence(words, _told(table, sections, lang), lang))
    return ax


def _told(table: pd.DataFrame, sections: list[dict[str, Any]], lang: str) -> list[str]:
    names = phrases("categories", lang)
    found = table[table["count"] > 0].sort_values("per_100_words", ascending=False, kind="stable")
    return [
        say(
            "alts.rates_cell",
            lang,
            category=names.get(row["category"], row["category"]),
            rate=number(row["per_100_words"], lang).removeprefix("+"),
            title=section_title(str(row["title"]), lang, alone=len(sections) == 1),
        )
        for row in rows_of(found)
    ]


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
    ax.text(x, y + 0.22, below, ha="center", va="center", color=ink, fontsize=points(7))
