"""The command ``report``: one page of a text, with its tables and figures."""

from __future__ import annotations

import argparse

import discourse
from discourse.commands.coding import add_coded, codes_of
from discourse.commands.parser import Commands, Parser
from discourse.commands.sources import add_sources, one_text
from discourse.wording import LANGUAGES, say


def add_report(commands: Commands[Parser]) -> None:
    """One page."""
    purpose = "one HTML page, its CSV tables and its figures"
    command = commands.add_parser("report", help=purpose, description=f"Write {purpose}.")
    add_sources(command, nargs=1)
    command.add_argument(
        "-o", "--output", metavar="FOLDER", default="report", help="where to write (report)"
    )
    command.add_argument("--target", help="also show the outlook towards this name (none)")
    add_coded(command)
    command.add_argument(
        "--page-lang", choices=LANGUAGES, help="language of the page (that of the text)"
    )
    command.add_argument("--png", action="store_true", help="write each figure as PNG too")
    command.add_argument(
        "--workbook", action="store_true", help="write all tables into one XLSX file too"
    )
    command.add_argument(
        "--force",
        action="store_true",
        help="write into a folder that holds other files; they are kept, and those whose name is "
        "needed are renamed to NAME.old",
    )
    command.set_defaults(run=_report)


def _report(given: argparse.Namespace) -> int:
    if not given.output:
        raise ValueError("--output is empty; name a folder for the report")
    doc = one_text(given)
    made = discourse.report(
        doc,
        given.output,
        target=given.target,
        coded=codes_of(given, doc),
        lang=given.page_lang,
        png=given.png,
        workbook=given.workbook,
        force=given.force,
    )
    print(made)
    for path in made.kept:
        print(say("summary.kept", made.lang, path=path))
    if made.workbook:
        print(f"\n{made.workbook}", end="")
    counts = {"tables": len(made.tables), "figures": len(made.figures)}
    print("\n" + say("summary.written", made.lang, page=made.page, **counts))
    return 0
