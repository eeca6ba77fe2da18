"""The article in a notebook and in a terminal: its zones, and its markers and evaluative words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from discourse import tables
from discourse.arguments import one_of
from discourse.decisions.cascade import LEXICON_RULE
from discourse.documents import ZONES, Document
from discourse.inference import format_number
from discourse.inline_html import escaped, styled
from discourse.languages import LanguageError, require
from discourse.page.cards import categories_found
from discourse.page.cutting import Hit, cut_blocks
from discourse.page.notebook_styles import (
    ARTICLE,
    LEGEND,
    SMALL,
    marked,
    piece_style,
    piece_tag,
    zone_style,
)
from discourse.page.notes import page_language, reading_notes
from discourse.tables.schema import CATEGORY, rows_of
from discourse.tables.voices import ALL, counted_sentences, voice_chosen
from discourse.wording import phrases, say


@dataclass(frozen=True, slots=True)
class Shown:
    """An article to look at: HTML in a notebook, text with brackets in a terminal."""

    html: str
    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def show(
    doc: Document,
    *,
    categories: str | Iterable[str] | None = None,
    voice: str = ALL,
    evaluative: bool = True,
) -> Shown:
    """The article with its zones, markers and evaluative words, as `Document.show` describes."""
    voice_chosen(voice)
    names = (categories,) if isinstance(categories, str) else categories
    chosen = None if names is None else [one_of(name, _CATEGORIES, "category") for name in names]
    lang = page_language(doc.lang)
    said, read = reading_notes(doc, lang), [doc]
    try:
        require("a report", [(doc.id, doc.lang)])
    except LanguageError as error:
        said, read = [*said, f"{error}"], []
    markers, words = tables.markers(read), tables.contributions(read)
    if chosen is not None:
        markers = markers[markers["category"].isin(chosen)]
    if voice != ALL:
        markers = markers[markers["holder"] == voice]
        inside = counted_sentences(doc, ZONES, voice) if read else []
        words = words[words["sentence"].isin(inside)]
    if not evaluative:
        words = words.head(0)
    return Shown(_html(doc, said, markers, words, lang), _text(doc, said, markers, words, lang))


_CATEGORIES = tuple(str(name) for name in CATEGORY.categories)


def _html(
    doc: Document, said: Sequence[str], markers: pd.DataFrame, words: pd.DataFrame, lang: str
) -> str:
    zones = phrases("zones", lang)
    parts = [styled("div", escaped(line), SMALL) for line in said]
    legend = [
        styled("b", f"{escaped(name)}&nbsp;{n}", marked(category))
        for category, (name, n) in categories_found(markers, lang).items()
    ]
    if legend:
        parts.append(styled("div", " ".join(legend), LEGEND))
    cuts = cut_blocks(doc, highlights(markers, words, lang))
    for block, cut in zip(doc.blocks, cuts, strict=True):
        inner = "".join(
            styled(
                piece_tag(piece.css),
                escaped(piece.text),
                piece_style(piece.css),
                " · ".join(piece.told),
            )
            if piece.css
            else escaped(piece.text)
            for piece in cut.until(block.start, block.end)
        )
        zone = styled("div", escaped(zones[block.zone]), SMALL)
        # A name for a style sheet of one's own, where a viewer keeps one.
        named = {"class": f"block {block.zone}"}
        text = styled("div", inner, zone_style(block.zone), **named)
        parts.append(styled("div", zone + text))
    return styled("div", "".join(parts), ARTICLE, lang=doc.lang)


def highlights(markers: pd.DataFrame, words: pd.DataFrame, lang: str) -> list[Hit]:
    """The markers and evaluative words, each with what it is in words."""
    categories, strengths = phrases("categories", lang), phrases("strengths", lang)
    by_lexicon = say("page.by_lexicon", lang)
    hits = []
    for row in rows_of(markers):
        parts = [categories[row["category"]]]
        if row["strength"]:
            parts.append(strengths[row["strength"]])
        if row["negated"]:
            parts.append(say("page.negated", lang))
        rule = row["rule"]
        reason = by_lexicon if rule == LEXICON_RULE else say("page.by_rule", lang, rule=rule)
        # A probable marker of the category of that name is not called so twice.
        told = f"{', '.join(dict.fromkeys(parts))} — {reason}"
        hits.append(Hit(row["start"], row["end"], f"m {row['category']}", told))
    for row in rows_of(words):
        if value := row["value"]:
            told = f"{row['entry']} {format_number(value, lang, signed=True)}"
            hits.append(Hit(row["start"], row["end"], f"v {'good' if value > 0 else 'bad'}", told))
    return sorted(hits, key=lambda hit: hit.start)


def _text(
    doc: Document, said: Sequence[str], markers: pd.DataFrame, words: pd.DataFrame, lang: str
) -> str:
    """The article for a terminal: each finding followed by what it is, in brackets."""
    names, zones = phrases("categories", lang), phrases("zones", lang)
    notes: dict[int, list[str]] = {}
    for end, category in zip(markers["end"], markers["category"], strict=True):
        notes.setdefault(end, []).append(names[category])
    for end, value in zip(words["end"], words["value"], strict=True):
        if value:
            notes.setdefault(end, []).append(format_number(value, lang, digits=1, signed=True))
    listed = ", ".join(f"{name} {n}" for name, n in categories_found(markers, lang).values())
    lines = [*said, *([listed] if listed else [])]
    ends = sorted(notes)
    place = 0
    for block in doc.blocks:
        written, at = [], block.start
        while place < len(ends) and ends[place] <= block.end:
            if ends[place] > block.start:
                written += [doc.text[at : ends[place]], f" [{', '.join(notes[ends[place]])}]"]
                at = ends[place]
            place += 1
        written.append(doc.text[at : block.end])
        lines.append("\n".join((zones[block.zone], "".join(written))))
    return "\n\n".join(lines)
