"""Folding, and patterns over words: a lexicon becomes one compiled matcher."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
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

    ``İ`` is the only character whose lower case is longer and ``Σ`` the only one whose lower case
    depends on its neighbours, so both are folded apart: an offset in the folded text is an offset
    in the text, and a folded slice is a slice of the folded text.

    >>> fold("L’UNION, aujourd’hui")
    "l'union, aujourd'hui"
    >>> len(fold("İstanbul")) == len("İstanbul")
    True
    """
    folded = text.replace("İ", "i").replace("Σ", "σ").lower()
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

    ``gaps`` leads on by how many words may be skipped before the next key.
    """

    steps: dict[str, _Node[T]] = field(default_factory=dict)
    gaps: dict[int, _Node[T]] = field(default_factory=dict)
    values: list[T] = field(default_factory=list)


class Matcher(Generic[T]):
    """Patterns of words compiled into a trie that is walked once over a sentence.

    A pattern is a sequence of keys parted by spaces. What keys a word answers to is
    said by ``keys``: usually its folded form, its unelided form and, in square brackets,
    its lemma, so that ``[être] en mesure de`` finds *serait en mesure d’*. ``a|b`` takes
    either key; ``~3`` between two keys skips up to three words.

    Parameters
    ----------
    patterns
        pairs of pattern and the value that a match carries.
    keys
        the keys a word form answers to; called once per word type.

    Raises
    ------
    ValueError
        a pattern without a word, with an empty alternative (``a|``), or with a gap that does not
        stand between two words: it could never match.

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
        self._known: dict[str, tuple[str, ...]] = {}
        self._openings: dict[str, tuple[tuple[_Node[T], ...], frozenset[str] | None]] = {}
        for pattern, value in patterns:
            self._add(pattern, value)

    def _add(self, pattern: str, value: T) -> None:
        nodes = [self._root]
        for part in pattern_parts(pattern):
            if isinstance(part, int):
                nodes = [node.gaps.setdefault(part, _Node()) for node in nodes]
            else:
                nodes = [node.steps.setdefault(key, _Node()) for node in nodes for key in part]
        for node in nodes:
            node.values.append(value)

    def find(self, forms: Sequence[str]) -> list[Match[T]]:
        """All matches in the words of one sentence, by first word, longest first.

        Matches may overlap: whoever knows the context decides which stand, since a long
        match rejected later would otherwise have hidden a short one.
        """
        found: list[Match[T]] = []
        openings = self._openings
        last = len(forms) - 1
        for first, form in enumerate(forms):
            opening = openings.get(form)
            if opening is None:
                opening = openings[form] = self._opening(form)
            nodes, ahead = opening
            if nodes and (
                ahead is None
                or (first < last and not ahead.isdisjoint(self._keys_of(forms[first + 1])))
            ):
                found += self._matches_from(forms, first, nodes)
        return found

    def _opening(self, form: str) -> tuple[tuple[_Node[T], ...], frozenset[str] | None]:
        """The states a word opens, and the keys of which the next word must have one.

        None where a match may end with the word or a gap follow. Most openings are dead ends
        ("de", "le" open many patterns), and so are seen to be without a walk.
        """
        nodes = tuple(self._after(self._root, form))
        if any(node.values or node.gaps for node in nodes):
            return nodes, None
        return nodes, frozenset(key for node in nodes for key in node.steps)

    def _keys_of(self, form: str) -> tuple[str, ...]:
        known = self._known.get(form)
        if known is None:
            known = self._known[form] = tuple(dict.fromkeys(self._keys(form)))
        return known

    def _after(self, node: _Node[T], form: str) -> list[_Node[T]]:
        """The states that a word leads to from another state."""
        steps = node.steps
        return [steps[key] for key in self._keys_of(form) if key in steps]

    def _matches_from(
        self, forms: Sequence[str], first: int, nodes: tuple[_Node[T], ...]
    ) -> list[Match[T]]:
        # By where it ends and what it carries: "le|la" meets l’ by both keys, "~2" a word twice
        # over, and one pattern matches one stretch once.
        found: dict[tuple[int, int], Match[T]] = {}
        stack = [(node, first) for node in nodes]
        while stack:
            node, last = stack.pop()
            for value in node.values:
                found.setdefault((-last, id(value)), Match(first, last, value))
            if node.steps and last + 1 < len(forms):
                stack += [(after, last + 1) for after in self._after(node, forms[last + 1])]
            for width, beyond in node.gaps.items():
                for at in range(last + 1, min(last + 2 + width, len(forms))):
                    stack += [(after, at) for after in self._after(beyond, forms[at])]
        if len(found) < 2:
            return list(found.values())
        return sorted(found.values(), key=lambda match: -match.last)


def pattern_parts(pattern: str) -> list[tuple[str, ...] | int]:
    """The alternatives of each word of a pattern, gaps as numbers; what cannot match is refused.

    >>> pattern_parts("le|la ~2 doute")
    [('le', 'la'), 2, ('doute',)]
    """
    parts: list[tuple[str, ...] | int] = []
    for part in pattern.split():
        if part.startswith("~") and part[1:].isdecimal():
            parts.append(int(part[1:]))
        elif all(part.split("|")):
            parts.append(tuple(part.split("|")))
        else:
            raise ValueError(f"pattern {pattern!r}: {part!r} has an empty alternative; drop a bar")
    if not parts:
        raise ValueError("an empty pattern matches nothing: give it at least one word")
    gaps = [isinstance(part, int) for part in parts]
    if gaps[0] or gaps[-1] or any(one and two for one, two in pairwise(gaps)):
        raise ValueError(f"pattern {pattern!r}: a gap such as ~2 stands between two words")
    return parts


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
