"""A command in its environment: streams, interruptions, and errors in one line."""

from __future__ import annotations

import errno
import io
import os
import sys
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TextIO
from unicodedata import category

INTERRUPTED = 130  # status of a program stopped by Ctrl-C
BAD_INPUT = 2
FAULT = 70  # EX_SOFTWARE of sysexits.h

_FULL = (errno.ENOSPC, errno.EFBIG, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC))
_PACKAGE = Path(__file__).parents[1]
_BREAKS = ("Cc", "Zl", "Zp")  # characters that would break the line or control the terminal


def prepare() -> None:
    """Standard streams that can be used: the closed ones reopened, the others in UTF-8.

    A stream that the caller closed (``>&-``) becomes the null device; otherwise the first file
    opened would get its number, and output meant for the stream would go there. PYTHONIOENCODING is
    respected. A file name that is not UTF-8 keeps its bytes.
    """
    # In this order: each opening takes the lowest number that is free.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - kept to the end
            setattr(sys, name, stream)
    if not os.environ.get("PYTHONIOENCODING") and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")


def run(command: Callable[[], int], *, traced: Callable[[], bool]) -> int:
    """Run a command; any exception becomes one line on standard error and a status.

    Parameters
    ----------
    command
        returns its own status.
    traced
        whether the traceback is wanted as well.

    Raises
    ------
    SystemExit
        as raised by the command, for ``--help`` and wrong arguments.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", UserWarning)
            # A report makes several tables for one target: each warning is shown once.
            once = cache(say)
            warnings.showwarning = lambda message, *_, **__: once(str(message))
            try:
                return command()
            finally:
                sys.stdout.flush()
    except BrokenPipeError:
        return 0  # the reader of the pipe has seen enough
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last handler: a person reads the message
        if traced():
            with suppress(OSError):
                traceback.print_exc()
        status, line = _explained(error)
        say(line)
        return status
    finally:
        for stream in (sys.stdout, sys.stderr):
            _let_go(stream)


def say(line: str) -> None:
    """One line on standard error; if that cannot be written, the status has to do."""
    with suppress(OSError):
        print(f"discourse: {one_line(line)}", file=sys.stderr, flush=True)


def one_line(message: str) -> str:
    r"""A message without line breaks or other control characters, also from file names.

    >>> one_line("a\nb\x1b[2J.txt: no such file"), one_line("caf\udce9.txt")
    ('a b\\x1b[2J.txt: no such file', 'caf\\xe9.txt')
    """
    with suppress(UnicodeEncodeError):
        message = message.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(
        sign.encode("unicode_escape").decode() if category(sign) in _BREAKS else sign
        for sign in " ".join(message.splitlines())
    )


def _explained(error: Exception) -> tuple[int, str]:
    """The status for an error, and its message."""
    if isinstance(error, OSError) and error.strerror:
        # An error that names no file comes from a stream; a full one is our output.
        where = "standard output" if error.errno in _FULL else "standard input"
        named = where if error.filename is None else os.fsdecode(error.filename)
        return BAD_INPUT, f"{named}: {error.strerror}"
    if isinstance(error, MemoryError):
        return BAD_INPUT, "not enough memory for a text of this size; split it"
    # A package that is an extra: its error says what to install, and names no module.
    missing = isinstance(error, ImportError) and error.name is None
    if missing or isinstance(error, ValueError | OSError):
        return BAD_INPUT, str(error)
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    at = own[-1] if own else frames[-1]
    return FAULT, (
        f"a fault of discourse, not of yours: {type(error).__name__}: {error} "
        f"({Path(at.filename).name}, line {at.lineno}); please report this line with the command "
        "and the text (--traceback shows more, --help says where)"
    )


def _let_go(stream: TextIO) -> None:
    """Avoid an error of Python when it closes a stream that accepts no more output."""
    try:
        stream.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
