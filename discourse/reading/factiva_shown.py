"""Articles of Factiva as it shows and prints them: lines in a known order, without codes.

Title and author, number of words, date and time, outlet and its code, edition and page, language,
rights, then the text and the number of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discourse.reading.dates import date_in
from discourse.reading.readers import Windows, lines_in

NUMBER = re.compile(
    r"(?:^|(?<=>))[ \t]*Document [A-Z0-9]{4,10}(?:19|20)\d{6}[a-z0-9]{6,14}[ \t]*(?:$|(?=<))",
    re.MULTILINE,
)
"""The line below each article."""

_WORDS = re.compile(r"[\d.,\u00a0\u202f ]+ ?(?:mots|words|Wörter|palabras|parole|palavras)\Z")
_TIME = re.compile(r"\d{1,2}[:h]\d\d\Z")
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}\Z")
_PAGE = re.compile(r"[A-Z]?\d{1,4}\Z")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\s", re.IGNORECASE)
_LANGUAGES = frozenset(
    "Français Anglais Allemand Espagnol Italien Portugais French English German Spanish Italian "
    "Portuguese Französisch Englisch Deutsch Spanisch Italienisch Portugiesisch".split()
)
_EXPORT = "export “Full Article/Report plus Indexing” of Factiva"
_HEAD = 14  # lines between the number of words and the text, at the most
_NAME = 8  # words


def pieces(windows: Windows) -> Iterator[str]:
    """The lines of each article, which ends with its number."""
    lines: list[str] = []
    for line in lines_in(windows):
        lines.append(line)
        if NUMBER.match(line):
            yield "\n".join(lines)
            lines = []
    # A page number or the name of the service may stand below the last one.
    if any(_WORDS.match(line.strip()) for line in lines):
        yield "\n".join(lines)


def fields_of(lines: Sequence[str]) -> dict[str, list[str]]:
    """The fields of an article, by the codes that Factiva gives them elsewhere.

    Raises
    ------
    ValueError
        No line with the number of words, or none with language or rights below it.
    """
    counted = next((at for at, one in enumerate(lines) if _WORDS.match(one)), None)
    if counted is None:
        raise ValueError(f"no fields such as HD and TD, nor a number of words; {_EXPORT}")
    found: dict[str, list[str]] = {"WC": [lines[counted]], **_titled(lines[:counted])}
    below = lines[counted + 1 : counted + 1 + _HEAD]
    last = [at for at, one in enumerate(below) if one in _LANGUAGES or _RIGHTS.match(one)]
    if not last:
        raise ValueError(f"no line of its language or rights above the text; {_EXPORT}")
    for one in below[: last[0]]:
        if "PD" not in found and date_in(one):
            found["PD"] = [one]
        elif _TIME.match(one):
            found["ET"] = [one]
        elif "SN" not in found:
            found["SN"] = [one]
        elif "SC" not in found and _CODE.match(one):
            found["SC"] = [one]
        else:
            found.setdefault("PG" if _PAGE.match(one) else "ED", []).append(one)
    at = last[0]
    if below[at] in _LANGUAGES:
        found["LA"] = [below[at]]
        at += 1
    if at < len(below) and _RIGHTS.match(below[at]):
        found["CY"] = [below[at]]
        at += 1
    text = list(lines[counted + 1 + at :])
    if text and NUMBER.match(text[-1]):
        found["AN"] = [text.pop()]
    found["TD"] = text
    return found


def _titled(lines: Sequence[str]) -> dict[str, list[str]]:
    """Section, title and author: the title alone, or between the two."""
    kept = list(lines)
    found: dict[str, list[str]] = {}
    if len(kept) > 1 and _is_author(kept[-1]):
        found["BY"] = [kept.pop()]
    found["HD"] = kept[-1:]
    found["SE"] = kept[:-1]
    return found


def _is_author(line: str) -> bool:
    """Whether a line below the title names people: each longer word begins with a capital."""
    words = line.removeprefix("Par ").removeprefix("By ").replace(",", " ").split()
    named = all(not word[0].islower() or len(word) <= 3 for word in words)
    return named and len(words) <= _NAME and line[-1:] not in ".!?:"
