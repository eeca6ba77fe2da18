"""Blocks that repeat a stretch of another block."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from discourse.matching import fold
from discourse.repetition.alignment import Run, best_runs, gap
from discourse.repetition.shingles import Shingles

WORD = re.compile(r"\w+")
ENDS = ".!?…"
_STOPS = tuple(ENDS)
_OPENING = '«“„"‹»'  # the last in German, where « closes
_CLOSING = '»”“"›'
# What a page adds to a pull quote: who said it, after a dash, a stop or the closing marks.
_SPEAKER = re.compile(
    r"\s[—–-]\s?[A-ZÀ-Ý][^.!?…]{0,100}\Z"
    r"|(?<=[.!?…»”]) ?[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+){1,3}(?:, ?[^.!?…]{1,80})?\Z"
)
_MOST_SPEAKER = 15  # words
_LONGEST_SPEAKER = 60  # the same, with all parts of compounds, or the words in 100 characters

_LONGEST = 90  # words; an editor pulls a sentence or two
_SHORTEST = 6
_SHORTEST_MARKED = 4  # in quotation marks
_SURE = 8  # words; a shorter quote must repeat its source word for word
_SIMILAR = 0.8
_WIDEST = 2000  # words; passages that an editor merges into one quote are not further apart
# Length from which a repeated paragraph is not a refrain: writers repeat a formula, but not a long
# sentence word for word.
_FORMULA = 12


@dataclass(frozen=True, slots=True)
class Shared:
    """Words that quote and source share without a break.

    ``quote_start, quote_end`` are offsets in the text of the quote; the source runs from offset
    ``start`` of block ``source`` to offset ``end`` of block ``last``.
    """

    quote_start: int
    quote_end: int
    source: int
    start: int
    last: int
    end: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Block ``quote`` repeats words of the blocks from ``source`` to ``last``.

    ``start`` is an offset in the text of block ``source``, ``end`` in that of block ``last``;
    ``left_out`` is the longest stretch between them, in words, that the quote does not have.
    """

    quote: int
    source: int
    last: int
    start: int
    end: int
    similarity: float
    left_out: int
    runs: tuple[Shared, ...]


def copies(
    texts: Sequence[str], quotes: Sequence[int], sources: Sequence[int], *, shorter: bool = True
) -> list[Copy]:
    """Which of the blocks ``quotes`` repeat a stretch of the blocks ``sources``.

    Time grows with the length of the text: shingles of three words are looked up first, and only
    the best candidates are aligned.

    Parameters
    ----------
    texts
        All blocks of a page, in order.
    quotes, sources
        Indices of the blocks that may be quotes and of those that may be repeated.
    shorter
        Whether a source must be longer than the quote and the only one, as when nothing is known
        about the blocks: two short blocks with the same words and no other source, or a passage
        that recurs in several blocks, are a refrain. If two blocks differ in their marks, the one
        in
        quotation marks or without a full stop is the quote.
    """
    if not quotes:
        return []
    words = [WORD.findall(fold(text)) for text in texts]
    # By its length, the name of a speaker included.
    brief = [quote for quote in quotes if len(words[quote]) <= _LONGEST + _LONGEST_SPEAKER]
    if not brief:
        return []
    finder = _Finder(texts, words, brief, sources)
    found = (finder.best(quote, shorter) for quote in brief)
    return [copy for copy in found if copy is not None]


