"""Several documents in one figure: which rows are whose, and small multiples."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from discourse.charts.house import canvas, given_axes, new_figure, wide, wrapped
from discourse.wording import group_title

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_SHOWN = 4  # panels that an error names


def documents(table: pd.DataFrame) -> list[str]:
    """The documents of a table in its order; one without a name where it has no such column."""
    if "doc" not in table.columns:
        return [""]
    return list(dict.fromkeys(table["doc"].astype(str))) or [""]


def of(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of a document; all of a table where it is without a name."""
    return table[table["doc"] == name] if name and "doc" in table.columns else table


def one_document(table: pd.DataFrame) -> None:
    """Refuse a table of several documents."""
    found = documents(table)
    if len(found) > 1:
        raise ValueError(
            f"this figure shows one document, the table holds {len(found)}: "
            'choose one, as in table[table["doc"] == …]'
        )


def one_panel(ax: Axes | None, panels: Sequence[str]) -> None:
    """Refuse an Axes of the user for what makes several panels."""
    if ax is not None and given_axes(ax) is ax and len(panels) > 1:
        shown = ", ".join(map(repr, panels[:_SHOWN])) + (", …" if len(panels) > _SHOWN else "")
        raise ValueError(
            f"ax holds one panel, the table makes {len(panels)} ({shown}): draw one of them, or "
            "leave ax out"
        )


def by_document(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    """A table with one row per document or group, in the form of one with one row per section."""
    own = next((name for name in ("doc", "group") if name in table.columns), None)
    if "section" in table.columns or own is None:
        return table
    place = {name: number for number, name in enumerate(dict.fromkeys(table[own].astype(str)))}
    titles = table[own].map(lambda name: group_title(name, lang)) if own == "group" else table[own]
    return table.assign(section=table[own].map(place), title=titles, doc="")


def titled(chart: str, table: pd.DataFrame) -> str:
    """The key of the title of a chart: of sections, of documents, or of groups of them."""
    if "section" in table.columns or not {"doc", "group"} & set(table.columns):
        return _TITLES[chart][0]
    return _TITLES[chart][1 if "doc" in table.columns else 2]


_TITLES: Mapping[str, tuple[str, str, str]] = {
    "outlook": ("charts.outlook_title", "charts.outlook_documents", "charts.outlook_groups"),
    "sentiment": ("charts.sentiment_title", "charts.sentiment_documents", "charts.sentiment_title"),
    "rates": ("charts.rates_title", "charts.rates_documents", "charts.rates_groups"),
}


def multiples(
    names: Sequence[str],
    draw: Callable[[str, Axes], Axes],
    heights: Sequence[float],
    width: float,
    ax: Axes | None,
    *,
    alone: float,
    pad: float = 6,
) -> Axes:
    """Draw one panel per document, one below the other, under one title, legend and scale.

    Parameters
    ----------
    names
        of the documents.
    draw
        draws a document into an Axes, one that is alone under the name "".
    heights, width
        of the panels, in inches.
    ax
        what the user gave; an error for several panels, since it holds one.
    alone
        the height of the panel where there is one, with its title and legend.
    pad
        between a panel and its name, in points.

    Returns
    -------
    Axes
        of the first panel.
    """
    if len(names) < 2:
        return draw("", canvas(ax, width, alone))
    one_panel(ax, names)
    figure = new_figure(wide(width), 0.4 + sum(heights))
    grid = figure.subplots(len(names), 1, squeeze=False, height_ratios=heights)
    panels: list[Axes] = list(grid[:, 0])
    for name, panel in zip(names, panels, strict=True):
        draw(name, panel)
    title = panels[0].get_title(loc="left")
    for name, panel in zip(names, panels, strict=True):
        panel.set_title(wrapped(name, 90, 1), pad=pad)
        if panel is not panels[-1]:
            panel.set_xlabel("")
            legend = panel.get_legend()
            if legend is not None:
                legend.remove()
    figure.suptitle(title, x=0.01, ha="left", fontweight="bold")
    return panels[0]
