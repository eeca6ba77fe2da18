"""Folding, and patterns over words: a lexicon becomes one compiled matcher."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, TypeVar

T = TypeVar("T")

_SAME_LENGTH = tuple(
    (odd, plain)
    for plain, variants in {
        "'": "’ʼ‘´",
        "-": "‐‑",
        " ": "\u00a0\u202f\u2009\u2007\t",
        '"': "“”„«»",
    }.items()
    for odd in variants
)


def fold(text: str) -> str:
    """Case, apostrophes, hyphens, spaces and quotes made one, at the same length.

    ``İ`` is the only character whose lower case is longer, so it is folded apart:
    an offset in the folded text is an offset in the text.

    >>> fold("L’UNION, aujourd’hui")
    "l'union, aujourd'hui"
    >>> len(fold("İstanbul")) == len("İstanbul")
    True
    """
    folded = text.replace("İ", "i").lower()
    for odd, plain in _SAME_LENGTH:
        folded = folded.replace(odd, plain)
    return folded


fold_word = cache(fold)
"""`fold` remembered per word type: a text repeats its words."""


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """Words ``first`` to ``last`` (both included) match a pattern that carries ``value``."""

    first: int
    last: int
    value: T


@dataclass(slots=True)
class _Node(Generic[T]):
    """A state of the matcher: where each key leads, and what ends here.

    ``gap`` is how many words may be skipped before the next key.
    """

    steps: dict[str, _Node[T]] = field(default_factory=dict)
    gaps: dict[int, _Node[T]] = field(default_factory=dict)
    values: list[T] = field(default_factory=list)


class Matcher(Generic[T]):
    """Patterns of words compiled into a trie that is walked once over a sentence.

    A pattern is a sequence of keys parted by spaces. What keys a word answers to is
    said by ``keys``: usually its folded form, its unelided form and, in square brackets,
    its lemma, so that ``[être] en mesure de`` finds *serait en mesure d’*. ``a|b`` takes
    either key; ``~3`` skips up to three words.

    Parameters
    ----------
    patterns
        pairs of pattern and the value that a match carries.
    keys
        the keys a word form answers to; called once per word type.

    Examples
    --------
    >>> matcher = Matcher([("sans doute", 1), ("sans ~1 doute", 2)], keys=lambda w: (w,))
    >>> [(m.first, m.last, m.value) for m in matcher.find(["sans", "aucun", "doute"])]
    [(0, 2, 2)]
    """

    def __init__(
        self, patterns: Iterable[tuple[str, T]], keys: Callable[[str], tuple[str, ...]]
    ) -> None:
        self._root: _Node[T] = _Node()
        self._keys = keys
        self._openings: dict[str, tuple[_Node[T], ...]] = {}
        for pattern, value in patterns:
            self._add(pattern, value)

    def _add(self, pattern: str, value: T) -> None:
        if not pattern.split():
            raise ValueError("an empty pattern matches nothing: give it at least one word")
        nodes = [self._root]
        for part in pattern.split():
            if part.startswith("~") and part[1:].isdigit():
                nodes = [node.gaps.setdefault(int(part[1:]), _Node()) for node in nodes]
            else:
                nodes = [
                    node.steps.setdefault(key, _Node()) for node in nodes for key in part.split("|")
                ]
        for node in nodes:
            node.values.append(value)

    def openings(self, form: str) -> tuple[_Node[T], ...]:
        """The states a word can open, empty for most words; remembered per word type."""
        known = self._openings.get(form)
        if known is None:
            steps = self._root.steps
            known = tuple(steps[key] for key in dict.fromkeys(self._keys(form)) if key in steps)
            self._openings[form] = known
        return known

    def find(self, forms: Sequence[str]) -> Iterator[Match[T]]:
        """All matches in the words of one sentence, by first word, longest first.

        Matches may overlap: whoever knows the context decides which stand, since a long
        match rejected later would otherwise have hidden a short one.
        """
        openings = self._openings
        for first, form in enumerate(forms):
            nodes = openings.get(form)
            if nodes is None:
                nodes = self.openings(form)
            if nodes:
                yield from self._matches_from(forms, first, nodes)

    def _matches_from(
        self, forms: Sequence[str], first: int, nodes: tuple[_Node[T], ...]
    ) -> Iterator[Match[T]]:
        found: list[Match[T]] = []
        stack = [(node, first) for node in nodes]
        while stack:
            node, last = stack.pop()
            found += [Match(first, last, value) for value in node.values]
            if last + 1 < len(forms):
                for key in dict.fromkeys(self._keys(forms[last + 1])):
                    if key in node.steps:
                        stack.append((node.steps[key], last + 1))
            for width, after in node.gaps.items():
                for at in range(last + 1, min(last + 2 + width, len(forms))):
                    for key in dict.fromkeys(self._keys(forms[at])):
                        if key in after.steps:
                            stack.append((after.steps[key], at))
        found.sort(key=lambda match: -match.last)
        yield from found


def longest(matches: Iterable[Match[T]]) -> list[Match[T]]:
    """Of overlapping matches keep the leftmost and, from there, the longest.

    >>> longest([Match(0, 1, "sans doute"), Match(1, 1, "doute")])
    [Match(first=0, last=1, value='sans doute')]
    """
    kept: list[Match[T]] = []
    for match in sorted(matches, key=lambda m: (m.first, -m.last)):
        if not kept or match.first > kept[-1].last:
            kept.append(match)
    return kept
