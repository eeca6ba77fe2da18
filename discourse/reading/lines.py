"""Lines and paragraphs of a plain text: where its blocks begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
# The width of a mail or a manuscript wrapped by hand; longer lines are paragraphs.
_WIDEST = 120
_NARROWEST = 40


def blocks_of(text: str) -> list[Span]:
    r"""The blocks of a text: its lines that are not blank, or the paragraphs of a wrapped text.

    >>> blocks_of("Titre\n\n  Un mot. \n")
    [(0, 5), (9, 16)]
    """
    paragraphs = _paragraphs(text)
    width = _wrapped_at(text, paragraphs)
    blocks: list[Span] = []
    for lines in paragraphs:
        blocks += _joined(text, lines, width) if width else lines
    return blocks


def _paragraphs(text: str) -> list[list[Span]]:
    """The lines between blank lines, without their outer blanks."""
    paragraphs: list[list[Span]] = [[]]
    last = 0
    for match in _LINE.finditer(text):
        line = match.group()
        inner = line.strip()
        if text.count("\n", last, match.start()) > 1 and paragraphs[-1]:
            paragraphs.append([])
        last = match.end()
        if inner:
            start = match.start() + len(line) - len(line.lstrip())
            paragraphs[-1].append((start, start + len(inner)))
        elif paragraphs[-1]:
            paragraphs.append([])
    return [lines for lines in paragraphs if lines]


def _wrapped_at(text: str, paragraphs: Sequence[Sequence[Span]]) -> int:
    """The width at which a text was wrapped by hand, 0 if it was not.

    Where an editor breaks a line, the next word would not have fitted, and prose goes on with a
    small letter more often than not. Verse and lists fail one or the other.
    """
    breaks = [
        (end - start, *_first_word(text, *after))
        for lines in paragraphs
        for (start, end), after in pairwise(lines)
    ]
    lengths = [end - start for lines in paragraphs for start, end in lines]
    if len(breaks) < 2 or not _NARROWEST <= max(lengths) <= _WIDEST:
        return 0
    width = max(lengths)
    full = sum(length + 1 + word > 0.85 * width for length, word, _ in breaks)
    small = sum(lower for _, _, lower in breaks)
    return width if full >= 0.8 * len(breaks) and small >= 0.5 * len(breaks) else 0


def _first_word(text: str, start: int, end: int) -> tuple[int, bool]:
    word = text[start:end].split(maxsplit=1)[0]
    return len(word), word[0].islower()


def _joined(text: str, lines: Sequence[Span], width: int) -> list[Span]:
    """The paragraphs among lines that no blank line parts.

    A line with room for the word that begins the next one was ended on purpose: a heading, the
    last line of a paragraph.
    """
    blocks = [lines[0]]
    for line in lines[1:]:
        start, end = blocks[-1]
        last = end - max(start, text.rfind("\n", start, end) + 1)
        word, _ = _first_word(text, *line)
        if last + 1 + word > 0.75 * width:
            blocks[-1] = (start, line[1])
        else:
            blocks.append(line)
    return blocks
