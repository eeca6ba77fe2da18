"""The page put together: findings and figures turned into what the template shows."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discourse._version import __version__
from discourse.charts.house import LIMITS
from discourse.inference import MINIMUM_N
from discourse.page import strips
from discourse.page.article import article
from discourse.page.cards import categories_found, explained
from discourse.page.courses import boundaries, courses, text_map
from discourse.page.lead_paragraph import lead
from discourse.page.notes import method, reading_notes
from discourse.page.opening import opening
from discourse.page.overview import fingerprint_of, metadata_line, rights, title_of
from discourse.page.page_tables import page_tables, verdicts
from discourse.page.pictures import Figure
from discourse.page.report_tables import Findings
from discourse.page.sentence_cards import GLYPHS, sentence_cards
from discourse.page.shapes import panels
from discourse.tables.schema import rows_of
from discourse.wording import phrases, say, typeset

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_STYLES = ("report.css", "report_figures.css", "report_media.css")
_SCRIPTS = ("panel.js", "choices.js", "sorting.js")
_LONG = 1000  # counted sentences above which a browser lays out only what is near the screen
_LEAST_MAPPED = 8  # counted sentences below which a map of the text shows nothing


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # Escaping is on for everything: markup in an article never runs in our page.
    return Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )


def rendered(found: Findings, figures: Sequence[Figure], lang: str) -> str:
    """The page, from findings and figures."""
    style, script = _joined(_STYLES), _joined(_SCRIPTS)
    sentences = sentence_cards(found, lang)
    reasons = explained(found["markers"], found["contributions"], lang)
    counted = len(sentences)
    return (
        _environment()
        .get_template("report.html")
        .render(
            say=lambda key, **parts: say(key, lang, **parts),
            limits=LIMITS,
            long=_LONG,
            lang=lang,
            text_lang=found.doc.lang,
            style=style,
            script=script,
            policy=_policy(style, script),
            title=typeset(title_of(found.doc), found.doc.lang),
            about=metadata_line(found.doc, lang),
            target=found.target if found.mentions else "",
            notes=_notes(found, lang),
            movement=say("page.alone" if found.alone else "page.movement", lang),
            opening=opening(found, lang),
            lead=lead(found, lang),
            panels=panels(found, sentences, lang) if counted else [],
            courses=courses(found, sentences, lang),
            boundaries=boundaries(sentences),
            map=text_map(found, sentences) if counted >= _LEAST_MAPPED else [],
            glyphs=GLYPHS,
            readings=phrases("readings", lang),
            categories=categories_found(found["markers"], lang),
            codes=phrases("codes", lang),
            zones=phrases("zones", lang),
            voices=found["outlook_sentences"]["voice"].nunique() > 1,
            alone=found.alone,
            runs=found.runs,
            titles=_titles(found, lang),
            blocks=article(found.doc, reasons.hits, sentences, found["pull_quotes"]),
            cards=reasons.cards,
            sentences=sentences,
            verdicts=verdicts(found, lang) if counted >= MINIMUM_N else [],
            reading_error=found.reading_error if counted else (),
            figures=[one for one in figures if found.shows(one.name)],
            alts={one.name: one.alt for one in figures},
            titles_of={one.name: one.title for one in figures},
            valences=strips.valences(found, lang) if found.shows("sentiment") else None,
            hedged=strips.hedged(found, lang) if found.shows("forest") else None,
            weights=strips.weights(found, lang) if found.shows("influence") else [],
            along=strips.markers_along(found, lang) if found.shows("dispersion") else None,
            bounds=strips.bounds(found),
            tables=page_tables(found, lang),
            method=method(lang),
            fingerprint=fingerprint_of(found),
            version=__version__,
            rights=rights(found.doc, lang),
        )
    )


def _notes(found: Findings, lang: str) -> list[str]:
    notes = reading_notes(found.doc, lang)
    if found.target and not found.mentions:
        notes.append(say("page.no_mention", lang, target=found.target))
    return notes


def _titles(found: Findings, lang: str) -> list[dict[str, Any]]:
    """The sections for the contents: number, title and the block they begin with."""
    starts = [block.start for block in found.doc.blocks]
    return [
        {
            "number": number,
            "title": row["title"] or say("names.introduction", lang),
            "at": min(bisect_left(starts, row["start"]), len(starts) - 1),
        }
        for number, row in enumerate(rows_of(found["sections"]), 1)
    ]


@cache
def _joined(names: tuple[str, ...]) -> Any:
    from markupsafe import Markup

    return Markup("\n".join((_HERE / name).read_text(encoding="utf-8") for name in names))


def _policy(style: str, script: str) -> Any:
    """What the page may load: its own style and script, known by their hashes.

    An article has no way to bring in a script, a style or an address, whatever it contains.
    """
    from markupsafe import Markup

    rules = {
        "default-src": "'none'",
        "style-src": _hash(style),
        "script-src": _hash(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return Markup("; ".join(f"{name} {value}" for name, value in rules.items()))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
