"""Passages a page prints twice: pull quotes, each linked to the stretch it repeats."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from discourse.documents import COUNTED_ZONES, Document
from discourse.matching import fold

KINDS = ("exact", "repunctuated", "truncated", "merged", "edited")
"""How a pull quote differs from its source; see `PullQuote`."""

_WORD = re.compile(r"\w+")
_ENDS = ".!?…"
_OPENING = '«“„"‹'
_CLOSING = '»”“"›'
# What a page adds to the words it pulls: who said them, after a dash or the closing marks.
_SPEAKER = re.compile(r"\s[—–-]\s?[A-ZÀ-Ý][^.!?…]{0,100}\Z")
_MOST_SPEAKER = 15  # words

_SHINGLE = 3  # words in a row that suggest a source; alignment decides
# A shingle that stands in many places ("il y a", a refrain) suggests none, and looking at all of
# them would make time grow with the square of the text.
_COMMON = 12
_LONGEST = 90  # words; an editor pulls a sentence or two
_SHORTEST = 6
_SHORTEST_MARKED = 4  # in quotation marks
_SURE = 8  # words; a shorter quote must repeat its source word for word
_SIMILAR = 0.8
_RUN = 3  # words; shorter common runs are chance unless they lie close to a longer one
_NEAR = 4


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A pull quote and the stretch of the body it repeats.

    Attributes
    ----------
    start, end
        The block of the quote.
    source_start, source_end
        The stretch of the body it repeats.
    kind
        ``exact``: the same sentence or sentences; ``repunctuated``: whole sentences, other
        punctuation; ``truncated``: the same words, cut inside a sentence at either end;
        ``merged``: two stretches with something left out between them; ``edited``: words changed.
    similarity
        Share of the words of the quote that its source has, in the same order, from 0 to 1. The
        speaker's name below a quote is not among them.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    kind: str
    similarity: float


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


def find(doc: Document) -> list[PullQuote]:
    """The pull quotes of a document that repeat a stretch of its body.

    A block of the zone ``pull_quote`` whose words stand nowhere in the body is not among them.
    """
    texts = [doc.text[block.start : block.end] for block in doc.blocks]
    quotes = [at for at, block in enumerate(doc.blocks) if block.zone == "pull_quote"]
    sources = [at for at, block in enumerate(doc.blocks) if block.zone in COUNTED_ZONES]
    return [_pull_quote(doc, copy) for copy in copies(texts, quotes, sources, shorter=False)]


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
        Whether a source must say more than the quote, as it does where nothing is known of the
        blocks: two blocks with the same words are a refrain. If they differ in their marks, the
        one in quotation marks or without a full stop is the quote.
    """
    finder = _Finder(texts, sources)
    found = (finder.best(quote, shorter) for quote in quotes)
    return [copy for copy in found if copy is not None]


class _Finder:
    """The folded words of all blocks in one row, and where each shingle of the sources stands."""

    def __init__(self, texts: Sequence[str], sources: Sequence[int]) -> None:
        self.texts = texts
        self.forms: list[str] = []
        self.starts, self.ends = array("I"), array("I")
        self.first = array("I")  # index of the first word of each block
        for text in texts:
            self.first.append(len(self.forms))
            for match in _WORD.finditer(fold(text)):
                self.forms.append(match.group())
                self.starts.append(match.start())
                self.ends.append(match.end())
        self.first.append(len(self.forms))
        self.after = dict(pairwise(sources))
        self.places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for block in sources:
            for at in range(self.first[block], self.first[block + 1] - _SHINGLE + 1):
                self.places[tuple(self.forms[at : at + _SHINGLE])].append(at)

    def best(self, quote: int, shorter: bool) -> Copy | None:
        """The most similar source of a block, if one is similar enough."""
        first, last = self._spoken(quote)
        shortest = _SHORTEST_MARKED if self._marked(quote) else _SHORTEST
        if not shortest <= last - first <= _LONGEST:
            return None
        needed = _SIMILAR if last - first >= _SURE else 1.0
        best: Copy | None = None
        for source in self._candidates(quote, first, last):
            ends = (source, self.after[source]) if source in self.after else (source,)
            for end in ends:
                copy = self._aligned(quote, first, last, source, end)
                better = best is None or (copy is not None and copy.similarity > best.similarity)
                if copy is not None and better and self._says_more(copy, last - first, shorter):
                    best = copy
        return best if best is not None and best.similarity >= needed else None

    def _marked(self, block: int) -> bool:
        return self.texts[block].lstrip()[:1] in tuple(_OPENING)

    def _spoken(self, block: int) -> tuple[int, int]:
        """The words of a block without the speaker's name after them."""
        text = self.texts[block]
        cut = len(text)
        speaker = _SPEAKER.search(text)
        if speaker is not None:
            cut = speaker.start()
        elif self._marked(block):
            closing = max(text.rfind(mark) for mark in _CLOSING)
            if closing > 0 and len(text[closing:].split()) <= _MOST_SPEAKER:
                cut = closing
        first, last = self.first[block], self.first[block + 1]
        while last > first and self.starts[last - 1] >= cut:
            last -= 1
        return first, last

    def _candidates(self, quote: int, first: int, last: int) -> list[int]:
        """The blocks that share most shingles with a quote."""
        votes: Counter[int] = Counter()
        for at in range(first, last - _SHINGLE + 1):
            where = self.places.get(tuple(self.forms[at : at + _SHINGLE]), ())
            if len(where) <= _COMMON:
                votes.update({bisect_right(self.first, place) - 1 for place in where} - {quote})
        return [block for block, _ in votes.most_common(3)]

    def _aligned(self, quote: int, first: int, last: int, source: int, end: int) -> Copy | None:
        """The stretch of the blocks from ``source`` to ``end`` that has the words of a quote."""
        outer = range(self.first[source], self.first[end + 1])
        if self.first[quote] in outer:
            return None
        runs = _runs(self.forms[first:last], self.forms[outer.start : outer.stop])
        if not runs:
            return None
        begin = outer.start + runs[0].source
        stop = outer.start + runs[-1].source + runs[-1].length - 1
        return Copy(
            quote,
            source=bisect_right(self.first, begin) - 1,
            last=bisect_right(self.first, stop) - 1,
            start=self.starts[begin],
            end=self.ends[stop],
            similarity=sum(run.length for run in runs) / (last - first),
            left_out=max((_gap(*pair) for pair in pairwise(runs)), default=0),
        )

    def _says_more(self, copy: Copy, words: int, shorter: bool) -> bool:
        if not shorter:
            return True
        source = self.first[copy.last + 1] - self.first[copy.source]
        if source >= words + 2:
            return True
        quote, body = self.texts[copy.quote], self.texts[copy.source]
        unmarked = body.lstrip()[:1] not in tuple(_OPENING) and body.rstrip()[-1:] in tuple(_ENDS)
        return (
            source >= words
            and unmarked
            and (self._marked(copy.quote) or quote.rstrip()[-1:] not in tuple(_ENDS))
        )


