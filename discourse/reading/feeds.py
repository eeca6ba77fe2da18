"""Feeds (RSS, Atom): each entry is an article, in full where the feed has it, else its summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.dates import date_in
from discourse.reading.fragments import parts_of_fragment
from discourse.reading.readers import Context
from discourse.reading.text_signatures import Look
from discourse.reading.xml_stream import CDATA, elements, with_damage

if TYPE_CHECKING:
    from lxml.etree import _Element

ROOTS = ("rss", "RDF", "feed")
"""The root elements of feeds."""

_ENTRIES = ("item", "entry")
# Feeds put together by hand use prefixes that they do not declare.
_PREFIXES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
_ENCODED, _DC, _MEDIA = (f"{{{name}}}" for name in _PREFIXES.values())
_FULL = (f"{_ENCODED}encoded", "content")
_SUMMARY = ("description", "summary", f"{_ENCODED}encoded")
_DATES = ("pubDate", "published", "issued", f"{_DC}date", "updated", "modified")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_OPENING = re.compile(rf"{CDATA}|<(?:\w+:)?(?P<entry>item|entry)\b")
_ENTRY_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")
_ROOT = re.compile(rf"<(?P<root>(?:\w+:)?(?:{'|'.join(ROOTS)}))\b[^>]*>")
_ISO = re.compile(r"\A\d{4}-\d\d-\d\d")


def articles(text: str, context: Context) -> Iterator[Article | Problem]:
    """The entries of a feed, in order, and those without a text.

    Each is read by itself, so that a damaged one does not harm the others.

    Raises
    ------
    ValueError
        Entities of its own, or no entry in it.
    """
    starts = [found.start() for found in _OPENING.finditer(text) if found["entry"]]
    opening = _ROOT.search(text)
    if not starts or opening is None:
        raise ValueError(f"{context.where}: a feed without entries")
    about = _about(text[: starts[0]] + _ENTRY_END.split(text[starts[-1] :])[-1], context)
    declared = [f' xmlns:{key}="{name}"' for key, name in _PREFIXES.items()]
    missing = (one for one in declared if one.split("=")[0] not in opening[0].replace("\n", " "))
    root = f"{opening[0][:-1]}{''.join(missing)}>".replace("\n", " ")
    above = text.count("\n", 0, starts[0])
    for number, (start, end) in enumerate(pairwise([*starts, len(text)]), 1):
        item = f"entry {number}"
        notes: tuple[str, ...] = ()
        try:
            piece, notes = context.repaired(text[start:end], item)
            ends = [found.end() for found in _ENTRY_END.finditer(piece)]
            whole = f"{piece[: ends[-1]]}</{opening['root']}>" if ends else piece
            entry, damage = _element(root + whole, _ENTRIES, context, above)
            notes = (*notes, *damage)
            yield _article(entry, item, about, notes)
        except ValueError as error:
            yield context.problem(item, with_damage(error, notes))
        above += text.count("\n", start, end)


def _about(text: str, context: Context) -> dict[str, str]:
    """The metadata of a feed, outside its entries."""
    text, _ = context.repaired(text)
    channel, _ = _element(text, ("channel", *ROOTS), context)
    return {
        "outlet": _line(channel, "title"),
        "author": _authors(channel),
        "language": _line(channel, "language")
        or _line(channel, f"{_DC}language")
        or (channel.getroottree().getroot().get(_XML_LANG) or ""),
    }


def _element(
    text: str, names: tuple[str, ...], context: Context, above: int = 0
) -> tuple[_Element, tuple[str, ...]]:
    """The first element of these names, as `elements` gives it.

    Raises
    ------
    ValueError
        None, or one that is nested too deep.
    """
    found = next(elements([text], names, context, above=above), None)
    if isinstance(found, tuple):
        return found
    raise ValueError("no XML in it" if found is None else f"{found.item}: {found.reason}")


def _article(entry: _Element, item: str, about: dict[str, str], notes: tuple[str, ...]) -> Article:
    title = _line(entry, "title")
    full = _longest(entry, _FULL)
    summary = _longest(entry, _SUMMARY)
    if summary is None or not _own(summary):
        summary = _longest(entry, (f"{_MEDIA}description",))
    body = _blocks(full) if full is not None else []
    if not any(part.text for part in body):
        body = _blocks(summary) if summary is not None else []
        notes = (*notes, "only the summary that the feed gives")
    body = [part for part in body if part.text.strip() and part.text != title]
    if not body:
        raise ValueError(f"{title!r} has neither text nor summary" if title else "no text in it")
    return article_of(
        [*([Part(title, "title")] if title else []), *body],
        item=f"{item} ({title[:60]!r})" if title else item,
        metadata=_metadata(entry, title, about),
        notes=notes,
        declared=entry.get(_XML_LANG) or about["language"],
    )


def _blocks(element: _Element) -> list[Part]:
    """The blocks of an element that holds text, HTML as text, or HTML as elements."""
    from lxml import etree

    inner = [etree.tostring(child, encoding="unicode") for child in element]
    markup = (element.text or "") + "".join(inner)
    plain = element.get("type") in ("text", "text/plain") and not inner
    return [Part(" ".join(markup.split()), None)] if plain else parts_of_fragment(markup)


def _metadata(entry: _Element, title: str, about: dict[str, str]) -> dict[str, str]:
    tags = [one.get("term") or _own(one) for one in _named(entry, "category")]
    dates = (_date(_line(entry, name)) for name in _DATES)
    return {
        "title": title,
        "author": _authors(entry) or about["author"],
        "outlet": _line(entry, "source") or about["outlet"],
        "date": next(filter(None, dates), ""),
        "url": _address(entry),
        "keywords": ", ".join(dict.fromkeys(filter(None, tags))),
        "language": about["language"],
    }


def _authors(element: _Element) -> str:
    """Who wrote an entry, or all of a feed that names nobody else."""
    found = [_line(one, "name") or _own(one) for one in _named(element, "author", f"{_DC}creator")]
    return ", ".join(dict.fromkeys(filter(None, map(_name, found))))


def is_feed(look: Look) -> bool:
    """The root of a feed; that of RSS 1.0 may hold a library of references too."""
    root, attributes = look.root
    return root in ROOTS and (root != "RDF" or "purl.org/rss/" in attributes)


def _name(author: str) -> str:
    """A name; RSS wants an address with the name in brackets."""
    match = re.fullmatch(r"\S+@\S+ \((.+)\)", author)
    return match[1] if match else author


def _date(value: str) -> str:
    """A date as year-month-day, from the form of mail (RSS), of ISO (Atom) or of a page."""
    if _ISO.match(value):
        return date_in(value[:10])
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date_in(value)


def _address(entry: _Element) -> str:
    for link in _named(entry, "link"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return link.get("href", "")
        if _own(link):
            return _own(link)
    return next((_own(one) for one in _named(entry, "guid") if _own(one).startswith("http")), "")


def _named(parent: _Element, *names: str) -> Iterator[_Element]:
    """The children with one of these names, in the order of the names."""
    for name in names:
        for child in parent:
            if child.tag == name or (not name.startswith("{") and _plain(child) == name):
                yield child


def _plain(element: _Element) -> str:
    """The name of an element of RSS or Atom; "" of an extension, such as media:title."""
    tag = str(element.tag)
    known = "{" not in tag or "purl.org/rss/" in tag or "Atom" in tag or "atom" in tag
    known = known and "modules" not in tag
    return _local(element) if known or "netscape.com/rdf" in tag else ""


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _longest(entry: _Element, names: tuple[str, ...]) -> _Element | None:
    found = list(_named(entry, *names))
    return max(found, key=lambda one: len("".join(map(str, one.itertext()))), default=None)


def _own(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _line(parent: _Element, name: str) -> str:
    """The first child of a name as one line, without the markup that a title may hold."""
    element = next(_named(parent, name), None)
    if element is None:
        return ""
    text = _own(element)
    if "<" in text or "&" in text:
        text = " ".join(part.text for part in parts_of_fragment(text))
    return text
