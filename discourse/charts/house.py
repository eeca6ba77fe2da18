"""The style all figures share, and what they are drawn with."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from discourse.inference import LEVEL, MINIMUM_N
from discourse.suggestions import suggestion
from discourse.tables.schema import rows_of

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# What legends name of the intervals, as the code has it.
LIMITS: dict[str, object] = {"level": f"{100 * LEVEL:g}", "minimum": MINIMUM_N}

WIDTHS = {1: 3.5, 2: 7.2}
"""How wide figures are, in inches, for one and two columns of a journal (89 and 183 mm)."""

# Held by everything that sets or needs the settings of the process, or pyplot's list of figures:
# two threads that set and restore them in turn would draw in each other's settings and leave the
# user's own changed.
LOCK = RLock()
_OFFSCREEN: ContextVar[bool] = ContextVar("offscreen", default=False)
_COLUMNS: ContextVar[int] = ContextVar("columns", default=2)
# Setting all of matplotlib's parameters takes 3 ms, and a report has 32 drawings and images: a
# style inside another of as many columns, which this holds, does not set them again.
_STYLED: ContextVar[int] = ContextVar("styled", default=0)


@contextmanager
def style(columns: int | None = None) -> Iterator[None]:
    """Apply the style of the package inside the block, whatever the settings of the user.

    matplotlib has one set of settings for the whole process, so only one thread at a time is
    inside; do not wait there for another thread that draws.

    Parameters
    ----------
    columns
        how many columns of a journal the charts drawn inside are wide: 1 (89 mm, smaller print)
        or 2 (183 mm). `rates`, `influence` and `pull_quotes` need two.

    Raises
    ------
    ValueError
        another number of columns.

    Examples
    --------
    >>> import matplotlib
    >>> with style():
    ...     matplotlib.rcParams["axes.spines.top"]
    False
    >>> matplotlib.rcParams["axes.spines.top"]
    True
    """
    import matplotlib as mpl

    if columns not in (None, *WIDTHS):
        raise ValueError(f"columns is {columns!r}; a figure is 1 or 2 columns wide")
    chosen = columns or _COLUMNS.get()
    with LOCK, _within(_COLUMNS, chosen):
        if not _OFFSCREEN.get():
            _load_backend()
        if _STYLED.get() == chosen:
            yield
            return
        with mpl.rc_context(), _within(_STYLED, chosen):
            mpl.rcdefaults()
            mpl.rcParams.update(_settings())
            mpl.rcParams.update({name: points(_settings()[name]) for name in _SIZES})
            yield


@contextmanager
def _within(variable: ContextVar[Any], value: Any) -> Iterator[None]:
    token = variable.set(value)
    try:
        yield
    finally:
        variable.reset(token)


# Keys are Any: matplotlib types the names of its parameters, a list that grows with each release.
_SIZES: tuple[Any, ...] = (
    *("font.size", "axes.titlesize", "axes.labelsize", "legend.fontsize"),
    *("xtick.labelsize", "ytick.labelsize"),
)


@cache
def _settings() -> dict[Any, Any]:
    from matplotlib import rc_params_from_file

    file = Path(__file__).with_name("discourse.mplstyle")
    settings = dict(rc_params_from_file(file, use_default_template=False))
    return {**settings, "xtick.labelsize": 9, "ytick.labelsize": 9}


def narrow() -> bool:
    """Whether figures are one column wide."""
    return _COLUMNS.get() == 1


def points(size: float) -> float:
    """A size of print for two columns, made smaller for one but never below six points."""
    return max(6.0, size - 2) if narrow() else size


@contextmanager
def offscreen() -> Iterator[None]:
    """Draw without pyplot inside the block: no window, no list of open figures, any thread."""
    with _within(_OFFSCREEN, True):
        yield


@cache
def _load_backend() -> None:
    """Load the backend of pyplot while the user's own settings are in force.

    pyplot loads it with the first figure. Jupyter's inline backend then switches `interactive` on
    and sets what `InlineBackend.rc` says; inside `rc_context` both would be undone at the end, and
    Jupyter would show no figure after the first. Once it is loaded, every change takes effect at
    once.
    """
    import matplotlib.pyplot as plt

    # A backend that cannot be loaded stops pyplot's next figure with the same error; a chart on
    # Axes that pyplot did not make needs none.
    with suppress(ImportError):
        plt.switch_backend(plt.get_backend())


def canvas(ax: Axes | None, width: float, height: float) -> Axes:
    """Return the given Axes, or that of a new figure of the size in inches."""
    return new_figure(wide(width), height).subplots() if ax is None else given_axes(ax)


def given_axes(ax: Axes) -> Axes:
    """The Axes that a user gives, checked."""
    from matplotlib.axes import Axes

    given: object = ax
    if not isinstance(given, Axes):
        raise TypeError(f"ax is {given!r}; give an Axes of matplotlib, or leave it out")
    return ax


def wide(width: float) -> float:
    """A width in inches as for two columns, or that of one."""
    return WIDTHS[1] if narrow() else width


def new_figure(width: float, height: float, layout: Any = "constrained") -> Figure:
    """Return an empty figure of the size in inches."""
    if _OFFSCREEN.get():
        from matplotlib.figure import Figure

        return Figure(figsize=(width, height), layout=layout)
    import matplotlib.pyplot as plt

    # Of pyplot, so that Jupyter shows it and plt.show() knows it.
    return plt.figure(figsize=(width, height), layout=layout)


def required(table: pd.DataFrame, columns: Sequence[str], maker: str) -> pd.DataFrame:
    """Check the columns of a table."""
    import pandas as pd

    if not isinstance(table, pd.DataFrame):
        raise TypeError(f"give the table of {maker}, not {type(table).__name__}")
    missing = [column for column in columns if column not in table.columns]
    if missing:
        meant = suggestion(missing, table.columns)
        raise ValueError(f"the table lacks {', '.join(missing)}; it is made by {maker}{meant}")
    return table


def corrected_columns(figure: str) -> tuple[str, str, str]:
    """Return the columns of a figure corrected for reading error, and of its interval.

    Examples
    --------
    >>> corrected_columns("net")
    ('net_corrected', 'net_corrected_low', 'net_corrected_high')
    """
    return f"{figure}_corrected", f"{figure}_corrected_low", f"{figure}_corrected_high"


def records(table: pd.DataFrame, order: str) -> list[dict[str, Any]]:
    """Return the rows as dictionaries, sorted by a column."""
    return list(rows_of(table.sort_values(order, kind="stable")))


def wrapped(title: str, width: int = 30, lines: int = 3) -> str:
    """Break a section title into lines that fit beside its row; names of files after a `_`."""
    if narrow():
        width, lines = round(0.55 * width), lines + (lines > 1)
    parted = title.replace("_", "_\0 ")
    whole = "\n".join(textwrap.wrap(parted, width, max_lines=lines, placeholder=" …"))
    return whole.replace("_\0 ", "_").replace("\0", "")
