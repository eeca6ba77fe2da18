"""Trends, influence, the lexicon left out in part, and the verdict that reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import discourse
from discourse import polarity
from discourse.documents import Document
from discourse.french.parse import parses
from discourse.polarity import Entry, Lexicon
from discourse.tables.sentence_values import SentenceValues

GLOOM = "L’échec menace. La crise dure. Le doute gagne. La guerre continue. Le conflit s’enlise. "
HOPE = "La paix revient. Le pays progresse. L’accord réussit. La confiance grandit. Un succès ! "
NEUTRAL = "Il pleut. La rue est longue. Le train part à midi. La porte est verte. On mange. "


@pytest.fixture
def doc() -> Document:
    text = f"{GLOOM}\nLa suite\n{HOPE}\nLa fin\n{NEUTRAL}"
    return discourse.document(text, id="t", zones=["body", "heading", "body", "heading", "body"])


def test_trends_are_adjusted_together(doc: Document) -> None:
    table = discourse.trends(doc, target=["le pays"], lang="en")
    assert table["measure"].tolist() == ["valence", "outlook", "outlook"]
    assert table["target"].tolist() == ["", "", "le pays"]
    assert table["n"].tolist() == [15, 15, 1]
    assert (table["p_adjusted"].dropna() >= table["p"].dropna()).all()
    assert "too few data for a trend" in table["verdict"][2]
    rising = discourse.trends(discourse.document(GLOOM + HOPE, id="t"), lang="en")
    assert rising["change"].gt(0).all()
    # Neither whole texts nor valence have a table of reading errors: no direction is stated.
    assert rising["verdict"].str.contains("error of this measure is not known here").all()


def test_influence_names_the_sentences_the_strongest_first(doc: Document) -> None:
    table = discourse.influence(doc, "La suite", 0, of="valence")
    assert len(table) == 10
    effects = table["effect"].abs().tolist()
    assert effects == sorted(effects, reverse=True)
    for row in table.to_dict("records"):
        assert doc.text[row["start"] : row["end"]] == row["text"]
    [figure] = set((table["effect"] + table["without"]).round(3))
    [row] = discourse.contrasts(doc, [(0, "La suite")], of="valence").to_dict("records")
    assert figure == round(row["difference"], 3)


def test_influence_is_what_dropping_the_sentence_does(doc: Document) -> None:
    values = SentenceValues(doc, "valence").of(0)
    table = discourse.influence(doc, 0, of="valence").sort_values("sentence")
    for at, without in enumerate(table["without"]):
        rest = values[:at] + values[at + 1 :]
        assert without == pytest.approx(sum(rest) / len(rest), abs=1e-4)


def test_influence_of_one_sentence_or_none_is_missing() -> None:
    doc = discourse.document("Un mot.", id="t")
    assert discourse.influence(doc)["effect"].isna().tolist() == [True]
    empty = discourse.influence(doc, target="Europe")
    assert empty.empty
    assert empty.dtypes.equals(discourse.influence(doc).dtypes)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"against": 0}, "give both"),
        ({"section": 0, "against": -3}, "compared with itself"),
        ({"section": 9}, "Sections: 0: ''"),
        ({"of": "mood"}, "of 'mood' is unknown"),
        ({"of": "valence", "target": "Europe"}, "valence is of the whole sentence"),
    ],
)
def test_what_influence_refuses(given: dict[str, Any], message: str, doc: Document) -> None:
    with pytest.raises(ValueError, match=message):
        discourse.influence(doc, **given)


def test_a_lexicon_of_ones_own(doc: Document, tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("entry\tpos\tgrade\tsource\tnote\npluie\tNOUN\t-1\town\t\n", encoding="utf-8")
    [row] = discourse.contrasts(doc, [(0, 1)], of="valence", lexicon=path).to_dict("records")
    assert (row["difference"], row["same_sign"]) == (0, 1)
    with pytest.raises(ValueError, match="no entry that could be left out"):
        discourse.contrasts(doc, [(0, 1)], of="valence", lexicon=Lexicon([]))


WORDS = st.sampled_from(
    "pas ne sans crise paix échec éviter menace ouvrir la voie à un lendemain sommet , .".split()
)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=20).map(" ".join), st.data())
def test_leaving_out_entries_is_a_lexicon_without_them(text: str, data: st.DataObject) -> None:
    entries = [
        Entry("crise", "NOUN", -2),
        Entry("paix", "NOUN", 3),
        Entry("échec", "NOUN", -2),
        Entry("ouvrir la voie", "EXPR", 1),
        Entry("sans lendemain", "EXPR", -1),
        Entry("voie", "NOUN", 1),
    ]
    dropped = data.draw(st.sets(st.sampled_from(entries)))
    rest = Lexicon([entry for entry in entries if entry not in dropped])
    doc = discourse.document(f"Il y a {text}.", id="t")
    for measure in ("valence", "outlook"):
        assert (
            SentenceValues(doc, measure, lexicon=Lexicon(entries)).without(dropped)
            == SentenceValues(doc, measure, lexicon=rest).values
        )


def test_a_direction_needs_the_lexicon_too() -> None:
    good = "Le soleil aide. " * 6
    bad = "La nuit tombe. " * 6
    doc = discourse.document(f"{bad}\nLa suite\n{good}", id="t", zones=["body", "heading", "body"])
    # One entry of ten makes all the difference: left out, nothing is left of it.
    lexicon = Lexicon([Entry("soleil", "NOUN", 3), *(Entry(f"mot{n}", "NOUN", 1) for n in "abcd")])
    rest: dict[str, Any] = {"of": "valence", "lang": "en", "exploratory": False}
    [row] = discourse.contrasts(doc, [(0, 1)], lexicon=lexicon, **rest).to_dict("records")
    assert row["low"] > 0
    assert row["p_adjusted"] < 0.05
    assert row["same_sign"] < 0.95
    assert "no direction is established" in row["verdict"]
    assert "the sign holds in only" in row["verdict"]
    firm = Lexicon([Entry("soleil", "NOUN", 1), Entry("aider", "VERB", 1)])
    [row] = discourse.contrasts(doc, [(0, 1)], lexicon=firm, **rest).to_dict("records")
    assert row["same_sign"] == 1
    assert "since the reading error of this measure is not known here" in row["verdict"]
    assert "lexicon" not in row["verdict"]  # runs that changed nothing say nothing


def test_what_does_not_agree_is_named() -> None:
    half = "La paix est un succès. Il pleut. " * 3
    doc = discourse.document(
        f"{half}\nLa suite\n{half}", id="t", lang="fr", zones=["body", "heading", "body"]
    )
    close = discourse.contrasts(doc, [(0, 1)], of="valence", lang="en")["verdict"][0]
    assert "the reading error of this measure is not known here and p is 0.05 or more" in close


def test_hedging_counts_sentences() -> None:
    doc = discourse.document(
        "Il pourrait peut-être pleuvoir. Le vent souffle.\nLe temps\nIl neige.",
        id="t",
        zones=["body", "heading", "body"],
    )
    table = discourse.hedging(doc)
    assert table[["n", "hedged"]].values.tolist() == [[2, 1], [1, 0]]
    assert table["too_few"].all()
    assert discourse.hedging([]).dtypes.equals(table.dtypes)


def test_outlook_tells_the_undecided_from_the_unmatched() -> None:
    doc = discourse.document("Il pleut. La paix est un échec, la guerre un succès.", id="t")
    [row] = discourse.outlook(doc, by="document").to_dict("records")
    assert row["none"] >= row["undecided"] + row["unmatched"]
    assert row["unmatched"] == 1
    asked = discourse.document("Quelle est la place de la paix ?", id="t")
    [row] = discourse.outlook(asked, by="document").to_dict("records")
    assert (row["none"], row["undecided"], row["unmatched"]) == (1, 0, 0)


def test_met_holds_what_a_longer_entry_hides() -> None:
    lexicon = Lexicon([Entry("sans lendemain", "EXPR", -1), Entry("lendemain", "NOUN", 1)])
    [parse] = parses(discourse.document("Un succès sans lendemain.", id="t"))
    assert lexicon.met(parse) == frozenset(lexicon.entries)
    assert [one.entry for one in polarity.find_in(parse, lexicon)] == ["sans lendemain"]
