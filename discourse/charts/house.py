"""The style all figures share, and the one way to save them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from os import PathLike
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from discourse.inference import LEVEL, MINIMUM_N
from discourse.suggestions import suggestion
from discourse.user_files import path_of, unwritten

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Okabe & Ito's colours, told apart with any colour vision. Figures never rely on them alone:
# position, hatching, marker shape or a printed label shows the same, so a photocopy is enough.
BLUE = "#0072B2"
SKY = "#56B4E9"
ORANGE = "#E69F00"
VERMILLION = "#D55E00"
RUST = "#A84300"  # vermillion dark enough for words on white
INK = "#1A1A1A"
GREY = "#5F5F5F"
PALE = "#D0D0D0"
BAND = "#A9A9A9"  # intervals: seen on white and under a black mark, in print too

# What legends name of the intervals, as the code has it.
LIMITS: dict[str, object] = {"level": f"{100 * LEVEL:g}", "minimum": MINIMUM_N}

# Keys are Any: matplotlib types the names of its parameters, a list that grows with each release.
_STYLE: dict[Any, Any] = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],  # ships with matplotlib: the same glyphs everywhere
    "font.size": 9,
    "axes.titlesize": 10,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.labelsize": 9,
    "axes.edgecolor": GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "text.color": INK,
    "text.parse_math": False,  # a title with two dollar signs is not a formula
    "hatch.linewidth": 0.8,
    "legend.frameon": False,
    "legend.fontsize": 9,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "savefig.dpi": 200,
    "svg.hashsalt": "discourse",
    "svg.fonttype": "path",  # the reader's machine needs no font
}

# Neither the clock nor the machine may influence a file.
_METADATA: dict[str, dict[str, Any]] = {".svg": {"Date": None}, ".png": {"Software": None}}

# Of everything that sets or needs the settings of the process, or pyplot's list of figures. Two
# threads that set and restore them in turn drew in each other's settings, and the user's own stayed
# changed for good.
_LOCK = RLock()
_OFFSCREEN: ContextVar[bool] = ContextVar("offscreen", default=False)
# Setting all of matplotlib's parameters takes 3 ms, and a report has 32 drawings and images: a
# style inside another does not set them again.
_STYLED: ContextVar[bool] = ContextVar("styled", default=False)


@contextmanager
def style() -> Iterator[None]:
    """Apply the style of the package inside the block, whatever the settings of the user.

    matplotlib has one set of settings for the whole process, so only one thread at a time is
    inside; do not wait there for another thread that draws.

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

    with _LOCK:
        if not _OFFSCREEN.get():
            _load_backend()
        if _STYLED.get():
            yield
            return
        token = _STYLED.set(True)
        try:
            with mpl.rc_context():
                mpl.rcdefaults()
                mpl.rcParams.update(_STYLE)
                yield
        finally:
            _STYLED.reset(token)


@contextmanager
def offscreen() -> Iterator[None]:
    """Draw without pyplot inside the block: no window, no list of open figures, any thread."""
    token = _OFFSCREEN.set(True)
    try:
        yield
    finally:
        _OFFSCREEN.reset(token)


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


def save(figure: Axes | Figure, path: str | PathLike[str]) -> Path:
    """Write a figure to a PNG or SVG file; the same figure gives the same bytes.

    Parameters
    ----------
    figure
        a Figure, or an Axes whose whole figure is written.
    path
        ending in ``.png`` or ``.svg``; its folder must exist.

    Returns
    -------
    Path
        of the file.

    Raises
    ------
    ValueError
        another ending.
    TypeError
        neither Axes nor Figure.
    """
    file = path_of(path, "path")
    suffix = file.suffix.lower()
    if suffix not in _METADATA:
        raise ValueError(f"figures are saved as {' or '.join(_METADATA)}, not {file.name!r}")
    made = image(figure, suffix)
    try:
        file.write_bytes(made)
    except OSError as error:
        raise unwritten(file, error) from None
    return file


def image(figure: Axes | Figure, suffix: str) -> bytes:
    """Return the bytes that `save` writes under a name with this suffix."""
    whole, made = _figure(figure), BytesIO()
    with style():
        _start_layout_again(whole)
        whole.savefig(made, format=suffix[1:], metadata=_METADATA[suffix])
    return made.getvalue()


def _start_layout_again(figure: Figure) -> None:
    """Undo what earlier drawings did to the layout, as of a figure that Jupyter has shown.

    The constrained layout starts from the places it finds, so each drawing moves the axes by
    fractions of a pixel; five in a row gave five files.
    """
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    if isinstance(figure.get_layout_engine(), ConstrainedLayoutEngine):
        for axes in figure.axes:
            place = axes.get_subplotspec()
            if place is not None and axes.get_in_layout():  # not where the user put them by hand
                axes.set_subplotspec(place)


def close(figure: Axes | Figure) -> None:
    """Release a figure that is saved and no longer shown; otherwise pyplot keeps it in memory."""
    import matplotlib.pyplot as plt

    with _LOCK:
        plt.close(_figure(figure))


def _figure(figure: Axes | Figure) -> Figure:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    whole = figure.get_figure(root=True) if isinstance(figure, Axes) else figure
    if not isinstance(whole, Figure):
        raise TypeError(f"give an Axes or a Figure, not {type(figure).__name__}")
    return whole


def canvas(ax: Axes | None, width: float, height: float) -> Axes:
    """Return the given Axes, or that of a new figure of the size in inches."""
    return new_figure(width, height).subplots() if ax is None else ax


def new_figure(width: float, height: float, layout: Any = "constrained") -> Figure:
    """Return an empty figure of the size in inches."""
    if _OFFSCREEN.get():
        from matplotlib.figure import Figure

        return Figure(figsize=(width, height), layout=layout)
    import matplotlib.pyplot as plt

    # Of pyplot, so that Jupyter shows it and plt.show() knows it.
    return plt.figure(figsize=(width, height), layout=layout)


def required(table: pd.DataFrame, columns: Sequence[str], maker: str) -> pd.DataFrame:
    """Check the columns of a table and that it is of one document."""
    import pandas as pd

    if not isinstance(table, pd.DataFrame):
        raise TypeError(f"give the table of {maker}, not {type(table).__name__}")
    missing = [column for column in columns if column not in table.columns]
    if missing:
        meant = suggestion(missing, table.columns)
        raise ValueError(f"the table lacks {', '.join(missing)}; it is made by {maker}{meant}")
    if "doc" in table.columns and table["doc"].nunique() > 1:
        raise ValueError(
            f"a figure shows one document, the table holds {table['doc'].nunique()}: "
            'choose one, as in table[table["doc"] == …]'
        )
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
    rows = table.sort_values(order, kind="stable").to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def wrapped(title: str, width: int = 30, lines: int = 3) -> str:
    """Break a section title into lines that fit beside its row."""
    return "\n".join(textwrap.wrap(title, width, max_lines=lines, placeholder=" …"))


def notice(ax: Axes, text: str) -> Axes:
    """State in an otherwise empty figure that there is nothing to draw."""
    ax.set_axis_off()
    ax.text(0.5, 0.5, text, transform=ax.transAxes, ha="center", va="center", color=GREY)
    return ax
