"""The commands of hand coding: how many sentences, a sheet of them, and its way back."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import discourse
from discourse.commands.output import add_format, print_table
from discourse.commands.parser import Commands, Parser
from discourse.commands.sources import add_sources, table_of, texts
from discourse.documents import Document
from discourse.span_files import CODED
from discourse.spreadsheet_files import workbook
from discourse.user_files import write_whole

if TYPE_CHECKING:
    from discourse.sentence_codes import SentenceCodes


# Those of `discourse.coding`, which would load pandas.
_MEASURES = ("outlook", "hedging", *CODED)


def add_coded(command: Parser) -> None:
    """The option that takes coded sheets."""
    command.add_argument(
        "--coded",
        metavar="FILE",
        action="append",
        help="a sheet coded for what is shown here; once a file",
    )


def codes_of(
    given: argparse.Namespace, docs: Document | Sequence[Document]
) -> list[SentenceCodes] | None:
    """The codes of the sheets that were given, by question; None where none were."""
    return discourse.coding.read_all(given.coded, docs) if given.coded else None


def add_plan(commands: Commands[Parser]) -> None:
    """How many sentences to code."""
    purpose = "how many sentences to code by hand for an interval as narrow as asked"
    command = commands.add_parser("plan", help=purpose, description=f"Print {purpose}.")
    _add_question(command)
    add_format(command)
    command.add_argument(
        "--half-width",
        type=float,
        default=0.10,
        metavar="WIDTH",
        help="half the width of the 95%% interval (0.10)",
    )
    command.set_defaults(run=_plan)


def add_sheet(commands: Commands[Parser]) -> None:
    """Sentences to code."""
    purpose = "sentences in random order, to be coded by hand"
    command = commands.add_parser(
        "sheet",
        help=purpose,
        description=f"Write {purpose}: valence 1, 0 or -1 and status open, asserted or denied, "
        "or hedged, or a category of marker, yes or no. See docs/codebook.md.",
    )
    _add_question(command)
    command.add_argument("-n", type=int, metavar="NUMBER", help="how many sentences (all)")
    command.add_argument("--seed", type=int, default=0, help="of the draw (0)")
    command.add_argument(
        "-o",
        "--output",
        metavar="SHEET",
        help="a .csv or .xlsx file that is not there yet (standard output)",
    )
    command.set_defaults(run=_sheet)


def _add_question(command: Parser) -> None:
    add_sources(command)
    command.add_argument("--target", help="only sentences about this name (all sentences)")
    command.add_argument(
        "--measure",
        choices=_MEASURES,
        default="outlook",
        metavar="MEASURE",
        help="what is coded: outlook, hedging, or a category of marker such as deontic (outlook)",
    )


def _plan(given: argparse.Namespace) -> int:
    table = table_of(
        discourse.coding.plan,
        texts(given),
        target=given.target,
        measure=given.measure,
        half_width=given.half_width,
    )
    print_table(table, given.format)
    return 0


def _sheet(given: argparse.Namespace) -> int:
    path = None if given.output is None else _new_file(given.output)
    table = table_of(
        discourse.coding.sheet,
        texts(given),
        target=given.target,
        measure=given.measure,
        n=given.n,
        seed=given.seed,
    )
    if path is None:
        print_table(table, "csv")
        return 0
    if path.suffix == ".xlsx":
        data = workbook({"sheet": table})
    else:
        # With the mark by which spreadsheet programs know UTF-8.
        data = table.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")
    write_whole(path, data)
    print(f"{path}: {len(table)} sentences")
    return 0


def _new_file(given: str) -> Path:
    path = Path(given)
    if path.suffix not in (".csv", ".xlsx"):
        raise ValueError(f"--output is {given!r}; name a file that ends in .csv or .xlsx")
    if path.exists():
        raise ValueError(f"{path} is there already, and may hold codes; name another file")
    return path
