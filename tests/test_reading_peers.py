"""What other tools of the field read and write, beside what is read here.

trafilatura is a dependency. europarser, which reads exports of Europresse, brings forty packages
with it and is not an extra: its test runs where it is installed (``pip install europarser``).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import trafilatura

from discourse.documents import Document
from discourse.reading import Problem, read_many

FIXTURES = Path(__file__).parent / "fixtures"
PAGES = ["fr_regional", "fr_quotidien", "fr_magazine"]
SUFFIXES = {"json": ".json", "csv": ".csv", "xml": ".xml", "xmltei": ".xml", "txt": ".txt"}
MARKS = {"-", ">", "•", "…"}


def extracted(page: str, form: str) -> str:
    html = (FIXTURES / "pages" / f"{page}.html").read_text(encoding="utf-8")
    found = trafilatura.extract(
        html, output_format=form, with_metadata=True, include_comments=False
    )
    assert found is not None
    return found


def words(text: str) -> list[str]:
    return [word for word in text.split() if word not in MARKS]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("form", SUFFIXES)
def test_what_trafilatura_writes_is_read_whole(tmp_path: Path, page: str, form: str) -> None:
    said = json.loads(extracted(page, "json"))
    path = tmp_path / f"a{SUFFIXES[form]}"
    path.write_text(extracted(page, form), encoding="utf-8")
    (doc,) = read_many(path, lang="fr")
    assert words(doc.text.replace(said["title"], "")) == words(
        said["text"].replace(said["title"], "")
    )
    assert (doc.metadata["title"], doc.metadata["date"]) == (said["title"], said["date"])
    # The CSV of trafilatura has no column for the author.
    assert form == "csv" or doc.metadata.get("author") == said["author"]
    # A paragraph is a block in all of them.
    assert len(doc.blocks) >= len(said["text"].split("\n"))


@pytest.mark.parametrize("page", PAGES)
def test_the_forms_of_trafilatura_have_the_same_zones(tmp_path: Path, page: str) -> None:
    found: list[dict[str, str]] = []
    for form, suffix in SUFFIXES.items():
        path = tmp_path / f"{form}{suffix}"
        path.write_text(extracted(page, form), encoding="utf-8")
        (doc,) = read_many(path, lang="fr")
        found.append(zones(doc))
    plain = [one for one, form in zip(found, SUFFIXES, strict=True) if form != "xmltei"]
    assert plain[0] == plain[1]
    # The others mark headings, and what is neither heading nor list is decided alike.
    for one in found:
        shared = one.keys() & plain[0].keys()
        assert len(shared) > 4
        assert {one[text] for text in shared} >= {"body"}


def zones(doc: Document) -> dict[str, str]:
    return {doc.text[block.start : block.end]: block.zone for block in doc.blocks}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """europarser leaves a file test.txt in the folder it works in."""
    monkeypatch.chdir(tmp_path)


def by_europarser(path: Path, form: str) -> Any:
    europarser = pytest.importorskip("europarser")
    models = pytest.importorskip("europarser.models")
    files = [models.FileToTransform(name=path.name, file=path.read_text(encoding="utf-8"))]
    (found,) = europarser.pipeline(files, [form], params=models.Params(txm_mode="one_file_pb"))
    return found.data


def test_europarser_reads_an_export_of_europresse_alike() -> None:
    path = FIXTURES / "exports" / "europresse.html"
    theirs = {one["titre"]: one for one in json.loads(by_europarser(path, "json")).values()}
    problems: list[Problem] = []
    docs = read_many(path, lang="fr", on_problem=problems.append)
    ours = {doc.metadata["title"]: doc for doc in docs}
    # An article without a text is a problem here and an empty text there.
    empty = {title for title, one in theirs.items() if not one["texte"]}
    assert theirs.keys() - empty == ours.keys()
    assert len(problems) == len(empty)
    for title, doc in ours.items():
        body = [doc.text[b.start : b.end] for b in doc.blocks if b.zone == "body"]
        assert body == theirs[title]["texte"].split("\n")
        assert doc.metadata["outlet"] == theirs[title]["journal_clean"]
        assert doc.metadata["date"].replace("-", " ") == theirs[title]["date"][:10]


@pytest.mark.parametrize(
    ("form", "suffix"), [("json", ".json"), ("csv", ".csv"), ("txm", ".xml"), ("iramuteq", ".txt")]
)
def test_what_europarser_writes_is_read_as_the_export(
    tmp_path: Path, form: str, suffix: str
) -> None:
    export = FIXTURES / "exports" / "europresse.html"
    path = tmp_path / f"a{suffix}"
    path.write_text(by_europarser(export, form), encoding="utf-8")
    problems: list[Problem] = []
    docs = read_many(path, lang="fr", on_problem=problems.append)
    bodies = [
        [doc.text[b.start : b.end] for b in doc.blocks if b.zone == "body"]
        for doc in read_many(export, lang="fr", on_problem=problems.append)
    ]
    assert [[doc.text[b.start : b.end] for b in doc.blocks] for doc in docs] == bodies
    assert len(problems) == 2  # the article without a text, in both
