"""The folder of a report: written whole or not at all, and no foreign files touched."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import matplotlib as mpl
import pytest

import discourse
from discourse import report_list
from discourse.charts import style
from discourse.page import folder, manifest
from discourse.page.manifest import strangers
from discourse.report_list import manifest_of

ROOT = Path(__file__).resolve().parents[1]
FIRST = {"index.html": b"one", "tables/words.csv": b"1", "figures/path.svg": b"<svg/>"}
SECOND = {"index.html": b"two", "tables/words.csv": b"2", "tables/verbs.csv": b"3"}
needs_links = pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")


def content(root: Path) -> dict[str, bytes | str]:
    """Everything below a folder; links are followed."""
    found: dict[str, bytes | str] = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        elif path.is_file():
            found[name] = path.read_bytes()
    return found


def names(root: Path) -> list[str]:
    """The entries of a folder, hidden ones included."""
    return sorted(path.name for path in root.iterdir())


def written(files: Mapping[str, bytes], tmp_path: Path) -> dict[str, bytes | str]:
    """The entries of a folder into which only these files were written."""
    fresh = tmp_path / "fresh"
    folder.write(fresh, files)
    found = content(fresh)
    for name in sorted(fresh.rglob("*"), reverse=True):
        name.rmdir() if name.is_dir() else name.unlink()
    fresh.rmdir()
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = tmp_path / "report"
    folder.write(path, FIRST)
    return path


# --- what is written ------------------------------------------------------------------------------


def test_a_folder_holds_the_files_and_their_digests(root: Path) -> None:
    found = content(root)
    listed = found.pop("SHA256SUMS")
    assert found == FIRST
    assert isinstance(listed, bytes)
    assert listed.decode().splitlines()[1:] == [
        f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in sorted(FIRST.items())
    ]


def test_a_second_report_replaces_all_of_the_first(root: Path, tmp_path: Path) -> None:
    assert folder.write(root, SECOND) == ()
    assert content(root) == written(SECOND, tmp_path)
    assert names(tmp_path) == ["report"]


def test_a_part_of_an_old_report_that_was_deleted_is_no_obstacle(root: Path) -> None:
    (root / "index.html").unlink()
    folder.write(root, SECOND)
    assert (root / "index.html").read_bytes() == b"two"


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_the_folder_keeps_its_mode_and_a_new_one_has_that_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    new = tmp_path / "new"
    folder.write(new, FIRST)
    assert new.stat().st_mode == (tmp_path / "other").stat().st_mode
    new.chmod(0o750)
    folder.write(new, SECOND)
    assert new.stat().st_mode & 0o777 == 0o750


def test_what_a_file_browser_leaves_is_nobodys_work(root: Path) -> None:
    (root / ".DS_Store").write_bytes(b"\0")
    folder.write(root, SECOND)
    assert (root / "index.html").read_bytes() == b"two"


# --- what is not ours -----------------------------------------------------------------------------


def page_of_my_own(root: Path) -> None:
    (root / "index.html").write_bytes(b"mine")


def file(name: str) -> Callable[[Path], None]:
    def put(root: Path) -> None:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(b"mine")

    return put


def no_manifest(root: Path) -> None:
    (root / "SHA256SUMS").unlink()


def manifest_of_another(root: Path) -> None:
    digest = hashlib.sha256(b"one").hexdigest()
    (root / "SHA256SUMS").write_text(f"{digest}  index.html\n", encoding="utf-8")


STRANGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a file": (file("notes.txt"), "notes.txt;"),
    "a changed page": (page_of_my_own, r"index\.html \(changed since\);"),
    "a file among the tables": (file("tables/mine.csv"), r"tables/mine\.csv;"),
    "a folder": (file("data/mine.csv"), "data;"),
    "a hidden file": (file(".htaccess"), r"\.htaccess;"),
    "no manifest": (no_manifest, r"figures/path\.svg, index\.html, tables/words\.csv;"),
    "a manifest of another": (manifest_of_another, "SHA256SUMS, figures.* and 1 more;"),
}


@pytest.mark.parametrize(("put", "named"), STRANGE.values(), ids=STRANGE.keys())
def test_a_folder_with_what_no_report_wrote_is_refused(
    put: Callable[[Path], None], named: str, root: Path, tmp_path: Path
) -> None:
    put(root)
    before = content(tmp_path)
    with pytest.raises(
        ValueError, match=f"report holds what no report wrote: {named} name another"
    ):
        folder.write(root, SECOND)
    assert content(tmp_path) == before


@pytest.mark.parametrize(("put", "named"), STRANGE.values(), ids=STRANGE.keys())
def test_force_keeps_what_no_report_wrote(
    put: Callable[[Path], None], named: str, root: Path, tmp_path: Path
) -> None:
    del named
    put(root)
    before = content(root)
    kept = folder.write(root, SECOND, force=True)
    after = content(root)
    assert {name: after[name] for name in written(SECOND, tmp_path)} == written(SECOND, tmp_path)
    strange = {
        name: data for name, data in before.items() if data not in (*FIRST.values(), b"mine")
    }
    assert b"mine" not in before.values() or b"mine" in after.values()
    assert all(path.exists() for path in kept)
    assert kept
    if put is not no_manifest:
        strange.pop("SHA256SUMS")
    assert set(strange.values()) <= set(after.values())
    assert names(tmp_path) == ["report"]


def test_force_renames_what_stands_in_the_way_and_never_over_another(root: Path) -> None:
    for number, name in enumerate(("index.html.old", "index.html")):
        (root / name).write_bytes(b"mine %d" % number)
    kept = folder.write(root, SECOND, force=True)
    assert [path.name for path in kept] == ["index.html.old1", "index.html.old"]
    assert (root / "index.html.old").read_bytes() == b"mine 0"
    assert (root / "index.html.old1").read_bytes() == b"mine 1"
    assert (root / "index.html").read_bytes() == b"two"
    assert not (root / "figures" / "path.svg").exists()


# --- links ----------------------------------------------------------------------------------------


@needs_links
@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
@pytest.mark.parametrize("force", [False, True])
def test_a_link_in_place_of_the_folder_is_refused(target: str, force: bool, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "report").symlink_to(target)
    with pytest.raises(ValueError, match="report is a symbolic link, which is not followed"):
        folder.write(tmp_path / "report", FIRST, force=force)
    assert names(tmp_path) == ["elsewhere", "report"]
    assert not list((tmp_path / "elsewhere").iterdir())


@needs_links
@pytest.mark.parametrize("part", ["tables", "index.html", "SHA256SUMS", "figures/path.svg"])
@pytest.mark.parametrize("dangling", [False, True])
def test_a_link_inside_is_not_followed(
    part: str, dangling: bool, root: Path, tmp_path: Path
) -> None:
    path, away = root / part, tmp_path / "away"
    away.mkdir()
    if dangling:
        target = away / "nowhere"
    elif path.is_dir():
        target = away
    else:
        target = away / "file"
        target.write_bytes(path.read_bytes())
    before = content(away)
    if path.is_dir():
        for one in path.iterdir():
            one.unlink()
        path.rmdir()
    else:
        path.unlink()
    path.symlink_to(target)
    with pytest.raises(ValueError, match=f"{part} " + r"\(a link\)"):
        folder.write(root, SECOND)
    folder.write(root, {**SECOND, "figures/path.svg": b"new"}, force=True)
    assert content(away) == before
    assert not path.is_symlink()
    assert path.with_name(f"{path.name}.old").is_symlink()


# --- when it fails --------------------------------------------------------------------------------


class Failing:
    """Stands in for a method of Path; fails at one of its calls, before or after doing it."""

    def __init__(self, name: str, at: int, error: BaseException, *, after: bool) -> None:
        self.name, self.at, self.error, self.after = name, at, error, after
        self.real = getattr(Path, name)
        self.calls = 0

    def __enter__(self) -> Failing:
        def method(path: Path, *given: object, **named: object) -> object:
            return self.call(path, *given, **named)

        setattr(Path, self.name, method)
        return self

    def __exit__(self, *_: object) -> None:
        setattr(Path, self.name, self.real)

    def call(self, *given: object, **named: object) -> object:
        self.calls += 1
        due = self.calls == self.at  # mkdir calls itself for the parents
        if due and not self.after:
            raise self.error
        result = self.real(*given, **named)
        if due:
            raise self.error
        return result


@pytest.mark.parametrize("method", ["mkdir", "write_bytes", "rename"])
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left"), KeyboardInterrupt()])
@pytest.mark.parametrize("among", [False, True])
def test_a_failure_at_any_step_leaves_one_whole_report(
    method: str, after: bool, error: BaseException, among: bool, tmp_path: Path
) -> None:
    ends = (written(FIRST, tmp_path), written(SECOND, tmp_path))
    failed = 0
    for at in range(1, 100):
        place = tmp_path / str(at)
        folder.write(place / "report", FIRST)
        if among:
            (place / "report" / "notes.txt").write_bytes(b"mine")
        with Failing(method, at, error, after=after) as failing:
            try:
                folder.write(place / "report", SECOND, force=among)
            except type(error):
                failed += 1
        found = content(place / "report")
        assert found.pop("notes.txt", b"") == (b"mine" if among else b"")
        assert found in ends
        assert names(place) == ["report"]
        assert all(path.name in ("tables", "figures") for path in place.glob("report/*/"))
        if failing.calls < at:
            break
    assert failed == at - 1 > 0


def test_a_first_report_that_fails_leaves_nothing(tmp_path: Path) -> None:
    error = OSError(errno.ENOSPC, "No space left on device")
    with (
        Failing("write_bytes", 2, error, after=False),
        pytest.raises(OSError, match="No space left on device; no report was written") as caught,
    ):
        folder.write(tmp_path / "new" / "report", FIRST)
    assert caught.value.errno == errno.ENOSPC
    assert caught.value.filename == str(tmp_path / "new" / "report")
    assert not list(tmp_path.iterdir())


def test_a_file_in_the_way_of_a_parent_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"mine")
    with pytest.raises(ValueError, match="taken is a file; name a folder"):
        folder.write(tmp_path / "taken" / "below" / "report", FIRST)
    assert content(tmp_path) == {"taken": b"mine"}


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere"
)
def test_a_parent_without_the_right_to_write(root: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(PermissionError, match="no right to write there"):
            folder.write(tmp_path / "new", FIRST)
        folder.write(root, SECOND)
        assert (root / "index.html").read_bytes() == b"two"
        root.chmod(0o555)
        with pytest.raises(PermissionError, match="no right to write there"):
            folder.write(root, FIRST)
    finally:
        root.chmod(0o755)
        tmp_path.chmod(0o755)
    assert names(tmp_path) == ["report"]


def test_the_working_folder_stays_the_same_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = tmp_path.stat().st_ino
    for files in (FIRST, SECOND):
        folder.write(Path(), files)
        assert content(tmp_path).keys() == {*files, "SHA256SUMS"}
    assert tmp_path.stat().st_ino == before


# --- several at once ------------------------------------------------------------------------------


def test_many_threads_and_processes_may_write_the_same_folder(tmp_path: Path) -> None:
    root = tmp_path / "report"
    code = (
        "import sys; from pathlib import Path; from discourse.page import folder\n"
        f"for _ in range(30): folder.write(Path(sys.argv[1]), {SECOND!r})"
    )
    with (
        subprocess.Popen([sys.executable, "-c", code, str(root)], cwd=ROOT) as other,
        ThreadPoolExecutor(8) as pool,
    ):
        list(pool.map(lambda number: folder.write(root, (FIRST, SECOND)[number % 2]), range(160)))
    assert other.returncode == 0
    assert not strangers(root)
    assert names(tmp_path) == ["report"]


def test_a_folder_is_not_taken_for_the_next_one_that_gets_its_number(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The numbers of deleted folders are given again, on most systems to the very next one."""
    real, swapped = report_list.listed_in, False

    def listed_in(path: Path) -> dict[str, str] | None:
        nonlocal swapped
        found = real(path)
        if not swapped:
            swapped = True
            number = root.stat().st_ino
            shutil.rmtree(root)
            made = [tmp_path / f"next{count}" for count in range(50)]
            for one in made:
                one.mkdir()
            new = next((one for one in made if one.stat().st_ino == number), made[0])
            for name, data in {**SECOND, "SHA256SUMS": manifest_of(SECOND)}.items():
                (new / name).parent.mkdir(exist_ok=True)
                (new / name).write_bytes(data)
            new.rename(root)
        return found

    monkeypatch.setattr(manifest, "listed_in", listed_in)
    assert strangers(root) == {}
    assert swapped


def test_eight_threads_write_the_same_bytes(tmp_path: Path) -> None:
    doc = discourse.document("L’Europe pourrait agir.\nUne lueur\nLa paix, peut-être, reviendra.")
    settings = dict(mpl.rcParams)
    discourse.report(doc, tmp_path / "alone")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: discourse.report(doc, tmp_path / str(number)), range(8)))
    alone = content(tmp_path / "alone")
    for number in range(8):
        assert content(tmp_path / str(number)) == alone
    assert dict(mpl.rcParams) == settings


def test_a_thread_in_the_house_style_leaves_no_other_in_it() -> None:
    settings = dict(mpl.rcParams)
    entered, left = threading.Event(), threading.Event()

    def draw() -> None:
        with style():
            entered.set()
            left.wait(10)

    other = threading.Thread(target=draw)
    with style():
        other.start()
        # If the other enters as well, it takes our settings for the user's own.
        entered.wait(0.5)
    left.set()
    other.join()
    assert dict(mpl.rcParams) == settings
