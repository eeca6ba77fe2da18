"""E-books (EPUB 2 and 3): their chapters, in the order in which they are read, are one article.

An e-book is a zip file of web pages with a list of them. The library made for it, ebooklib, has a
licence (AGPL) under which this package could not be passed on, so zip and pages are read here.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zipfile import ZipFile

from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.html_passages import passages
from discourse.reading.omissions import left_out
from discourse.reading.pages import parsed
from discourse.reading.readers import Context
from discourse.reading.xml_tree import tree
from discourse.reading.zipped import document_in, member

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_CONTAINER = "META-INF/container.xml"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PAGE = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_LEFT = {
    "footnote": "footnote",
    "endnote": "footnote",
    "rearnote": "footnote",
    "footnotes": "footnote",
    "endnotes": "footnote",
    "rearnotes": "footnote",
    "noteref": "",
    "pagebreak": "",
    "toc": "table of contents",
    "landmarks": "table of contents",
    "page-list": "table of contents",
    "copyright-page": "page of rights",
    "cover": "",
}
_ZONED = ("heading", "title", "standfirst", "caption", "byline", "boilerplate", "pull_quote")


def articles(data: bytes, context: Context) -> Iterator[Article | Problem]:
    """The article of an e-book."""
    where = context.where
    with document_in(data, where, context.max_size) as archive:
        package, folder = _package(archive, where)
        _refuse_locked(archive, package, folder, where)
        left: Counter[str] = Counter()
        parts: list[Part] = []
        for name in _chapters(package, folder, left):
            markup = member(archive, name, where).decode("utf-8-sig", "replace")
            if markup.strip():
                parts += _parts(parsed(markup, f"{where}, {name}"), left)
    metadata = _metadata(package)
    if not parts:
        raise ValueError(
            f"{where}: no text in this e-book; if its pages are pictures, have their text "
            "recognised (OCR) and save that"
        )
    if metadata["title"] and parts[0].zone == "heading" and _same(parts[0].text, metadata["title"]):
        parts[0] = parts[0]._replace(zone="title")
    note = left_out(left)
    yield article_of(
        parts, metadata=metadata, notes=(note,) if note else (), declared=metadata["language"]
    )


def _package(archive: ZipFile, where: str) -> tuple[_Element, str]:
    """The list of what the book is made of, and the folder in which it lies."""
    container = tree(member(archive, _CONTAINER, where), f"{where}, {_CONTAINER}")
    path = next((one.get("full-path") for one in container.iter("{*}rootfile")), None)
    if not path:
        raise ValueError(f"{where}: {_CONTAINER} names no list of pages; the file is damaged")
    return tree(member(archive, path, where), f"{where}, {path}"), posixpath.dirname(path)


def _refuse_locked(archive: ZipFile, package: _Element, folder: str, where: str) -> None:
    """Refuse a book whose pages are encrypted; fonts alone may be."""
    name = "META-INF/encryption.xml"
    if name not in archive.namelist():
        return
    locked = {
        unquote(one.get("URI", ""))
        for one in tree(member(archive, name, where), where).iter("{*}CipherReference")
    }
    if locked & set(_chapters(package, folder, Counter())):
        raise ValueError(
            f"{where}: an e-book with copy protection (DRM), whose text cannot be read"
        )


def _chapters(package: _Element, folder: str, left: Counter[str]) -> Iterator[str]:
    """The pages of a book in the order of reading, without its table of contents."""
    items = {one.get("id"): one for one in package.iter(f"{_OPF}item")}
    skipped = {
        _path(folder, one.get("href", "")): one.get("type", "")
        for one in package.iter(f"{_OPF}reference")
        if one.get("type") in ("toc", "cover", "copyright-page", "index")
    }
    for reference in package.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGE:
            continue
        path = _path(folder, item.get("href", ""))
        contents = "nav" in item.get("properties", "").split() or skipped.get(path) == "toc"
        if contents or path in skipped or reference.get("linear") == "no":
            left["table of contents" if contents else "page of cover, rights or notes"] += 1
            continue
        yield path


def _path(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(address.split("#", 1)[0])))


def _parts(root: HtmlElement, left: Counter[str]) -> Iterator[Part]:
    """The blocks of a page."""
    for element in list(root.iter()):
        kinds = str(element.get("epub:type") or "").split()
        roles = [role.removeprefix("doc-") for role in str(element.get("role") or "").split()]
        found = next((kind for kind in (*kinds, *roles) if kind in _LEFT), None)
        if found is not None and element.getparent() is not None:
            left[_LEFT[found]] += bool(_LEFT[found])
            element.drop_tree()
    for passage in passages(root):
        role = "boilerplate" if passage.role == "cell" else passage.role
        yield Part(passage.text, role if role in _ZONED else "body")


# What LibreOffice writes of a text whose properties nobody has filled in.
_UNKNOWN = ("Unknown Title", "Unknown Author", "Unknown")


def _metadata(package: _Element) -> dict[str, str]:
    def values(name: str) -> list[str]:
        found = (" ".join((one.text or "").split()) for one in package.iter(f"{_DC}{name}"))
        return [one for one in found if one and one not in _UNKNOWN]

    return {
        "title": next(iter(values("title")), ""),
        "author": ", ".join(values("creator")),
        "outlet": ", ".join(values("publisher")),
        "date": next(iter(values("date")), "")[:10],
        "language": next(iter(values("language")), ""),
    }


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()
