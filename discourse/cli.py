"""The command line: the library's functions on one file."""

from __future__ import annotations

import argparse
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Never

import discourse
from discourse import terminal
from discourse.documents import Document
from discourse.wording import LANGUAGES, say

if TYPE_CHECKING:
    import pandas as pd

_DESCRIPTION = """\
Discourse analysis of press texts, French first: how sure is the writer, how hopeful,
about whom, where in the text?

  discourse report article.txt -o report        one page with tables and figures
  discourse markers article.txt --format csv    one table, for other programs
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


class _Parser(argparse.ArgumentParser):
    """Reports wrong arguments in one line, without the usage text."""

    def error(self, message: str) -> Never:
        self.exit(2, f"{self.prog}: {terminal.one_line(message)} (see {self.prog} --help)\n")


def _parser() -> _Parser:
    parser = _Parser(
        prog="discourse",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"discourse {discourse.__version__}")
    _add_traceback(parser)
    commands = parser.add_subparsers(
        required=True, metavar="COMMAND", title="commands (COMMAND --help says more)"
    )
    _add_report(commands)
    for name in _TABLES:
        _add_table(commands, name)
    _add_evaluate(commands)
    return parser


_CODED = """\
Coded texts are a folder of brat (.txt and .ann), what INCEpTION exports as UIMA CAS XMI
(.xmi with TypeSystem.xml, or .zip), what Label Studio exports as JSON, or a file of lines:

  {"text": "Il pourrait…", "markers": [[3, 11, "EPI-POSS"]]}
