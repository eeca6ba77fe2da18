"""The command line: the library's functions on one file."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence

import discourse
from discourse import terminal
from discourse.coding_commands import add_coded, add_plan, add_sheet, codes_of
from discourse.command_files import (
    Commands,
    Parser,
    add_file,
    add_traceback,
    read,
    warnings_in_a_line,
)
from discourse.corpus_commands import add_corpus, add_duplicates
from discourse.table_commands import add_tables
from discourse.wording import LANGUAGES, say

_DESCRIPTION = """\
Discourse analysis of press texts, French first: how sure is the writer, how hopeful,
about whom, where in the text?

  discourse report article.txt -o report        one page with tables and figures
  discourse markers article.txt --format csv    one table, for other programs
  discourse sheet article.txt -o camille.csv    sentences to code by hand, and then
  discourse report article.txt --coded camille.csv
  discourse corpus press/ -o tables --jobs 2    many texts into Parquet tables
  discourse duplicates press/                   which of them are agency copy
"""
_EPILOG = """\
A text file is read as an article: title, standfirst, headings, body, pull quotes, captions
and byline are recognised, and standfirst and body are counted. A card next to it, a TOML file
with the same stem, can give author, outlet, date and so on.

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
            raise type(error)(re.sub(r"\blang=", "--lang ", said)) from None
        return status

    return terminal.run(command, traced=lambda: given.traceback)


# --- the commands ---------------------------------------------------------------------------------


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
    _add_report(commands)
    add_plan(commands)
    add_sheet(commands)
    add_corpus(commands)
    add_duplicates(commands)
    add_tables(commands)
    _add_evaluate(commands)
    return parser


_CODED = """\
Coded texts are a folder of brat (.txt and .ann), what INCEpTION exports as UIMA CAS XMI
(.xmi with TypeSystem.xml, or .zip), what Label Studio exports as JSON, or a file of lines:

  {"text": "Il pourrait…", "markers": [[3, 11, "EPI-POSS"]]}
"""


def _add_report(commands: Commands[Parser]) -> None:
    purpose = "one HTML page, its CSV tables and its figures"
    command = commands.add_parser("report", help=purpose, description=f"Write {purpose}.")
    add_file(command)
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


def _add_evaluate(commands: Commands[Parser]) -> None:
    purpose = "how well markers are found"
    command = commands.add_parser("evaluate", help=purpose, description=f"Measure {purpose}.")
    suites = command.add_subparsers(required=True, metavar="SUITE", title="suites")
    traps = suites.add_parser(
        "traps",
        help="sentences with forms that are markers in only one of their readings",
        description="Run the trap suite. Exit status 1 where one fails that is not listed as a "
        "known failure, or where a known failure comes out right.",
    )
    traps.set_defaults(run=_evaluate_traps)
    coded = suites.add_parser(
        "markers",
        help="sentences coded by hand: precision, recall and F1 with intervals",
        description=f"Score our markers on texts coded by hand.\n\n{_CODED}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    coded.add_argument("file", metavar="FILE", help="coded texts, a file or a folder")
    coded.set_defaults(run=_evaluate_markers)
    coders = suites.add_parser(
        "agreement",
        help="two codings of the same texts: F1 of spans and categories, kappa, alpha",
        description=f"Compare two codings of the same texts, in any two formats.\n\n{_CODED}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    coders.add_argument("first", metavar="FIRST", help="coded texts, a file or a folder")
    coders.add_argument("second", metavar="SECOND", help="the same texts, coded by another")
    coders.add_argument(
        "--coders",
        nargs=2,
        metavar=("ONE", "OTHER"),
        help="whose codes to read from each, where a file of Label Studio holds several",
    )
    coders.set_defaults(run=_evaluate_agreement)
    for suite in (traps, coded):
        suite.add_argument("--lang", default="fr", help="language of the sentences (fr)")
    for suite in (traps, coded, coders):
        add_traceback(suite)


# --- what they do ---------------------------------------------------------------------------------


def _report(given: argparse.Namespace) -> int:
    if not given.output:
        raise ValueError("--output is empty; name a folder for the report")
    doc = read(given)
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


def _evaluate_traps(given: argparse.Namespace) -> int:
    from discourse import evaluation

    result = evaluation.traps(lang=given.lang)
    print(result)
    return 0 if result.ok else 1


def _evaluate_markers(given: argparse.Namespace) -> int:
    from discourse import evaluation

    with warnings_in_a_line():
        texts = evaluation.read_coded(given.file)
        result = evaluation.score(texts, lang=given.lang, source=given.file)
    print(result)
    return 0


def _evaluate_agreement(given: argparse.Namespace) -> int:
    from discourse import evaluation

    with warnings_in_a_line():
        result = evaluation.agreement(given.first, given.second, coders=given.coders)
    print(result)
    print(result.table.to_string(index=False) if len(result.table) else "no marker coded")
    return 0
