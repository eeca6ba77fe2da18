"""Folders and lists of files: every article becomes a document or a named problem."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from discourse import report
from discourse.reading import Problem, read_each, read_many

TEXT = "Un fleuve\n\nIl monte depuis trois jours et personne ne sait jusqu’où il montera."


def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "a.txt", "2024/c.txt", ".caché.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT if path.suffix == ".txt" else f"<p>{TEXT}</p>", encoding="utf-8")
    (tmp_path / "b.toml").write_text('outlet = "L’Écho"\n', encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_with_all_below_it(tmp_path: Path) -> None:
    docs = read_many(folder(tmp_path))
    assert [doc.id for doc in docs] == ["2024/c", "a", "a.txt", "b"]
    assert dict(docs[-1].metadata) == {"outlet": "L’Écho"}


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "z.html").write_bytes(b"PK\x03\x04")
    (tmp_path / "y.txt").write_bytes(b"")
    (tmp_path / "x.csv").write_text("texte;an\n;1\nUn mot.;2\n", encoding="utf-8")
    problems: list[Problem] = []
    docs = read_many(tmp_path, on_problem=problems.append)
    assert [doc.id for doc in docs][-1] == "x-2"
    assert [(Path(p.file).name, p.item) for p in problems] == [
        ("x.csv", "row 1 (line 2)"),
        ("y.txt", ""),
        ("z.html", ""),
    ]
    assert str(problems[2]).startswith(f"{tmp_path / 'z.html'}: a zip file that cannot be opened")
    with pytest.warns(UserWarning, match=r"3 of 8 articles were not read\. .*x\.csv, row 1"):
        assert len(read_many(tmp_path)) == 5


def test_problems_beyond_five_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("texte;an\n" + ";1\n" * 9 + "Un mot.;2\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"9 of 10 .*row 5 .*; and 4 more\."):
        read_many(path)


def test_several_paths(tmp_path: Path) -> None:
    folder(tmp_path)
    docs = read_many([tmp_path / "b.txt", tmp_path / "2024"])
    assert [doc.id for doc in docs] == ["b", "c"]
    with pytest.raises(TypeError, match="expects a path or several, got int"):
        read_many(3)  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError, match=r"rien\.txt: no such file"):
        read_many([tmp_path / "b.txt", tmp_path / "rien.txt"])


def test_nothing_at_all(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no file in this folder"):
        read_many(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(ValueError, match=r"nothing could be read\. .*a\.txt: the file is empty"):
        read_many(tmp_path)


def test_a_faulty_card_is_a_problem_of_its_file(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "b.toml").write_text("outlet = L\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"1 of 4 articles were not read\. .*b\.toml"):
        assert len(read_many(tmp_path)) == 3


def test_the_order_and_the_ids_are_the_same_every_time(tmp_path: Path) -> None:
    folder(tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        first, second = read_many(tmp_path), read_many(str(tmp_path))
    assert [(doc.id, doc.text) for doc in first] == [(doc.id, doc.text) for doc in second]


def test_an_article_that_is_there_twice_is_said_or_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id;texte\na;Un mot.\nb;Deux mots.\nc;Un  mot.\n", encoding="utf-8")
    with pytest.warns(UserWarning, match="1 of 3 articles have the text of another in the same"):
        docs = read_many(path)
    assert [[note for note in doc.notes if "same text" in note] for doc in docs] == [
        [],
        [],
        ["the same text as 'a'"],
    ]
    problems: list[Problem] = []
    docs = read_many(path, drop_duplicates=True, on_problem=problems.append)
    assert [doc.id for doc in docs] == ["a", "b"]
    assert [(p.item, p.reason) for p in problems] == [
        ("row 3 (line 4)", "the text of 'a' again: left out")
    ]


def test_articles_one_at_a_time_are_those_of_a_list(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("texte;an\nUn mot.;1\n;2\nDeux mots.;3\n", encoding="utf-8")
    problems: list[Problem] = []
    docs = read_many(path, on_problem=problems.append)
    each = list(read_each(path))
    assert [one.id for one in each if not isinstance(one, Problem)] == [doc.id for doc in docs]
    assert [one for one in each if isinstance(one, Problem)] == problems


def test_no_path_is_answered() -> None:
    with pytest.raises(ValueError, match=r"^nothing could be read: no path was given"):
        read_many([])


def test_a_report_in_a_folder_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Il pourrait pleuvoir.", encoding="utf-8")
    report(read_many(tmp_path, lang="fr")[0], tmp_path / "report")
    (tmp_path / "report" / "notes.txt").write_text("Il neige peut-être.", encoding="utf-8")
    problems: list[Problem] = []
    docs = read_many(tmp_path, lang="fr", on_problem=problems.append)
    assert [doc.id for doc in docs] == ["a", "report/notes"]
    assert [str(one) for one in problems] == [
        f"{tmp_path / 'report'}: a report by discourse; its files are no articles and left out"
    ]
    (tmp_path / "SHA256SUMS").write_text("0" * 64 + "  a.txt\n", encoding="utf-8")  # not ours
    assert "a" in [doc.id for doc in read_many(tmp_path, lang="fr", on_problem=problems.append)]
