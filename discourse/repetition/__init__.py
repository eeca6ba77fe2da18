"""Passages that a page prints twice: pull quotes, each linked to the passage it repeats."""

from __future__ import annotations

from dataclasses import dataclass

from discourse.documents import COUNTED_ZONES, Document
from discourse.matching import BLANKS, fold
from discourse.repetition.alignment import NEAR
from discourse.repetition.repeated_blocks import ENDS, WORD, Copy, copies

__all__ = ["KINDS", "Copy", "PullQuote", "copies", "find"]

KINDS = ("exact", "repunctuated", "truncated", "merged", "edited")
"""How a pull quote differs from its source; see `PullQuote`."""


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
    alignment
        The stretches of words that both have, in order, each as ``(start, end, source_start,
        source_end)``: the words between two of them were left out, added or changed.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    kind: str
    similarity: float
    alignment: tuple[tuple[int, int, int, int], ...]


def find(doc: Document) -> list[PullQuote]:
    """The pull quotes of a document that repeat a stretch of its body.

    A block of the zone ``pull_quote`` whose words are nowhere in the body is left out.
    """
    texts = [doc.text[block.start : block.end] for block in doc.blocks]
    quotes = [at for at, block in enumerate(doc.blocks) if block.zone == "pull_quote"]
    sources = [at for at, block in enumerate(doc.blocks) if block.zone in COUNTED_ZONES]
    return [_pull_quote(doc, copy) for copy in copies(texts, quotes, sources, shorter=False)]


def _pull_quote(doc: Document, copy: Copy) -> PullQuote:
    quote = doc.blocks[copy.quote]
    first, last = doc.blocks[copy.source], doc.blocks[copy.last]
    start, end = first.start + copy.start, last.start + copy.end
    begins = doc.text[first.start : start].rstrip("«“\"'‘—–- " + BLANKS)[-1:] in ("", *ENDS)
    stop = end
    while stop < last.end and doc.text[stop] in ENDS:
        stop += 1
    ends = stop > end
    kind = _kind(doc.text[quote.start : quote.end], doc.text[start:stop], copy, begins and ends)
    alignment = tuple(
        (
            quote.start + run.quote_start,
            quote.start + run.quote_end,
            doc.blocks[run.source].start + run.start,
            doc.blocks[run.last].start + run.end,
        )
        for run in copy.runs
    )
    similarity = round(float(copy.similarity), 3)
    return PullQuote(quote.start, quote.end, start, stop, kind, similarity, alignment)


def _kind(quote: str, source: str, copy: Copy, whole: bool) -> str:
    if copy.similarity == 1.0 and copy.left_out > NEAR:
        return "merged"
    words, said = WORD.findall(fold(quote)), WORD.findall(fold(source))
    if copy.similarity < 1.0 or words[: len(said)] != said:
        return "edited"
    if not whole:
        return "truncated"
    return "exact" if source in quote else "repunctuated"
