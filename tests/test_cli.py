"""The command line: what it prints, how it refuses input, its exit status."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

import pandas as pd
import pytest

import discourse
from discourse.commands import main

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
    """Run the command in its own process, without our locale."""
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


def test_verdicts_are_printed_whole_below_their_table(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["trends", str(file)]) == 0
    out = capsys.readouterr().out
    for verdict in discourse.trends(discourse.read(file))["verdict"]:
        assert f"\n\n{verdict}\n" in out


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
    """One line on standard error with all of this, nothing on standard output."""
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("discourse")
    for part in parts:
        assert part in printed.err


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["markers", str(tmp_path / "nowhere.txt")]) == 2
    refused(capsys.readouterr(), "nowhere.txt", "no such file")


def test_an_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["markers", str(tmp_path)]) == 2
    refused(capsys.readouterr(), "no file in this folder")


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["markers", "--view", "nothing"], ["no view 'nothing'", "hyland"]),
        (["markers", "--zones", "corps"], ["zone 'corps' is unknown", "body"]),
        (["markers", "--zones", ""], ["zone '' is unknown"]),
        (["markers", "--lang", "xx"], ["--lang xx", "'fr'"]),
        (["markers", "--encoding", "utf-9"], ["utf-9"]),
        (["markers", "--lexicon", "nowhere.tsv"], ["nowhere.tsv", "no such file"]),
        (["sentiment", "--by", "word"], ["by 'word' is unknown", "sentence", "month"]),
        (["readability", "--by", "outlet"], ["--by", "'outlet'", "'document'", "--help"]),
        (["outlook", "--target", ""], ["target is ''"]),
        (["report", "--page-lang", "de"], ["--page-lang", "'de'"]),
        (["quotes", "--zones", "all"], ["no option --zones"]),
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
def test_a_file_in_another_encoding_is_read_right(
    encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "essai.txt"
    path.write_bytes((f"{ACCENTED}\n" * 5).encode(encoding))
    for told in ([], ["--encoding", encoding]):
        assert main(["markers", str(path), "--format", "csv", *told]) == 0
        printed = capsys.readouterr().out
        assert "peut-être" in printed
        assert not set("Ã�") & set(printed)


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
def test_a_file_name_that_is_no_utf8_is_read(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "w", encoding="utf-8") as out:  # noqa: PTH123 - a path of bytes
            out.write(TEXT)
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    for named, expected in (([], b"caf\\xe9,"), (["--id", "café"], "café,".encode())):
        done = run(["markers", os.fsdecode(path), "--format", "csv", *named])
        assert (done.returncode, done.stderr) == (0, b"")
        assert all(row.startswith(expected) for row in done.stdout.splitlines()[1:])
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/\xe9t\xe9")
    done = run(["report", os.fsdecode(path), "-o", folder])
    assert (done.returncode, done.stderr) == (0, b"")
    assert "caf\\xe9" in Path(folder, "index.html").read_text(encoding="utf-8")
    done = run(["markers", os.fsdecode(os.fsencode(tmp_path) + b"/no\xe9\nsuch\x1b[2J.txt")])
    assert done.returncode == 2
    assert b"/no\\xe9 such\\x1b[2J.txt: no such file" in done.stderr
    assert done.stderr.count(b"\n") == 1


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


# --- standard streams -----------------------------------------------------------------------------


def shell(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run a script that starts our command as "$@"."""
    return subprocess.run(
        ["sh", "-c", script, "sh", sys.executable, "-m", "discourse", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )


def test_a_dash_reads_standard_input(file: Path, tmp_path: Path) -> None:
    table = discourse.markers(discourse.read(file, id="stdin"))
    # A card in the working directory does not belong to the stream.
    (tmp_path / "stdin.toml").write_text("author = 'Nobody'", encoding="utf-8")
    for encoding in ("utf-8", "cp1252", "utf-16"):
        done = subprocess.run(
            [sys.executable, "-m", "discourse", "markers", "-", "--format", "csv"],
            input=TEXT.encode(encoding),
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode() == table.to_csv(index=False, lineterminator="\n")


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")
@pytest.mark.parametrize(
    ("script", "status", "said"),
    [
        ('"$@" >&-', 0, b""),
        ('"$@" <&-', 0, None),
        ('"$@" 2>&-', 0, None),
        ('"$@" <&- >&- 2>&-', 0, b""),
        ('"$@" --zones nothing 2>&-', 2, b""),
        ('"$@" --zones nothing 2>/dev/full', 2, b""),
        ('"$@" >/dev/full', 2, b"discourse: standard output: No space left on device\n"),
        ('"$@" >/dev/full 2>&1', 2, b""),
        ('"$@" --help >&-', 0, b""),
    ],
)
def test_a_stream_that_is_closed_or_full(
    script: str, status: int, said: bytes | None, file: Path
) -> None:
    if "/dev/full" in script and not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    done = shell(script, "markers", file, "--format", "csv")
    assert done.returncode == status
    if said is None:
        assert done.stdout.startswith(b"doc,zone,")
        assert done.stderr == b""
    else:
        assert (done.stdout + done.stderr) == said


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")
def test_a_report_with_all_streams_closed_is_a_report(file: Path, tmp_path: Path) -> None:
    assert shell('"$@" <&- >&- 2>&-', "report", file, "-o", tmp_path / "one").returncode == 0
    assert run(["report", file, "-o", tmp_path / "two"]).returncode == 0
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    )
    assert one == two


# --- sizes and files that are not text ----------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "named"),
    [("1k", "1000 bytes (1200 bytes)"), ("1.1kB", "1100 bytes"), ("1199", "1199 bytes")],
)
def test_a_file_over_the_stated_size_is_refused(
    given: str, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"Un mot. " * 150)
    assert main(["markers", str(path), "--max-size", given]) == 2
    refused(capsys.readouterr(), "long.txt: more than", named, "--max-size")
    assert main(["markers", str(path), "--max-size", "1.2K"]) == 0
    capsys.readouterr()
    assert main(["duplicates", str(path), "--max-size", given]) == 2
    refused(capsys.readouterr(), named)
    assert main(["duplicates", str(path), "--max-size", "1.2K"]) == 0
    assert named not in capsys.readouterr().err


