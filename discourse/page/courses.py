"""The course along the text and its small map, as places in per cent."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from discourse.inference.running import REACH_LEAST
from discourse.page.report_tables import Findings
from discourse.page.sentence_cards import SentenceCard
from discourse.page.shapes import Spot, percent
from discourse.wording import say

_MOST_DOTS = 400  # more sentences than that are a smear: the line alone is drawn
_MOST_MAPPED = 1500


@dataclass(frozen=True, slots=True)
class Course:
    """A running mean along the text: a line and a band on a square of 100 by 100."""

    title: str
    line: str
    band: str
    corrected: bool
    dots: tuple[Spot, ...]
    n: int


def courses(found: Findings, cards: Sequence[SentenceCard], lang: str) -> list[Course]:
    """The outlook along the text, and that towards the target; none of so few sentences."""
    kinds = {card.sentence: card for card in cards}
    made = []
    for target in ("", *([found.target] if found.mentions else [])):
        table = found["course"]
        rows = table[(table["measure"] == "outlook") & (table["target"] == target)]
        if len(rows) > REACH_LEAST:
            title = target or say("names.whole", lang)
            made.append(_course(title, rows, kinds, about=bool(target)))
    return made


def _course(
    title: str, rows: pd.DataFrame, cards: dict[int, SentenceCard], *, about: bool
) -> Course:
    corrected = bool(rows["corrected"].notna().any())
    places = rows["place"].tolist()
    values = rows["corrected" if corrected else "mean"].tolist()
    line = " ".join(_points(places, values))
    band = ""
    if corrected:
        ends = [rows[f"corrected_{end}"].tolist() for end in ("low", "high")]
        low, high = (list(_points(places, one)) for one in ends)
        band = " ".join([*low, *reversed(high)])
    dots = []
    if len(rows) <= _MOST_DOTS:
        for sentence, place in zip(rows["sentence"].tolist(), places, strict=True):
            card = cards[sentence]
            reading = card.about if about and card.about else card.whole
            dots.append(Spot(sentence, percent(place), reading.outlook))
    return Course(title, line, band, corrected, tuple(dots), len(rows))


def _points(places: Sequence[float], values: Sequence[float]) -> Iterator[str]:
    for place, value in zip(places, values, strict=True):
        if not math.isnan(value):
            yield f"{round(100 * place, 2):g},{round(50 - 50 * min(max(value, -1), 1), 2):g}"


def text_map(found: Findings, cards: Sequence[SentenceCard]) -> list[Spot]:
    """Each counted sentence on a strip as long as the text; neighbours together where many."""
    length = max(1, len(found.doc.text))
    step = max(1, math.ceil(len(cards) / _MOST_MAPPED))
    dots = []
    for first in range(0, len(cards), step):
        group = cards[first : first + step]
        kinds = [card.whole.outlook for card in group]
        kind = max(sorted(set(kinds)), key=kinds.count)
        at, end = group[0].start / length, group[-1].end / length
        reach, voice = percent(end - at), group[0].voice
        dots.append(Spot(group[0].sentence, percent(at), kind, length=reach, voice=voice))
    return dots


def boundaries(cards: Sequence[SentenceCard]) -> list[tuple[str, str]]:
    """Where on a course each section but the first begins, and its number in the contents."""
    last = max(1, len(cards) - 1)
    starts: dict[int, int] = {}
    for at, card in enumerate(cards):
        starts.setdefault(card.section, at)
    return [(percent(at / last), str(section + 1)) for section, at in starts.items()][1:]
