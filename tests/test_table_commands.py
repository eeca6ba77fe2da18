"""Tables on the command line: every option that the function takes, coded sheets among them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import discourse
from discourse.coding.answers import MEASURES
from discourse.commands import main
from discourse.commands.coding import _MEASURES

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
