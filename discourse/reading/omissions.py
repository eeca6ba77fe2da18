"""What a reader left out of an article, in words."""

from __future__ import annotations

from collections.abc import Mapping


def left_out(left: Mapping[str, int]) -> str:
    """A note on what was left out; "" for nothing.

    >>> left_out({"footnote": 2, "line of a signature": 3, "comment": 0})
    'left out: 2 footnotes, 3 lines of a signature'
    """
    listed = ", ".join(_counted(number, what) for what, number in left.items() if number)
    return f"left out: {listed}" if listed else ""


def _counted(number: int, what: str) -> str:
    """A number and a noun; in "line of a signature" the first word takes the plural."""
    first, *rest = what.split(" of ", 1)
    return " of ".join([f"{number} {first}{'s' if number > 1 else ''}", *rest])
