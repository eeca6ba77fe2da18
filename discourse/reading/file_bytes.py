"""The bytes of a file or stream, and never more of them than is allowed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO
from unicodedata import category

from discourse.user_files import unread

MAX_SIZE = 100_000_000
"""Bytes: some 16 million words, far above any article and above most exports."""

_PIECE = 1 << 20
_UNSEEN = ("Cc", "Cs", "Zl", "Zp")  # controls, lone surrogates, separators of lines


def bytes_of(source: Path | BinaryIO, where: str, max_size: int | None) -> bytes:
    r"""All bytes of a file or stream, unless they are more than `max_size`.

    The size of a file is asked before it is read. A pipe, a device or a stream has none, so at
    most one byte more than is allowed is taken from it.

    Raises
    ------
    FileNotFoundError
        No such file.
    ValueError
        More than `max_size` bytes.
    TypeError
        A stream that gives text, or a `max_size` that is not a number of bytes.

    Examples
    --------
    >>> from io import BytesIO
    >>> bytes_of(BytesIO(b"un mot"), "stream", 6)
    b'un mot'
    >>> bytes_of(BytesIO(b"deux mots"), "stream", 6)
    Traceback (most recent call last):
    ValueError: stream: more than 6 bytes, the most that is read; ...
    """
    _check(max_size)
    if not isinstance(source, Path):
        data = _taken(source, where, max_size)
    else:
        if not source.exists():
            raise unread(source, FileNotFoundError())
        try:
            with source.open("rb") as stream:
                size = os.fstat(stream.fileno()).st_size
                if max_size is not None and size > max_size:
                    raise too_large(where, max_size, size)
                data = _taken(stream, where, max_size)
        except OSError as error:
            raise unread(source, error) from None
    if max_size is not None and len(data) > max_size:
        raise too_large(where, max_size)
    return data


def too_large(where: str, max_size: int, size: int | None = None) -> ValueError:
    """The error of a file with more than `max_size` bytes; its size where that is known."""
    has = "" if size is None else f" ({_shown(size)})"
    return ValueError(
        f"{where}: more than {_shown(max_size)}{has}, the most that is read; split it, or "
        "raise max_size (--max-size)"
    )


def _check(max_size: object) -> None:
    if max_size is None:
        return
    if isinstance(max_size, bool) or not isinstance(max_size, int):
        raise TypeError(f"max_size is {max_size!r}; give a number of bytes, or None for no limit")
    if max_size < 1:
        raise ValueError(f"max_size is {max_size}; give a number of bytes, or None for no limit")


def _taken(stream: BinaryIO, where: str, max_size: int | None) -> bytes:
    """All of a stream, or one byte more than allowed; an unbuffered one gives it in pieces."""
    taken = bytearray()
    while max_size is None or len(taken) <= max_size:
        piece: object = stream.read(_PIECE if max_size is None else max_size + 1 - len(taken))
        if not isinstance(piece, bytes):
            raise TypeError(
                f"{where}: the stream gives {type(piece).__name__}, not bytes; open it in binary "
                "mode, or give its text to discourse.document()"
            )
        if not piece:
            break
        taken += piece
    return bytes(taken)


def _shown(size: int) -> str:
    if size < 1_000_000:
        return f"{size} bytes"
    return f"{size / 1_000_000:.1f}".removesuffix(".0") + " MB"


def printable(name: str) -> str:
    r"""A file name as it can be shown and kept: bytes that are not UTF-8 and controls escaped.

    >>> printable("été"), printable("caf\udce9"), printable("a\nb")
    ('été', 'caf\\xe9', 'a\\nb')
    """
    try:
        read = os.fsencode(name).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # a surrogate that no file system gave
        read = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(
        sign.encode("unicode_escape").decode() if category(sign) in _UNSEEN else sign
        for sign in read
    )
