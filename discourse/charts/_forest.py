"""A forest of estimates: one row per section, document or group, with interval and n."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from discourse.charts.axis import beside, name_rows, ticks_inside
from discourse.charts.house import (
    LIMITS,
    canvas,
    corrected_columns,
    narrow,
    new_figure,
    points,
    required,
    style,
    wide,
    wrapped,
)
from discourse.charts.palette import BAND, GREY, INK, PALE
from discourse.charts.panels import documents, one_panel
from discourse.charts.telling import estimate, named, notice, number, place, sentence, tell
from discourse.inference import format_number
from discourse.tables.schema import rows_of
from discourse.wording import group_title, measure_name, say, section_title, written_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

# The figure of each kind of table, its name and its scale; None leaves the scale to the figures.
_KINDS: dict[str, tuple[str, tuple[float, float] | None]] = {
    "net": ("measures.outlook", (-1.0, 1.0)),
    "share": ("measures.hedging", (0.0, 1.0)),
    "valence": ("charts.mean_valence", None),
}
_DIFFERENCE = "difference"
_MAKERS = " or ".join(
    ("discourse.outlook", "discourse.hedging", "discourse.sentiment", "discourse.contrasts")
)


_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Panel:
    """A figure of a table, for one target, by row."""

    figure: str
    name: str
    target: str
    rows: dict[_Key, dict[str, Any]]
    limits: tuple[float, float] | None
    percent: bool = False
    points: bool = False

    def shown(self, value: float, lang: str) -> str:
        """A value as it is printed."""
        return number(value, lang, percent=self.percent, points=self.points)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the figure: a section, document or pair, or the name of a group, without a key."""

    label: str
    key: _Key | None
    sides: tuple[str, ...] = ()


