"""What in the folder of a report is the report's own, told by the list it keeps of its files."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from discourse.report_list import MANIFEST, digest, listed_in

FOLDERS = ("figures", "tables")
"""The folders in that of a report."""
WORKBOOK = "tables/tables.xlsx"
"""All tables in one workbook, where one was asked for."""
TRIES = 20
"""How often another process may be faster in putting its report in the same place."""

# What file browsers leave in a folder they showed; no user made these files.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def strangers(root: Path) -> dict[str, str]:
    """What in a folder is not the work of a report, by name, each with what is odd about it.

    A file that a report wrote and somebody changed is one too. Links are not followed.
    """
    for _ in range(TRIES):
        # Another program may put a new report in the place of the one that is being looked at.
        with suppress(FileNotFoundError), _held(root):
            before = _identity(root)
            found = _strangers(root)
            if _identity(root) == before:
                return found
        if not root.exists():
            return {}
    raise busy(root)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """A folder kept open, since the number of one that is deleted may go to the next one made.

    Windows neither opens folders nor gives a number twice.
    """
    if os.name != "posix":
        yield
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        yield
    finally:
        os.close(opened)


def _identity(folder: Path) -> tuple[int, int, int]:
    """Which folder bears a name; the time tells of one that was moved away and back."""
    found = folder.stat()
    return found.st_dev, found.st_ino, found.st_ctime_ns


def busy(root: Path) -> OSError:
    """The error of a place in which others were faster each time."""
    return OSError(errno.EBUSY, "other programs keep writing there", str(root))


def _strangers(root: Path) -> dict[str, str]:
    listed = listed_in(root / MANIFEST)
    found: dict[str, str] = {}
    for entry in _sorted(root):
        if entry.name in FOLDERS and entry.is_dir(follow_symlinks=False):
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
    return None if digest(Path(entry).read_bytes()) == expected else " (changed since)"
