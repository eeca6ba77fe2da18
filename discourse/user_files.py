"""Files that a user names: what is wrong with one is said in a line."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from discourse.suggestions import suggestion


def path_of(given: object, argument: str, kind: str = "file") -> Path:
    """The path of a file or folder given for an argument.

    Raises
    ------
    TypeError
        no path.
    ValueError
        an empty one.

    Examples
    --------
    >>> path_of("a.tsv", "lexicon").name
    'a.tsv'
    >>> path_of(3, "lexicon")
    Traceback (most recent call last):
    TypeError: lexicon is int; give the path of a file
    """
    if not isinstance(given, str | os.PathLike):
        raise TypeError(f"{argument} is {type(given).__name__}; give the path of a {kind}")
    if not os.fspath(given):
        raise ValueError(f"{argument} is empty; give the path of a {kind}")
    return Path(given)


def version_of(path: Path) -> tuple[int, int]:
    """When a file was changed and its size in bytes: part of the key of what is kept of it.

    Raises
    ------
    OSError
        it cannot be looked at; of the kind that Python gives, and says what to do.
    """
    try:
        about = path.stat()
    except OSError as error:
        raise unread(path, error) from None
    return about.st_mtime_ns, about.st_size


def text_of(path: Path) -> str:
    """The text of a file in UTF-8, without the byte-order mark.

    Raises
    ------
    OSError
        it cannot be read; of the kind that Python gives, and says what to do.
    ValueError
        it is not UTF-8, with file and place.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise unread(path, error) from None
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def unread(path: Path, error: OSError) -> OSError:
    """The error of a file that cannot be read, with a message that says where and what to do.

    >>> print(unread(Path("/nowhere/a.tsv"), FileNotFoundError()))
    /nowhere/a.tsv: no such file (looked for from ...)
    """
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        try:
            beside = [one.name for one in path.parent.iterdir()]
        except OSError:
            beside = []
        return type(error)(
            f"{path}: no such file (looked for from {Path.cwd()}){suggestion(path.name, beside)}"
        )
    if isinstance(error, IsADirectoryError):
        return type(error)(f"{path} is a folder; name a file in it")
    if isinstance(error, PermissionError):
        return type(error)(f"{path}: you may not read it; change its rights or copy it")
    return OSError(f"{path}: {error.strerror or error}")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is never seen half written: an earlier one stays until all is on the disk.

    A link keeps leading to its file, and a file its rights. A pipe or device is written to, and so
    is whatever ``/dev/stdout`` and the like are at the time.

    Raises
    ------
    OSError
        it cannot be written; of the kind that Python gives, and says what to do.
    """
    try:
        if path.exists() and (not path.is_file() or Path("/dev") in path.parents):
            path.write_bytes(data)
        else:
            _replace(path.resolve() if path.is_symlink() else path, data)
    except OSError as error:
        raise _unwritten(path, error) from None


def _replace(path: Path, data: bytes) -> None:
    there = path.exists()
    if there and not os.access(path, os.W_OK):
        raise PermissionError
    with _beside(path) as half, half.open("wb") as file:
        if there:
            shutil.copymode(path, half)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def moved_there_whole(path: Path) -> Iterator[Path]:
    """A place for a new file or folder, which gets its path once it is complete.

    A block that fails or is interrupted leaves nothing behind.

    Raises
    ------
    OSError
        it cannot be written; of the kind that Python gives, and says what to do.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with moved_there_whole(Path(folder, "task")) as half:
    ...         half.mkdir()
    ...         _ = (half / "a.txt").write_text("Un mot.")
    ...     [file.name for file in Path(folder, "task").iterdir()]
    ['a.txt']
    """
    try:
        with _beside(path) as half:
            yield half
    except OSError as error:
        raise _unwritten(path, error) from None


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A path in the same folder, so on the same disk; what is written there is moved at the end."""
    half = path.with_name(f".{path.name}.{os.getpid()}.half")
    try:
        yield half
        half.replace(path)
    except BaseException:
        if half.is_dir():
            shutil.rmtree(half, ignore_errors=True)
        else:
            half.unlink(missing_ok=True)
        raise


def _unwritten(path: Path, error: OSError) -> OSError:
    """The error of a file that cannot be written, with a message that says what to do.

    One that says so already is returned as it is.

    >>> print(_unwritten(Path("/nowhere/a.txt"), FileNotFoundError()))
    /nowhere: no such folder to write a.txt into; make it first
    """
    if error.args and error.strerror is None:
        return error
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return type(error)(
            f"{path.parent}: no such folder to write {path.name} into; make it first"
        )
    if isinstance(error, IsADirectoryError):
        return type(error)(f"{path} is a folder; name a file in it")
    if isinstance(error, PermissionError):
        return type(error)(f"{path}: you may not write there; name another place")
    return OSError(f"{path}: {error.strerror or error}")
