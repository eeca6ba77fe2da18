"""The commands that print a table of one text."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Any

import discourse
from discourse.commands.coding import add_coded, codes_of
from discourse.commands.output import add_format, print_table
from discourse.commands.parser import Commands, Parser
from discourse.commands.text_file import add_file, read
from discourse.documents import Document
from discourse.wording import LANGUAGES


@dataclass(frozen=True, slots=True)
class _Table:
    """What a command prints, the function of `discourse` that makes it, the options it takes."""

    purpose: str
    function: str
    options: tuple[str, ...]
    units: tuple[str, ...] = ()


_TABLES = {
    "markers": _Table(
        "markers of modality, evidentiality and hedging, one per line",
        "markers",
        ("lexicon", "view", "zones"),
    ),
    "rates": _Table(
        "how often each category of marker occurs, and the share of sentences that hold one",
        "rates",
        ("by", "target", "lexicon", "zones", "coded"),
        ("section", "document"),
    ),
    "hedging": _Table(
        "the share of sentences that hold a hedge",
        "hedging",
        ("by", "target", "lexicon", "zones", "coded"),
        ("section", "document"),
    ),
    "sentiment": _Table(
        "valence by section, sentence or document",
        "sentiment",
        ("by", "lexicon", "zones"),
        ("section", "sentence", "document"),
    ),
    "outlook": _Table(
        "hope, optimism, fear and pessimism, of the text or towards a target",
        "outlook",
        ("by", "target", "zones", "coded"),
        ("section", "sentence", "document"),
    ),
    "contrasts": _Table(
        "the outlook of two sections compared, with a verdict",
        "contrasts",
        ("pairs", "target", "zones", "coded", "lang"),
    ),
    "trends": _Table(
        "whether valence and outlook rise or fall from beginning to end, with a verdict",
        "trends",
        ("target", "zones", "coded", "lang"),
    ),
    "course": _Table(
        "outlook and hedging from sentence to sentence, as running means",
        "course",
        ("target", "zones", "coded"),
    ),
    "quotes": _Table(
        "pull quotes and the passages they repeat",
        "pull_quotes",
        (),
    ),
}


def add_tables(commands: Commands[Parser]) -> None:
    """A command for each table."""
    for name, table in _TABLES.items():
        command = commands.add_parser(
            name, help=table.purpose, description=f"Print {table.purpose}."
        )
        add_file(command)
        add_format(command)
        for option in table.options:
            _add_option(command, option, table.units)
        command.set_defaults(run=_print, table=name)


def _add_option(command: Parser, option: str, units: tuple[str, ...]) -> None:
    if option == "coded":
        add_coded(command)
    elif option == "by":
        command.add_argument(
            "--by", choices=units, default=units[0], help=f"one row each ({units[0]})"
        )
    elif option == "lang":
        # Not --lang, which is the language of the text.
        command.add_argument(
            "--verdict-lang", choices=LANGUAGES, help="language of the verdicts (that of the text)"
        )
    elif option == "pairs":
        command.add_argument(
            "--pair",
            nargs=2,
            action="append",
            metavar=("FIRST", "SECOND"),
            help="two sections by title or number, from 0; once a pair (the two that differ most)",
        )
        command.add_argument(
            "--fixed", action="store_true", help="the pairs were fixed before the text was read"
        )
    else:
        command.add_argument(f"--{option}", **_PLAIN[option])


def _zones(given: str) -> str | list[str]:
    return given if given == "all" else [name.strip() for name in given.split(",")]


_PLAIN: dict[str, dict[str, Any]] = {
    "lexicon": {
        "metavar": "TSV",
        "help": "your lexicon, in the columns of ours (that of valence for sentiment)",
    },
    "view": {"help": "add the groups of a typology, such as hyland"},
    "target": {"help": "only sentences about this name (all sentences)"},
    "zones": {
        "type": _zones,
        "metavar": "ZONE,…",
        "help": "zones to count (standfirst,body), or all",
    },
}


def _print(given: argparse.Namespace) -> int:
    table = _TABLES[given.table]
    doc = read(given)
    options: dict[str, Any] = {}
    for option in table.options:
        options.update(_value(option, given, doc))
    print_table(getattr(discourse, table.function)(doc, **options), given.format)
    return 0


def _value(option: str, given: argparse.Namespace, doc: Document) -> dict[str, Any]:
    if option == "coded":
        return {"coded": codes_of(given, doc)}
    if option == "lang":
        own = doc.lang if doc.lang in LANGUAGES else LANGUAGES[0]
        return {"lang": given.verdict_lang or own}
    if option == "pairs":
        if given.pair is None:
            return {"pairs": "widest", "exploratory": not given.fixed}
        pairs = [(_section(first), _section(second)) for first, second in given.pair]
        return {"pairs": pairs, "exploratory": not given.fixed}
    return {option: getattr(given, option)}


def _section(given: str) -> str | int:
    """A section by its number, if that is what was given, else by its title."""
    try:
        return int(given)
    except ValueError:
        return given