@dataclass(slots=True)
class _Run:
    """Words that a quote and a source share without a break."""

    quote: int
    source: int
    length: int


def _runs(quote: Sequence[str], source: Sequence[str]) -> list[_Run]:
    """The stretches of a source that have the words of a quote, in order."""
    from rapidfuzz.distance import LCSseq

    runs = [
        _Run(code.src_start, code.dest_start, code.dest_end - code.dest_start)
        for code in LCSseq.opcodes(quote, source)
        if code.tag == "equal"
    ]
    runs = _drawn(_drawn(runs, quote, source, -1), quote, source, 1)
    kept = []
    for at, run in enumerate(runs):
        around = runs[max(0, at - 1) : at + 2]
        if any(other.length >= _RUN and _gap(run, other) <= _NEAR for other in around):
            kept.append(run)
    return kept


def _gap(one: _Run, other: _Run) -> int:
    """How many words of the source stand between two runs."""
    first, second = (one, other) if one.source < other.source else (other, one)
    return second.source - first.source - first.length


def _drawn(
    runs: Sequence[_Run], quote: Sequence[str], source: Sequence[str], step: int
) -> list[_Run]:
    """Runs that have drawn to them the words which shorter ones before or after them took.

    There are many longest common subsequences, and the one returned may take the first word of a
    quote from far above its source. ``step`` -1 draws from the left, 1 from the right.
    """
    done: list[_Run] = []
    for run in runs if step < 0 else reversed(runs):
        while done and done[-1].length <= run.length:
            other = done[-1]
            inside = run.quote - 1 if step < 0 else run.quote + run.length
            outside = run.source - 1 if step < 0 else run.source + run.length
            reached = other.quote + other.length - 1 if step < 0 else other.quote
            if inside != reached or not 0 <= outside < len(source):
                break
            if source[outside] != quote[inside]:
                break
            run.length, other.length = run.length + 1, other.length - 1
            if step < 0:
                run.quote, run.source = run.quote - 1, run.source - 1
            else:
                other.quote, other.source = other.quote + 1, other.source + 1
            if not other.length:
                done.pop()
        done.append(run)
    return done if step < 0 else done[::-1]


def _pull_quote(doc: Document, copy: Copy) -> PullQuote:
    quote = doc.blocks[copy.quote]
    first, last = doc.blocks[copy.source], doc.blocks[copy.last]
    start, end = first.start + copy.start, last.start + copy.end
    begins = doc.text[first.start : start].rstrip("«“\"'‘—–- \u00a0\u202f")[-1:] in ("", *_ENDS)
    stop = end
    while stop < last.end and doc.text[stop] in _ENDS:
        stop += 1
    ends = stop > end
    kind = _kind(doc.text[quote.start : quote.end], doc.text[start:stop], copy, begins and ends)
    return PullQuote(quote.start, quote.end, start, stop, kind, round(copy.similarity, 3))


def _kind(quote: str, source: str, copy: Copy, whole: bool) -> str:
    words, said = _WORD.findall(fold(quote)), _WORD.findall(fold(source))
    if words[: len(said)] != said or copy.similarity < 1.0:
        merged = copy.similarity == 1.0 and copy.left_out > _NEAR
        return "merged" if merged else "edited"
    if not whole:
        return "truncated"
    return "exact" if source in quote else "repunctuated"
