"""The article of the report: blocks, the sentences in them, and the pieces of each sentence.

Where spans overlap the text is cut at every edge, so that no HTML element crosses another. The
pieces of a block, put together, are its text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pandas as pd

from discourse.documents import Document
from discourse.page.cards import Hit
from discourse.page.sentence_cards import SentenceCard


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same hits; empty ``cards`` where there is none.

    ``first`` where a hit begins: one stop of the tabulator for each. ``code`` where one ends.
    """

    text: str
    css: str = ""
    cards: tuple[str, ...] = ()
    first: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """The pieces of a counted sentence, or of what lies between: then without a card."""

    card: SentenceCard | None
    pieces: tuple[Piece, ...]
    quotes: tuple[int, ...] = ()
    """The blocks that print this sentence again."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block with its zone; ``source`` is the anchor of the passage that a quote repeats."""

    number: int
    zone: str
    runs: tuple[Run, ...]
    source: str = ""


@dataclass(slots=True)
class _Quotes:
    """Which passage a block repeats, and which blocks repeat a sentence."""

    anchors: dict[int, str] = field(default_factory=dict)
    of: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


def article(
    doc: Document, hits: Sequence[Hit], cards: Sequence[SentenceCard], quotes: pd.DataFrame
) -> list[Block]:
    """The blocks of a document with its sentences, hits and the links of its quotes."""
    starts = [hit.start for hit in hits]
    firsts = [card.start for card in cards]
    linked = _linked(doc, cards, firsts, quotes)
    blocks = []
    for number, block in enumerate(doc.blocks):
        inside = cards[bisect_left(firsts, block.start) : bisect_left(firsts, block.end)]
        over = hits[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        runs = tuple(_runs(doc.text, block.start, block.end, inside, over, linked))
        blocks.append(Block(number, block.zone, runs, linked.anchors.get(number, "")))
    return blocks


def _linked(
    doc: Document, cards: Sequence[SentenceCard], firsts: Sequence[int], quotes: pd.DataFrame
) -> _Quotes:
    starts = [block.start for block in doc.blocks]
    linked = _Quotes()
    for start, source in zip(
        quotes["start"].tolist(), quotes["source_start"].tolist(), strict=True
    ):
        quote = bisect_right(starts, start) - 1
        at = bisect_right(firsts, source) - 1
        if at >= 0 and source < cards[at].end:
            linked.anchors[quote] = f"s{cards[at].sentence}"
            linked.of[cards[at].sentence].append(quote)
        else:
            linked.anchors[quote] = f"b{bisect_right(starts, source) - 1}"
    return linked


def _runs(
    text: str,
    start: int,
    end: int,
    cards: Sequence[SentenceCard],
    hits: Sequence[Hit],
    linked: _Quotes,
) -> Iterator[Run]:
    cut = _Cut(text, hits)
    at = start
    for card in cards:
        if card.start > at:
            yield Run(None, tuple(cut.until(at, card.start)))
        quotes = tuple(linked.of.get(card.sentence, ()))
        at = min(card.end, end)
        yield Run(card, tuple(cut.until(card.start, at)), quotes)
    if at < end:
        yield Run(None, tuple(cut.until(at, end)))


@dataclass(slots=True)
class _Cut:
    """A block cut at every edge; hits are opened and closed as the edges are passed."""

    text: str
    hits: Sequence[Hit]
    opened: int = 0
    over: list[Hit] = field(default_factory=list)

    def until(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of the next stretch; a hit from the one before may reach into it."""
        after = bisect_left(self.hits, end, key=lambda hit: hit.start)
        here = [*self.over, *self.hits[self.opened : after]]
        edges = {min(max(edge, start), end) for hit in here for edge in (hit.start, hit.end)}
        for left, right in pairwise(sorted({start, end, *edges})):
            self.over = [hit for hit in self.over if hit.end > left]
            while self.opened < after and self.hits[self.opened].start <= left:
                self.over.append(self.hits[self.opened])
                self.opened += 1
            yield self._piece(left, right)

    def _piece(self, left: int, right: int) -> Piece:
        if not self.over:
            return Piece(self.text[left:right])
        return Piece(
            self.text[left:right],
            " ".join(dict.fromkeys(hit.css for hit in self.over)),
            tuple(dict.fromkeys(hit.card for hit in self.over)),
            any(hit.start == left for hit in self.over),
            " ".join(hit.code for hit in self.over if hit.end == right),
        )
