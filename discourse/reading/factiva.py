"""Exports of Factiva: HTML, XML and text that was copied out.

All three give each article as fields with codes of two or three letters; `FIELDS` says what
becomes of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.dates import date_in
from discourse.reading.factiva_shown import NUMBER, fields_of, pieces
from discourse.reading.html_passages import lines_of
from discourse.reading.pages import parsed
from discourse.reading.readers import ENDS_INSIDE, Context, Windows, cut_at, each, lines_in
from discourse.reading.xml_stream import each_element, local

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

Fields = Mapping[str, Sequence[str]]

FIELDS = {
    "HD": "title",
    "BY": "author",
    "CR": "credit",
    "PD": "date",
    "ET": "time",
    "SN": "outlet",
    "SC": "outlet_code",
    "SE": "section",
    "CLM": "column",
    "ED": "edition",
    "PG": "page",
    "LA": "language",
    "PUB": "publisher",
    "CO": "companies",
    "IN": "industries",
    "NS": "subjects",
    "RE": "regions",
}
"""What each field becomes; LP, TD and ART are the text, AN is the id, others are left out."""

_LEFT = frozenset({"WC", "CY", "RF", "IPC", "IPD", "VOL", "DLN"})
_CODED = frozenset({"CO", "IN", "NS", "RE"})
_ENDS = frozenset({"NS", "RE", "IPD", "IPC", "CO", "IN", "RF", "AN", "PUB", "ART"})
_CODES = (*FIELDS, *sorted(_LEFT), "LP", "TD", "ART", "AN")

_XML_FIELDS = {
    "accessionNo": "AN",
    "headline": "HD",
    "byline": "BY",
    "credit": "CR",
    "leadParagraph": "LP",
    "tailParagraphs": "TD",
    "publicationDate": "PD",
    "sourceName": "SN",
    "sourceCode": "SC",
    "publisherName": "PUB",
    "sectionName": "SE",
    "columnName": "CLM",
    "edition": "ED",
    "pages": "PG",
    "baseLanguage": "LA",
    "region": "RE",
    "newsSubject": "NS",
    "company": "CO",
    "industry": "IN",
}

# Where a tag in the text was damaged, these may stand inside it.
_XML_OTHERS = frozenset({*_XML_FIELDS, "wordCount", "copyright", "publicationTime"})

_START = re.compile(r"""<div[^<>]*\bclass=["']article \w\wArticle\b""", re.IGNORECASE)
_LINE = re.compile(rf"({'|'.join(_CODES)})(?:[ \t\u00a0]+(\S.*)|[ \t\u00a0]*)\Z")
_DASHES = re.compile(r"[ \t]*(?:[-_=–—]{6,}|\* ?\* ?\*)[ \t]*\Z")


def of_html(windows: Windows, context: Context) -> Iterator[Article | Problem]:
    """The articles of an HTML export: each a table of codes and values."""

    def read(markup: str, item: str, notes: tuple[str, ...]) -> Article:
        ended = "</table" in markup.lower() or NUMBER.search(markup)
        notes = notes if ended else (*notes, ENDS_INSIDE)
        root = parsed(markup, context.where)
        fields = _table(root) or fields_of(lines_of(root, broken=True))
        return article(fields, item, notes)

    return each(cut_at(windows, _START), "article", context, read)


def _table(root: HtmlElement) -> Fields:
    """The values of each code, paragraphs apart."""
    fields: dict[str, list[str]] = {}
    for label in root.iter("td"):
        if label.get("class") != "index":
            continue
        value = label.getnext()
        for code in label.text_content().split()[:1]:
            if value is not None:
                fields.setdefault(code, []).extend(lines_of(value, broken=True))
    return fields


def of_xml(windows: Windows, context: Context) -> Iterator[Article | Problem]:
    """The articles of an XML export."""

    def read(element: _Element, item: str, notes: tuple[str, ...]) -> Article:
        return article(_children(element), item, notes)

    return each_element(windows, ("article",), "article", context, read)


def _children(element: _Element) -> Fields:
    fields: dict[str, list[str]] = {}
    for child in element.iter():
        code = _XML_FIELDS.get(local(child))
        if code is None:
            continue
        paragraphs = (" ".join(one.split()) for one in "".join(_broken(child)).split("\x00"))
        value = [one for one in paragraphs if one] or [child.get("code") or ""]
        fields.setdefault(code, []).extend(one for one in value if one)
    return fields


def _broken(element: _Element) -> Iterator[str]:
    """The text of an element with NUL around each paragraph; damaged ones may be nested."""
    end = "\x00" if local(element) == "paragraph" else ""
    yield end + (element.text or "")
    for child in element:
        if local(child) not in _XML_OTHERS:
            yield from _broken(child)
        yield child.tail or ""
    yield end


