"""Exports of Nexis Uni: title, outlet and date, fields, the line "Body", "End of Document".

`article` takes the paragraphs of one document, whatever file they come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.dates import date_in
from discourse.reading.html_passages import passages
from discourse.reading.pages import parsed
from discourse.reading.readers import Context, Windows, cut_at, each

FIELDS = {
    "section": "section",
    "rubrique": "section",
    "length": "",
    "longueur": "",
    "byline": "author",
    "author": "author",
    "auteur": "author",
    "highlight": "standfirst",
    "encart": "standfirst",
    "dateline": "place",
    "language": "language",
    "langue": "language",
    "publication-type": "publication_type",
    "type-publication": "publication_type",
    "subject": "subjects",
    "sujet": "subjects",
    "company": "companies",
    "organization": "organizations",
    "organisation": "organizations",
    "industry": "industries",
    "person": "persons",
    "personne": "persons",
    "geographic": "places",
    "localisation-geo": "places",
    "journal-code": "outlet_code",
    "graphic": "caption",
    "load-date": "",
}
"""What the fields above and below the text become; those without a name are left out."""

END = "End of Document"
_ENDS = re.compile(rf"^[ \t]*{END}[ \t]*$", re.MULTILINE)
_ENDS_MARKUP = re.compile(r"(?<=>)\s*End\s+of\s+Document\s*(?=<)")
_END_ABOVE = re.compile(r"\A\s*End\s+of\s+Document")
_TAG = re.compile(r"<[^<>]*+>")
_BODY_MARKUP = re.compile(r">\s*(?:Body|Text|Texte|Corps)\s*<")
_FIELD = re.compile(r"([^\W\d_][\w-]{2,24})[ \u00a0]?:(?:[\s\u00a0]+|\Z)(.*)\Z", re.DOTALL)
_CUT = f"no line “{END}”: the file ends inside this article, the rest is lost"
_BODY = frozenset({"Body", "Text", "Texte", "Corps"})
_BELOW = {"Graphic": "caption", "Notes": "boilerplate"}
_MOST_BELOW = 5  # paragraphs below such a heading
_AFTER = frozenset({"Classification", "Load-Date", *_BELOW})
_RIGHTS = re.compile(r"copyright\b|©|\(c\)", re.IGNORECASE)


def of_text(windows: Windows, context: Context) -> Iterator[Article | Problem]:
    """The articles of an export saved or copied as text."""

    def read(piece: str, item: str, notes: tuple[str, ...]) -> Article:
        lines = [line.strip() for line in piece.split("\n") if line.strip()]
        return article(lines, item, notes if lines[-1] == END else (*notes, _CUT))

    return each(_documents(windows, _ENDS), "article", context, read)


def of_html(windows: Windows, context: Context) -> Iterator[Article | Problem]:
    """The articles of a page that was saved from Nexis Uni, or of its export saved as HTML."""

    def read(piece: str, item: str, notes: tuple[str, ...]) -> Article:
        lines = [one.text.strip() for one in passages(parsed(piece, context.where))]
        return article(lines, item, notes if piece.endswith(END) else (*notes, _CUT))

    found = _documents(windows, _ENDS_MARKUP)
    whole = (one for one in found if one.endswith(END) or not _closes_page(one))
    return each(whole, "article", context, read)


def _closes_page(markup: str) -> bool:
    """Whether what stands below the last document is the foot of the page, and no document."""
    if not _TAG.sub("", markup).strip():
        return True
    return "</html" in markup.lower() and _BODY_MARKUP.search(markup) is None


def _documents(windows: Windows, ends: re.Pattern[str]) -> Iterator[str]:
    """The documents, each with the line that ends it; the last has none if the file is cut off."""
    held = ""
    for piece in cut_at(windows, ends, first=True):
        if held.strip():
            yield f"{held}\n{END}"
        held = _END_ABOVE.sub("", piece)
    if held.strip():
        yield held


def article(paragraphs: Sequence[str], item: str, notes: tuple[str, ...] = ()) -> Article:
    r"""The article of the paragraphs of one document, the cover of the export before it or none.

    Raises
    ------
    ValueError
        No line "Body", or nothing below it.

    Examples
    --------
    >>> lines = "La crue|L’Écho|May 3, 2024 Friday|Length: 9 words|Body|L’eau monte.|Classification"
    >>> found = article(lines.split("|"), "article 1")
    >>> found.text, found.metadata["date"]
    ('La crue\n\nL’eau monte.', '2024-05-03')
    """
    at = next((at for at, one in enumerate(paragraphs) if one in _BODY), None)
    if at is None:
        raise ValueError("no line Body or Text below which the article stands")
    paragraphs = [one for one in paragraphs if one != END]
    end = next((n for n in range(at + 1, len(paragraphs)) if _closes(paragraphs, n)), None)
    end = len(paragraphs) if end is None else end
    body = paragraphs[at + 1 : end]
    values = _values([*paragraphs[:at], *paragraphs[end:]])
    given = _head(paragraphs[:at])
    values = {**given, **values}
    title = values.get("title", "")
    if not body:
        raise ValueError(f"{title!r} has no text" if title else "no text below the line Body")
    lines = [("title", title), ("standfirst", values.pop("standfirst", ""))]
    lines += [("byline", values.get("author", ""))]
    parts = [*(Part(text, zone) for zone, text in lines if text), *map(Part, body)]
    if values.get("caption"):
        parts.append(Part(values.pop("caption"), "caption"))
    zone = ""
    for one in paragraphs[end:]:
        zone = _BELOW.get(one, "" if _named(one) or one in _AFTER else zone)
        if zone and one not in _BELOW:
            parts.append(Part(one, zone))
    item = f"{item} ({title[:60]!r})" if title else item
    return article_of(parts, item=item, metadata=values, notes=notes)


def _closes(paragraphs: Sequence[str], at: int) -> bool:
    """Whether a paragraph is the heading of what stands below the text, which ends above it.

    An article may have such a heading of its own: "Classification" stands above fields alone.
    """
    one, under = paragraphs[at], paragraphs[at + 1 :]
    if _named(one, "load-date"):
        return True
    if one not in _AFTER:
        return False
    most = _MOST_BELOW if one in _BELOW else 0
    return not under or any(_named(other) or other in _AFTER for other in under[: most + 1])


def _named(paragraph: str, *names: str) -> str:
    match = _FIELD.match(paragraph)
    name = match[1].lower() if match else ""
    return name if name in (names or FIELDS) else ""


def _values(paragraphs: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in paragraphs:
        name, match = _named(one), _FIELD.match(one)
        if name and FIELDS[name] and match and match[2].strip():
            found.setdefault(FIELDS[name], match[2].strip())
    return found


def _head(paragraphs: Sequence[str]) -> dict[str, str]:
    """Title, outlet and date: the two lines above the date, below whatever cover there is."""
    lines = [one for one in paragraphs if not _named(one) and not _RIGHTS.match(one)]
    dated = [at for at, one in enumerate(lines) if date_in(one) and len(one.split()) <= 12]
    if not dated:
        return {"title": lines[0]} if lines else {}
    at = dated[-1]
    found = {"date": date_in(lines[at])}
    if at >= 1:
        found["outlet"] = lines[at - 1]
    if at >= 2:
        found["title"] = lines[at - 2]
    return found
