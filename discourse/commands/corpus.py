"""The commands for a corpus: its tables, and which of its texts are copies."""

from __future__ import annotations

import argparse

import discourse
from discourse.commands.output import add_format, print_table
from discourse.commands.parser import Commands, Parser
from discourse.commands.sources import add_sources, each_text, reading, warn
from discourse.user_files import path_of


def add_corpus(commands: Commands[Parser]) -> None:
    """Many texts into Parquet tables."""
    purpose = "many texts into tables that any program reads (Parquet)"
    command = commands.add_parser(
        "corpus",
        help=purpose,
        description=f"Analyse {purpose}. Called again after it was stopped, it goes on from there.",
    )
    add_sources(command)
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
    command.set_defaults(run=_corpus)


def add_duplicates(commands: Commands[Parser]) -> None:
    """Which texts are copies of others."""
    purpose = "articles that repeat another one, whole or in part, such as agency copy"
    command = commands.add_parser(
        "duplicates",
        help=purpose,
        description=f"Print {purpose}, each with the one that is kept, for corpus --leave-out.",
    )
    add_sources(command)
    command.add_argument(
        "--containment",
        type=float,
        default=0.7,
        metavar="SHARE",
        help="share of its sequences of three words that the shorter text has in common with the "
        "longer one (0.7)",
    )
    add_format(command)
    command.set_defaults(run=_duplicates)


def _duplicates(given: argparse.Namespace) -> int:
    table = discourse.duplicates(each_text(given), containment=given.containment)
    print_table(table, given.format)
    return 0


def _named(path: str | None) -> list[str]:
    """The ids in the column ``doc`` of a table, as any spreadsheet program saves it."""
    if path is None:
        return []
    # Imported here because it loads pandas, for which --help should not wait.
    from discourse.coding.spreadsheets import Spreadsheet

    table = Spreadsheet.read(path_of(path, "--leave-out"))
    if "doc" not in table.head:
        raise ValueError(
            f"{path} has no column doc; write it with discourse duplicates FILE --format csv"
        )
    return [cells["doc"] for _, cells in table.cells(("doc",))]


def _corpus(given: argparse.Namespace) -> int:
    found = _run(given)
    rows = ", ".join(
        f"{count:,} {name}" for name, count in found.rows.items() if name != "documents"
    )
    print(f"{given.output}: {found.documents:,} documents; {rows}")
    lines = [f"not analysed: {failure.doc}: {failure.reason}" for failure in found.failures]
    warn(lines, f", in {given.output}/manifest.json")
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
        leave_out=_named(given.leave_out),
        **reading(given),
    )
