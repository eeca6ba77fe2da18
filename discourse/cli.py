"""The command line: the library's functions on one file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

import pandas as pd

import discourse
from discourse.documents import Document

_TABLES: dict[str, tuple[str, Callable[[Document, argparse.Namespace], pd.DataFrame]]] = {
    "markers": (
        "hedging and modality markers, one a line",
        lambda doc, given: discourse.markers(doc, lexicon=given.lexicon, view=given.view),
    ),
    "sentiment": (
        "valence by section, sentence or document",
        lambda doc, given: discourse.sentiment(doc, by=given.by, lexicon=given.lexicon),
    ),
    "outlook": (
        "hope, optimism, fear and pessimism",
        lambda doc, given: discourse.outlook(doc, given.target, by=given.by),
    ),
    "quotes": (
        "pull quotes and the passages they repeat",
        lambda doc, given: discourse.pull_quotes(doc),
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it worked, 2 with one line on standard error when it did not."""
    given = _parser().parse_args(arguments)
    try:
        given.run(given)
    except BrokenPipeError:
        # The reader of a pipe has seen enough; closing stderr keeps Python silent about it.
        sys.stderr.close()
        return 0
    except (ValueError, TypeError, OSError) as error:
        print(f"discourse: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="discourse",
        description="How sure is the writer, how hopeful, about whom, where in the text?",
    )
    parser.add_argument("--version", action="version", version=f"discourse {discourse.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_report(commands)
    for name, (purpose, _) in _TABLES.items():
        _add_table(commands, name, purpose)
    return parser


_Commands = argparse._SubParsersAction  # the type argparse gives no public name


def _add_report(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("report", help="one HTML page with its tables and figures")
    _add_file(command)
    command.add_argument("-o", "--output", default="report", help="folder to write (default: report)")
    command.add_argument("--target", default="Europe", help="whose outlook to show (default: Europe)")
    command.add_argument("--page-lang", choices=("fr", "en"), help="language of the page")
    command.set_defaults(run=_report)


def _add_table(
    commands: _Commands[argparse.ArgumentParser], name: str, purpose: str
) -> None:
    command = commands.add_parser(name, help=purpose)
    _add_file(command)
    command.add_argument("--format", choices=("table", "csv", "jsonl"), default="table")
    if name in ("sentiment", "outlook"):
        command.add_argument("--by", choices=("section", "sentence", "document"), default="section")
    if name in ("markers", "sentiment"):
        command.add_argument("--lexicon", help="a lexicon of your own, in the columns of ours")
    if name == "markers":
        command.add_argument("--view", help="add the groups of a typology, such as hyland")
    if name == "outlook":
        command.add_argument("--target", help="a target of targets.toml or a word; default: all")
    command.set_defaults(run=_print_table, table=name)


def _add_file(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", help="the text to read")
    command.add_argument("--lang", default="fr", help="language of the text (default: fr)")
    command.add_argument("--encoding", help="encoding of the file, when it is not found right")


def _read(given: argparse.Namespace) -> Document:
    return discourse.read(given.file, lang=given.lang, encoding=given.encoding)


def _report(given: argparse.Namespace) -> None:
    made = discourse.report(
        _read(given), given.output, target=given.target, lang=given.page_lang
    )
    print(made)
    print(f"\n{made.page}  (+ {len(made.tables)} CSV, {len(made.figures)} figures)")


def _print_table(given: argparse.Namespace) -> None:
    table = _TABLES[given.table][1](_read(given), given)
    if given.format == "csv":
        table.to_csv(sys.stdout, index=False, lineterminator="\n")
    elif given.format == "jsonl":
        table.to_json(sys.stdout, orient="records", lines=True, force_ascii=False)
    else:
        print(table.to_string(index=False, max_colwidth=60) if len(table) else "nothing found")
