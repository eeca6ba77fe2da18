"""Europresse exports: one HTML file with many articles, in its new form and its old one.

The new form has an ``<article>`` for each, with ``DocPublicationName``, ``DocHeader`` (section,
date, number of words, page), ``titreArticle``, ``DocText`` and ``publiC-lblNodoc``; the old one a
table cell with ``DocPublicationName``, ``DocHeader`` and ``TitreArticleVisu`` one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from discourse.reading.articles import Article, Problem, blocks
from discourse.reading.dates import date_in
from discourse.reading.html_passages import passages
from discourse.reading.pages import parsed
from discourse.reading.readers import ENDS_INSIDE, Context, Windows, cut_at, each

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEW = re.compile(r"<article\b", re.IGNORECASE)
_END = re.compile(r"</article\s*>", re.IGNORECASE)
_OLD = re.compile(r"""<span\s+class=["']DocPublicationName["']""", re.IGNORECASE)
_NUMBER = re.compile(r"(?:news|web|reg|bio|radio|tv|soc|rpt)[·.]\d{8}[·.]\w+[·.][\w-]+")
_NUMBERED = re.compile(r"[·.]\d{8}[·.]")  # of the number, and fast to look for
_RIGHTS = re.compile(r"\A(?:©|\(c\)) ?\d{4}\b|\ANuméro de document ?:|\ACe certificat est émis")
_DAYS = re.compile(
    r",? *(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ISSUE = re.compile(r",? *(?:no\.?|n°|vol\.?) *[\w./-]+.*\Z", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(r"\bp\. ?([\w, -]+)\Z")
Marked: TypeAlias = "Sequence[tuple[HtmlElement, frozenset[str]]]"
_Line: TypeAlias = tuple[str | None, str]
"""A line of the text and the zone that its markup gives."""

_BY_ROLE = {"heading": "heading", "caption": "caption", "cell": "boilerplate"}
_MOST_AUTHOR = 15  # words; a longer line below the title is text


def articles(windows: Windows, context: Context) -> Iterator[Article | Problem]:
    """The articles of an export, in order, and those that could not be read."""
    new = any(_NEW.search(window) for window in islice(windows, 1))

    def read(markup: str, item: str, notes: tuple[str, ...]) -> Article:
        if not new:
            return _article(markup, item, notes, context.where)
        whole, *rest = _END.split(markup, maxsplit=1)
        notes = notes if rest else (*notes, ENDS_INSIDE)
        return _article(whole, item, notes, context.where)

    return each(cut_at(windows, _NEW if new else _OLD), "article", context, read)


def _article(markup: str, item: str, notes: tuple[str, ...], where: str) -> Article:
    root = parsed(markup, where)
    marked = _marked(root)
    title, subtitle = _titles(marked)
    item = f"{item} ({title[:60]!r})" if title else item
    body, dropped = _body(root, marked)
    author = _author(marked, body)
    if not body:
        raise ValueError(f"{title!r} has no text" if title else "neither title nor text")
    given = [
        *(("boilerplate", line) for line in _above_title(marked)),
        ("title", title),
        ("standfirst", subtitle),
        ("byline", author),
    ]
    head = [(zone, line) for zone, line in given if line]
    content = root.text_content()
    number = _NUMBER.search(content) if _NUMBERED.search(content) else None
    if dropped:
        notes = (*notes, f"left out: {dropped} lines of rights and certificate")
    text, zones = blocks(
        [*(line for _, line in head), *(line for _, line in body)],
        [*(zone for zone, _ in head), *(zone for zone, _ in body)],
    )
    return Article(
        text=text,
        item=item,
        id=number.group() if number else None,
        zones=zones,
        metadata={key: value for key, value in _metadata(marked, title, author).items() if value},
        notes=notes,
    )


def _marked(root: HtmlElement) -> Marked:
    """The elements that have a class, with the names in it: asked a dozen times an article."""
    return [
        (element, frozenset(element.get("class").lower().split()))
        for element in root.xpath("descendant-or-self::*[@class]")
    ]


def _classed(marked: Marked, *names: str) -> list[HtmlElement]:
    """The elements with one of these classes, whatever their case."""
    wanted = {name.lower() for name in names}
    return [element for element, classes in marked if not wanted.isdisjoint(classes)]


def _line(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _titles(marked: Marked) -> tuple[str, str]:
    """Title and subtitle: the subtitle stands beside the title, in a class of its own."""
    titles = _classed(marked, "titreArticleVisu", "grandTitre") or _classed(marked, "titreArticle")
    title = next((_line(element) for element in titles if _line(element)), "")
    below = [
        _line(element)
        for holder in _classed(marked, "titreArticle")
        for element in _classed(_marked(holder), "rdp__subtitle", "sm-margin-bottomNews")
    ]
    below = below or [_line(element) for element in _classed(marked, "rdp__subtitle")]
    return title, " ".join(line for line in below if line and line != title)


def _author(marked: Marked, body: list[_Line]) -> str:
    """The author's line; in the old form it is the first below the title, and taken from there."""
    for element in _classed(marked, "docAuthors"):
        if _line(element):
            return _line(element)
    # Elements and not their ids: lxml makes them anew, and ids come back, unless one holds them.
    inside = {each for holder in _classed(marked, "titreArticle") for each in holder.iter()}
    for element in _classed(marked, "sm-margin-bottomNews"):
        if element not in inside and 0 < len(_line(element).split()) <= _MOST_AUTHOR:
            return _line(element)
    for element in _bare(marked, after=True):
        if len(_line(element).split()) <= _MOST_AUTHOR:
            return _line(element)
    old = not _classed(marked, "DocText", "docOcurrContainer")
    if old and len(body) > 1 and len(body[0][1].split()) <= 6 and body[0][1][-1:].isalpha():
        return body.pop(0)[1]
    return ""


def _bare(marked: Marked, *, after: bool) -> list[HtmlElement]:
    """In the form of 2015, the elements of the head without a class, above or below the title."""
    title = next(iter(_classed(marked, "titreArticle")), None)
    holder = None if title is None else title.getparent()
    if holder is None or holder.tag != "header":
        return []
    at = holder.index(title)
    beside = holder[at + 1 :] if after else holder[:at]
    return [
        element
        for element in beside
        if element.tag == "div"
        and not element.get("class")
        and _line(element)
        and not _classed(
            _marked(element), "DocPublicationName", "DocHeader", "docAuthors", "rdp__subtitle"
        )
    ]


def _above_title(marked: Marked) -> list[str]:
    """The surtitles: above the title, and beside it in a paragraph of its element."""
    beside = [
        element
        for holder in _classed(marked, "titreArticle")
        for element in _classed(_marked(holder), "sm-margin-bottom")
        if not _classed(_marked(element), "titreArticleVisu")
    ]
    return [line for each in (*_bare(marked, after=False), *beside) if (line := _line(each))]


def _body(root: HtmlElement, marked: Marked) -> tuple[list[_Line], int]:
    """The lines of the text, and how many of rights and certificate were left out."""
    every = _classed(marked, "docOcurrContainer") or _classed(marked, "DocText")
    holders = [one for one in every if set(every).isdisjoint(one.iterancestors())]
    lines = (
        [(_BY_ROLE.get(one.role), one.text) for holder in holders for one in passages(holder)]
        if holders
        else [(None, line) for line in _below_title(root, marked)]
    )
    kept: list[_Line] = []
    for at, (zone, line) in enumerate(lines):
        if _RIGHTS.match(line) and (at >= len(lines) // 2 or not holders):
            return kept, len(lines) - at
        kept.append((zone, line))
    return kept, 0


def _below_title(root: HtmlElement, marked: Marked) -> list[str]:
    """The old form: what follows the title in its cell."""
    every = passages(root)
    titles = {_line(element) for element in _classed(marked, "TitreArticleVisu")}
    at = next((at for at, one in enumerate(every) if one.text in titles), -1)
    return [one.text for one in every[at + 1 :]] if at >= 0 else []


def _metadata(marked: Marked, title: str, author: str) -> dict[str, str]:
    outlet = next((_line(each) for each in _classed(marked, "DocPublicationName")), "")
    header = " ".join(_line(each) for each in _classed(marked, "DocHeader"))
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
