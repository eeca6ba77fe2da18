"""A forest of estimates: one row a section, a document or a group, with interval and n."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from discourse.charts.house import (
    BAND,
    GREY,
    INK,
    LIMITS,
    PALE,
    canvas,
    corrected_columns,
    narrow,
    new_figure,
    notice,
    points,
    required,
    style,
    wide,
    wrapped,
)
from discourse.charts.panels import documents
from discourse.charts.saving import tell
from discourse.charts.telling import estimate, named, number, place, sentence
from discourse.inference import format_number
from discourse.wording import group_title, say, section_title, written_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

# The figure of each kind of table, its name and its scale; None leaves the scale to the figures.
_KINDS: dict[str, tuple[str, tuple[float, float] | None]] = {
    "net": ("measures.outlook", (-1.0, 1.0)),
    "share": ("measures.hedged", (0.0, 1.0)),
    "valence": ("charts.mean_valence", None),
}
_MAKERS = " or ".join(("discourse.outlook", "discourse.hedging", "discourse.sentiment"))


@dataclass(frozen=True, slots=True)
class _Panel:
    """A figure of a table, for one target, by row."""

    figure: str
    target: str
    rows: dict[tuple[str, int], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the figure: a section or document, or the name of a group, which has no key."""

    label: str
    key: tuple[str, int] | None


def forest(
    *tables: pd.DataFrame, group: str | None = None, lang: str = "fr", ax: Axes | None = None
) -> Axes:
    """Draw estimates of sections, documents or groups below each other, with interval and n.

    A filled square is a figure corrected for sentences read wrongly, on its 95 % interval; a
    hollow one is as read. Each is printed beside its row. A panel a table and target: with
    `outlook` and `hedging` of one text, cautious hope is where both squares are to the right.

    Parameters
    ----------
    *tables
        of `outlook`, `hedging` or `sentiment`, by section, by document or by what groups
        documents, with the same rows; of groups the number of texts stands beside n. Rows stand
        in the order of the first table: sort it as you like.
    group
        a column of the first table, such as ``"outlet"``, whose values become headings; several
        documents by section are grouped by document unless another column is named.
    lang
        ``"fr"`` or ``"en"``.
    ax
        where to draw; only for one table of one target.

    Returns
    -------
    Axes
        of the first panel; ``ax.figure.axes`` holds all.

    Raises
    ------
    ValueError, TypeError
        no table or not such tables, an unknown column or language, `ax` for several panels.

    Examples
    --------
    >>> import discourse
    >>> docs = [
    ...     discourse.document("La paix pourrait revenir.", id="a"),
    ...     discourse.document("La crise dure.", id="b"),
    ... ]
    >>> ax = discourse.charts.forest(discourse.outlook(docs, by="document"))
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['a', 'b']
    >>> discourse.charts.close(ax)
    """
    written_in(lang)
    if not tables:
        raise TypeError(f"forest() needs a table of {_MAKERS}")
    panels = [panel for table in tables for panel in _panels(table)]
    if group is not None:
        required(tables[0], (group,), "you: group names one of its columns")
    lines = list(_lines(tables[0], group, lang))
    if ax is not None and len(panels) > 1:
        raise ValueError(
            f"ax holds one panel, the tables make {len(panels)}: give one, or leave ax out"
        )
    with style():
        if not panels:
            return notice(canvas(ax, 6, 1.5), say("charts.nothing", lang))
        height = 1.3 + 0.36 * max(2, len(lines))
        every = [ax] if ax is not None else _canvas(len(panels), height)
        for at, (axes, panel) in enumerate(zip(every, panels, strict=True)):
            _draw(axes, panel, lines, lang)
            _name(axes, lines, shown=not at)
        _legend(every, panels, lang, own=ax is None)
    return every[0]


