"""The first of the odd texts of which `benchmarks/fuzz.py` runs hundreds of thousands."""

from __future__ import annotations

import pandas as pd
import pytest

from discourse import Document
from tests.fuzzed import checked, faults_in, faults_of, faults_of_reading, text_of
from tests.shapes import FUNCTIONS, french

NUMBERS = range(48)


@pytest.fixture(scope="module")
def docs() -> list[Document]:
    texts = {number: text_of(number) for number in NUMBERS}
    return [french(text, str(number)) for number, text in texts.items()]


def test_a_number_gives_one_text() -> None:
    texts = [text_of(number) for number in NUMBERS]
    assert texts == [text_of(number) for number in NUMBERS]
    assert len(set(texts)) == len(texts)


def test_the_parts_of_odd_texts(docs: list[Document]) -> None:
    assert [fault for doc in docs for fault in faults_of_reading(doc)] == []


@pytest.mark.parametrize("function", [name for name in FUNCTIONS if name != "page"])
def test_what_is_found_in_odd_texts(function: str, docs: list[Document]) -> None:
    few = docs[:8] if function.startswith("contrasts") else docs
    assert checked(function, few) == []


def test_a_fault_is_seen() -> None:
    doc = french("Il pourrait signer. Elle espère la paix.")
    hits = FUNCTIONS["markers"](doc)
    assert list(faults_in("markers", hits, [doc])) == []
    assert list(faults_in("markers", hits.assign(start=0), [doc])) == [
        "a span that is not its text"
    ]
    assert list(faults_in("markers", hits.drop(columns="rule"), [doc]))
    shares = FUNCTIONS["hedging"](doc)
    odd = {"share": 1.5, "low": 1.0, "high": 0.0}
    assert len(list(faults_in("hedging", shares.assign(**odd), [doc]))) == 2
    missing = FUNCTIONS["sentiment"](doc).assign(valence=float("nan"))
    assert isinstance(missing, pd.DataFrame)
    assert list(faults_in("sentiment", missing, [doc])) == [
        "valence is missing where sentences were counted"
    ]
    broken = Document("Un mot.", "a", "fr", (), doc.sections, (), doc.words)
    assert "sections that are not a partition" in list(faults_of(broken))
