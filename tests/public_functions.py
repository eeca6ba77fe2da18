"""Every public function of documents, and how to call it: the table that the tests share.

A test takes from `CALLS` those of which its claim is true, so that a new function is tested by all
of them as soon as it has a line here; `test_facade.py` finds one that has none.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import discourse
from discourse.tables import amplified


class Rows(Enum):
    """What a function gives."""

    SPANS = "rows of each document, each with a span and its text"
    OWN = "rows of each document, the same whatever other documents are given with it"
    POOLED = "rows of all documents together, in whatever order they are given"
    COMPARED = "rows that depend on the other documents"
    NONE = "no table"


@dataclass(frozen=True, slots=True)
class Call:
    """A way to call a public function."""

    function: Callable[..., Any]
    rows: Rows
    given: Mapping[str, Any] = field(default_factory=dict)
    any_language: bool = False
    """Whether it reads texts in languages that are not analysed."""
    refused: str = ""
    """An argument of the function that does not go with those given."""

    def __call__(self, docs: Any, **more: Any) -> Any:
        """The result for a document or several; ``more`` goes before what is always given."""
        return self.function(docs, **{**self.given, **more})

    @property
    def name(self) -> str:
        """The name of the function."""
        return self.function.__name__

    def takes(self, argument: str) -> bool:
        """Whether the call may have an argument of this name."""
        known = inspect.signature(self.function).parameters
        return argument in known and argument != self.refused

    def of_all_zones(self, docs: Any) -> Any:
        """The result for all that a document says."""
        return self(docs, zones="all") if self.takes("zones") else self(docs)


CALLS: dict[str, Call] = {
    # --- the text and its parts ---
    "texts": Call(discourse.texts, Rows.OWN, any_language=True),
    "blocks": Call(discourse.blocks, Rows.SPANS, any_language=True),
    "sections": Call(discourse.sections, Rows.OWN, any_language=True),
    "sentences": Call(discourse.sentences, Rows.SPANS, any_language=True),
    "words": Call(discourse.words, Rows.SPANS),
    "verbs": Call(discourse.verbs, Rows.SPANS),
    "pull_quotes": Call(discourse.pull_quotes, Rows.SPANS, any_language=True),
    "duplicates": Call(discourse.duplicates, Rows.COMPARED, any_language=True),
    "readability": Call(discourse.readability, Rows.OWN),
    "readability by document": Call(discourse.readability, Rows.OWN, {"by": "document"}),
    # --- what is found in it ---
    "markers": Call(discourse.markers, Rows.SPANS),
    "contributions": Call(discourse.contributions, Rows.SPANS),
    "concordance": Call(discourse.concordance, Rows.SPANS, {"hits": "[pouvoir]|paix|a"}),
    "concordance of a word": Call(
        discourse.concordance, Rows.SPANS, {"hits": "paix"}, any_language=True
    ),
    "explain": Call(discourse.explain, Rows.NONE, {"hit": (0, 1)}),
    # --- how much of it ---
    "rates": Call(discourse.rates, Rows.OWN),
    "hedging": Call(discourse.hedging, Rows.OWN),
    "sentiment": Call(discourse.sentiment, Rows.OWN),
    "sentiment by sentence": Call(discourse.sentiment, Rows.SPANS, {"by": "sentence"}),
    "sentiment by document": Call(discourse.sentiment, Rows.OWN, {"by": "document"}),
    "outlook": Call(discourse.outlook, Rows.OWN),
    "outlook by sentence": Call(discourse.outlook, Rows.SPANS, {"by": "sentence"}),
    "outlook of quoted voices": Call(discourse.outlook, Rows.OWN, {"voice": "source"}),
    "outlook of a target": Call(discourse.outlook, Rows.OWN, {"target": "Europe"}),
    "outlook of a target by sentence": Call(
        discourse.outlook, Rows.SPANS, {"target": "Europe", "by": "sentence"}
    ),
    "outlook of a target by document": Call(
        discourse.outlook, Rows.OWN, {"target": "Europe", "by": "document"}
    ),
    "course": Call(discourse.course, Rows.OWN),
    "influence": Call(discourse.influence, Rows.OWN),
    "frequencies": Call(discourse.frequencies, Rows.POOLED),
    "collocations": Call(discourse.collocations, Rows.POOLED, {"at_least": 1}),
    # --- what differs; the p values of all rows are corrected together ---
    "contrasts": Call(discourse.contrasts, Rows.COMPARED, {"pairs": "widest"}),
    "contrasts of valence": Call(
        discourse.contrasts, Rows.COMPARED, {"pairs": "widest", "of": "valence"}
    ),
    "trends": Call(discourse.trends, Rows.COMPARED),
    "trends of a target": Call(discourse.trends, Rows.COMPARED, {"target": "Europe"}),
    "keyness": Call(
        discourse.keyness, Rows.COMPARED, {"by": "section", "at_least": 1}, refused="lexicon"
    ),
    "keyness of markers": Call(
        discourse.keyness, Rows.COMPARED, {"by": "section", "at_least": 1, "of": "markers"}
    ),
    "amplified": Call(amplified, Rows.COMPARED),
}
"""By the name of the function, and of what is asked for where that is not the default."""

OTHERS = frozenset(
    "document example from_frame read read_many report spreadsheet views write".split()
)
"""Public functions that make documents, write files or take no documents."""


def calls_of(*rows: Rows) -> dict[str, Call]:
    """The calls that give such rows."""
    return {name: call for name, call in CALLS.items() if call.rows in rows}
