"""The markers along the text, one row per category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discourse.charts.axis import along, below, beside_title, extent, number_sections
from discourse.charts.house import narrow, points, required, style
from discourse.charts.palette import BLUE, GREY, PALE, VERMILLION
from discourse.charts.panels import documents, multiples, of
from discourse.charts.telling import named, notice, sentence, tell
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

    Several documents make a panel each, with the same rows, from the beginning of each to its end.

    Parameters
    ----------
    markers
        of ``discourse.markers(docs)``: ``start, end, category, negated``.
    lang
        ``"fr"`` or ``"en"``.
    length
        of the text in characters; by default as far as the tables reach. Of one document.
    sections
        of ``discourse.sections(docs)``: ``title, start, end``; numbered on top, and named below
        where there is one document.
    ax
        where to draw; a new figure when left out.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError, TypeError
        not such tables, an unknown language, a span beyond `length`, `ax` or `length` for several
        documents.
    """
    written_in(lang)
    required(markers, COLUMNS, "discourse.markers")
    names, found = documents(markers), _categories(markers)
    if length is not None and len(names) > 1:
        raise ValueError("length is of one document, the table has several: leave it out")
    listed = 0 if sections is None else len(sections)

    def draw(name: str, panel: Axes) -> Axes:
        parts = None if sections is None else of(sections, name)
        return _draw(panel, of(markers, name), found, lang, length, parts, name)

    with style():
        return multiples(
            names,
            draw,
            [0.8 + 0.22 * max(2, len(found))] * len(names),
            7.2,
            ax,
            alone=1.4 + 0.26 * max(2, len(found)) + 0.17 * listed,
            pad=6 if sections is None else 18,
        )


def _draw(
    ax: Axes,
    markers: pd.DataFrame,
    found: list[str],
    lang: str,
    length: int | None,
    sections: pd.DataFrame | None,
    document: str,
) -> Axes:
    words = say("alts.dispersion", lang, about=named("", document, lang))
    if not found:
        return notice(ax, say("charts.no_marker", lang))
    for y, category in enumerate(found):
        _row(ax, markers[markers["category"] == category], y, lang)
    along(ax, extent(markers, length, sections), lang)
    ax.set_ylim(len(found) - 0.5, -0.5)
    names = phrases("categories", lang)
    ax.set_yticks(range(len(found)), [names.get(name, name) for name in found])
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    titles = number_sections(ax, sections, lang)
    ax.set_title(say("charts.dispersion_title", lang), pad=20, fontsize=points(12))
    _legend(ax, lang, both=bool(markers["negated"].any()), down=bool(document) or narrow())
    if titles and not document:
        below(ax, titles)
    tell(ax, sentence(words, _told(markers, found, lang), lang))
    return ax


def _told(markers: pd.DataFrame, found: list[str], lang: str) -> list[str]:
    names = phrases("categories", lang)
    told = []
    for category in found:
        part = markers[markers["category"] == category]
        negated = int(part["negated"].sum())
        key = "alts.dispersion_row" if negated else "alts.dispersion_plain"
        name = names.get(category, category)
        told.append(say(key, lang, category=name, n=len(part), negated=negated))
    return told


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


def _legend(ax: Axes, lang: str, *, both: bool, down: bool) -> None:
    from matplotlib.lines import Line2D

    shapes = [(_MARKER, "charts.marker"), *([(_NEGATED, "charts.negated")] if both else [])]
    handles = [
        Line2D([], [], linestyle="none", **shape, label=say(key, lang)) for shape, key in shapes
    ]
    if down:
        ax.legend(
            handles=handles, loc="upper right", bbox_to_anchor=(1, 0), ncols=2, borderaxespad=4.4
        )
        return
    beside_title(ax, handles)
