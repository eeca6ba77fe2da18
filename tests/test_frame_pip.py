"""An ordinary pip installs the wheel with all it needs: a file of each kind can then be read."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

import discourse
from tests.installed import ROOT, attempt, build_wheel, new_environment, refuse_the_network, run

# The pip that the first release of each Python brought: the oldest that a user is likely to have.
PIPS = {11: "pip==22.3", 12: "pip==23.2.1", 13: "pip==24.2", 14: "pip==25.2"}
PIP = PIPS.get(sys.version_info.minor, "pip")

FIXTURES = ROOT / "tests" / "fixtures"
STORED = {
    "page.html": FIXTURES / "pages" / "fr_wordpress.html",
    "europresse.html": FIXTURES / "exports" / "europresse.html",
    "markdown.md": FIXTURES / "exports" / "article.md",
    "iramuteq.txt": FIXTURES / "exports" / "corpus.txt",
}
WRITTEN = {
    "plain.txt": "Le port attend\n\nLe canal pourrait rouvrir au printemps, selon la mairie.\n",
    "table.csv": "id,texte,journal\na,Le canal pourrait rouvrir.,Le Quai\n",
    "lines.jsonl": '{"id": "a", "texte": "Le canal pourrait rouvrir.", "journal": "Le Quai"}\n',
}
PROGRAM = """
import json, pathlib, sys, warnings
import discourse
warnings.simplefilter("ignore")  # of articles left out
read = {}
for path in map(pathlib.Path, sys.argv[1:]):
    docs = discourse.read_many(path)
    read[path.name] = [discourse.texts(docs).to_csv(), discourse.blocks(docs).to_csv()]
print(json.dumps(read))
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment into which the old pip has installed the wheel."""
    wheel = build_wheel(tmp_path_factory.mktemp("dist"))
    folder = tmp_path_factory.mktemp("new") / "venv"
    python = new_environment(folder)
    fetched = attempt(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet"),
        *("--retries", "1", "--timeout", "15", PIP),
        cwd=folder,
    )
    if fetched.returncode and "No matching distribution found" in fetched.stderr:
        pytest.skip(f"no package index gave {PIP}: installing by an ordinary pip was not tried")
    assert fetched.returncode == 0, fetched.stderr
    # The versions of the lock, so that a release of today cannot break a commit of yesterday.
    run(
        *(python, "-m", "pip", "install", "--quiet", "--no-compile"),
        *("--constraint", ROOT / "requirements.lock", wheel),
        cwd=folder,
    )
    refuse_the_network(folder)
    return python


def test_a_file_of_each_kind_is_read_as_here(python: Path, tmp_path: Path) -> None:
    for name, path in STORED.items():
        shutil.copyfile(path, tmp_path / name)
    for name, text in WRITTEN.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = sorted(path for path in tmp_path.iterdir() if path.is_file())
    done = run(python, "-c", PROGRAM, *paths, cwd=python.parent)
    there = json.loads(done.stdout)
    assert there.keys() == STORED.keys() | WRITTEN.keys()
    for path in paths:
        docs = discourse.read_many(path, on_problem=lambda _: None)
        assert docs
        assert there[path.name] == [
            discourse.texts(docs).to_csv(),
            discourse.blocks(docs).to_csv(),
        ]
