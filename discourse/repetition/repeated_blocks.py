"""Blocks that repeat a stretch of another block."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from discourse.matching import fold
from discourse.repetition.alignment import Run, best_runs, gap
from discourse.vocabulary import Numbers

WORD = re.compile(r"\w+")
ENDS = ".!?…"
_OPENING = '«“„"‹»'  # the last in German, where « closes
_CLOSING = '»”“"›'
# What a page adds to the words it pulls: who said them, after a dash, a stop or the closing marks.
_SPEAKER = re.compile(
    r"\s[—–-]\s?[A-ZÀ-Ý][^.!?…]{0,100}\Z"
    r"|(?<=[.!?…»”]) ?[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+){1,3}(?:, ?[^.!?…]{1,80})?\Z"
)
_MOST_SPEAKER = 15  # words
_LONGEST_SPEAKER = 60  # the same, with all parts of compounds, or the words in 100 characters

_SHINGLE = 3  # words in a row that suggest a source; alignment decides
# A shingle that stands in many places ("il y a", a refrain) suggests none, and looking at all of
# them would make time grow with the square of the text.
_COMMON = 12
_TABLE = 1 << 20
# Share of its shingles that a quote has in common with the rest at the least: where one word in
# five is changed, two shingles in five survive, and the ends of a quote lose one or two.
_SHARED = 0.25
_LONGEST = 90  # words; an editor pulls a sentence or two
_SHORTEST = 6
_SHORTEST_MARKED = 4  # in quotation marks
_SURE = 8  # words; a shorter quote must repeat its source word for word
_SIMILAR = 0.8
_WIDEST = 2000  # words; what an editor merges into one quote does not stand further apart
# Words of a paragraph that is printed twice and yet no refrain: writers come back to a formula, not
# to a long sentence word for word.
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
        Whether a source must say more than the quote and be the only one, as where nothing is
        known of the blocks: two short blocks with the same words and no other source, or a passage
        that comes back in several, are a refrain. If two blocks differ in their marks, the one in
        quotation marks or without a full stop is the quote.
    """
    brief = [quote for quote in quotes if _is_brief(texts[quote])]
    if not brief:
        return []
    finder = _Finder(texts, brief, sources)
    found = (finder.best(quote, shorter) for quote in brief)
    return [copy for copy in found if copy is not None]


def _is_brief(text: str) -> bool:
    """Whether a block may be a quote by its length, the name of a speaker included."""
    return next(islice(WORD.finditer(text), _LONGEST + _LONGEST_SPEAKER, None), None) is None


