"""The text cut at every edge of its findings, so that no HTML element crosses another.

The pieces of a block, put together, are its text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from discourse.documents import Document


@dataclass(frozen=True, slots=True)
class Hit:
    """A span of the text and what explains it: the name of a card, or the words themselves.

    ``code`` is printed where colour is not.
    """

    start: int
    end: int
    css: str
    told: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same hits; ``told`` is empty where there is none.

    ``first`` where a hit begins: one stop of the tabulator for each. ``code`` where one ends.
    """

    text: str
    css: str = ""
    told: tuple[str, ...] = ()
    first: bool = False
    code: str = ""


def cut_blocks(doc: Document, hits: Sequence[Hit]) -> Iterator[Cut]:
    """A cut of each block of a document, in order; hits are in the order of their beginnings."""
    starts = [hit.start for hit in hits]
    for block in doc.blocks:
        inside = hits[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        yield Cut(doc.text, inside)


@dataclass(slots=True)
class Cut:
    """A block that is cut; hits are opened and closed as their edges are passed."""

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
            tuple(dict.fromkeys(hit.told for hit in self.over)),
            any(hit.start == left for hit in self.over),
            " ".join(hit.code for hit in self.over if hit.end == right),
        )
