"""Which sentences a figure depends on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from discourse.charts.axis import name_rows, ticks_inside
from discourse.charts.house import canvas, points, records, required, style, wrapped
from discourse.charts.palette import BLUE, GREY, INK, VERMILLION
from discourse.charts.panels import one_document
from discourse.charts.telling import (
    effect_digits,
    named,
    notice,
    number,
    sentence,
    tell,
    where,
)
from discourse.wording import say, written_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COLUMNS = ("section", "start", "text", "measure", "target", "value", "effect")
SHOWN = 12


def influence(table: pd.DataFrame, *, lang: str = "fr", ax: Axes | None = None) -> Axes:
    """Draw how far each sentence moves a mean, or the difference of two: the strongest twelve.

    A bar to the right raises the figure, a bar to the left lowers it, by its length; each is
    labelled with the first words of the sentence, its section and its value.

    Parameters
    ----------
    table
        of ``discourse.influence(doc, …)``: ``section, start, text, measure, target, value,
        effect``, the strongest first, and ``difference``, which is False where it is missing.
        Sentences without effect are left out, and it is printed how many are shown of how many.
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
    one_document(required(table, COLUMNS, "discourse.influence"))
    drawn = table[table["effect"].notna() & (table["effect"] != 0)]
    with style():
        rows = records(drawn.head(SHOWN).reset_index(names="place"), "place")
        ax = canvas(ax, 7.2, 1.5 + 0.42 * max(2, len(rows)))
        if not rows:
            return notice(ax, say("charts.no_effect", lang))
        reach = max(abs(row["effect"]) for row in rows) or 1.0
        digits = effect_digits(row["effect"] for row in rows)
        for y, row in enumerate(rows):
            _bar(ax, row["effect"], y, reach, number(row["effect"], lang, digits=digits))
        ax.axvline(0, color=INK, linewidth=1)
        # Room for the figure at the end of the longest bar.
        ax.set_xlim(-1.3 * reach, 1.3 * reach)
        name_rows(ax, [_name(row, lang) for row in rows], fontsize=8)
        ax.xaxis.set_major_formatter(lambda value, _: number(value, lang, digits=digits))
        ticks_inside(ax, 5)
        ax.set_xlabel(_scale(table, len(rows), lang))
        ax.set_title(say("charts.influence_title", lang), pad=10, fontsize=points(12))
        tell(ax, _words(table, rows, lang))
    return ax


def _bar(ax: Axes, effect: float, y: int, reach: float, printed: str) -> None:
    raises = effect >= 0
    ax.barh(
        y,
        effect,
        height=0.56,
        color=BLUE if raises else VERMILLION,
        label="raises" if raises else "lowers",
    )
    ax.text(
        effect + math.copysign(0.03 * reach, effect),
        y,
        printed,
        ha="left" if raises else "right",
        va="center",
        fontsize=8,
        color=GREY,
    )


def _name(row: dict[str, Any], lang: str) -> str:
    quoted = say("charts.quoted", lang, text=wrapped(row["text"], 44, 1))
    return f"{quoted}  {where(row, lang)}"


def _words(table: pd.DataFrame, rows: list[dict[str, Any]], lang: str) -> str:
    about = named(str(table.iloc[0]["target"]), "", lang)
    shown = {"shown": len(rows), "total": len(table)}
    what = say("alts.influence", lang, measure=_figure(table, lang), about=about, **shown)
    digits = effect_digits(row["effect"] for row in rows)
    told = (
        f"{number(row['effect'], lang, digits=digits)} {wrapped(row['text'], 60, 1)}"
        for row in rows
    )
    return sentence(what, told, lang)


def _figure(table: pd.DataFrame, lang: str) -> str:
    """What the sentences move, a mean or a difference of two."""
    first = table.iloc[0]
    kind = "difference" if first.get("difference", False) else "measure"
    return say(f"effects.{kind}_{first['measure']}", lang)


def _scale(table: pd.DataFrame, shown: int, lang: str) -> str:
    label, target = (
        say("charts.effect", lang, measure=_figure(table, lang)),
        table.iloc[0]["target"],
    )
    if target:
        label += f", {target}"
    if len(table) > shown:
        label += "\n" + say("charts.more_sentences", lang, shown=shown, total=len(table))
    return label + "\n" + say("charts.effect_key", lang)
