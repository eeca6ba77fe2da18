"""Zip files, opened within limits: no more is unpacked than ``max_size`` allows."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from discourse.reading.file_bytes import too_large

MOST_FILES = 100_000
"""Files in one zip file."""

_ENTITY = b"<!ENTITY"
_LINKS = "_rels/.rels"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")
_PASSWORD = 0x1  # a bit of the flags of a member
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


def opened(data: bytes, where: str) -> zipfile.ZipFile:
    """A zip file whose list of files has been looked at.

    Raises
    ------
    ValueError
        It is damaged or cut off, or holds too many files.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (*_BROKEN, ValueError) as error:
        raise ValueError(
            f"{where}: a zip file that cannot be opened ({error}): it is damaged or cut off; get "
            "it again"
        ) from None
    infos = archive.infolist()
    if len(infos) > MOST_FILES:
        raise ValueError(
            f"{where}: {len(infos)} files in it, {MOST_FILES:,} are the most that are "
            "read; unpack it"
        )
    return archive


def member(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo, where: str) -> bytes:
    """The content of one file of a zip file, asked for by its name or its entry.

    Raises
    ------
    ValueError
        There is no such file, it is damaged or has a password.
    """
    try:
        info = archive.getinfo(name) if isinstance(name, str) else name
        name = info.filename
        if info.flag_bits & _PASSWORD:
            raise ValueError(f"{where}: {name} has a password; unpack it with that")
        return archive.read(info)
    except KeyError:
        raise ValueError(f"{where}: there is no {name} in it; the file is damaged") from None
    except _BROKEN as error:
        raise ValueError(f"{where}: {name} cannot be unpacked ({error}); get it again") from None


def document_in(data: bytes, where: str, max_size: int | None) -> zipfile.ZipFile:
    """The zip file of one office document or e-book.

    Raises
    ------
    ValueError
        As `opened`; or its XML, which alone is read, has more than `max_size` bytes, or declares
        entities, which no office program writes and which can name other files or grow without
        end.
    """
    archive = opened(data, where)
    size = sum(info.file_size for info in archive.infolist() if _is_xml(info.filename))
    if max_size is not None and size > max_size:
        raise too_large(f"{where}, unpacked", max_size, size)
    for info in archive.infolist():
        if _is_xml(info.filename) and _ENTITY in member(archive, info.filename, where):
            raise ValueError(f"{where}: {info.filename} declares entities; save it as plain text")
    return archive


def open_xml(data: bytes, where: str, max_size: int | None) -> BytesIO:
    """A file of Microsoft Office as the libraries for it read it.

    They know the form Transitional alone. In the form Strict (ISO/IEC 29500) the same elements
    have other namespaces, which are replaced; nothing else of it matters to a reader of text.

    Raises
    ------
    ValueError
        As `document_in`.
    """
    with document_in(data, where, max_size) as archive:
        names = archive.namelist()
        if _LINKS not in names or _STRICT.search(member(archive, _LINKS, where)) is None:
            return BytesIO(data)
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as other:
            for info in archive.infolist():
                content = member(archive, info, where)
                if _is_xml(info.filename):
                    content = _STRICT.sub(_transitional, content)
                other.writestr(info.filename, content)
    made.seek(0)
    return made


def _transitional(strict: re.Match[bytes]) -> bytes:
    """officeDocument/extendedProperties becomes officeDocument/2006/extended-properties."""
    rest = re.sub(rb"(?<=[a-z])Properties", b"-properties", strict[2])
    return b"http://schemas.openxmlformats.org/" + strict[1] + b"/2006/" + rest


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".xhtml", ".html", ".htm", ".opf", ".ncx"))
