"""The documentation says what the code does."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from operator import attrgetter
from pathlib import Path

import pandas as pd
import pytest

import discourse
from discourse.inference import MINIMUM_N
from tools.document_tables import meanings, page, tables_of

ROOT = Path(__file__).resolve().parents[1]


def test_the_columns_in_the_docs_are_those_of_the_tables() -> None:
    stored = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    assert stored == page(), "write it again: python -m tools.document_tables docs/tables.md"


def test_every_column_has_a_meaning_and_no_meaning_is_left_over() -> None:
    known = meanings()
    columns = [(call, call.partition("(")[0], set(table)) for call, table in tables_of([])]
    for name, own in known.items():
        if name == "every":
            continue
        assert set(own) <= set().union(*(there for *of, there in columns if name in of)), name
    used = {
        one
        for call, name, there in columns
        for one in there - set(known.get(name, {})) - set(known.get(call, {}))
    }
    assert used == set(known["every"])
    assert all(len(cells) == 2 and cells[0] for own in known.values() for cells in own.values())


MODULES = ("charts", "coding", "corpus", "evaluation", "inference", "stance")


def test_every_public_name_is_in_the_api() -> None:
    api = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    said = set(
        re.findall(r"auto(?:function|class|exception):: (?:discourse\.)?(\w+)$", api, re.MULTILINE)
    )
    said |= set(re.findall(r"`([\w.]+)`", api))
    for module, names in re.findall(r"automodule:: discourse\.(\w+)\n +:members: (.*)", api):
        said |= {module, *(f"{module}.{name}" for name in names.split(", "))}
    named = set(discourse.__all__) - {"__version__"}
    for module in MODULES:
        named |= {f"{module}.{name}" for name in getattr(discourse, module).__all__}
    assert not named - said
    listed = {name for name in said if name.partition(".")[0] in MODULES and "." in name}
    assert listed <= named


def test_readme_names_only_what_there_is() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"discourse\.(\w+)\(", readme))
    assert named
    assert named <= set(discourse.__all__)


def test_the_first_lines_of_the_readme_print_what_it_shows() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("```pycon\n")[2].partition("```")[0]
    example = doctest.DocTestParser().get_doctest(shown, {}, "README", "README.md", 0)
    assert len(example.examples) == 6
    printed: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(
        example, out=printed.append
    )
    assert not result.failed, "".join(printed)


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")
def test_the_commands_in_the_documents_print_what_they_show() -> None:
    pages = [page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs").glob("*.md"))]
    shown = "".join(re.findall(r"(?ms)^```console\n(.*?)^```", "\n".join(pages)))
    commands = re.findall(r"^\$ (.+)\n", shown, re.MULTILINE)
    assert commands
    done = subprocess.run(
        [
            "sh",
            "-c",
            'discourse() { "$0" -m discourse "$@"; }\n' + "\n".join(commands),
            sys.executable,
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.stdout.decode() == re.sub(r"^\$ .+\n", "", shown, flags=re.MULTILINE)


def test_every_public_function_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    functions = {
        name for name in discourse.__all__ if callable(getattr(discourse, name)) and name.islower()
    }
    missing = {name for name in functions if not re.search(rf"\b{name}\b", readme)}
    assert not missing


def test_every_name_in_the_documents_is_there_after_a_plain_import() -> None:
    texts = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    named = {
        name
        for path in texts
        for name in re.findall(r"(?<![\w/.])discourse((?:\.[a-z_]+)+)\b", path.read_text("utf-8"))
    }
    assert {".evaluation", ".charts.outlook", ".inference.mean_interval"} <= named
    for name in sorted(named):
        # The loader must know these without another import; another test may have loaded the
        # module.
        assert name[1:].partition(".")[0] in discourse.__all__, f"discourse{name}"
        attrgetter(name[1:])(discourse)


def test_every_file_named_in_the_documents_is_there() -> None:
    texts = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    folders = "benchmarks|data|discourse|findings|notebooks|seeds|tests|tools"
    named = {
        (path.name, found)
        for path in texts
        for found in re.findall(rf"`((?:{folders})/[\w./-]*)`", path.read_text("utf-8"))
    }
    assert ("CONTRIBUTING.md", "discourse/reading/file_kinds.py") in named
    assert [one for one in sorted(named) if not (ROOT / one[1]).exists()] == []


WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def test_the_notebooks_are_counted_the_same_everywhere() -> None:
    count = len(list((ROOT / "notebooks").glob("*.ipynb")))
    texts = [ROOT / name for name in ("README.md", "CHANGELOG.md", "CITATION.cff")]
    texts += [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    claims = [
        (path.name, word)
        for path in texts
        for word in re.findall(
            rf"\b(\d+|{'|'.join(WORDS)})\s+notebooks", path.read_text("utf-8"), re.IGNORECASE
        )
    ]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    counted = re.search(r"## The notebooks\n\n(\w+),", readme)
    assert counted
    claims.append(("README.md", counted[1]))
    assert claims
    for name, word in claims:
        said = WORDS.index(word.lower()) if word.lower() in WORDS else int(word)
        assert said == count, f"{name} speaks of {word} notebooks; there are {count}"
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        assert path.stem in readme


def test_the_caption_of_the_readme_claims_no_more_than_the_verdict() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"!\[(.*?)\]\(data/derived/outlook\.svg\)\n\n(.*?)\n\n", readme, re.DOTALL)
    assert found
    caption = " ".join(f"{found[1]} {found[2]}".split())
    verdicts = pd.read_csv(ROOT / "data" / "derived" / "contrasts.csv")
    towards = verdicts[verdicts["target"] == "Europe"]
    # The caption is written for these verdicts; where they change it is to be written again.
    assert len(towards)
    assert not towards["verdict"].str.contains("se situe au-de").any()
    assert not re.search(r"\b(hope|pessimism|from .* to|moves?|rises?|falls?)\b", caption)
    assert towards["low"].isna().all()
    assert "too few" in caption
    # The count that the caption gives is the one of the figure.
    counts = pd.read_csv(ROOT / "data" / "derived" / "outlook_target.csv")
    [row] = counts[counts["n"] >= MINIMUM_N].to_dict("records")
    bad = row["fear"] + row["pessimism"]
    assert f"{WORDS[bad]} unfavourable sentences of {WORDS[row['n']]}" in caption
    assert "faiblesse" in row["title"]
    assert "the section on its weakness" in caption


def test_the_figures_of_the_readme_are_those_of_the_measurements() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("## How good is it?")[2].partition("## The notebooks")[0]
    figures = re.findall(r"\.\d{3}(?: \[\.\d{3}, \.\d{3}\])?", table)
    assert len(figures) >= 9
    measured = (ROOT / "docs" / "measurements.md").read_text(encoding="utf-8")
    check = measured.partition("## An independent check")[2].partition("\n## ")[0]
    assert [figure for figure in figures if figure not in check] == []


def test_every_line_of_reading_error_that_misses_its_mark_is_named() -> None:
    said = (ROOT / "docs" / "reading_error.md").read_text(encoding="utf-8")
    rows = [
        (float(held), asked) for held, asked in re.findall(r"\| (\d\.\d{3}) \| (0\.\d\d) \|", said)
    ]
    assert len(rows) > 50
    missed = [f"{held:.3f}, where {asked} is asked" for held, asked in rows if held < float(asked)]
    assert re.findall(r"\d\.\d{3}, where 0\.\d\d is asked", said) == missed
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    claimed = re.search(r"hold in (\.\d\d) or more of simulated draws", readme)
    assert claimed
    assert float(claimed[1]) <= min(held for held, _ in rows)
