"""What the page says, in the language of its reader."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from discourse.charts import wording as figures
from discourse.documents import Document
from discourse.inference import (
    LEVEL,
    MINIMUM_N,
    NET_SPREAD,
    SPREAD_WEIGHT,
    STEADY,
    VALENCE_SPREAD,
    format_number,
    typeset,
)
from discourse.languages import toml
from discourse.modality import CATEGORIES
from discourse.page.majorities import LEAST_OF_EITHER
from discourse.reading.tongues import CONTRADICTED, DOUBT
from discourse.reading.wrapping import LEFT, UNTOLD
from discourse.repetition import KINDS
from discourse.tables._influence import DROP, TIMES


@cache
def wording(lang: str) -> dict[str, Any]:
    """The words of one language; a ValueError names those there are."""
    known = toml(Path(__file__).with_name("wording.toml"))
    if lang not in known:
        raise ValueError(f"lang={lang!r}: the page is written in {' or '.join(known)}")
    # A category has one name, in figures and on the page.
    names = figures.words_of(lang)
    values = constants(lang)
    words = {
        **known[lang],
        "categories": {name: names[name] for name in CATEGORIES},
        "kinds": {name: names[name] for name in KINDS},
        "method": [line.format(**values) for line in known[lang]["method"]],
    }
    # The summary is for the terminal, where a no-break space would hide from a search.
    return {key: part if key == "summary" else _typeset(part, lang) for key, part in words.items()}


def _typeset(words: Any, lang: str) -> Any:
    """All texts in a table or list of the wording, with their no-break spaces."""
    if isinstance(words, str):
        return typeset(words, lang)
    if isinstance(words, dict):
        return {key: _typeset(part, lang) for key, part in words.items()}
    return [_typeset(part, lang) for part in words]


def constants(lang: str) -> dict[str, str]:
    """The constants that the method notes name, as the code has them, written for print."""
    return {
        "minimum": str(MINIMUM_N),
        "least": str(LEAST_OF_EITHER),
        "weight": str(SPREAD_WEIGHT),
        "times": str(TIMES),
        "net_spread": format_number(NET_SPREAD, lang, digits=1),
        "valence_spread": format_number(VALENCE_SPREAD, lang, digits=1),
        "alpha": format_number(1 - LEVEL, lang),
        **{
            name: format_number(100 * share, lang, digits=0)
            for name, share in (("level", LEVEL), ("steady", STEADY), ("drop", DROP))
        },
    }


def page_language(lang: str) -> str:
    """The text's own language where the page is written in it, else English."""
    return lang if lang in toml(Path(__file__).with_name("wording.toml")) else "en"


def reading_notes(doc: Document, lang: str) -> list[str]:
    """What the reader of the page should know of how the text was read: lines, or none."""
    said = wording(lang)["reading"]
    kinds = {
        DOUBT: said["doubt"],
        CONTRADICTED: said["contradicted"],
        UNTOLD: said["untold"],
        LEFT: said["left"],
    }
    return [kinds[kind] for note in doc.notes for kind in kinds if note.startswith(kind)]
