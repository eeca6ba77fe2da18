"""What a reader is told of each counted sentence: its outlook, of the whole and of the target."""

from __future__ import annotations

import re
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from discourse.inference import format_number
from discourse.page.cards import confidence_line
from discourse.page.report_tables import Findings
from discourse.stance import Judgement, Reason
from discourse.tables.schema import rows_of
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
        cards.append(
            SentenceCard(
                **{name: row[name] for name in ("sentence", "start", "end", "section", "voice")},
                whole=_reading(row, _lines(row, words.get(row["sentence"], ""), lang), lang),
                about=_reading(other, _about(other, found, lang), lang) if other else None,
            )
        )
    return cards


def _reading(row: Mapping[str, Any], lines: Iterable[tuple[str, str]], lang: str) -> Reading:
    return Reading(row["outlook"], _named(row, lang), tuple(lines))


def _words_by_sentence(contributions: pd.DataFrame, lang: str) -> dict[int, str]:
    words: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows_of(contributions[["sentence", "text", "value"]]):
        number = format_number(row["value"], lang, signed=True)
        words[row["sentence"]].append(say("card.word", lang, word=row["text"], value=number))
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


def _about(row: Mapping[str, Any], found: Findings, lang: str) -> Iterator[tuple[str, str]]:
    """Why of this target: the words that name it, what is said of it, its weights."""
    judged = found.weighed.get(row["sentence"])
    names = ", ".join(row["mentions"].split("|")) if row["mentions"] else ""
    key = "card.resumed" if row["inferred"] or not names else "card.named"
    yield say("card.mentions", lang, target=found.target), say(key, lang, names=names)
    if judged and row["outlook"] == "none":
        yield say("card.why", lang), say("card.none_weighed", lang)
    else:
        yield say("card.why", lang), _why(row, lang)
    if judged:
        yield from _weighed(judged, lang)
    yield confidence_line(row["confidence"], "card.sentence_confidence", lang)


def _weighed(judged: Judgement, lang: str) -> Iterator[tuple[str, str]]:
    """What learnt weights add up to, and the findings that weigh most."""
    key = "card.evidence_kept" if judged.kept else "card.evidence"
    yield say("card.weights", lang), say(key, lang, **_pair(*judged.evidence, lang))
    most = sorted(judged.reasons, key=lambda one: -max(abs(one.good), abs(one.bad)))[:_MOST]
    yield say("card.findings", lang), ", ".join(_finding(one, lang) for one in most)


_MOST = 5
"""Findings that a card names; `discourse.explain` lists all."""


def _finding(one: Reason, lang: str) -> str:
    known = ChainMap(*(dict(phrases(of, lang)) for of in ("findings", "categories", "readings")))
    words = "".join(known.get(part, part) for part in re.split("(: |, )", one.finding))
    return say("card.finding", lang, finding=words, **_pair(one.good, one.bad, lang))


def _pair(good: float, bad: float, lang: str) -> dict[str, str]:
    signed = (format_number(number, lang, signed=True) for number in (good, bad))
    return dict(zip(("good", "bad"), signed, strict=True))


def _why(row: Mapping[str, Any], lang: str) -> str:
    if row["outlook"] == "none":
        return say("card.none_balanced" if row["contributions"] else "card.none_unmatched", lang)
    state = say("card.good_state" if row["valence"] > 0 else "card.bad_state", lang)
    status = say(_STATUSES[row["status"]], lang)
    said = say("card.crossed", lang, state=state, status=status, outlook=_named(row, lang))
    return said + (say("card.hedged", lang) if row["hedged"] else "")
