"""Words for the figures: what each Axes shows, the rows of a table as a sentence."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from discourse.charts.palette import GREY
from discourse.inference import format_number
from discourse.wording import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# More rows than these are counted and not read out: nobody listens to a table of forty rows.
TOLD = 12


# What each Axes shows, in words; kept as long as it is.
_WORDS: WeakKeyDictionary[Axes, str] = WeakKeyDictionary()


def tell(ax: Axes, words: str) -> None:
    """Say in words what an Axes shows, for `alt`."""
    _WORDS[ax] = words


def words_of(ax: Axes) -> str:
    """What was told of an Axes, "" of one that is not ours."""
    return _WORDS.get(ax, "")


def notice(ax: Axes, text: str) -> Axes:
    """State in an otherwise empty figure, and in its words, that there is nothing to draw."""
    tell(ax, text)
    ax.set_axis_off()
    ax.text(0.5, 0.5, text, transform=ax.transAxes, ha="center", va="center", color=GREY)
    return ax


def sentence(what: str, parts: Iterable[str], lang: str) -> str:
    """A figure in one sentence: what it is, then its rows, of which the first are told.

    Examples
    --------
    >>> sentence("Markers along the text", ["possible 3", "certain 1"], "en")
    'Markers along the text: possible 3; certain 1.'
    """
    told = list(parts)
    rest = len(told) - TOLD
    if rest > 0:
        told[TOLD:] = [say("alts.more", lang, n=rest)]
    listed = say("alts.and", lang).join(told) or say("alts.empty", lang)
    return say("alts.sentence", lang, what=what[:1].upper() + what[1:], rows=listed)


def named(target: str, name: str, lang: str) -> str:
    """The target and document of a panel, after a comma each."""
    about = target or say("alts.whole", lang)
    return f"{about}, {name}" if name else about


def estimate(
    row: dict[str, Any], figure: str, lang: str, *, percent: bool = False, points: bool = False
) -> str:
    """A figure with its interval: corrected where the table has it, else as read.

    Examples
    --------
    >>> row = {"net": 0.2, "net_corrected": 0.1, "net_corrected_low": -0.3}
    >>> estimate({**row, "net_corrected_high": 0.5}, "net", "en")
    '+0.10 [−0.30, +0.50] corrected'
    >>> estimate({"net": 0.2}, "net", "en")
    '+0.20 as read'
    """
    value, low, high = place(row, figure)
    if math.isnan(row[figure]):
        return say("alts.nothing", lang)
    corrected = f"{figure}_corrected" in row and not math.isnan(low)
    cells = {
        name: number(one, lang, percent=percent, points=points)
        for name, one in (("value", value), ("low", low), ("high", high))
    }
    key = "alts.corrected" if corrected else "alts.read" if math.isnan(low) else "alts.interval"
    return say(key, lang, **cells)


def place(row: dict[str, Any], figure: str) -> tuple[float, float, float]:
    """Where a figure lies, and its interval: corrected, or as read where it cannot be.

    The interval of a figure that no column corrects is the one it was read with.
    """
    if f"{figure}_corrected" not in row:
        return row[figure], row.get("low", math.nan), row.get("high", math.nan)
    value, low, high = (row[f"{figure}_corrected{end}"] for end in ("", "_low", "_high"))
    return (row[figure] if math.isnan(low) else value), low, high


def number(
    value: float, lang: str, *, digits: int = 2, percent: bool = False, points: bool = False
) -> str:
    """A value as it is printed in figures; a difference of shares in percentage points.

    >>> number(0.25, "en"), number(0.25, "en", percent=True), number(0.25, "en", points=True)
    ('+0.25', '25%', '+25')
    """
    if points:
        return format_number(100 * value, lang, digits=0, signed=True)
    if percent:
        return format_number(value, lang, digits=0, percent=True)
    return format_number(value, lang, digits=digits, signed=True)


def where(row: dict[str, Any], lang: str) -> str:
    """The section of a sentence, and its value."""
    value = float(row["value"])
    digits = 0 if value == round(value) else 1
    return f"§{row['section'] + 1} ({format_number(value, lang, digits=digits, signed=True)})"


def effect_digits(effects: Iterable[float]) -> int:
    """How many digits show the largest of some effects with two figures: at least two.

    Examples
    --------
    >>> effect_digits([0.21, -0.07]), effect_digits([0.0041])
    (2, 4)
    """
    largest = max((abs(effect) for effect in effects), default=0.0)
    return 2 if not largest else min(4, max(2, 1 - math.floor(math.log10(largest))))
