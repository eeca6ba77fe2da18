"""Files of many articles: bytes to text, then item by item where encodings are mixed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from discourse.reading.encodings import decoded, mixed, sibling_encoding
from discourse.reading.items import Article, Problem
from discourse.reading.opening import MAX_SIZE

_OTHER = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNREAD = re.compile("[\udc80-\udcff]")
_READ = re.compile("[^\x00-\x7f\udc80-\udcff]")
_RUN = re.compile("[\udc80-\udcff]+")


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
        """A piece of a text that `lenient` gave, its unread bytes read.

        Its own encoding is guessed first; where the piece does not tell, it is that of the other
        pieces of the file.

        Raises
        ------
        ValueError
            Its encoding cannot be told.
        """
        if not has_unread(piece):
            return piece, ()
        where = f"{self.where}, {item}" if item else self.where
        try:
            return decoded(piece.encode("utf-8", "surrogateescape"), where, None, self.lang)
        except ValueError:
            if not self.others:
                raise
        kept = len(_READ.findall(piece))
        note = f"not UTF-8: read as {self.others}, as its neighbours in the file"
        note += f"; characters in it that are UTF-8 were kept ({kept})" if kept else ""
        return as_siblings(piece, self.others)[0], (note,)

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


def lenient(
    data: bytes, where: str, encoding: str | None, lang: str
) -> tuple[str, tuple[str, ...]]:
    """The text of an export, with the bytes that are not UTF-8 kept for `Context.repaired`.

    Articles written in several encodings end up in one file, where each is read by itself.

    Raises
    ------
    ValueError
        As `decoded`.
    """
    if encoding is None and not data.startswith(_OTHER) and mixed(data):
        return data.decode("utf-8", "surrogateescape"), ()
    return decoded(data, where, encoding, lang)


def has_unread(text: str) -> bool:
    """Whether `lenient` left bytes in a text that are not UTF-8."""
    return not text.isascii() and _UNREAD.search(text) is not None


def others_of(text: str, lang: str) -> str:
    """The encoding of most of what is not UTF-8 in a text that `lenient` gave; "" if not sure."""
    if not has_unread(text):
        return ""
    # What is UTF-8 would be read wrong and spoil the guess.
    lines = (_READ.sub("e", line) for line in text.split("\n") if has_unread(line))
    return sibling_encoding("\n".join(lines).encode("utf-8", "surrogateescape"), lang)


def as_siblings(piece: str, encoding: str) -> tuple[str, int]:
    """A piece with its bytes that are not UTF-8 read in an encoding, and how many runs it had."""
    return _RUN.subn(
        lambda run: run[0].encode("utf-8", "surrogateescape").decode(encoding, "replace"), piece
    )
