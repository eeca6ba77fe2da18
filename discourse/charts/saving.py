"""The one way to save a figure, and its words for those who cannot see it."""

from __future__ import annotations

from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discourse.charts.house import LOCK, WIDTHS, style
from discourse.charts.telling import words_of
from discourse.user_files import path_of, write_whole

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Neither the clock nor the machine may influence a file. The last is where its words are put.
_METADATA: dict[str, tuple[dict[str, Any], str]] = {
    ".svg": ({"Date": None}, "Description"),
    ".pdf": ({"CreationDate": None}, "Subject"),
    ".png": ({"Software": None}, "Description"),
}


def save(figure: Axes | Figure, path: str | PathLike[str]) -> Path:
    """Write a figure to an SVG, PDF or PNG file; the same figure gives the same bytes.

    An SVG looks the same everywhere, in a PDF text can be searched and copied, a PNG has 200 dots
    an inch. Each holds the words of `alt`, as its description or subject.

    Parameters
    ----------
    figure
        a Figure, or an Axes whose whole figure is written.
    path
        ending in ``.svg``, ``.pdf`` or ``.png``; its folder must exist.

    Returns
    -------
    Path
        of the file.

    Raises
    ------
    ValueError
        another ending.
    TypeError
        neither Axes nor Figure; no path.
    OSError
        no such folder (`FileNotFoundError`), no right to write there, no room.
    """
    file = path_of(path, "path")
    suffix = file.suffix.lower()
    if suffix not in _METADATA:
        raise ValueError(f"figures are saved as {', '.join(_METADATA)}, not {file.name!r}")
    write_whole(file, image(figure, suffix))
    return file


def image(figure: Axes | Figure, suffix: str) -> bytes:
    """Return the bytes that `save` writes under a name with this suffix."""
    whole, made = _figure(figure), BytesIO()
    metadata, described = _METADATA[suffix]
    words = alt(whole)
    # Ticks made while drawing take the size of print in force.
    narrow = whole.get_figwidth() == WIDTHS[1]
    with style(columns=1 if narrow else 2):
        _start_layout_again(whole)
        told = {**metadata, described: words} if words else metadata
        if suffix == ".svg":
            _print_svg(whole, made, told)
        else:
            whole.savefig(made, format=suffix[1:], metadata=told)
    return made.getvalue()


def _print_svg(figure: Figure, made: BytesIO, metadata: dict[str, Any]) -> None:
    """The bytes of `savefig`, which draws a figure twice and so takes a third more time."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    canvas = figure.canvas
    try:
        FigureCanvasSVG(figure).print_svg(made, metadata=metadata)
    finally:
        figure.set_canvas(canvas)


def alt(figure: Axes | Figure) -> str:
    """What a figure shows, in words: for readers who cannot see it, and for a caption.

    It is written from the table that is drawn, in the language of the figure, and `save` puts it
    into the file.

    Parameters
    ----------
    figure
        a Figure of our charts, or an Axes whose whole figure is described.

    Returns
    -------
    str
        empty for a figure without one of our charts.

    Raises
    ------
    TypeError
        neither Axes nor Figure.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("La paix pourrait revenir.")
    >>> ax = discourse.charts.outlook(discourse.outlook(doc), lang="en")
    >>> print(discourse.charts.alt(ax))
    Outlook, whole text: Whole text, 1 favourable, 0 unfavourable, 0 neutral (n = 1),
    balance +1.00 as read.
    >>> discourse.charts.close(ax)
    """
    parts = map(words_of, _figure(figure).axes)
    return " ".join(part for part in parts if part)


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

    with LOCK:
        plt.close(_figure(figure))


def _figure(figure: Axes | Figure) -> Figure:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    whole = figure.get_figure(root=True) if isinstance(figure, Axes) else figure
    if not isinstance(whole, Figure):
        raise TypeError(f"give an Axes or a Figure, not {type(figure).__name__}")
    return whole
