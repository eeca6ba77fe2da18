"""The pages of the documentation: their examples print what they show, and the site is built."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import nbformat
import pytest

from tools.document_rules import page as rules

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
RUN = [*sorted(DOCS.glob("*.md")), ROOT / "README.md", ROOT / "README.fr.md"]
WITH_EXAMPLES = [path for path in RUN if "```pycon\n" in path.read_text(encoding="utf-8")]


def blocks(path: Path, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    parts = path.read_text(encoding="utf-8").split(f"```{language}\n")[1:]
    return [part.partition("```")[0] for part in parts]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.name)
@pytest.mark.filterwarnings("always")
def test_the_examples_of_a_page_print_what_it_shows(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = "\n".join(blocks(path, "pycon"))
    examples = doctest.DocTestParser().get_doctest(shown, {}, path.name, str(path), 0)
    assert examples.examples
    printed: list[str] = []
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    result = doctest.DocTestRunner(optionflags=flags).run(examples, out=printed.append)
    assert not result.failed, "".join(printed)


@pytest.mark.parametrize("path", RUN, ids=lambda path: path.name)
def test_a_block_of_python_is_python(path: Path) -> None:
    for block in blocks(path, "python"):
        compile(block, path.name, "exec")


def test_both_tutorials_run_the_same_calls() -> None:
    """What differs is the language of the prose and of a few names."""
    calls = [
        [re.findall(r"discourse\.[\w.]+", block) for block in blocks(DOCS / name, "pycon")]
        for name in ("tutorial.md", "tutoriel.md")
    ]
    assert calls[0] == calls[1]


def test_the_page_of_rules_has_every_rule_and_most_examples() -> None:
    from discourse.decisions.cascade import FAMILIES, NOTHING

    page = rules()
    every = [rule for family in FAMILIES.values() for rule in family]
    assert len(every) > 100
    lines = {rule.name: line for rule in every for line in page.splitlines() if _is_of(line, rule)}
    assert set(lines) == {rule.name for rule in every}
    marking = [rule.name for rule in every if rule.category != NOTHING]
    shown = [name for name in marking if "**" in lines[name]]
    assert len(shown) > 0.8 * len(marking)


def _is_of(line: str, rule: object) -> bool:
    return line.startswith(f"| `{getattr(rule, 'name')}` |")  # noqa: B009


@pytest.mark.skipif(find_spec("sphinx") is None, reason="needs the extra docs")
def test_the_site_is_built_without_a_warning_and_fetches_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    command = [sys.executable, "-m", "tools.build_docs", str(site)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in _html(site)}
    assert {path.with_suffix(".html").name for path in DOCS.glob("*.md")} <= set(pages)
    loaded = re.compile(r"<(?:script|img|iframe|source)[^>]*\bsrc=\"([^\"]*)\"|<link[^>]*>")
    for name, text in pages.items():
        for found in loaded.finditer(text):
            address = found[1] or "".join(re.findall(r'href="([^"]*)"', found[0]))
            assert not re.match(r"(?:\w+:)?//", address), f"{name} loads {address}"
        assert "<math" in text or "$$" not in text
    for path in site.rglob("*.css"):
        text = path.read_text("utf-8")
        assert not re.search(r"(?:@import\s*|url\(\s*)[\"']?(?:https?:)?//", text), path.name
    assert "<math" in pages["method.html"]
    assert pages["made/gallery.html"].count(".svg") >= 9


def _html(site: Path) -> list[Path]:
    return [path for path in site.rglob("*.html") if "_modules" not in path.parts]


def test_a_changed_line_of_a_lexicon_fails_the_cells_that_rest_on_it(tmp_path: Path) -> None:
    """The notebook of the page on continuous integration, and what the page says of it."""
    cells = blocks(DOCS / "howto_ci.md", "python")
    assert len(cells) == 5
    lexicon = tmp_path / "lexique.tsv"
    lines = ["entry\tpos\tgrade\tsource\tnote", "sécheresse\tNOUN\t-2\town\t"]
    lines += ["récolte\tNOUN\t1\town\t", "reverdir\tVERB\t2\town\t"]
    lexicon.write_text("\n".join(lines), encoding="utf-8")
    notebook = tmp_path / "vallee.ipynb"
    made = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell.rstrip("\n")) for cell in cells]
    )
    nbformat.write(made, notebook)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    python, nbval = [sys.executable, "-m"], ["--nbval", "--nbval-current-env"]
    execute = [*python, "tools.execute_notebooks", str(tmp_path)]
    check = [*python, "pytest", "-q", "-p", "no:cacheprovider", *nbval, notebook.name]
    executed = subprocess.run(
        execute, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert executed.returncode == 0, executed.stderr
    lexicon.write_text(lexicon.read_text("utf-8").replace("\t-2\t", "\t-3\t"), encoding="utf-8")
    checked = subprocess.run(
        check, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    failed = re.findall(r"^FAILED vallee\.ipynb::Cell (\d+)", checked.stdout, re.MULTILINE)
    assert failed == ["2", "3"], checked.stdout
    assert "2 failed, 3 passed" in checked.stdout
    said = (DOCS / "howto_ci.md").read_text(encoding="utf-8")
    for line in re.findall(r"^  [-+]\s+(<td>.*</td>)$", checked.stdout, re.MULTILINE):
        assert line in said
