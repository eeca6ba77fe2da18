"""Explanations in the words of a reader: one card for all findings that are explained alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from discourse.decisions.cascade import FAMILIES, KEEP, LEXICON_RULE, NOTHING
from discourse.inference import format_number
from discourse.page.cutting import Hit
from discourse.tables.schema import rows_of
from discourse.wording import phrases, say
from discourse.wording.entry_words import entry_words


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader is told of a finding: its words, what they were read as, and why.

    ``lost`` lists the readings that were tried first and do not hold.
    """

    name: str
    words: str
    css: str
    head: str
    lines: tuple[tuple[str, str], ...]
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """The hits of a text in its order, and their cards."""

    hits: tuple[Hit, ...]
    cards: tuple[Card, ...]


def categories_found(markers: pd.DataFrame, lang: str) -> dict[str, tuple[str, int]]:
    """The categories there are, each with its name and how many markers it has."""
    count = markers["category"].value_counts()
    names = phrases("categories", lang)
    return {name: (said, int(count[name])) for name, said in names.items() if count[name]}


def explained(markers: pd.DataFrame, words: pd.DataFrame, lang: str) -> Explained:
    """Explain markers and evaluative words; those that are explained alike share a card."""
    cards: dict[tuple[Any, ...], Card] = {}
    hits = []
    for row in rows_of(markers):
        css = f"m {row['category']}"
        card = _shared(cards, "n", css, *_marker(row, lang))
        hits.append(Hit(row["start"], row["end"], css, card, say(f"codes.{row['category']}", lang)))
    for row in rows_of(words):
        if row["value"]:
            css = "v good" if row["value"] > 0 else "v bad"
            card = _shared(cards, "w", css, *_word(row, lang))
            hits.append(Hit(row["start"], row["end"], css, card, "+" if row["value"] > 0 else "−"))
    hits.sort(key=lambda one: (one.start, one.end))
    return Explained(tuple(hits), tuple(cards.values()))


def _shared(
    cards: dict[tuple[Any, ...], Card],
    letter: str,
    css: str,
    words: str,
    head: str,
    lines: tuple[tuple[str, str], ...],
    lost: tuple[str, ...],
) -> str:
    key = (css, words.casefold(), head, lines, lost)
    if key not in cards:
        cards[key] = Card(f"{letter}{len(cards)}", words, css, head, lines, lost)
    return cards[key].name


_Told = tuple[str, str, tuple[tuple[str, str], ...], tuple[str, ...]]


def _marker(row: Mapping[str, Any], lang: str) -> _Told:
    names, strengths = phrases("categories", lang), phrases("strengths", lang)
    category, strength = row["category"], row["strength"]
    head = names[category]
    # A probable marker of the category of that name is not called so twice.
    if strength and strengths[strength] != head:
        head += f", {strengths[strength]}"
    if row["negated"]:
        head += f" ({say('page.negated', lang)})"
    entry = entry_words(row["entry"], row["text"])
    lines = [
        (say("card.meaning", lang), say(f"glosses.{category}", lang)),
        (say("card.entry", lang), entry or say("card.by_mood", lang)),
        (say("card.why", lang), _reason(row["rule"], lang)),
        (say("card.voice", lang), say(f"holders.{row['holder']}", lang)),
    ]
    if row["alternatives"]:
        other = ", ".join(names.get(one, one) for one in row["alternatives"].split("|"))
        key = "card.open_readings" if category == "undecided" else "card.other_readings"
        lines.append((say(key, lang), other))
    lines.append(confidence_line(row["confidence"], "card.marker_confidence", lang))
    return row["text"], head, tuple(lines), tuple(_lost(row["rule"], names, lang))


def _reason(rule: str, lang: str) -> str:
    if rule == LEXICON_RULE:
        return say("card.lexicon", lang)
    return phrases("rules", lang).get(rule, rule)


def _lost(rule: str, names: Mapping[str, str], lang: str) -> Iterator[str]:
    """The readings of the rules that are asked before the one that decided."""
    reasons = phrases("rules", lang)
    for one in FAMILIES.get(rule.partition(".")[0], ()):
        if one.name == rule:
            return
        reading = say("card.no_marker", lang) if one.category == NOTHING else ""
        reading = reading or ("" if one.category == KEEP else names[one.category])
        reason = reasons.get(one.name, one.name)
        yield say("card.lost_one", lang, reading=reading, reason=reason) if reading else reason


def _word(row: Mapping[str, Any], lang: str) -> _Told:
    value = format_number(row["value"], lang, signed=True)
    head = say("card.value", lang, value=value)
    grade = say("card.grade", lang, grade=format_number(row["grade"], lang, digits=0, signed=True))
    lines = [
        (say("card.entry", lang), entry_words(row["entry"], row["text"])),
        (say("card.weight", lang), grade),
    ]
    shifts = phrases("shifts", lang)
    for shifter in row["shifters"].split("|") if row["shifters"] else ():
        kind, _, said = shifter.partition(":")
        does = shifts.get(kind, kind)
        lines.append((say("card.shifted", lang), say("card.shift", lang, words=said, does=does)))
    if row["shifters"]:
        factor = format_number(row["factor"], lang, signed=True)
        lines.append(
            (say("card.result", lang), say("card.product", lang, factor=factor, value=value))
        )
    else:
        lines.append((say("card.shifted", lang), say("card.unshifted", lang)))
    return row["text"], head, tuple(lines), ()


def confidence_line(share: float, key: str, lang: str) -> tuple[str, str]:
    """The line of a card on how often coders read what is like it in the same way."""
    number = format_number(share, lang, digits=0, percent=True)
    return say("card.confidence", lang), say(key, lang, share=number)
