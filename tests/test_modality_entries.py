"""The lexicon at work: every sentence of the case files has the markers coded in it, no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from discourse import document, modality
from discourse.languages import Row
from discourse.languages import table as read_table

CASES = Path(__file__).parent / "cases" / "modality" / "entries"
ROWS = [row for path in sorted(CASES.glob("*.tsv")) for row in read_table(path, ("sentence",))]
MARKER = re.compile(r"\[([^\[\]|]+)\|([a-z]+)\]")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.path.stem}:{row.line}")
def test_sentence(row: Row) -> None:
    doc = document(MARKER.sub(r"\1", row["sentence"]), id="case", lang="fr")
    found = [(doc.text[m.start : m.end], m.category) for m in modality.find(doc)]
    assert found == MARKER.findall(row["sentence"])


def test_sentences_are_distinct_and_cover_every_category() -> None:
    sentences = [row["sentence"] for row in ROWS]
    assert len(sentences) == len(set(sentences))
    coded = {category for text in sentences for _, category in MARKER.findall(text)}
    assert coded == set(modality.CATEGORIES) - {modality.UNDECIDED}
    assert any("|" not in text for text in sentences)
