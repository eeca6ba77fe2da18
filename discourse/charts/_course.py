"""The course of a text: running net outlook or hedging, sentence after sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discourse.charts.axis import along
from discourse.charts.house import (
    BAND,
    BLUE,
    GREY,
    INK,
    LIMITS,
    PALE,
    canvas,
    narrow,
    new_figure,
    notice,
    points,
    required,
    style,
    wide,
)
from discourse.charts.panels import documents
from discourse.charts.saving import tell
from discourse.charts.telling import named, number, sentence
from discourse.inference import format_number
from discourse.suggestions import suggestion
from discourse.wording import say, written_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COLUMNS = (
    *("measure", "target", "place", "read", "mean"),
    *("corrected", "corrected_low", "corrected_high"),
)
# The name of each measure, its scale and where its figures are marked.
_SCALES = {
    "outlook": ((-1.0, 1.0), (-1, -0.5, 0, 0.5, 1)),
    "hedging": ((0.0, 1.0), (0, 0.25, 0.5, 0.75, 1)),
}


def course(
    table: pd.DataFrame, measure: str = "outlook", *, lang: str = "fr", ax: Axes | None = None
) -> Axes:
    """Draw how outlook or hedging runs from the beginning of a text to its end.

    The line is the running mean: solid where it is corrected for sentences read wrongly, in the
    band of its 95 % interval, dashed as read. Small marks are the sentences as read. The band is
    for one place at a time.

    Parameters
    ----------
    table
        of ``discourse.course(doc)``: ``measure, target, place, read, mean, corrected,
        corrected_low, corrected_high``; or several concatenated: one panel a document and
        ``target`` below the other, "" being the whole text.
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
        not such a table, an unknown measure or language, `ax` for several targets or documents.
    """
    written_in(lang)
    if measure not in _SCALES:
        raise ValueError(
            f"measure {measure!r} is unknown; choose one of {', '.join(_SCALES)}"
            f"{suggestion(measure, tuple(_SCALES))}"
        )
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
        panels = [canvas(ax, 7.2, 3.4)] if len(parts) == 1 else _panels(len(parts))
        for panel, (name, target) in zip(panels, parts, strict=True):
            shown = rows[rows["target"] == target]
            if many:
                shown = shown[shown["doc"] == name]
            _lines(panel, shown, lang)
            _axes(panel, shown, measure, lang, name if many else "")
            tell(panel, _words(shown, measure, name if many else "", lang))
        panels[0].set_title(say("charts.course_title", lang), pad=18, fontsize=points(12))
        _legend(panels)
    return panels[0]


def _panels(number: int) -> list[Axes]:
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    whole = new_figure(wide(7.2), 0.6 + 2.8 * number, ConstrainedLayoutEngine(hspace=0.06))
    return list(whole.subplots(number, 1, sharex=True, squeeze=False)[:, 0])


def _legend(panels: list[Axes]) -> None:
    """One for all panels, of whatever any of them shows."""
    shown: dict[str, Any] = {}
    for panel in panels:
        for handle, label in zip(*panel.get_legend_handles_labels(), strict=True):
            # What is corrected is a line in its band, under one label.
            shown.setdefault(label, {})[type(handle)] = handle
    panels[-1].legend(
        [tuple(handles.values()) for handles in shown.values()],
        list(shown),
        loc="upper center",
        bbox_to_anchor=(0.5, -0.2),
        ncols=1 if narrow() else 2,
    )


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
    (least, most), ticks = _SCALES[measure]
    outlook = measure == "outlook"
    ax.axhline(0, color=PALE if outlook else GREY, linewidth=1, zorder=0)
    room = 0.08 * (most - least)
    ax.set_ylim(least - room, most + room)
    ax.set_yticks(
        ticks,
        [
            format_number(tick, lang, digits=1, signed=True)
            if outlook
            else format_number(tick, lang, digits=0, percent=True)
            for tick in ticks
        ],
    )
    along(ax, 1, lang)
    ax.label_outer()
    name = say("measures.outlook" if outlook else "measures.hedged", lang)
    target = str(rows["target"].iloc[0]) if len(rows) else ""
    ax.text(
        0,
        1.02,
        ", ".join(part for part in (document, name, target) if part),
        transform=ax.transAxes,
        ha="left",
        va="bottom",
        fontsize=points(8),
    )


def _words(rows: pd.DataFrame, measure: str, document: str, lang: str) -> str:
    """From where to where the line runs, and its highest and lowest place."""
    outlook = measure == "outlook"
    percent = not outlook
    corrected = bool(rows["corrected_low"].notna().any())
    line = rows[["place", "corrected" if corrected else "mean"]].set_axis(["place", "y"], axis=1)
    line = line.dropna()
    told = []
    if len(line):
        first, last, high, low = (
            line.iloc[at] for at in (0, -1, int(line["y"].argmax()), int(line["y"].argmin()))
        )
        ends = {
            "first": number(first["y"], lang, percent=percent),
            "last": number(last["y"], lang, percent=percent),
            "high": number(high["y"], lang, percent=percent),
            "low": number(low["y"], lang, percent=percent),
            "at_high": format_number(high["place"], lang, digits=0, percent=True),
            "at_low": format_number(low["place"], lang, digits=0, percent=True),
        }
        key = "alts.course_corrected" if corrected else "alts.course_read"
        told = [say(key, lang, n=len(rows), **ends), say("alts.course_ends", lang, **ends)]
    target = str(rows["target"].iloc[0]) if len(rows) else ""
    name = say("measures.outlook" if outlook else "measures.hedged", lang)
    about = named(target, document, lang)
    return sentence(say("alts.course", lang, measure=name, about=about), told, lang)
