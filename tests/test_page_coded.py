"""The report and the command line with sentences coded by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

import discourse
from discourse import Document
from discourse.commands import main
from discourse.page import Report
from discourse.sentence_codes import SentenceCodes

GOOD, BAD = "L’Europe réussit.", "L’Europe échoue."
ZONES = ["body", "heading", "body"]
TEXT = f"{' '.join([BAD] * 12)}\nUne chance\n{' '.join([GOOD] * 12)}"


@pytest.fixture
def doc() -> Document:
    return discourse.document(TEXT, id="essai", zones=ZONES)


def sheet_of(doc: Document, path: Path, target: str | None, *, hedged: bool = False) -> Path:
    """A sheet of all sentences, coded as they are meant."""
    measure = "hedging" if hedged else "outlook"
    sheet = discourse.coding.sheet(doc, target=target, measure=measure)
    if hedged:
        sheet["hedged"] = "no"
    else:
        sheet["valence"] = ["1" if "réussit" in text else "-1" for text in sheet["sentence"]]
        sheet["status"] = "asserted"
    sheet.to_csv(path, index=False)
    return path


@pytest.fixture
def files(doc: Document, tmp_path: Path) -> list[Path]:
    return [
        sheet_of(doc, tmp_path / "ada.csv", None),
        sheet_of(doc, tmp_path / "bo.csv", None),
        sheet_of(doc, tmp_path / "ada_europe.csv", "Europe"),
        sheet_of(doc, tmp_path / "ada_hedges.csv", None, hedged=True),
    ]


@pytest.fixture
def codes(doc: Document, files: list[Path]) -> list[SentenceCodes]:
    return discourse.coding.read_all(files, doc)


def html_of(report: Report) -> str:
    return report.page.read_text(encoding="utf-8").replace("\u00a0", " ")


def test_files_of_several_questions_are_told_apart(codes: list[SentenceCodes]) -> None:
    assert [(one.measure, one.coders) for one in codes] == [
        ("outlook", ("ada", "bo")),
        ("outlook", ("ada_europe",)),
        ("hedging", ("ada_hedges",)),
    ]


def test_every_table_of_a_report_is_corrected_by_the_codes(
    doc: Document, codes: list[SentenceCodes], tmp_path: Path
) -> None:
    made = discourse.report(doc, tmp_path / "out", target="Europe", coded=codes)
    tables = {path.stem: pd.read_csv(path) for path in made.tables}
    for name in ("outlook", "outlook_target", "outlook_document", "hedging", "contrasts"):
        assert tables[name]["correction"].eq("sample").all(), name
        assert (tables[name]["coded"] > 0).all(), name
    course = tables["course"]
    assert set(course["correction"]) == {"sample"}
    assert course[["measure", "target"]].drop_duplicates().fillna("").to_numpy().tolist() == [
        ["outlook", ""],
        ["hedging", ""],
        ["outlook", "Europe"],
    ]
    assert "course.svg" in {path.name for path in made.figures}
    trends = tables["trends"]
    assert trends["correction"].tolist() == ["none", "sample", "sample"]


def test_the_page_says_what_was_coded_how_alike_and_what_may_be_said(
    doc: Document, codes: list[SentenceCodes], tmp_path: Path
) -> None:
    html = html_of(discourse.report(doc, tmp_path / "en", target="Europe", coded=codes, lang="en"))
    assert "Outlook, whole text: 24 of 24 sentences coded, by 2 coders." in html
    assert "Of 24 sentences, coder 1 and coder 2 code 100% alike (Cohen’s kappa: 1.00)." in html
    assert "The rules read 24 of 24 sentences as coder 1 does." in html
    assert "Outlook, Europe: 24 of 24 sentences coded, by 1 coder." in html
    assert "The rules read 24 of 24 sentences as the coder does." in html
    assert not re.search(r"\bada", html), "the name of a file is not that of a coder"
    assert "Hedges: 24 of 24 sentences coded" in html
    assert html.count("It may be said what these coders would find in other sentences") == 3
    assert "“Une chance” stands above “Introduction”" in html
    assert "rises from beginning to end" in html
    french = html_of(discourse.report(doc, tmp_path / "fr", target="Europe", coded=codes))
    assert "24 phrases codées sur 24, par 2 codeurs." in french
    assert "corrigée, échantillon codé" in french


def test_without_codes_the_page_says_to_code_and_states_nothing(
    doc: Document, tmp_path: Path
) -> None:
    made = discourse.report(doc, tmp_path / "out", target="Europe", lang="en")
    html = html_of(made)
    assert "Outlook, whole text: none of 24 sentences coded. Correction: none." in html
    assert "code 24 of these 24 sentences (discourse sheet)" in html
    assert "Outlook, Europe: none of 24 sentences coded. Correction: shipped table" in html
    lines = {line.partition(":")[0]: line for line in made.summary}
    whole = lines["Outlook, whole text (as read, not corrected)"]
    assert whole.endswith("−1.0, n = 12 → +1.0, n = 12")
    europe = lines["Outlook, Europe (corrected, shipped table)"]
    assert europe.count("[") == 2
    verdicts = pd.read_csv(next(path for path in made.tables if path.stem == "contrasts"))
    whole_text = verdicts[verdicts["target"].isna()]
    assert whole_text["verdict"].str.contains("error of this measure is not known here").all()


def test_the_codes_are_part_of_the_fingerprint(
    doc: Document, codes: list[SentenceCodes], tmp_path: Path
) -> None:
    bare, coded, fewer = (
        discourse.report(doc, tmp_path / str(number), target="Europe", coded=given).summary[-1]
        for number, given in enumerate((None, codes, codes[:1]))
    )
    assert "coded=" not in bare
    assert "coded=" in coded
    assert len({bare, coded, fewer}) == 3


def test_a_text_without_headings_opens_with_its_course(tmp_path: Path) -> None:
    speech = discourse.document(f"{BAD} " * 12 + f"{GOOD} " * 12, id="speech")
    html = html_of(discourse.report(speech, tmp_path / "long", lang="en"))
    first, second = 'class="plane"', 'class="bars"'
    assert html.index(first) < html.index(second) < html.index('id="contents"')
    assert "Whole text”, net outlook: no trend" in html
    short = discourse.document(f"{BAD} {GOOD}", id="note")
    html = html_of(discourse.report(short, tmp_path / "short", lang="en"))
    assert second in html
    assert first not in html


@pytest.mark.parametrize("target", ["Paris", None])
def test_codes_of_another_question_are_refused_before_anything_is_written(
    doc: Document,
    codes: list[SentenceCodes],
    tmp_path: Path,
    target: str | None,
) -> None:
    with pytest.raises(ValueError, match="coded for another target"):
        discourse.report(doc, tmp_path / "out", target=target, coded=codes)
    with pytest.raises(ValueError, match="codes of one question twice"):
        discourse.report(doc, tmp_path / "out", target="Europe", coded=[codes[0], codes[0]])
    with pytest.raises(TypeError, match=r"what coding\.read gives, not PosixPath|WindowsPath"):
        discourse.report(doc, tmp_path / "out", coded=[tmp_path])  # type: ignore[list-item]
    other = discourse.document("L’Europe dort.", id="other")
    with pytest.raises(ValueError, match="no coded sentence is of these documents"):
        discourse.report(other, tmp_path / "out", target="Europe", coded=codes)
    assert not (tmp_path / "out").exists()


# --- the command line -----------------------------------------------------------------------------


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "essai.txt"
    rain = "Il pleut sur la ville et sur les champs de la vallée depuis le début de la semaine."
    path.write_text(f"{BAD} {rain} {GOOD} {GOOD}", encoding="utf-8")
    return path


def test_from_a_plan_to_a_report_on_the_command_line(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(text), "--target", "Europe", "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[1].endswith(",3,0.1,3")
    path = tmp_path / "camille.csv"
    ask = ["sheet", str(text), "--target", "Europe"]
    assert main([*ask, "-o", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: 3 sentences\n"
    sheet = pd.read_csv(path, dtype=str, keep_default_na=False)
    expected = discourse.coding.sheet(discourse.read(text), target="Europe")
    assert sheet.equals(expected)
    sheet["valence"], sheet["status"] = "1", "asserted"
    sheet.to_csv(path, index=False)
    assert main([*ask, "-o", str(path)]) == 2
    assert "there already, and may hold codes" in capsys.readouterr().err
    assert pd.read_csv(path)["valence"].tolist() == [1, 1, 1]
    report = ["report", str(text), "--target", "Europe", "-o", str(tmp_path / "out")]
    assert main([*report, "--coded", str(path)]) == 0
    assert "coded=" in capsys.readouterr().out


def test_a_sheet_goes_to_standard_output_too(
    text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sheet", str(text), "-n", "2", "--measure", "hedging", "--seed", "3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "id,before,sentence,after,hedged,note"
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["report", "{text}", "--coded", "{other}", "-o", "{out}"], "other.csv, line 2:"),
        (["report", "{text}", "--coded", "{out}/no.csv", "-o", "{out}"], "no such file"),
        (["report", "{text}", "--coded", "{europe}", "-o", "{out}"], "another target"),
        (["sheet", "{text}", "--target", "Zanzibar"], "no sentence about 'Zanzibar'"),
        (["sheet", "{text}", "-o", "{out}.doc"], "ends in .csv or .xlsx"),
        (["sheet", "{text}", "-n", "9"], "n must lie between 1 and 4"),
        (["plan", "{text}", "--half-width", "0"], "half_width must be above 0"),
        (["plan", "{text}", "--half-width", "wide"], "invalid float value"),
    ],
)
def test_what_cannot_be_used_is_one_line_and_status_two(
    arguments: list[str],
    said: str,
    text: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = sheet_of(discourse.document(GOOD, id="other"), tmp_path / "other.csv", None)
    europe = sheet_of(discourse.read(text), tmp_path / "europe.csv", "Europe")
    names = {"text": text, "other": other, "europe": europe, "out": tmp_path / "out"}
    try:
        status = main([argument.format(**names) for argument in arguments])
    except SystemExit as stopped:
        status = int(stopped.code or 0)
    assert status == 2
    err = capsys.readouterr().err
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()
