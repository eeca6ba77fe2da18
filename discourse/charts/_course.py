"""The course of a text, or of many by date: running net outlook or hedging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse.arguments import one_of
from discourse.charts._dates import date_axis, draw_texts, parts_by_date, words_by_date
from discourse.charts.axis import along
from discourse.charts.course_parts import (
    SCALES,
    Part,
    ends_of,
    is_corrected,
    legend,
    name_panel,
    running_mean,
    stacked,
    value_axis,
)
from discourse.charts.house import canvas, points, required, style
from discourse.charts.palette import GREY
from discourse.charts.panels import documents, of, one_panel
from discourse.charts.telling import named, notice, sentence, tell
from discourse.inference import MINIMUM_N, format_number
from discourse.wording import group_title, measure_name, say, written_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COLUMNS = (
    *("measure", "target", "place", "read", "mean"),
    *("corrected", "corrected_low", "corrected_high"),
)


def course(
    table: pd.DataFrame, measure: str = "outlook", *, lang: str = "fr", ax: Axes | None = None
) -> Axes:
    """Draw how outlook or hedging runs from the beginning of a text to its end, or over dates.

    The line is the running mean: solid where it is corrected for sentences read wrongly, in the
    band of its 95 % interval, dashed as read. Small marks are the sentences as read; over dates a
    circle is a text as read, the larger the more sentences it has, and where no correction is
    known the hatched band is that of the running mean as read. The band is for one place at a time.

    Parameters
    ----------
    table
        of ``discourse.course(doc)``: ``measure, target, place, read, mean, corrected,
        corrected_low, corrected_high``; or several concatenated: one panel per document and
        ``target`` below the other, "" being the whole text. Of ``discourse.course(docs,
        over="date")``: one panel per target, and per value of the column ``group`` where you give
        the table one, on the same dates.
    measure
        ``"outlook"`` or ``"hedging"``.
    lang
        ``"fr"`` or ``"en"``.
    ax
        where to draw, only for a table of one target and document; a new figure when left out.

    Returns
    -------
    Axes
        of the first panel; ``ax.figure.axes`` holds all.

    Raises
    ------
    ValueError, TypeError
        not such a table, an unknown measure or language, `ax` for several targets, documents or
        groups.
    """
    written_in(lang)
    one_of(measure, tuple(SCALES), "measure")
    dated = "date" in getattr(table, "columns", ())
    parts = parts_by_date(table, measure) if dated else _parts(table, measure)
    one_panel(ax, [", ".join(filter(None, (part.name, part.target))) for part in parts])
    with style():
        if not parts:
            return notice(canvas(ax, 7.2, 3.4), say("charts.nothing", lang))
        one = len(parts) == 1
        panels = [canvas(ax, 7.2, 3.4)] if one else stacked(len(parts), 2.3 if dated else 2.8)
        draw, words = (draw_texts, words_by_date) if dated else (_draw, _words)
        for panel, part in zip(panels, parts, strict=True):
            title = group_title(part.name, lang)
            name_panel(panel, (title, measure_name(measure, lang), part.target))
            draw(panel, part.rows, lang)
            value_axis(panel, measure, lang)
            tell(panel, words(part, measure, title, lang))
        if dated:
            date_axis(panels, parts)
        title = say("charts.dates_title" if dated else "charts.course_title", lang)
        panels[0].set_title(title, pad=18, fontsize=points(12))
        legend(panels, below=-0.13 if dated and one else -0.2)
    return panels[0]


def _parts(table: pd.DataFrame, measure: str) -> list[Part]:
    """The sentences of each document, about each target."""
    rows = required(table, COLUMNS, "discourse.course")
    rows = rows[rows["measure"] == measure].sort_values("place", kind="stable")
    names = documents(rows)
    return [
        Part(name if len(names) > 1 else "", target, shown[shown["target"] == target])
        for name in names
        for shown in [of(rows, name)]
        for target in dict.fromkeys(rows["target"])
    ]


def _draw(ax: Axes, rows: pd.DataFrame, lang: str) -> None:
    ax.plot(
        rows["place"],
        rows["read"],
        linestyle="none",
        marker="|",
        markersize=6,
        color=GREY,
        label=say("charts.read", lang),
        clip_on=False,
    )
    running_mean(ax, rows["place"].tolist(), rows, lang, over_dates=False)
    along(ax, 1, lang)
    ax.label_outer()


def _words(part: Part, measure: str, title: str, lang: str) -> str:
    """From where to where the line runs, and its highest and lowest place."""
    rows = part.rows
    ends = ends_of(
        rows, "place", measure, lang, lambda at: format_number(at, lang, digits=0, percent=True)
    )
    told = []
    if len(rows) < MINIMUM_N:
        told = [say("alts.course_few", lang, n=len(rows))]
    elif ends is not None:
        key = "alts.course_corrected" if is_corrected(rows) else "alts.course_read"
        told = [say(key, lang, n=len(rows), **ends), say("alts.course_ends", lang, **ends)]
    about = named(part.target, title, lang)
    what = say("alts.course", lang, measure=measure_name(measure, lang), about=about)
    return sentence(what, told, lang)
