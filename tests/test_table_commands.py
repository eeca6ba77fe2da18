"""Tables on the command line: every option that the function takes, coded sheets among them."""

from __future__ import annotations

import inspect
import io
import sys
from pathlib import Path
from typing import Any

import pytest

import discourse
from discourse.coding.answers import MEASURES
from discourse.commands import main
from discourse.commands.coding import _MEASURES
from discourse.commands.tables import _PLAIN, _TABLES
from discourse.tables.over_dates import OVER
from discourse.tables.voices import CHOICES

GOOD = "L’Europe retrouve la paix et la confiance."
BAD = "L’Europe subit la crise et la peur, peut-être."


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "essai.txt"
    path.write_text(
        "\n\n".join(["Un titre", " ".join([BAD] * 6), "Plus tard", " ".join([GOOD] * 6)]),
        encoding="utf-8",
    )
    return path


def sheet(text: Path, name: str, measure: str = "outlook", target: str | None = None) -> Path:
    made = discourse.coding.sheet(discourse.read(text), measure=measure, target=target)
    if measure == "outlook":
        made["valence"] = ["1" if "paix" in sentence else "-1" for sentence in made["sentence"]]
        made["status"] = "asserted"
    else:
        made[made.columns[4]] = [
            "yes" if "peut" in sentence else "no" for sentence in made["sentence"]
        ]
    path = text.with_name(name)
    made.to_csv(path, index=False)
    return path


CALLS: list[tuple[list[str], str, tuple[str, str | None], dict[str, Any]]] = [
    (["outlook", "--target", "Europe"], "outlook", ("outlook", "Europe"), {"target": "Europe"}),
    (["outlook", "--by", "document"], "outlook", ("outlook", None), {"by": "document"}),
    (["hedging", "--by", "document"], "hedging", ("hedging", None), {"by": "document"}),
    (["rates"], "rates", ("possible", None), {}),
    (["course", "--target", "Europe"], "course", ("outlook", "Europe"), {"target": "Europe"}),
    (
        ["trends", "--target", "Europe", "--verdict-lang", "en"],
        "trends",
        ("outlook", "Europe"),
        {"target": "Europe", "lang": "en"},
    ),
    (["contrasts"], "contrasts", ("outlook", None), {}),
    (
        ["contrasts", "--pair", "0", "1", "--fixed", "--target", "Europe"],
        "contrasts",
        ("outlook", "Europe"),
        {"pairs": [(0, 1)], "exploratory": False, "target": "Europe"},
    ),
]


