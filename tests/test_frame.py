"""The frame around the code: one set of dependencies, one version, nothing of one machine."""

from __future__ import annotations

import hashlib
import re
import subprocess
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import rattler
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import discourse
from tests.test_frame_pip import PIPS
from tools import list_dependencies

ROOT = Path(__file__).resolve().parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONDA_NAMES = {
    "build": "python-build",
    "duckdb": "python-duckdb",
    "matplotlib": "matplotlib-base",
    "pdfminer-six": "pdfminer.six",
}
INDEX = re.compile(
    r"[\w.-]*(?:pypi|pythonhosted|anaconda|npmjs)[\w-]*\.(?:org|com|io)", re.IGNORECASE
)
MACHINE = re.compile(
    r"(?<![\w.~:/-])/(?:home|mnt|opt|private|root|tmp|Users|work)/[\w.-]", re.ASCII
)


def requirements() -> list[Requirement]:
    """Return what pyproject.toml asks for: the library, notebooks and tests."""
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    lines = [*project["dependencies"], *extras["notebooks"], *extras["test"]]
    return [Requirement(line) for line in lines]


def environment() -> tuple[list[str], list[str]]:
    """Return the conda specs and the pip lines of environment.yml."""
    entries = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    specs = [entry for entry in entries if isinstance(entry, str)]
    pip = [line for entry in entries if isinstance(entry, dict) for line in entry["pip"]]
    return specs, pip


def committed_texts() -> list[Path]:
    """Return the files that are or would be committed, seed article and pictures left out."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in done.stdout.split("\0") if name]
    return [p for p in paths if p.is_file() and p.suffix != ".png" and p.parent.name != "seeds"]


def test_version_is_the_same_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert str(citation["version"]) == discourse.__version__
    assert "version" in PROJECT["project"]["dynamic"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in changelog or f"## [{discourse.__version__}]" in changelog


def test_environment_yml_agrees_with_pyproject() -> None:
    specs, pip = environment()
    conda = {spec.partition(" ")[0]: spec.partition(" ")[2] for spec in specs}
    by_pip = {r.name: str(r.specifier) for r in map(Requirement, pip[:-1])}
    assert pip[-1] == "-e ."
    assert conda.pop("python") == PROJECT["project"]["requires-python"]
    expected = {
        CONDA_NAMES.get(canonicalize_name(r.name), canonicalize_name(r.name)): str(r.specifier)
        for r in requirements()
    }
    assert conda | by_pip == expected
    assert not conda.keys() & by_pip.keys()


def test_environment_yml_parses_as_conda_reads_it() -> None:
    specs, _ = environment()
    for spec in specs:
        parsed = rattler.MatchSpec(spec, strict=True)
        name, _, version = spec.partition(" ")
        assert parsed.name is not None
        assert parsed.name.normalized == name
        assert parsed.version == version


def test_what_an_installation_brings_is_what_we_ask_for_and_documented() -> None:
    needed = list_dependencies.needed()
    direct = {name for name, asking in needed.items() if list_dependencies.OURS in asking}
    ours = map(Requirement, PROJECT["project"]["dependencies"])
    assert direct == {canonicalize_name(one.name) for one in ours}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    other = [n for n in needed if not re.search(rf"^{n}=={version(n)}\b", lock, re.MULTILINE)]
    if other:
        pytest.skip(f"docs/installation.md is of the locked versions; others: {', '.join(other)}")
    page = (ROOT / "docs" / "installation.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z0-9-]+) \| \d+ \| ([a-z0-9, -]+) \|$", page, re.MULTILINE)
    assert len(rows) > 5
    assert {name: needed[name] for name, _ in rows} == {n: each.split(", ") for n, each in rows}
    assert f"| **all {len(needed)}** |" in page


def test_the_oldest_pip_we_claim_is_the_one_that_is_tried() -> None:
    oldest = PIPS[11].replace("==", " ")
    for name in ("README.md", "docs/installation.md"):
        assert f"{oldest} or newer" in (ROOT / name).read_text(encoding="utf-8").replace("*", "")


def test_lock_pins_every_requirement_and_names_no_address() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins: dict[str, list[Requirement]] = {}
    for line in lines:
        assert re.fullmatch(r"[a-z0-9.-]+==[\w.+!]+( ; [\w.*'<>=!() -]+)?", line), line
        pin = Requirement(line)
        pins.setdefault(canonicalize_name(pin.name), []).append(pin)
    for requirement in requirements():
        for pin in pins[canonicalize_name(requirement.name)]:
            (version,) = (clause.version for clause in pin.specifier)
            assert requirement.specifier.contains(version), f"{pin} against {requirement}"


def test_nothing_committed_names_an_index_or_a_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in committed_texts()
        for pattern in (INDEX, MACHINE)
        for match in pattern.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("see https://files." + "pythonhosted" + ".org/x", INDEX),
        ("https://" + "pypi" + ".org/simple", INDEX),
        ('open("/' + 'home/ada/x.txt")', MACHINE),
        ("</" + "tmp/x>", MACHINE),
    ],
)
def test_these_patterns_can_fail(text: str, pattern: re.Pattern[str]) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize(
    "text", ["https://example.org/home/page", "~/work/x", "et/ou", "a </work>"]
)
def test_these_patterns_leave_the_rest_alone(text: str) -> None:
    assert not INDEX.search(text)
    assert not MACHINE.search(text)


def test_one_seed_with_its_card() -> None:
    (seed,) = (ROOT / "seeds").glob("*.txt")
    card = tomllib.loads(seed.with_suffix(".toml").read_text(encoding="utf-8"))
    content = seed.read_bytes()
    text = content.decode(card["encoding"])
    assert card["file"] == seed.name
    assert hashlib.sha256(content).hexdigest() == card["sha256"]
    assert len(text.splitlines()) == card["lines"] == 33
    assert card["title"] == text.splitlines()[0]
    assert card["author"] in text
    assert f"Source: {card['source']}" in text
    assert card["outlet"] in text
    assert "date" not in card
    assert card["date_note"] == "publication date not in the source"
    assert {"language", "rights"} <= card.keys()


def test_commands_of_the_readme_exist() -> None:
    targets = re.findall(
        r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\bmake ([a-z-]+)", readme))
    assert {"report", "test"} <= named <= set(targets)
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_links_between_our_pages_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert not [link for link in links if not (ROOT / link).exists()]


def test_the_source_distribution_holds_what_its_readmes_link_to() -> None:
    held = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]
    links = {
        link
        for name in ("README.md", "README.fr.md")
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", (ROOT / name).read_text(encoding="utf-8"))
        if ":" not in link
    }
    assert len(links) > 5
    for link in links:
        assert (ROOT / link).exists()
        assert any(link == one or link.startswith(f"{one}/") for one in held), link
