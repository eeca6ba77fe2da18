"""What a reader is told beside the findings: the method, and doubts about how the text was read."""

from __future__ import annotations

from discourse.documents import Document
from discourse.inference import (
    LEVEL,
    MINIMUM_N,
    NET_SPREAD,
    SPREAD_WEIGHT,
    STEADY,
    VALENCE_SPREAD,
    format_number,
)
from discourse.inference.robustness import DROP, TIMES
from discourse.page.majorities import LEAST_OF_EITHER
from discourse.reading.language_guess import CONTRADICTED, DOUBT
from discourse.reading.wrapping import LEFT, UNTOLD
from discourse.wording import LANGUAGES, phrases, say


def method(lang: str) -> list[str]:
    """The notes on method, with the constants as the code has them."""
    return list(phrases("method", lang, **constants(lang)).values())


def constants(lang: str) -> dict[str, int | str]:
    """The constants that the method notes name, written for print."""
    return {
        "minimum": MINIMUM_N,
        "least": LEAST_OF_EITHER,
        "weight": SPREAD_WEIGHT,
        "times": TIMES,
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
    return lang if lang in LANGUAGES else "en"


def reading_notes(doc: Document, lang: str) -> list[str]:
    """What the reader of the page should know of how the text was read: lines, or none."""
    kinds = {
        DOUBT: "reading.doubt",
        CONTRADICTED: "reading.contradicted",
        UNTOLD: "reading.untold",
        LEFT: "reading.left",
    }
    return [
        say(key, lang) for note in doc.notes for kind, key in kinds.items() if note.startswith(kind)
    ]
