"""What the editors amplified: the pulled sentences compared with the rest of the text."""

from __future__ import annotations

from typing import Any

import pytest

import discourse
from discourse.documents import Document
from discourse.inference import NET_SPREAD, contrast, mean_interval, share_contrast, share_interval
from discourse.tables import amplified

TITLE = "Le pont de Sorval attend son traité"
FIRST = (
    "Un accord pourrait être signé avant l’été, et la vallée espère la paix. La douane a perdu ses "
    "vitres, et la crise dure depuis six ans dans les deux capitales."
)
SECOND = (
    "La guerre des péages a ruiné les auberges de la rive gauche. Personne ne veut céder le "
    "premier, et les deux camps se renvoient la faute depuis six ans."
)
QUOTE = "Un accord pourrait être signé avant l’été"


def page(*quotes: str, name: str = "a") -> Document:
    zones = ["title", "body", *["pull_quote"] * len(quotes), "body"]
    return discourse.document("\n".join([TITLE, FIRST, *quotes, SECOND]), id=name, zones=zones)


def pages(number: int) -> list[Document]:
    return [page(QUOTE, name=str(at)) for at in range(number)]


def rows(docs: Document | list[Document], **given: Any) -> dict[str, dict[Any, Any]]:
    table = amplified(docs, **given)
    return {row["measure"]: row for row in table.to_dict("records")}


def test_the_hopeful_sentence_was_pulled() -> None:
    found = rows(page(QUOTE))
    assert [*found] == ["hedging", "outlook", "valence"]
    for row in found.values():
        assert (row["quotes"], row["n_quoted"], row["n_rest"]) == (1, 1, 3)
        assert row["quoted"] > row["rest"]
        assert row["difference"] == pytest.approx(row["quoted"] - row["rest"], abs=1e-4)
        assert row["too_few"]
        assert row["low"] != row["low"]
        assert "trop peu de données pour conclure (n = 1 et 3" in row["verdict"].replace(
            "\xa0", " "
        )
    assert found["hedging"]["quoted"] == 1


def test_the_sentence_a_cut_quote_comes_from_is_measured_whole() -> None:
    # The quote leaves out the words that make its sentence hopeful and hedged.
    cut = rows(page("la vallée espère la paix"))
    assert cut["hedging"]["quoted"] == 1
    assert cut["valence"]["quoted"] == rows(page(QUOTE))["valence"]["quoted"]


def test_a_sentence_pulled_twice_counts_once() -> None:
    found = rows(page(QUOTE, "et la vallée espère la paix"))["valence"]
    assert (found["quotes"], found["n_quoted"], found["n_rest"]) == (2, 1, 3)


def test_a_quote_without_a_source_is_not_measured() -> None:
    for row in rows(page("Une phrase que nul paragraphe ne contient ici."), lang="en").values():
        assert (row["quotes"], row["n_quoted"], row["n_rest"]) == (0, 0, 4)
        assert row["quoted"] != row["quoted"]
        assert "no comparison is possible, there are no data on one side at least" in row["verdict"]


def test_a_text_of_which_everything_was_pulled_has_no_rest() -> None:
    found = rows(page(FIRST, SECOND))["outlook"]
    assert (found["n_quoted"], found["n_rest"]) == (4, 0)
    assert found["difference"] != found["difference"]


def test_a_corpus_pools_its_sentences_and_has_an_interval() -> None:
    docs = pages(6)
    assert len(amplified(docs)) == 18
    for row in rows(docs, by="corpus").values():
        assert row["doc"] == ""
        assert (row["quotes"], row["n_quoted"], row["n_rest"]) == (6, 6, 18)
        assert not row["too_few"]
        assert row["low"] <= row["difference"] <= row["high"]
        assert row["low"] < row["high"]
        assert row["p"] <= row["p_adjusted"]
    found = rows(docs, by="corpus", lang="en")["hedging"]
    assert found["verdict"].startswith("“Pulled passages” stands above “Rest of the text”")
    assert found["verdict"].endswith(
        "Scope: what coders would find in the passages the desk might have pulled from such texts."
    )
    assert found["difference_corrected_low"] > 0
    assert (found["correction"], found["coded"]) == ("shipped table", 0)
    # No table tells how whole texts are misread in outlook or valence.
    for measure in ("outlook", "valence"):
        row = rows(docs, by="corpus", lang="en")[measure]
        assert row["correction"] == "none"
        assert "no direction is established" in row["verdict"]


def test_the_figures_are_those_of_inference() -> None:
    found = rows(pages(6), by="corpus")
    hedged = share_contrast(6, 6, 0, 18)
    assert_figures(found["hedging"], hedged.low, hedged.high, hedged.p)
    assert found["hedging"]["quoted_low"] == pytest.approx(share_interval(6, 6).low, abs=1e-4)
    signs = discourse.outlook(page(QUOTE), by="sentence")["outlook"].astype("str")
    pulled, *rest = [discourse.stance.SIGN[sign] for sign in signs]
    outlook = contrast([pulled] * 6, rest * 6, spread=NET_SPREAD, bounds=(-1, 1))
    assert_figures(found["outlook"], outlook.low, outlook.high, outlook.p)
    side = mean_interval(rest * 6, spread=NET_SPREAD, bounds=(-1, 1))
    assert found["outlook"]["rest_high"] == pytest.approx(side.high, abs=1e-4)


def assert_figures(row: dict[Any, Any], low: float, high: float, p: float) -> None:
    assert (row["low"], row["high"], row["p"]) == pytest.approx((low, high, p), abs=1e-4)


def test_the_three_measures_are_corrected_together() -> None:
    found = [*rows(pages(6), by="corpus").values()]
    least = min(row["p"] for row in found)
    assert min(row["p_adjusted"] for row in found) == pytest.approx(min(3 * least, 1), abs=1e-3)


def test_hedges_are_those_of_hedging() -> None:
    docs = pages(6)
    row = rows(docs, by="corpus")["hedging"]
    counted = row["quoted"] * row["n_quoted"] + row["rest"] * row["n_rest"]
    assert counted == pytest.approx(discourse.hedging(docs)["hedged"].sum(), abs=0.01)


def test_schema_of_nothing() -> None:
    some, none = amplified(page(QUOTE)), amplified([])
    assert list(none.columns) == list(some.columns)
    assert none.dtypes.equals(some.dtypes)
    assert len(amplified([], by="corpus")) == 3
    with pytest.raises(ValueError, match="by 'section' is unknown; choose one of document, corpus"):
        amplified([], by="section")
    with pytest.raises(ValueError, match="lang must be one of"):
        amplified([], lang="de")


def test_a_text_without_quotes_has_a_verdict() -> None:
    for text in ("Il pleut.", ""):
        table = amplified(discourse.document(text))
        assert all(table["verdict"])
