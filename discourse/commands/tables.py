"""The commands that print a table: which there are, and which options each takes."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discourse
from discourse.commands.coding import add_coded, codes_of
from discourse.commands.output import add_format, print_table
from discourse.commands.parser import Commands, Parser
from discourse.commands.sources import add_sources, table_of, texts
from discourse.documents import Document
from discourse.wording import LANGUAGES


@dataclass(frozen=True, slots=True)
class _Table:
    """What a command prints, the options of its function, and what these may be asked for.

    Attributes
    ----------
    options
        the parameters of the function of `discourse` that are options, under the same name.
    units
        what a row may be of whatever came with the texts; the first is the default.
    groups
        whether it may be of a group of texts too.
    measures
        what ``of`` may be; the first is the default.
    needed
        the option that has no default.
    function
        of `discourse`, where the command has another name.
    """

    purpose: str
    options: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    groups: bool = True
    measures: tuple[str, ...] = ()
    needed: str = ""
    function: str = ""


_COUNTED = ("lexicon", "zones", "voice")
_TABLES = {
    "texts": _Table("what came with each text: date, outlet, author and so on, and its size"),
    "markers": _Table(
        "markers of modality, evidentiality and hedging, one per line",
        ("lexicon", "view", "zones"),
    ),
    "rates": _Table(
        "how often each category of marker occurs, and the share of sentences that hold one",
        ("by", "target", *_COUNTED, "coded"),
        ("section", "document", "corpus"),
    ),
    "hedging": _Table(
        "the share of sentences that hold a hedge",
        ("by", "target", *_COUNTED, "coded"),
        ("section", "document", "corpus"),
    ),
    "sentiment": _Table(
        "valence by section, sentence or document, or of groups of texts",
        ("by", *_COUNTED),
        ("section", "sentence", "document", "corpus"),
    ),
    "outlook": _Table(
        "hope, optimism, fear and pessimism, of the text or towards a target",
        ("by", "target", *_COUNTED, "coded"),
        ("section", "sentence", "document", "corpus"),
    ),
    "contrasts": _Table(
        "the outlook of two sections or groups of texts compared, with a verdict",
        ("pairs", "by", "of", "target", *_COUNTED, "coded", "lang"),
        ("section",),
        measures=("outlook", "valence", "hedging or a category of marker"),
    ),
    "trends": _Table(
        "whether valence and outlook rise or fall along a text or over dates, with a verdict",
        ("over", "target", *_COUNTED, "coded", "lang"),
    ),
    "course": _Table(
        "outlook and hedging from sentence to sentence or date to date, as running means",
        ("over", "target", *_COUNTED, "coded"),
    ),
    "keyness": _Table(
        "the words or markers that set a group of texts apart from the others",
        ("by", "of", "group", "against", "at_least", "lexicon", "zones"),
        ("section", "document"),
        measures=("lemmas", "markers"),
        needed="by",
    ),
    "concordance": _Table(
        "each place where words stand, with what is before and after it",
        ("hits", "width", "zones"),
    ),
    "frequencies": _Table("how often each lemma occurs, in all texts together", ("zones",)),
    "readability": _Table(
        "how long words and sentences are, and the indices made of them",
        ("by", "zones"),
        ("section", "document"),
        groups=False,
    ),
    "quotes": _Table("pull quotes and the passages they repeat", function="pull_quotes"),
}


def add_tables(commands: Commands[Parser]) -> None:
    """A command for each table."""
    for name, table in _TABLES.items():
        command = commands.add_parser(
            name, help=table.purpose, description=f"Print {table.purpose}."
        )
        if "hits" in table.options:
            add_words(command)
        add_sources(command)
        add_format(command)
        for option in table.options:
            _add_option(command, option, table)
        command.set_defaults(run=_print, table=name)


def add_words(command: Parser) -> None:
    """What is looked for in the texts."""
    command.add_argument(
        "hits",
        metavar="WORDS",
        help="words whatever their case; [pouvoir] is any form of a verb, a|b either word, ~3 up "
        "to three words between",
    )


_GROUPS = (
    "; of several texts also outlet, author or what else discourse texts shows, year, "
    "quarter, month, or a day such as 2024-03-01, before it and since"
)


def _add_option(command: Parser, option: str, table: _Table) -> None:
    if option == "coded":
        add_coded(command)
    elif option == "by":
        default = "" if table.needed else f" ({table.units[0]})"
        command.add_argument(
            "--by",
            choices=None if table.groups else table.units,
            required=option == table.needed,
            help=f"what a row is of: {', '.join(table.units)}{_GROUPS * table.groups}{default}",
        )
    elif option == "of":
        command.add_argument(
            "--of", metavar="MEASURE", help=f"{', '.join(table.measures)} ({table.measures[0]})"
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
            help="two sections by title or number, from 0, or two groups; once a pair (the two "
            "sections that differ most, every pair of groups)",
        )
        command.add_argument(
            "--fixed", action="store_true", help="the pairs were fixed before the text was read"
        )
    elif option != "hits":
        command.add_argument(f"--{option.replace('_', '-')}", **_PLAIN[option])


def _zones(given: str) -> str | list[str]:
    return given if given == "all" else [name.strip() for name in given.split(",")]


_PLAIN: dict[str, dict[str, Any]] = {
    "lexicon": {
        "metavar": "TSV",
        "help": "your lexicon, in the columns of ours: of markers where these are counted, else "
        "of valence",
    },
    "view": {"help": "add the groups of a typology, such as hyland"},
    "target": {"help": "only sentences about this name (all sentences)"},
    "zones": {
        "type": _zones,
        "metavar": "ZONE,…",
        "help": "zones to count (standfirst,body), or all",
    },
    "voice": {
        "choices": ("all", "author", "source"),
        "help": "whose words count: source is of quoted and named voices (all)",
    },
    "over": {
        "choices": ("text", "date"),
        "help": "each text from beginning to end, or all of them from date to date (text)",
    },
    "group": {"help": "the one group that is asked about (each)"},
    "against": {"metavar": "GROUP", "help": "what --group is compared with (all others)"},
    "at_least": {
        "type": int,
        "metavar": "NUMBER",
        "help": "list what stands in so many texts (3); of one text by section, in sentences",
    },
    "width": {
        "type": int,
        "metavar": "NUMBER",
        "help": "characters on either side (40)",
    },
}


def _print(given: argparse.Namespace) -> int:
    table = _TABLES[given.table]
    docs = texts(given)
    options: dict[str, Any] = {}
    for option in table.options:
        options.update(_value(option, given, docs))
    # What is not given has the default of the function.
    asked = {name: value for name, value in options.items() if value is not None}
    made = table_of(getattr(discourse, table.function or given.table), docs, **asked)
    _refuse_one(docs, asked, table)
    print_table(made, given.format)
    return 0


def _value(option: str, given: argparse.Namespace, docs: Sequence[Document]) -> dict[str, Any]:
    if option == "coded":
        return {"coded": codes_of(given, docs)}
    if option == "lang":
        told = [doc.lang for doc in docs if doc.lang in LANGUAGES]
        return {"lang": given.verdict_lang or (*told, LANGUAGES[0])[0]}
    if option == "pairs":
        named = tuple if given.by not in (None, "section") else _sections
        pairs = given.pair and [named(pair) for pair in given.pair]
        return {"pairs": pairs, "exploratory": not given.fixed}
    return {option: getattr(given, option)}


def _sections(pair: Sequence[str]) -> tuple[str | int, ...]:
    """Sections by their number, if that is what was given, else by their title."""
    return tuple(int(one) if re.fullmatch(r"-?\d+", one) else one for one in pair)


def _refuse_one(docs: Sequence[Document], asked: dict[str, Any], table: _Table) -> None:
    """Refuse what says something of several texts only; a misspelt value is refused before."""
    if len(docs) > 1:
        return
    for option, alone in (("by", table.units), ("over", ("text",))):
        value = asked.get(option)
        if value is not None and value not in alone:
            raise ValueError(
                f"--{option} {value} is of several texts, and {docs[0].id!r} is the only one; "
                "give more files, or a folder"
            )
