"""The markers along the text, one row per category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discourse.charts.axis import along, below, extent, number_sections
from discourse.charts.house import BLUE, GREY, PALE, VERMILLION, canvas, notice, required, style
from discourse.wording import phrases, say, written_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COLUMNS = ("start", "end", "category", "negated")


def dispersion(
    markers: pd.DataFrame,
    *,
    lang: str = "fr",
    length: int | None = None,
    sections: pd.DataFrame | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw every marker as a stroke at its place in the text, a row for each category found.

    Parameters
    ----------
    markers
        of ``discourse.markers(doc)``: ``start, end, category, negated``.
    lang
        ``"fr"`` or ``"en"``.
    length
        of the text in characters; by default as far as the tables reach.
    sections
        of ``discourse.sections(doc)``: ``title, start, end``; numbered on top, named below.
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
    required(markers, COLUMNS, "discourse.markers")
    found = _categories(markers)
    reach = extent(markers, length, sections)
    with style():
        named = 0 if sections is None else len(sections)
        ax = canvas(ax, 7.2, 1.4 + 0.26 * max(2, len(found)) + 0.17 * named)
        if not found:
            return notice(ax, say("charts.no_marker", lang))
        for y, category in enumerate(found):
            _row(ax, markers[markers["category"] == category], y, lang)
        along(ax, reach, lang)
        ax.set_ylim(len(found) - 0.5, -0.5)
        names = phrases("categories", lang)
        ax.set_yticks(range(len(found)), [names.get(name, name) for name in found])
        ax.tick_params(axis="y", length=0)
        ax.spines["left"].set_visible(False)
        titles = number_sections(ax, sections, lang)
        ax.set_title(say("charts.dispersion_title", lang), pad=20, fontsize=12)
        _legend(ax, lang, both=bool(markers["negated"].any()))
        if titles:
            below(ax, titles)
    return ax


def _categories(markers: pd.DataFrame) -> list[str]:
    """List the categories found, in the order of the typology where the table knows it."""
    category = markers["category"]
    order = category.cat.categories if hasattr(category, "cat") else dict.fromkeys(category)
    present = set(category)
    return [str(name) for name in order if name in present]


def _row(ax: Axes, markers: pd.DataFrame, y: int, lang: str) -> None:
    negated = markers["negated"].astype(bool)
    ax.axhline(y, color=PALE, linewidth=0.5, zorder=0)
    for part, shape in ((markers[~negated], _MARKER), (markers[negated], _NEGATED)):
        if len(part):
            ax.plot(part["start"], [y] * len(part), linestyle="none", clip_on=False, **shape)
    count = say("charts.n", lang, n=len(markers))
    ax.text(1.015, y, count, transform=ax.get_yaxis_transform(), va="center", color=GREY)


_MARKER: dict[str, Any] = {"marker": "|", "markersize": 11, "markeredgewidth": 1.5, "color": BLUE}
_NEGATED: dict[str, Any] = {
    "marker": "x",
    "markersize": 6,
    "markeredgewidth": 1.5,
    "color": VERMILLION,
}


def _legend(ax: Axes, lang: str, *, both: bool) -> None:
    from matplotlib.lines import Line2D

    shapes = [(_MARKER, "charts.marker"), *([(_NEGATED, "charts.negated")] if both else [])]
    handles = [
        Line2D([], [], linestyle="none", **shape, label=say(key, lang)) for shape, key in shapes
    ]
    # On the line of the title, whose right side is free.
    ax.legend(
        handles=handles, loc="lower right", bbox_to_anchor=(1, 1.0), ncols=2, borderaxespad=1.6
    )
