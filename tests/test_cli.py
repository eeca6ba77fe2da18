"""The command line: what it prints, how it refuses, how it leaves."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import pandas as pd
import pytest

import discourse
from discourse.cli import main

ROOT = Path(__file__).resolve().parents[1]
TEXT = """\
L’Europe pourrait retrouver la paix. Selon Paris, l’accord n’est pas certain.

« Peut-être », dit-elle, « mais le drame menace : voilà la crainte »."""
COMMANDS = ("markers", "sentiment", "outlook", "quotes")


class Printed(Protocol):
    """What capsys has read."""

    @property
    def out(self) -> str: ...

    @property
    def err(self) -> str: ...


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "essai.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(
    arguments: Sequence[str | Path], environment: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, with nothing of our locale."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "PYTHON"))
    }
    return subprocess.run(
        [sys.executable, "-m", "discourse", *map(str, arguments)],
        cwd=ROOT,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )


# --- what it prints -------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_csv_is_the_table_of_the_library(
    command: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(file), "--format", "csv"]) == 0
    make = {"quotes": "pull_quotes"}.get(command, command)
    table: pd.DataFrame = getattr(discourse, make)(discourse.read(file))
    assert capsys.readouterr().out == table.to_csv(index=False, lineterminator="\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_jsonl_is_one_object_a_row(
    command: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(file), "--format", "jsonl"]) == 0
    out = capsys.readouterr().out
    make = {"quotes": "pull_quotes"}.get(command, command)
    table: pd.DataFrame = getattr(discourse, make)(discourse.read(file))
    rows = [json.loads(line) for line in out.splitlines()]
    assert len(rows) == len(table)
    for row, (_, expected) in zip(rows, table.iterrows(), strict=True):
        assert list(row) == list(table.columns)
        assert all(
            value is None if pd.isna(expected[name]) else value == expected[name]
            for name, value in row.items()
        )


def test_jsonl_of_nothing_is_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", str(file), "--format", "jsonl"]) == 0
    assert capsys.readouterr().out == ""


def test_a_table_is_printed_whole_or_said_to_be_empty(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["markers", str(file)]) == 0
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 1 + len(discourse.markers(discourse.read(file)))
    assert "pourrait" in out
    assert "..." not in out
    assert main(["quotes", str(file)]) == 0
    assert capsys.readouterr().out == "nothing found\n"


@pytest.mark.parametrize(
    ("arguments", "column", "expected"),
    [
        (["sentiment", "--by", "document"], "n", [3]),
        (["sentiment", "--by", "sentence"], "sentence", [0, 1, 2]),
        (["outlook", "--by", "sentence", "--target", "Europe"], "sentence", [0]),
        (["outlook", "--target", "Zanzibar"], "n", [0]),
        (["markers", "--zones", "caption,title"], "text", []),
        (["markers", "--view", "hyland", "--zones", "all"], "zone", ["body"] * 5),
    ],
)
def test_options_reach_the_library(
    arguments: list[str],
    column: str,
    expected: list[object],
    file: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*arguments, str(file), "--format", "csv"]) == 0
    table = pd.read_csv(io.StringIO(capsys.readouterr().out))
    assert len(table) == len(expected) or column == "zone"
    assert table[column].tolist()[: len(expected)] == expected[: len(table)]


def test_a_report_says_in_ten_lines_what_it_found_and_where_it_is(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "report"
    assert main(["report", str(file), "-o", str(folder), "--page-lang", "en"]) == 0
    *summary, last = capsys.readouterr().out.rstrip("\n").split("\n")
    assert 9 <= len(summary) <= 11
    assert last.startswith(str(folder / "index.html"))
    assert '<html lang="en">' in (folder / "index.html").read_text(encoding="utf-8")


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, expected in (
        (["--version"], f"discourse {discourse.__version__}\n"),
        (["--help"], "Exit status: 0 done"),
        *(([command, "--help"], "FILE") for command in ("report", *COMMANDS)),
        (["evaluate", "--help"], "traps"),
        (["evaluate", "markers", "--help"], "EPI-POSS"),
    ):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == 0
        assert expected in capsys.readouterr().out


# --- evaluate -------------------------------------------------------------------------------------


def test_evaluate_traps_prints_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    from discourse import evaluation

    status = main(["evaluate", "traps"])
    result = evaluation.traps()
    assert capsys.readouterr().out == f"{result}\n"
    assert status == (0 if result.ok else 1)


@pytest.mark.parametrize(("ok", "status"), [(True, 0), (False, 1)])
def test_the_status_says_whether_a_trap_failed(
    ok: bool, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from discourse import evaluation

    class Result:
        def __init__(self) -> None:
            self.ok = ok

    monkeypatch.setattr(evaluation, "traps", lambda lang: Result())  # noqa: ARG005
    assert main(["evaluate", "traps"]) == status


def test_evaluate_markers_scores_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "coded.jsonl"
    path.write_text('{"text": "Il viendra peut-être.", "markers": [[11, 20, "EPI-POSS"]]}\n')
    assert main(["evaluate", "markers", str(path)]) == 0
    assert "1 texts, 1 coded markers" in capsys.readouterr().out
    path.write_text('{"text": "Il viendra."}\n')
    assert main(["evaluate", "markers", str(path)]) == 2
    assert "coded.jsonl, line 1" in capsys.readouterr().err


# --- bad input ------------------------------------------------------------------------------------

FILES: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n\t\r\n",
    "binary": bytes(range(256)) * 8,
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(64),
}


@pytest.mark.parametrize("command", ["report", *COMMANDS])
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_text(
    command: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(FILES[name])
    output = ["-o", str(tmp_path / "out")] if command == "report" else []
    assert main([command, str(path), *output]) == 2
    refused(capsys.readouterr(), "odd.txt")
    assert not (tmp_path / "out").exists()


def refused(printed: Printed, *parts: str) -> None:
    """One line on standard error that says all of this, nothing on standard output."""
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("discourse")
    for part in parts:
        assert part in printed.err


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["markers", str(tmp_path / "nowhere.txt")]) == 2
    refused(capsys.readouterr(), "nowhere.txt", "no such file")


def test_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["markers", str(tmp_path)]) == 2
    refused(capsys.readouterr(), "is a folder", "one by one")


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["markers", "--view", "nothing"], ["no view 'nothing'", "hyland"]),
        (["markers", "--zones", "corps"], ["zone 'corps' is unknown", "body"]),
        (["markers", "--zones", ""], ["zone '' is unknown"]),
        (["markers", "--lang", "xx"], ["lang='xx'", "fr"]),
        (["markers", "--encoding", "utf-9"], ["utf-9"]),
        (["markers", "--lexicon", "nowhere.tsv"], ["nowhere.tsv", "No such file"]),
        (["sentiment", "--by", "word"], ["--by", "'word'", "'sentence'", "--help"]),
        (["outlook", "--target", ""], ["target is ''"]),
        (["report", "--page-lang", "de"], ["--page-lang", "'de'"]),
        (["quotes", "--zones", "all"], ["unrecognized arguments"]),
        (["markers", "--format", "xlsx"], ["--format", "'xlsx'"]),
    ],
)
def test_bad_options_are_named(
    arguments: list[str], parts: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status: object = main([*arguments, str(file)])
    except SystemExit as left:
        status = left.code
    assert status == 2
    refused(capsys.readouterr(), *parts)


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["markers"], ["evaluate"], ["--nothing"]])
def test_bad_commands_are_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    refused(capsys.readouterr(), "--help")


def test_a_lexicon_with_a_wrong_line(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lexicon = tmp_path / "mine.tsv"
    lexicon.write_text("entry\tgrade\nbon\t3\n", encoding="utf-8")
    for command in ("markers", "sentiment"):
        assert main([command, str(file), "--lexicon", str(lexicon)]) == 2
        refused(capsys.readouterr(), "mine.tsv, line 1", "columns are entry grade")


def test_an_output_that_cannot_be_a_folder(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for output in (file, file / "below"):
        assert main(["report", str(file), "-o", str(output)]) == 2
        refused(capsys.readouterr(), "essai.txt")
    assert file.read_text(encoding="utf-8") == TEXT


def test_no_traceback_from_a_process(tmp_path: Path) -> None:
    done = run(["markers", tmp_path / "nowhere.txt"])
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


# --- encodings and pipes --------------------------------------------------------------------------

ACCENTED = (
    "L’été, l’élève craint l’échec, peut-être à tort, dit-on ; où va-t-il ? Déjà, « ça » dure."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_in_another_encoding_is_read_right_or_refused(
    encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "essai.txt"
    path.write_bytes((f"{ACCENTED}\n" * 5).encode(encoding))
    status = main(["markers", str(path), "--format", "csv"])
    printed = capsys.readouterr()
    if status == 0:
        assert "peut-être" in printed.out
        assert not set("Ã�") & set(printed.out)
    else:
        refused(printed, encoding)
    assert main(["markers", str(path), "--format", "csv", "--encoding", encoding]) == 0
    assert "peut-être" in capsys.readouterr().out


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {},
    ],
    ids=["C", "C to the letter", "none"],
)
def test_output_is_utf8_whatever_the_locale(environment: dict[str, str], file: Path) -> None:
    done = run(["markers", file, "--format", "csv"], environment)
    assert done.stderr == b""
    assert done.returncode == 0
    table = discourse.markers(discourse.read(file))
    assert done.stdout.decode("utf-8").replace("\r\n", "\n") == table.to_csv(
        index=False, lineterminator="\n"
    )
    done = run(["--help"], environment)
    assert done.returncode == 0
    assert "ZONE" not in done.stdout.decode("utf-8")


def test_pythonioencoding_has_its_way(file: Path) -> None:
    done = run(["markers", file, "--format", "csv"], {"PYTHONIOENCODING": "utf-16-le"})
    assert "peut-être" in done.stdout.decode("utf-16-le").lower()
    done = run(["markers", file, "--format", "csv"], {"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX only")
def test_a_file_name_that_is_no_utf8_is_refused_or_read(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "w", encoding="utf-8") as out:  # noqa: PTH123 - a path of bytes
            out.write(TEXT)
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    done = run(["markers", os.fsdecode(path), "--format", "csv"])
    assert done.returncode in (0, 2)
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == (0 if done.returncode == 0 else 1)


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_closed_early_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Il pourrait peut-être venir, mais rien n’est sûr. " * 3000, encoding="utf-8")
    for form in ("csv", "jsonl", "table"):
        with subprocess.Popen(
            [sys.executable, "-m", "discourse", "markers", str(path), "--format", form],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.read(10)
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0
