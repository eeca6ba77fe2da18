"""The text with its findings laid over it: offsets become nested-free HTML pieces."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from discourse.decisions.cascade import LEXICON_RULE
from discourse.documents import Document
from discourse.inference import format_number
from discourse.wording import phrases, say


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
    doc: Document,
    markers: pd.DataFrame,
    contributions: pd.DataFrame,
    quotes: pd.DataFrame,
    lang: str,
) -> list[AnnotatedBlock]:
    """The blocks of a document with markers and evaluative words highlighted.

    Where spans overlap the text is cut at every edge, so that no HTML element crosses another.
    The pieces of a block, put together, are its text. Labels are in the language of the page.
    """
    layers = [*_marker_layers(markers, lang), *_valence_layers(contributions, lang)]
    layers.sort(key=lambda one: one.start)
    layer_starts = [one.start for one in layers]
    block_starts = [block.start for block in doc.blocks]
    sources = dict(zip(quotes["start"], quotes["source_start"], strict=True))
    blocks = []
    for number, block in enumerate(doc.blocks):
        first, after = (bisect_left(layer_starts, edge) for edge in (block.start, block.end))
        pieces = tuple(_pieces(doc.text, block.start, block.end, layers[first:after]))
        source = sources.get(block.start)
        target = None if source is None else bisect_right(block_starts, source) - 1
        blocks.append(AnnotatedBlock(number, block.zone, pieces, target))
    return blocks


def _marker_layers(markers: pd.DataFrame, lang: str) -> Iterator[_Layer]:
    categories, strengths = phrases("categories", lang), phrases("strengths", lang)
    said_negated, by_lexicon = say("page.negated", lang), say("page.by_lexicon", lang)
    columns = ("start", "end", "category", "strength", "negated", "rule")
    for start, end, category, strength, negated, rule in _cells(markers, columns):
        parts = [categories[category]]
        if strength:
            parts.append(strengths[strength])
        if negated:
            parts.append(said_negated)
        reason = by_lexicon if rule == LEXICON_RULE else say("page.by_rule", lang, rule=rule)
        # A probable marker of the category of that name is not called so twice.
        yield _Layer(start, end, f"m {category}", f"{', '.join(dict.fromkeys(parts))} — {reason}")


def _valence_layers(contributions: pd.DataFrame, lang: str) -> Iterator[_Layer]:
    for start, end, entry, value in _cells(contributions, ("start", "end", "entry", "value")):
        if value:
            side = "good" if value > 0 else "bad"
            yield _Layer(
                start, end, f"v {side}", f"{entry} {format_number(value, lang, signed=True)}"
            )


def _cells(table: pd.DataFrame, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    return zip(*(table[name].tolist() for name in columns), strict=True)


def _pieces(text: str, start: int, end: int, layers: Sequence[_Layer]) -> Iterator[Piece]:
    """The block cut at every edge; layers are opened and closed as the edges are passed."""
    edges = sorted(
        {start, end, *(min(edge, end) for one in layers for edge in (one.start, one.end))}
    )
    over: list[_Layer] = []
    opened = 0
    for left, right in pairwise(edges):
        over = [one for one in over if one.end > left]
        while opened < len(layers) and layers[opened].start == left:
            over.append(layers[opened])
            opened += 1
        yield Piece(
            text[left:right],
            " ".join(dict.fromkeys(one.css for one in over)),
            " · ".join(dict.fromkeys(one.label for one in over)),
        )
