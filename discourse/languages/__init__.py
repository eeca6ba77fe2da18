"""One folder a language, the same file names in each: lexicons are data.

What a language can do follows from the files it has (`NEEDS`); every analysis asks before it
begins, so that no text is analysed by the rules of another language without a word.

Its files are read by `tables`; `codes` knows the names of languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from discourse.languages import codes
from discourse.languages.codes import (
    SETTINGS,
    UNKNOWN,
    LanguageError,
    available,
    code_of,
    frequent,
    known_code,
)
from discourse.languages.tables import LexiconError, Row, table, toml

__all__ = [
    "NEEDS",
    "UNKNOWN",
    "Language",
    "LanguageError",
    "LexiconError",
    "Row",
    "available",
    "code_of",
    "frequent",
    "known_code",
    "language",
    "require",
    "table",
    "toml",
]

_NEUTRAL, _UNNAMED = "neutral.toml", "a language that was not recognised"

# Languages whose verb forms are known: no file, but code in discourse/french/morphology.
_CONJUGATED = frozenset({"fr"})
_FORMS = "verb forms (code in discourse/french/morphology)"
_GRAMMAR = ("words.tsv", "classes.tsv")
_VERBS = (_FORMS, "verbs.tsv", SETTINGS, *_GRAMMAR)
_MARKERS = ("markers.tsv", *_VERBS, "sources.toml", "views.toml")
_VALENCE = ("valence.tsv", "shifters.tsv", *_VERBS)
_OUTLOOK = tuple(dict.fromkeys(("markers.tsv", *_VALENCE, *_MARKERS, "targets.toml")))
NEEDS: Mapping[str, tuple[str, ...]] = {
    # Their unit is the word and the sentence as a language.toml cuts them.
    "readability": (SETTINGS,),
    "verb forms": _VERBS,
    "lemmas": (*_VERBS, "lemmas.tsv"),
    "markers": _MARKERS,
    "sentiment": _VALENCE,
    # What is said to be possible, feared or denied is told from valence, verbs and markers.
    "outlook": _OUTLOOK,
    "a report": _OUTLOOK,
}
"""What each analysis needs of a language: files of its folder, and code; the telling ones first.

Blocks, zones, sections, sentences, words as spans, pull quotes and their sources need none of it:
zones are told by the cues of all languages together, repetition by the words as they stand.
"""
_SHOWN, _NAMED = 5, 4  # documents and files named in an error


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code, its English name, its folder and its settings (`language.toml`).

    A language without settings of its own has those of ``neutral.toml``.
    """

    code: str
    name: str
    folder: Path
    settings: Mapping[str, Any]

    def path(self, name: str) -> Path:
        """The path of one of its files."""
        return self.folder / name

    def lacks(self, analysis: str) -> tuple[str, ...]:
        """What an analysis of `NEEDS` would need that the language does not have.

        >>> language("fr").lacks("markers"), language("en").lacks("readability")
        ((), ('language.toml',))
        """
        return _lacks(self.code, analysis)


@cache
def _lacks(code: str, analysis: str) -> tuple[str, ...]:
    spoken = language(code)
    return tuple(
        part
        for part in NEEDS[analysis]
        if not (code in _CONJUGATED if part == _FORMS else spoken.path(part).is_file())
    )


def require(analysis: str, documents: Iterable[tuple[str, str]]) -> None:
    """Refuse documents in a language that lacks what an analysis needs.

    Parameters
    ----------
    analysis
        a key of `NEEDS`.
    documents
        the id and the language code of each.

    Raises
    ------
    LanguageError
        one line: which documents, which language, what it lacks.

    Examples
    --------
    >>> require("markers", [("essay", "en")])
    Traceback (most recent call last):
    discourse.languages.codes.LanguageError: document 'essay' is in English (en); rules for ...
    """
    given = list(documents)
    refused = [(name, language(code)) for name, code in given if _lacks(code, analysis)]
    if not refused:
        return
    spoken = refused[0][1]
    lacking = spoken.lacks(analysis)
    rest = f" and {len(lacking) - _NAMED} more files" if len(lacking) > _NAMED else ""
    able = " or ".join(repr(code) for code in available() if not _lacks(code, analysis))
    why = f"rules for {analysis} exist for {able} alone"
    if spoken.code != UNKNOWN:
        listed = ", ".join(lacking[:_NAMED])
        why += f" (discourse/languages/{spoken.code} lacks {listed}{rest})"
    if len(given) == 1:
        raise LanguageError(
            f"document {refused[0][0]!r} is in {spoken.name} ({spoken.code}); {why}; if it is not, "
            f"say lang={able}; sentences, words, pull_quotes, concordance work in any language"
        )
    shown = ", ".join(f"{name!r} ({one.name})" for name, one in refused[:_SHOWN])
    more = f" and {len(refused) - _SHOWN} more" if len(refused) > _SHOWN else ""
    error = LanguageError(
        f"{len(refused)} of {len(given)} documents cannot be analysed: {shown}{more}; {why}; "
        f"keep those whose doc.lang is {able}"
    )
    error.refused = frozenset(name for name, _ in refused)
    raise error


@cache
def language(code: str) -> Language:
    """The language of a code; a LanguageError for one that is not recognised.

    >>> language("en").name, language("fr").name
    ('English', 'French')
    """
    folder = codes.LANGUAGES / str(code)
    own = code in available()
    if not own and code not in frequent() and code != UNKNOWN:
        code_of(code)
        raise LanguageError(f"lang={code!r} is a name, not a code; say lang={code_of(code)!r}")
    settings = toml(folder / SETTINGS if own else codes.LANGUAGES / _NEUTRAL)
    name = frequent()[code][0] if code in frequent() else settings.get("name", _UNNAMED)
    return Language(code, str(name), folder, settings)
