"""What a reader of a kind of file is: what it is given, and how it cuts a text into articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from discourse.reading.articles import Article, Problem
from discourse.reading.file_bytes import MAX_SIZE
from discourse.reading.mixed_encodings import repaired


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader is told about the file beside its text.

    ``where`` names it in messages, ``lang`` is the language whose letters tell encodings apart,
    ``text`` and ``key`` are the columns asked for, ``others`` is the encoding of most of what is
    not UTF-8 in it, or "", ``max_size`` the most bytes that may be unpacked of it.
    """

    where: str
    lang: str = "fr"
    text: str | None = None
    key: str | None = None
    others: str = ""
    max_size: int | None = MAX_SIZE

    def repaired(self, piece: str, item: str = "") -> tuple[str, tuple[str, ...]]:
        """A piece of a text that `lenient` gave, its unread bytes read, with notes on how.

        Raises
        ------
        ValueError
            Its encoding cannot be told.
        """
        where = f"{self.where}, {item}" if item else self.where
        return repaired(piece, where, self.others, self.lang)

    def problem(self, item: str, error: Exception) -> Problem:
        """The problem with an item, its message without the place, which a `Problem` has."""
        reason = str(error).removeprefix(f"{self.where}, {item}: ")
        return Problem(self.where, item, reason.removeprefix(f"{self.where}: "))


Reader = Callable[[str, Context], Iterator[Article | Problem]]
"""A reader of one kind of file: its text, with one kind of line end, and the context."""

Windows = Iterable[str]
"""The text of a file in consecutive parts, which can be gone through more than once."""

Flow = Callable[[Windows, Context], Iterator[Article | Problem]]
"""A reader of exports, which holds no more of a text than an article and a window."""

ENDS_INSIDE = "the file ends inside this article: the rest is lost"
"""The note on an article that has no end."""

_LONGEST = 4_000  # characters of what opens an article, a line of variables at the most


def each(
    pieces: Iterable[str],
    what: str,
    context: Context,
    read: Callable[[str, str, tuple[str, ...]], Article],
) -> Iterator[Article | Problem]:
    """The article of each piece of a file, or the problem with it.

    ``read`` gets the piece, what it is called (``what`` and its number) and notes on its encoding.
    """
    for number, piece in enumerate(pieces, 1):
        item = f"{what} {number}"
        try:
            text, notes = context.repaired(piece, item)
            yield read(text, item, notes)
        except ValueError as error:
            yield context.problem(item, error)


def cut_at(windows: Windows, opening: re.Pattern[str], *, first: bool = False) -> Iterator[str]:
    """The pieces of a text, each from a match to the next one.

    Parameters
    ----------
    windows
        The text.
    opening
        What begins a piece: at most 4,000 characters long, and never empty.
    first
        Whether what stands before the first match is a piece too.

    Examples
    --------
    >>> list(cut_at(["a #b", "c #d"], re.compile("#")))
    ['#bc ', '#d']
    """
    held, begun, at = "", first, 0
    for window, last in _with_end(windows):
        held += window
        start = 0
        for match in opening.finditer(held, at):
            if not last and match.end() > len(held) - _LONGEST:
                break  # it may go on in the next window
            if begun:
                yield held[start : match.start()]
            begun, start = True, match.start()
            at = match.end()
        at = max(at, len(held) - 2 * _LONGEST) - start
        held = held[start:]
    if begun:
        yield held


def lines_in(windows: Windows) -> Iterator[str]:
    """The lines of a text, as `str.split` at line ends gives them."""
    held = ""
    for window in windows:
        *lines, held = (held + window).split("\n")
        yield from lines
    yield held


def _with_end(windows: Windows) -> Iterator[tuple[str, bool]]:
    """Each window, and whether it is the last one."""
    before: str | None = None
    for window in windows:
        if before is not None:
            yield before, False
        before = window
    if before is not None:
        yield before, True
