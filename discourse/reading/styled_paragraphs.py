"""Paragraphs with styles, as office programs keep them, become an article with zones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.file_kinds import kind
from discourse.reading.html_roles import mark_of
from discourse.reading.omissions import left_out
from discourse.reading.readers import Context
from discourse.repetition import copies

_ZONED = frozenset({"boilerplate", "pull_quote", "caption", "byline", "standfirst", "title"})
# The names that the programs themselves give, beside those in `html_roles.toml`.
_KNOWN = {
    "title": "title",
    "titre": "title",
    "subtitle": "standfirst",
    "sous-titre": "standfirst",
    "caption": "caption",
    "légende": "caption",
    "illustration": "caption",
    "signature": "byline",
    "quote": "quotation",
    "intense quote": "quotation",
    "quotations": "quotation",
    "block text": "quotation",
    "chapô": "standfirst",
    "surtitre": "boilerplate",
    "header": "drop",
    "footer": "drop",
    "footnote text": "drop",
    "endnote text": "drop",
    "footnote": "drop",
    "endnote": "drop",
}
# Exports of many articles, which databases offer as documents too.
_EXPORTS = ("iramuteq", "lexisnexis text", "nexis uni", "factiva text", "factiva shown")
_CODE = re.compile(r"[A-Z]{2,3}\Z")
_FEW_CODES = 4
_PROSE = 20  # words a cell: a table of such cells was made for the layout of a page
_LOW = 7  # a heading of a lower rank is a paragraph


@dataclass(slots=True)
class Styled:
    """A paragraph, the names of its style and of those it is derived from, its rank as heading."""

    text: str
    styles: Sequence[str] = ()
    level: int = 0

    def zone(self) -> str | None:
        """A zone, "heading", "quotation", "drop", or None where the style does not say."""
        words = len(self.text.split())
        for name in self.styles:
            known = _KNOWN.get(name.lower()) or mark_of("p", {"class": name}, words)
            if known in (*_ZONED, "heading", "quotation", "drop"):
                return known
            if name.lower().startswith(("toc ", "contents ", "table des matières")):
                return "drop"
        return "heading" if 0 < self.level <= _LOW else None


@dataclass(slots=True)
class Content:
    """What a document holds: its paragraphs, and what was left out of them, counted."""

    paragraphs: list[Styled] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, text: str, styles: Sequence[str] = (), level: int = 0) -> None:
        """Add a paragraph, split at its line breaks unless a sentence goes on after one."""
        for line in _lines(text):
            self.paragraphs.append(Styled(line, styles, level))

    def table(self, cells: Sequence[Sequence[Styled]]) -> None:
        """Add a table: its paragraphs where it is one of layout; cells of figures are left out."""
        codes = [cell[0].text.strip() if cell else "" for cell in cells[::2]]
        if len(codes) >= _FEW_CODES and all(map(_CODE.match, codes)):
            # An export of Factiva, a field a row.
            for code, cell in zip(codes, cells[1::2], strict=False):
                self.paragraphs += [Styled(code), *cell]
            return
        words = [sum(len(one.text.split()) for one in cell) for cell in cells]
        filled = [number for number in words if number]
        if filled and (len(filled) == 1 or sum(filled) >= _PROSE * len(filled)):
            self.paragraphs += [one for cell in cells for one in cell]
        elif filled:
            self.left["table"] += 1

    def articles(
        self, context: Context, metadata: Mapping[str, object]
    ) -> Iterator[Article | Problem]:
        """The article of these paragraphs, or those of an export that was saved so.

        Raises
        ------
        ValueError
            None of them holds a word.
        """
        text = "\n".join(one.text for one in self.paragraphs)
        found = kind(text, ".txt")
        if found.name in _EXPORTS:
            yield from found.articles(text, context)
        else:
            yield self._article(context.where, metadata)

    def _article(self, where: str, metadata: Mapping[str, object]) -> Article:
        kept = [(one, one.zone()) for one in self.paragraphs]
        self.left["line of contents, header or note"] += sum(zone == "drop" for _, zone in kept)
        kept = [(one, zone) for one, zone in kept if zone != "drop" and one.text.strip()]
        if not any(one.text.strip() for one, _ in kept):
            left = left_out(self.left)
            raise ValueError(f"{where}: no text in it" + (f" ({left})" if left else ""))
        zones = _titled([one for one, _ in kept], [zone for _, zone in kept])
        _quoted([one.text for one, _ in kept], zones)
        title = next(
            (one.text for (one, _), zone in zip(kept, zones, strict=True) if zone == "title"), ""
        )
        left = left_out(self.left)
        return article_of(
            [Part(one.text, zone) for (one, _), zone in zip(kept, zones, strict=True)],
            metadata={"title": title, **metadata, **({"title": title} if title else {})},
            notes=(*((left,) if left else ()), *self.notes),
        )


def _lines(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        one = " ".join(line.split())
        if lines and one[:1].islower() and lines[-1][-1:] not in tuple('.!?…:»”"'):
            lines[-1] = f"{lines[-1]} {one}"
        elif one:
            lines.append(one)
    return lines


def _titled(paragraphs: Sequence[Styled], zones: Sequence[str | None]) -> list[str | None]:
    """One title: the first of that style, or a first heading whose rank is above all others."""
    found = list(zones)
    ranked = [
        one.level or 1 for one, zone in zip(paragraphs, zones, strict=True) if zone == "heading"
    ]
    if "title" not in found and found[0] == "heading" and len(ranked) > 1:
        if min(ranked[1:]) > ranked[0]:
            found[0] = "title"
    elif "title" not in found and found[0] == "heading":
        found[0] = "title"
    seen = False
    for at, zone in enumerate(found):
        if zone == "title" and seen:
            found[at] = "heading"
        seen = seen or zone == "title"
    return found


def _quoted(texts: Sequence[str], zones: list[str | None]) -> None:
    """Quotations that repeat the text are pull quotes, the others are part of it."""
    asked = [at for at, zone in enumerate(zones) if zone == "quotation"]
    sources = [at for at, zone in enumerate(zones) if zone in (None, "body")]
    repeating = {copy.quote for copy in copies(texts, asked, sources, shorter=False)}
    for at in asked:
        zones[at] = "pull_quote" if at in repeating else "body"
