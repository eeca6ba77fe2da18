"""The XML that trafilatura writes of a page: ``<doc title= author= …><main>…</main></doc>``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.readers import Context, Windows
from discourse.reading.tei import blocks_below, undecided
from discourse.reading.text_signatures import Look
from discourse.reading.xml_stream import each_element, first, line

if TYPE_CHECKING:
    from lxml.etree import _Element

FIELDS = {
    "title": "title",
    "author": "author",
    "sitename": "outlet",
    "date": "date",
    "url": "url",
    "hostname": "hostname",
    "description": "description",
    "excerpt": "description",
    "categories": "categories",
    "tags": "keywords",
    "license": "license",
    "pagetype": "pagetype",
}
"""What the attributes become; ``id`` is the id, others are left out."""


def is_trafilatura(look: Look) -> bool:
    """Whether a file is such XML, one page or several in a row."""
    return look.root[0] == "doc" and "<main" in look.text


def articles(windows: Windows, context: Context) -> Iterator[Article | Problem]:
    """The article of each page."""
    return each_element(windows, ("doc",), "text", context, _article)


def _article(doc: _Element, item: str, notes: tuple[str, ...]) -> Article:
    metadata = {FIELDS[str(key)]: value for key, value in doc.attrib.items() if key in FIELDS}
    main = first(doc, "main")
    parts: list[Part] = [] if main is None else undecided(blocks_below(main))
    title = str(metadata.get("title", ""))
    if not any(part.zone is None for part in parts):
        raise ValueError(f"{title!r} has no text" if title else "no text in it")
    if title and parts[0].text == title:
        parts[0] = Part(title, "title")
    if line(first(doc, "comments")):
        notes = (*notes, "left out: comments of readers")
    return article_of(
        parts,
        item=item,
        id=doc.get("id"),
        metadata=metadata,
        notes=notes,
        declared=str(doc.get("language") or ""),
    )
