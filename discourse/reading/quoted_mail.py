"""Quoted mail: the marks ``>`` before its lines, which are not text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_MARKS = re.compile(r"\s*((?:>\s?)+)")
SAYS_WHO = re.compile(
    r"(?:a écrit|écrivait|écrit|wrote|schrieb|escribió|ha scritto)[ \u00a0\u202f]?:\s*\Z"
)
_WHO = 40  # characters at the end of a line, in which it is sought
_LINES = 2  # a single line may begin with > as a link does (> Lire aussi)


def depths(lines: Sequence[str]) -> list[int]:
    """How many marks of quoted mail stand before each line; 0 where ``>`` is something else.

    Lines that begin with ``>`` are quoted mail if a line that says who wrote stands above them, if
    the whole text is so, or if one of several goes on with a small letter or has nothing but its
    mark. Others, such as links to other pages, keep their sign.

    >>> depths(["Nora Lenoir a écrit :", "> Je viens.", ">> Quand ?"])
    [0, 1, 2]
    >>> depths(["> Lire aussi : La crue", "> Lire aussi : Le gel", "Le texte."])
    [0, 0, 0]
    """
    found = [0] * len(lines)
    if not any(line.lstrip().startswith(">") for line in lines):
        return found
    runs = list(_runs(lines))
    whole = sum(map(len, runs)) == sum(1 for line in lines if line.strip())
    above, seen = "", 0  # the last line with words, and how far it was looked for
    for run in runs:
        above = next((one for one in reversed(lines[seen : run.start]) if one.strip()), above)
        inside = [lines[at] for at in run]
        if whole or SAYS_WHO.search(above[-_WHO:]) or _is_quoted(inside):
            for at in run:
                found[at] = lines[at][: _end(lines[at])].count(">")
        above = next((one for one in reversed(inside) if one[_end(one) :].strip()), above)
        seen = run.stop
    return found


def unmarked(line: str, depth: int) -> str:
    """A line without its marks of quotation, of which it has so many."""
    return line[_end(line) :] if depth else line


def _end(line: str) -> int:
    marks = _MARKS.match(line)
    return marks.end() if marks else 0


def _runs(lines: Sequence[str]) -> Iterator[range]:
    """Lines one after the other that begin with the mark."""
    start = None
    for at, line in enumerate([*lines, ""]):
        if line.lstrip().startswith(">"):
            start = at if start is None else start
        elif start is not None:
            yield range(start, at)
            start = None


def _is_quoted(run: Sequence[str]) -> bool:
    bare = [line[_end(line) :].strip() for line in run]
    return len(run) >= _LINES and any(not text or text[0].islower() for text in bare)
