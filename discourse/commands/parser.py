"""The parser of commands: wrong arguments are answered in one line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, Never

from discourse.commands import terminal
from discourse.suggestions import suggestion

Commands = argparse._SubParsersAction  # argparse has no public name for the type
_CHOICE = re.compile(r"invalid choice: '(.*)' \(choose from (.*)\)")


class Parser(argparse.ArgumentParser):
    """Reports wrong arguments in one line, without the usage text."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Refuse what is left over here, where the options are known, and not in the program."""
        found, left = super().parse_known_args(args, namespace)
        if left:
            self.error(self._not_known(left))
        return found, left

    def _not_known(self, left: Sequence[str]) -> str:
        options = [name for name in self._option_string_actions if name.startswith("--")]
        names = [word.partition("=")[0] for word in left if word.startswith("-")]
        if not names:
            where = "; name where to write with -o" if "--output" in options else ""
            over = " ".join(left)
            return f"{over} is left over; name files together, and quote blanks in names{where}"
        return f"no option {names[0]}; expected one of {', '.join(options)}" + suggestion(
            names, options
        )

    def error(self, message: str) -> Never:
        """End with status 2 and the message, with a suggestion for a misspelt choice."""
        wrong = _CHOICE.search(message)
        if wrong:
            message += suggestion(wrong[1], re.findall(r"[\w-]+", wrong[2]))
        self.exit(2, f"{self.prog}: {terminal.one_line(message)} (see {self.prog} --help)\n")


def add_traceback(command: Parser) -> None:
    """The option to see where an error came from."""
    command.add_argument(
        "--traceback",
        action="store_true",
        default=argparse.SUPPRESS,
        help="the traceback of an error, to report it",
    )
