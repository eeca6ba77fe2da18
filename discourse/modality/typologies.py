"""Views: other typologies laid over the same markers, as rules in ``views.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from discourse.decisions.marker import CATEGORIES, STRENGTHS, Marker
from discourse.languages import LexiconError, language, toml
from discourse.modality.marker_lexicon import works
from discourse.suggestions import suggestion

_KEYS = frozenset({"name", "categories", "strengths", "negated", "rules", "not_rules"})


@dataclass(frozen=True, slots=True)
class Group:
    """A group of a view and the markers it takes; empty sets of strengths or rules ask nothing."""

    name: str
    categories: frozenset[str]
    strengths: frozenset[str]
    negated: bool | None
    rules: frozenset[str]
    not_rules: frozenset[str]

    def takes(self, marker: Marker) -> bool:
        """Whether a marker belongs to the group."""
        return (
            marker.category in self.categories
            and (not self.strengths or marker.strength in self.strengths)
            and (self.negated is None or marker.negated is self.negated)
            and (not self.rules or marker.rule in self.rules)
            and marker.rule not in self.not_rules
        )


@dataclass(frozen=True, slots=True)
class View:
    """A typology: its name, title, source (a key of ``sources.toml``) and groups in order."""

    name: str
    title: str
    source: str
    groups: tuple[Group, ...]


@cache
def views(lang: str = "fr") -> Mapping[str, View]:
    """The views of a language by name, in the order of ``views.toml``.

    Raises
    ------
    LexiconError
        a group that cannot be read; the message names file, view and group.

    Examples
    --------
    >>> [group.name for group in views()["hyland"].groups][:2]
    ['hedges', 'boosters']
    """
    path = language(lang).path("views.toml")
    found = {name: _view(path, name, cells, lang) for name, cells in toml(path).items()}
    return MappingProxyType(found)


def _view(path: Path, name: str, cells: Mapping[str, Any], lang: str) -> View:
    source = cells.get("source", "own")
    if source not in works(lang):
        known = ", ".join(sorted(works(lang)))
        raise LexiconError(f"{path}, {name}: source is {source!r}; expected one of {known}")
    groups = tuple(_group(path, name, group) for group in cells.get("groups", ()))
    return View(name, cells.get("title", name), source, groups)


def _group(path: Path, view: str, cells: Mapping[str, Any]) -> Group:
    where = f"{path}, {view}, group {cells.get('name', '?')!r}"
    if unknown := sorted(set(cells) - _KEYS):
        raise LexiconError(f"{where}: no key {unknown[0]!r}; expected {', '.join(sorted(_KEYS))}")
    if "name" not in cells or "categories" not in cells:
        raise LexiconError(f"{where}: name and categories are needed")
    for key, allowed in (("categories", CATEGORIES), ("strengths", STRENGTHS)):
        for value in cells.get(key, ()):
            if value not in allowed:
                raise LexiconError(
                    f"{where}: {key} has {value!r}; expected {', '.join(filter(None, allowed))}"
                )
    return Group(
        cells["name"],
        frozenset(cells["categories"]),
        frozenset(cells.get("strengths", ())),
        cells.get("negated"),
        frozenset(cells.get("rules", ())),
        frozenset(cells.get("not_rules", ())),
    )


def view(name: str, lang: str = "fr") -> View:
    """One view; a ValueError names those there are."""
    known = views(lang)
    if name not in known:
        meant = suggestion(name, known)
        raise ValueError(f"no view {name!r}; choose one of {', '.join(known)}{meant}")
    return known[name]


def group(name: str, marker: Marker, lang: str = "fr") -> str:
    """The group of a marker in a view, empty when it has none."""
    return next((one.name for one in view(name, lang).groups if one.takes(marker)), "")
