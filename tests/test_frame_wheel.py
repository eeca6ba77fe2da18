"""The built wheel, installed elsewhere and used offline: what a command needs is inside it."""

from __future__ import annotations

import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.installed import (
    ROOT,
    build_wheel,
    new_environment,
    refuse_the_network,
    run,
    site_packages,
)

ARTICLE = """Un accord reste possible

Les négociateurs pourraient signer un accord avant la fin du mois. L’Europe attend ce texte depuis
deux ans.

Un espoir prudent

Le compromis ouvrirait peut-être la voie à une baisse des tarifs. Rien n’est encore acquis.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a new environment that borrows only the dependencies of this one."""
    folder = tmp_path_factory.mktemp("else where") / "venv"  # a path with a space
    python = new_environment(folder)
    # A .pth line adds our site-packages after the new ones and without its own .pth files, so the
    # editable install of this checkout is out of sight.
    borrowed = site_packages(folder) / "dependencies.pth"
    borrowed.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    refuse_the_network(folder)
    run(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet"),
        *("--no-deps", "--no-index", "--ignore-installed", wheel),
        cwd=folder,
    )
    return python.parent


def test_wheel_holds_the_package_and_its_data_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "discourse").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    inside = {name for name in names if name.startswith("discourse/")}
    assert inside == expected
    assert "discourse/py.typed" in inside
    assert "discourse/languages/fr/language.toml" in inside
    assert {name.partition("/")[0] for name in names - inside} == {
        f"{'-'.join(wheel.name.split('-')[:2])}.dist-info"
    }
    # The article in seeds/ belongs to its outlet; only our own example may be in the package.
    seeds = {path.read_bytes() for path in (ROOT / "seeds").rglob("*") if path.is_file()}
    assert not any("seed" in name for name in inside)
    with zipfile.ZipFile(wheel) as opened:
        assert not any(opened.read(name) in seeds for name in names)


def test_the_network_is_really_refused(scripts: Path, tmp_path: Path) -> None:
    program = "import socket; socket.create_connection(('127.0.0.1', 9), timeout=1)"
    with pytest.raises(AssertionError, match="must work offline"):
        run(scripts / "python", "-c", program, cwd=tmp_path)


def test_installed_package_is_the_wheel(scripts: Path, tmp_path: Path) -> None:
    program = "import discourse; print(discourse.__file__)"
    where = Path(run(scripts / "python", "-c", program, cwd=tmp_path).stdout.strip())
    assert scripts.parent.resolve() in where.resolve().parents


def test_installed_commands_run_and_repeat_themselves(scripts: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    first = run(
        *(scripts / "discourse", "report", "article.txt", "-o", "one"),
        cwd=tmp_path,
        PYTHONHASHSEED="1",
    )
    assert "one" in first.stdout
    run(
        *(scripts / "python", "-m", "discourse", "report", "article.txt", "-o", "two"),
        cwd=tmp_path,
        PYTHONHASHSEED="2",
    )
    one, two = (
        {p.relative_to(tmp_path / out).as_posix(): p.read_bytes() for p in walk(tmp_path / out)}
        for out in ("one", "two")
    )
    assert {Path(name).suffix for name in one} >= {".html", ".csv", ".svg"}
    assert one == two


def test_installed_command_prints_a_table(scripts: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    command = (scripts / "discourse", "markers", "article.txt", "--format", "csv")
    lines = run(*command, cwd=tmp_path).stdout.splitlines()
    assert lines[0].startswith("doc,zone,section,sentence,start,end,text")
    assert any("pourraient" in line for line in lines[1:])


def walk(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
