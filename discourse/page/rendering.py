"""Tables and figures turned into what the template shows."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from pandas.api.types import is_numeric_dtype

from discourse import tables
from discourse.documents import Document
from discourse.inference import format_number, format_p
from discourse.languages import LanguageError, require
from discourse.page.annotation import annotated
from discourse.page.lead_paragraph import lead
from discourse.page.notes import method, page_language, reading_notes
from discourse.page.overview import fingerprint_of, metadata_line, rights, title_of
from discourse.page.reading_error import how_corrected
from discourse.page.report_tables import Findings
from discourse.wording import phrases, say, section_title, typeset

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_ROWS_SHOWN = 60

# The columns of each table that the page shows; the CSV files have them all.
_OUTLOOK = (
    "title n hope optimism fear pessimism none net net_corrected net_corrected_low "
    "net_corrected_high coded correction caution caution_low caution_high caution_n"
)
_SHOWN: Mapping[str, Sequence[str]] = {
    "outlook_document": (
        "target n net net_corrected net_corrected_low net_corrected_high coded correction"
    ).split(),
    "outlook": _OUTLOOK.split(),
    "outlook_target": _OUTLOOK.split(),
    "contrasts": (
        "target first second n_first n_second difference difference_corrected "
        "difference_corrected_low difference_corrected_high p_corrected coded correction "
        "exploratory"
    ).split(),
    "trends": (
        "target n change change_corrected change_corrected_low change_corrected_high "
        "p_corrected coded correction"
    ).split(),
    "hedging": (
        "title n hedged share share_corrected share_corrected_low share_corrected_high coded "
        "correction"
    ).split(),
    "sentiment": "title n valence low high coverage".split(),
    "rates": "title category count words per_100_words per_sentence".split(),
    "pull_quotes": "text source kind similarity".split(),
    "readability": "title n words words_per_sentence lix rix".split(),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn figure: its name and caption, and its image in the format of the suffix."""

    name: str
    title: str
    suffix: str
    image: bytes

    @property
    def uri(self) -> str:
        """Embedded as an image: two inline SVGs of matplotlib would share ids and styles."""
        return "data:image/svg+xml;base64," + base64.b64encode(self.image).decode()


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


def rendered(found: Findings, figures: Sequence[Figure], lang: str) -> str:
    """The page, from findings and figures; the first figure opens it."""
    css = _css()
    movement, note = say("page.alone" if found.alone else "page.movement", lang), ""
    if found.mentions:
        movement = say("page.about", lang, heading=movement, target=found.target)
    elif found.target:
        note = say("page.no_mention", lang, target=found.target)
    return (
        _environment()
        .get_template("report.html")
        .render(
            lang=lang,
            text_lang=found.doc.lang,
            css=css,
            policy=_policy(css),
            title=typeset(title_of(found.doc), found.doc.lang),
            about=metadata_line(found.doc, lang),
            method=method(lang),
            movement=movement,
            lead=lead(found, lang),
            note=note,
            reading_notes=reading_notes(found.doc, lang),
            figures=[one for one in figures if found.shows(one.name)],
            verdicts=_verdicts(found, lang),
            reading_error=found.reading_error,
            **_annotation(
                found.doc, found["markers"], found["contributions"], found["pull_quotes"], lang
            ),
            tables=[table for table in _tables(found, lang) if table["rows"]],
            fingerprint=say("summary.fingerprint", lang, fingerprint=fingerprint_of(found)),
            rights=rights(found.doc, lang),
        )
    )


def caption(found: Findings, name: str, lang: str) -> str:
    """What a figure shows, also read out in its place."""
    pairs = found["contrasts"].query("exploratory and target == ''")
    if name != "influence" or pairs.empty:
        return say(f"figures.{name}", lang)
    ends = (str(pairs[side].iloc[0]) for side in ("first", "second"))
    low, high = (section_title(title, lang) for title in ends)
    return say("figures.influence_pair", lang, low=low, high=high)


def preview(doc: Document) -> str:
    """The document as a notebook shows it: zones named, markers highlighted.

    A text in a language that is not analysed is shown with its zones and the reason.
    """
    lang = page_language(doc.lang)
    said, read = reading_notes(doc, lang), [doc]
    try:
        require("a report", [(doc.id, doc.lang)])
    except LanguageError as error:
        said, read = [*said, f"{error}"], []
    markers, parts, quotes = (
        tables.markers(read),
        tables.contributions(read),
        tables.pull_quotes(doc),
    )
    return (
        _environment()
        .get_template("preview.html")
        .render(
            css=_scoped_css(),
            text_lang=doc.lang,
            reading_notes=said,
            **_annotation(doc, markers, parts, quotes, lang),
        )
    )