class _Finder:
    """The folded words of all blocks in one row, as numbers, and where quotes' shingles stand."""

    def __init__(self, texts: Sequence[str], quotes: Sequence[int], sources: Sequence[int]) -> None:
        self.texts = texts
        numbers = Numbers()
        words = array("I")
        first = []  # index of the first word of each block
        for text in texts:
            first.append(len(words))
            words.extend(map(numbers.__getitem__, WORD.findall(fold(text))))
        self.words = np.array(words, dtype=np.uint64)
        self.first = np.array([*first, len(words)], dtype=np.int64)
        self.blocks = np.repeat(np.arange(len(texts)), np.diff(self.first))  # of each word
        self.spans: dict[int, list[tuple[int, int]]] = {}  # of the words of blocks asked for
        self.after = dict(pairwise(sources))
        self.sources = frozenset(sources)
        self._index(len(numbers), quotes)

    def _index(self, types: int, quotes: Sequence[int]) -> None:
        """Sort the shingles, so that equal ones stand together.

        ``places[low[at] : high[at]]`` are the places of the shingle at ``at`` of a quote; there
        are none if it stands once or in too many places.
        """
        # A number a shingle, exact below 2,6 million different words.
        size, base = max(0, len(self.words) - _SHINGLE + 1), np.uint64(types + 1)
        shingles = np.zeros(size, dtype=np.uint64)
        for at in range(_SHINGLE):
            shingles = shingles * base + self.words[at : at + size]
        sought = self._sought(shingles, quotes)
        self.places = sought[np.argsort(shingles[sought], kind="stable")]
        ordered = shingles[self.places]
        starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
        counts = np.diff(np.append(starts, len(sought))) if len(sought) else starts
        usable = (counts > 1) & (counts <= _COMMON)
        self.low, self.high = np.zeros((2, size), dtype=np.int64)
        self.low[self.places] = np.repeat(np.where(usable, starts, 0), counts)
        self.high[self.places] = np.repeat(np.where(usable, starts + counts, 0), counts)
        self.shared = np.concatenate(([0], np.cumsum(self.high > 0)))

    def _sought(self, shingles: NDArray[np.uint64], quotes: Sequence[int]) -> NDArray[np.int64]:
        """Where the shingles of the quotes stand, and few others, which share a place in a table.

        A long text with few blocks short enough to be quotes is so sorted in a small part.
        """
        spot = shingles & np.uint64(_TABLE - 1)
        table = np.zeros(_TABLE, dtype=bool)
        for quote in quotes:
            table[spot[self.first[quote] : self.first[quote + 1]]] = True
        return np.flatnonzero(table[spot])

    def best(self, quote: int, shorter: bool) -> Copy | None:
        """The most similar source of a block, and the nearest of equals."""
        shortest = _SHORTEST if shorter and not self._marked(quote) else _SHORTEST_MARKED
        first, last = self._spoken(quote)
        if not shortest <= last - first <= _LONGEST or not self._shares(first, last):
            return None
        needed = _SIMILAR if last - first >= _SURE else 1.0
        found = [
            copy
            for source in self._candidates(quote, first, last)
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
        """The alignment with a source, and with that source and the next one if it says more."""
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
        """Whether a passage belongs to the text: it comes back more than once, or as a block.

        A long paragraph of which there is one copy, ``once``, comes back by the desk's hand.
        """
        most = max((copy.similarity for copy in found), default=0.0)
        equal = {copy.source for copy in found if copy.similarity == most}
        told = (
            self._says_more(copy, words) or (once and self._again(copy, words)) for copy in found
        )
        return len(equal) > 1 or not all(told)

    def _again(self, copy: Copy, words: int) -> bool:
        """Whether a quote is a long paragraph that stands above word for word."""
        size = self.first[copy.last + 1] - self.first[copy.source]
        same = copy.similarity == 1.0 and words >= _FORMULA and size == words
        return same and copy.source < copy.quote and self._stated(copy.source)

    def _stated(self, block: int) -> bool:
        """Whether a block is a sentence of the text by its marks."""
        text = self.texts[block]
        return text.lstrip()[:1] not in tuple(_OPENING) and text.rstrip()[-1:] in tuple(ENDS)

    def _marked(self, block: int) -> bool:
        return self.texts[block].lstrip()[:1] in tuple(_OPENING)

    def _shares(self, first: int, last: int) -> bool:
        """Whether enough shingles of a quote stand elsewhere for a look at where."""
        shingles = last - first - _SHINGLE + 1
        return int(self.shared[last - _SHINGLE + 1] - self.shared[first]) >= _SHARED * shingles

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
        speaker = _SPEAKER.search(text)
        if speaker is not None and WORD.search(text, 0, speaker.start()):
            cut = speaker.start()
        elif self._marked(block):
            closings = "«" if text.lstrip()[:1] == "»" else _CLOSING
            closing = max(text.rfind(mark) for mark in closings)
            if closing > 0 and len(text[closing:].split()) <= _MOST_SPEAKER:
                cut = closing
        first = self.first[block]
        return first, self.first[block + 1] - len(WORD.findall(fold(text[cut:])))

    def _candidates(self, quote: int, first: int, last: int) -> list[int]:
        """The blocks that share most shingles with a quote."""
        votes: Counter[int] = Counter()
        for at in range(first, last - _SHINGLE + 1):
            where = self.places[self.low[at] : self.high[at]]
            votes.update({self._block(place) for place in where})
        del votes[quote]
        return [block for block, _ in votes.most_common(5) if block in self.sources][:3]

    def _block(self, word: int) -> int:
        return int(self.blocks[word])

    def _aligned(self, quote: int, first: int, last: int, source: int, end: int) -> Copy | None:
        """The stretch of the blocks from ``source`` to ``end`` that has the words of a quote.

        A quote that stands between them is left out of where it is looked for.
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
        """The words of the blocks from ``source`` to ``end``, or so many where most are shared.

        A text on one line is a block of a megabyte; to look through it for each quote would take a
        time that grows with the square of the text.
        """
        low, high = int(self.first[source]), int(self.first[end + 1])
        if high - low <= _WIDEST:
            return low, high
        hits = sorted(
            int(place)
            for at in range(first, last - _SHINGLE + 1)
            for place in self.places[self.low[at] : self.high[at]]
            if low <= place < high
        )
        within = [bisect_left(hits, hit + _WIDEST // 2) - at for at, hit in enumerate(hits)]
        begin = max(low, hits[within.index(max(within))] - _WIDEST // 4 if hits else low)
        return begin, min(high, begin + _WIDEST)

    def _shared_by(self, quote: int, first: int, outer: NDArray[np.int64], run: Run) -> Shared:
        """A run of words as offsets."""
        begin, stop = first + run.quote, first + run.quote + run.length - 1
        start, end = int(outer[run.source]), int(outer[run.source + run.length - 1])
        source, last = self._block(start), self._block(end)
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
