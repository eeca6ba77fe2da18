"""The text of a large file, a window at a time: an export of any size takes the same memory."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

WINDOW = 1 << 20
"""Bytes of a window."""

LARGE = 4 * WINDOW
"""Bytes from which a file is read in windows; what is smaller is read at once."""


class FileWindows:
    r"""The text of a file in UTF-8, with one kind of line end; it can be gone through again.

    Parameters
    ----------
    path
        The file.
    size
        Bytes of a window.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.txt")
    ...     _ = path.write_bytes("\ufeffL’été\r\nfinit".encode())
    ...     windows = FileWindows(path, 4)
    ...     list(windows), windows.sound()
    (['L', '’', 'été', '\nfi', 'nit'], True)
    """

    def __init__(self, path: Path, size: int = WINDOW) -> None:
        self.path, self.size = path, size

    def __iter__(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder("utf-8-sig")()
        held = ""
        for piece in self._pieces():
            text = held + decoder.decode(piece)
            # A carriage return at the end may be the first half of a line end.
            held = "\r" if text.endswith("\r") else ""
            text = text.removesuffix(held).replace("\r\n", "\n").replace("\r", "\n")
            if text:
                yield text
        last = held.replace("\r", "\n") + decoder.decode(b"", final=True)
        if last:
            yield last

    def sound(self) -> bool:
        """Whether all of the file is UTF-8 and a text."""
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            for piece in self._pieces():
                decoder.decode(piece)
                if b"\x00" in piece:
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
        return True

    def head(self) -> bytes:
        """The first megabyte, without a character that is cut at its end."""
        with self.path.open("rb") as file:
            data = file.read(WINDOW)
        return data.decode("utf-8", "ignore").encode("utf-8")

    def sha256(self) -> str:
        """The digest of the file."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def _pieces(self) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            yield from _read(file, self.size)


def _read(file: BinaryIO, size: int) -> Iterator[bytes]:
    while piece := file.read(size):
        yield piece
