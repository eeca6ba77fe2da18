"""The commands for a corpus: its tables, and which of its texts are copies."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import discourse
from discourse.commands.output import add_format, print_table, warnings_in_a_line
from discourse.commands.parser import Commands, Parser, add_traceback
from discourse.commands.text_file import add_max_size, limit_of
from discourse.documents import Document
from discourse.user_files import path_of

_SHOWN = 5


def add_corpus(commands: Commands[Parser]) -> None:
    """Many texts into Parquet tables."""
    purpose = "many texts into tables that any program reads (Parquet)"
    command = commands.add_parser(
        "corpus",
        help=purpose,
        description=f"Analyse {purpose}. Called again after it was stopped, it goes on from there.",
    )
    _add_sources(command)
    command.add_argument(
        "-o", "--output", metavar="FOLDER", required=True, help="where to write, new or empty"
    )
    command.add_argument("--target", help="whose outlook is asked (that of the whole text)")
    command.add_argument("--jobs", type=int, default=1, help="how many processes work (1)")
    command.add_argument("--cluster", metavar="ADDRESS", help="a Dask scheduler, instead of --jobs")
    command.add_argument(
        "--tables", metavar="TABLE,…", help="which tables to write, separated by commas (all)"
    )
    command.add_argument(
        "--drop-duplicates", action="store_true", help="leave out texts that were there before"
    )
    command.add_argument(
        "--leave-out",
        metavar="FILE",
        help="a table (CSV, XLSX) that names texts to leave out in its column doc, such as that of "
        "discourse duplicates",
    )
    command.add_argument(
        "--anew",
        action="store_true",
        help="begin anew in a folder whose run had other lexicons, parameters or version",
    )
    add_traceback(command)
    command.set_defaults(run=_corpus)


def add_duplicates(commands: Commands[Parser]) -> None:
    """Which texts are copies of others."""
    purpose = "articles that repeat another one, whole or in part, such as agency copy"
    command = commands.add_parser(
        "duplicates",
        help=purpose,
        description=f"Print {purpose}, each with the one that is kept, for corpus --leave-out.",
    )
    _add_sources(command)
    command.add_argument(
        "--containment",
        type=float,
        default=0.7,
        metavar="SHARE",
        help="share of its sequences of three words that the shorter text has in common with the "
        "longer one (0.7)",
    )
    add_format(command)
    add_traceback(command)
    command.set_defaults(run=_duplicates)


def _add_sources(command: Parser) -> None:
    """The articles to read, and how."""
    command.add_argument(
        "sources", metavar="SOURCE", nargs="+", help="files, folders and exports of articles"
    )
    command.add_argument("--text", metavar="COLUMN", help="the column of the texts in a table")
    command.add_argument("--id", metavar="COLUMN", help="the column of their names")
    command.add_argument("--lang", help="the language of all texts (told for each)")
    command.add_argument("--encoding", help="the encoding of all files (told for each)")
    add_max_size(command)


def _reading(given: argparse.Namespace) -> dict[str, Any]:
    return {
        "text": given.text,
        "id": given.id,
        "lang": given.lang,
        "encoding": given.encoding,
        **limit_of(given),
    }


def _duplicates(given: argparse.Namespace) -> int:
    from discourse.reading import read_each

    problems: list[str] = []

    def documents() -> Iterator[Document]:
        for one in read_each(given.sources, **_reading(given)):
            if isinstance(one, Document):
                yield one
            else:
                problems.append(str(one))

    table = discourse.duplicates(documents(), containment=given.containment)
    print_table(table, given.format)
    _warn([f"not read: {problem}" for problem in problems])
    return 0


def _warn(lines: Sequence[str], where: str = "") -> None:
    """Print the first of what went wrong, how many more there are, and where."""
    shown = list(lines[:_SHOWN])
    if len(lines) > _SHOWN:
        shown.append(f"and {len(lines) - _SHOWN} more{where}")
    for line in shown:
        print(line, file=sys.stderr)


def _named(path: str | None) -> list[str]:
    """The ids in the column ``doc`` of a table, as any spreadsheet program saves it."""
    if path is None:
        return []
    # Imported here because it loads pandas, for which --help should not wait.
    from discourse.coding.spreadsheets import Spreadsheet

    table = Spreadsheet.read(path_of(path, "--leave-out"))
    if "doc" not in table.head:
        raise ValueError(
            f"{path} has no column doc; write it with discourse duplicates SOURCE --format csv"
        )
    return [cells["doc"] for _, cells in table.cells(("doc",))]


def _corpus(given: argparse.Namespace) -> int:
    with warnings_in_a_line():
        found = _run(given)
    rows = ", ".join(
        f"{count:,} {name}" for name, count in found.rows.items() if name != "documents"
    )
    print(f"{given.output}: {found.documents:,} documents; {rows}")
    lines = [f"not analysed: {failure.doc}: {failure.reason}" for failure in found.failures]
    _warn(lines, f", in {given.output}/manifest.json")
    return 0


def _run(given: argparse.Namespace) -> discourse.corpus.Run:
    return discourse.corpus.run(
        given.sources,
        given.output,
        target=given.target,
        tables=given.tables.split(",") if given.tables else discourse.corpus.TABLES,
        jobs=given.jobs,
        cluster=given.cluster,
        anew=given.anew,
        drop_duplicates=given.drop_duplicates,
        leave_out=_named(given.leave_out),
        **_reading(given),
    )
