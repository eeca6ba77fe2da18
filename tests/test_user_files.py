"""A path that leads nowhere is refused in one line that says what, where and what to do."""

from __future__ import annotations

import errno
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import discourse
from discourse.coding.half_coded import HalfCoded
from discourse.commands import main
from tests.public_functions import CALLS, Call

LANGUAGES = Path(discourse.__file__).parent / "languages"
DOC = discourse.document("Le fleuve pourrait, selon le maire, monter encore cette nuit.")


def with_lexicon(call: Call, path: Any) -> Any:
    return call(DOC, lexicon=path)


READ: dict[str, Callable[[Any], Any]] = {
    "read": discourse.read,
    "read_many": discourse.read_many,
    **{name: partial(with_lexicon, call) for name, call in CALLS.items() if call.takes("lexicon")},
    "read_coded": discourse.evaluation.read_coded,
    "agreement": lambda path: discourse.evaluation.agreement(path, path),
}
WRITE: dict[str, Callable[[Any], Any]] = {
    "write": lambda path: discourse.write(DOC, path, format="txm"),
    "save": lambda path: discourse.charts.save(
        discourse.charts.outlook(discourse.outlook(DOC)), path
    ),
}
SHEET = discourse.coding.sheet(DOC, measure="hedging")
WHOLE: dict[str, tuple[str, Callable[[Path], Any]]] = {
    **{name: ("a.svg", write) for name, write in WRITE.items()},
    "spreadsheet": ("a.csv", lambda path: discourse.spreadsheet(discourse.rates(DOC), path)),
    "workbook": ("a.xlsx", lambda path: discourse.spreadsheet(discourse.rates(DOC), path)),
    "half coded": ("a.csv", lambda path: HalfCoded(SHEET, path).save()),
}
"""What writes a file, which may be there already."""
NEW: dict[str, tuple[str, Callable[[Path], Any]]] = {
    "brat": ("task", partial(discourse.coding.write_markers, DOC, format="brat")),
    "cas": ("task", partial(discourse.coding.write_markers, DOC, format="cas")),
    "cas-json": ("task", partial(discourse.coding.write_markers, DOC, format="cas-json")),
    "label-studio": (
        "task.json",
        partial(discourse.coding.write_markers, DOC, format="label-studio"),
    ),
    "jsonl": ("task.jsonl", partial(discourse.coding.write_markers, DOC, format="jsonl")),
}
"""What writes a file or folder that must not be there."""


@pytest.mark.parametrize("name", READ)
def test_a_file_that_is_not_there(name: str, tmp_path: Path) -> None:
    (tmp_path / "lexique.tsv").touch()
    for path in (tmp_path / "lexiqe.tsv", str(tmp_path / "lexiqe.tsv")):
        with pytest.raises(FileNotFoundError) as caught:
            READ[name](path)
        assert re.fullmatch(
            r".*lexiqe\.tsv: no such file \(looked for from .*\); did you mean 'lexique\.tsv'\?",
            str(caught.value),
        )
    below = tmp_path / "lexique.tsv" / "a.tsv"
    with pytest.raises((FileNotFoundError, NotADirectoryError), match=r"a\.tsv: no such file"):
        READ[name](below)


@pytest.mark.parametrize("over", ["text", "date"])
def test_hedging_is_read_with_the_markers_of_the_language(over: str, tmp_path: Path) -> None:
    """The lexicon of `course` is of valence: it changes the outlook, and never the hedging."""
    path = tmp_path / "lexique.tsv"
    path.write_text("entry\tpos\tgrade\tsource\tnote\nfleuve\tNOUN\t-2\town\t\n", "utf-8")
    told = discourse.document(DOC.text, id="t", metadata={"date": "2024-05-01"})
    plain, own = (
        discourse.course(told, over=over, lexicon=lexicon).set_index("measure")["read"].to_dict()
        for lexicon in (None, path)
    )
    assert plain == {"outlook": 0, "hedging": 1}
    assert own == {"outlook": -1, "hedging": 1}
    with pytest.raises(ValueError, match="expected entry pos grade"):
        discourse.course(told, over=over, lexicon=LANGUAGES / "fr" / "markers.tsv")


@pytest.mark.parametrize("name", ["read_coded", "agreement"])
def test_a_folder_without_coded_texts(name: str, tmp_path: Path) -> None:
    said = r"no \.ann of brat and no \.xmi, \.json or \.zip of INCEpTION"
    with pytest.raises(ValueError, match=said):
        READ[name](tmp_path)


@pytest.mark.parametrize("name", sorted(READ.keys() - {"read_many", "read_coded", "agreement"}))
def test_a_folder_for_a_file(name: str, tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match=r"is a folder; (?:name|read)"):
        READ[name](tmp_path)


@pytest.mark.parametrize("name", READ)
def test_no_path(name: str) -> None:
    with pytest.raises(TypeError, match=r"path"):
        READ[name](3)


@pytest.mark.parametrize("name", WRITE)
def test_a_folder_that_is_not_there(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"new: no such folder .* a\.svg into; make"):
        WRITE[name](tmp_path / "new" / "a.svg")
    (tmp_path / "b.svg").mkdir()
    with pytest.raises(IsADirectoryError, match="is a folder; name a file in it"):
        WRITE[name](tmp_path / "b.svg")


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_interrupted_leaves_the_earlier_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, write = WHOLE[name]
    path = tmp_path / file
    write(path)
    earlier = path.read_bytes()
    monkeypatch.setattr(os, "fsync", interrupted)  # all is written, and not yet safe
    with pytest.raises(KeyboardInterrupt):
        write(path)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [(file, earlier)]