"""
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
_Commands = argparse._SubParsersAction  # argparse has no public name for the type


def _add_report(commands: _Commands[_Parser]) -> None:
    purpose = "one HTML page, its CSV tables and its figures"
    command = commands.add_parser("report", help=purpose, description=f"Write {purpose}.")
    _add_file(command)
    command.add_argument(
        "-o", "--output", metavar="FOLDER", default="report", help="where to write (report)"
    )
    command.add_argument("--target", help="also show the outlook towards this name (none)")
    command.add_argument(
        "--page-lang", choices=LANGUAGES, help="language of the page (that of the text)"
    )
    command.add_argument("--png", action="store_true", help="write each figure as PNG too")
    command.add_argument(
        "--force",
        action="store_true",
        help="write into a folder that holds other files; they are kept, and those whose name is "
        "needed are renamed to NAME.old",
    )
    command.set_defaults(run=_report)


def _add_table(commands: _Commands[_Parser], name: str) -> None:
    purpose, _ = _TABLES[name]
    command = commands.add_parser(name, help=purpose, description=f"Print {purpose}.")
    _add_file(command)
    command.add_argument(
        "--format",
        choices=("table", "csv", "jsonl"),
        default="table",
        help="how to print it (table, which cuts long texts)",
    )
    if name in ("sentiment", "outlook"):
        units = ("section", "sentence", "document")
        command.add_argument(
            "--by", choices=units, default="section", help="one row each (section)"
        )
    if name in ("markers", "sentiment"):
        command.add_argument(
            "--lexicon", metavar="TSV", help="your lexicon, in the columns of ours"
        )
    if name == "markers":
        command.add_argument("--view", help="add the groups of a typology, such as hyland")
    if name == "outlook":
        command.add_argument("--target", help="only sentences about this name (all sentences)")
    if name != "quotes":
        command.add_argument(
            "--zones",
            type=_zones,
            metavar="ZONE,…",
            help="zones to count (standfirst,body), or all",
        )
    command.set_defaults(run=_print_table, table=name)


def _add_file(command: _Parser) -> None:
    command.add_argument("file", metavar="FILE", help="the text to read; - is standard input")
    command.add_argument("--id", help="the name of the text in tables (that of the file)")
    command.add_argument(
        "--lang", metavar="CODE", help="language of the text (recognised by its words)"
    )
    command.add_argument("--encoding", help="encoding of the file, if it is not recognised")
    command.add_argument(
        "--max-size",
        type=_size,
        metavar="SIZE",
        help="the largest file to read, such as 500M or 2G (100M)",
    )
    _add_traceback(command)


def _add_traceback(command: _Parser) -> None:
    command.add_argument(
        "--traceback",
        action="store_true",
        default=argparse.SUPPRESS,
        help="the traceback of an error, to report it",
    )


def _add_evaluate(commands: _Commands[_Parser]) -> None:
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
    coders.set_defaults(run=_evaluate_agreement)
    for suite in (traps, coded):
        suite.add_argument("--lang", default="fr", help="language of the sentences (fr)")
    for suite in (traps, coded, coders):
        _add_traceback(suite)


def _zones(given: str) -> str | list[str]:
    return given if given == "all" else [name.strip() for name in given.split(",")]


def _size(given: str) -> int:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kMG]?)B?", given, re.IGNORECASE)
    size = int(float(match[1]) * _UNITS[match[2].lower()]) if match else 0
    if size < 1:
        raise argparse.ArgumentTypeError(f"{given!r} is not a size; write 500k, 100M or 2G")
    return size


# --- what they do ---------------------------------------------------------------------------------


def _read(given: argparse.Namespace) -> Document:
    # Imported here because it loads pandas, for which --help and an early Ctrl-C should not wait.
    from discourse.reading.tongues import DOUBT
    from discourse.reading.wrapping import LEFT, UNTOLD

    limit = {} if given.max_size is None else {"max_size": given.max_size}
    given_id = "stdin" if given.id is None and given.file == "-" else given.id
    source = sys.stdin.buffer if given.file == "-" else given.file
    with _warnings_in_a_line():
        doc = discourse.read(source, id=given_id, lang=given.lang, encoding=given.encoding, **limit)
    for note in doc.notes:
        if note.startswith((DOUBT, LEFT, UNTOLD)):
            what_to_do = "; if it is, say --lang fr" if note.startswith(DOUBT) else ""
            print(f"discourse: document {doc.id!r}: {note}{what_to_do}", file=sys.stderr)
    return doc


def _report(given: argparse.Namespace) -> int:
    if not given.output:
        raise ValueError("--output is empty; name a folder for the report")
    made = discourse.report(
        _read(given),
        given.output,
        target=given.target,
        lang=given.page_lang,
        png=given.png,
        force=given.force,
    )
    print(made)
    for path in made.kept:
        print(say("summary.kept", made.lang, path=path))
    counts = {"tables": len(made.tables), "figures": len(made.figures)}
    print("\n" + say("summary.written", made.lang, page=made.page, **counts))
    return 0


def _markers(doc: Document, given: argparse.Namespace) -> pd.DataFrame:
    return discourse.markers(doc, lexicon=given.lexicon, view=given.view, zones=given.zones)


def _sentiment(doc: Document, given: argparse.Namespace) -> pd.DataFrame:
    return discourse.sentiment(doc, by=given.by, lexicon=given.lexicon, zones=given.zones)


def _outlook(doc: Document, given: argparse.Namespace) -> pd.DataFrame:
    return discourse.outlook(doc, target=given.target, by=given.by, zones=given.zones)


def _quotes(doc: Document, _: argparse.Namespace) -> pd.DataFrame:
    return discourse.pull_quotes(doc)


_TABLES: dict[str, tuple[str, Callable[[Document, argparse.Namespace], pd.DataFrame]]] = {
    "markers": ("markers of modality, evidentiality and hedging, one a line", _markers),
    "sentiment": ("valence by section, sentence or document", _sentiment),
    "outlook": ("hope, optimism, fear and pessimism, of the text or towards a target", _outlook),
    "quotes": ("pull quotes and the passages they repeat", _quotes),
}


def _print_table(given: argparse.Namespace) -> int:
    _, made = _TABLES[given.table]
    table = made(_read(given), given)
    if given.format == "csv":
        print(table.to_csv(index=False, lineterminator="\n"), end="")
    elif given.format == "jsonl":
        lines = table.to_json(orient="records", lines=True, force_ascii=False)
        print(lines.strip("\n"), end="\n" if len(table) else "")
    else:
        print(table.to_string(index=False, max_colwidth=60) if len(table) else "nothing found")
    return 0


def _evaluate_traps(given: argparse.Namespace) -> int:
    from discourse import evaluation

    result = evaluation.traps(lang=given.lang)
    print(result)
    return 0 if result.ok else 1


def _evaluate_markers(given: argparse.Namespace) -> int:
    from discourse import evaluation

    with _warnings_in_a_line():
        result = evaluation.markers_file(given.file, lang=given.lang)
    print(result)
    return 0


def _evaluate_agreement(given: argparse.Namespace) -> int:
    from discourse import evaluation

    with _warnings_in_a_line():
        result = evaluation.agreement(given.first, given.second)
    print(result)
    print(result.table.to_string(index=False) if len(result.table) else "no marker coded")
    return 0


@contextmanager
def _warnings_in_a_line() -> Iterator[None]:
    """Print warnings on standard error as the messages they are, without a line of code."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    for warning in caught:
        print(f"discourse: {warning.message}", file=sys.stderr)
