"""Exports of many articles: bytes to text, then item by item where encodings are mixed."""

from __future__ import annotations

import codecs
import re

from discourse.reading.encodings import decoded, mixed

_OTHER = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNREAD = re.compile("[\udc80-\udcff]")


def lenient(
    data: bytes, where: str, encoding: str | None, lang: str
) -> tuple[str, tuple[str, ...]]:
    """The text of an export, with the bytes that are no UTF-8 kept for `repaired`.

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
    """Whether `lenient` left bytes in a text that are no UTF-8."""
    return not text.isascii() and _UNREAD.search(text) is not None


def repaired(item: str, where: str, lang: str) -> tuple[str, tuple[str, ...]]:
    """One item of a text that `lenient` gave, its unread bytes read in the encoding of the item.

    Raises
    ------
    ValueError
        Its encoding cannot be told.
    """
    if not has_unread(item):
        return item, ()
    return decoded(item.encode("utf-8", "surrogateescape"), where, None, lang)
