"""One document made readable: a self-contained page, its tables and figures; previews."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discourse import charts
from discourse.documents import Document
from discourse.languages import require
from discourse.page.analysis import Findings, findings
from discourse.page.overview import summary
from discourse.page.rendering import Figure, preview, rendered
from discourse.page.words import page_language, wording
from discourse.tables.schema import one_document

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Report", "preview", "report"]


@dataclass(frozen=True, slots=True)
class Report:
    """Where a report was written, and its ten lines."""

    page: Path
    tables: tuple[Path, ...]
    figures: tuple[Path, ...]
    summary: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(self.summary)


def report(
    doc: Document,
    folder: str | PathLike[str],
    *,
    target: str = "Europe",
    lang: str | None = None,
) -> Report:
    """Write one self-contained HTML page, its CSV tables and its PNG and SVG figures.

    The same document gives the same bytes, whenever and wherever it is run with the same
    packages.

    Parameters
    ----------
    doc
        the document to report on.
    folder
        where to write; made when missing. Files of an earlier report are overwritten.
    target
        the target whose outlook is shown beside that of the whole text.
    lang
        language of the page, ``"fr"`` or ``"en"``; by default the document's own.

    Returns
    -------
    Report
        The paths written and a summary in ten lines.

    Raises
    ------
    TypeError
        not one Document; a target that is no name.
    ValueError
        an unknown language, an empty target, a folder that is a file.
    LanguageError
        a text in a language that is not analysed.

    Examples
    --------
    >>> import tempfile, discourse
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = discourse.report(discourse.document("L’Europe pourrait agir."), folder)
    >>> made.page.name, len(made.summary)
    ('index.html', 9)
    """
    one_document(doc, "report()")
    require("a report", [(doc.id, doc.lang)])
    lang = page_language(doc.lang) if lang is None else lang
    wording(lang)
    root = Path(folder)
    if root.exists() and not root.is_dir():
        raise ValueError(f"{root} is a file; name a folder for the report")
    found = findings(doc, target, lang)
    csv = tuple(_write_tables(found, root / "tables"))
    drawn = list(_draw(found, root / "figures", lang))
    page = root / "index.html"
    html = rendered(found, [figure for figure, _ in drawn], lang)
    page.write_text(html, encoding="utf-8", newline="\n")
    figures = tuple(path for _, paths in drawn for path in paths)
    return Report(page, csv, figures, tuple(summary(found, lang)))


def _write_tables(found: Findings, folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in found.tables.items():
        path = folder / f"{name}.csv"
        table.to_csv(path, index=False, lineterminator="\n")
        yield path


def _draw(found: Findings, folder: Path, lang: str) -> Iterator[tuple[Figure, list[Path]]]:
    """Each figure saved twice; the page embeds the SVG."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawing in _drawings(found, lang).items():
        ax = drawing()
        try:
            paths = [charts.save(ax, folder / f"{name}.{kind}") for kind in ("svg", "png")]
        finally:
            charts.close(ax)
        yield Figure(name, wording(lang)["figures"][name], paths[0].read_bytes()), paths


def _drawings(found: Findings, lang: str) -> dict[str, Callable[[], Axes]]:
    """What the report draws, in its order; the first figure opens the page."""
    import pandas as pd

    outlook = found["outlook"]
    if found.mentions:
        outlook = pd.concat([outlook, found["outlook_target"]], ignore_index=True)
    place: dict[str, Any] = {"length": len(found.doc.text), "sections": found["sections"]}
    return {
        "outlook": lambda: charts.outlook(outlook, lang=lang),
        "sentiment": lambda: charts.sentiment(
            found["sentiment"], found["sentiment_sentences"], lang=lang
        ),
        "path": lambda: charts.path(found["outlook"], found["hedging"], lang=lang),
        "influence": lambda: charts.influence(found["influence"], lang=lang),
        "dispersion": lambda: charts.dispersion(found["markers"], lang=lang, **place),
        "rates": lambda: charts.rates(found["rates"], lang=lang),
        "pull_quotes": lambda: charts.pull_quotes(found["pull_quotes"], lang=lang, **place),
    }
