"""A large export is read a window at a time: the same articles, in the same memory at any size."""

from __future__ import annotations

import re
import tracemalloc
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse.reading import files, read_each, read_many, readers, text_windows
from discourse.reading.article_spool import Spool
from discourse.reading.articles import Article, Problem
from discourse.reading.file_kinds import kind
from discourse.reading.files import Source, articles_of
from discourse.reading.readers import cut_at, lines_in
from discourse.reading.text_windows import FileWindows
from tests.containers import READ

EXPORTS = Path(__file__).parent / "fixtures" / "exports"
PARAGRAPHS = ["La mairie hésite encore, dit-on.", "Rien n’est sûr & peu est dit.", "Et l’été ?"]
ARTICLES = st.lists(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=3), min_size=2, max_size=6
)
FLOWING = [name for name in READ if kind(READ[name][1]([PARAGRAPHS] * 2), READ[name][0]).flow]


def in_windows(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(files, "LARGE", 1)
    monkeypatch.setattr(files, "FileWindows", lambda path: FileWindows(path, size))
    monkeypatch.setattr(readers, "_LONGEST", 120)  # so that short files have several pieces


def read_so(path: Path) -> list[Article | Problem]:
    return list(articles_of(Source(path)))


def test_all_exports_are_read_in_windows() -> None:
    assert len(FLOWING) == 13


@pytest.mark.parametrize("name", FLOWING)
@settings(max_examples=20, deadline=None)
@given(articles=ARTICLES, size=st.integers(1, 3000), newline=st.sampled_from(["\n", "\r\n"]))
def test_windows_of_any_size_give_the_same_articles(
    name: str, articles: list[list[str]], size: int, newline: str
) -> None:
    suffix, made = READ[name]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = Path(folder, f"a{suffix}")
        path.write_text(made(articles), encoding="utf-8", newline=newline)
        whole = read_so(path)
        in_windows(patch, size)
        assert read_so(path) == whole


@pytest.mark.parametrize("path", sorted(EXPORTS.iterdir()), ids=lambda path: path.name)
@pytest.mark.parametrize("size", [1, 7, 300])
def test_fixtures_are_read_alike_in_windows(
    path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read_so(path)
    in_windows(monkeypatch, size)
    assert read_so(path) == whole


def test_what_is_no_utf_8_is_read_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "corpus.txt"
    text = "**** *an_1\nL’été est là.\n**** *an_2\nDéjà, l’hiver revient.\n"
    path.write_bytes(text.encode("cp1252"))
    in_windows(monkeypatch, 10)
    assert [doc.text for doc in read_many(path)] == ["L’été est là.", "Déjà, l’hiver revient."]


def test_a_card_of_another_file_is_said_in_windows_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "corpus.txt"
    path.write_text("**** *an_1\nUn mot.\n**** *an_2\nUn autre.\n", encoding="utf-8")
    path.with_suffix(".toml").write_text('sha256 = "0"\n', encoding="utf-8")
    in_windows(monkeypatch, 10)
    note = "not the file that its card describes: corpus.toml"
    assert all(note in doc.notes for doc in read_many(path))


def test_the_limit_of_size_holds_for_large_exports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "corpus.txt"
    path.write_text("**** *an_1\nUn mot.\n", encoding="utf-8")
    in_windows(monkeypatch, 10)
    with pytest.raises(ValueError, match="more than 5 bytes"):
        read_many(path, max_size=5)


@settings(deadline=None)
@given(text=st.text("#a\n", max_size=40), sizes=st.lists(st.integers(1, 5), min_size=1))
def test_pieces_do_not_depend_on_windows(text: str, sizes: list[int]) -> None:
    parts: list[str] = []
    at = 0
    while at < len(text):
        size = sizes[len(parts) % len(sizes)]
        parts.append(text[at : at + size])
        at += size
    opening = re.compile("#+a?")
    assert list(cut_at(parts, opening)) == list(cut_at([text], opening))
    assert list(lines_in(parts)) == text.split("\n")


def test_an_opening_may_be_as_long_as_a_window() -> None:
    line = f"**** *titre_{'x' * 3_900}"
    text = f"{line}\nUn.\n" * 4
    parts = [text[at : at + 100] for at in range(0, len(text), 100)]
    found = cut_at(parts, re.compile(r"^\*{4}[^\n]*$", re.MULTILINE))
    assert list(found) == [f"{line}\nUn.\n"] * 4


def peak(path: Path) -> int:
    """The most memory that the texts of an export took, in bytes."""
    tracemalloc.start()
    try:
        assert sum(1 for _ in articles_of(Source(path))) > 100
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["factiva xml", "europresse", "iramuteq"])
def test_memory_does_not_grow_with_an_export(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suffix, made = READ[name]
    monkeypatch.setattr(files, "LARGE", 1)
    monkeypatch.setattr(files, "FileWindows", lambda path: FileWindows(path, 1 << 16))
    monkeypatch.setattr(text_windows, "WINDOW", 1 << 16)
    paragraph = " ".join(PARAGRAPHS) * 10
    sizes = []
    for number in (150, 900):
        path = tmp_path / f"{number}{suffix}"
        path.write_text(made([[paragraph] * 3] * number), encoding="utf-8")
        sizes.append((path.stat().st_size, peak(path)))
    (small, less), (large, more) = sizes
    # Of a file read at once the text alone grows as the file does.
    assert large - small > 1_500_000
    assert more - less < 400_000


def test_articles_that_wait_are_on_the_disk() -> None:
    article = Article("mot " * 5_000, item="article")
    tracemalloc.start()
    try:
        with Spool(room=100_000) as spool:
            for number in range(200):
                spool.add(replace(article, item=f"article {number}"))
            assert [one.item for one in spool] == [f"article {n}" for n in range(200)]
        assert tracemalloc.get_traced_memory()[1] < 1_000_000 < 200 * len(article.text)
    finally:
        tracemalloc.stop()


def test_articles_one_at_a_time_need_no_list(tmp_path: Path) -> None:
    path = tmp_path / "corpus.txt"
    path.write_text("**** *an_1\nUn mot.\n" * 12, encoding="utf-8")
    found = read_each(path)
    first = next(found)
    assert getattr(first, "id", "") == "corpus-01"
    found.close()  # type: ignore[attr-defined] # as a loop that is left does
