"""The article of the report: blocks, the sentences in them, and the pieces of each sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from discourse.documents import Document
from discourse.page.cutting import Cut, Hit, Piece, cut_blocks
from discourse.page.sentence_cards import SentenceCard
from discourse.tables.schema import rows_of


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
    firsts = [card.start for card in cards]
    linked = _linked(doc, cards, firsts, quotes)
    blocks = []
    for number, (block, cut) in enumerate(zip(doc.blocks, cut_blocks(doc, hits), strict=True)):
        inside = cards[bisect_left(firsts, block.start) : bisect_left(firsts, block.end)]
        runs = tuple(_runs(cut, block.start, block.end, inside, linked))
        blocks.append(Block(number, block.zone, runs, linked.anchors.get(number, "")))
    return blocks


def _linked(
    doc: Document, cards: Sequence[SentenceCard], firsts: Sequence[int], quotes: pd.DataFrame
) -> _Quotes:
    starts = [block.start for block in doc.blocks]
    linked = _Quotes()
    for row in rows_of(quotes[["start", "source_start"]]):
        source = row["source_start"]
        quote = bisect_right(starts, row["start"]) - 1
        at = bisect_right(firsts, source) - 1
        if at >= 0 and source < cards[at].end:
            linked.anchors[quote] = f"s{cards[at].sentence}"
            linked.of[cards[at].sentence].append(quote)
        else:
            linked.anchors[quote] = f"b{bisect_right(starts, source) - 1}"
    return linked


def _runs(
    cut: Cut, start: int, end: int, cards: Sequence[SentenceCard], linked: _Quotes
) -> Iterator[Run]:
    at = start
    for card in cards:
        if card.start > at:
            yield Run(None, tuple(cut.until(at, card.start)))
        quotes = tuple(linked.of.get(card.sentence, ()))
        at = min(card.end, end)
        yield Run(card, tuple(cut.until(card.start, at)), quotes)
    if at < end:
        yield Run(None, tuple(cut.until(at, end)))
