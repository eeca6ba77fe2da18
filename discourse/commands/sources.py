"""The texts that a command reads: its options, and what a reader should know of them."""

from __future__ import annotations

import argparse
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

import discourse
from discourse.commands.parser import Parser, add_traceback
from discourse.documents import Document

if TYPE_CHECKING:
    import pandas as pd

    from discourse.reading import Problem

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
_SHOWN = 5


def add_sources(command: Parser, *, nargs: str | int = "+") -> None:
    """The texts to read, and how."""
    command.add_argument(
        "sources", metavar="FILE", nargs=nargs, help="files, folders and exports of articles"
    )
    command.add_argument("--text", metavar="COLUMN", help="the column of the texts in a table")
    command.add_argument(
        "--id", metavar="NAME", help="the column of their names, or the name of a text given alone"
    )
    command.add_argument("--lang", metavar="CODE", help="the language of all texts (told for each)")
    command.add_argument("--encoding", help="the encoding of all files (told for each)")
    command.add_argument(
        "--max-size",
        type=_size,
        metavar="SIZE",
        help="the largest file to read, such as 500M or 2G (100M)",
    )
    command.add_argument(
        "--drop-duplicates", action="store_true", help="leave out texts that were there before"
    )
    add_traceback(command)


def _size(given: str) -> int:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kMG]?)B?", given, re.IGNORECASE)
    size = int(float(match[1]) * _UNITS[match[2].lower()]) if match else 0
    if size < 1:
        raise argparse.ArgumentTypeError(f"{given!r} is not a size; write 500k, 100M or 2G")
    return size


def reading(given: argparse.Namespace) -> dict[str, Any]:
    """How sources are read: the arguments of `discourse.read_many` that were given."""
    names = ("text", "id", "lang", "encoding", "max_size", "drop_duplicates")
    return {name: value for name in names if (value := getattr(given, name)) is not None}


def texts(given: argparse.Namespace) -> list[Document]:
    """The texts of a command, with a warning of those that count twice."""
    # Imported here because it loads pandas, for which --help and an early Ctrl-C should not wait.
    from discourse.reading.many_documents import AGAIN

    docs = list(each_text(given))
    again = sum(any(note.startswith(AGAIN) for note in doc.notes) for doc in docs)
    said = "repeat another, which counts twice; --drop-duplicates leaves them out"
    warn([f"{again} of {len(docs)} texts {said}"] if again else [])
    return docs if docs[1:] else [_named(docs[0], given)]


def one_text(given: argparse.Namespace) -> Document:
    """The text of a command that takes one."""
    first, *others = islice(each_text(given), 2)
    if others:
        raise ValueError(
            f"a report is of one text, and here are {first.id!r}, {others[0].id!r}, "
            "and perhaps more; give one file; discourse outlook and the other tables take many"
        )
    return _named(first, given)


def _named(doc: Document, given: argparse.Namespace) -> Document:
    """A text that comes alone, with the name that was given; in a table its column gives that."""
    from discourse.reading.file_bytes import printable

    own = given.id is None or doc.id != printable(Path(given.sources[0]).stem)
    return doc if own else replace(doc, id=given.id)


def each_text(given: argparse.Namespace) -> Iterator[Document]:
    """The texts of a command, one at a time; after the last, what a reader should know.

    Raises
    ------
    ValueError
        a file that is given twice, standard input among others, nothing that can be read.
    """
    from discourse.reading import Problem
    from discourse.reading.language_guess import CONTRADICTED, DOUBT
    from discourse.reading.wrapping import LEFT, UNTOLD

    problems: list[Problem] = []
    notes: list[str] = []
    none = True
    with _in_words_of_a_shell():
        for one in _read(given):
            if isinstance(one, Problem):
                problems.append(one)
                continue
            for note in one.notes:
                if note.startswith((CONTRADICTED, DOUBT, LEFT, UNTOLD)):
                    what_to_do = "; if it is, say --lang fr" if note.startswith(DOUBT) else ""
                    notes.append(f"document {one.id!r}: {note}{what_to_do}")
            none = False
            yield one
        if none:
            more = f" (and {len(problems) - 1} more)" if problems[1:] else ""
            raise ValueError(f"{problems[0]}{more}")
    warn([f"not read: {problem}" for problem in problems], " not read")
    warn(notes, " such notes")


def table_of(
    function: Callable[..., pd.DataFrame], docs: Sequence[Document], **options: Any
) -> pd.DataFrame:
    """The table of the texts whose language has the analysis; the others are named."""
    try:
        return function(docs, **options)
    except discourse.LanguageError as error:
        able = [doc for doc in docs if doc.id not in error.refused]
        if len(able) in (0, len(docs)):
            raise
        others = [doc for doc in docs if doc.id in error.refused]
        warn([f"not analysed: {doc.id}: its language is {doc.lang}" for doc in others], " others")
        return function(able, **options)


def _read(given: argparse.Namespace) -> Iterable[Document | Problem]:
    from discourse.reading import read_each

    files: list[str] = given.sources
    how = reading(given)
    if "-" not in files:
        twice = Counter(map(realpath, files)).most_common(1)[0]
        if twice[1] > 1:
            raise ValueError(f"{twice[0]} is given twice")
        return read_each(files, **how)
    if files[1:]:
        raise ValueError("- is standard input, which comes alone; save it as a file to add others")
    if given.text:
        raise ValueError("--text is the column of a table, which is read from a file, not from -")
    del how["drop_duplicates"]
    return [discourse.read(sys.stdin.buffer, **{"id": "stdin", **how})]


def warn(lines: Sequence[str], where: str = "") -> None:
    """Warn of the first of what went wrong, how many more there are, and where."""
    more = [f"and {len(lines) - _SHOWN} more{where}"] if len(lines) > _SHOWN else []
    for line in (*lines[:_SHOWN], *more):
        warnings.warn(line, stacklevel=2)  # which the terminal prints once


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
            (SEVERAL, "standard input is one; save it as a file, of which all are read"),
        ):
            if advice in said:
                raise type(error)(said.replace(advice, instead)) from None
        raise
