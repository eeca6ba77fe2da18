"""The command ``explain``: why words were read as they were."""

from __future__ import annotations

import argparse

import discourse
from discourse.commands.parser import Commands, Parser
from discourse.commands.sources import add_sources, texts
from discourse.commands.tables import add_words


def add_explain(commands: Commands[Parser]) -> None:
    """The rules at each place of words."""
    purpose = "why words were read as they were: entry, rules and other readings, at each place"
    command = commands.add_parser("explain", help=purpose, description=f"Print {purpose}.")
    add_words(command)
    add_sources(command)
    command.set_defaults(run=_explain)


def _explain(given: argparse.Namespace) -> int:
    docs = {doc.id: doc for doc in texts(given)}
    found = discourse.concordance(docs.values(), given.hits, zones="all")
    for place in found.itertuples():
        print(f"{place.doc}: {place.left}[{place.text}]{place.right}")
        try:
            print(discourse.explain(docs[str(place.doc)], place))
        except discourse.LanguageError:
            raise
        except ValueError:
            print("no marker or evaluative word")
        print()
    if not len(found):
        print("nothing found")
    return 0
