"""Who wrote an article, and on which day it appeared, by the lines that it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from discourse.reading.dates import date_in
from discourse.zoning.dates import is_date
from discourse.zoning.lines import AND, NAME, plainly

# What is said before the names of who wrote or put the questions.
_SAID_BEFORE = re.compile(
    r"(?:\b(?:par|by|von|por|di|da|de)\b|:"
    r"|\b(?:notre|nos) (?:envoyée?s? spécia(?:le?s?|ux)|correspondante?s?)(?: [^,:]{2,40},)?)\s+",
    re.IGNORECASE,
)
# A person's name does not begin with an article, as that of a newspaper may.
_PERSON = rf"(?!(?:par|by|von|le|la|les) |l'){NAME}"
_NAMES = re.compile(rf"{_PERSON}(?:{AND}{_PERSON}){{0,7}}", re.IGNORECASE)
# From here on a byline names who did something else.
_OTHERS = re.compile(
    r"(?<!et )\b(?:traduite?s?|traduction|photos?|photographies?|illustrations?|dessins?)\b",
    re.IGNORECASE,
)
# "NÎMES, 9 sept 2024 (AFP) - ", before the first sentence of a dispatch.
_DATELINE = re.compile(
    r"[A-ZÀ-Ý][\w' -]{1,40}(?: \([^()]{2,30}\))?, (?:le )?"
    r"(?P<day>\d{1,2}(?:er)? [^\W\d_]{3,10}\.? (?:19|20)\d\d),?"
    r"(?: ?\([^()]{2,20}\))? ?[–—-] "
)
_MOST_NAMES = 30  # words of a byline
_OPENING = 120  # characters of a paragraph that may date it
_MOST_SIGNED = 12  # words of a sentence that signs a standfirst
_STOP = re.compile(r"(?<=\w\w\w)\.\Z")  # of the sentence, not of an initial
_QUOTED = re.compile(r'"[^"]*"')
_CHANGED = r"mise?s? à jour|modifiée?|actualisée?|updated|modified|aktualisiert|actualizad[ao]"
_CHANGE = re.compile(_CHANGED, re.IGNORECASE)
_SAID_OF_DATES = re.compile(rf"\b(?={_CHANGED}|publiée?|postée?|créée?|published)", re.IGNORECASE)


def printed(
    texts: Sequence[str], zones: Sequence[str], lang: str, given: Mapping[str, str]
) -> dict[str, str]:
    """The ``author`` and ``date`` that the blocks of an article print, unless they are given.

    >>> lines = ["La gare", "Par Ana Dima", "Mis à jour le 5 mai 2024, publié le 3 mai 2024", "Un."]
    >>> printed(lines, ["title", "byline", "byline", "body"], "fr", {"outlet": "L’Écho"})
    {'author': 'Ana Dima', 'date': '2024-05-03'}
    """
    known: Set[str] = {key.casefold() for key in given}
    found: dict[str, str] = {}
    if "author" not in known:
        found["author"] = _author(texts, zones, given.get("outlet", ""))
    if "date" not in known:
        found["date"] = _day(texts, zones, lang)
    return {key: value for key, value in found.items() if value}


def _author(texts: Sequence[str], zones: Sequence[str], outlet: str) -> str:
    """The names in the first byline that has some, else at the end of a standfirst."""
    lines = [text for text, zone in zip(texts, zones, strict=True) if zone == "byline"]
    led = (text for text, zone in zip(texts, zones, strict=True) if zone == "standfirst")
    last = (text.rpartition(". ")[2] for text in led)
    lines += [one for one in last if one[:4] == "Par " and len(one.split()) <= _MOST_SIGNED]
    signed = (_signed(line) for line in lines if len(line.split()) <= _MOST_NAMES)
    names = (_STOP.sub("", one) for one in signed)
    return next((one for one in names if one and one.casefold() != outlet.casefold()), "")


def _signed(line: str) -> str:
    """The names on a line of the byline; "" on one that gives a date or a profession."""
    own = line[: other.start()] if (other := _OTHERS.search(line)) else line
    found = _NAMES.match(plainly(own))
    return names_after(own) or (own[: found.end()] if found is not None else "")


def names_after(text: str) -> str:
    """The names in "Propos recueillis par Ana Dima"; "" where nothing is before them."""
    names, plain, at = "", plainly(text), 0
    while said := _SAID_BEFORE.search(plain, at):
        found = _NAMES.match(plain, said.end())
        at = said.end() if found is None else found.end()
        names = names if found is None else text[said.end() : at]
    return names


def _day(texts: Sequence[str], zones: Sequence[str], lang: str) -> str:
    """The day of publication, or that of a change where a text prints no other."""
    found = [part for line in _dated(texts, zones, lang) for part in _SAID_OF_DATES.split(line)]
    found.sort(key=lambda part: _CHANGE.match(part) is not None)
    days = next(filter(None, map(date_in, found)), "")
    return days or _dateline(texts, zones)


def _dateline(texts: Sequence[str], zones: Sequence[str]) -> str:
    """The day before the first sentence of a dispatch."""
    first = next((text for text, zone in zip(texts, zones, strict=True) if zone == "body"), "")
    found = _DATELINE.match(plainly(first[:_OPENING]))
    return date_in(found["day"]) if found is not None else ""


def _dated(texts: Sequence[str], zones: Sequence[str], lang: str) -> Iterator[str]:
    """The lines that may date an article, without quotations: titles of books may have a date."""
    text = zones.index("body") if "body" in zones else len(zones)
    for at, (line, zone) in enumerate(zip(texts, zones, strict=True)):
        signed, above = zone == "byline", at < text
        dated = (signed or (above and zone == "boilerplate")) and is_date(line, lang)
        if dated or (signed and above):
            yield _QUOTED.sub("", plainly(line))
