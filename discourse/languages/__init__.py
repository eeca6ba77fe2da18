"""One folder a language, the same file names in each: lexicons are data.

What a language can do follows from the files it has (`NEEDS`); every analysis asks before it
begins, so that no text is analysed by the rules of another language without a word.

A table is a UTF-8 file of tab-separated lines under one header line. ``#`` begins a comment
line. What is wrong in a line is said with its file and number.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from discourse.suggestions import suggestion
from discourse.user_files import text_of, unread

_HERE = Path(__file__).parent


class LexiconError(ValueError):
    """A language file that cannot be used as it stands; the message names file and line.

    >>> table(Path(__file__), ("entry", "grade"))
    Traceback (most recent call last):
    discourse.languages.LexiconError: ...__init__.py, line 1: columns are ...; expected entry grade
    """


class LanguageError(ValueError):
    """An analysis of a text in a language that lacks what the analysis needs, or no language.

    The one line names document, language and what is missing.

    >>> require("markers", [("essay", "en")])
    Traceback (most recent call last):
    discourse.languages.LanguageError: document 'essay' is in English (en); rules for markers ...
    """


SETTINGS = "language.toml"
UNKNOWN = "und"
"""The code of a language that was not recognised, as in ISO 639; it has no folder."""
_TAG = re.compile(r"([a-z]{2,3})(?:-[a-z0-9]{1,8})*")
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
    raise LanguageError(
        f"{len(refused)} of {len(given)} documents cannot be analysed: {shown}{more}; {why}; "
        f"keep those whose doc.lang is {able}"
    )


@cache
def _recognised() -> tuple[Row, ...]:
    return tuple(table(_HERE / "frequent.tsv", ("code", "name", "also", "words")))


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
    found = {path.parent.name for path in _HERE.glob(f"*/{SETTINGS}")}
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
    discourse.languages.LanguageError: lang='Englisch' is unknown; did you mean 'English'? ...
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


@cache
def language(code: str) -> Language:
    """The language of a code; a LanguageError for one that is not recognised.

    >>> language("en").name, language("fr").name
    ('English', 'French')
    """
    folder = _HERE / str(code)
    own = code in available()
    if not own and code not in frequent() and code != UNKNOWN:
        code_of(code)
        raise LanguageError(f"lang={code!r} is a name, not a code; say lang={code_of(code)!r}")
    settings = toml(folder / SETTINGS if own else _HERE / _NEUTRAL)
    name = frequent()[code][0] if code in frequent() else settings.get("name", _UNNAMED)
    return Language(code, str(name), folder, settings)


def toml(path: Path) -> dict[str, Any]:
    """A TOML file; a LexiconError names the file and the place of a fault."""
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from error
    except OSError as error:
        raise unread(path, error) from None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, and where it stands."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def error(self, message: str) -> LexiconError:
        """An error that says where."""
        return LexiconError(f"{self.path}, line {self.line}: {message}")

    def one_of(self, column: str, allowed: Sequence[str]) -> str:
        """The cell, which must be one of the allowed values."""
        value = self.cells[column]
        if value not in allowed:
            known = ", ".join(repr(item) for item in allowed)
            meant = suggestion(value, allowed)
            raise self.error(f"{column} is {value!r}; expected one of {known}{meant}")
        return value


def table(path: Path, columns: Sequence[str]) -> list[Row]:
    """The lines of a tab-separated table with just these columns, in this order.

    Raises
    ------
    LexiconError
        a file that is not UTF-8, another header, a line with a wrong number of
        cells; the message names file, line and what was expected.
    FileNotFoundError
        no such file.
    """
    try:
        lines = text_of(path).splitlines()
    except ValueError as error:
        raise LexiconError(str(error)) from error
    numbered = [
        (number, line.split("\t"))
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.startswith("#")
    ]
    if not numbered:
        raise LexiconError(f"{path}: empty; expected the header {' '.join(columns)}")
    number, header = numbered[0]
    if header != list(columns):
        raise LexiconError(
            f"{path}, line {number}: columns are {' '.join(header)}; expected {' '.join(columns)}"
        )
    rows = []
    for number, cells in numbered[1:]:
        if len(cells) != len(columns):
            raise LexiconError(
                f"{path}, line {number}: {len(cells)} cells; expected {len(columns)} "
                f"({' '.join(columns)}), separated by tabs"
            )
        rows.append(Row(path, number, dict(zip(columns, map(str.strip, cells), strict=True))))
    return rows
