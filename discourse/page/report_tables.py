"""Everything the report shows, computed once: the tables of one document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from discourse import stance, tables
from discourse.documents import Document
from discourse.inference import MINIMUM_N
from discourse.inference.running import REACH_LEAST
from discourse.page.reading_error import Coded, reading_error_notes
from discourse.sentence_codes import SentenceCodes
from discourse.tables.mentions import name_of
from discourse.tables.schema import rows_of
from discourse.tables.sentence_values import SentenceValues, widest_pair
from discourse.tables.voices import TargetLike

SEED = 0


@dataclass(frozen=True, slots=True)
class Findings:
    """The tables of one document, by the name of their CSV file."""

    doc: Document
    target: str
    """As the column of that name has it: empty when no target was asked for."""
    tables: dict[str, pd.DataFrame]
    coded: Coded
    reading_error: tuple[str, ...]
    """What was coded and what may be concluded, a paragraph a figure."""
    weighed: Mapping[int, stance.Judgement]
    """Sentences about the target whose side learnt weights decide, with their reasons."""

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.tables[name]

    @property
    def alone(self) -> bool:
        """Whether the text has one section, without a title."""
        return self["sections"]["title"].tolist() == [""]

    @property
    def runs(self) -> bool:
        """Whether the course is what tells of the movement: no sections, and not too short."""
        return self.alone and int(self["outlook"]["n"].sum()) > 2 * REACH_LEAST

    def shows(self, name: str) -> bool:
        """Whether a figure has enough in it to be looked at; every figure is written as a file."""
        counted = self["outlook"]["n"]
        enough = {
            "outlook": bool(counted.sum()),
            "course": counted.sum() > REACH_LEAST,
            "sentiment": counted.sum() >= MINIMUM_N,
            "influence": counted.sum() >= MINIMUM_N,
            "forest": (counted > 0).sum() > 1,
            "dispersion": min(counted.sum(), len(self["markers"])) >= MINIMUM_N,
            "rates": not self["markers"].empty,
        }
        return bool(enough.get(name, name in self.tables and not self[name].empty))

    @property
    def mentions(self) -> int:
        """How many counted sentences are about the target."""
        return int(self["outlook_target"]["n"].sum()) if self.target else 0


def findings(doc: Document, target: TargetLike, lang: str, coded: Coded | None = None) -> Findings:
    """Compute the tables of the report; those about the target only where there is one.

    Two contrasts of sections are shown for the whole text and for the target: the last section
    against the first, fixed before reading, and the most favourable against the least, which the
    figures themselves chose; its test and interval allow for that choice.
    """
    codes = coded or Coded()
    whole = tables.outlook(doc, coded=codes.whole)
    contrasted = [_contrasts(doc, whole, None, codes.whole, lang)]
    about, weighed = {}, {}
    if target is not None:
        judged = stance.find(doc, target, timed=False)
        weighed = {one.sentence: one.judgement for one in judged if one.judgement.reasons}
        about = {
            "outlook_target": tables.outlook(doc, target=target, coded=codes.target),
            "outlook_target_sentences": tables.outlook(doc, target=target, by="sentence"),
        }
        contrasted.append(_contrasts(doc, about["outlook_target"], target, codes.target, lang))
    overall = _overall(doc, target, codes)
    made = {
        "blocks": tables.blocks(doc),
        "sections": tables.sections(doc),
        "markers": tables.markers(doc),
        "rates": tables.rates(doc, coded=codes.categories or None),
        "contributions": tables.contributions(doc),
        "sentiment": tables.sentiment(doc),
        "sentiment_sentences": tables.sentiment(doc, by="sentence"),
        "outlook": whole,
        "outlook_sentences": tables.outlook(doc, by="sentence"),
        **about,
        "contrasts": pd.concat(contrasted, ignore_index=True),
        "outlook_document": overall,
        "course": _course(
            doc, target, codes, mentioned=len(about.get("outlook_target_sentences", ()))
        ),
        "trends": tables.trends(
            doc, target=target, coded=codes.outlooks or None, lang=lang, seed=SEED
        ),
        "influence": _influence(doc),
        "hedging": tables.hedging(doc, coded=codes.hedging),
        "pull_quotes": tables.pull_quotes(doc),
        "readability": tables.readability(doc),
    }
    notes = _notes(doc, target, codes, overall, lang)
    return Findings(doc, name_of(target), made, codes, notes, weighed)


def _overall(doc: Document, target: TargetLike, coded: Coded) -> pd.DataFrame:
    """The outlook of the text as a whole, and towards the target."""
    asked = (
        [(None, coded.whole)] if target is None else [(None, coded.whole), (target, coded.target)]
    )
    parts = [tables.outlook(doc, target=one, by="document", coded=codes) for one, codes in asked]
    return pd.concat(parts, ignore_index=True)


def _course(doc: Document, target: TargetLike, coded: Coded, mentioned: int) -> pd.DataFrame:
    """Outlook and hedging along the text, and the outlook towards a target that occurs."""
    whole = tables.course(
        doc, coded=[one for one in (coded.whole, coded.hedging) if one is not None] or None
    )
    if not mentioned:
        return whole
    about = tables.course(doc, target=target, coded=coded.target)
    return pd.concat([whole, about[about["measure"] == "outlook"]], ignore_index=True)


def _notes(
    doc: Document, target: TargetLike, coded: Coded, overall: pd.DataFrame, lang: str
) -> tuple[str, ...]:
    hedged = tables.hedging(doc, by="document", coded=coded.hedging)
    rows = [
        (measure, row)
        for measure, table in (("outlook", overall), ("hedging", hedged))
        for row in rows_of(table)
    ]
    return tuple(reading_error_notes(doc, target, coded, rows, lang))


def _contrasts(
    doc: Document,
    outlook: pd.DataFrame,
    target: TargetLike,
    coded: SentenceCodes | None,
    lang: str,
) -> pd.DataFrame:
    fixed = _first_and_last(outlook)
    asked: dict[str, Any] = {"target": target, "coded": coded, "lang": lang, "seed": SEED}
    return pd.concat(
        [
            tables.contrasts(doc, fixed, exploratory=False, **asked),
            tables.contrasts(doc, "widest", **asked),
        ],
        ignore_index=True,
    )


def _influence(doc: Document) -> pd.DataFrame:
    """What each sentence does to the widest contrast, or to the whole where there is none."""
    for low, high in widest_pair(SentenceValues(doc, "outlook")):
        return tables.influence(doc, high.index, low.index)
    return tables.influence(doc)


def _first_and_last(outlook: pd.DataFrame) -> Sequence[tuple[int, int]]:
    found = outlook.loc[outlook["n"] > 0, "section"].tolist()
    return [(found[0], found[-1])] if len(found) > 1 else []
