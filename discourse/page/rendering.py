"""Tables and figures turned into what the template shows."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from discourse import tables
from discourse.documents import Document
from discourse.inference import format_number
from discourse.page.annotation import annotated
from discourse.page.findings import Findings
from discourse.page.summary import fingerprint_of, metadata_line, title_of
from discourse.page.wording import page_language, wording

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_ROWS_SHOWN = 60

# The columns of each table that the page shows; the CSV files have them all.
_SHOWN: Mapping[str, tuple[str, ...]] = {
    "outlook": ("title", "n", "hope", "optimism", "fear", "pessimism", "none", "net", "net_low", "net_high", "caution", "caution_n"),
    "outlook_target": ("title", "n", "hope", "optimism", "fear", "pessimism", "none", "net", "net_low", "net_high", "caution", "caution_n"),
    "contrasts": ("target", "first", "second", "n_first", "n_second", "difference", "low", "high", "p", "p_adjusted", "exploratory"),
    "sentiment": ("title", "n", "valence", "low", "high", "coverage"),
    "rates": ("title", "category", "count", "words", "per_100_words", "per_sentence"),
    "pull_quotes": ("text", "source", "kind", "similarity"),
    "readability": ("title", "n", "words", "words_per_sentence", "lix", "rix"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn figure: its name, its caption and its SVG."""

    name: str
    title: str
    svg: bytes

    @property
    def uri(self) -> str:
        """Embedded as an image: two inline SVGs of matplotlib would share ids and styles."""
        return "data:image/svg+xml;base64," + base64.b64encode(self.svg).decode()


@dataclass(frozen=True, slots=True)
class _Head:
    name: str
    text: bool


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # Escaping is on for everything: markup in an article never runs in our page.
    return Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def rendered(found: Findings, figures: list[Figure], lang: str) -> str:
    """The page, from findings and figures."""
    words = wording(lang)
    mentioned = found.mentions > 0
    heading = words["movement_about"].format(target=found.target) if mentioned else words["movement"]
    return _environment().get_template("report.html").render(
        lang=lang,
        css=_css(),
        title=title_of(found.doc),
        about=metadata_line(found.doc, lang),
        words=words,
        movement=heading,
        note="" if mentioned else words["no_mention"].format(target=found.target),
        figures=figures,
        verdicts=_verdicts(found, lang),
        legend=[{"name": name, "label": label} for name, label in words["categories"].items()],
        blocks=annotated(found.doc, found["markers"], found["contributions"], found["pull_quotes"]),
        tables=[_table(name, found[name], lang) for name in _SHOWN],
        fingerprint=fingerprint_of(found),
        rights=found.doc.metadata.get("rights", ""),
    )


def _css() -> Any:
    from markupsafe import Markup

    files = ("style.css", "highlights.css")
    return Markup("".join((_HERE / name).read_text(encoding="utf-8") for name in files))


def _verdicts(found: Findings, lang: str) -> list[dict[str, str]]:
    words = wording(lang)
    return [
        {
            "tag": f"{row.target or words['whole']} · "
            + words["exploratory" if row.exploratory else "fixed"],
            "text": str(row.verdict),
        }
        for row in found["contrasts"].itertuples()
    ]


def _table(name: str, table: pd.DataFrame, lang: str) -> dict[str, Any]:
    words = wording(lang)
    shown = table.loc[:, list(_SHOWN[name])]
    if name == "rates":
        shown = shown[shown["count"] > 0]
    rows = [
        [_cell(column, value, lang) for column, value in zip(shown.columns, row, strict=True)]
        for row in shown.head(_ROWS_SHOWN).itertuples(index=False)
    ]
    cut = len(shown) > _ROWS_SHOWN
    note = words["too_many"].format(shown=_ROWS_SHOWN, total=len(shown)) if cut else ""
    heads = [
        _Head(column, not pd.api.types.is_numeric_dtype(shown[column])) for column in shown.columns
    ]
    return {"title": words["tables"][name], "heads": heads, "rows": rows, "note": note}


def _cell(column: str, value: Any, lang: str) -> str:
    if column in ("title", "first", "second") and value == "":
        return str(wording(lang)["introduction"])
    if column == "target" and value == "":
        return str(wording(lang)["whole"])
    if column == "category":
        return str(wording(lang)["categories"][value])
    if isinstance(value, float):
        return format_number(value, lang)
    return str(value)


def preview(doc: Document) -> str:
    """The document as a notebook shows it: zones named, markers highlighted."""
    words = wording(page_language(doc.lang))
    markers, parts = tables.markers(doc), tables.contributions(doc)
    return _environment().get_template("preview.html").render(
        css=_scoped_css(),
        words=words,
        legend=[{"name": name, "label": label} for name, label in words["categories"].items()],
        blocks=annotated(doc, markers, parts, tables.pull_quotes(doc)),
    )


def _scoped_css() -> Any:
    """The highlights only, and only inside the preview: a notebook keeps its own style."""
    from markupsafe import Markup

    rules = (_HERE / "highlights.css").read_text(encoding="utf-8").splitlines()
    return Markup("\n".join(f".discourse-preview {rule}" for rule in rules if rule.strip()))
