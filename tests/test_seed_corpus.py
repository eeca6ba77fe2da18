"""The corpus beside the seed: it is read whole, and is what its card says."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from rapidfuzz import fuzz
from scipy.stats import chi2_contingency

import discourse
from discourse import Document

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
CARD = tomllib.loads((SEEDS / "corpus.toml").read_text(encoding="utf-8"))
COPIES = [set(one["documents"]) for one in CARD["near_duplicates"]]


@pytest.fixture(scope="module")
def docs() -> list[Document]:
    return discourse.read_many(SEEDS / CARD["folder"])


def body(doc: Document) -> str:
    return "\n".join(
        doc.text[block.start : block.end] for block in doc.blocks if block.zone == "body"
    )


def test_every_file_is_an_article_in_french_and_nothing_had_to_be_repaired(
    docs: list[Document],
) -> None:
    assert len(docs) == CARD["documents"] == len(list((SEEDS / CARD["folder"]).iterdir()))
    assert {doc.lang for doc in docs} == {CARD["language"]}
    assert [doc.notes for doc in docs if doc.notes] == []


def test_every_article_has_its_zones_and_a_length_of_its_kind(docs: list[Document]) -> None:
    for doc in docs:
        zones = [block.zone for block in doc.blocks]
        assert zones[0] == "title", doc.id
        assert zones.count("byline") == 1, doc.id
        assert zones.count("body") >= 3, doc.id
        assert set(zones) <= {"title", "standfirst", "byline", "heading", "body", "pull_quote"}
        assert 120 <= len(doc.words) <= 260, doc.id
    found = discourse.pull_quotes(docs)
    marked = sum(block.zone == "pull_quote" for doc in docs for block in doc.blocks)
    assert len(found) == marked >= 10
    assert found["source"].notna().all()


def test_authors_outlets_and_dates_are_those_of_the_card(docs: list[Document]) -> None:
    counted = Counter((doc.metadata["author"], doc.metadata["outlet"]) for doc in docs)
    said = {(one["name"], one["outlet"]): one["documents"] for one in CARD["authors"]}
    assert counted == said
    assert len({outlet for _, outlet in said}) == 3
    days = sorted(date.fromisoformat(doc.metadata["date"]) for doc in docs)
    assert (days[0].isoformat(), days[-1].isoformat()) == (CARD["first"], CARD["last"])
    assert set(Counter(day.year for day in days)) == {2022, 2023, 2024}
    for doc in docs:
        assert doc.id.startswith(doc.metadata["date"])
        assert doc.metadata["author"] in doc.text


def test_one_text_stands_in_two_outlets_and_no_other_sentence_in_two_articles(
    docs: list[Document],
) -> None:
    by_id = {doc.id: doc for doc in docs}
    for pair in COPIES:
        first, second = (by_id[name] for name in pair)
        assert first.metadata["outlet"] != second.metadata["outlet"]
        assert first.metadata["agency"] == second.metadata["agency"]
        assert 90 < fuzz.ratio(body(first), body(second)) < 100
    holders: dict[str, set[str]] = {}
    for doc in docs:
        for sentence in doc.sentences:
            words = doc.text[sentence.start : sentence.end].strip(" .").casefold()
            if not words.startswith("par "):
                holders.setdefault(words, set()).add(doc.id)
    assert [
        words for words, found in holders.items() if len(found) > 1 and found not in COPIES
    ] == []
    alike = [
        (first.id, second.id)
        for first, second in combinations(docs, 2)
        if {first.id, second.id} not in COPIES
        and fuzz.token_sort_ratio(body(first), body(second)) > 75
    ]
    assert alike == []


# --- what notebook 08 says of it ------------------------------------------------------------------


def without_copies(docs: list[Document]) -> list[Document]:
    copies = set(discourse.duplicates(docs)["doc"])
    assert len(copies) == len(COPIES)
    assert all(len(copies & pair) == 1 for pair in COPIES)
    return [doc for doc in docs if doc.id not in copies]


def test_what_the_card_intends_is_found_with_reading_error(docs: list[Document]) -> None:
    kept = without_copies(docs)
    pair = [("Bastien Ourlac", "Maëlle Courtaz")]
    [held] = discourse.contrasts(
        kept, by="author", of="hedging", pairs=pair, exploratory=False
    ).to_dict("records")
    assert held["difference_corrected_low"] > 0.3
    delval = [doc for doc in kept if doc.metadata["author"] == "Tomas Delval"]
    [changed] = discourse.contrasts(
        delval, by="2023-03-01", target="Europe", exploratory=False
    ).to_dict("records")
    assert changed["difference_corrected_low"] > 0
    trends = discourse.trends(delval, over="date", target="Europe")
    [rise] = trends[(trends["measure"] == "outlook") & (trends["target"] == "Europe")].to_dict(
        "records"
    )
    assert rise["change_corrected_low"] < 0 < rise["change_corrected_high"]


def test_what_the_card_does_not_intend_holds_by_sentences_and_not_by_articles(
    docs: list[Document],
) -> None:
    kept = without_copies(docs)
    outlets = ["Le Courrier de Valdorne", "L’Heure publique"]
    shares = discourse.hedging(kept, by="outlet").set_index("group").loc[outlets]
    counts = [shares["hedged"], shares["n"] - shares["hedged"]]
    assert chi2_contingency(counts, correction=False).pvalue < 0.001
    between = discourse.contrasts(kept, by="outlet", of="hedging")
    assert len(between) == 3
    assert (between["p_adjusted"] > 0.05).all()
    assert (between["difference_corrected_low"] < 0).all()
    assert (between["difference_corrected_high"] > 0).all()
