"""Corpora for TXM, ``<text titre= date= …>``, and what TXM itself exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.detokenizing import put_together
from discourse.reading.omissions import left_out
from discourse.reading.readers import Context, Windows
from discourse.reading.tei import blocks_below
from discourse.reading.wrapping import unwrapped
from discourse.reading.xml_stream import below, each_element, first, language_of, local

if TYPE_CHECKING:
    from lxml.etree import _Element

FIELDS = {
    "titre": "title",
    "title": "title",
    "auteur": "author",
    "author": "author",
    "journal": "outlet",
    "source": "outlet",
    "date": "date",
    "langue": "language",
    "lang": "language",
}
"""What attributes of a text become; others keep their name, `id` is the id."""

_NONE = frozenset({"", "Unknown", "None", "nan", "N/A"})
_DATE = re.compile(r"(\d{4})[ -](\d\d)[ -](\d\d)(?:T[\d:.]+Z?)?\Z")
_BREAK = re.compile(r"<lb ?/>")
_BLOCKS = frozenset({"p", "ab", "l", "head", "div", "item", "lg", "s"})
_LEFT = frozenset({"note", "ana", "fw"})


def articles(windows: Windows, context: Context) -> Iterator[Article | Problem]:
    """The texts of a corpus."""

    def read(text: _Element, item: str, notes: tuple[str, ...]) -> Article:
        return _article(text, notes, item, context.lang)

    return each_element(windows, ("text",), "text", context, read)


def _article(text: _Element, notes: tuple[str, ...], item: str, lang: str) -> Article:
    if any(True for _ in below(text, "w", "pc")):
        parts = [Part(" ".join(line.split())) for line in _from_tokens(text)]
        notes = (*notes, "put together from tokens: blanks between them are guessed")
    elif any(True for _ in below(text, "p", "ab", "l")) and first(text, "lb") is None:
        parts = blocks_below(text)
    else:
        # europarser writes its tags as text: &lt;lb/&gt;
        whole, escaped = _BREAK.subn("\x00", "".join(_pieces(text)))
        notes = (
            (*notes, f"line breaks written as text (<lb/>): {escaped} read") if escaped else notes
        )
        # Where line ends are <lb/>, those of the source are blanks.
        broken = "\x00" in whole
        lines = whole.replace("\n", " ").split("\x00") if broken else [whole]
        found = unwrapped("\n".join(lines), lang)
        notes = (*notes, *found.notes)
        parts = [Part(" ".join(one.split())) for one in found.text.split("\n")]
        if left := sum(1 for _ in below(text, "note")):
            notes = (*notes, left_out({"note": left}))
    metadata = _metadata(text)
    if not any(part.text for part in parts):
        raise ValueError(f"{metadata['title']!r} has no text" if "title" in metadata else "no text")
    return article_of(
        parts,
        item=item,
        id=metadata.pop("id", ""),
        metadata=metadata,
        notes=notes,
        declared=language_of(text),
    )


def _pieces(element: _Element) -> Iterator[str]:
    """The text below an element, with NUL at the end of each line."""
    name = local(element)
    if name in _LEFT:
        return
    if name == "lb" or name in _BLOCKS:
        yield "\x00"
    yield element.text or ""
    for child in element:
        if local(child):
            yield from _pieces(child)
        yield child.tail or ""
    if name in _BLOCKS:
        yield "\x00"


def _from_tokens(text: _Element) -> Iterator[str]:
    """The paragraphs of a text whose words are elements: their forms, put together."""
    line: list[str] = []
    for event in text.iter():
        name = local(event)
        if name in ("p", "lb", "head", "ab", "l") and line:
            yield put_together(line)
            line = []
        if name in ("w", "pc"):
            form = next(below(event, "form"), event)
            line.append("".join(map(str, form.itertext())).strip())
    if line:
        yield put_together(line)


def _metadata(text: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in text.attrib.items():
        name = str(key).rpartition("}")[2]
        cell = " ".join(str(value).split())
        if cell not in _NONE:
            found[FIELDS.get(name, name)] = cell
    date = _DATE.match(found.get("date", ""))
    if date:
        found["date"] = "-".join(date.groups())
    return found
