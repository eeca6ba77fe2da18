"""What is true for any text: offsets, partitions, schemas, independence of documents."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

import discourse
from discourse import Document
from discourse.matching import APOSTROPHES
from tests.public_functions import Rows, calls_of
from tests.strategies import articles, texts

SPANS = {name: call.of_all_zones for name, call in calls_of(Rows.SPANS).items()}
OF_EACH: dict[str, Callable[[Any], pd.DataFrame]] = {**SPANS, **calls_of(Rows.OWN)}
POOLED = calls_of(Rows.POOLED)
TABLES: dict[str, Callable[[Any], pd.DataFrame]] = {**OF_EACH, **POOLED}

ARTICLE = """\
L’accord qui pourrait tout changer
L’Europe espère la paix, mais la guerre menace toujours le continent.
Une lueur
L’Europe pourrait retrouver la confiance. Selon Paris, le drame n’est pas certain.
« L’Europe pourrait retrouver la confiance »
Photo : le port (à gauche)
Une chute
La crise s’aggrave. Personne ne croit plus au progrès. Bruxelles voudrait un accord durable.
"""
ZONES = ["title", "standfirst", "heading", "body", "pull_quote", "caption", "heading", "body"]


def article(name: str = "plein") -> Document:
    return discourse.document(ARTICLE, id=name, zones=ZONES, metadata={"outlet": "Le Journal"})


def dtypes(table: pd.DataFrame) -> dict[str, str]:
    """The dtypes with the categories of categoricals."""
    return {
        str(name): f"{dtype} {list(getattr(dtype, 'categories', ()))}"
        for name, dtype in table.dtypes.items()
    }


# --- a document -----------------------------------------------------------------------------------


@given(texts())
def test_reading_what_was_read_changes_nothing(text: str) -> None:
    once = discourse.document(text)
    twice = discourse.document(once.text)
    assert twice.lang == once.lang
    assert twice.text == once.text
    assert twice.blocks == once.blocks
    assert twice.sentences == once.sentences
    lasting = [n for n in once.notes if "wrong encoding" in n or n.startswith("language not sure")]
    assert set(twice.notes) <= {"no text", *lasting}


@given(texts())
def test_blocks_hold_all_that_is_not_blank(text: str) -> None:
    doc = discourse.document(text)
    at = 0
    for block in doc.blocks:
        assert at <= block.start < block.end
        assert not doc.text[at : block.start].strip()
        inside = doc.text[block.start : block.end]
        assert inside == inside.strip()
        at = block.end
    assert not doc.text[at:].strip()


@given(articles())
def test_sections_are_a_partition(drawn: tuple[str, list[str]]) -> None:
    text, zones = drawn
    doc = discourse.document(text, zones=zones)
    ends = [0, *(section.end for section in doc.sections)]
    assert [section.start for section in doc.sections] == ends[:-1]
    assert ends[-1] == len(doc.text)
    assert [section.index for section in doc.sections] == list(range(len(doc.sections)))
    headings = [doc.text[b.start : b.end] for b in doc.blocks if b.zone == "heading"]
    assert [section.title for section in doc.sections if section.title] == headings


@given(texts())
def test_sentences_hold_all_of_their_block_that_is_not_blank(text: str) -> None:
    doc = discourse.document(text)
    for block in doc.blocks:
        inside = [s for s in doc.sentences if block.start <= s.start < block.end]
        assert {sentence.zone for sentence in inside} <= {block.zone}
        at = block.start
        for sentence in inside:
            assert at <= sentence.start < sentence.end <= block.end
            assert not doc.text[at : sentence.start].strip()
            assert doc.section_at(sentence.start).index == sentence.section
            at = sentence.end
        assert not doc.text[at : block.end].strip()
    assert [sentence.index for sentence in doc.sentences] == list(range(len(doc.sentences)))


@given(texts())
def test_words_are_in_one_sentence_each_and_leave_only_marks(text: str) -> None:
    doc = discourse.document(text)
    at = 0
    left_out = []
    for start, end in doc.words:
        assert at <= start < end
        sentence = doc.sentence_at(start)
        assert end <= sentence.end
        left_out.append(doc.text[at:start])
        at = end
    left_out.append(doc.text[at:])
    # Some look-alikes of the apostrophe are letters to Unicode.
    assert not [char for char in "".join(left_out) if char.isalnum() and char not in APOSTROPHES]


@given(texts(max_size=20))
def test_a_document_survives_pickling(text: str) -> None:
    doc = discourse.document(text, metadata={"outlet": "L’Écho"})
    other = pickle.loads(pickle.dumps(doc))
    assert list(other.words) == list(doc.words)
    for name in ("text", "id", "lang", "blocks", "sections", "sentences", "metadata", "notes"):
        assert getattr(other, name) == getattr(doc, name)


# --- tables ---------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(texts())
def test_every_span_is_its_text(text: str) -> None:
    doc = discourse.document(text)
    for name, make in SPANS.items():
        table = make(doc)
        for start, end, shown in zip(table["start"], table["end"], table["text"], strict=True):
            assert doc.text[start:end] == shown != "", name


@settings(max_examples=40)
@given(articles())
def test_every_span_of_an_article_is_its_text(drawn: tuple[str, list[str]]) -> None:
    text, zones = drawn
    doc = discourse.document(text, zones=zones)
    for name, make in SPANS.items():
        table = make(doc)
        assert [doc.text[a:b] for a, b in zip(table["start"], table["end"], strict=True)] == (
            table["text"].tolist()
        ), name
        if "sentence" in table:
            for start, end, number in zip(
                table["start"], table["end"], table["sentence"], strict=True
            ):
                sentence = doc.sentences[number]
                assert sentence.start <= start < end <= sentence.end, name


@settings(max_examples=40)
@given(articles())
def test_sums_are_the_sums_of_their_parts(drawn: tuple[str, list[str]]) -> None:
    text, zones = drawn
    doc = discourse.document(text, zones=zones)
    markers, rates = discourse.markers(doc), discourse.rates(doc)
    assert rates["count"].sum() == len(markers)
    assert (
        rates.groupby("category", observed=False)["count"].sum().to_dict()
        == markers["category"].value_counts().to_dict()
    )
    parts = discourse.contributions(doc).groupby("sentence")["value"].sum()
    sentences = discourse.sentiment(doc, by="sentence").set_index("sentence")["valence"]
    assert sentences.sub(parts, fill_value=0).abs().le(1e-3).all()
    sections = discourse.sentiment(doc)
    assert sections["n"].sum() == len(sentences)
    for row in discourse.outlook(doc).to_dict("records"):
        kinds = discourse.stance.OUTLOOKS
        assert sum(row[kind] for kind in kinds) == row["n"]
        if row["n"]:
            assert sum(row[f"{kind}_share"] for kind in kinds) == pytest.approx(1, abs=1e-3)
            assert -1 <= row["net"] <= 1


@settings(max_examples=40)
@given(articles())
def test_all_zones_have_the_markers_of_the_counted_ones(drawn: tuple[str, list[str]]) -> None:
    text, zones = drawn
    doc = discourse.document(text, zones=zones)
    everywhere = discourse.markers(doc, zones="all")
    counted = everywhere[everywhere["zone"].isin(discourse.COUNTED_ZONES)].reset_index(drop=True)
    pd.testing.assert_frame_equal(counted, discourse.markers(doc))


@settings(max_examples=15)
@given(articles(), articles())
def test_documents_do_not_touch_each_other(
    one: tuple[str, list[str]], other: tuple[str, list[str]]
) -> None:
    first = discourse.document(one[0], id="first", zones=one[1])
    second = discourse.document(other[0], id="second", zones=other[1])
    for name, make in OF_EACH.items():
        alone, both, turned = make(first), make([first, second]), make([second, first])
        for table in (both, turned):
            # What is known of another document is a column of `texts` that is empty for this one.
            own = table.loc[table["doc"] == "first", alone.columns].reset_index(drop=True)
            pd.testing.assert_frame_equal(own, alone, obj=name)


@settings(max_examples=15)
@given(articles(), articles())
def test_pooled_tables_do_not_depend_on_the_order(
    one: tuple[str, list[str]], other: tuple[str, list[str]]
) -> None:
    first = discourse.document(one[0], id="first", zones=one[1])
    second = discourse.document(other[0], id="second", zones=other[1])
    for name, make in POOLED.items():
        pd.testing.assert_frame_equal(make([first, second]), make([second, first]), obj=name)


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_has_the_columns_and_dtypes_of_a_full_one(name: str) -> None:
    full = TABLES[name]([article()])
    assert len(full)
    nothing: tuple[Any, ...] = ([], iter(()), discourse.document(""))
    for docs in nothing:
        empty = TABLES[name](docs)
        if name == "texts":
            assert dtypes(empty).items() <= dtypes(full).items()  # the outlet is metadata
        else:
            assert dtypes(empty) == dtypes(full)


@pytest.mark.parametrize("name", TABLES)
def test_tables_begin_with_the_document_and_have_a_plain_index(name: str) -> None:
    table = TABLES[name]([article("a"), article("b")])
    assert list(table.index) == list(range(len(table)))
    if name not in POOLED:
        assert table.columns[0] == "doc"
        assert list(dict.fromkeys(table["doc"])) == ["a", "b"]


@pytest.mark.parametrize("name", TABLES)
def test_the_same_table_twice_and_from_an_iterator(name: str) -> None:
    doc = article()
    pd.testing.assert_frame_equal(TABLES[name](doc), TABLES[name](iter([doc])))


@pytest.mark.parametrize("name", TABLES)
def test_floats_are_rounded_and_never_minus_zero(name: str) -> None:
    for column in TABLES[name](article()).select_dtypes("float64"):
        values = TABLES[name](article())[column].dropna()
        assert (values == values.round(4)).all()
        assert "-0.0" not in values.map(str).tolist()