class _Finder:
    """Searches the blocks of a page for what a quote repeats."""

    def __init__(
        self,
        texts: Sequence[str],
        words: Sequence[Sequence[str]],
        quotes: Sequence[int],
        sources: Sequence[int],
    ) -> None:
        self.texts = texts
        self.shingles = Shingles(words, quotes)
        self.words, self.first = self.shingles.words, self.shingles.first
        self.spans: dict[int, list[tuple[int, int]]] = {}  # of the words of blocks asked for
        self.after = dict(pairwise(sources))
        self.sources = frozenset(sources)

    def best(self, quote: int, shorter: bool) -> Copy | None:
        """The most similar source of a block; of equally similar ones the nearest."""
        if not self.shingles.any_shared(quote):
            return None
        shortest = _SHORTEST if shorter and not self._marked(quote) else _SHORTEST_MARKED
        first, last = self._spoken(quote)
        if not shortest <= last - first <= _LONGEST or not self.shingles.shares(first, last):
            return None
        needed = _SIMILAR if last - first >= _SURE else 1.0
        found = [
            copy
            for source in self.shingles.sharing(quote, first, last, self.sources)
            for copy in self._copies(quote, first, last, source)
            if copy.similarity >= needed
        ]
        if shorter:
            twins = {copy.source for copy in found if self._twin(copy)}
            found = [copy for copy in found if twins.isdisjoint((copy.source, copy.last))]
            if self._refrain(found, last - first, once=not twins):
                return None
        return max(
            found, key=lambda copy: (copy.similarity, -abs(copy.source - quote)), default=None
        )

    def _copies(self, quote: int, first: int, last: int, source: int) -> Iterator[Copy]:
        """The alignment with a source, and that with the next one too if it covers more."""
        alone = self._aligned(quote, first, last, source, source)
        if alone is not None:
            yield alone
        below = self.after.get(source)
        if below == quote:  # which may stand between the two
            below = self.after.get(quote)
        if below is not None and (alone is None or alone.similarity < 1.0):
            both = self._aligned(quote, first, last, source, below)
            if both is not None and both.source != both.last:
                yield both

    def _twin(self, copy: Copy) -> bool:
        """Whether a quote is printed twice in a row, for wide screens and for narrow ones."""
        beside = abs(copy.quote - copy.source) == 1
        return beside and self.texts[copy.quote] == self.texts[copy.source]

    def _refrain(self, found: Sequence[Copy], words: int, *, once: bool) -> bool:
        """Whether a passage belongs to the text: it recurs more than once, or as a whole block.

        A long paragraph with a single copy (``once``) was repeated by the editors.
        """
        most = max((copy.similarity for copy in found), default=0.0)
        equal = {copy.source for copy in found if copy.similarity == most}
        told = (
            self._says_more(copy, words) or (once and self._again(copy, words)) for copy in found
        )
        return len(equal) > 1 or not all(told)

    def _again(self, copy: Copy, words: int) -> bool:
        """Whether a quote is a long paragraph that appears above word for word."""
        size = self.first[copy.last + 1] - self.first[copy.source]
        same = copy.similarity == 1.0 and words >= _FORMULA and size == words
        return same and copy.source < copy.quote and self._stated(copy.source)

    def _stated(self, block: int) -> bool:
        """Whether a block is a sentence of the text by its marks."""
        text = self.texts[block]
        return text.lstrip()[:1] not in tuple(_OPENING) and text.rstrip()[-1:] in tuple(ENDS)

    def _marked(self, block: int) -> bool:
        return self.texts[block].lstrip()[:1] in tuple(_OPENING)

    def _span(self, word: int, block: int) -> tuple[int, int]:
        """The offsets of a word in the text of its block."""
        if block not in self.spans:
            found = WORD.finditer(fold(self.texts[block]))
            self.spans[block] = [match.span() for match in found]
        return self.spans[block][word - int(self.first[block])]

    def _spoken(self, block: int) -> tuple[int, int]:
        """The words of a block without the speaker's name after them."""
        text = self.texts[block]
        cut = len(text)
        # Nothing that may be a speaker ends in a full stop, as most paragraphs do.
        speaker = None if text.endswith(_STOPS) else _SPEAKER.search(text)
        if speaker is not None and WORD.search(text, 0, speaker.start()):
            cut = speaker.start()
        elif self._marked(block):
            closings = "«" if text.lstrip()[:1] == "»" else _CLOSING
            closing = max(text.rfind(mark) for mark in closings)
            if closing > 0 and len(text[closing:].split()) <= _MOST_SPEAKER:
                cut = closing
        first = self.first[block]
        return first, self.first[block + 1] - len(WORD.findall(fold(text[cut:])))

    def _aligned(self, quote: int, first: int, last: int, source: int, end: int) -> Copy | None:
        """The stretch of blocks ``source`` to ``end`` that contains the words of a quote.

        A quote between them is not searched itself.
        """
        outer = np.arange(*self._around(first, last, source, end))
        if quote in (source, end):
            return None
        outer = outer[(outer < self.first[quote]) | (outer >= self.first[quote + 1])]
        source_words = self.words[outer].tolist()
        runs = best_runs(self.words[first:last].tolist(), source_words)
        if not runs:
            return None
        shared = tuple(self._shared_by(quote, first, outer, run) for run in runs)
        return Copy(
            quote,
            source=shared[0].source,
            last=shared[-1].last,
            start=shared[0].start,
            end=shared[-1].end,
            similarity=sum(run.length for run in runs) / (last - first),
            left_out=max((gap(*pair) for pair in pairwise(runs)), default=0),
            runs=shared,
        )

    def _around(self, first: int, last: int, source: int, end: int) -> tuple[int, int]:
        """The words of blocks ``source`` to ``end``, or the part of them that shares most words.

        A text on one line can be a block of a megabyte; searching all of it for each quote would
        take time quadratic in the length of the text.
        """
        low, high = int(self.first[source]), int(self.first[end + 1])
        if high - low <= _WIDEST:
            return low, high
        hits = sorted(
            place for place in self.shingles.places_of(first, last) if low <= place < high
        )
        within = [bisect_left(hits, hit + _WIDEST // 2) - at for at, hit in enumerate(hits)]
        begin = max(low, hits[within.index(max(within))] - _WIDEST // 4 if hits else low)
        return begin, min(high, begin + _WIDEST)

    def _shared_by(self, quote: int, first: int, outer: NDArray[np.int64], run: Run) -> Shared:
        """A run of words as offsets."""
        begin, stop = first + run.quote, first + run.quote + run.length - 1
        start, end = int(outer[run.source]), int(outer[run.source + run.length - 1])
        source, last = self.shingles.block(start), self.shingles.block(end)
        return Shared(
            quote_start=self._span(begin, quote)[0],
            quote_end=self._span(stop, quote)[1],
            source=source,
            start=self._span(start, source)[0],
            last=last,
            end=self._span(end, last)[1],
        )

    def _says_more(self, copy: Copy, words: int) -> bool:
        """Whether a source has more words than the quote, or lacks the marks of one."""
        source = self.first[copy.last + 1] - self.first[copy.source]
        marked = self._marked(copy.quote) or self.texts[copy.quote].rstrip()[-1:] not in tuple(ENDS)
        return source >= words + 2 or (source >= words and self._stated(copy.source) and marked)
