"""Common mistakes are answered in one line: what was wrong, where, and what to do instead."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import discourse
from discourse.commands import main

DOC = discourse.document("L’Europe pourrait tenir. Le fleuve monte encore.", id="fleuve")
ROWS = pd.DataFrame({"texte": ["Le fleuve monte."], "titre": ["Crue"]})
TEXT = "Le fleuve monte, et personne ne dort."
A: Any = discourse  # calls that a type checker would refuse

IN_PYTHON: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    "an address": (
        lambda: discourse.read("https://exemple.org/a.html"),
        FileNotFoundError,
        "https://exemple.org/a.html is a web address, .*; save the page .* give the path",
    ),
    "an address that was made a path": (
        lambda: discourse.read(Path("https://exemple.org/a.html")),
        FileNotFoundError,
        "https://exemple.org/a.html is a web address",
    ),
    "the address of a table": (
        lambda: discourse.read_many("www.exemple.org/a.csv"),
        FileNotFoundError,
        "www.exemple.org/a.csv is a web address",
    ),
    "a text": (lambda: discourse.read(TEXT), FileNotFoundError, r"discourse\.document\(text\)"),
    "a long text": (
        lambda: discourse.read(TEXT * 200),
        FileNotFoundError,
        r"^'Le fleuve monte, .{20,60}…': no such file; of a text, discourse\.document\(text\)",
    ),
    "one long word": (lambda: discourse.read("a" * 5000), FileNotFoundError, "no such file"),
    "paths": (lambda: A.read(["a.txt"]), TypeError, r"discourse\.read_many\(paths\)"),
    "bytes": (lambda: A.read(b"mot"), TypeError, r"io\.BytesIO\(data\)"),
    "a table for a file": (lambda: A.read(ROWS), TypeError, r"discourse\.from_frame\(df, text="),
    "a row for a file": (lambda: A.read(ROWS.iloc[0]), TypeError, r"discourse\.document\(row\["),
    "a table for files": (lambda: A.read_many(ROWS), TypeError, r"discourse\.from_frame\(df"),
    "texts": (lambda: A.document([TEXT]), TypeError, "once for each text"),
    "a table for a text": (lambda: A.document(ROWS), TypeError, r"discourse\.from_frame\(df"),
    "a row for a text": (lambda: A.document(ROWS.iloc[0]), TypeError, r"document\(row\["),
    "a path for a text": (lambda: A.document(Path("a.txt")), TypeError, r"discourse\.read\(path"),
    "a missing text": (lambda: A.document(float("nan")), TypeError, "a text is missing here"),
    "pandas' missing text": (lambda: A.document(pd.NA), TypeError, "a text is missing here"),
    "another column": (
        lambda: discourse.from_frame(ROWS, text="text"),
        ValueError,
        r"no column 'text' in the table; it has 'texte', 'titre'; did you mean 'texte'\?",
    ),
    "a file for a table": (lambda: A.from_frame("a.csv"), TypeError, r"discourse\.read_many\(path"),
    "texts for a table": (lambda: A.from_frame([TEXT]), TypeError, r'DataFrame\(\{"text": texts'),
    "a column for a table": (lambda: A.from_frame(ROWS["texte"]), TypeError, "to_frame"),
    "English": (
        lambda: discourse.outlook(discourse.document(TEXT, lang="en")),
        discourse.LanguageError,
        "is in English .* exist for 'fr' alone .*; if it is not, say lang='fr'; sentences, words",
    ),
    "a misspelt argument": (
        lambda: A.outlook(DOC, targt="Europe"),
        TypeError,
        r"outlook\(\) has no argument 'targt'; it takes docs, .*; did you mean 'target'\?",
    ),
    "a column for an argument": (
        lambda: A.markers(DOC, category="possible"),
        TypeError,
        r"'category' is a column of the table: table\[table\['category'\] == 'possible'\]",
    ),
    "a column in the plural": (
        lambda: A.markers(DOC, categories="possible"),
        TypeError,
        "'category' is a column of the table",
    ),
    "an argument of nothing": (
        lambda: A.markers(DOC, xyz=1),
        TypeError,
        "it takes docs, lexicon, .*zones$",
    ),
    "an argument of a reader": (lambda: A.document(TEXT, langue="fr"), TypeError, "'lang'"),
    "a misspelt name": (lambda: A.sentimant(DOC), AttributeError, "did you mean 'sentiment'"),
    "a misspelt target": (
        lambda: discourse.coding.sheet(DOC, target="Europpe"),
        ValueError,
        r"no sentence about 'Europpe' .*; did you mean 'Europe'\?",
    ),
}


@pytest.mark.parametrize("mistake", IN_PYTHON)
@pytest.mark.filterwarnings("ignore:document 'text'. the text looks")
def test_a_mistake_in_python_is_answered_in_one_line(mistake: str) -> None:
    call, error, said = IN_PYTHON[mistake]
    with pytest.raises(error, match=said) as caught:
        call()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("article.html", r"discourse\.read\('article\.html'\) reads the file"),
        ("https://exemple.org/a", "is the address 'https://exemple.org/a'"),
    ],
)
def test_a_name_for_a_text_is_warned_of_at_the_line_of_the_user(text: str, said: str) -> None:
    with pytest.warns(UserWarning, match=said) as caught:
        discourse.document(text)
    assert caught[0].filename == __file__


def test_a_text_with_an_address_in_it_is_a_text(recwarn: pytest.WarningsRecorder) -> None:
    discourse.document("Le maire le dit sur https://exemple.org/a et dans article.html.")
    assert not recwarn.list


def test_a_file_whose_name_looks_like_a_text_is_read(tmp_path: Path) -> None:
    for name in ("Le fleuve monte encore", "https:", "www.exemple.fr"):
        path = tmp_path / name
        path.write_text(TEXT, encoding="utf-8")
        assert discourse.read(path).text == TEXT


def test_a_plan_for_a_misspelt_target_is_warned_of() -> None:
    with pytest.warns(UserWarning, match="no counted sentence mentions 'Europpe'; did you mean"):
        plan = discourse.coding.plan(DOC, target="Europpe")
    assert plan["n"].tolist() == [0]


def test_public_functions_can_be_sent_to_another_process() -> None:
    for name in ("markers", "read", "report"):
        function = getattr(discourse, name)
        assert pickle.loads(pickle.dumps(function)) is function


PATTERNS = {
    "[pouvoir": r"'\[pouvoir' lacks a bracket; write \[pouvoir\] for any form of a verb",
    "pouvoir]": r"write \[pouvoir\]",
    "<cnds>": "no such class; expected one of <cnd>, <num>",
    "(peut|doit": "a sign of regular expressions, which patterns are not",
    "peut.*": "a sign of regular expressions",
    "a||b": "an empty alternative",
    "~2": "a gap such as ~2 must be between two words",
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_that_matches_nothing_is_refused(pattern: str, tmp_path: Path) -> None:
    said = PATTERNS[pattern]
    with pytest.raises(ValueError, match=said):
        discourse.concordance(DOC, pattern)
    path = tmp_path / "marqueurs.tsv"
    head = "pattern category strength family needs forbids source attested note".split()
    cells = [pattern, "possible", "possible", "", "", "", "own", "no", ""]
    path.write_text("\n".join(map("\t".join, (head, cells))), encoding="utf-8")
    with pytest.raises(discourse.LexiconError, match=rf"marqueurs\.tsv, line 2: .*{said}"):
        discourse.markers(DOC, lexicon=path)
    path = tmp_path / "valence.tsv"
    path.write_text(f"entry\tpos\tgrade\tsource\tnote\n{pattern}\tEXPR\t1\town\t", "utf-8")
    with pytest.raises(discourse.LexiconError, match=rf"valence\.tsv, line 2: .*{said}"):
        discourse.sentiment(DOC, lexicon=path)


IN_A_SHELL = {
    "a folder": (
        ["report", "."],
        "a report is of one text, and here are 'crue', 'deux-1', and perhaps more; give one file",
    ),
    "a place without -o": (["report", "crue.txt", "out"], "name where to write with -o"),
    "an address": (["report", "https://exemple.org/a"], "https://exemple.org/a is a web address"),
    "a text": (["markers", TEXT], r"no such file; a text can be piped: echo 'TEXT' \| discourse"),
    "two articles": (
        ["report", "deux.csv"],
        "a report is of one text, and here are 'deux-1', 'deux-2', and perhaps more; give one file",
    ),
    "a command": (["sentimant", "crue.txt"], r"did you mean 'sentiment'\?"),
    "a choice": (["outlook", "crue.txt", "--by", "sentense"], r"did you mean 'sentence'\?"),
    "an option": (["outlook", "crue.txt", "--targt", "E"], r"no option --targt; .*'--target'\?"),
    "a suite": (["evaluate", "marker", "crue.txt"], r"did you mean 'markers'\?"),
    "a name in two words": (["report", "crue", "2.txt"], "2.txt is left over; name files"),
    "English": (["outlook", "crue.txt", "--lang", "en"], "if it is not, say --lang fr; "),
}


@pytest.mark.parametrize("mistake", IN_A_SHELL)
def test_a_mistake_in_a_shell_is_answered_in_its_words(
    mistake: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("crue.txt").write_text(TEXT, encoding="utf-8")
    Path("deux.csv").write_text("texte\nLe fleuve monte.\nIl baisse.\n", encoding="utf-8")
    given, said = IN_A_SHELL[mistake]
    try:
        status = main(given)
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else 1
    printed = capsys.readouterr()
    lines = [line for line in printed.err.splitlines() if "the text looks" not in line]
    assert status == 2
    assert printed.out == ""
    assert len(lines) == 1
    assert re.search(said, lines[0])
    assert "discourse.document(" not in lines[0]
