"""One document made readable: a self-contained page, its tables and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from discourse import charts, spreadsheet_files
from discourse.arguments import one_document
from discourse.charts.house import offscreen, style
from discourse.charts.saving import image
from discourse.documents import Document
from discourse.languages import code_of, require
from discourse.page.folder import check, write
from discourse.page.manifest import WORKBOOK
from discourse.page.notes import page_language
from discourse.page.overview import summary
from discourse.page.pictures import Figure, caption
from discourse.page.reading_error import Coded
from discourse.page.rendering import rendered
from discourse.page.report_tables import Findings, findings
from discourse.sentence_codes import SentenceCodes
from discourse.tables.voices import TargetLike
from discourse.user_files import path_of
from discourse.wording import written_in

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Report", "report"]


@dataclass(frozen=True, slots=True)
class Report:
    """Where a report was written, its summary and language, and what others had there and have.

    Parameters
    ----------
    page, tables, figures, workbook
        the paths of what was written; no workbook unless one was asked for.
    summary
        the lines that the command prints.
    lang
        the language of the page.
    kept
        the paths of files that others had in the folder.

    Examples
    --------
    >>> import tempfile, discourse
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = discourse.report(discourse.document("L’Europe pourrait agir."), folder)
    >>> isinstance(made, discourse.Report), made.lang, made.workbook
    (True, 'fr', None)
    """

    page: Path
    tables: tuple[Path, ...]
    figures: tuple[Path, ...]
    summary: tuple[str, ...]
    lang: str
    kept: tuple[Path, ...] = ()
    workbook: Path | None = None

    def __str__(self) -> str:
        return "\n".join(self.summary)


def report(
    doc: Document,
    folder: str | PathLike[str],
    *,
    target: TargetLike = None,
    coded: SentenceCodes | Iterable[SentenceCodes] | None = None,
    lang: str | None = None,
    png: bool = False,
    workbook: bool = False,
    force: bool = False,
) -> Report:
    """Write one self-contained HTML page, its CSV tables and its SVG figures.

    The same document gives the same bytes, whenever and wherever it is run with the same
    packages.

    Parameters
    ----------
    doc
        the document to report on.
    folder
        where to write; made when missing. An earlier report is replaced, all or none of it, if it
        is as it was written: ``SHA256SUMS`` lists its files.
    target
        whose outlook is shown beside that of the whole text, as in `outlook`; None to show the
        text's alone.
    coded
        what coders said of a sample of the sentences, from `discourse.coding.read`; of the whole
        text, of the target and of hedging together from `discourse.coding.read_all`. Without, no
        direction is stated but where a shipped table of reading errors fits.
    lang
        language of the page, ``"fr"`` or ``"en"``; by default the document's own.
    png
        write each figure as PNG too.
    workbook
        write all tables into one workbook too, ``tables/tables.xlsx`` (extra ``xlsx``).
    force
        write into a folder that holds other files as well. They are kept, and those whose name
        the report needs are renamed to ``NAME.old``.

    Returns
    -------
    Report
        The paths written, a summary of some ten lines, and the paths of others that were kept.

    Raises
    ------
    TypeError
        not one Document; no path; a target that is not a name.
    ValueError
        an unknown language, an empty target; a folder that is a file, a symbolic link, or holds
        what no report wrote; codes of another text, or that answer none of these questions.
    LanguageError
        a text in a language that is not analysed.
    OSError
        no room, no right to write. No report was written, and an earlier one is untouched.

    Examples
    --------
    >>> import tempfile, discourse
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = discourse.report(discourse.document("L’Europe pourrait agir."), folder)
    >>> made.page.name, len(made.summary)
    ('index.html', 8)
    """
    one_document(doc, "report()")
    require("a report", [(doc.id, doc.lang)])
    lang = page_language(doc.lang) if lang is None else written_in(code_of(lang))
    root = path_of(folder, "folder", "folder")
    check(root, force=force)
    found = findings(doc, target, lang, Coded.of(doc, target, coded))
    drawn = _draw(found, lang, (".svg", ".png") if png else (".svg",))
    page = rendered(found, [figure for figure in drawn if figure.suffix == ".svg"], lang)
    tables = {
        f"tables/{name}.csv": table.to_csv(index=False, lineterminator="\n").encode()
        for name, table in found.tables.items()
    }
    book = {WORKBOOK: spreadsheet_files.workbook(found.tables)} if workbook else {}
    figures = {f"figures/{one.name}{one.suffix}": one.image for one in drawn}
    # All is made before the first byte is written, so that the disk sees nothing half done.
    files = {"index.html": page.encode(), **tables, **book, **figures}
    kept = write(root, files, force=force)
    return Report(
        page=root / "index.html",
        tables=tuple(root / name for name in tables),
        figures=tuple(root / name for name in figures),
        summary=tuple(summary(found, lang)),
        lang=lang,
        kept=kept,
        workbook=root / WORKBOOK if book else None,
    )


def _draw(found: Findings, lang: str, suffixes: Sequence[str]) -> list[Figure]:
    """Each figure in each format, with its words, which the page tells too."""
    drawn: list[Figure] = []
    with offscreen(), style():
        for name, drawing in _drawings(found, lang).items():
            ax = drawing()
            title, words = caption(found, name, lang), charts.alt(ax)
            drawn += [Figure(name, title, suffix, image(ax, suffix), words) for suffix in suffixes]
    return drawn


def _drawings(found: Findings, lang: str) -> dict[str, Callable[[], Axes]]:
    """What the report draws, in its order; the first figure opens the page."""
    outlook = found["outlook"]
    if found.mentions:
        outlook = pd.concat([outlook, found["outlook_target"]], ignore_index=True)
    course = ("course", lambda: charts.course(found["course"], lang=lang))
    bars = ("outlook", lambda: charts.outlook(outlook, lang=lang))
    # Without sections the movement of a text is its course; a short one is all in one mean.
    first, second = (course, bars) if found.runs else (bars, course)
    place: dict[str, Any] = {"length": len(found.doc.text), "sections": found["sections"]}
    return {
        **dict((first, second)),
        "sentiment": lambda: charts.sentiment(
            found["sentiment"], found["sentiment_sentences"], lang=lang
        ),
        "forest": lambda: charts.forest(found["outlook"], found["hedging"], lang=lang),
        "influence": lambda: charts.influence(found["influence"], lang=lang),
        "dispersion": lambda: charts.dispersion(found["markers"], lang=lang, **place),
        "rates": lambda: charts.rates(found["rates"], lang=lang),
        "pull_quotes": lambda: charts.pull_quotes(found["pull_quotes"], lang=lang, **place),
    }