@pytest.mark.parametrize("name", [*WHOLE, *NEW])
def test_what_is_interrupted_leaves_nothing_new(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, write = (WHOLE | NEW)[name]
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            write(tmp_path / file)
    assert list(tmp_path.iterdir()) == []
    write(tmp_path / file)
    assert (tmp_path / file).exists()


def test_a_full_disk_is_said_and_leaves_the_earlier_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a.xml").write_text("earlier", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=r"a\.xml: No space left on device$"):
        discourse.write(DOC, tmp_path / "a.xml", format="txm")
    assert [one.read_text("utf-8") for one in tmp_path.iterdir()] == ["earlier"]


@pytest.mark.skipif(os.name != "posix", reason="rights and devices of POSIX")
def test_links_rights_and_pipes_stay_what_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, link = tmp_path / "own.xml", tmp_path / "link.xml"
    discourse.write(DOC, own, format="txm")
    content = own.read_bytes()
    own.write_bytes(b"earlier")
    own.chmod(0o640)
    link.symlink_to(own)
    discourse.write(DOC, link, format="txm")
    assert link.is_symlink()
    assert own.read_bytes() == content
    assert stat.S_IMODE(own.stat().st_mode) == 0o640
    for target in (own, link):
        with monkeypatch.context() as patch:
            patch.setattr(os, "access", lambda *_: False)
            with pytest.raises(PermissionError, match="you may not write there"):
                discourse.write(DOC, target, format="txm")
    program = (
        "import discourse; doc = discourse.document('Un mot.', id='a')\n"
        "discourse.write(doc, '/dev/stdout', format='iramuteq'); print('goes on', end='')"
    )
    with (tmp_path / "out.txt").open("ab") as out:
        subprocess.run([sys.executable, "-c", program], stdout=out, check=True)
    assert (tmp_path / "out.txt").read_bytes().endswith(b"goes on")
    os.mkfifo(tmp_path / "pipe")
    heard: list[bytes] = []
    listener = Thread(target=lambda: heard.append((tmp_path / "pipe").read_bytes()))
    listener.start()
    discourse.write(DOC, tmp_path / "pipe", format="txm")
    listener.join(10)
    assert heard == [content]
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize(
    "arguments",
    [
        ["markers", "FILE", "--lexicon", "none.tsv"],
        ["sentiment", "FILE", "--lexicon", "none.tsv"],
        ["report", "none.tsv"],
        ["evaluate", "markers", "none.tsv"],
    ],
)
def test_the_command_line(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(DOC.text, encoding="utf-8")
    assert main([str(file) if one == "FILE" else one for one in arguments]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said == [f"discourse: none.tsv: no such file (looked for from {Path.cwd()})"]


WRONG: dict[str, Callable[[], Any]] = {
    "window is 'x'; give a whole number": lambda: discourse.collocations(
        DOC,
        window="x",  # type: ignore[arg-type]
    ),
    "at_least is 1.5; give a whole number": lambda: discourse.collocations(
        DOC,
        at_least=1.5,  # type: ignore[arg-type]
    ),
    "width is None; give a whole number": lambda: discourse.concordance(
        DOC,
        "fleuve",
        width=None,  # type: ignore[arg-type]
    ),
    "zones is int; give a list": lambda: discourse.document(
        "Un mot.",
        zones=3,  # type: ignore[arg-type]
    ),
    "encoding is int; give its name": lambda: discourse.read(
        __file__,
        encoding=3,  # type: ignore[arg-type]
    ),
    "expects a path or several, got bytes": lambda: discourse.read_many(
        b"a.txt",  # type: ignore[arg-type]
    ),
}


@pytest.mark.parametrize("said", WRONG)
def test_an_argument_of_a_wrong_type_is_named(said: str) -> None:
    with pytest.raises(TypeError, match=re.escape(said)):
        WRONG[said]()


def test_a_language_without_glosses_is_named() -> None:
    with pytest.raises(ValueError, match="gloss 'de' is unknown; choose one of fr, en"):
        discourse.markers(DOC, gloss="de")


@pytest.mark.parametrize(
    ("table", "head", "line"),
    [
        (
            discourse.markers,
            "pattern\tcategory\tstrength\tfamily\tneeds\tforbids\tsource\tattested\tnote",
            "{}\tpossible\tpossible\t\t\t\town\tno\t",
        ),
        (discourse.contributions, "entry\tpos\tgrade\tsource\tnote", "{}\tNOUN\t1\town\t"),
    ],
)
def test_a_lexicon_edited_within_one_tick_of_the_clock_is_read_again(
    table: Callable[..., Any], head: str, line: str, tmp_path: Path
) -> None:
    path = tmp_path / "own.tsv"
    for word in ("fleuve", "maire"):
        path.write_text(f"{head}\n{line.format(word)}\n", encoding="utf-8")
        os.utime(path, ns=(0, 0))
        assert word in table(DOC, lexicon=path)["text"].tolist()
