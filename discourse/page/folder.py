"""The folder of a report: written aside, moved into place whole, and only over a report."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from threading import Lock

MANIFEST = "SHA256SUMS"
"""The list of the files that a report wrote: what is not on it is somebody else's."""

_HEAD = "# The files of a report by discourse; sha256sum -c SHA256SUMS checks them.\n"
_LINE = re.compile(
    r"([0-9a-f]{64})  (index\.html|tables/\w+\.csv|figures/\w+\.(?:svg|png))", re.ASCII
)
_FOLDERS = ("figures", "tables")
# What file browsers leave in a folder that was looked at; it is nobody's work.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_LARGEST = 1_000_000  # bytes of a manifest; ours has some 3,000
_SHOWN = 3
_TRIES = 20  # how often another process may be faster in putting its report in the same place
_MOVING = Lock()


def check(root: Path, *, force: bool, named: Path | None = None) -> None:
    """Refuse a place where no report may be written.

    Parameters
    ----------
    root
        the folder.
    force
        whether it may hold what no report wrote.
    named
        what to call it in the message.

    Raises
    ------
    ValueError
        a file, a symbolic link, or a folder with something in it that no report wrote.
    PermissionError
        no right to write there.
    """
    name = root if named is None else named
    if root.is_symlink():
        raise ValueError(f"{name} is a symbolic link, which is not followed; name a folder")
    there = next(one for one in (root, *root.parents) if one.exists())
    if not there.is_dir():
        raise ValueError(f"{there} is a file; name a folder for the report")
    for folder in (there, *(root / part for part in _FOLDERS)):
        if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "no right to write there", str(folder))
    if there != root:
        return
    found = strangers(root)
    if found and not force:
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        shown = ", ".join(f"{odd}{why}" for odd, why in list(found.items())[:_SHOWN])
        raise ValueError(
            f"{name} holds what no report wrote: {shown}{more}; name another folder, or keep them "
            "and write among them with force=True (--force)"
        )


def strangers(root: Path) -> dict[str, str]:
    """What in a folder is not the work of a report, by name, each with what is odd about it.

    A file that a report wrote and somebody changed is one too. Links are not followed.
    """
    for _ in range(_TRIES):
        # Another program may put a new report in the place of the one that is being looked at.
        with suppress(FileNotFoundError):
            before = root.stat().st_ino
            found = _strangers(root)
            if root.stat().st_ino == before:
                return found
        if not root.exists():
            return {}
    raise _busy(root)


def _busy(root: Path) -> OSError:
    return OSError(errno.EBUSY, "other programs keep writing there", str(root))


def _strangers(root: Path) -> dict[str, str]:
    listed = _listed(root / MANIFEST)
    found: dict[str, str] = {}
    for entry in _sorted(root):
        if entry.name in _FOLDERS and entry.is_dir(follow_symlinks=False):
            inside = {f"{entry.name}/{inner.name}": inner for inner in _sorted(Path(entry))}
        else:
            inside = {entry.name: entry}
        for name, one in inside.items():
            why = _odd(one, name, listed)
            if why is not None:
                found[name] = why
    return found


