"""Corpora written for other tools: what is written comes back, and the rest is said in the docs."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import discourse
from discourse.documents import Document
from discourse.reading import document, example, read, read_many
from discourse.reading.assembling import assembled
from discourse.writing import FORMATS, write
from tests.test_reading_kinds import SENTENCE

TEI = "{http://www.tei-c.org/ns/1.0}"
CARD = {"title": "Le pont", "author": "N. Lenoir", "outlet": "L’Écho & Cie", "date": "2024-05-03"}
DOCS = [
    document("Il monte, dit-on.\n\nIl pourrait baisser < demain >.", id="été/1", metadata=CARD),
    document("Il baisse « enfin ».", id="2", metadata={"date de saisie": "mai 2024"}),
]


def parts(doc: Document) -> list[tuple[str, str, str]]:
    return [(one.zone, one.speaker, doc.text[one.start : one.end]) for one in doc.blocks]


@pytest.mark.parametrize("name", ["txm", "tei", "iramuteq"])
def test_texts_come_back(name: str, tmp_path: Path) -> None:
    path = write(DOCS, tmp_path / "corpus", format=name)
    again = read_many(path, lang="fr")
    assert [[text for _, _, text in parts(doc)] for doc in again] == [
        ["Il monte, dit-on.", "Il pourrait baisser < demain >."],
        ["Il baisse « enfin »."],
    ]


def test_metadata_come_back_from_tei(tmp_path: Path) -> None:
    card = {**CARD, "url": "https://exemple.org/a?b=1&c=2", "date de saisie": "mai 2024"}
    doc = document("Il monte.", id="été/1", metadata=card)
    again = read(write(doc, tmp_path / "a.xml", format="tei"), lang="fr")
    assert dict(again.metadata) == card
    assert read_many(tmp_path / "a.xml", lang="fr")[0].id == "été/1"


def test_metadata_come_back_from_txm(tmp_path: Path) -> None:
    again = read_many(write(DOCS, tmp_path / "a.xml", format="txm"), lang="fr")
    days = {"annee": "2024", "mois": "05", "jour": "03"}
    assert dict(again[0].metadata) == {**CARD, **days, "language": "fr"}
    assert dict(again[1].metadata) == {"date_de_saisie": "mai 2024", "language": "fr"}
    assert [doc.id for doc in again] == ["été/1", "2"]


def test_zones_and_speakers_come_back_from_tei(tmp_path: Path) -> None:
    spoken = assembled(
        "Séance du soir\n\nOui, peut-être.\n\nApplaudissements\n\nNon.",
        id="s",
        lang="fr",
        zones=["title", "body", "boilerplate", "body"],
        speakers=["", "Nora Lenoir", "", "M. Roux"],
    )
    for doc in (spoken, example()):
        again = read(write(doc, tmp_path / "a.xml", format="tei"), lang="fr")
        assert parts(again) == parts(doc)
        assert [s.title for s in again.sections] == [s.title for s in doc.sections]


def test_spans_of_tei_point_to_the_markers(tmp_path: Path) -> None:
    doc = example()
    write(doc, tmp_path / "a.xml", format="tei", markers=True)
    root = etree.parse(tmp_path / "a.xml").getroot()
    key = "{http://www.w3.org/XML/1998/namespace}id"
    named = {one.get(key): one for one in root.iter() if one.get(key)}
    found = []
    for span in root.iter(f"{TEI}span"):
        assert all(one[1:] in named for one in span.get("ana", "").split())
        block, offset, length = re.fullmatch(  # type: ignore[union-attr]
            r"#string-range\((\S+),(\d+),(\d+)\)", span.get("target", "")
        ).groups()
        text = "".join(map(str, named[block].itertext()))
        if span.get("type") != "scope":
            words = text[int(offset) : int(offset) + int(length)]
            found.append((words, span.get("ana", "").removeprefix("#marker."), span.get("n")))
    rows = discourse.markers(doc)
    assert found == list(zip(rows["text"], rows["category"], rows["rule"], strict=True))
    assert found


def conllu(path: Path) -> list[tuple[dict[str, str], list[list[str]]]]:
    """The sentences of a file: comments and rows."""
    found = []
    for sentence in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = sentence.split("\n")
        comments = dict(one[2:].split(" = ", 1) for one in lines if one.startswith("# "))
        rows = [one.split("\t") for one in lines if not one.startswith("#")]
        found.append((comments, rows))
    return found


def misc(row: list[str]) -> dict[str, str]:
    return dict(one.split("=", 1) for one in row[9].split("|"))


def check_conllu(doc: Document, path: Path) -> None:
    sentences = conllu(write(doc, path, format="conllu"))
    assert [one["text"] for one, _ in sentences] == [
        doc.text[one.start : one.end] for one in doc.sentences
    ]
    for comments, rows in sentences:
        assert [row[0] for row in rows] == [str(at) for at in range(1, len(rows) + 1)]
        assert all(len(row) == 10 for row in rows)
        for row in rows:
            start, end = map(int, misc(row)["TokenRange"].split(":"))
            assert doc.text[start:end] == row[1]
        text = (
            "".join(
                row[1] + ("" if "SpaceAfter" in misc(row) else misc(row).get("SpacesAfter", " "))
                for row in rows
            )
            .replace(r"\s", " ")
            .rstrip(" ")
        )
        assert text == comments["text"]


def test_a_treebank_has_every_sign_of_the_text(tmp_path: Path) -> None:
    check_conllu(example(), tmp_path / "a.conllu")


@settings(max_examples=10, deadline=None)
@given(st.lists(SENTENCE, min_size=1, max_size=3))
def test_any_text_becomes_a_treebank(sentences: list[str]) -> None:
    with TemporaryDirectory() as folder:
        check_conllu(document("\n\n".join(sentences), lang="fr"), Path(folder, "a.conllu"))


def test_markers_stand_in_the_last_column_of_a_treebank(tmp_path: Path) -> None:
    doc = example()
    sentences = conllu(write(doc, tmp_path / "a.conllu", format="conllu", markers=True))
    found = [
        tuple(map(int, one.split(":")))
        for _, rows in sentences
        for row in rows
        for one in misc(row).get("MarkerRange", "").split(",")
        if one
    ]
    rows = discourse.markers(doc)
    assert sorted(found) == sorted(zip(rows["start"], rows["end"], strict=True))
    begun = [
        label.removeprefix("B-")
        for _, rows in sentences
        for row in rows
        for label in misc(row).get("Marker", "").split(",")
        if label.startswith("B-")
    ]
    assert sorted(begun) == sorted(discourse.markers(doc)["category"])


def test_lemma_mood_and_tense_stand_in_a_treebank(tmp_path: Path) -> None:
    doc = document("Il pourrait venir.", lang="fr")
    rows = conllu(write(doc, tmp_path / "a.conllu", format="conllu"))[0][1]
    assert [(row[1], row[2], row[3], row[5]) for row in rows] == [
        ("Il", "il", "_", "_"),
        ("pourrait", "pouvoir", "_", "Mood=Cnd|Tense=Pres|VerbForm=Fin"),
        ("venir", "venir", "_", "VerbForm=Inf"),
        (".", ".", "PUNCT", "_"),
    ]


@pytest.mark.parametrize("name", ["iramuteq", "txm"])
def test_categories_are_variables(name: str, tmp_path: Path) -> None:
    again = read(write(DOCS[0], tmp_path / "a", format=name, markers=True), lang="fr")
    assert again.metadata["marker"] == ", ".join(
        sorted(set(discourse.markers(DOCS[0])["category"]))
    )


def test_another_language_is_written_without_markers(tmp_path: Path) -> None:
    doc = document("The talks will begin again in Vienna on Monday.", lang="en")
    for name in FORMATS:
        assert write(doc, tmp_path / f"{name}.out", format=name).is_file()
        with pytest.raises(discourse.LanguageError):
            write(doc, tmp_path / "a.out", format=name, markers=True)


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    with pytest.raises(ValueError, match=r"format 'teii' is unknown.*did you mean 'tei'"):
        write(DOCS, path, format="teii")
    with pytest.raises(ValueError, match=r"document ids must be unique; repeated: '2'"):
        write([DOCS[1], DOCS[1]], path, format="tei")
    with pytest.raises(ValueError, match=r"zone 'corps' is unknown"):
        write(DOCS, path, format="txm", zones=["corps"])
    with pytest.raises(TypeError, match="item 0 is str, not a Document"):
        write(cast("Any", ["texte"]), path, format="txm")
    assert not path.exists()


def attributes(path: Path) -> list[dict[str, str]]:
    return [dict(cast("Any", one.attrib)) for one in etree.parse(path).getroot().iter("text")]


def test_metadata_never_replace_what_txm_needs(tmp_path: Path) -> None:
    card = {"id": "7", "annee": "x", "date": "2024-01-02", "marker": "m"}
    docs = [document("Le pont.", id=name, lang="fr", metadata=card) for name in ("a", "b")]
    found = attributes(write(docs, tmp_path / "a.xml", format="txm"))
    assert [one["id"] for one in found] == ["a", "b"]
    assert found[0] | {"metadata_id": "7", "metadata_annee": "x", "annee": "2024"} == found[0]
    assert found[0]["marker"] == "m"  # nothing else has this name here
    marked = attributes(write(docs, tmp_path / "a.xml", format="txm", markers=True))
    assert marked[0]["metadata_marker"] == "m"


@pytest.mark.parametrize("name", ["iramuteq", "txm"])
@pytest.mark.parametrize("apart", [False, True])
def test_two_metadata_of_one_name_are_refused(name: str, apart: bool, tmp_path: Path) -> None:
    cards = [{"out let": "x"}, {"out_let": "z"}] if apart else [{"out let": "x", "out_let": "z"}]
    docs = [document("Le pont.", id=str(at), metadata=card) for at, card in enumerate(cards)]
    with pytest.raises(ValueError, match="'out let' and 'out_let' would both be the variable"):
        write(docs, tmp_path / "a", format=name)
    assert write(docs, tmp_path / "a", format=name, variables=["out_let"]).is_file()


def test_two_titles_are_not_merged(tmp_path: Path) -> None:
    doc = document("Le pont.", metadata={"title": "T", "titre": "U"})
    with pytest.raises(ValueError, match="'title' and 'titre' would both be the variable titre"):
        write(doc, tmp_path / "a", format="txm")


def test_documents_of_iramuteq_have_names_of_their_own(tmp_path: Path) -> None:
    docs = [document("Le pont.", id=name) for name in ("a/b", "a_b")]
    with pytest.raises(ValueError, match=r"'a/b' and 'a_b' would both be \*doc_a_b"):
        write(docs, tmp_path / "a", format="iramuteq")
    one = document("Le pont.", id="c", metadata={"doc": "zz", "date de saisie": "mai"})
    path = write(one, tmp_path / "a", format="iramuteq")
    # The program takes what stands before the first low line for the name of a variable.
    assert path.read_text("utf-8").startswith("**** *doc_c *metadata-doc_zz *date-de-saisie_mai\n")


def test_iramuteq_keeps_the_dash_of_a_line_that_someone_says(tmp_path: Path) -> None:
    doc = document("Il entre.\n\n- Bonjour.\n\n-*thème", id="a", lang="fr")
    path = write(doc, tmp_path / "a", format="iramuteq", zones="all")
    assert path.read_text("utf-8").splitlines()[1:] == ["Il entre.", "- Bonjour.", "- thème"]


@pytest.mark.parametrize("name", FORMATS)
def test_variables_that_no_document_has_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"variable 'outlt' is unknown.*did you mean 'outlet'"):
        write(DOCS, tmp_path / "a", format=name, variables=["outlt"])
    with pytest.raises(TypeError, match=r"variables is 'outlet'; give a list of keys"):
        write(DOCS, tmp_path / "a", format=name, variables="outlet")
    with pytest.raises(ValueError, match="variable 'outlet' is unknown; there is none"):
        write(document("Le pont."), tmp_path / "a", format=name, variables=["outlet"])


def test_documents_of_a_treebank_have_names_of_their_own(tmp_path: Path) -> None:
    docs = [document("Le pont.", id=name, lang="fr") for name in ("a b", "a  b")]
    with pytest.raises(ValueError, match=r"'a b' and 'a  b' would both be newdoc id = a b; give"):
        write(docs, tmp_path / "a", format="conllu")
