"""Texts of several encodings: articles written in each end up in one file, and are read alone."""

from __future__ import annotations

import codecs
import re

from discourse.reading.encodings import decoded, mixed, sibling_encoding

_OTHER = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNREAD = re.compile("[\udc80-\udcff]")
_READ = re.compile("[^\x00-\x7f\udc80-\udcff]")
_RUN = re.compile("[\udc80-\udcff]+")


def lenient(
    data: bytes, where: str, encoding: str | None, lang: str
) -> tuple[str, tuple[str, ...]]:
    """The text of an export, with the bytes that are not UTF-8 kept for `repaired`.

    Raises
    ------
    ValueError
        As `decoded`.
    """
    if encoding is None and not data.startswith(_OTHER) and mixed(data):
        return data.decode("utf-8", "surrogateescape"), ()
    return decoded(data, where, encoding, lang)


def repaired(piece: str, where: str, others: str, lang: str) -> tuple[str, tuple[str, ...]]:
    """A piece of a text that `lenient` gave, its unread bytes read, with notes on how.

    Its own encoding is guessed first; where the piece does not tell, it is ``others``, that of the
    other pieces of the file.

    Raises
    ------
    ValueError
        Its encoding cannot be told.
    """
    if not has_unread(piece):
        return piece, ()
    try:
        return decoded(piece.encode("utf-8", "surrogateescape"), where, None, lang)
    except ValueError:
        if not others:
            raise
    kept = len(_READ.findall(piece))
    note = f"not UTF-8: read as {others}, as its neighbours in the file"
    note += f"; characters in it that are UTF-8 were kept ({kept})" if kept else ""
    return as_siblings(piece, others)[0], (note,)


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
