"""What the page says, in the language of its reader."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from discourse.charts import wording as figures
from discourse.documents import Document
from discourse.languages import toml
from discourse.modality import CATEGORIES
from discourse.reading.tongues import CONTRADICTED, DOUBT


@cache
def wording(lang: str) -> dict[str, Any]:
    """The words of one language; a ValueError names those there are."""
    known = toml(Path(__file__).with_name("wording.toml"))
    if lang not in known:
        raise ValueError(f"lang={lang!r}: the page is written in {' or '.join(known)}")
    # A category has one name, in figures and on the page.
    names = figures.words_of(lang)
    return {**known[lang], "categories": {name: names[name] for name in CATEGORIES}}


def page_language(lang: str) -> str:
    """The text's own language where the page is written in it, else English."""
    return lang if lang in toml(Path(__file__).with_name("wording.toml")) else "en"


def language_note(doc: Document, lang: str) -> list[str]:
    """What the reader of the page should know of the text's language: a line, or none."""
    said = wording(lang)["language"]
    kinds = {DOUBT: said["doubt"], CONTRADICTED: said["contradicted"]}
    return [kinds[kind] for note in doc.notes for kind in kinds if note.startswith(kind)]
