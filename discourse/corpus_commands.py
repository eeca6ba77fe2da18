"""The command that analyses a corpus."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import discourse
from discourse.command_files import Commands, Parser, add_traceback, warnings_in_a_line

if TYPE_CHECKING:
    from discourse.corpus import Run

_SHOWN = 5


def add_corpus(commands: Commands[Parser]) -> None:
    """Many texts into Parquet tables."""
    purpose = "many texts into tables that any program reads (Parquet)"
    command = commands.add_parser(
        "corpus",
        help=purpose,
        description=f"Analyse {purpose}. Called again after it was stopped, it goes on from there.",
    )
    command.add_argument(
        "sources", metavar="SOURCE", nargs="+", help="files, folders and exports of articles"
    )
    command.add_argument(
        "-o", "--output", metavar="FOLDER", required=True, help="where to write, new or empty"
    )
    command.add_argument("--target", help="whose outlook is asked (that of the whole text)")
    command.add_argument("--jobs", type=int, default=1, help="how many processes work (1)")
    command.add_argument("--cluster", metavar="ADDRESS", help="a Dask scheduler, instead of --jobs")
    command.add_argument(
        "--tables", metavar="TABLE,…", help="which tables to write, parted by commas (all)"
    )
    command.add_argument("--text", metavar="COLUMN", help="the column of the texts in a table")
    command.add_argument("--id", metavar="COLUMN", help="the column of their names")
    command.add_argument("--lang", help="the language of all texts (told for each)")
    command.add_argument("--encoding", help="the encoding of all files (told for each)")
    command.add_argument(
        "--max-size", type=float, default=100, metavar="MB", help="of one file (100)"
    )
    command.add_argument(
        "--drop-duplicates", action="store_true", help="leave out texts that were there before"
    )
    command.add_argument(
        "--anew",
        action="store_true",
        help="begin anew in a folder whose run had other lexicons, parameters or version",
    )
    add_traceback(command)
    command.set_defaults(run=_corpus)


def _corpus(given: argparse.Namespace) -> int:
    with warnings_in_a_line():
        found = _run(given)
    rows = ", ".join(
        f"{count:,} {name}" for name, count in found.rows.items() if name != "documents"
    )
    print(f"{given.output}: {found.documents:,} documents; {rows}")
    for failure in found.failures[:_SHOWN]:
        print(f"not analysed: {failure.doc}: {failure.reason}", file=sys.stderr)
    if len(found.failures) > _SHOWN:
        more = len(found.failures) - _SHOWN
        print(f"and {more} more, in {given.output}/manifest.json", file=sys.stderr)
    return 0


def _run(given: argparse.Namespace) -> Run:
    return discourse.corpus.run(
        given.sources,
        given.output,
        target=given.target,
        tables=given.tables.split(",") if given.tables else discourse.corpus.TABLES,
        jobs=given.jobs,
        cluster=given.cluster,
        anew=given.anew,
        text=given.text,
        id=given.id,
        lang=given.lang,
        encoding=given.encoding,
        max_size=int(given.max_size * 1e6),
        drop_duplicates=given.drop_duplicates,
    )
