from __future__ import annotations

import copy
import pickle
from array import array
from collections.abc import Callable
from typing import Any

import pytest

import discourse
from discourse import Document
from discourse.documents import Block, Section, Spans

TEXT = "Un titre pour voir\n\nL’accord tient. La paix revient.\n\nUn doute"
ZONES = ["title", "body", "heading"]


@pytest.fixture
def doc() -> Document:
    return discourse.document(TEXT, id="essai", zones=ZONES, metadata={"author": "A. Auteur"})


def test_spans_are_a_sequence_of_pairs() -> None:
    spans = Spans(array("I", [0, 3, 8]), array("I", [2, 7, 9]))
    assert list(spans) == [(0, 2), (3, 7), (8, 9)] == [spans[0], spans[1], spans[-1]]
    assert list(spans[1:]) == [(3, 7), (8, 9)]
    assert (3, 7) in spans
    assert spans.between(0, 3) == range(1)
    assert spans.between(1, 9) == range(1, 3)
    assert not Spans(array("I"), array("I"))
    with pytest.raises(IndexError):
        spans[3]


def test_spans_of_different_lengths_are_noticed() -> None:
    with pytest.raises(ValueError, match="zip"):
        list(Spans(array("I", [0, 1]), array("I", [1])))


@pytest.mark.parametrize("name", ["text", "id", "blocks", "sections", "metadata", "new"])
def test_a_document_cannot_be_changed(doc: Document, name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(doc, name, "other")


def test_metadata_cannot_be_changed_and_is_a_copy() -> None:
    given = {"author": "A. Auteur"}
    doc = discourse.document("Un mot.", metadata=given)
    given["author"] = "another"
    assert doc.metadata["author"] == "A. Auteur"
    with pytest.raises(TypeError):
        doc.metadata["author"] = "another"  # type: ignore[index] # that is the point


def test_metadata_are_texts() -> None:
    doc = discourse.document("Un mot.", metadata={"year": 2024, "date": None})
    assert dict(doc.metadata) == {"year": "2024"}
    for wrong in ("2024", 3, ["year"]):
        with pytest.raises(TypeError, match=f"metadata is {type(wrong).__name__}"):
            discourse.document("Un mot.", metadata=wrong)  # type: ignore[arg-type] # the point


@pytest.mark.parametrize(
    "clone", [copy.copy, copy.deepcopy, lambda d: pickle.loads(pickle.dumps(d))]
)
def test_a_copy_has_all_the_parts(doc: Document, clone: Callable[[Document], Document]) -> None:
    other = clone(doc)
    for name in ("text", "id", "lang", "blocks", "sections", "sentences", "metadata", "notes"):
        assert getattr(other, name) == getattr(doc, name)
    assert list(other.words) == list(doc.words)
    assert discourse.markers(other).equals(discourse.markers(doc))


def test_documents_are_told_apart_by_identity(doc: Document) -> None:
    twin = discourse.document(TEXT, id="essai", zones=ZONES)
    assert doc != twin
    assert len({doc, twin}) == 2


def test_repr_counts_in_singular_and_plural(doc: Document) -> None:
    assert repr(doc) == "<Document 'essai': 62 characters, 3 blocks, 2 sections, 4 sentences>"


def test_the_part_at_an_offset(doc: Document) -> None:
    inside = doc.text.index("paix")
    assert doc.block_at(inside) == Block(20, 52, "body")
    assert doc.section_at(inside) == doc.sections[0]
    assert doc.text[slice(doc.sentence_at(inside).start, None)].startswith("La paix")
    assert doc.section_at(len(doc.text) - 1).title == "Un doute"


@pytest.mark.parametrize("offset", [18, 62, 1000, -1])
def test_no_part_at_an_offset(doc: Document, offset: int) -> None:
    with pytest.raises(ValueError, match=rf"'essai': no block holds offset {offset}\b"):
        doc.block_at(offset)


@pytest.mark.parametrize(
    ("change", "kind", "message"),
    [
        ({"id": 3}, TypeError, "id must be a text, not int"),
        ({"id": " "}, ValueError, "id is ' '; give the document a name"),
        ({"id": "caf\udce9"}, ValueError, "id is 'caf.*lone surrogate at character 3"),
        ({"metadata": {"author": "\ud800"}}, ValueError, "metadata 'author'.*lone surrogate"),
    ],
)
def test_what_no_table_could_hold_is_refused(
    change: dict[str, Any], kind: type[Exception], message: str
) -> None:
    parts: dict[str, Any] = {
        "text": "",
        "id": "a",
        "lang": "fr",
        "blocks": (),
        "sections": (Section(0, "", 0, 0),),
        "sentences": (),
        "words": Spans(array("I"), array("I")),
    }
    assert Document(**parts).text == ""
    with pytest.raises(kind, match=message):
        Document(**{**parts, **change})


def test_a_notebook_shows_the_annotated_text(doc: Document) -> None:
    shown = doc._repr_html_()
    assert shown is not None
    assert "Un titre pour voir" in shown
    assert "<i " in shown


def test_without_a_renderer_there_is_no_html(
    doc: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Document, "renderer", None)
    assert doc._repr_html_() is None
    assert doc.show() is None
