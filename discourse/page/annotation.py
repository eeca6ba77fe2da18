"""The text with its findings laid over it: offsets become nested-free HTML pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from discourse.documents import Document


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same highlights; ``label`` says what they are."""

    text: str
    classes: str
    label: str


@dataclass(frozen=True, slots=True)
class AnnotatedBlock:
    """A block with its zone, its pieces and the anchors that link a quote to its source."""

    number: int
    zone: str
    pieces: tuple[Piece, ...]
    source: int | None


@dataclass(frozen=True, slots=True)
class _Layer:
    start: int
    end: int
    css: str
    label: str


def annotated(
    doc: Document, markers: pd.DataFrame, contributions: pd.DataFrame, quotes: pd.DataFrame
) -> list[AnnotatedBlock]:
    """The blocks of a document with markers and evaluative words highlighted.

    Where spans overlap the text is cut at every edge, so that no HTML element crosses another.
    """
    layers = sorted(
        [*_marker_layers(markers), *_valence_layers(contributions)], key=lambda one: one.start
    )
    sources = {
        int(row.start): int(row.source_start) for row in quotes.itertuples() if row.source_start >= 0
    }
    starts = [block.start for block in doc.blocks]
    blocks = []
    for number, block in enumerate(doc.blocks):
        inside = [one for one in layers if block.start <= one.start < block.end]
        source = sources.get(block.start)
        target = None if source is None else sum(start <= source for start in starts) - 1
        pieces = tuple(_pieces(doc.text, block.start, block.end, inside))
        blocks.append(AnnotatedBlock(number, block.zone, pieces, target))
    return blocks


def _marker_layers(markers: pd.DataFrame) -> Iterator[_Layer]:
    for row in markers.itertuples():
        parts = [str(row.category), str(row.strength), "negated" if row.negated else ""]
        label = ", ".join(part for part in parts if part) + f" — {row.rule}"
        yield _Layer(row.start, row.end, f"m {row.category}", label)


def _valence_layers(contributions: pd.DataFrame) -> Iterator[_Layer]:
    for row in contributions.itertuples():
        if row.value:
            side = "good" if row.value > 0 else "bad"
            yield _Layer(row.start, row.end, f"v {side}", f"{row.entry} {row.value:+g}")


def _pieces(text: str, start: int, end: int, layers: Sequence[_Layer]) -> Iterator[Piece]:
    edges = sorted({start, end, *(edge for one in layers for edge in (one.start, one.end))})
    edges = [edge for edge in edges if start <= edge <= end]
    for left, right in zip(edges, edges[1:], strict=False):
        over = [one for one in layers if one.start <= left and right <= one.end]
        yield Piece(
            text[left:right],
            " ".join(dict.fromkeys(one.css for one in over)),
            " · ".join(dict.fromkeys(one.label for one in over)),
        )
