"""The course of a text, or of many by date: running net outlook or hedging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse.charts._dates import date_course
from discourse.charts.axis import along
from discourse.charts.course_parts import (
    SCALES,
    ends_of,
    is_corrected,
    legend,
    name_panel,
    stacked,
    value_axis,
)
from discourse.charts.house import (
    BAND,
    BLUE,
    GREY,
    INK,
    LIMITS,
    canvas,
    notice,
    points,
    required,
    style,
)
from discourse.charts.panels import documents
from discourse.charts.saving import tell
from discourse.charts.telling import named, sentence
from discourse.inference import format_number
from discourse.suggestions import suggestion
from discourse.wording import measure_name, say, written_in

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
        corrected_low, corrected_high``; or several concatenated: one panel a document and
        ``target`` below the other, "" being the whole text. Of ``discourse.course(docs,
        over="date")``: one panel a target, and one a value of the column ``group`` where you give
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
    if measure not in SCALES:
        raise ValueError(
            f"measure {measure!r} is unknown; choose one of {', '.join(SCALES)}"
            f"{suggestion(measure, tuple(SCALES))}"
        )
    if "date" in getattr(table, "columns", ()):
        return date_course(table, measure, lang, ax)
    rows = required(table, COLUMNS, "discourse.course")
    rows = rows[rows["measure"] == measure].sort_values("place", kind="stable")
    names, about = documents(rows), list(dict.fromkeys(rows["target"]))
    many = len(names) > 1
    parts = [(name, target) for name in names for target in about]
    if ax is not None and len(parts) > 1:
        raise ValueError(
            f"ax holds one panel, the table has the targets {about} of {len(names)} documents: "
            "draw one of them, or leave ax out"
        )
    with style():
        if not parts:
            return notice(canvas(ax, 7.2, 3.4), say("charts.nothing", lang))
        panels = [canvas(ax, 7.2, 3.4)] if len(parts) == 1 else stacked(len(parts))
        for panel, (name, target) in zip(panels, parts, strict=True):
            shown = rows[rows["target"] == target]
            if many:
                shown = shown[shown["doc"] == name]
            _lines(panel, shown, lang)
            _axes(panel, shown, measure, lang, name if many else "")
            tell(panel, _words(shown, measure, name if many else "", lang))
        panels[0].set_title(say("charts.course_title", lang), pad=18, fontsize=points(12))
        legend(panels)
    return panels[0]


def _lines(ax: Axes, rows: pd.DataFrame, lang: str) -> None:
    place = rows["place"]
    ax.plot(
        place,
        rows["read"],
        linestyle="none",
        marker="|",
        markersize=6,
        color=GREY,
        label=say("charts.read", lang),
        clip_on=False,
    )
    known = rows["corrected_low"].notna()
    if known.any():
        ax.fill_between(
            place,
            rows["corrected_low"],
            rows["corrected_high"],
            color=BAND,
            alpha=0.45,
            linewidth=0,
            label=say("charts.course_corrected", lang, **LIMITS),
        )
        ax.plot(
            place,
            rows["corrected"],
            color=INK,
            linewidth=1.8,
            label=say("charts.course_corrected", lang, **LIMITS),
        )
    ax.plot(
        place,
        rows["mean"],
        color=BLUE,
        linewidth=1.4,
        linestyle=(0, (4, 2)),
        label=say("charts.course_read", lang),
    )


def _axes(ax: Axes, rows: pd.DataFrame, measure: str, lang: str, document: str) -> None:
    value_axis(ax, measure, lang)
    along(ax, 1, lang)
    ax.label_outer()
    target = str(rows["target"].iloc[0]) if len(rows) else ""
    name_panel(ax, (document, measure_name(measure, lang), target))


def _words(rows: pd.DataFrame, measure: str, document: str, lang: str) -> str:
    """From where to where the line runs, and its highest and lowest place."""
    ends = ends_of(
        rows, "place", measure, lang, lambda at: format_number(at, lang, digits=0, percent=True)
    )
    told = []
    if ends is not None:
        key = "alts.course_corrected" if is_corrected(rows) else "alts.course_read"
        told = [say(key, lang, n=len(rows), **ends), say("alts.course_ends", lang, **ends)]
    target = str(rows["target"].iloc[0]) if len(rows) else ""
    about = named(target, document, lang)
    name = measure_name(measure, lang)
    return sentence(say("alts.course", lang, measure=name, about=about), told, lang)