@pytest.mark.parametrize("command", ["markers", "duplicates"])
@pytest.mark.parametrize("given", ["", "0", "-1", "big", "1T", "1e3"])
def test_a_size_that_is_none(
    given: str, command: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([command, str(file), f"--max-size={given}"])
    refused(capsys.readouterr(), "--max-size", "is not a size; write 500k, 100M or 2G")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
def test_a_device_without_end_is_left_after_the_stated_size() -> None:
    for script in ('"$@" /dev/zero', '"$@" - </dev/zero'):
        done = shell(script, "markers", "--max-size", "1M")
        assert done.returncode == 2
        assert done.stderr.endswith(
            b": more than 1 MB, the most that is read; split it, or raise max_size (--max-size)\n"
        )
        assert done.stderr.count(b"\n") == 1


def test_a_report_on_nothing_leaves_nothing(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out" / "report"
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "press").mkdir()
    for given, said in (
        ("nowhere.txt", "no such file"),
        ("empty.txt", "empty"),
        ("press", "no file"),
    ):
        assert main(["report", str(tmp_path / given), "-o", str(out)]) == 2
        refused(capsys.readouterr(), given, said)
    assert not out.parent.exists()
    assert main(["report", str(file), "-o", ""]) == 2
    refused(capsys.readouterr(), "--output is empty")
    assert main(["report", str(file), "-o", str(out)]) == 0
    assert (out / "index.html").is_file()


# --- the folder of a report -----------------------------------------------------------------------


def all_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_folder_of_others_needs_force(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = all_of(tmp_path)
    assert main(["report", str(file), "-o", str(tmp_path)]) == 2
    refused(capsys.readouterr(), "holds what no report wrote: essai.txt;", "--force")
    assert all_of(tmp_path) == before
    assert main(["report", str(file), "-o", str(tmp_path), "--force"]) == 0
    assert str(file) in capsys.readouterr().out
    assert file.read_text(encoding="utf-8") == TEXT
    assert (tmp_path / "index.html").is_file()


def test_the_command_line_waits_for_nothing_heavy() -> None:
    program = (
        "import sys, discourse.commands; sys.exit(bool({'pandas', 'numpy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


# Each makes something fail in the middle of a report, as Python code run before the command.
TROUBLE = {
    "interrupted": (
        130,
        b"discourse: interrupted\n",
        """
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where a shell runs tests behind
from discourse import page
real = page.image
def image(ax, suffix):
    if suffix == ".svg":
        os.kill(os.getpid(), signal.SIGINT)
    return real(ax, suffix)
page.image = image
""",
    ),
    "no file may be that large": (
        2,
        b"report: File too large; no report was written, and what was there is untouched\n",
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))",
    ),
    "full disk": (
        2,
        b"No space left on device; no report was written, and what was there is untouched\n",
        """
import errno
from pathlib import Path
real = Path.write_bytes
def write(path, data):
    if path.suffix == ".svg":
        real(path, data[:100])
        raise OSError(errno.ENOSPC, "No space left on device")
    return real(path, data)
Path.write_bytes = write
""",
    ),
}


@pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")
@pytest.mark.parametrize(("status", "said", "before"), TROUBLE.values(), ids=TROUBLE.keys())
def test_trouble_leaves_the_old_report_whole(
    status: int, said: bytes, before: str, file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out" / "report"
    discourse.report(discourse.document("Un autre texte."), folder)
    old = all_of(tmp_path)
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys\n{before}\nfrom discourse.commands import main\nsys.exit(main())",
            "report",
            str(file),
            "-o",
            str(folder),
        ],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == status
    assert done.stdout == b""
    assert done.stderr.endswith(said)
    assert done.stderr.count(b"\n") == 1
    assert all_of(tmp_path) == old
    assert [path.name for path in folder.parent.iterdir()] == ["report"]


# --- our own faults ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "error", [KeyError("x"), TypeError("no"), RecursionError("deep"), AssertionError()]
)
def test_a_fault_of_ours_is_one_line_that_says_how_to_report_it(
    error: Exception,
    file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(discourse, "markers", fail)
    assert main(["markers", str(file)]) == 70
    name = type(error).__name__
    refused(capsys.readouterr(), "a fault of discourse", name, "please report", "--traceback")
    for arguments in (["--traceback", "markers", str(file)], ["markers", str(file), "--traceback"]):
        assert main(arguments) == 70
        traced = capsys.readouterr().err
        assert traced.startswith("Traceback (most recent call last):")
        assert traced.splitlines()[-1].startswith("discourse: a fault of discourse")


def test_an_error_of_the_input_can_be_traced_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["markers", str(tmp_path / "nowhere.txt"), "--traceback"]) == 2
    printed = capsys.readouterr().err
    assert "Traceback" in printed
    assert "no such file" in printed.splitlines()[-1]


