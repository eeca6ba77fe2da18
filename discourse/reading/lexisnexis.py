"""Exports of LexisNexis: HTML and text. An article is a row of paragraphs, some with a label.

``SECTION: …`` and the like stand above the text and below it, in the language of the interface;
`LABELS` says what becomes of them. Whatever gives paragraphs, such as an office file, can be read
by `article`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.dates import date_in
from discourse.reading.html_passages import lines_of
from discourse.reading.pages import parsed
from discourse.reading.readers import ENDS_INSIDE, Context, Windows, cut_at, each

HEAD = {
    "SECTION": "section",
    "RUBRIQUE": "section",
    "RUBRIK": "section",
    "LENGTH": "",
    "LONGUEUR": "",
    "LÄNGE": "",
    "BYLINE": "author",
    "AUTEUR": "author",
    "AUTHOR": "author",
    "AUTOR": "author",
    "HEADLINE": "title",
    "TITRE": "title",
    "ÜBERSCHRIFT": "title",
    "HIGHLIGHT": "standfirst",
    "ENCART": "standfirst",
    "SURTITRE": "kicker",
    "DATELINE": "place",
    "LIEU": "place",
    "SERIES": "series",
    "NOTE": "",
    "BODY": "",
}
"""Labels above the text."""

TAIL = {
    "SUBJECT": "subjects",
    "SUJET": "subjects",
    "ORGANIZATION": "organizations",
    "ORGANISATION": "organizations",
    "COMPANY": "companies",
    "SOCIÉTÉ": "companies",
    "PERSON": "persons",
    "PERSONNE": "persons",
    "INDUSTRY": "industries",
    "SECTEUR": "industries",
    "GEOGRAPHIC": "places",
    "LOCALISATION-GEO": "places",
    "CITY": "cities",
    "COUNTRY": "countries",
    "STATE": "states",
    "TICKER": "",
    "GRAPHIC": "caption",
    "LOAD-DATE": "",
    "DATE-CHARGEMENT": "",
    "UPDATE": "",
    "LANGUAGE": "language",
    "LANGUE": "language",
    "SPRACHE": "language",
    "PUBLICATION-TYPE": "publication_type",
    "TYPE-PUBLICATION": "publication_type",
    "ZEITUNGSTYP": "publication_type",
    "JOURNAL-CODE": "outlet_code",
    "PUB-TYPE": "publication_type",
    "DOCUMENT-TYPE": "document_type",
    "CORRECTION-DATE": "",
    "NOTES": "",
}
"""Labels below it. Those without a name are left out."""

LABELS = {**HEAD, **TAIL}
_LABEL = re.compile(r"([A-ZÀ-Ü][A-ZÀ-Ü-]{2,24})\s?:(?:\s+|\Z)(.*)\Z", re.DOTALL)
OPENING = re.compile(
    r"^[ \t]*(?:\d+ (?:of|de|sur|von) \d+ DOCUMENTS?|(?:Dokument|Document) \d+ (?:von|de|of|sur) "
    r"\d+)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
"""The line above each article of a text export."""

_ANCHOR = re.compile(r"<a\s+name=[\"']?DOC_ID_0_\d+", re.IGNORECASE)
_MARK = re.compile(r"<DOCFULL>", re.IGNORECASE)
_MARK_END = re.compile(r"</DOCFULL>", re.IGNORECASE)
# The marks stand in comments, which are cut where an article begins at its mark.
_CUT_COMMENT = re.compile(r"\A<DOCFULL>\s*(?:-->)?|<!--(?:(?!-->).)*\Z", re.IGNORECASE | re.DOTALL)
_RIGHTS = re.compile(
    r"(?:copyright|©|\(c\))\b|(?:Tous droits réservés|All rights reserved)", re.IGNORECASE
)
_MOST_DATE = 12  # words of the line of a date


_LENGTH = ("LENGTH", "LONGUEUR", "LÄNGE")
_BODY = re.compile(r"\ABODY\s?:\s+(?=\S)(.*)", re.DOTALL)  # older exports have it above the text
_SEVERAL = {"GRAPHIC": "caption", "NOTES": "boilerplate"}  # may have several paragraphs
_MOST_BELOW = 5  # of them
_Label: TypeAlias = "tuple[str, str] | None"


def of_html(windows: Windows, context: Context) -> Iterator[Article | Problem]:
    """The articles of an HTML export: each field a <div>."""
    # An article begins at its anchor or, in exports without anchors, at the mark that opens it.
    anchored = any("DOC_ID_0_" in window for window in islice(windows, 1))

    def read(markup: str, item: str, notes: tuple[str, ...]) -> Article:
        ended = len(_MARK.findall(markup)) <= len(_MARK_END.findall(markup))
        notes = notes if ended else (*notes, ENDS_INSIDE)
        markup = _CUT_COMMENT.sub("", markup)
        return article(lines_of(parsed(markup, context.where)), item, notes)

    return each(cut_at(windows, _ANCHOR if anchored else _MARK), "article", context, read)


def of_text(windows: Windows, context: Context) -> Iterator[Article | Problem]:
    """The articles of a text export: paragraphs wrapped at some 79 columns."""

    def read(piece: str, item: str, notes: tuple[str, ...]) -> Article:
        return article(_paragraphs(piece), item, notes)

    return each(cut_at(windows, OPENING), "article", context, read)


def _paragraphs(piece: str) -> list[str]:
    found = [" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", piece)]
    return [one for one in found if one]


def article(paragraphs: Sequence[str], item: str, notes: tuple[str, ...] = ()) -> Article:
    r"""The article of the paragraphs of an export, the opening "1 of 9 DOCUMENTS" or none first.

    Raises
    ------
    ValueError
        No text among them, as in a document that holds an error message alone.

    Examples
    --------
    >>> found = article(
    ...     ["L’Écho", "3 mai 2024", "La crue", "LONGUEUR: 9 mots", "L’eau monte."], "article 1"
    ... )
    >>> found.text, found.metadata["outlet"], found.metadata["date"]
    ('La crue\n\nL’eau monte.', 'L’Écho', '2024-05-03')
    """
    above = [_BODY.sub(r"BODY:\n\1", one).split("\n", 1) for one in paragraphs]
    kept = [one for parts in above for one in parts if not OPENING.match(one)]
    labelled = [_label(one) for one in kept]
    heads = [at for at, found in enumerate(labelled) if found and found[0] in HEAD]
    start = _body_start(labelled, heads)
    end = _body_end(kept, labelled, start)
    head = kept[: heads[0] if heads else 0]
    rest = [found for found in (*labelled[:start], *labelled[end:]) if found]
    values = {LABELS[name]: value for name, value in reversed(rest) if LABELS[name] and value}
    given, left = _opened(head)
    values = {**given, **values}
    body = [one for one in kept[start:end] if not _RIGHTS.match(one)]
    if not heads or not body:
        shown = f": {' '.join(kept)[:80]!r}" if kept and not heads else ""
        title = values.get("title", "")
        raise ValueError(f"{title!r} has no text" if title else f"no article in it{shown}")
    if left or len(body) < end - start:
        notes = (*notes, "left out: lines of rights")
    title = values.get("title", "")
    lines = [("title", title), ("standfirst", values.pop("standfirst", ""))]
    lines += [("byline", values.get("author", ""))]
    parts = [*(Part(text, zone) for zone, text in lines if text), *map(Part, body)]
    if values.get("caption"):
        parts.append(Part(values.pop("caption"), "caption"))
    zone = ""
    for one, found in zip(kept[end:], labelled[end:], strict=True):
        zone = _SEVERAL.get(found[0], "") if found else zone
        if zone and not found and not _RIGHTS.match(one):
            parts.append(Part(one, zone))
    return article_of(
        parts,
        item=f"{item} ({title[:60]!r})" if title else item,
        metadata=values,
        notes=notes,
    )


def _body_start(labelled: Sequence[_Label], heads: Sequence[int]) -> int:
    """Where the text begins: below "BODY", or the length and what follows it without a break.

    A paragraph of the text may begin like a label, "NOTE: …".
    """
    if not heads:
        return 0
    names = {(labelled[at] or ("",))[0]: at for at in reversed(heads)}
    at = next((names[name] for name in ("BODY", *_LENGTH) if name in names), heads[0]) + 1
    while at in heads:
        at += 1
    return at


def _body_end(kept: Sequence[str], labelled: Sequence[_Label], start: int) -> int:
    """Where the text ends: above the labels and lines of rights that close the article.

    The captions of its pictures and its notes may have several paragraphs.
    """
    tails = [at for at in range(start, len(kept)) if (labelled[at] or ("",))[0] in TAIL]
    end = len(kept)
    for at in reversed(tails):
        name, value = labelled[at] or ("", "")
        between = sum(not _RIGHTS.match(one) for one in kept[at + 1 : end])
        # Below the last label a page may have a foot.
        most = _MOST_BELOW if end == len(kept) or name in _SEVERAL else int(not value)
        if between > most:
            break
        end = at
    return end


def _label(paragraph: str) -> _Label:
    match = _LABEL.match(paragraph)
    if match is None or match[1] not in LABELS:
        return None
    return match[1], match[2].strip()


def _opened(head: Sequence[str]) -> tuple[dict[str, str], bool]:
    """Outlet, date and title above the first label, and whether lines of rights were left out."""
    lines = [one for one in head if not _RIGHTS.match(one)]
    dated = next(
        (at for at, one in enumerate(lines) if date_in(one) and len(one.split()) <= _MOST_DATE),
        None,
    )
    found: dict[str, str] = {}
    if dated is not None:
        found["date"] = date_in(lines.pop(dated))
    if lines:
        found["outlet"] = lines[0]
    if len(lines) > 1:
        found["title"] = " ".join(lines[1:])
    return found, len(lines) + (dated is not None) < len(head)
