"""Passages a page prints twice: pull quotes, each linked to the stretch it repeats."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

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
        Whether a source must say more than the quote and be the only one, as where nothing is
        known of the blocks: two blocks with the same words, or a passage that comes back in
        several, are a refrain. If two blocks differ in their marks, the one in quotation marks or
        without a full stop is the quote.
    """
    finder = _Finder(texts, sources)
    found = (finder.best(quote, shorter) for quote in quotes)
    return [copy for copy in found if copy is not None]


class _Finder:
    """The folded words of all blocks in one row, and where shingles stand that come back."""

    def __init__(self, texts: Sequence[str], sources: Sequence[int]) -> None:
        self.texts = texts
        self.forms: list[str] = []
        self.first = array("L")  # index of the first word of each block
        for text in texts:
            self.first.append(len(self.forms))
            self.forms += _WORD.findall(fold(text))
        self.first.append(len(self.forms))
        self.after = dict(pairwise(sources))
        self.sources = frozenset(sources)
        self.places = self._repeated()

    def _repeated(self) -> dict[tuple[str, ...], list[int]]:
        """Where each shingle stands that stands in more than one place and not everywhere."""
        shingles = list(zip(*(self.forms[at:] for at in range(_SHINGLE)), strict=False))
        counts = Counter(shingles)
        wanted = {shingle for shingle, number in counts.items() if 1 < number <= _COMMON}
        places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, shingle in enumerate(shingles):
            if shingle in wanted:
                places[shingle].append(at)
        return places

    def best(self, quote: int, shorter: bool) -> Copy | None:
        """The most similar source of a block, and the nearest of equals."""
        first, last = self._spoken(quote)
        shortest = _SHORTEST_MARKED if self._marked(quote) else _SHORTEST
        if not shortest <= last - first <= _LONGEST:
            return None
        needed = _SIMILAR if last - first >= _SURE else 1.0
        found = [
            copy
            for source in self._candidates(quote, first, last)
            for copy in self._copies(quote, first, last, source)
            if copy.similarity >= needed
        ]
        if shorter and self._refrain(found, last - first):
            return None
        return max(
            found, key=lambda copy: (copy.similarity, -abs(copy.source - quote)), default=None
        )

    def _copies(self, quote: int, first: int, last: int, source: int) -> Iterator[Copy]:
        """The alignment with a source, and with that source and the next one if it says more."""
        alone = self._aligned(quote, first, last, source, source)
        if alone is not None:
            yield alone
        if source in self.after and (alone is None or alone.similarity < 1.0):
            both = self._aligned(quote, first, last, source, self.after[source])
            if both is not None and both.source != both.last:
                yield both

    def _refrain(self, found: Sequence[Copy], words: int) -> bool:
        """Whether a passage belongs to the text: it comes back more than once, or as a block."""
        whole = {copy.source for copy in found if copy.similarity == 1.0}
        return len(whole) > 1 or any(not self._says_more(copy, words) for copy in found)

    def _marked(self, block: int) -> bool:
        return self.texts[block].lstrip()[:1] in tuple(_OPENING)

    def _span(self, word: int, block: int) -> tuple[int, int]:
        """The offsets of a word in the text of its block."""
        matches = _WORD.finditer(fold(self.texts[block]))
        return next(islice(matches, word - self.first[block], None)).span()

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
        first = self.first[block]
        return first, self.first[block + 1] - len(_WORD.findall(fold(text[cut:])))

    def _candidates(self, quote: int, first: int, last: int) -> list[int]:
        """The blocks that share most shingles with a quote."""
        votes: Counter[int] = Counter()
        for at in range(first, last - _SHINGLE + 1):
            where = self.places.get(tuple(self.forms[at : at + _SHINGLE]), ())
            votes.update({bisect_right(self.first, place) - 1 for place in where})
        del votes[quote]
        return [block for block, _ in votes.most_common(5) if block in self.sources][:3]

    def _aligned(self, quote: int, first: int, last: int, source: int, end: int) -> Copy | None:
        """The stretch of the blocks from ``source`` to ``end`` that has the words of a quote."""
        outer = range(self.first[source], self.first[end + 1])
        if self.first[quote] in outer:
            return None
        runs = _best_runs(self.forms[first:last], self.forms[outer.start : outer.stop])
        if not runs:
            return None
        begin = outer.start + runs[0].source
        stop = outer.start + runs[-1].source + runs[-1].length - 1
        above, below = (bisect_right(self.first, word) - 1 for word in (begin, stop))
        return Copy(
            quote,
            source=above,
            last=below,
            start=self._span(begin, above)[0],
            end=self._span(stop, below)[1],
            similarity=sum(run.length for run in runs) / (last - first),
            left_out=max((_gap(*pair) for pair in pairwise(runs)), default=0),
        )

    def _says_more(self, copy: Copy, words: int) -> bool:
        """Whether a source has more words than the quote, or lacks the marks of one."""
        source = self.first[copy.last + 1] - self.first[copy.source]
        quote, body = self.texts[copy.quote], self.texts[copy.source]
        stated = body.lstrip()[:1] not in tuple(_OPENING) and body.rstrip()[-1:] in tuple(_ENDS)
        marked = self._marked(copy.quote) or quote.rstrip()[-1:] not in tuple(_ENDS)
        return source >= words + 2 or (source >= words and stated and marked)


@dataclass(slots=True)
class _Run:
    """Words that a quote and a source share without a break."""

    quote: int
    source: int
    length: int


def _best_runs(quote: Sequence[str], source: Sequence[str]) -> list[_Run]:
    """The stretches of a source that have the words of a quote, in order.

    Looked for in the whole source and, if words are missing, around the longest stretch alone:
    far from it a few words in common can be part of a longer subsequence and of no quotation.
    """
    runs = _runs(quote, source)
    if not runs or sum(run.length for run in runs) == len(quote):
        return runs
    core = max(runs, key=lambda run: run.length)
    low = max(0, core.source - core.quote - 2 * _NEAR)
    near = _runs(quote, source[low : core.source + len(quote) - core.quote + 2 * _NEAR])
    near = [_Run(run.quote, run.source + low, run.length) for run in near]
    return max(runs, near, key=lambda found: sum(run.length for run in found))


def _runs(quote: Sequence[str], source: Sequence[str]) -> list[_Run]:
    """The longest common subsequence of a quote and a source, without what is there by chance."""
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