def _panels(table: pd.DataFrame) -> Iterator[_Panel]:
    figure = next((name for name in _KINDS if name in getattr(table, "columns", ())), None)
    required(table, ("n",) if figure else ("net or share or valence",), _MAKERS)
    assert figure is not None
    corrected = corrected_columns(figure) if figure != "valence" else ("low", "high")
    required(table, (figure, *corrected), _MAKERS)
    targets = list(dict.fromkeys(table["target"])) if "target" in table.columns else [""]
    for target in targets:
        shown = table[table["target"] == target] if "target" in table.columns else table
        rows = ({str(name): cell for name, cell in row.items()} for row in shown.to_dict("records"))
        yield _Panel(figure, target, {_key(row): row for row in rows})


def _key(row: dict[str, Any]) -> tuple[str, int]:
    return str(row.get("doc", row.get("group", ""))), int(row.get("section", -1))


def _lines(table: pd.DataFrame, group: str | None, lang: str) -> Iterator[_Line]:
    """The rows, each group under its name; a row that several targets share stands once."""
    sections = "section" in table.columns
    by = group or ("doc" if sections and len(documents(table)) > 1 else None)
    own = "doc" if "doc" in table.columns else "group"
    each = table.drop_duplicates([name for name in (own, "section") if name in table.columns])
    alone = sections and len(each) == 1
    parts = [("", each)]
    if by is not None:
        parts = [(str(name), each[each[by] == name]) for name in dict.fromkeys(each[by])]
    for name, part in parts:
        if name:
            yield _Line(name, None)
        for row in part.to_dict("records"):
            cells = {str(column): cell for column, cell in row.items()}
            title = section_title(str(cells["title"]), lang, alone=alone) if sections else ""
            yield _Line(title or group_title(str(cells.get(own, "")), lang), _key(cells))


def _canvas(at: int, height: float) -> list[Axes]:
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    if narrow():
        # Two panels beside each other would leave no room for the rows' names.
        figure = new_figure(wide(7.2), 0.4 + height * at)
        return list(figure.subplots(at, 1, squeeze=False)[:, 0])
    figure = new_figure(max(6.4, 2.4 + 2.4 * at), height, ConstrainedLayoutEngine(wspace=0.03))
    return list(figure.subplots(1, at, sharey=True, squeeze=False)[0])


def _draw(ax: Axes, panel: _Panel, lines: Sequence[_Line], lang: str) -> None:
    name, limits = _KINDS[panel.figure]
    percent = panel.figure == "share"
    told = []
    for y, line in enumerate(lines):
        row = panel.rows.get(line.key) if line.key is not None else None
        if row is None:
            continue
        _estimate(ax, row, panel.figure, y)
        _margin(ax, row, panel, y, lang)
        n = _size(row, lang)
        told.append(f"{line.label} {estimate(row, panel.figure, lang, percent=percent)} ({n})")
    if limits is not None:
        room = 0.06 * (limits[1] - limits[0])
        ax.set_xlim(limits[0] - room, limits[1] + room)
        ax.set_xticks([limits[0], sum(limits) / 2, limits[1]])
    else:
        ax.margins(x=0.08)
    ax.xaxis.set_major_formatter(
        lambda value, _: format_number(
            value, lang, digits=0 if percent else 1, signed=not percent, percent=percent
        )
    )
    if not percent:
        ax.axvline(0, color=GREY, linewidth=0.8, zorder=0)
    title = f"{say(name, lang)}{', ' + panel.target if panel.target else ''}"
    ax.set_title(wrapped(title[:1].upper() + title[1:], 26, 2), pad=6)
    what = say("alts.forest", lang, measure=say(name, lang), about=named(panel.target, "", lang))
    if not panel.target and any("documents" in row for row in panel.rows.values()):
        what = say(name, lang)  # of groups of texts, not of one whole text
    tell(ax, sentence(what, told, lang))