def _annotation(
    doc: Document,
    markers: pd.DataFrame,
    contributions: pd.DataFrame,
    quotes: pd.DataFrame,
    lang: str,
) -> dict[str, Any]:
    """The annotated blocks and the legend of their colours."""
    return {
        "say": partial(_said, lang),
        "legend": phrases("categories", lang),
        "zones": phrases("zones", lang),
        "blocks": annotated(doc, markers, contributions, quotes, lang),
    }


def _said(lang: str, key: str) -> str:
    return say(key, lang)


def _css() -> Any:
    from markupsafe import Markup

    files = ("style.css", "highlights.css")
    return Markup("".join((_HERE / name).read_text(encoding="utf-8") for name in files))


def _policy(css: str) -> Any:
    """What the page may load: its own style, known by its hash, and images it holds itself.

    An article has no way to bring in a script, a style or an address, whatever it contains.
    """
    from markupsafe import Markup

    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    rules = {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return Markup("; ".join(f"{name} {value}" for name, value in rules.items()))


def _scoped_css() -> Any:
    """The highlights only, and only inside the preview: a notebook keeps its own style."""
    from markupsafe import Markup

    rules = (_HERE / "highlights.css").read_text(encoding="utf-8").splitlines()
    return Markup("\n".join(f".discourse-preview {rule}" for rule in rules if rule.strip()))


def _verdicts(found: Findings, lang: str) -> list[dict[str, str]]:
    columns = (found["contrasts"][name] for name in ("target", "exploratory", "verdict"))
    return [
        {
            "tag": f"{target or say('page.whole', lang)} · {_chosen(chosen, lang)}",
            "text": verdict,
        }
        for target, chosen, verdict in zip(*columns, strict=True)
    ] + [
        {
            "tag": f"{row['target'] or say('page.whole', lang)} · {say('page.trend', lang)}",
            "text": row["verdict"],
        }
        for row in _trends(found).to_dict("records")
    ]


def _trends(found: Findings) -> pd.DataFrame:
    """The trends of outlook: that of valence, whose reading error is unknown, is in the CSV."""
    table = found["trends"]
    return table[(table["measure"] == "outlook") & (table["n"] > 0)]


def _tables(found: Findings, lang: str) -> Iterator[dict[str, Any]]:
    return (_table(name, found, lang) for name in _SHOWN if name in found.tables)


def _table(name: str, found: Findings, lang: str) -> dict[str, Any]:
    columns, table = _SHOWN[name], found[name]
    shown = (_trends(found) if name == "trends" else table).loc[:, list(columns)]
    if name == "rates":
        shown = shown[shown["count"] > 0]
    rows = [
        [
            _cell(column, value, lang, alone=found.alone)
            for column, value in zip(columns, row, strict=True)
        ]
        for row in shown.head(_ROWS_SHOWN).itertuples(index=False)
    ]
    cut = len(shown) > _ROWS_SHOWN
    note = say("page.too_many", lang, shown=_ROWS_SHOWN, total=len(shown)) if cut else ""
    heads = [
        _Head(say(f"columns.{column}", lang), not is_numeric_dtype(shown[column]))
        for column in columns
    ]
    title = say(f"tables.{name}", lang, target=found.target)
    return {"title": title, "heads": heads, "rows": rows, "note": note}


def _cell(column: str, value: Any, lang: str, *, alone: bool) -> str:
    """A cell as it is printed; the CSV files have the plain values."""
    if column in ("title", "first", "second"):
        return section_title(str(value), lang, alone=alone)
    if column == "target":
        return str(value or say("page.whole", lang))
    if column == "category":
        return say(f"categories.{value}", lang)
    if column == "correction":
        return how_corrected(value, lang)
    if column == "kind":
        return say(f"kinds.{value}", lang)
    if column == "exploratory":
        return _chosen(value, lang)
    if column == "p_corrected":
        return format_p(value, lang).removeprefix("p").replace("=", "").strip()
    return format_number(value, lang) if isinstance(value, float) else str(value)


def _chosen(exploratory: bool, lang: str) -> str:
    return say("page.exploratory" if exploratory else "page.fixed", lang)
