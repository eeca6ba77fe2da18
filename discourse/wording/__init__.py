"""Every phrase shown to a reader, one file a language, and the one way to ask for it.

A key names a phrase by its table and its name there, as in ``"summary.zones"``. A field of a phrase
may hold the two forms of a noun: ``{words:mot|mots}`` prints the number and the form that agrees
with it. A new language is a file with the same keys, its name in `LANGUAGES` and a rule for one
and many in `agreed`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any

LANGUAGES = ("fr", "en")
NBSP = "\u00a0"
BEFORE, SINCE = "before ", "since "
"""How tables name the documents before and since a day, in front of it."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Figures are drawn, and the summary is for the terminal, where a no-break space hides from a
# search.
_PLAIN = ("charts", "summary")


def say(key: str, lang: str, /, **parts: object) -> str:
    """Return one phrase with its fields filled in.

    Parameters
    ----------
    key
        table and name of the phrase.
    lang
        one of `LANGUAGES`.
    **parts
        what its fields stand for.

    Raises
    ------
    ValueError
        an unknown language.

    Examples
    --------
    >>> say("charts.denominators", "fr", words=1, sentences=0)
    '1 mot, 0 phrase'
    >>> say("charts.denominators", "en", words=1, sentences=0)
    '1 word, 0 sentences'
    """
    table, _, name = key.partition(".")
    return _Agreeing(lang).vformat(_phrases(lang)[table][name], (), parts)


def phrases(table: str, lang: str, /, **parts: object) -> Mapping[str, str]:
    """Return all phrases of a table by name, their fields filled in.

    Examples
    --------
    >>> phrases("kinds", "en")["merged"]
    'merged'
    """
    if not parts:
        return _without_fields(table, lang)
    return {name: say(f"{table}.{name}", lang, **parts) for name in _phrases(lang)[table]}


# A table is asked for with every finding of a page, and looking for fields takes its time.
@cache
def _without_fields(table: str, lang: str) -> Mapping[str, str]:
    return MappingProxyType({name: say(f"{table}.{name}", lang) for name in _phrases(lang)[table]})


def section_title(title: str, lang: str, *, alone: bool = False) -> str:
    """Return the title of a section; what has none is the introduction, or the text if `alone`.

    Examples
    --------
    >>> [section_title("", "en", alone=alone) for alone in (False, True)]
    ['Introduction', 'Whole text']
    """
    return title or say("names.whole" if alone else "names.introduction", lang)


def measure_name(measure: str, lang: str) -> str:
    """Return what a measure of tables is called; a category of marker is a share of sentences.

    Examples
    --------
    >>> measure_name("hedging", "en"), measure_name("deontic", "en")
    ('share of sentences with a hedge', 'share of sentences with a marker (deontic)')
    """
    categories = phrases("categories", lang)
    if measure in categories:
        return say("names.marked", lang, category=categories[measure])
    return say(f"measures.{measure}", lang)


def group_title(name: str, lang: str) -> str:
    """Return the name of a group of documents; those before and since a day in the language.

    Examples
    --------
    >>> [group_title(name, "fr") for name in ("Matin", "since 2024-03-01")]
    ['Matin', 'depuis le 2024-03-01']
    """
    for start, key in ((BEFORE, "names.before"), (SINCE, "names.since")):
        if name.startswith(start) and _DAY.fullmatch(name.removeprefix(start)):
            return say(key, lang, day=name.removeprefix(start))
    return name


def agreed(number: float, forms: str, lang: str) -> str:
    """Return the form of a noun that goes with a number: of two, the first is for one.

    French has the singular below two, English for one alone.

    Examples
    --------
    >>> [agreed(number, "mot|mots", "fr") for number in (0, 1, 1.5, 2)]
    ['mot', 'mot', 'mot', 'mots']
    >>> [agreed(number, "word|words", "en") for number in (0, 1, 1.5, 2)]
    ['words', 'word', 'words', 'words']
    """
    one, many = forms.split("|")
    single = abs(number) < 2 if lang == "fr" else abs(number) == 1
    return one if single else many


def typeset(template: str, lang: str) -> str:
    r"""Give French its no-break spaces: by guillemets, high punctuation, per cent, and signs.

    Examples
    --------
    >>> typeset("« oui » : n = 5", "fr")
    '«\xa0oui\xa0»\xa0: n\xa0=\xa05'
    """
    if lang != "fr":
        return template
    text = template.replace(" = ", f"{NBSP}={NBSP}").replace(" < ", f"{NBSP}<{NBSP}")
    text = text.replace("« ", f"«{NBSP}")
    for mark in ":;?!%»":
        text = text.replace(f" {mark}", f"{NBSP}{mark}")
    return text


def written_in(lang: str) -> str:
    """Return the language, if phrases are written in it; else a ValueError names those there are.

    Examples
    --------
    >>> written_in("fr")
    'fr'
    """
    if lang not in LANGUAGES:
        raise ValueError(f"lang must be one of {', '.join(map(repr, LANGUAGES))}, not {lang!r}")
    return lang


@cache
def _phrases(lang: str) -> Mapping[str, Mapping[str, str]]:
    file = Path(__file__).with_name(f"{written_in(lang)}.toml")
    tables: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        table: {
            name: phrase if table in _PLAIN else typeset(phrase, lang)
            for name, phrase in named.items()
        }
        for table, named in tables.items()
    }


class _Agreeing(Formatter):
    """Fills in fields; one with two forms of a noun gets the number and the form it asks for."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            return f"{value} {agreed(value, format_spec, self._lang)}"
        return str(format(value, format_spec))
