"""Tables and JSON as programs and people write them: no article is lost without a word."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from discourse.documents import Document
from discourse.reading import Problem, from_frame, read_many
from discourse.reading.csv_files import articles
from discourse.reading.readers import Context

UN, DEUX = "La mairie hésite encore.", "Le fleuve monte, dit-on."


def many(folder: Path, name: str, content: str | bytes) -> tuple[list[Document], list[Problem]]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    problems: list[Problem] = []
    return read_many(path, lang="fr", on_problem=problems.append), problems


def test_signs_of_html_in_a_cell_without_tags_are_read(tmp_path: Path) -> None:
    table = "id,title,text\n1,R&amp;D,Trois &lt; quatre&nbsp;: l&rsquo;&eacute;t&#233; &co; R&D.\n"
    (doc,), _ = many(tmp_path, "a.csv", table)
    assert doc.text == "Trois < quatre\u00a0: l’été &co; R&D."
    assert doc.metadata["title"] == "R&D"
    assert "signs written as in HTML (&amp;): read" in doc.notes


def test_empty_cells_beyond_the_names_and_names_that_differ_in_case(tmp_path: Path) -> None:
    docs, problems = many(tmp_path, "a.csv", f'id,text\n1,"{UN}",\n2,"{DEUX}",,\n3,a,b\n')
    assert [doc.text for doc in docs] == [UN, DEUX]
    assert [one.reason for one in problems] == ["3 cells under 2 names"]
    (doc,), _ = many(tmp_path, "b.csv", f'Text,text\nrésumé,"{UN}"\n')
    assert (doc.text, doc.metadata["Text"]) == (UN, "résumé")


# --- notebooks ---------------------------------------------------------------------------------


def test_the_markdown_of_a_notebook_is_its_text(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# La crue\n", "\n", UN]},
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": "print(1)"},
        {"cell_type": "markdown", "metadata": {}, "source": DEUX},
    ]
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (doc,), problems = many(tmp_path, "a.ipynb", json.dumps(whole))
    assert list(filter(None, doc.text.split("\n"))) == ["La crue", UN, DEUX]
    assert (doc.metadata["title"], problems) == ("La crue", [])
    assert "left out: 1 code cell" in doc.notes
    with pytest.raises(ValueError, match=r"no text in it \(left out: 1 code cell\)"):
        many(tmp_path, "b.ipynb", json.dumps({**whole, "cells": cells[1:2]}))


def test_the_archive_of_twitter(tmp_path: Path) -> None:
    rows = [{"tweet": {"id": "7", "full_text": UN}}, {"tweet": {"id": "8", "full_text": DEUX}}]
    docs, _ = many(tmp_path, "tweets.js", f"window.YTD.tweets.part0 = {json.dumps(rows)}")
    assert [(doc.id, doc.text) for doc in docs] == [("7", UN), ("8", DEUX)]


# --- JSON ----------------------------------------------------------------------------------------

ROWS = [{"title": "Un", "text": UN}, {"title": "Deux", "text": DEUX}]
SHAPES: dict[str, Any] = {
    "list": ROWS,
    "under a key": {"status": "ok", "articles": ROWS},
    "deeper": {"response": {"total": 2, "docs": ROWS}},
    "by key": {"0": ROWS[0], "1": ROWS[1]},
    "columns": {"title": ["Un", "Deux"], "text": [UN, DEUX]},
    "columns by index": {"title": {"0": "Un", "1": "Deux"}, "text": {"0": UN, "1": DEUX}},
    "split": {"columns": ["title", "text"], "index": [0, 1], "data": [["Un", UN], ["Deux", DEUX]]},
    "records with a schema": {"schema": {"fields": []}, "data": ROWS},
    "null ids": [{"id": None, **row} for row in ROWS],
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("indent", [None, 2])
def test_each_shape_of_json(tmp_path: Path, shape: str, indent: int | None) -> None:
    content = json.dumps(SHAPES[shape], ensure_ascii=False, indent=indent)
    for name in ("a.json", "a.txt"):
        docs, problems = many(tmp_path, name, content)
        assert problems == []
        assert [(doc.text, dict(doc.metadata)) for doc in docs] == [
            (UN, {"title": "Un"}),
            (DEUX, {"title": "Deux"}),
        ]
        assert [doc.id for doc in docs] == ["a-1", "a-2"]


BARE: dict[str, tuple[Any, list[str]]] = {
    "list": ([UN, DEUX], ["a-1", "a-2"]),
    "list under a key": ({"texts": [UN, DEUX]}, ["a-1", "a-2"]),
    "by id": ({"un": UN, "2": DEUX}, ["un", "2"]),
}


@pytest.mark.parametrize("shape", BARE)
@pytest.mark.parametrize("suffix", [".json", ".txt"])
def test_texts_without_names_of_columns(tmp_path: Path, shape: str, suffix: str) -> None:
    value, ids = BARE[shape]
    for indent in (None, 2):
        docs, problems = many(tmp_path, f"a{suffix}", json.dumps(value, indent=indent))
        assert ([doc.text for doc in docs], problems) == ([UN, DEUX], [])
        assert [doc.id for doc in docs] == ids


@pytest.mark.parametrize(
    "value",
    [
        {"auteur": "Nora Lenoir", "propos": UN},  # a name is no text
        {"titre": DEUX, "propos": UN},
        {"un": UN, "deux": 2},
        {"un": [UN], "deux": [DEUX]},
    ],
)
def test_what_may_be_cells_of_one_article_is_asked(tmp_path: Path, value: Any) -> None:
    with pytest.raises(ValueError, match=r"which column holds the texts\?"):
        many(tmp_path, "a.json", json.dumps(value))


def test_an_object_with_a_known_column_is_one_article(tmp_path: Path) -> None:
    docs, _ = many(tmp_path, "a.json", json.dumps({"suite": DEUX, "texte": UN}))
    assert [(doc.text, doc.metadata["suite"]) for doc in docs] == [(UN, DEUX)]


def test_paragraphs_with_a_type_are_those_of_one_article(tmp_path: Path) -> None:
    body = [{"type": "p", "text": UN}, {"type": "p", "text": DEUX}]
    (doc,), _ = many(tmp_path, "a.json", json.dumps([{"title": "Un", "body": body}]))
    assert (doc.text.split("\n\n"), doc.metadata["title"]) == ([UN, DEUX], "Un")
    rows = {"total": 2, "content": [{"text": UN, "title": "Un"}, {"text": DEUX, "title": "Deux"}]}
    assert len(many(tmp_path, "a.json", json.dumps(rows))[0]) == 2


def test_what_is_no_text_among_texts_is_a_problem(tmp_path: Path) -> None:
    docs, problems = many(tmp_path, "a.json", json.dumps([UN, 3, ""]))
    assert [doc.text for doc in docs] == [UN]
    assert [problem.item for problem in problems] == ["row 2", "row 3"]
    docs, problems = many(tmp_path, "a.json", json.dumps({"un": UN, "deux": None}))
    assert [problem.item for problem in problems] == ["'deux'"]


def test_prose_in_brackets_is_no_json(tmp_path: Path) -> None:
    text = '["La mairie hésite", dit-on.] Le fleuve monte.'
    assert [doc.text for doc in many(tmp_path, "a.txt", text)[0]] == [text]


def test_one_object_and_several_that_are_indented(tmp_path: Path) -> None:
    docs, _ = many(tmp_path, "a.json", json.dumps(ROWS[0], indent=2))
    assert (docs[0].id, docs[0].text) == ("a", UN)
    docs, problems = many(tmp_path, "a.jsonl", "\n".join(json.dumps(row, indent=2) for row in ROWS))
    assert [doc.text for doc in docs] == [UN, DEUX]
    broken = json.dumps(ROWS[0], indent=2).replace('"Un",', '"Un"')
    docs, problems = many(tmp_path, "a.jsonl", f"{broken}\n{json.dumps(ROWS[1], indent=2)}")
    assert [doc.text for doc in docs] == [DEUX]
    assert [problem.item for problem in problems] == ["line 1"]
    assert problems[0].reason.startswith("not JSON (Expecting ',' delimiter")


def test_keys_that_are_names_are_ids(tmp_path: Path) -> None:
    docs, _ = many(tmp_path, "a.json", json.dumps({"crue": {"texte": UN}, "gel": {"texte": DEUX}}))
    assert [doc.id for doc in docs] == ["crue", "gel"]


def test_objects_inside_a_row_are_cells(tmp_path: Path) -> None:
    row = {"id": "x", "fields": {"bodyText": UN, "byline": None}, "author": {"name": "Nora"}}
    docs, _ = many(tmp_path, "a.json", json.dumps({"response": {"results": [row]}}))
    assert (docs[0].id, docs[0].text, dict(docs[0].metadata)) == ("x", UN, {"author.name": "Nora"})


def test_paragraphs_in_a_list_are_a_text(tmp_path: Path) -> None:
    docs, _ = many(tmp_path, "a.json", json.dumps([{"paragraphs": [UN, DEUX]}]))
    assert docs[0].text == f"{UN}\n\n{DEUX}"


def test_what_is_not_a_number_is_missing(tmp_path: Path) -> None:
    docs, _ = many(tmp_path, "a.jsonl", f'{{"text": "{UN}", "date": NaN, "n": 1}}\n')
    assert dict(docs[0].metadata) == {"n": "1"}


def test_a_list_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    content = json.dumps(ROWS)
    docs, problems = many(tmp_path, "a.json", content[:-6])
    assert [doc.text for doc in docs] == [UN]
    assert [problem.item for problem in problems] == ["row 2 (line 1)"]
    docs, problems = many(tmp_path, "a.json", content[:-1])
    assert len(docs) == 2
    assert "may be cut off" in problems[0].reason


def test_json_nested_too_deep_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    deep = "[" * 5_000 + "]" * 5_000
    docs, problems = many(tmp_path, "a.jsonl", f'{{"text": {deep}}}\n{json.dumps(ROWS[0])}\n')
    assert [doc.text for doc in docs] == [UN]
    assert [one.reason for one in problems] == ["nested too deep to be read"]
    with pytest.raises(ValueError, match=r"nested too deep to be read"):
        many(tmp_path, "a.json", deep)


def test_json_without_texts_says_what_it_has(tmp_path: Path) -> None:
    for content, message in (
        ({"cells": [{"source": "x"}]}, "which column holds the texts\\? It has 'cells'"),
        ([1, 2], "no line of it is a JSON object"),
        ([], "no article in it"),
        ({}, "no article in it"),
        ({"status": "ok", "articles": []}, "no article in it, its list of them is empty"),
        ({"data": {"items": []}}, "no article in it, its list of them is empty"),
        ({"propos": " ".join([UN] * 4), "tags": []}, "It has 'propos', 'tags'; say text="),
        ({"a": {"b": {"c": 1}}}, r"It has 'a\.b\.c'"),
    ):
        with pytest.raises(ValueError, match=message):
            many(tmp_path, "a.json", json.dumps(content))


def test_an_id_asked_for_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"cle": "x", "text": UN}, {"cle": None, "text": DEUX}]))
    problems: list[Problem] = []
    docs = read_many(path, id="cle", on_problem=problems.append)
    assert [doc.id for doc in docs] == ["x"]
    assert problems[0].reason == "no id in column 'cle'"


PAGES = {
    "a piece": f"<p>{UN}</p>\n<h2>Après</h2><p>{DEUX} <b>Oui</b>&nbsp;!</p>",
    "line breaks": f"{UN}<br><br>Après<br />{DEUX} Oui !",
    "a page": f"<!doctype html><html><body><article><h1>Un pont</h1><p>{' '.join([UN] * 5)}</p>"
    f"<p>{' '.join([DEUX] * 9)} Oui !</p></article></body></html>",
}


@pytest.mark.parametrize("cell", PAGES.values(), ids=PAGES)
def test_html_in_a_cell_is_read_without_its_tags(tmp_path: Path, cell: str) -> None:
    frame = pd.DataFrame({"id": ["x"], "texte": [cell], "n": [1]})
    path = tmp_path / "a.csv"
    frame.to_csv(path, index=False)
    for doc in (read_many(path, lang="fr")[0], from_frame(frame, lang="fr")[0]):
        assert UN in doc.text
        assert doc.text.replace("\u00a0", " ").endswith("Oui !")
        assert not re.search("[<>]|&nbsp", doc.text)
        assert doc.metadata["n"] == "1"


def test_a_comparison_in_a_cell_is_no_html(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"id;texte\nx;{UN} Si a < b et b > c, oui.\n", encoding="utf-8")
    assert read_many(path)[0].text.endswith("Si a < b et b > c, oui.")
    path.write_text("id;texte\nx;<p></p>\ny;Oui.\n", encoding="utf-8")
    problems: list[Problem] = []
    read_many(path, lang="fr", on_problem=problems.append)
    assert [one.reason for one in problems] == ["no text between its tags"]


def test_every_list_of_articles_in_an_object_is_read(tmp_path: Path) -> None:
    for shape in (
        {"france": ROWS[:1], "suisse": ROWS[1:]},
        {"2024": {"mai": ROWS[:1], "juin": ROWS[1:]}},
    ):
        docs, problems = many(tmp_path, "a.json", json.dumps(shape))
        assert [doc.text for doc in docs] == [UN, DEUX]
        assert not problems
    wrong = {"france": [*ROWS[:1], 3], "suisse": ROWS[1:]}
    _, problems = many(tmp_path, "a.json", json.dumps(wrong))
    assert [one.item for one in problems] == ["'france', row 2"]


def test_a_title_above_the_names_of_columns_is_none_of_them(tmp_path: Path) -> None:
    for above in ("Corpus de presse;;\n;;\n", "Corpus de presse\n\n"):
        table = f"{above}id;date;texte\nx;;{UN}\ny;12/03/24;\n"
        docs, problems = many(tmp_path, "a.csv", table)
        assert [(doc.id, doc.text) for doc in docs] == [("x", UN)]
        assert [str(one.item) for one in problems] == ["row 2 (line 5)"]
    docs, _ = many(tmp_path, "a.csv", f"texte\n{UN}\nUn mot; deux mots\n".replace(";", ""))
    assert [doc.text for doc in docs] == [UN, "Un mot deux mots"]


def test_what_apis_give_is_read(tmp_path: Path) -> None:
    hits = [{"_id": "x1", "_source": {"title": "Un pont", "text": UN}}]
    found = json.dumps({"took": 1, "hits": {"total": 1, "hits": hits}})
    for content in (found, json.dumps(hits[0])):
        docs, _ = many(tmp_path, "a.json", content)
        assert [(doc.id, dict(doc.metadata)) for doc in docs] == [("x1", {"title": "Un pont"})]
    heading, body = {"rendered": "Un pont &#8211; suite"}, {"rendered": f"<p>{UN}</p>"}
    post = {"id": 12, "title": heading, "content": body}
    docs, _ = many(tmp_path, "a.json", json.dumps([post]))
    assert (docs[0].id, docs[0].text, docs[0].metadata["title"]) == ("12", UN, "Un pont – suite")
    news = [{"title": "Un", "content": f"{UN}… [+1234 chars]"}, {"content": "[Removed]"}]
    docs, problems = many(tmp_path, "a.json", json.dumps({"status": "ok", "articles": news}))
    assert [doc.text for doc in docs] == [f"{UN}…"]
    assert docs[0].notes[0] == "cut off by its source, which has 1234 characters more"
    assert [one.reason for one in problems] == ["no text in column 'content'"]


# --- CSV -----------------------------------------------------------------------------------------

OPEN = 'a;L’Écho;"La mairie hésite encore.'
UNCLOSED = {
    "nothing else quoted": f"{OPEN}\nb;L’Écho;Deux mots.\nc;L’Écho;Trois mots.\n",
    "the next quoted": f'{OPEN}\nb;L’Écho;"Deux mots."\nc;L’Écho;Trois mots.\n',
    "all others quoted": f'{OPEN}\n"b";"L’Écho";"Deux mots."\n"c";"L’Écho";"Trois mots."\n',
    "the last": 'b;L’Écho;Deux mots.\nc;L’Écho;Trois mots.\na;L’Écho;"La mairie hésite encore.\n',
}


@pytest.mark.parametrize("shape", UNCLOSED)
def test_a_mark_that_is_not_closed_swallows_no_row(tmp_path: Path, shape: str) -> None:
    docs, problems = many(tmp_path, "a.csv", f"id;journal;texte\n{UNCLOSED[shape]}")
    assert problems == []
    assert {doc.id: doc.text for doc in docs} == {"a": UN, "b": "Deux mots.", "c": "Trois mots."}
    note = "a quotation mark that is not closed: the row ends with its line"
    assert [note in doc.notes for doc in docs] == [doc.id == "a" for doc in docs]


def test_a_row_that_cannot_be_mended_is_named(tmp_path: Path) -> None:
    rows = 'a;"La mairie;hésite;encore.\nb;L’Écho;Deux mots.\n'
    docs, problems = many(tmp_path, "a.csv", f"id;journal;texte\n{rows}")
    assert [doc.id for doc in docs] == ["b"]
    assert problems[0].item == "row 1 (line 2)"
    assert problems[0].reason.startswith("4 cells under 3 names; a quotation mark that is not")


def test_marks_inside_a_cell_are_kept(tmp_path: Path) -> None:
    rows = 'a;L’Écho;"Elle dit "oui" et\npart."\nb;L’Écho;Deux mots.\n'
    docs, problems = many(tmp_path, "a.csv", f"id;journal;texte\n{rows}")
    assert problems == []
    assert docs[0].text == 'Elle dit "oui" et\npart.'
    assert "quotation marks inside a quoted cell, not doubled: kept" in docs[0].notes


CELL = st.text(st.sampled_from('ab ;,"\né'), min_size=1, max_size=30).map(lambda cell: f"x{cell}x")


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(CELL, min_size=1, max_size=6), delimiter=st.sampled_from(";,\t"))
def test_a_table_that_is_written_by_the_rules_is_read_by_them(
    rows: list[str], delimiter: str
) -> None:
    quoted = (cell.replace('"', '""') for cell in rows)
    text = f"n{delimiter}texte\n" + "".join(f'1{delimiter}"{cell}"\n' for cell in quoted)
    found = list(articles(text, Context("a.csv")))
    assert [getattr(one, "text", None) for one in found] == rows


SOUP = st.text(st.sampled_from('ab;"\n'), max_size=80)
STRAY_MARKS = st.lists(
    st.text(st.sampled_from('aab"'), min_size=1, max_size=8).map(lambda cell: f"b;a{cell}"),
    max_size=6,
).map("\n".join)


@settings(max_examples=100, deadline=None)
@given(text=STRAY_MARKS | SOUP)
def test_no_row_is_lost_without_a_word(text: str) -> None:
    found = list(articles(f"n;texte\n{text}", Context("a.csv")))
    letters = sorted(char for char in text if char in "ab")
    kept = "".join(
        f"{one.text}{''.join(map(str, one.metadata.values()))}"
        for one in found
        if not isinstance(one, Problem)
    )
    # Nothing is made up; and a reader that named a problem in nearly every table would fail here.
    assert not Counter(char for char in kept if char in "ab") - Counter(letters)
    assume(not any(isinstance(one, Problem) for one in found))
    assert sorted(char for char in kept if char in "ab") == letters


def test_tables_as_spreadsheets_write_them(tmp_path: Path) -> None:
    docs, _ = many(tmp_path, "a.csv", f'\ufeffsep=;\r\nid;texte\r\nx;"{UN}"\r\n')
    assert [(doc.id, doc.text) for doc in docs] == [("x", UN)]
    docs, _ = many(tmp_path, "a.txt", f"sep=,\nid,texte\nx,{UN}\n")
    assert docs[0].text == UN
    head = 'id;"date (jj, mm, aaaa), heure, lieu";texte'
    docs, _ = many(tmp_path, "a.csv", f"{head}\n1;lundi;{DEUX}\n")
    assert dict(docs[0].metadata) == {"date (jj, mm, aaaa), heure, lieu": "lundi"}
    docs, problems = many(tmp_path, "a.csv", f"id;texte;;\n1;{UN};;\n2;{DEUX};;\n")
    assert problems == []
    assert [dict(doc.metadata) for doc in docs] == [{}, {}]


def test_columns_of_other_programs(tmp_path: Path) -> None:
    docs, _ = many(tmp_path, "a.csv", f"url,title,raw_content,date\nu,Un,{UN},2024-05-03\n")
    assert docs[0].text == UN
    row = f"https://exemple.invalid/a\tnull\tcc6a\texemple.invalid\tUn\tnull\t2024-05-03\t{UN}"
    for name in ("a.csv", "a.tsv", "a.txt"):
        docs, _ = many(tmp_path, name, f"{row}\tnull\tnull\tnull\n")
        assert docs[0].text == UN
        assert dict(docs[0].metadata) == {
            "url": "https://exemple.invalid/a",
            "fingerprint": "cc6a",
            "hostname": "exemple.invalid",
            "title": "Un",
            "date": "2024-05-03",
        }
    docs, _ = many(tmp_path, "a.csv", f"ID;TEXTE\nx;{UN}\n")
    assert [(doc.id, doc.text) for doc in docs] == [("x", UN)]


def test_names_that_are_there_twice(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="several columns named 'texte'; rename them, so that"):
        many(tmp_path, "a.csv", "id,texte,texte\n1,a,b\n")
    docs, _ = many(tmp_path, "a.csv", f"tag;tag;texte\nun;deux;{UN}\n")
    assert dict(docs[0].metadata) == {"tag": "un", "tag.1": "deux"}
    assert "several columns named 'tag': numbered" in docs[0].notes


def test_a_frame_has_the_names_that_files_have() -> None:
    docs = from_frame(pd.DataFrame({"ID": ["x"], "Texte": [UN], "an": [2024]}))
    assert [(doc.id, doc.text, dict(doc.metadata)) for doc in docs] == [("x", UN, {"an": "2024"})]
    with pytest.raises(ValueError, match=r"it has 'propos'; say text="):
        from_frame(pd.DataFrame({"propos": [UN]}))


# --- IRaMuTeQ ------------------------------------------------------------------------------------


def test_a_blank_in_a_value_merges_no_texts(tmp_path: Path) -> None:
    first = f"**** *suj_a *suj_b *date_2024\n{UN}\n"
    corpus = f"{first}\n**** *suj_c *type_article long *date_2025\n{DEUX}\n"
    docs, problems = many(tmp_path, "a.txt", corpus)
    assert problems == []
    assert [(doc.text, dict(doc.metadata)) for doc in docs] == [
        (UN, {"suj": "a, b", "date": "2024"}),
        (DEUX, {"suj": "c", "type": "article long", "date": "2025"}),
    ]
    assert "several values of *suj: joined" in docs[0].notes
    assert any("*type_article long" in note for note in docs[1].notes)


def test_a_text_on_the_line_of_its_variables_is_a_problem(tmp_path: Path) -> None:
    corpus = f"**** *an_2024 {'un mot de plus ' * 5}\n**** *an_2025\n{UN}\n"
    docs, problems = many(tmp_path, "a.txt", corpus)
    assert [doc.text for doc in docs] == [UN]
    assert "its text stands on the line of its variables, after *an_" in problems[0].reason


def test_wrapped_lines_of_a_corpus_are_joined(tmp_path: Path) -> None:
    lines = [
        "Nous sommes très heureux de nous retrouver",
        "une fois de plus ici, et parmi des",
        "amis, et je dois peut-être vous dire",
        "que tout cela est incertain.",
    ]
    wrapped = "\n".join(lines)
    docs, _ = many(tmp_path, "a.txt", f"**** *n_1\n{wrapped}\n-*thème_a\n{UN}\n{DEUX}\n")
    blocks = [(b.zone, docs[0].text[b.start : b.end]) for b in docs[0].blocks]
    assert blocks == [
        ("body", " ".join(lines)),
        ("heading", "thème a"),
        ("body", UN),
        ("body", DEUX),
    ]
    assert "4 lines joined into 1 paragraph" in docs[0].notes


def test_texts_that_do_not_tell_their_encoding_have_that_of_the_others(tmp_path: Path) -> None:
    first = "**** *n_1\nLa mairie hésite encore, et l’été sera long à venir.\n\n".encode("cp1252")
    second = (
        b"**** *n_2\nComp\xc3\xa9tences : la f\xeate d\xe9j\xe0 pr\xe9vue n\x92a pas eu lieu.\n\n"
    )
    third = "**** *n_3\nLa spe´cialite´ de l’e´te´ met l’accent sur la feˆte.\n".encode("cp1252")
    docs, problems = many(tmp_path, "a.txt", first + second + third)
    assert problems == []
    assert [doc.text for doc in docs] == [
        "La mairie hésite encore, et l’été sera long à venir.",
        "Compétences : la fête déjà prévue n’a pas eu lieu.",
        "La spe´cialite´ de l’e´te´ met l’accent sur la feˆte.",
    ]
    assert "not UTF-8: read as cp1252, as its neighbours in the file" in docs[2].notes


def test_what_excel_writes_for_an_error_is_no_text(tmp_path: Path) -> None:
    rows = f"id;date;texte\n1;#N/A;{UN}\n2;12/03/24;#NOM?\n3;;#NAME?\n"
    path = tmp_path / "a.csv"
    path.write_text(rows, encoding="utf-8")
    problems: list[Problem] = []
    docs = read_many(path, lang="fr", on_problem=problems.append)
    assert [dict(doc.metadata) for doc in docs] == [{}]
    assert [one.reason for one in problems] == ["no text in column 'texte'"] * 2
