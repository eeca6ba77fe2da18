"""The codes of languages, and the names they are known by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from discourse.languages.tables import Row, table
from discourse.suggestions import suggestion

LANGUAGES = Path(__file__).parent
"""The folder that holds one folder per language."""
SETTINGS = "language.toml"
UNKNOWN = "und"
"""The code of a language that was not recognised, as in ISO 639; it has no folder."""
_TAG = re.compile(r"([a-z]{2,3})(?:-[a-z0-9]{1,8})*")


class LanguageError(ValueError):
    """An analysis of a text in a language that lacks what the analysis needs, or no language.

    The one line names document, language and what is missing; ``refused`` has the ids of those that
    cannot be analysed among several.

    >>> code_of("Klingon")
    Traceback (most recent call last):
    discourse.languages.codes.LanguageError: lang='Klingon' is unknown; give a code such as ...
    """

    refused: frozenset[str] = frozenset()


@cache
def _recognised() -> tuple[Row, ...]:
    return tuple(table(LANGUAGES / "frequent.tsv", ("code", "name", "also", "words")))


@cache
def frequent() -> Mapping[str, tuple[str, frozenset[str]]]:
    """The English name of each language that is recognised, and its most frequent words."""
    return {row["code"]: (row["name"], frozenset(row["words"].split())) for row in _recognised()}


@cache
def _called() -> Mapping[str, str]:
    """The code behind each other name of a language: English, its own, longer codes of ISO 639."""
    return {
        name: row["code"]
        for row in _recognised()
        for name in (row["name"].lower(), *row["also"].split())
    }


@cache
def available() -> tuple[str, ...]:
    """Codes of the languages whose words and sentences are cut by rules of their own.

    >>> "fr" in available(), "en" in available()
    (True, False)
    """
    found = {path.parent.name for path in LANGUAGES.glob(f"*/{SETTINGS}")}
    return tuple(sorted(found))


def known_code(said: str) -> str:
    """The code of a language that somebody names; "" where it is none that is recognised.

    A tag of BCP 47 such as ``fr-FR``, of which script and region say nothing here, the name of a
    locale, a code of three letters (``fra``), or the English or its own name; in capitals or not.

    >>> [known_code(said) for said in ("fr-FR", "fra", "pt_BR.UTF-8", "French", "Français", "tlh")]
    ['fr', 'fr', 'pt', 'fr', 'fr', '']
    """
    plain = said.strip().lower().partition(".")[0].replace("_", "-")
    tag = _TAG.fullmatch(plain)
    if tag and (tag[1] in frequent() or tag[1] in available()):
        return tag[1]
    return _called().get(plain) or _called().get(tag[1] if tag else "", "")


def code_of(lang: object) -> str:
    """The code of the language that an argument names, see `known_code`.

    Raises
    ------
    TypeError
        no text.
    LanguageError
        no language that is recognised.

    Examples
    --------
    >>> code_of("fr-BE")
    'fr'
    >>> code_of("Englisch")
    Traceback (most recent call last):
    discourse.languages.codes.LanguageError: lang='Englisch' is unknown; did you mean 'English'? ...
    """
    if not isinstance(lang, str):
        raise TypeError(f"lang is {type(lang).__name__}; give a code such as 'fr', or leave it out")
    code = UNKNOWN if lang.strip().lower() == UNKNOWN else known_code(lang)
    if code:
        return code
    names = [*_called(), *frequent(), *(name for name, _ in frequent().values())]
    meant = suggestion(lang, names)
    raise LanguageError(
        f"lang={lang!r} is unknown{meant or ';'} give a code such as 'fr' or 'en', or leave it out"
    )
