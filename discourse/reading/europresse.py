"""Europresse exports: one HTML file with many articles, in its new form and its old one.

The new form has an ``<article>`` for each, with ``DocPublicationName``, ``DocHeader`` (section,
date, number of words, page), ``titreArticle``, ``DocText`` and ``publiC-lblNodoc``; the old one a
table cell with ``DocPublicationName``, ``DocHeader`` and ``TitreArticleVisu`` one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from discourse.reading.dates import date_in
from discourse.reading.items import Article, Problem, blocks
from discourse.reading.markup import passages
from discourse.reading.pages import parsed
from discourse.reading.pieces import Context, each

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEW = re.compile(r"<article\b.*?(?:</article\s*>|(?=<article\b)|\Z)", re.IGNORECASE | re.DOTALL)
_OLD = re.compile(
    r"""<span\s+class=["']DocPublicationName["'].*?(?=<span\s+class=["']DocPublicationName["']|\Z)""",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"\b(?:news|web|reg|bio|radio|tv|soc|rpt)[·.]\d{8}[·.]\w+[·.][\w-]+")
_RIGHTS = re.compile(r"\A(?:©|\(c\)) ?\d{4}\b|\ANuméro de document ?:|\ACe certificat est émis")
_DAYS = re.compile(
    r",? *(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ISSUE = re.compile(r",? *(?:no\.?|n°|vol\.?) *[\w./-]+.*\Z", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(r"\bp\. ?([\w, -]+)\Z")
_MOST_AUTHOR = 15  # words; a longer line below the title is text


def articles(text: str, context: Context) -> Iterator[Article | Problem]:
    """The articles of an export, in order, and those that could not be read."""
    form = _NEW if _NEW.search(text) else _OLD

    def read(markup: str, item: str, notes: tuple[str, ...]) -> Article:
        return _article(markup, item, notes, context.where)

    return each((match[0] for match in form.finditer(text)), "article", context, read)


def _article(markup: str, item: str, notes: tuple[str, ...], where: str) -> Article:
    root = parsed(markup, where)
    title, subtitle = _titles(root)
    item = f"{item} ({title[:60]!r})" if title else item
    body, dropped = _body(root)
    author = _author(root, body)
    if not body:
        raise ValueError(f"{title!r} has no text" if title else "neither title nor text")
    given = [("title", title), ("standfirst", subtitle), ("byline", author)]
    head = [(zone, line) for zone, line in given if line]
    number = _NUMBER.search(root.text_content())
    if dropped:
        notes = (*notes, f"left out: {dropped} lines of rights and certificate")
    text, zones = blocks(
        [*(line for _, line in head), *body], [*(zone for zone, _ in head), *([None] * len(body))]
    )
    return Article(
        text=text,
        item=item,
        id=number.group() if number else None,
        zones=zones,
        metadata={key: value for key, value in _metadata(root, title, author).items() if value},
        notes=notes,
    )


def _classed(root: HtmlElement, *names: str) -> list[HtmlElement]:
    """The elements with one of these classes, whatever their case."""
    wanted = {name.lower() for name in names}
    return [
        element
        for element in root.iter()
        if isinstance(element.tag, str) and wanted & set(element.get("class", "").lower().split())
    ]


def _line(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _titles(root: HtmlElement) -> tuple[str, str]:
    """Title and subtitle: the subtitle stands beside the title, in a class of its own."""
    titles = _classed(root, "titreArticleVisu", "grandTitre") or _classed(root, "titreArticle")
    title = next((_line(element) for element in titles if _line(element)), "")
    below = [
        _line(element)
        for holder in _classed(root, "titreArticle")
        for element in _classed(holder, "rdp__subtitle", "sm-margin-bottomNews")
    ]
    below = below or [_line(element) for element in _classed(root, "rdp__subtitle")]
    return title, " ".join(line for line in below if line and line != title)


def _author(root: HtmlElement, body: list[str]) -> str:
    """The author's line; in the old form it is the first below the title, and taken from there."""
    for element in _classed(root, "docAuthors"):
        if _line(element):
            return _line(element)
    # Elements and not their ids: lxml makes them anew, and ids come back, unless one holds them.
    inside = {each for holder in _classed(root, "titreArticle") for each in holder.iter()}
    for element in _classed(root, "sm-margin-bottomNews"):
        if element not in inside and 0 < len(_line(element).split()) <= _MOST_AUTHOR:
            return _line(element)
    old = not _classed(root, "DocText", "docOcurrContainer")
    if old and len(body) > 1 and len(body[0].split()) <= 6 and body[0][-1:].isalpha():
        return body.pop(0)
    return ""


def _body(root: HtmlElement) -> tuple[list[str], int]:
    """The lines of the text, and how many of rights and certificate were left out."""
    holders = _classed(root, "docOcurrContainer") or _classed(root, "DocText")
    lines = [one.text for one in passages(holders[0])] if holders else _below_title(root)
    kept: list[str] = []
    for at, line in enumerate(lines):
        if _RIGHTS.match(line) and (at >= len(lines) // 2 or not holders):
            return kept, len(lines) - at
        kept.append(line)
    return kept, 0


def _below_title(root: HtmlElement) -> list[str]:
    """The old form: what follows the title in its cell."""
    every = passages(root)
    titles = {_line(element) for element in _classed(root, "TitreArticleVisu")}
    at = next((at for at, one in enumerate(every) if one.text in titles), -1)
    return [one.text for one in every[at + 1 :]] if at >= 0 else []


def _metadata(root: HtmlElement, title: str, author: str) -> dict[str, str]:
    outlet = next((_line(each) for each in _classed(root, "DocPublicationName")), "")
    header = " ".join(_line(each) for each in _classed(root, "DocHeader"))
    section = _DAYS.sub("", header).strip(" ,")
    page = _PAGE.search(header.rstrip(" ,"))
    return {
        "title": title,
        "author": author.removeprefix("Par ").removeprefix("par "),
        "outlet": _ISSUE.sub("", outlet),
        "issue": outlet if _ISSUE.search(outlet) else "",
        "date": date_in(header),
        "section": "" if date_in(section) else section,
        "page": page[1].strip() if page else "",
    }
