"""The folder of a report: written aside, moved into place whole, and only over a report."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from threading import Lock

from discourse.page.manifest import (
    FOLDERS,
    TRIES,
    busy,
    strangers,
)
from discourse.report_list import MANIFEST, listed_in, manifest_of

_SHOWN = 3
_ASKED = 8
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
    there, mode = _nearest(root)
    if not stat.S_ISDIR(mode):
        raise ValueError(f"{there} is a file; name a folder for the report")
    for folder in (there, *(root / part for part in FOLDERS)):
        if _is_closed(folder):
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


def _nearest(path: Path) -> tuple[Path, int]:
    """A path or the first of its parents that is there, and its mode, asked in one question."""
    for one in (path, *path.parents):
        with suppress(FileNotFoundError, NotADirectoryError):
            return one, one.stat().st_mode
    raise FileNotFoundError(errno.ENOENT, "no such folder", str(path))


def _is_closed(folder: Path) -> bool:
    """Whether a folder is there and may not be written.

    Another process may move it away and back between two questions, so that they are asked again
    before a no is believed.
    """
    return all(folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK) for _ in range(_ASKED))


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
    for name, data in {**files, MANIFEST: manifest_of(files)}.items():
        path = new / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


def _replace(new: Path, old: Path, root: Path) -> None:
    """The new folder in the place of the earlier one, of which nothing is lost on the way."""
    for number in range(TRIES):
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
    raise busy(root)


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
        for name in [*(listed_in(root / MANIFEST) or ()), MANIFEST]:
            if name not in found and os.path.lexists(root / name):
                (old / "0" / name).parent.mkdir(parents=True, exist_ok=True)
                move(root / name, old / "0" / name)
        for name in FOLDERS:
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