def _estimate(ax: Axes, row: dict[str, Any], figure: str, y: int) -> None:
    value, low, high = place(row, figure)
    if math.isnan(row[figure]):
        return
    if not math.isnan(low):
        ax.plot([low, high], [y, y], label="interval", **_INTERVAL)
    known = not math.isnan(low)
    if known and value != row[figure]:
        ax.plot(row[figure], y, label="read", **_READ)
    shape = _KNOWN if known else _READ
    ax.plot(value, y, label="estimate" if known else "read", **shape)


_INTERVAL: dict[str, Any] = {"color": BAND, "linewidth": 4, "solid_capstyle": "butt", "zorder": 1}
_MARK: dict[str, Any] = {"marker": "s", "linestyle": "none", "markeredgecolor": INK}
_KNOWN: dict[str, Any] = {**_MARK, "markersize": 6, "markerfacecolor": INK, "zorder": 4}
_READ: dict[str, Any] = {**_MARK, "markersize": 5, "markerfacecolor": "white", "zorder": 3}


def _margin(ax: Axes, row: dict[str, Any], panel: _Panel, y: int, lang: str) -> None:
    """Print the figure, its interval and n beside the row."""
    percent = panel.figure == "share"
    value, low, high = place(row, panel.figure)
    text = _size(row, lang)
    if not row["n"]:
        text = say("charts.no_mention" if panel.target else "charts.no_sentence", lang)
    elif not math.isnan(value):
        ends = "" if math.isnan(low) else _range(low, high, lang, percent=percent)
        text = f"{number(value, lang, percent=percent)}{ends}\n{text}"
    ax.text(
        1.02,
        y,
        text,
        transform=ax.get_yaxis_transform(),
        va="center",
        fontsize=points(7),
        color=INK if row["n"] else GREY,
        linespacing=1.1,
    )


def _size(row: dict[str, Any], lang: str) -> str:
    """How many sentences, and of how many texts where they are of several."""
    if "documents" not in row:
        return say("charts.n", lang, n=row["n"])
    return say("charts.n_documents", lang, n=row["n"], documents=row["documents"])


def _range(low: float, high: float, lang: str, *, percent: bool) -> str:
    ends = (number(end, lang, percent=percent) for end in (low, high))
    return f" [{(' ; ' if lang == 'fr' else ', ').join(ends)}]"


def _name(ax: Axes, lines: Sequence[_Line], *, shown: bool) -> None:
    """The rows by name: groups in bold, and a thin line above each."""
    ax.set_ylim(len(lines) - 0.4, -0.6)
    ax.set_yticks(range(len(lines)), [wrapped(line.label, 34, 2) for line in lines])
    ax.tick_params(axis="y", length=0, labelleft=shown or narrow())
    ax.spines["left"].set_visible(False)
    # Labels that are switched off are not listed.
    for label, line in zip(ax.get_yticklabels(), lines, strict=False):
        if line.key is None:
            label.set_fontweight("bold")
    for y in range(1, len(lines)):
        ax.axhline(y - 0.5, color=PALE, linewidth=0.5, zorder=0)


def _legend(axes: Sequence[Axes], panels: Sequence[_Panel], lang: str, *, own: bool) -> None:
    """What the marks are, of those that are there."""
    from matplotlib.lines import Line2D

    shown = {line.get_label() for one in axes for line in one.lines}
    handles = []
    if "estimate" in shown:
        corrected = any(panel.figure != "valence" for panel in panels)
        key = "charts.forest_corrected" if corrected else "charts.mean"
        both: dict[str, Any] = {**_KNOWN, "color": BAND, "linewidth": 4, "linestyle": "-"}
        handles.append(Line2D([], [], label=say(key, lang, **LIMITS), **both))
    if "read" in shown:
        handles.append(Line2D([], [], label=say("charts.forest_read", lang), **_READ))
    if not handles:
        return
    placed: dict[str, Any] = {"handles": handles, "ncols": 1 if narrow() else 2}
    if own:
        axes[0].figure.legend(loc="outside lower left", **placed)
    else:
        axes[0].legend(loc="upper center", bbox_to_anchor=(0.5, -0.15), **placed)
