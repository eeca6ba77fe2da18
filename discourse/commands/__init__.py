"""The command line: a module for each command or family of them, and what they share."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence

import discourse
from discourse.commands import terminal
from discourse.commands.coding import add_plan, add_sheet
from discourse.commands.corpus import add_corpus, add_duplicates
from discourse.commands.evaluate import add_evaluate
from discourse.commands.explain import add_explain
from discourse.commands.parser import Parser, add_traceback
from discourse.commands.report import add_report
from discourse.commands.tables import add_tables

_DESCRIPTION = """\
Discourse analysis of press texts, French first: how sure is the writer, how hopeful,
about whom, where in the text?

  discourse report article.txt -o report        one page with tables and figures
  discourse markers article.txt --format csv    one table, for other programs
  discourse hedging press/ --by outlet          many texts, a row a group of them
  discourse sheet article.txt -o camille.csv    sentences to code by hand, and then
  discourse report article.txt --coded camille.csv
  discourse corpus press/ -o tables --jobs 2    many texts into Parquet tables
  discourse duplicates press/                   which of them are agency copy
"""
_TOLD = r"if they are not, say --lang \1"
_EPILOG = """\
FILE is one or more files, exports of articles and folders, which are read with all below them;
- alone is standard input (not for corpus). A text file is read as an article: title, standfirst,
headings, body, pull quotes, captions and byline are recognised, and standfirst and body are
counted. A card next to it, a TOML file with the same stem, can give author, outlet, date and so on.

Exit status: 0 done, 1 an evaluation failed, 2 bad input (explained in one line), 70 an error in
discourse, 130 interrupted. To report an error, send its line, the command, the version and the
shortest text that shows it to the maintainers of your copy (see CONTRIBUTING.md).
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        the words after ``discourse``; by default those of the command line.

    Returns
    -------
    int
        0 done; 1 an evaluation failed; with one line on standard error: 2 bad input, 70 a fault of
        ours, 130 interrupted.

    Raises
    ------
    SystemExit
        after ``--help`` and ``--version``, and with status 2 for wrong arguments.
    """
    terminal.prepare()
    given = argparse.Namespace(traceback=False)

    def command() -> int:
        _parser().parse_args(arguments, given)
        try:
            status: int = given.run(given)
        except discourse.LanguageError as error:
            # The message of the library says how to give the language in Python.
            said = re.sub(r"\blang='([\w-]+)'", r"--lang \1", f"{error}")
            said = re.sub(r"keep those whose doc\.lang is '(\w+)'", _TOLD, said)
            raise type(error)(re.sub(r"\blang=", "--lang ", said)) from None
        return status

    return terminal.run(command, traced=lambda: given.traceback)


def _parser() -> Parser:
    parser = Parser(
        prog="discourse",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"discourse {discourse.__version__}")
    add_traceback(parser)
    commands = parser.add_subparsers(
        required=True, metavar="COMMAND", title="commands (COMMAND --help says more)"
    )
    add_report(commands)
    add_plan(commands)
    add_sheet(commands)
    add_corpus(commands)
    add_duplicates(commands)
    add_tables(commands)
    add_explain(commands)
    add_evaluate(commands)
    return parser
