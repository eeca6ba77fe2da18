"""Which block is title, standfirst, heading, body, pull quote, caption, byline or boilerplate.

Decided only by its words and its place, without markup. The rules run in order, and each decides
only blocks that no earlier one has decided: cues (`discourse/languages/*/zones.toml`), the menu and
the head of the page, boxes, names of parts, repeated passages, its tail, captions, headings. All
other blocks are body: a rule that is not sure leaves a block to be counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discourse.zoning.boxes import among, mark_boxes
from discourse.zoning.captions import credited
from discourse.zoning.cues import cued
from discourse.zoning.dates import signed_dates
from discourse.zoning.head import mark_head
from discourse.zoning.inner import headings, labelled, questions, repeated, separators, signatures
from discourse.zoning.lines import Line, lines_of
from discourse.zoning.menus import menu
from discourse.zoning.printed_pages import running_heads
from discourse.zoning.tail import mark_tail
from discourse.zoning.turns import Turn, mark_turns


@dataclass(frozen=True, slots=True)
class Decision:
    """The zone of a block, the name of the rule or cue that decided it, and its turn."""

    zone: str
    rule: str
    turn: Turn | None = None


def zones_of(
    texts: Sequence[str], lang: str, *, known: Sequence[str | None] | None = None
) -> list[str]:
    """The zone of each block of an article; `decide` says by which rule.

    >>> zones_of(["Un seul bloc."], "fr")
    ['body']
    """
    return [decision.zone for decision in decide(texts, lang, known=known)]


def decide(
    texts: Sequence[str], lang: str, *, known: Sequence[str | None] | None = None
) -> list[Decision]:
    """The zone of each block of an article, with the rule that gave it.

    Parameters
    ----------
    texts
        The blocks in the order of the page.
    lang
        Language of the article; the cues of the other languages come after its own.
    known
        Zones known beforehand, from markup or a reader; None where the rules decide.

    Returns
    -------
    list of Decision
        One per block. ``rule`` is the name of a cue, of a rule of position, ``given`` for a zone
        known beforehand and ``rest`` for what no rule claimed; ``turn`` tells who speaks.
    """
    lines = lines_of(texts, known)
    # Without a paragraph there is no article with furniture to recognise: verse, a list or a single
    # sentence is all text.
    if len(lines) > 1 and any(line.prose for line in lines):
        separators(lines)
        _cued(lines, lang, "any")
        running_heads(lines)
        menu(lines, lang)
        mark_head(lines, lang)
        mark_boxes(lines, lang)
        signatures(lines)
        labelled(lines, lang)
        repeated(lines, lang)
        turns = mark_turns(lines, lang)
        mark_tail(lines, lang)
        _cued(lines, lang, "inside")
        credited(lines, lang)
        among(lines)
        questions(lines, lang)
        headings(lines)
        signed_dates(lines)
    else:
        turns = mark_turns(lines, lang)
    return [
        Decision(
            line.zone or "body", line.rule or "rest", turn if line.zone in (None, "body") else None
        )
        for line, turn in zip(lines, turns, strict=True)
    ]


def _cued(lines: Sequence[Line], lang: str, place: str) -> None:
    for line in lines:
        if line.free:
            cued(line, lang, place)
