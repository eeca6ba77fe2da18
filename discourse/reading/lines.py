"""Where the blocks of a plain text begin and end."""

from __future__ import annotations

import re

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")


def blocks_of(text: str) -> list[Span]:
    r"""The blocks of a normalised text: its lines that are not blank, without their outer blanks.

    >>> blocks_of("Titre\n\n  Un mot. \n")
    [(0, 5), (9, 16)]
    """
    blocks: list[Span] = []
    for match in _LINE.finditer(text):
        line = match.group()
        inner = line.strip()
        if inner:
            start = match.start() + len(line) - len(line.lstrip())
            blocks.append((start, start + len(inner)))
    return blocks
