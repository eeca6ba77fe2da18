"""Everything the report shows, computed once: the tables of one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from discourse import tables
from discourse.documents import Document
from discourse.tables._contrasts import widest_pair
from discourse.tables._outlook import name_of
from discourse.tables.sentence_values import SentenceValues, TargetLike

SEED = 0


@dataclass(frozen=True, slots=True)
class Findings:
    """The tables of one document, by the name of their CSV file."""

    doc: Document
    target: str
    """As the column of that name has it: empty when no target was asked for."""
    tables: dict[str, pd.DataFrame]

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.tables[name]

    @property
    def alone(self) -> bool:
        """Whether the text has one section, without a title."""
        return self["sections"]["title"].tolist() == [""]

    def shows(self, name: str) -> bool:
        """Whether there is something in a figure; one that has no table of its name always has."""
        return name not in self.tables or not self[name].empty

    @property
    def mentions(self) -> int:
        """How many counted sentences are about the target."""
        return int(self["outlook_target"]["n"].sum()) if self.target else 0


def findings(doc: Document, target: TargetLike, lang: str) -> Findings:
    """Compute the tables of the report; those about the target only where there is one.

    Two contrasts of sections are shown for the whole text and for the target: the last section
    against the first, fixed before reading, and the most favourable against the least, which the
    figures themselves chose; its test and interval allow for that choice.
    """
    whole = tables.outlook(doc)
    contrasted = [_contrasts(doc, whole, None, lang)]
    about = {}
    if target is not None:
        about = {
            "outlook_target": tables.outlook(doc, target=target),
            "outlook_target_sentences": tables.outlook(doc, target=target, by="sentence"),
        }
        contrasted.append(_contrasts(doc, about["outlook_target"], target, lang))
    made = {
        "blocks": tables.blocks(doc),
        "sections": tables.sections(doc),
        "markers": tables.markers(doc),
        "rates": tables.rates(doc),
        "contributions": tables.contributions(doc),
        "sentiment": tables.sentiment(doc),
        "sentiment_sentences": tables.sentiment(doc, by="sentence"),
        "outlook": whole,
        "outlook_sentences": tables.outlook(doc, by="sentence"),
        **about,
        "contrasts": pd.concat(contrasted, ignore_index=True),
        "trends": tables.trends(doc, target=target, lang=lang, seed=SEED),
        "influence": _influence(doc),
        "hedging": tables.hedging(doc),
        "pull_quotes": tables.pull_quotes(doc),
        "readability": tables.readability(doc),
    }
    return Findings(doc, name_of(target), made)


def _contrasts(doc: Document, outlook: pd.DataFrame, target: TargetLike, lang: str) -> pd.DataFrame:
    fixed = _first_and_last(outlook)
    return pd.concat(
        [
            tables.contrasts(doc, fixed, target=target, exploratory=False, lang=lang, seed=SEED),
            tables.contrasts(doc, "widest", target=target, lang=lang, seed=SEED),
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
