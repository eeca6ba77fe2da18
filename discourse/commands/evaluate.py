"""The command ``evaluate``: how well markers are found."""

from __future__ import annotations

import argparse

from discourse.commands.parser import Commands, Parser, add_traceback

_CODED = """\
Coded texts are a folder of brat (.txt and .ann), what INCEpTION exports as UIMA CAS XMI
(.xmi with TypeSystem.xml, or .zip), what Label Studio exports as JSON, or a file of lines:

  {"text": "Il pourrait…", "markers": [[3, 11, "EPI-POSS"]]}
"""


def add_evaluate(commands: Commands[Parser]) -> None:
    """Markers against coded sentences, and two codings against each other."""
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


def _evaluate_traps(given: argparse.Namespace) -> int:
    from discourse import evaluation

    result = evaluation.traps(lang=given.lang)
    print(result)
    return 0 if result.ok else 1


def _evaluate_markers(given: argparse.Namespace) -> int:
    from discourse import evaluation

    texts = evaluation.read_coded(given.file)
    result = evaluation.score(texts, lang=given.lang, source=given.file)
    print(result)
    return 0


def _evaluate_agreement(given: argparse.Namespace) -> int:
    from discourse import evaluation

    result = evaluation.agreement(given.first, given.second, coders=given.coders)
    print(result)
    print(result.table.to_string(index=False) if len(result.table) else "no marker coded")
    return 0
