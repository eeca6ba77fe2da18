"""What the desk amplified: pull quotes measured beside the body."""

from __future__ import annotations

import pytest

import discourse
from discourse.documents import Document

TITLE = "Le pont de Sorval attend son traité"
FIRST = (
    "Un accord pourrait être signé avant l’été, et la vallée espère la paix. La douane a perdu ses "
    "vitres, et la crise dure depuis six ans dans les deux capitales."
)
SECOND = (
    "La guerre des péages a ruiné les auberges de la rive gauche. Personne ne veut céder le "
    "premier, et les deux camps se renvoient la faute depuis six ans."
)


def page(quote: str, name: str = "a") -> Document:
    zones = ["title", "body", "pull_quote", "body"]
    return discourse.document("\n".join([TITLE, FIRST, quote, SECOND]), id=name, zones=zones)


def test_the_hopeful_sentence_was_pulled() -> None:
    table = discourse.amplified(page("Un accord pourrait être signé avant l’été"))
    quotes, body = table.to_dict("records")
    assert (quotes["quotes"], quotes["n"], body["n"]) == (1, 1, 4)
    assert quotes["hedged"] == 1.0
    assert 0 < body["hedged"] < 1
    assert quotes["net"] > body["net"]
    assert quotes["valence"] > body["valence"]
    assert quotes["too_few"]
    assert table[["hedged_low", "net_low", "valence_low"]].iloc[0].isna().all()


def test_a_quote_without_a_source_is_not_measured() -> None:
    table = discourse.amplified(page("Une phrase que nul paragraphe ne contient ici."))
    assert table["quotes"].tolist() == [0, 0]
    assert table["n"].tolist() == [0, 4]


def test_a_corpus_pools_its_sentences() -> None:
    docs = [page("Un accord pourrait être signé avant l’été", name) for name in "abcdef"]
    by_document, corpus = discourse.amplified(docs), discourse.amplified(docs, by="corpus")
    assert len(by_document) == 12
    assert corpus["doc"].tolist() == ["", ""]
    assert corpus["n"].tolist() == [6, 24]
    assert not corpus["too_few"].any()
    assert corpus["hedged_low"].notna().all()


def test_schema_of_nothing() -> None:
    some, none = discourse.amplified(page(FIRST[:41])), discourse.amplified([])
    assert list(none.columns) == list(some.columns)
    assert none.dtypes.equals(some.dtypes)
    assert len(discourse.amplified([], by="corpus")) == 2
    with pytest.raises(ValueError, match="by 'section' is unknown; choose one of document, corpus"):
        discourse.amplified([], by="section")