@pytest.mark.parametrize(("words", "function", "asked", "options"), CALLS)
def test_a_coded_sheet_reaches_the_table(
    words: list[str],
    function: str,
    asked: tuple[str, str | None],
    options: dict[str, Any],
    text: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    coded = sheet(text, "ada.csv", *asked)
    command, *rest = words
    assert main([command, str(text), *rest, "--coded", str(coded), "--format", "csv"]) == 0
    doc = discourse.read(text)
    expected = getattr(discourse, function)(
        doc, coded=discourse.coding.read_all([coded], doc), **options
    )
    assert (expected["correction"] == "sample").any()
    assert capsys.readouterr().out == expected.to_csv(index=False, lineterminator="\n")


def test_sheets_of_both_questions_of_a_table(
    text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [sheet(text, "a.csv"), sheet(text, "b.csv", "hedging")]
    coded = [word for path in given for word in ("--coded", str(path))]
    assert main(["course", str(text), *coded, "--format", "csv"]) == 0
    assert capsys.readouterr().out.count(",sample") == 24
    assert main(["outlook", str(text), *coded]) == 2
    said = capsys.readouterr().err
    assert said.startswith("discourse: the codes are of hedging, not of outlook")
    assert len(said.splitlines()) == 1


def test_a_pair_may_be_named_by_its_titles(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doc = discourse.read(text)
    title = doc.sections[-1].title
    assert main(["contrasts", str(text), "--pair", "0", title, "--format", "csv"]) == 0
    assert title in capsys.readouterr().out
    assert main(["contrasts", str(text), "--pair", "0", "Nulle part"]) == 2
    assert "section 'Nulle part' is unknown" in capsys.readouterr().err
    assert main(["contrasts", str(text), "--fixed"]) == 2
    assert "widest" in capsys.readouterr().err


def test_every_measure_can_be_coded_from_the_command_line(
    text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _MEASURES == MEASURES
    assert main(["sheet", str(text), "--measure", "deontic", "-n", "2"]) == 0
    assert capsys.readouterr().out.startswith("id,before,sentence,after,deontic,note\n")
    assert main(["plan", str(text), "--measure", "certain", "--format", "csv"]) == 0
    assert ",certain,12," in capsys.readouterr().out


# --- several texts --------------------------------------------------------------------------------


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Three texts each of two outlets, with a date."""
    folder = tmp_path / "press"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(" ".join([(GOOD, BAD)[n % 2]] * 5), encoding="utf-8")
        card = f"outlet = '{('Matin', 'Soir')[n % 2]}'\ndate = '2024-0{n + 1}-01'\n"
        (folder / f"{n}.toml").write_text(card, encoding="utf-8")
    return folder


SEVERAL: list[tuple[list[str], dict[str, Any]]] = [
    (["texts"], {}),
    (["outlook", "--by", "outlet", "--target", "Europe"], {"by": "outlet", "target": "Europe"}),
    (["rates", "--by", "year"], {"by": "year"}),
    (["hedging", "--by", "corpus", "--voice", "author"], {"by": "corpus", "voice": "author"}),
    (["sentiment", "--by", "2024-03-01"], {"by": "2024-03-01"}),
    (["trends", "--over", "date"], {"over": "date"}),
    (["course", "--over", "date", "--voice", "all"], {"over": "date"}),
    (
        ["contrasts", "--by", "month", "--of", "hedging", "--pair", "2024-01", "2024-02"],
        {"by": "month", "of": "hedging", "pairs": [("2024-01", "2024-02")]},
    ),
    (
        ["keyness", "--by", "outlet", "--group", "Soir", "--of", "markers", "--at-least", "1"],
        {"by": "outlet", "group": "Soir", "of": "markers", "at_least": 1},
    ),
    (["concordance", "[subir]|paix", "--width", "9"], {"hits": "[subir]|paix", "width": 9}),
    (["frequencies", "--zones", "all"], {"zones": "all"}),
    (["readability", "--by", "document"], {"by": "document"}),
]


@pytest.mark.parametrize(("words", "options"), SEVERAL, ids=[one[0][0] for one in SEVERAL])
def test_a_table_of_several_texts_is_that_of_the_library(
    words: list[str],
    options: dict[str, Any],
    press: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    command, *rest = words
    at = 1 if command == "concordance" else 0
    files = [str(press / f"{n}.txt") for n in range(6)]
    for given in ([str(press)], files):
        assert main([command, *rest[:at], *given, *rest[at:], "--format", "csv"]) == 0
        docs = discourse.read_many(given)
        made = getattr(discourse, command)(docs, **options)
        assert len(made)
        printed = capsys.readouterr()
        assert printed.out == made.to_csv(index=False, lineterminator="\n")
        assert printed.err.startswith("discourse: 4 of 6 texts repeat another, which counts twice")


def test_options_are_those_of_the_functions() -> None:
    for name, table in _TABLES.items():
        taken = inspect.signature(getattr(discourse, table.function or name)).parameters
        assert set(table.options) <= set(taken)
        assert ("by" in taken) == bool(table.units)
    assert _PLAIN["voice"]["choices"] == CHOICES
    assert _PLAIN["over"]["choices"] == OVER


def test_what_is_of_several_texts_is_refused_of_one(
    press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(press / "0.txt")
    for asked in (["hedging", "--by", "outlet"], ["course", "--over", "date"]):
        assert main([asked[0], file, *asked[1:]]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err == (
            f"discourse: {' '.join(asked[1:])} is of several texts, and '0' is the only one; "
            "give more files, or a folder\n"
        )
    for unit in ("section", "document", "sentence"):
        assert main(["sentiment", file, "--by", unit]) == 0


WRONG: dict[str, tuple[list[str], str]] = {
    "no such column": (["hedging", "{}", "--by", "outlt"], "did you mean 'outlet'?"),
    "no such column in one": (["hedging", "{}/0.txt", "--by", "outlt"], "did you mean 'outlet'?"),
    "no group": (["keyness", "{}", "--by", "outlet", "--group", "Soi"], "did you mean 'Soir'?"),
    "no by": (["keyness", "{}"], "required: --by"),
    "no measure": (["contrasts", "{}", "--by", "outlet", "--of", "hedgin"], "mean 'hedging'?"),
    "no voice": (["rates", "{}", "--voice", "autor"], "did you mean 'author'?"),
    "no over": (["trends", "{}", "--over", "dat"], "did you mean 'date'?"),
    "no dates": (["trends", "{}/../essai.txt", "--over", "date"], "a date that can be read"),
    "nothing there": (["texts", "{}", "none.txt"], "none.txt: no such file"),
    "twice": (["texts", "{}", "{}/../press"], "press is given twice"),
    "a stream among files": (["texts", "-", "{}"], "- is standard input, which comes alone"),
    "a column of a stream": (["texts", "-", "--text", "corps"], "--text is the column of a table"),
    "a file after options": (["hedging", "{}", "--by", "outlet", "b.txt"], "b.txt is left over"),
    "another language": (["hedging", "{}", "--lang", "en"], "if they are not, say --lang fr"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_a_mistake_with_several_texts_is_one_line(
    mistake: str, press: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert text.parent == press.parent
    given, said = WRONG[mistake]
    try:
        status: object = main([word.format(press) for word in given])
    except SystemExit as stopped:
        status = stopped.code
    printed = capsys.readouterr()
    assert (status, printed.out) == (2, "")
    [line] = [one for one in printed.err.splitlines() if " texts repeat " not in one]
    assert line.startswith("discourse")
    assert said in line


def test_what_cannot_be_read_is_said_and_the_rest_is_counted(
    press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (press / "vide.txt").write_text("", encoding="utf-8")
    assert main(["texts", str(press), "--drop-duplicates", "--format", "csv"]) == 0
    printed = capsys.readouterr()
    assert [row.partition(",")[0] for row in printed.out.splitlines()] == ["doc", "0", "1"]
    said = printed.err.splitlines()
    assert len(said) == 5
    assert said[0].endswith("2.txt: the text of '0' again: left out")
    assert said[4].endswith("vide.txt: the file is empty; there is no text")
    (press / "7.txt").write_text("", encoding="utf-8")
    assert main(["texts", str(press), "--drop-duplicates"]) == 0
    assert capsys.readouterr().err.splitlines()[5] == "discourse: and 1 more not read"


def test_a_text_in_another_language_is_named_and_left_out(
    press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    english = "The river is rising and the mayor of the town might not hold back the flood."
    (press / "torvik.txt").write_text(english, encoding="utf-8")
    for command in ("hedging", "sheet"):
        assert main([command, str(press), "--drop-duplicates"]) == 0
        printed = capsys.readouterr()
        assert "discourse: not analysed: torvik: its language is en\n" in printed.err
        assert "torvik" not in printed.out
    assert main(["texts", str(press), "--drop-duplicates"]) == 0
    assert "torvik" in capsys.readouterr().out


def test_a_text_alone_is_named_and_a_row_of_a_table_has_its_name(
    press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def named(*given: str) -> list[str]:
        assert main(["texts", *given, "--format", "csv"]) == 0
        return [row.partition(",")[0] for row in capsys.readouterr().out.splitlines()[1:]]

    assert named(str(press / "0.txt")) == ["0"]
    assert named(str(press / "0.txt"), "--id", "essai") == ["essai"]
    table = press / "presse.csv"
    table.write_text(f"cote;corps\nx1;{GOOD}\nx2;{BAD}\n", encoding="utf-8")
    assert named(str(table), "--text", "corps", "--id", "cote") == ["x1", "x2"]


def test_standard_input_is_one_text(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for data, status, said in (
        (b"La paix revient, dit-on.", 0, "essai,"),
        (
            b"id,texte\na,Un mot.\nb,Deux mots.\n",
            2,
            "several articles in one file; standard input is one",
        ),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert main(["texts", "-", "--id", "essai", "--lang", "fr", "--format", "csv"]) == status
        printed = capsys.readouterr()
        assert said in (printed.out if status == 0 else printed.err)


def test_explain_prints_what_the_library_says(
    press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", "peut-être|Europe", str(press / "1.txt")]) == 0
    printed = capsys.readouterr().out
    doc = discourse.read(press / "1.txt")
    place = doc.text.index("peut-être")
    assert f"1: {doc.text[max(0, place - 40) : place]}[peut-être]" in printed
    assert f"\n{discourse.explain(doc, (place, place + 9))}\n" in printed
    assert "[Europe] subit" in printed
    assert printed.count("no marker or evaluative word\n") == 5
    assert main(["explain", "Zanzibar", str(press)]) == 0
    assert capsys.readouterr().out == "nothing found\n"
    assert main(["explain", "peut-être", str(press), "--lang", "en"]) == 2
