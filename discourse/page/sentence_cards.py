"""What a reader is told of each counted sentence: its outlook, of the whole and of the target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from discourse.inference import format_number
from discourse.page.cards import confidence_line
from discourse.page.report_tables import Findings, rows_of
from discourse.wording import phrases, say

# Shapes differ where colours do: filled is asserted or denied, hollow is left open.
GLYPHS: Mapping[str, str] = {
    "optimism": "▲",
    "hope": "△",
    "pessimism": "▼",
    "fear": "▽",
    "none": "·",
}
_STATUSES: Mapping[str, str] = {
    "open": "card.open",
    "asserted": "card.asserted",
    "denied": "card.denied",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """How a sentence is read, of the whole of it or towards the target."""

    outlook: str
    name: str
    lines: tuple[tuple[str, str], ...]

    @property
    def glyph(self) -> str:
        """The sign of the outlook."""
        return GLYPHS[self.outlook]


@dataclass(frozen=True, slots=True)
class SentenceCard:
    """A counted sentence: whose words it gives, and how it is read."""

    sentence: int
    start: int
    end: int
    section: int
    voice: str
    whole: Reading
    about: Reading | None


def sentence_cards(found: Findings, lang: str) -> list[SentenceCard]:
    """The cards of all counted sentences, in the order of the text."""
    words = _words_by_sentence(found["contributions"], lang)
    about = {}
    if found.target:
        about = {row["sentence"]: row for row in rows_of(found["outlook_target_sentences"])}
    cards = []
    for row in rows_of(found["outlook_sentences"]):
        other = about.get(row["sentence"])
        told = None
        if other is not None:
            told = Reading(
                other["outlook"], _named(other, lang), tuple(_about(other, found.target, lang))
            )
        reading = Reading(
            row["outlook"],
            _named(row, lang),
            tuple(_lines(row, words.get(row["sentence"], ""), lang)),
        )
        cards.append(
            SentenceCard(
                row["sentence"],
                row["start"],
                row["end"],
                row["section"],
                row["voice"],
                reading,
                told,
            )
        )
    return cards


def _words_by_sentence(contributions: pd.DataFrame, lang: str) -> dict[int, str]:
    words: defaultdict[int, list[str]] = defaultdict(list)
    columns = (contributions[name].tolist() for name in ("sentence", "text", "value"))
    for sentence, text, value in zip(*columns, strict=True):
        number = format_number(value, lang, signed=True)
        words[sentence].append(say("card.word", lang, word=text, value=number))
    return {sentence: ", ".join(every) for sentence, every in words.items()}


def _named(row: Mapping[str, Any], lang: str) -> str:
    return say(f"readings.{row['outlook']}", lang)


def _lines(row: Mapping[str, Any], words: str, lang: str) -> Iterator[tuple[str, str]]:
    yield say("card.why", lang), _why(row, lang)
    yield say("card.words", lang), words or say("card.no_words", lang)
    voice = say(f"holders.{row['voice']}", lang)
    if row["holder"]:
        voice = say("card.named_source", lang, voice=voice, holder=row["holder"])
    yield say("card.voice", lang), voice
    time = phrases("times", lang)
    when = say(
        "card.time_because", lang, when=time[row["time"]], why=time[f"by_{row['time_rule']}"]
    )
    yield say("card.time", lang), when
    yield confidence_line(row["confidence"], "card.sentence_confidence", lang)


def _about(row: Mapping[str, Any], target: str, lang: str) -> Iterator[tuple[str, str]]:
    """Why of this target: the words that name it, and what is said of it."""
    names = ", ".join(row["mentions"].split("|")) if row["mentions"] else ""
    key = "card.resumed" if row["inferred"] or not names else "card.named"
    yield say("card.mentions", lang, target=target), say(key, lang, names=names)
    yield say("card.why", lang), _why(row, lang)
    yield confidence_line(row["confidence"], "card.sentence_confidence", lang)


def _why(row: Mapping[str, Any], lang: str) -> str:
    if row["outlook"] == "none":
        return say("card.none_balanced" if row["contributions"] else "card.none_unmatched", lang)
    state = say("card.good_state" if row["valence"] > 0 else "card.bad_state", lang)
    status = say(_STATUSES[row["status"]], lang)
    said = say("card.crossed", lang, state=state, status=status, outlook=_named(row, lang))
    return said + (say("card.hedged", lang) if row["hedged"] else "")
