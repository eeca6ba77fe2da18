"""Pull quotes along the text, each tied to the passage it repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discourse.charts.axis import along, below, beside_title, extent, number_sections
from discourse.charts.house import canvas, points, records, required, style, wrapped
from discourse.charts.palette import BLUE, GREY, INK, VERMILLION
from discourse.charts.panels import one_document
from discourse.charts.telling import notice, sentence, tell
from discourse.inference import format_number
from discourse.wording import say, written_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COLUMNS = ("start", "end", "text", "source_start", "source_end", "kind", "similarity")


def pull_quotes(
    table: pd.DataFrame,
    *,
    lang: str = "fr",
    length: int | None = None,
    sections: pd.DataFrame | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw an arc from every pull quote to its source, over the text from left to right.

    Parameters
    ----------
    table
        of ``discourse.pull_quotes(doc)``: ``start, end, text, source_start, source_end, kind,
        similarity``.
    lang
        ``"fr"`` or ``"en"``.
    length
        of the text in characters; by default as far as the tables reach.
    sections
        of ``discourse.sections(doc)``: ``title, start, end``; bounds drawn and numbered.
    ax
        where to draw; a new figure when left out.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError, TypeError
        not such tables, several documents, an unknown language, a span beyond `length`.
    """
    written_in(lang)
    one_document(required(table, COLUMNS, "discourse.pull_quotes"))
    reach = extent(table, length, sections)
    with style():
        named = 0 if sections is None else len(sections)
        ax = canvas(ax, 7.2, 2.3 + 0.17 * (len(table) + named))
        if table.empty:
            return notice(ax, say("charts.no_quote", lang))
        rows = records(table, "start")
        widest = max((_distance(row) for row in rows), default=0) or 1
        ax.plot([0, reach], [0, 0], color=GREY, linewidth=1, zorder=1)
        for number, row in enumerate(rows, start=1):
            _tie(ax, row, number, widest)
        along(ax, reach, lang)
        ax.set_ylim(-0.16, 1.0)
        ax.set_yticks([])
        ax.spines[["left", "bottom"]].set_visible(False)
        titles = number_sections(ax, sections, lang)
        ax.set_title(say("charts.quotes_title", lang), pad=20, fontsize=points(12))
        listed = "\n".join(_line(row, number, lang) for number, row in enumerate(rows, start=1))
        below(ax, f"{listed}\n\n{titles}" if titles else listed)
        _legend(ax, lang)
        told = [_told(row, reach, lang) for row in rows]
        tell(ax, sentence(say("alts.pull_quotes", lang, n=len(rows)), told, lang))
    return ax


def _told(row: dict[str, Any], reach: int, lang: str) -> str:
    place, source = (
        format_number(_middle(row[start], row[end]) / reach, lang, digits=0, percent=True)
        for start, end in (("start", "end"), ("source_start", "source_end"))
    )
    key = "alts.pull_quote" if row["source_start"] >= 0 else "alts.pull_quote_alone"
    quoted = say("charts.quoted", lang, text=wrapped(row["text"], 60, 1))
    return say(key, lang, text=quoted, place=place, source=source)


def _distance(row: dict[str, Any]) -> float:
    if row["source_start"] < 0:
        return 0
    return abs(_middle(row["start"], row["end"]) - _middle(row["source_start"], row["source_end"]))


def _middle(start: float, end: float) -> float:
    return (start + end) / 2


def _tie(ax: Axes, row: dict[str, Any], number: int, widest: float) -> None:
    """Draw the two spans and the arc between them, the higher the farther apart they are."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    ax.plot([row["start"], row["end"]], [0, 0], **_QUOTE, label="quote")
    start = _middle(row["start"], row["end"])
    peak, top = 0.0, start
    if row["source_start"] >= 0:
        ax.plot([row["source_start"], row["source_end"]], [0, 0], **_SOURCE, label="source")
        end = _middle(row["source_start"], row["source_end"])
        height = 0.3 + 0.85 * _distance(row) / widest
        points = [(start, 0.04), (start, height), (end, height), (end, 0.04)]
        codes = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
        arc = PathPatch(
            Path(points, codes), facecolor="none", edgecolor=INK, linewidth=1, label="arc"
        )
        ax.add_patch(arc)
        # A cubic curve with both handles at one height rises to three quarters of that height.
        peak, top = 0.01 + 0.75 * height, _middle(start, end)
    box = {"boxstyle": "circle,pad=0.18", "facecolor": "white", "edgecolor": INK, "linewidth": 0.8}
    ax.text(
        top,
        peak + (0 if peak else 0.14),
        str(number),
        ha="center",
        va="center",
        fontsize=8,
        bbox=box,
    )


_QUOTE: dict[str, Any] = {
    "color": VERMILLION,
    "linewidth": 7,
    "solid_capstyle": "butt",
    "zorder": 3,
}
_SOURCE: dict[str, Any] = {"color": BLUE, "linewidth": 3, "solid_capstyle": "butt", "zorder": 2}


def _line(row: dict[str, Any], number: int, lang: str) -> str:
    quoted = say("charts.quoted", lang, text=wrapped(row["text"], 72, 1))
    if row["source_start"] < 0:
        return f"{number}  {quoted}, {say('charts.no_source', lang)}"
    share = format_number(row["similarity"], lang, digits=0, percent=True)
    kind, similarity = row["kind"], say("charts.similarity", lang, share=share)
    return f"{number}  {quoted}, {say(f'kinds.{kind}', lang)}, {similarity}"


def _legend(ax: Axes, lang: str) -> None:
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], **_QUOTE, label=say("charts.quote", lang)),
        Line2D([], [], **_SOURCE, label=say("charts.source", lang)),
    ]
    beside_title(ax, handles)
