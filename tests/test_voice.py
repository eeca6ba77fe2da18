"""Whose words are counted: the author's, or those of quoted and named voices."""

from __future__ import annotations

from pathlib import Path

import pytest

import discourse
from discourse import Document
from discourse.tables.readings import numbers_read
from discourse.tables.sentence_values import SentenceValues

SEEDS = Path(__file__).resolve().parents[1] / "seeds"

TOLD = {
    "« La paix reviendra », assure la ministre.": "la ministre",
    "Selon le préfet, la crise dure.": "le préfet",
    "La maire affirme que, malgré tout, l’école a réussi.": "La maire",
    "La digue tient, note le rapport.": "le rapport",
    "À entendre le notaire, la crise dure.": "le notaire",
    "Le trésorier aurait menti.": "",
}
OWN = (
    "La paix revient.",
    "La « réforme » est un échec pour les villages de la vallée.",
    "Personne ne prétend que la victoire est acquise.",
)


@pytest.fixture
def doc() -> Document:
    lines = [*TOLD, *OWN]
    return discourse.document("\n".join(lines), id="t", zones=["body"] * len(lines))


def test_each_sentence_has_a_voice_and_a_source_its_words(doc: Document) -> None:
    table = discourse.outlook(doc, by="sentence").set_index("text")
    for sentence, holder in TOLD.items():
        assert (table.loc[sentence, "voice"], table.loc[sentence, "holder"]) == ("source", holder)
    for sentence in OWN:
        assert (table.loc[sentence, "voice"], table.loc[sentence, "holder"]) == ("author", "")


def test_the_voices_are_parts_of_the_whole(doc: Document) -> None:
    for make in (discourse.outlook, discourse.hedging, discourse.sentiment):
        n = {
            voice: int(make(doc, by="document", voice=voice)["n"].sum())
            for voice in ("all", "author", "source")
        }
        assert n == {"all": len(TOLD) + len(OWN), "author": len(OWN), "source": len(TOLD)}
    words = {
        voice: int(discourse.rates(doc, by="document", voice=voice)["words"].iloc[0])
        for voice in ("all", "author", "source")
    }
    assert words["author"] + words["source"] == words["all"]
    reports = discourse.rates(doc, by="document", voice="author").set_index("category")["count"]
    assert reports["reportive"] == 1  # what nobody claims


def test_rates_and_hedging_about_a_target_count_the_same_sentences() -> None:
    told = "L’Europe pourrait céder. Il pleut peut-être. L’Europe dure."
    doc = discourse.document(told, id="t")
    table = discourse.rates(doc, by="document", target="Europe").set_index("category")
    assert table["sentences"].tolist() == [2] * len(table)
    possible = table.to_dict("index")["possible"]
    assert (possible["count"], possible["holding"], possible["share"]) == (1, 1, 0.5)
    hedged = discourse.hedging(doc, by="document", target="Europe").iloc[0]
    assert (hedged["n"], hedged["hedged"]) == (2, 1)
    every = discourse.rates([doc], by="corpus", target="Europe").set_index("category")
    possible = every.to_dict("index")["possible"]
    assert (possible["count"], possible["sentences"]) == (1, 2)
    with pytest.warns(UserWarning, match="no counted sentence mentions 'Europpe'"):
        assert discourse.rates(doc, target="Europpe")["sentences"].sum() == 0


def test_series_are_of_one_voice(doc: Document) -> None:
    of_author = discourse.influence(doc, voice="author")
    assert set(of_author["text"]) == set(OWN)
    assert set(discourse.course(doc, voice="source")["sentence"]) == set(range(len(TOLD)))
    assert discourse.trends(doc, voice="author")["n"].tolist() == [len(OWN)] * 2


@pytest.mark.parametrize("voice", ["all", "author", "source"])
@pytest.mark.parametrize("measure", ["valence", "outlook"])
def test_every_table_counts_the_same_sentences_of_a_voice(measure: str, voice: str) -> None:
    # Two articles in which the voice of the evaluative words is not that of most words.
    for name in ("2022-03-07_cahier_gaz.md", "2023-04-17_cahier_elargissement.md"):
        article = discourse.read(SEEDS / "corpus" / name)
        series = SentenceValues(article, measure, voice=voice)
        counted = [sentence.index for sentence in series.sentences]
        read = numbers_read(article, measure, voice=voice)
        assert dict(zip(counted, series.values, strict=True)) == read


def test_an_unknown_voice_is_refused(doc: Document) -> None:
    for make in (
        *(discourse.outlook, discourse.hedging, discourse.rates),
        *(discourse.sentiment, discourse.trends),
    ):
        with pytest.raises(ValueError, match=r"voice 'autor' is unknown.*did you mean 'author'"):
            make(doc, voice="autor")
