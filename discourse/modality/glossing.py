"""The categories in words, for a reader: *modalité épistémique*, *prise en charge*."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from discourse.languages import toml


@cache
def glosses(lang: str) -> Mapping[str, str]:
    """Category → gloss in one language; a ValueError names the languages there are.

    >>> glosses("fr")["concessive"]
    'concession ou opposition'
    """
    known: dict[str, dict[str, str]] = toml(Path(__file__).with_name("glosses.toml"))
    if lang not in known:
        raise ValueError(f"gloss={lang!r}: glosses are written in {' or '.join(known)}")
    return known[lang]
