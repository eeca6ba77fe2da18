"""Files that are read from their bytes: office documents, e-books, mail, zip files."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from discourse.reading import emails, epub, open_document, pdf, rich_text, word_documents, workbooks
from discourse.reading.articles import Article, Problem
from discourse.reading.readers import Context
from discourse.reading.text_signatures import START, Look, is_mail, is_web_archive

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_NAMED = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)
_MOST_NAMES = 100  # of a zip file without its list of contents, which stands at its end
_ODT = (b"application/vnd.oasis.opendocument.text",)
_EPUB = (b"application/epub+zip",)

Reader = Callable[[bytes, Context], Iterator[Article | Problem]]


@dataclass(frozen=True, slots=True)
class Packed:
    """A kind of file that is not text: its name, what tells it, and its reader.

    ``read`` is None for a zip file, which holds files of its own.
    """

    name: str
    tells: Callable[[bytes], object]
    read: Reader | None


def _begins(sign: bytes) -> Callable[[bytes], bool]:
    return lambda data: data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(sign)


def _holds(folder: str) -> Callable[[bytes], bool]:
    """Whether a file is a package of Microsoft Office with such a folder."""

    def tells(data: bytes) -> bool:
        names = _names(data)
        return "[Content_Types].xml" in names and any(one.startswith(folder) for one in names)

    return tells


def _declares(types: tuple[bytes, ...]) -> Callable[[bytes], bool]:
    """Whether the first file of a zip file says that it is of one of these types."""
    return lambda data: (
        data.startswith(_ZIP)
        and any(
            re.match(rb"mimetype" + re.escape(one) + rb"(?:-template|-master)?PK", data[30:200])
            for one in types
        )
    )


def _is_epub(data: bytes) -> bool:
    return _declares(_EPUB)(data) or {"META-INF/container.xml", "mimetype"} <= set(_names(data))


def _is_mail(data: bytes) -> bool:
    head = data[:START].decode("latin-1").replace("\r\n", "\n").lstrip("\ufeff")
    look = Look(head, "")
    return is_mail(look) and not is_web_archive(look)


KINDS = (
    Packed("pdf", _begins(b"%PDF-"), pdf.articles),
    Packed("rtf", _begins(b"{\\rtf"), rich_text.articles),
    Packed("docx", _holds("word/"), word_documents.articles),
    Packed("xlsx", _holds("xl/"), workbooks.articles),
    Packed("odt", _declares(_ODT), open_document.articles),
    Packed("epub", _is_epub, epub.articles),
    Packed("zip", lambda data: data.startswith(_ZIP) and not _is_other(data), None),
    Packed("mail", _is_mail, emails.articles),
)
"""In the order in which they are looked for."""


def packed(data: bytes) -> Packed | None:
    r"""The kind of a file that is not text, if it is one that is read.

    >>> packed(b"{\\rtf1 Un mot.}").name, packed("Un mot.".encode()) is None
    ('rtf', True)
    """
    return next((one for one in KINDS if one.tells(data)), None)


def begins_as_zip(path: Path) -> bool:
    """Whether a file begins as zip files do; never of a pipe, whose start is read only once."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) in _ZIP


def _is_other(data: bytes) -> bool:
    """Whether a zip file is a document of a kind that is not read: slides, a sheet of Calc."""
    return data[30:38] == b"mimetype" or "[Content_Types].xml" in _names(data)


def _names(data: bytes) -> list[str]:
    """The names of the files in a zip file, also of one that is cut off; [] of what is none."""
    if not data.startswith(_ZIP):
        return []
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return list(_found(data))


def _found(data: bytes) -> Iterator[str]:
    for number, match in enumerate(_NAMED.finditer(data)):
        if number == _MOST_NAMES:
            return
        size = int.from_bytes(match[1], "little")
        yield data[match.end() : match.end() + size].decode("utf-8", "replace")
