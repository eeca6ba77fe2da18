"""Cues: words that show the zone of a block, as data of each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from discourse.documents import ZONES
from discourse.languages import LexiconError, language, toml
from discourse.zoning.lines import NAME, NAMES, Line
from discourse.zoning.literals import Literals, needs, some_inside

FILE = "zones.toml"
_GLYPHS = "▶►▸▷→➔➜➤•●■▪◆★☆✉\ufe0f "

_LONG = 1000  # words; no cue tells longer blocks apart
_FEW = 9  # what the cues of a long paragraph need; all of them need 1,600 words and signs

_SHAPES = {"whole": r"(?:{})\s*\Z", "start": r"(?:{})", "end": r"(?:{})\s*\Z", "part": r"(?:{})"}
_ANYWHERE = ("end", "part")  # shapes that may begin inside a block
_PLACES = ("any", "head", "tail", "edge", "inside", "opening")
_PRIVATE = 0xE000  # the first of the signs that no text and no pattern has
_KEYS = {"name", "zone", "match", "where", "words", "patterns", "examples", "others"}


class Sign:
    """One pattern of a cue: compiled once a text has what it needs, which is seldom."""

    __slots__ = ("_matches", "anywhere", "needed", "source")

    def __init__(self, source: str, needed: frozenset[str] | None, *, anywhere: bool) -> None:
        self.source = source
        self.anywhere = anywhere
        self.needed = needed
        self._matches: Callable[[str], re.Match[str] | None] | None = None

    def matches(self, plain: str) -> bool:
        """Whether it matches a text."""
        if self._matches is None:
            pattern = re.compile(self.source, re.IGNORECASE | re.DOTALL)
            self._matches = pattern.search if self.anywhere else pattern.match
        return self._matches(plain) is not None


@dataclass(frozen=True, slots=True)
class Cue:
    """A named pattern that gives a block its zone.

    ``where`` is a part of the page: ``head`` before the body, ``tail`` after it, ``edge`` either,
    ``inside`` neither, ``any`` everywhere, ``opening`` the first paragraphs. A block of more than
    ``words`` words is left alone.
    """

    name: str
    zone: str
    where: str
    words: int
    signs: tuple[Sign, ...]
    examples: tuple[str, ...]
    others: tuple[str, ...]

    def says(self, plain: str, words: int) -> bool:
        """Whether the cue applies to a block, given its `plainly` text and word count."""
        return words <= self.words and any(sign.matches(plain) for sign in self.signs)


@cache
def cues(lang: str) -> tuple[Cue, ...]:
    """The cues of a language, then those of the others, in the order of their files.

    A French page asks to "Subscribe", an English one has an AFP caption: the furniture of a page
    can be in another language than the article.
    """
    return tuple(cue for path in _files(lang) for cue in _cues_of(path))


def cue_for(line: Line, lang: str, *places: str) -> Cue | None:
    """The first cue of these places that applies to a block."""
    asked = _cues_at(lang, places, min(line.words, _LONG))
    if not asked.signs:
        return None
    plain = line.plain.lstrip(_GLYPHS)
    if not line.looked and len(asked.by_literal) <= _FEW:
        return asked.first(plain, some_inside(plain, asked.by_literal))
    if not line.looked:
        line.literals, line.looked = literals_in(plain, lang), True
    return asked.first(plain, line.literals)


def literals_in(plain: str, lang: str) -> Set[str] | None:
    """What a text has of all that cues need; None if that cannot be told."""
    return _literals(lang).inside(plain)


@cache
def _literals(lang: str) -> Literals:
    signs = (sign for cue in cues(lang) for sign in cue.signs)
    return Literals({one for sign in signs for one in sign.needed or ()})


class _Searched:
    """Cues in their order; only those patterns are tried for which a text has what they need."""

    def __init__(self, found: Sequence[Cue]) -> None:
        self.signs = [(cue, sign) for cue in found for sign in cue.signs]
        self.always = [at for at, (_, sign) in enumerate(self.signs) if sign.needed is None]
        self.by_literal: dict[str, list[int]] = {}
        for at, (_, sign) in enumerate(self.signs):
            for literal in sign.needed or ():
                self.by_literal.setdefault(literal, []).append(at)

    def first(self, plain: str, literals: Set[str] | None) -> Cue | None:
        """The first cue that matches a text; `literals_in` gives what it has."""
        for at in range(len(self.signs)) if literals is None else self._possible(literals):
            cue, sign = self.signs[at]
            if sign.matches(plain):
                return cue
        return None

    def _possible(self, literals: Set[str]) -> list[int]:
        found = set(self.always)
        for literal in self.by_literal.keys() & literals:
            found.update(self.by_literal[literal])
        return sorted(found)


@cache
def _cues_at(lang: str, places: tuple[str, ...], words: int) -> _Searched:
    """The cues of some places that may hold for a block of so many words: a paragraph has few."""
    return _Searched([cue for cue in cues(lang) if cue.where in places and words <= cue.words])


def cued(line: Line, lang: str, *places: str) -> bool:
    """Give a block the zone of the first cue of these places that applies to it."""
    cue = cue_for(line, lang, *places)
    if cue is not None:
        line.is_a(cue.zone, cue.name)
    return cue is not None


@cache
def words(lang: str, name: str) -> frozenset[str]:
    """A list of words that rules of position need, from all languages."""
    return frozenset(word for path in _files(lang) for word in _data(path)["words"].get(name, ()))


def _files(lang: str) -> list[Path]:
    own = language(lang).path(FILE)
    others = sorted(own.parent.parent.glob(f"*/{FILE}"))
    return [path for path in dict.fromkeys((own, *others)) if path.exists()]


@cache
def _data(path: Path) -> dict[str, Any]:
    data = toml(path)
    unknown = set(data) - {"cue", "words"}
    if unknown:
        raise LexiconError(f"{path}: unknown part {min(unknown)!r}; expected cue, words")
    return {"cue": data.get("cue", []), "words": data.get("words", {})}


def _cues_of(path: Path) -> list[Cue]:
    parts = {"<names>": NAMES, "<name>": NAME}
    for name, items in _data(path)["words"].items():
        words = "|".join(re.escape(word) for word in sorted(items, key=len, reverse=True))
        parts[f"<{name}>"] = f"(?:{words})"
    signs = {part: chr(_PRIVATE + number) for number, part in enumerate(parts)}
    known = {sign: needs(parts[part]) for part, sign in signs.items()}

    def sign(pattern: str, *, anywhere: bool) -> Sign:
        needed = needs(_filled(pattern, signs), known)
        return Sign(_filled(pattern, parts), needed, anywhere=anywhere)

    return [_cue(path, number, entry, sign) for number, entry in enumerate(_data(path)["cue"], 1)]


def _cue(path: Path, number: int, entry: Mapping[str, Any], sign: Callable[..., Sign]) -> Cue:
    where = f"{path}, cue {number} ({entry.get('name', 'without a name')})"
    missing = _KEYS - set(entry)
    if missing or set(entry) - _KEYS:
        odd = sorted(missing or set(entry) - _KEYS)
        raise LexiconError(f"{where}: {'missing' if missing else 'unknown'} {', '.join(odd)}")
    for key, allowed in (("zone", ZONES), ("match", tuple(_SHAPES)), ("where", _PLACES)):
        if entry[key] not in allowed:
            raise LexiconError(f"{where}: {key} is {entry[key]!r}; expected {', '.join(allowed)}")
    try:
        shape, anywhere = _SHAPES[entry["match"]], entry["match"] in _ANYWHERE
        signs = tuple(sign(shape.format(one), anywhere=anywhere) for one in entry["patterns"])
    except re.error as error:
        raise LexiconError(f"{where}: {error} in a pattern") from error
    return Cue(
        entry["name"],
        entry["zone"],
        entry["where"],
        entry["words"],
        signs,
        tuple(entry["examples"]),
        tuple(entry["others"]),
    )


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    """A pattern with what each placeholder stands for: <name>, <names>, <months> and the like."""
    for placeholder, part in parts.items():
        pattern = pattern.replace(placeholder, part)
    return pattern