def forest(
    *tables: pd.DataFrame, group: str | None = None, lang: str = "fr", ax: Axes | None = None
) -> Axes:
    """Draw estimates of sections, documents or groups below each other, with interval and n.

    A filled square is a figure corrected for sentences read wrongly, on its 95 % interval; a
    hollow one is as read. Each is printed beside its row. Each table and target has its panel: with
    `outlook` and `hedging` of one text, cautious hope is where both squares are to the right.

    Parameters
    ----------
    *tables
        from `contrasts`, one row per difference; or from `outlook`, `hedging` or `sentiment`, by
        section, by document or by group, all with the same rows. For groups the number of texts is
        printed beside n. Rows keep the order of the first table: sort it as you like.
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
    panels = [panel for table in tables for panel in _panels(table, lang)]
    if group is not None:
        required(tables[0], (group,), "you: group names one of its columns")
    lines = list(_lines(tables[0], group, lang))
    one_panel(ax, [", ".join(filter(None, (panel.name, panel.target))) for panel in panels])
    with style():
        if not panels or not lines:
            return notice(canvas(ax, 6, 1.5), say("charts.nothing", lang))
        height = 1.3 + 0.36 * max(2, len(lines))
        every = [ax] if ax is not None else _canvas(len(panels), height)
        for at, (axes, panel) in enumerate(zip(every, panels, strict=True)):
            _draw(axes, panel, lines, lang)
            _name(axes, lines, shown=not at)
        _legend(every, panels, lang, own=ax is None)
    return every[0]


def _panels(table: pd.DataFrame, lang: str) -> Iterator[_Panel]:
    columns = getattr(table, "columns", ())
    if "measure" in columns and _DIFFERENCE in columns:
        yield from _differences(table, lang)
        return
    figure = next((name for name in _KINDS if name in columns), None)
    required(table, ("n",) if figure else ("net or share or valence",), _MAKERS)
    assert figure is not None
    corrected = corrected_columns(figure) if figure != "valence" else ("low", "high")
    required(table, (figure, *corrected), _MAKERS)
    targets = list(dict.fromkeys(table["target"])) if "target" in table.columns else [""]
    key, limits = _KINDS[figure]
    for target in targets:
        shown = table[table["target"] == target] if "target" in table.columns else table
        percent = figure == "share"
        yield _Panel(figure, say(key, lang), target, _rows(shown), limits, percent)


def _differences(table: pd.DataFrame, lang: str) -> Iterator[_Panel]:
    """A panel a measure and target of `contrasts`; shares differ by percentage points."""
    required(table, ("target", "first", "second", *corrected_columns(_DIFFERENCE)), _MAKERS)
    for measure, target in dict.fromkeys(zip(table["measure"], table["target"], strict=True)):
        shown = table[(table["measure"] == measure) & (table["target"] == target)]
        points_apart = measure not in ("outlook", "valence")
        key = "charts.difference_points" if points_apart else "charts.difference"
        name = say(key, lang, measure=measure_name(str(measure), lang))
        yield _Panel(_DIFFERENCE, name, target, _rows(shown), None, points=points_apart)


def _rows(table: pd.DataFrame) -> dict[_Key, dict[str, Any]]:
    return {_key(row): row for row in rows_of(table)}


def _key(row: dict[str, Any]) -> _Key:
    own = str(row.get("doc", row.get("group", "")))
    if _DIFFERENCE in row:
        return own, str(row["first"]), str(row["second"])
    return own, str(row.get("section", ""))


def _lines(table: pd.DataFrame, group: str | None, lang: str) -> Iterator[_Line]:
    """The rows, each group under its name; a row that several targets share stands once."""
    keys = [name for name in ("doc", "group", "section", "first", "second") if name in table]
    each = table.drop_duplicates(keys)
    inside = "section" in table.columns or _DIFFERENCE in table.columns
    many = "doc" in table.columns and len(documents(table)) > 1
    by = group or ("doc" if inside and many else None)
    parts = [("", each)]
    if by is not None:
        parts = [(str(name), each[each[by] == name]) for name in dict.fromkeys(each[by])]
    for name, part in parts:
        if name:
            yield _Line(name, None)
        for row in rows_of(part):
            sides = _sides(row, lang)
            label = " − ".join(sides) or _label(row, lang, alone=len(each) == 1)
            yield _Line(label, _key(row), sides)


def _sides(row: dict[str, Any], lang: str) -> tuple[str, ...]:
    """Both sides of a difference, the second of the table first, since the first is taken off."""
    if _DIFFERENCE not in row:
        return ()
    titled = section_title if "doc" in row else group_title
    return tuple(titled(str(row[side]), lang) for side in ("second", "first"))


def _label(row: dict[str, Any], lang: str, *, alone: bool) -> str:
    """A section, document or group by name.

    A section without a title is the introduction; of a document, which has no section, the id.
    """
    if "section" in row:
        return section_title(str(row["title"]), lang, alone=alone)
    return str(row["doc"]) if "doc" in row else group_title(str(row["group"]), lang)


def _canvas(at: int, height: float) -> list[Axes]:
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    if narrow():
        # Two panels beside each other would leave no room for the rows' names.
        figure = new_figure(wide(7.2), 0.4 + height * at)
        return list(figure.subplots(at, 1, squeeze=False)[:, 0])
    figure = new_figure(max(6.4, 2.4 + 2.4 * at), height, ConstrainedLayoutEngine(wspace=0.03))
    return list(figure.subplots(1, at, sharey=True, squeeze=False)[0])


def _draw(ax: Axes, panel: _Panel, lines: Sequence[_Line], lang: str) -> None:
    limits, percent = panel.limits, panel.percent
    told = []
    for y, line in enumerate(lines):
        row = panel.rows.get(line.key) if line.key is not None else None
        if row is None:
            continue
        _estimate(ax, row, panel.figure, y)
        _margin(ax, row, panel, y, lang)
        n = _size(row, lang)
        units = {"percent": percent, "points": panel.points}
        told.append(f"{line.label} {estimate(row, panel.figure, lang, **units)} ({n})")
    if not percent:
        # Before the ticks are set, since it may widen the axis.
        ax.axvline(0, color=GREY, linewidth=0.8, zorder=0)
    if limits is not None:
        room = 0.06 * (limits[1] - limits[0])
        ax.set_xlim(limits[0] - room, limits[1] + room)
        ax.set_xticks([limits[0], sum(limits) / 2, limits[1]])
    else:
        ax.margins(x=0.08)
        ticks_inside(ax, 3)
    ax.xaxis.set_major_formatter(
        lambda value, _: (
            panel.shown(value, lang)
            if percent or panel.points
            else format_number(value, lang, digits=1 if _tenths(value) else 2, signed=True)
        )
    )
    title = f"{panel.name}{', ' + panel.target if panel.target else ''}"
    ax.set_title(
        wrapped(title[:1].upper() + title[1:], 26, 3 if panel.figure == _DIFFERENCE else 2), pad=6
    )
    what = say("alts.forest", lang, measure=panel.name, about=named(panel.target, "", lang))
    if not panel.target and any("doc" not in row for row in panel.rows.values()):
        what = panel.name  # of groups of texts, not of one whole text
    tell(ax, sentence(what, told, lang))


def _tenths(value: float) -> bool:
    return abs(round(value, 1) - value) < 1e-9


def _estimate(ax: Axes, row: dict[str, Any], figure: str, y: int) -> None:
    value, low, high = place(row, figure)
    known = not math.isnan(low)
    if math.isnan(row[figure]):
        return
    if known:
        ax.plot([low, high], [y, y], label="interval", **_INTERVAL)
    if value != row[figure] or not known:
        ax.plot(row[figure], y, label="read", **_READ)
    if known:
        ax.plot(value, y, label="estimate", **_KNOWN)


_INTERVAL: dict[str, Any] = {"color": BAND, "linewidth": 4, "solid_capstyle": "butt", "zorder": 1}
_MARK: dict[str, Any] = {"marker": "s", "linestyle": "none", "markeredgecolor": INK}
_KNOWN: dict[str, Any] = {**_MARK, "markersize": 6, "markerfacecolor": INK, "zorder": 4}
_READ: dict[str, Any] = {**_MARK, "markersize": 5, "markerfacecolor": "white", "zorder": 3}


def _margin(ax: Axes, row: dict[str, Any], panel: _Panel, y: int, lang: str) -> None:
    """Print the figure, its interval and n beside the row."""
    value, low, high = place(row, panel.figure)
    text, empty = _size(row, lang), row.get("n") == 0
    if empty:
        text = say("charts.no_mention" if panel.target else "charts.no_sentence", lang)
    elif not math.isnan(value):
        ends = ""
        if not math.isnan(low):
            between = " ; " if lang == "fr" else ", "
            ends = f" [{panel.shown(low, lang)}{between}{panel.shown(high, lang)}]"
        text = f"{panel.shown(value, lang)}{ends}\n{text}"
    colour = GREY if empty else INK
    beside(ax, y, text, fontsize=points(7), color=colour, linespacing=1.1)


def _size(row: dict[str, Any], lang: str) -> str:
    """How many sentences, and of how many texts where they are of several."""
    if "documents_first" in row:
        sides = {"n_a": row["n_second"], "n_b": row["n_first"]}
        texts = {"documents_a": row["documents_second"], "documents_b": row["documents_first"]}
        return say("charts.n_pair_documents", lang, **sides, **texts)
    if _DIFFERENCE in row:
        return say("verdict_sections.sizes", lang, n_a=row["n_second"], n_b=row["n_first"])
    if "documents" in row:
        return say("charts.n_documents", lang, n=row["n"], documents=row["documents"])
    return say("charts.n", lang, n=row["n"])


def _name(ax: Axes, lines: Sequence[_Line], *, shown: bool) -> None:
    """The rows by name: groups in bold, and a thin line above each."""
    name_rows(ax, [_named_in_two_lines(line) for line in lines])
    ax.tick_params(labelleft=shown or narrow())
    # Labels that are switched off are not listed.
    for label, line in zip(ax.get_yticklabels(), lines, strict=False):
        if line.key is None:
            label.set_fontweight("bold")
    for y in range(1, len(lines)):
        ax.axhline(y - 0.5, color=PALE, linewidth=0.5, zorder=0)


def _named_in_two_lines(line: _Line) -> str:
    """The name of a row; of a pair that is too long each side is cut so that both can be read."""
    whole = wrapped(line.label, 34, 2)
    if not line.sides or not whole.endswith("…"):
        return whole
    return " −\n".join(wrapped(side, 32, 1) for side in line.sides)


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