def of_text(windows: Windows, context: Context) -> Iterator[Article | Problem]:
    """The articles of copied text or a mail: lines that begin with the code of a field."""

    def read(piece: str, item: str, notes: tuple[str, ...]) -> Article:
        return article(_lines(piece.split("\n")), item, notes)

    return each(_pieces(windows), "article", context, read)


def of_shown(windows: Windows, context: Context) -> Iterator[Article | Problem]:
    """The articles of a text without codes, as Factiva shows them."""

    def read(piece: str, item: str, notes: tuple[str, ...]) -> Article:
        lines = [" ".join(one.split()) for one in piece.split("\n") if one.strip()]
        notes = notes if NUMBER.match(lines[-1]) else (*notes, ENDS_INSIDE)
        return article(fields_of(lines), item, notes)

    return each(pieces(windows), "article", context, read)


def _pieces(windows: Windows) -> Iterator[str]:
    """The lines of each article, which ends at a line of dashes or after its last fields.

    Lines before the first code are the head of a mail; so are pieces without one.
    """
    lines: list[str] = []
    codes: list[str] = []
    held: list[str] = []  # the article before, while the text of these lines may be its own
    for one in chain(lines_in(windows), ["-" * 6]):
        match = _LINE.match(one)
        code = match[1] if match else ""
        # A code of the head after the text, or a second headline, opens the next article.
        opened = {"LP", "TD", "AN"} if held else {"LP", "TD"}
        again = code in ("HD", "SE", "BY", "SN") and (opened & set(codes) or code in codes)
        if _DASHES.match(one) or again:
            if held and {"HD", "LP", "TD"}.isdisjoint(codes):
                lines = held + lines  # a line of the text began like a code
            elif held:
                yield "\n".join(held)
            held = lines if again and codes[-1] in ("LP", "TD") else []
            if codes and not held:
                yield "\n".join(lines)
            lines, codes = [], []
        if code:
            codes.append(code)
        if codes and not _DASHES.match(one):
            lines.append(one)


def _lines(lines: Sequence[str]) -> Fields:
    """The values of each code; in the text a line that is not blank is a paragraph."""
    fields: dict[str, list[str]] = {}
    code = ""
    for one in lines:
        match = _LINE.match(one.rstrip())
        if match and (code not in ("LP", "TD") or match[1] in (*_ENDS, "TD", "CY", "LA", "PG")):
            code = match[1]
            fields.setdefault(code, [])
            if match[2]:
                fields[code].append(match[2].strip())
        elif one.strip():
            if code in ("LP", "TD", "ART") or not fields[code]:
                fields[code].append(one.strip())
            else:  # a long value goes on in the next line
                fields[code][-1] += f" {one.strip()}"
    return fields


def article(fields: Fields, item: str, notes: tuple[str, ...]) -> Article:
    """The article of its fields.

    Raises
    ------
    ValueError
        No text among them.
    """
    title = " ".join(fields.get("HD", ()))
    item = f"{item} ({title[:60]!r})" if title else item
    author = ", ".join(fields.get("BY", ()))
    body = [*(Part(one, "body") for one in fields.get("LP", ())), *map(Part, fields.get("TD", ()))]
    if not body:
        raise ValueError(f"{title!r} has no text" if title else "neither title nor text")
    head = [Part(title, "title")] if title else []
    head += [Part(author, "byline")] if author else []
    captions = [Part(one, "caption") for one in fields.get("ART", ())]
    left = sorted(fields.keys() - {*FIELDS, "LP", "TD", "ART", "AN"})
    if left:
        notes = (*notes, f"fields left out: {', '.join(left)}")
    return article_of(
        [*head, *body, *captions],
        item=item,
        id=" ".join(fields.get("AN", ())).removeprefix("Document ").strip(),
        metadata=_metadata(fields, author),
        notes=notes,
    )


def _metadata(fields: Fields, author: str) -> dict[str, str]:
    found = {
        key: _labels(value) if code in _CODED else " ".join(value)
        for code, key in FIELDS.items()
        if (value := fields.get(code))
    }
    day = found.get("date", "")
    found["date"] = date_in(day) or day
    found["author"] = re.sub(r"\A(?:par|by|de|von)\s+", "", author, flags=re.IGNORECASE)
    return found


def _labels(values: Sequence[str]) -> str:
    """The labels of ``code : label | code : label``, or the codes where there are no labels."""
    parts = [part.strip() for value in values for part in value.split("|")]
    return ", ".join(re.split(r"\s+:\s+", part, maxsplit=1)[-1] for part in parts if part)