def _sorted(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _odd(entry: os.DirEntry[str], name: str, listed: Mapping[str, str] | None) -> str | None:
    """What is odd about an entry, "" where its being there is enough; None where nothing is."""
    if entry.is_symlink():
        return " (a link)"
    if entry.name in _LITTER or (name == MANIFEST and listed is not None):
        return None
    expected = (listed or {}).get(name)
    if expected is None or not entry.is_file(follow_symlinks=False):
        return ""
    return None if _digest(Path(entry).read_bytes()) == expected else " (changed since)"


def _listed(manifest: Path) -> dict[str, str] | None:
    """The files that a manifest lists with their digests; None where it is none of ours."""
    if manifest.is_symlink() or not manifest.is_file() or manifest.stat().st_size > _LARGEST:
        return None
    text = manifest.read_text(encoding="utf-8", errors="replace")
    if not text.startswith(_HEAD):
        return None
    lines = (_LINE.fullmatch(line) for line in text.splitlines())
    return {line[2]: line[1] for line in lines if line}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# --- writing --------------------------------------------------------------------------------------


def write(root: Path, files: Mapping[str, bytes], *, force: bool = False) -> tuple[Path, ...]:
    """Write the files of a report, all or none of them.

    The new files are written aside and moved into place when all are there. Whatever happens
    before that, an earlier report stays as it was and nothing is left behind.

    Parameters
    ----------
    root
        the folder; made when missing.
    files
        the content of each file by its name in the folder.
    force
        whether to write into a folder that holds what no report wrote. That is kept: where the
        report needs its name, it is renamed to ``NAME.old``.

    Returns
    -------
    tuple of Path
        what was kept.

    Raises
    ------
    ValueError
        as `check`.
    OSError
        no room, no right to write; the message names the folder.
    """
    check(root, force=force)
    try:
        found = strangers(root) if root.exists() else {}
        among = root.exists() and (bool(found) or not _movable(root))
        with _parents(root.parent), _stage(root if among else root.parent) as stage:
            new, old = stage / "new", stage / "old"
            _fill(new, files)
            old.mkdir()
            with _MOVING:
                if among:
                    return _exchange(new, old, root, found)
                _replace(new, old, root)
                return ()
    except OSError as error:
        # Its own message would name a folder that is gone by now, or none.
        said = f"{error.strerror or error}; no report was written, and what was there is untouched"
        raise OSError(error.errno, said, str(root)) from error


def _movable(root: Path) -> bool:
    """Whether a folder can be replaced by another of its name."""
    here: tuple[Path, ...] = ()
    with suppress(OSError):  # a working folder that is gone
        here = (Path.cwd(), *Path.cwd().parents)
    return (
        root.resolve() not in here
        and not os.path.ismount(root)
        and os.access(root.parent, os.W_OK | os.X_OK)
    )


@contextmanager
def _parents(folder: Path) -> Iterator[None]:
    """A folder for the time of the block, and for good if the block ends well."""
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for one in made:
            with suppress(OSError):
                one.rmdir()
        raise


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """A folder for what is on its way; the other half of each move is on the same disk."""
    stage = folder / f".discourse-{secrets.token_hex(8)}"
    try:
        stage.mkdir()
        yield stage
    finally:
        shutil.rmtree(stage / "new", ignore_errors=True)
        old = stage / "old"
        for earlier in old.iterdir() if old.is_dir() else ():
            # Nothing of anybody else is ever deleted; it would stay, and its folder with it.
            if not earlier.is_symlink() and earlier.is_dir() and not strangers(earlier):
                shutil.rmtree(earlier, ignore_errors=True)
        for empty in (old, stage):
            with suppress(OSError):
                empty.rmdir()


def _fill(new: Path, files: Mapping[str, bytes]) -> None:
    new.mkdir()
    lines = [f"{_digest(data)}  {name}\n" for name, data in sorted(files.items())]
    for name, data in {**files, MANIFEST: (_HEAD + "".join(lines)).encode()}.items():
        path = new / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


def _replace(new: Path, old: Path, root: Path) -> None:
    """The new folder in the place of the earlier one, of which nothing is lost on the way."""
    for number in range(_TRIES):
        aside = old / str(number)
        try:
            with suppress(FileNotFoundError):
                root.rename(aside)
                # Somebody may have put a file there since it was looked at.
                check(aside, force=False, named=root)
                shutil.copymode(aside, new)
            new.rename(root)
        except BaseException as error:
            if os.path.lexists(aside) and not os.path.lexists(root):
                aside.rename(root)
            if isinstance(error, OSError) and error.errno in (errno.EEXIST, errno.ENOTEMPTY):
                continue
            raise
        return
    raise _busy(root)


def _exchange(new: Path, old: Path, root: Path, found: Mapping[str, str]) -> tuple[Path, ...]:
    """The new files among those of others, one by one; all is undone where one fails."""
    moves: list[tuple[Path, Path]] = []
    kept = {name: root / name for name in found}

    def move(source: Path, target: Path) -> None:
        moves.append((source, target))
        source.rename(target)

    def make_way(name: str) -> None:
        path = root / name
        if os.path.lexists(path):
            kept[name] = _free(path)
            move(path, kept[name])

    try:
        for name in [*(_listed(root / MANIFEST) or ()), MANIFEST]:
            if name not in found and os.path.lexists(root / name):
                (old / "0" / name).parent.mkdir(parents=True, exist_ok=True)
                move(root / name, old / "0" / name)
        for name in _FOLDERS:
            if (root / name).is_symlink() or not (root / name).is_dir():
                make_way(name)
                move(new / name, root / name)
        for path in sorted(path for path in new.rglob("*") if path.is_file()):
            name = path.relative_to(new).as_posix()
            make_way(name)
            move(path, root / name)
    except BaseException:
        for source, target in reversed(moves):
            if os.path.lexists(target) and not os.path.lexists(source):
                target.rename(source)
        raise
    return tuple(kept[name] for name in sorted(kept))


def _free(path: Path) -> Path:
    """A name beside a path that nothing has."""
    names = (path.with_name(f"{path.name}.old{number or ''}") for number in count())
    return next(name for name in names if not os.path.lexists(name))
