"""Folding, and patterns over words: a lexicon is compiled into one matcher."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import Generic, NamedTuple, TypeAlias, TypeVar

T = TypeVar("T")

APOSTROPHES = "’‘‛´`′‵＇｀ʹʻʼʽʾˈˊˋ˴ꞌ΄᾽᾿῾՚՝׳"
"""What is typed, scanned or pasted for an apostrophe.

Source: the signs that confusables.txt of Unicode Technical Standard 39 gives for U+0027, without
the letters of other scripts among them (Hebrew yod, N’Ko tones, Canadian syllabics, runes, Miao)
and those that Unicode NFC replaces. Between two letters they are an apostrophe (rules WB6 and WB7
of Unicode Standard Annex 29), so that a name such as Hawaiʻi stays one word.
"""

BLANKS = "\t\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
"""Blanks within a line other than the space."""

SAME_LENGTH = tuple(
    (odd, plain)
    for plain, variants in {"'": APOSTROPHES, "-": "‐‑", " ": BLANKS, '"': "“”„«»"}.items()
    for odd in variants
)
"""Signs and the plain signs they are read as."""

# Most words have none: one search for all of them replaces many replacements.
_ODD = re.compile("[" + re.escape("".join(odd for odd, _ in SAME_LENGTH)) + "]")


def fold(text: str) -> str:
    """Unify case, apostrophes, hyphens, spaces and quotes, keeping the length.

    ``İ`` is the only character whose lower case is longer and ``Σ`` the only one whose lower case
    depends on its neighbours, so both are folded apart: an offset in the folded text is an offset
    in the text, and a folded slice is a slice of the folded text.

    >>> fold("L’UNION, aujourd’hui")
    "l'union, aujourd'hui"
    >>> len(fold("İstanbul")) == len("İstanbul")
    True
    """
    if text.isascii() and text.isalpha():
        return text.lower()
    folded = text.replace("İ", "i").replace("Σ", "σ").lower()
    if _ODD.search(folded) is None:
        return folded
    for odd, plain in SAME_LENGTH:
        folded = folded.replace(odd, plain)
    return folded


fold_word = cache(fold)
"""`fold`, cached per word type, since a text repeats its words."""


class Match(NamedTuple, Generic[T]):
    """Words ``first`` to ``last`` (both included) match a pattern that carries ``value``."""

    first: int
    last: int
    value: T


@dataclass(slots=True, eq=False)
class _Node(Generic[T]):
    """A place in the trie of patterns: where each key leads, and what ends here.

    ``gaps`` leads on by how many words may be skipped before the next key; ``values`` have the
    number of their pattern, so that matches that end together come in the order of the patterns.
    """

    steps: dict[str, _Node[T]] = field(default_factory=dict)
    gaps: dict[int, _Node[T]] = field(default_factory=dict)
    values: list[tuple[int, T]] = field(default_factory=list)


_Thread: TypeAlias = tuple[_Node[T], int]
"""A node just reached (-1), or one whose next key may come after this many more words."""


def _onward(thread: _Thread[T], keys: Iterable[str]) -> Iterator[_Thread[T]]:
    """Where a thread leads after a word with some keys."""
    node, left = thread
    if left > 0:
        yield node, left - 1
    if left < 0:
        for width, beyond in node.gaps.items():
            yield from _onward((beyond, width), keys)
    for key in keys:
        if key in node.steps:
            yield node.steps[key], -1


def _asked(thread: _Thread[T]) -> Iterator[dict[str, _Node[T]]]:
    """Where each key leads that a thread can go on with."""
    node, left = thread
    yield node.steps
    if left < 0:
        for beyond in node.gaps.values():
            yield beyond.steps


class _State(dict[int, "_State[T] | None"], Generic[T]):
    """All nodes where a stretch of words leads, and by kind of word the state where it leads on.

    Computed when a text first asks and then cached, dead ends too: the first time it is a walk over
    the trie, afterwards a single look-up.
    """

    __slots__ = ("_asked", "_kinds", "_states", "_threads", "ended")

    def __init__(
        self,
        threads: Iterable[_Thread[T]],
        kinds: _Kinds,
        states: dict[frozenset[_Thread[T]], _State[T]],
    ) -> None:
        self._threads = frozenset(threads)
        self._kinds = kinds
        self._states = states
        # Words with none of these keys all lead to the same state.
        self._asked = frozenset().union(*(steps for one in self._threads for steps in _asked(one)))
        ended = (one for node, left in self._threads if left < 0 for one in node.values)
        # One value may belong to several patterns that end together: it is one match.
        values = (value for _, value in sorted(ended, key=itemgetter(0)))
        self.ended = tuple({id(value): value for value in values}.values())

    def __missing__(self, kind: int) -> _State[T] | None:
        keys = self._kinds.answers[kind]
        if kind != _NO_KEY and self._asked.isdisjoint(keys):
            found = self[_NO_KEY]
        else:
            threads = frozenset(go for one in self._threads for go in _onward(one, keys))
            found = self._states.get(threads)
            if found is None and threads:
                found = self._states[threads] = _State(threads, self._kinds, self._states)
        self[kind] = found
        return found


_NO_KEY = 0
"""The kind of the words that are in no pattern, and of the end of a sentence."""


class _Kinds(dict[str, int]):
    """Word form → number of its kind: forms that no pattern distinguishes are of one kind."""

    def __init__(self, keys: Callable[[str], tuple[str, ...]]) -> None:
        self._keys_of = keys
        self._numbers: dict[frozenset[str], int] = {frozenset(): _NO_KEY}
        self.alphabet: set[str] = set()
        self.answers: list[frozenset[str]] = [frozenset()]

    def __missing__(self, form: str) -> int:
        keys = self.alphabet.intersection(self._keys_of(form))
        number = self._numbers.setdefault(frozenset(keys), len(self.answers))
        if number == len(self.answers):
            self.answers.append(frozenset(keys))
        self[form] = number
        return number


class _Openings(dict[int, "_State[T] | None"], Generic[T]):
    """By kind of word the state in which it leaves whoever begins with it.

    A text meets few of the words that open a pattern, so the trie behind each is grown when it is
    first met: a tree of all patterns takes time to make, and the garbage collector visits it.
    """

    def __init__(self, patterns: Iterable[tuple[str, T]], kinds: _Kinds) -> None:
        self._kinds = kinds
        self._patterns: list[str] = []
        self._values: list[T] = []
        self._begun: dict[str, tuple[int, ...]] = {}
        self._grown: dict[str, _Node[T]] = {}
        self._states: dict[frozenset[_Thread[T]], _State[T]] = {}
        for number, (pattern, value) in enumerate(patterns):
            self._patterns.append(pattern)
            self._values.append(value)
            first, *rest = pattern_parts(pattern)
            for key in _keys(first):
                self._begun[key] = (*self._begun.get(key, ()), number)
            kinds.alphabet.update(_keys(first), *map(_keys, rest))

    def __missing__(self, kind: int) -> _State[T] | None:
        opened = [key for key in self._kinds.answers[kind] if key in self._begun]
        threads = frozenset((self._grow(key), -1) for key in opened)
        found = self._states.get(threads)
        if found is None and threads:
            found = self._states[threads] = _State(threads, self._kinds, self._states)
        self[kind] = found
        return found

    def _grow(self, opening: str) -> _Node[T]:
        """The trie of the patterns that begin with a key."""
        root = self._grown.get(opening)
        if root is None:
            root = self._grown[opening] = _Node()
            for number in self._begun[opening]:
                nodes = [root]
                for part in pattern_parts(self._patterns[number])[1:]:
                    if isinstance(part, int):
                        nodes = [node.gaps.setdefault(part, _Node()) for node in nodes]
                    else:
                        nodes = [
                            node.steps.setdefault(key, _Node()) for node in nodes for key in part
                        ]
                for node in nodes:
                    node.values.append((number, self._values[number]))
        return root


def _keys(part: tuple[str, ...] | int) -> tuple[str, ...]:
    """The keys of one part of a pattern; a gap has none."""
    return () if isinstance(part, int) else part


class Matcher(Generic[T]):
    """Patterns of words compiled into a trie that is walked once over a sentence.

    A pattern is a sequence of keys separated by spaces. The keys of a word are given by ``keys``:
    usually its folded form, its unelided form and, in square brackets,
    its lemma, so that ``[être] en mesure de`` finds *serait en mesure d’*. ``a|b`` takes
    either key; ``~3`` between two keys skips up to three words.

    Parameters
    ----------
    patterns
        pairs of pattern and the value that a match carries.
    keys
        the keys of a word form; called once per word type.

    Raises
    ------
    ValueError
        a pattern without a word, with an empty alternative (``a|``), or with a gap that is not
        between two words: it could never match.

    Examples
    --------
    >>> matcher = Matcher([("sans doute", 1), ("sans ~1 doute", 2)], keys=lambda w: (w,))
    >>> [(m.first, m.last, m.value) for m in matcher.find(["sans", "aucun", "doute"])]
    [(0, 2, 2)]
    """

    def __init__(
        self, patterns: Iterable[tuple[str, T]], keys: Callable[[str], tuple[str, ...]]
    ) -> None:
        self._kinds = _Kinds(keys)
        # A number for the set of pattern keys of a word form.
        self.kind: Callable[[str], int] = self._kinds.__getitem__
        self._openings = openings = _Openings(patterns, self._kinds)
        kind = self.kind
        # The state in which a word leaves whoever begins with it; None where no pattern begins.
        self.opening: Callable[[str], _State[T] | None] = lambda form: openings[kind(form)]

    def find(self, forms: Sequence[str]) -> list[Match[T]]:
        """All matches in the words of one sentence, by first word, longest first, then by pattern.

        Matches may overlap: the caller, who knows the context, decides which ones to keep, since a
        long match rejected later would otherwise have hidden a short one.
        """
        kinds = list(map(self.kind, forms))
        openings = map(self._openings.__getitem__, kinds)
        return list(map(Match._make, self.scan(kinds, openings)))

    def scan(
        self, kinds: Sequence[int], openings: Iterable[_State[T] | None]
    ) -> list[tuple[int, int, T]]:
        """The same for the `kind` and the `opening` of each word, the matches as plain tuples."""
        found: list[tuple[int, int, T]] = []
        size = len(kinds)
        row = [*kinds, _NO_KEY]
        for first, opening in enumerate(openings):
            if opening is None:
                continue
            last = first + 1
            state = opening[row[last]]
            if state is None:
                # Most openings end here: "de" and "le" open many patterns.
                if opening.ended:
                    found += [(first, first, value) for value in opening.ended]
                continue
            ends = [(first, opening.ended)] if opening.ended else []
            while state is not None and last < size:
                if state.ended:
                    ends.append((last, state.ended))
                last += 1
                state = state[row[last]]
            for last, values in reversed(ends):
                found += [(first, last, value) for value in values]
        return found


def pattern_parts(pattern: str) -> list[tuple[str, ...] | int]:
    """The alternatives of each word of a pattern, gaps as numbers; refuse what cannot match.

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
        raise ValueError(f"pattern {pattern!r}: a gap such as ~2 must be between two words")
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