def test_too_little_memory_is_said_in_one_line(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(discourse, "markers", fail)
    assert main(["markers", str(file)]) == 2
    refused(capsys.readouterr(), "not enough memory")


@pytest.mark.filterwarnings("always")
@pytest.mark.parametrize("command", ["outlook", "report"])
def test_a_misspelt_target_is_warned_of_once(
    command: str, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rest = ["-o", str(tmp_path / "report")] if command == "report" else []
    assert main([command, str(file), "--target", "Europpe", *rest]) == 0
    said = "discourse: no counted sentence mentions 'Europpe'; did you mean 'Europe'?\n"
    assert capsys.readouterr().err == said


@pytest.mark.filterwarnings("always")
def test_a_warning_is_one_line(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = discourse.markers

    def warn(*given: Any, **named: Any) -> pd.DataFrame:
        warnings.warn("essai.txt:\nodd", stacklevel=2)
        return real(*given, **named)

    monkeypatch.setattr(discourse, "markers", warn)
    assert main(["markers", str(file), "--format", "csv"]) == 0
    printed = capsys.readouterr()
    assert printed.err == "discourse: essai.txt: odd\n"
    assert printed.out.startswith("doc,zone,")


WHILE_LOADING = """
import os, signal, sys

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where a shell runs tests behind
module, program = sys.argv[1:]

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
sys.argv = [program, "markers", "-"]
from discourse.__main__ import main
sys.exit(main())
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(
    "module",
    [
        "lazy_loader",
        "discourse.documents",
        "discourse.commands",
        "discourse.commands.terminal",
        "pandas",
    ],
)
def test_an_interruption_while_the_command_is_loaded_is_one_line(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WHILE_LOADING, module, "/usr/bin/discourse"],
        cwd=ROOT,
        input=b"Il pourrait pleuvoir cette nuit sur toute la ville.",
        capture_output=True,
        check=False,
    )
    assert done.stderr == b"discourse: interrupted\n"
    assert done.returncode == 130


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_another_program_that_loads_us_hears_of_its_interruption() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WHILE_LOADING, "discourse.documents", "/usr/bin/other"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.stderr.endswith(b"KeyboardInterrupt\n")
