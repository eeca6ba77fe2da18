"""The text that a command reads: its options, and what its reader should know of it."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import discourse
from discourse.commands.output import warnings_in_a_line
from discourse.commands.parser import Parser, add_traceback
from discourse.documents import Document

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}


def add_file(command: Parser) -> None:
    """The text to read, and how."""
    command.add_argument("file", metavar="FILE", help="the text to read; - is standard input")
    command.add_argument("--id", help="the name of the text in tables (that of the file)")
    command.add_argument(
        "--lang", metavar="CODE", help="language of the text (recognised by its words)"
    )
    command.add_argument("--encoding", help="encoding of the file, if it is not recognised")
    add_max_size(command)
    add_traceback(command)


def add_max_size(command: Parser) -> None:
    """The option that says how large a file may be; `limit_of` gives its argument."""
    command.add_argument(
        "--max-size",
        type=_size,
        metavar="SIZE",
        help="the largest file to read, such as 500M or 2G (100M)",
    )


def limit_of(given: argparse.Namespace) -> dict[str, int]:
    """The argument ``max_size`` of the library, if the option was given."""
    return {} if given.max_size is None else {"max_size": given.max_size}


def _size(given: str) -> int:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kMG]?)B?", given, re.IGNORECASE)
    size = int(float(match[1]) * _UNITS[match[2].lower()]) if match else 0
    if size < 1:
        raise argparse.ArgumentTypeError(f"{given!r} is not a size; write 500k, 100M or 2G")
    return size


def read(given: argparse.Namespace) -> Document:
    """The document of a command, with what a reader should know of it on standard error."""
    # Imported here because it loads pandas, for which --help and an early Ctrl-C should not wait.
    from discourse.reading.language_guess import DOUBT
    from discourse.reading.wrapping import LEFT, UNTOLD

    if given.file != "-":
        _refuse_folder(given.file)
    given_id = "stdin" if given.id is None and given.file == "-" else given.id
    source = sys.stdin.buffer if given.file == "-" else given.file
    with warnings_in_a_line(), _in_words_of_a_shell():
        doc = discourse.read(
            source, id=given_id, lang=given.lang, encoding=given.encoding, **limit_of(given)
        )
    for note in doc.notes:
        if note.startswith((DOUBT, LEFT, UNTOLD)):
            what_to_do = "; if it is, say --lang fr" if note.startswith(DOUBT) else ""
            print(f"discourse: document {doc.id!r}: {note}{what_to_do}", file=sys.stderr)
    return doc


def _refuse_folder(given: str) -> None:
    """A command reads one file; the message names one of the folder."""
    path, folder = Path(given), False
    with suppress(OSError, ValueError):  # too long a name; reading it will say so
        folder = path.is_dir()
        # A card of metadata is not text.
        files = (
            sorted(one for one in path.glob("[!.]*.*") if one.suffix != ".toml") if folder else []
        )
    if folder:
        such = f", such as {files[0]}" if files else ""
        raise IsADirectoryError(
            f"{path} is a folder; a command reads one file{such}; discourse corpus reads all in it"
        )


@contextmanager
def _in_words_of_a_shell() -> Iterator[None]:
    """What the library advises in Python, advised for a command line."""
    from discourse.reading.files import SEVERAL
    from discourse.reading.mistaken_arguments import TEXT_TO_DOCUMENT

    try:
        yield
    except (OSError, ValueError) as error:
        said = str(error)
        for advice, instead in (
            (TEXT_TO_DOCUMENT, "a text can be piped: echo 'TEXT' | discourse COMMAND -"),
            (SEVERAL, "this command reads one; discourse corpus FILE -o FOLDER analyses them all"),
        ):
            if advice in said:
                raise type(error)(said.replace(advice, instead)) from None
        raise
