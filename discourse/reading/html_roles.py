"""What tag and class names say of the role of a passage: `html_roles.toml`, read and looked up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from discourse.languages import toml

FILE = Path(__file__).with_name("html_roles.toml")

RANKS = (
    "drop",
    "boilerplate",
    "pull_quote",
    "caption",
    "date",
    "byline",
    "standfirst",
    "title",
    "foot",
    "aside",
    "heading",
    "cell",
    "quotation",
    "",
)
"""Roles from the strongest: what stands in a menu is furniture, whatever else it is, and the name
below a pull quote belongs to it."""

_ATTRIBUTES = ("class", "id", "itemprop", "rel", "role", "data-component", "data-testid")
# What Word sets before an item of a list is hidden so from its own list.
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-list\s*:\s*ignore", re.IGNORECASE
)
_PARTS = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# The page as a whole bears the names of all it holds.
_WHOLE = frozenset({"html", "body", "main", "article"})


@dataclass(frozen=True, slots=True)
class Mark:
    """The role that markup gives, and how many words it may hold."""

    role: str
    most: int


def mark_of(tag: str, attributes: Mapping[str, str], words: int) -> str:
    """The role of an element by its tag and attributes, given how many words it holds; or "".

    A name is worth more than a tag, which is chosen for its looks as often as not; of several
    roles the strongest counts.

    >>> mark_of("blockquote", {"class": "article__pull-quote"}, 12)
    'pull_quote'
    >>> mark_of("div", {"class": "has-caption"}, 2000), mark_of("p", {}, 30)
    ('', '')
    """
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
        return "drop"
    # The attribute holds the words that a style sheet pulls from this very paragraph.
    if "data-pullquote" in attributes:
        return ""
    tags, _, _ = _marks()
    by_tag = tags.get(tag)
    if by_tag is not None and by_tag.role == "drop":
        return "drop"
    if tag not in _WHOLE:
        found = [mark for name in _ATTRIBUTES for mark in _named(attributes.get(name, ""))]
        fitting = [mark.role for mark in found if words <= mark.most]
        if fitting:
            return min(fitting, key=RANKS.index)
    return by_tag.role if by_tag is not None and words <= by_tag.most else ""


@cache
def _marks() -> tuple[dict[str, Mark], dict[str, Mark], re.Pattern[str]]:
    """Marks by tag, marks by name, and the pattern of all names, longest first."""
    data = toml(FILE)
    tags: dict[str, Mark] = {}
    names: dict[str, Mark] = {}
    for role in RANKS[:-1]:
        mark = Mark(role, data[role]["most"])
        tags.update((tag, mark) for tag in data[role]["tags"])
        for name in data[role]["names"]:
            names.setdefault(name, mark)
    longest = sorted(names, key=len, reverse=True)
    return tags, names, re.compile(rf"\b(?:{'|'.join(longest)})\b")


@cache
def _named(value: str) -> tuple[Mark, ...]:
    """The marks of an attribute value, each of its blank-separated names looked at alone."""
    _, names, pattern = _marks()
    found = []
    for token in value.split():
        words = " ".join(_PARTS.findall(_CAMEL.sub(" ", token))).lower()
        found += [names[match.group()] for match in pattern.finditer(words)]
    return tuple(dict.fromkeys(found))
