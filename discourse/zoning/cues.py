"""Cues: words that show the zone of a block, as data of each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from discourse.documents import ZONES
from discourse.languages import LexiconError, language, toml
from discourse.zoning.lines import NAME, NAMES, Line

FILE = "zones.toml"
_GLYPHS = "▶►▸▷→➔➜➤•●■▪◆★☆✉\ufe0f "

_SHAPES = {
    "whole": r"(?:{})\s*\Z",
    "start": r"(?:{})",
    "end": r".*?(?:{})\s*\Z",
    "part": r".*?(?:{})",
}
_PLACES = ("any", "head", "tail", "edge", "inside", "opening")
_KEYS = {"name", "zone", "match", "where", "words", "patterns", "examples", "others"}


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
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    others: tuple[str, ...]

    def says(self, plain: str, words: int) -> bool:
        """Whether the cue applies to a block, given its `plainly` text and word count."""
        return words <= self.words and self.pattern.match(plain) is not None


@cache
def cues(lang: str) -> tuple[Cue, ...]:
    """The cues of a language, then those of the others, in the order of their files.

    A French page asks to "Subscribe", an English one has an AFP caption: the furniture of a page
    can be in another language than the article.
    """
    return tuple(cue for path in _files(lang) for cue in _cues_of(path))


def cue_for(line: Line, lang: str, *places: str) -> Cue | None:
    """The first cue of these places that applies to a block."""
    plain = line.plain.lstrip(_GLYPHS)
    for cue in _cues_at(lang, places):
        if cue.says(plain, line.words):
            return cue
    return None


@cache
def _cues_at(lang: str, places: tuple[str, ...]) -> tuple[Cue, ...]:
    return tuple(cue for cue in cues(lang) if cue.where in places)


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
    lists = {
        name: "|".join(re.escape(word) for word in sorted(items, key=len, reverse=True))
        for name, items in _data(path)["words"].items()
    }
    return [_cue(path, number, entry, lists) for number, entry in enumerate(_data(path)["cue"], 1)]


def _cue(path: Path, number: int, entry: Mapping[str, Any], lists: Mapping[str, str]) -> Cue:
    where = f"{path}, cue {number} ({entry.get('name', 'without a name')})"
    missing = _KEYS - set(entry)
    if missing or set(entry) - _KEYS:
        odd = sorted(missing or set(entry) - _KEYS)
        raise LexiconError(f"{where}: {'missing' if missing else 'unknown'} {', '.join(odd)}")
    for key, allowed in (("zone", ZONES), ("match", tuple(_SHAPES)), ("where", _PLACES)):
        if entry[key] not in allowed:
            raise LexiconError(f"{where}: {key} is {entry[key]!r}; expected {', '.join(allowed)}")
    joined = "|".join(f"(?:{_filled(pattern, lists)})" for pattern in entry["patterns"])
    try:
        pattern = re.compile(_SHAPES[entry["match"]].format(joined), re.IGNORECASE | re.DOTALL)
    except re.error as error:
        raise LexiconError(f"{where}: {error} in a pattern") from error
    return Cue(
        entry["name"],
        entry["zone"],
        entry["where"],
        entry["words"],
        pattern,
        tuple(entry["examples"]),
        tuple(entry["others"]),
    )


def _filled(pattern: str, lists: Mapping[str, str]) -> str:
    """A pattern with its placeholders: <name>, <names>, and <list> for each list of words."""
    filled = pattern.replace("<names>", NAMES).replace("<name>", NAME)
    for name, alternatives in lists.items():
        filled = filled.replace(f"<{name}>", f"(?:{alternatives})")
    return filled
