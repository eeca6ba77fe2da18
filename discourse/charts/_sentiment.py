"""Mean valence of each section, with its sentences above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discourse.charts.axis import beside, name_rows, stacked
from discourse.charts.house import LIMITS, narrow, points, records, required, style, wrapped
from discourse.charts.palette import BLUE, GREY, INK, PALE
from discourse.charts.panels import by_document, documents, multiples, of, titled
from discourse.charts.telling import estimate, named, notice, sentence, tell
from discourse.inference import format_number
from discourse.wording import say, section_title, written_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COLUMNS = ("section", "title", "n", "valence", "low", "high", "too_few", "coverage")
SENTENCE_COLUMNS = ("sentence", "section", "valence")  # a mean is no sentence


def sentiment(
    table: pd.DataFrame,
    sentences: pd.DataFrame | None = None,
    *,
    lang: str = "fr",
    ax: Axes | None = None,
) -> Axes:
    """Draw each section's sentences and, below them, their mean with its t interval.

    Several documents make a panel each, on one scale.

    Parameters
    ----------
    table
        of ``discourse.sentiment(docs, by="section")``: ``section, title, n, valence, low, high,
        too_few, coverage``; or by document, a row each. A mean of too few sentences is drawn
        without interval.
    sentences
        of ``discourse.sentiment(docs, by="sentence")``: ``sentence, section, valence``; needed, and
        asked for by name where it is left out.
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
        not such tables, an unknown language, `ax` for several documents.
    """
    written_in(lang)
    required(table, ("n",), "discourse.sentiment(by='section')")
    heading, table = titled("sentiment", table), by_document(table, lang)
    required(table, COLUMNS, "discourse.sentiment(by='section')")
    if sentences is None:
        raise TypeError(
            "charts.sentiment draws two tables: give discourse.sentiment(docs, by='sentence') as "
            "the second"
        )
    if heading == "charts.sentiment_documents":
        places = dict(zip(table["title"], table["section"], strict=True))
        required(sentences, ("doc",), "discourse.sentiment(by='sentence')")
        sentences = sentences.assign(section=sentences["doc"].map(places))
    required(sentences, SENTENCE_COLUMNS, "discourse.sentiment(by='sentence')")
    names = documents(table)
    ends = sentences["valence"].min(), sentences["valence"].max()
    with style():
        return multiples(
            names,
            lambda name, axes: _draw(
                axes, of(table, name), of(sentences, name), heading, lang, name, ends
            ),
            [1.0 + 0.6 * len(of(table, name)) for name in names],
            7.2,
            ax,
            alone=1.7 + 0.66 * max(1, len(table)),
        )


def _draw(
    ax: Axes,
    table: pd.DataFrame,
    sentences: pd.DataFrame,
    heading: str,
    lang: str,
    name: str,
    ends: tuple[float, float],
) -> Axes:
    from matplotlib.ticker import MaxNLocator

    if table.empty:
        return notice(ax, say("charts.nothing", lang))
    rows = records(table, "section")
    low, high = ends
    dot = (high - low) / (25 if narrow() else 55) or 1.0
    for y, row in enumerate(rows):
        values = sentences.loc[sentences["section"] == row["section"], "valence"]
        _sentences(ax, values, y, dot)
        _mean(ax, row, y)
        _margin(ax, row, y, lang)
    ax.axvline(0, color=GREY, linewidth=0.8, zorder=0)
    alone = len(rows) == 1
    titles = [section_title(row["title"], lang, alone=alone) for row in rows]
    name_rows(ax, [wrapped(title) for title in titles])
    ax.margins(x=0.06)
    if name:  # one of several, all on one scale
        low = min(low, table["low"].min() if table["low"].notna().any() else low)
        ax.update_datalim([(low, 0), (high, 0)], updatey=False)
        ax.autoscale_view(scaley=False)
    ax.xaxis.set_major_locator(MaxNLocator(steps=[1, 2, 5, 10]))
    ax.xaxis.set_major_formatter(lambda value, _: _signed(value, lang))
    ax.set_xlabel(say("charts.valence", lang))
    ax.set_title(say(heading, lang), pad=10, fontsize=points(12))
    _legend(ax, lang, alone=any(row["n"] and row["too_few"] for row in rows))
    told = [
        say("alts.row", lang, title=title, n=row["n"], value=estimate(row, "valence", lang))
        for title, row in zip(titles, rows, strict=True)
    ]
    tell(ax, sentence(say("alts.sentiment", lang, about=named("", name, lang)), told, lang))
    return ax


def _signed(value: float, lang: str) -> str:
    digits = next((d for d in range(3) if round(value, d) == round(value, 6)), 3)
    return format_number(value, lang, digits=digits, signed=True)


def _sentences(ax: Axes, valences: pd.Series[float], y: int, dot: float) -> None:
    """Draw one dot per sentence; overlapping dots are stacked, none hidden."""
    xs = sorted(valences)
    levels = stacked(xs, dot)
    gap = min(0.09, 0.5 / (max(levels, default=0) + 1))
    ys = [y + 0.08 - gap * level for level in levels]
    ax.scatter(xs, ys, s=16, facecolor=PALE, edgecolor=GREY, linewidth=0.6, label="sentence")


def _mean(ax: Axes, row: dict[str, Any], y: int) -> None:
    if not row["n"]:
        return
    place = y + 0.26
    if not row["too_few"]:
        ax.plot(
            [row["low"], row["high"]], [place, place], color=BLUE, linewidth=2.2, label="interval"
        )
    ax.plot(
        row["valence"],
        place,
        marker="D",
        markersize=6,
        color=BLUE,
        markerfacecolor="white" if row["too_few"] else BLUE,
        linestyle="none",
        label="mean",
    )


def _margin(ax: Axes, row: dict[str, Any], y: int, lang: str) -> None:
    beside(ax, y - 0.1, say("charts.n", lang, **row), color=INK)
    if row["n"]:
        share = format_number(row["coverage"], lang, digits=0, percent=True)
        text = say("charts.coverage", lang, coverage=share)
        beside(ax, y + 0.09, text, va="top", fontsize=points(7), color=GREY)
    else:
        silent = say("charts.no_sentence", lang)
        ax.text(0, y, silent, ha="center", va="center", color=GREY, style="italic")


def _legend(ax: Axes, lang: str, *, alone: bool) -> None:
    from matplotlib.lines import Line2D

    dot: dict[str, Any] = {"linestyle": "none", "marker": "o", "markersize": 4}
    diamond: dict[str, Any] = {"marker": "D", "markersize": 6, "color": BLUE}
    sentence, mean = say("charts.sentence", lang), say("charts.mean", lang, **LIMITS)
    handles = [
        Line2D([], [], **dot, markerfacecolor=PALE, markeredgecolor=GREY, label=sentence),
        Line2D([], [], **diamond, linewidth=2.2, label=mean),
    ]
    if alone:
        few = say("charts.mean_alone", lang, **LIMITS)
        handles.append(
            Line2D([], [], **diamond, linestyle="none", markerfacecolor="white", label=few)
        )
    ax.legend(
        handles=handles,
        loc="upper center",
        bbox_to_anchor=(0.3 if narrow() else 0.4, 0),
        # Below the axis label, whatever the height of the figure.
        borderaxespad=4.2,
        ncols=1 if narrow() else len(handles),
        columnspacing=1.2,
        fontsize=points(8),
    )
