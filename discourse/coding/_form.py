"""A form for JupyterLab in which a sheet is coded with the keyboard."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

import pandas as pd

from discourse.coding.half_coded import HalfCoded
from discourse.user_files import path_of
from discourse.wording import written_in

if TYPE_CHECKING:
    from discourse.coding.widget import CodingForm


def form(sheet: pd.DataFrame, path: str | PathLike[str], *, lang: str = "fr") -> CodingForm:
    """Code a sheet sentence by sentence in JupyterLab; every code is saved at once.

    ``+``, ``0`` and ``-`` give the valence, ``o``, ``a`` and ``d`` the status (open, asserted,
    denied); for hedging ``y`` or ``o`` is yes and ``n`` no. Arrows or Enter move on; a sentence
    without a code is not passed, for what is hard to code is not like the rest. The same key again
    takes a code back. The form needs anywidget: ``pip install "discourse-toolkit[form]"``.

    Parameters
    ----------
    sheet
        as `sheet` gives it.
    path
        the CSV file to keep the codes in, one per coder. If it exists, coding continues where
        it stopped.
    lang
        language of the form, ``"fr"`` or ``"en"``.

    Returns
    -------
    CodingForm
        shown when it is the last line of a cell.

    Raises
    ------
    TypeError
        no sheet, no path.
    ValueError
        a table that is not a sheet; a file of another sheet, or not ``.csv``; an unknown language.
    OSError
        the file cannot be written.
    ImportError
        anywidget is not installed.

    Examples
    --------
    >>> import discourse, tempfile
    >>> doc = discourse.document("L’Europe avance. Il pleut. L’Europe doute.", id="essay")
    >>> sheet = discourse.coding.sheet(doc, target="Europe")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     shown = form(sheet, f"{folder}/camille.csv")
    ...     shown.answer(0, "valence", "-1")
    ...     shown.answer(0, "status", "asserted")
    ...     discourse.coding.read(f"{folder}/camille.csv", doc)
    <1 codes of outlook by camille>
    """
    written_in(lang)
    kept_in = path_of(path, "path")
    if kept_in.suffix.lower() != ".csv":
        raise ValueError(f"{kept_in}: the form keeps codes in CSV; name a file that ends in .csv")
    half_coded = HalfCoded(sheet, kept_in)
    try:
        from discourse.coding.widget import CodingForm
    except ImportError:
        raise ImportError(
            "the form needs anywidget: pip install discourse-toolkit[form]; or save the sheet with "
            "to_csv and code it in a spreadsheet program"
        ) from None
    half_coded.save()
    return CodingForm(half_coded, lang)
