"""What a command prints: tables in the form that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse.commands.parser import Parser

if TYPE_CHECKING:
    import pandas as pd


def add_format(command: Parser) -> None:
    """The option that says how a table is printed."""
    command.add_argument(
        "--format",
        choices=("table", "csv", "jsonl"),
        default="table",
        help="how to print it (table, which cuts long texts)",
    )


def print_table(table: pd.DataFrame, form: str) -> None:
    """Print a table in one of the forms of `add_format`."""
    if form == "csv":
        print(table.to_csv(index=False, lineterminator="\n"), end="")
    elif form == "jsonl":
        lines = table.to_json(orient="records", lines=True, force_ascii=False)
        print(lines.strip("\n"), end="\n" if len(table) else "")
    elif not len(table):
        print("nothing found")
    else:
        _print_for_eyes(table)


def _print_for_eyes(table: pd.DataFrame) -> None:
    """The table in columns, which cut long texts; its verdicts whole, a line each below it."""
    verdicts = table.get("verdict", ())
    print(table.drop(columns="verdict", errors="ignore").to_string(index=False, max_colwidth=60))
    for verdict in verdicts:
        print(f"\n{verdict}")
