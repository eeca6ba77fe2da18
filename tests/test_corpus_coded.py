"""Coding a corpus: one sheet of several documents, and what it says of documents like them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import discourse
from discourse import Document
from discourse.inference.over_documents import design_effect, document_mean
from discourse.inference.reading_error import NET
from discourse.sentence_codes import SentenceCodes

CORRECTED = ["net_corrected", "net_corrected_low", "net_corrected_high"]


def corpus(size: int = 6, each: int = 8) -> list[Document]:
    """Documents of which each says one thing of Europe all through."""
    said = ("L’Europe avance vers la paix.", "L’Europe subit la crise.", "L’Europe existe.")
    return [discourse.document(" ".join([said[at % 3]] * each), id=f"d{at}") for at in range(size)]


def coded_by(
    docs: list[Document], folder: Path, n: int | None = None, target: str | None = "Europe"
) -> SentenceCodes:
    sheet = discourse.coding.sheet(docs, target=target, n=n, seed=4)
    sheet["valence"] = [
        1 if "paix" in sentence else -1 if "crise" in sentence else 0
        for sentence in sheet["sentence"]
    ]
    sheet["status"] = "asserted"
    path = folder / "ada.csv"
    sheet.to_csv(path, index=False)
    return discourse.coding.read(path, docs)


def width(row: pd.Series) -> float:
    return float(row["net_corrected_high"] - row["net_corrected_low"])


def test_one_sheet_of_several_documents_comes_back(tmp_path: Path) -> None:
    docs = corpus()
    coded = coded_by(docs, tmp_path, n=30)
    assert len(coded) == 30
    by_document = discourse.outlook(docs, target="Europe", by="document", coded=coded)
    assert by_document["coded"].sum() == 30
    assert set(by_document["correction"]) == {"sample"}
    row = discourse.outlook(docs, target="Europe", by="corpus", coded=coded).iloc[0]
    assert row[["documents", "n", "coded"]].tolist() == [6, 48, 30]
    assert row["correction"] == "sample"
    plan = discourse.coding.plan(docs, target="Europe")
    assert plan["n"].tolist() == [8] * 6 + [48]


def test_sentences_of_one_document_do_not_tell_of_others(tmp_path: Path) -> None:
    docs = corpus()
    coded = coded_by(docs, tmp_path)
    row = discourse.outlook(docs, target="Europe", by="corpus", coded=coded).iloc[0]
    assert row["net_corrected"] == pytest.approx(0, abs=1e-4)
    codes = [one.number for one in coded.codes]
    alone = discourse.inference.mean_interval(codes, spread=0.8, bounds=(-1, 1))
    assert width(row) > 2 * (alone.high - alone.low)
    # Each document says one thing: it is worth one sentence, and there are six.
    six = discourse.inference.mean_interval([1, 1, 0, 0, -1, -1], spread=None)
    assert row["net_corrected_high"] == pytest.approx(six.high, abs=0.1)


def test_more_of_the_same_documents_is_no_more_evidence(tmp_path: Path) -> None:
    widths = []
    for each in (8, 40):
        docs = corpus(each=each)
        coded = coded_by(docs, tmp_path)
        row = discourse.outlook(docs, target="Europe", by="corpus", coded=coded).iloc[0]
        widths.append(width(row))
    assert widths[1] == pytest.approx(widths[0], abs=0.05)


def test_without_codes_the_table_tells_and_differing_documents_widen() -> None:
    docs = corpus(9)
    row = discourse.outlook(docs, target="Europe", by="corpus").iloc[0]
    assert row["correction"] == "shipped table"
    assert row["net_low"] <= row["net"] <= row["net_high"]
    assert row["net_corrected_low"] <= row["net_corrected"] <= row["net_corrected_high"]
    mixed = " ".join(doc.text for doc in corpus(3))
    alike = [discourse.document(mixed, id=f"m{at}") for at in range(9)]
    other = discourse.outlook(alike, target="Europe", by="corpus").iloc[0]
    assert width(other) < width(row)
    whole = discourse.outlook(docs, by="corpus").iloc[0]
    assert whole["correction"] == "none"
    assert np.isnan(whole["net_corrected"])


def test_two_documents_are_too_few() -> None:
    rain = discourse.document("Il pleut.", id="rain")
    docs = [*corpus(2), rain]
    row = discourse.outlook(docs, target="Europe", by="corpus").iloc[0]
    assert row["documents"] == 2
    assert row["too_few"]
    assert row[["net_low", *CORRECTED]].isna().all()
    assert row["correction"] == "none"
    assert not np.isnan(row["net"])
    assert discourse.outlook([], by="corpus").empty


def test_hedging_over_documents(tmp_path: Path) -> None:
    docs = [
        discourse.document("Il pourrait pleuvoir. " * (at + 1) + "Il pleut. " * 5, id=f"h{at}")
        for at in range(6)
    ]
    sheet = discourse.coding.sheet(docs, measure="hedging")
    sheet["hedged"] = ["oui" if "pourrait" in sentence else "non" for sentence in sheet["sentence"]]
    path = tmp_path / "bo.csv"
    sheet.to_csv(path, index=False)
    coded = discourse.coding.read(path, docs)
    row = discourse.hedging(docs, by="corpus", coded=coded).iloc[0]
    assert row[["documents", "n", "hedged", "coded"]].tolist() == [6, 51, 21, 51]
    assert row["share_corrected"] == pytest.approx(21 / 51, abs=1e-4)
    assert 0 <= row["share_corrected_low"] < row["share"] < row["share_corrected_high"] <= 1


def test_the_order_of_documents_does_not_matter(tmp_path: Path) -> None:
    docs = corpus()
    coded = coded_by(docs, tmp_path, n=20)
    there, back = (
        discourse.outlook(given, target="Europe", by="corpus", coded=coded)
        for given in (docs, docs[::-1])
    )
    assert there.equals(back)


def test_codes_of_one_document_may_go_with_several(tmp_path: Path) -> None:
    docs = corpus()
    coded = coded_by(docs[:1], tmp_path)
    table = discourse.outlook(docs, target="Europe", by="document", coded=coded)
    assert table["coded"].tolist() == [8, 0, 0, 0, 0, 0]
    with pytest.raises(ValueError, match=r"no coded sentence is of these documents"):
        discourse.outlook(docs[1:], target="Europe", coded=coded)


def test_codes_of_some_documents_do_not_stand_for_all(tmp_path: Path) -> None:
    docs = corpus(6, each=20)
    coded = coded_by(docs[:2], tmp_path)
    with pytest.raises(ValueError, match=r"no random sample of these documents: 0 to 20 of each"):
        discourse.outlook(docs, target="Europe", by="corpus", coded=coded)
    # A draw from all of them is uneven too, and taken.
    fair = coded_by(docs, tmp_path, n=15)
    row = discourse.outlook(docs, target="Europe", by="corpus", coded=fair).iloc[0]
    assert row["coded"] == 15


def test_edges_of_the_estimates() -> None:
    assert document_mean([np.nan] * 4, [1, 0, 1, 0], [0, 0, 1, 1], NET) is None
    assert document_mean([1.0, 0.0], [1, 0], [0, 0], NET) is None
    assert design_effect([1, 1, 1], [0, 1, 2]) == 1
    assert design_effect([], []) == 1
