"""The architecture: which module may import which, the cost of an import, reserved names."""

from __future__ import annotations

import ast
import importlib
import inspect
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import discourse

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path(discourse.__file__).resolve().parent
HEAVY = {"matplotlib", "nltk", "pyarrow", "scipy", "sklearn", "textstat"}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command as lint; lint()"
    return subprocess.run(
        [
            *(sys.executable, "-c", program, "--no-cache", "--no-logo"),
            *("--config", str(ROOT / "pyproject.toml")),
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def top_level_modules(program: str) -> set[str]:
    """Return the top-level names a fresh interpreter has loaded after running `program`."""
    program += "\nimport sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def module_names(package: Path) -> set[str]:
    """Return the names a module or a folder of modules takes inside the package."""
    return {path.stem for path in package.iterdir() if path.suffix == ".py"} | {
        path.name for path in package.iterdir() if (path / "__init__.py").is_file()
    }


def facade_imports(source: str, modules: set[str]) -> list[str]:
    """Return the names a module imports from the package itself, which is above every layer."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name == "discourse"]
        elif isinstance(node, ast.ImportFrom) and node.module == "discourse":
            found += [alias.name for alias in node.names if alias.name not in modules]
    return found


def test_layers_hold() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("matching.py", "from discourse import commands"),
        ("documents.py", "from discourse.reading import read"),
        ("modality.py", "import discourse.zoning"),
    ],
)
def test_layers_contract_can_fail(tmp_path: Path, module: str, line: str) -> None:
    shutil.copytree(PACKAGE, tmp_path / "discourse", ignore=shutil.ignore_patterns("__pycache__"))
    path = tmp_path / "discourse" / module
    if not path.exists():
        path = tmp_path / "discourse" / path.stem / "__init__.py"
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    done = lint_imports(tmp_path)
    assert done.returncode == 1
    assert "BROKEN" in done.stdout


def test_a_module_without_a_layer_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "discourse", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "discourse" / "homeless.py").write_text("", encoding="utf-8")
    done = lint_imports(tmp_path)
    assert done.returncode == 1
    assert "homeless" in done.stdout


def test_only_the_command_line_uses_the_facade() -> None:
    modules = module_names(PACKAGE)
    assert facade_imports("import discourse\nfrom discourse import tables, read", modules) == [
        "discourse",
        "read",
    ]
    users = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if facade_imports(path.read_text(encoding="utf-8"), modules)
    }
    assert users <= {"__main__.py", "commands"}


def writes(source: str) -> list[str]:
    """The calls by which a module puts a file where it is named."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [
        call.func.attr
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and (
            call.func.attr in ("savefig", "write_bytes", "write_text")
            or (call.func.attr in ("to_csv", "to_excel", "to_parquet", "to_xml") and call.args)
        )
    ]


def test_no_file_of_a_user_is_written_in_place() -> None:
    assert writes("path.write_text(a)\ntable.to_csv(path)\ntable.to_csv(index=False)") == [
        "write_text",
        "to_csv",
    ]
    writers = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if writes(path.read_text(encoding="utf-8"))
    }
    aside = {f"span_files/{name}.py" for name in ("brat", "label_studio", "uima")}
    # A figure is drawn into memory; a report is written aside by code of its own.
    assert writers == {"charts/saving.py", "page/folder.py", "user_files.py", *aside}


def test_no_module_bears_the_name_of_a_public_function() -> None:
    public = {name for name in discourse.__all__ if not inspect.ismodule(getattr(discourse, name))}
    assert {"document", "read", "markers", "sentiment", "outlook", "report"} <= public
    assert not public & module_names(PACKAGE)


@pytest.mark.parametrize(
    "room",
    sorted({path.parent.name for path in PACKAGE.glob("*/__init__.py")}),
)
def test_no_module_of_a_room_bears_the_name_of_what_the_room_has(room: str) -> None:
    package = importlib.import_module(f"discourse.{room}")
    for name in module_names(PACKAGE / room) - {"__init__"}:
        # Imported last, the module would replace the function of the same name.
        assert inspect.ismodule(getattr(package, name, package)), f"{room}.{name}"


def test_public_names_exist_once_and_are_documented() -> None:
    assert len(set(discourse.__all__)) == len(discourse.__all__)
    undocumented = [
        name
        for name in discourse.__all__
        if name != "__version__" and not inspect.getdoc(getattr(discourse, name))
    ]
    assert not undocumented


def test_import_is_light() -> None:
    # pandas itself loads pyarrow if it is installed; we cannot prevent that.
    ours = top_level_modules("from discourse import *")
    assert "pandas" in ours
    assert not (ours - top_level_modules("import pandas")) & HEAVY


def test_import_loads_nothing_that_is_not_asked_for() -> None:
    assert "pandas" not in top_level_modules("import discourse")
    read = 'import discourse; discourse.document("Un mot.\\nUn autre.")'
    assert "pandas" not in top_level_modules(read)
