"""Title, author, outlet and date of a page, as its head and its markup give them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from discourse.reading.dates import date_in
from discourse.reading.html_passages import Passage
from discourse.reading.normalise import normalise
from discourse.reading.printed_metadata import names_after

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document as Extracted

# What names the day of publication in the head of a page, the surest first; the day of a change
# and the dates of comments and other articles are none.
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date.published",
    "publish-date",
    "publication_date",
    "publishdate",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_JSON = "datePublished"
_ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|Review)\Z")
_DEEPEST = 20  # nested objects of a description
_SEPARATOR = re.compile(r" [|–—·•-] ")


def one_line(text: str | None) -> str:
    """A text with single blanks, whatever it was broken by."""
    return " ".join((text or "").split())


def title_of(root: HtmlElement, outlet: str) -> str:
    """The title on which the head of a page and its description for networks agree, else "".

    The name of the outlet that follows a bar or a dash is left out.
    """
    head = one_line("".join(map(str, root.xpath("//head/title[1]//text()"))))
    shared = next((value for key, value in _meta(root) if key in ("og:title", "twitter:title")), "")
    plain = _without_outlet(shared, outlet)
    return plain if plain and head.startswith(plain) else ""


def _without_outlet(title: str, outlet: str) -> str:
    parts = _SEPARATOR.split(title)
    named = len(parts) > 1 and (parts[-1].casefold() == outlet.casefold() or len(parts) == 2)
    short = named and len(parts[-1].split()) <= 4
    return title[: title.rfind(parts[-1])].rstrip(" |–—·•-") if short else title


def published(root: HtmlElement, timed: Iterable[str]) -> str:
    """The day an article was published, as year-month-day; "" where its markup does not say it.

    From the description of the article in the head of the page, else from its marked times.
    """
    described = dict(reversed(list(_meta(root))))
    for value in (*_described(root), *(described.get(name, "") for name in _PUBLISHED), *timed):
        if found := date_in(value):
            return found
    return ""


def metadata(
    root: HtmlElement, extracted: Extracted, chosen: Sequence[Passage], zones: Sequence[str | None]
) -> dict[str, object]:
    """The metadata of an article that the head and the markup of its page give.

    What it prints of author and date is found where all documents are assembled.
    """
    zoned = [(passage.text, zone) for passage, zone in zip(chosen, zones, strict=True)]
    outlet = one_line(extracted.sitename)
    author = one_line(extracted.author).replace("; ", ", ")
    author = names_after(author) or author
    found = {
        "title": next((text for text, zone in zoned if zone == "title"), "")
        or one_line(extracted.title),
        "author": "" if author.casefold() == outlet.casefold() or "://" in author else author,
        "outlet": outlet,
        "date": published(root, _timed(root, zoned)),
        "url": extracted.url or "",
    }
    return {key: normalise(value).text for key, value in found.items() if value}


def _timed(root: HtmlElement, zoned: Sequence[tuple[str, str | None]]) -> Iterator[str]:
    """The days that markup gives to words above the text, such as "il y a 3 heures".

    None where a line there prints the day itself.
    """
    above = takewhile(lambda one: one[1] != "body", zoned)
    lines = [line for line, zone in above if zone in ("byline", "boilerplate")]
    if any(map(date_in, lines)):
        return
    for element in root.iter("time"):
        words = one_line("".join(map(str, element.itertext())))
        if words and any(words in line for line in lines):
            yield element.get("datetime") or ""


def _meta(root: HtmlElement) -> Iterator[tuple[str, str]]:
    """Names and contents of the meta elements of a page, names in small letters."""
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        yield name.strip().lower(), one_line(element.get("content"))


def _described(root: HtmlElement) -> Iterator[str]:
    """The days of publication that JSON-LD gives for articles."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                described = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            yield from _days(described, 0)


def _days(described: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(described, list):
        for one in described:
            yield from _days(one, depth + 1)
    elif isinstance(described, dict):
        kinds = described.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        if any(_ARTICLES.search(str(kind)) for kind in named):
            yield str(described.get(_JSON) or "")
        yield from _days(described.get("@graph"), depth + 1)
