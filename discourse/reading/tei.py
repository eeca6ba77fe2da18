"""TEI: articles as trafilatura writes them, sittings as ParlaMint does, other texts.

`PLACES` says which element of the header gives what. In a sitting each utterance has its speaker;
applause, notes and gaps are blocks outside the speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from discourse.documents import ZONES
from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.parlamint_persons import names_beside, names_of
from discourse.reading.readers import Context, Windows
from discourse.reading.xml_stream import (
    below,
    each_element,
    first,
    identifier,
    language_of,
    line,
    local,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

PLACES = {
    "title": (("titleStmt", "title"),),
    "author": (("biblFull", "author"), ("titleStmt", "author")),
    "outlet": (("biblFull", "publisher"), ("sourceDesc", "publisher")),
    "date": (
        ("setting", "date"),
        ("biblFull", "publicationStmt", "date"),
        ("sourceDesc", "date"),
        ("publicationStmt", "date"),
    ),
    "description": (("abstract",),),
    "sitting": (("titleStmt", "meeting"),),
}
"""Where each of the metadata is looked for in the header, the best place first."""

_STAGE = frozenset(
    {"note", "vocal", "kinesic", "incident", "gap", "stage", "shift", "writing", "event"}
)
_BLOCKS = frozenset(
    {
        "p",
        "ab",
        "l",
        "seg",
        "item",
        "cell",
        "quote",
        "head",
        "opener",
        "closer",
        "trailer",
        "salute",
        "signed",
        "dateline",
        "label",
    }
)
_LEFT = frozenset(
    {"fw", "speaker", "linkGrp", "del", "figDesc", "graphic", "teiHeader", "sic", "abbr", "orig"}
)
_PAIRS = {"sic": "corr", "abbr": "expan", "orig": "reg"}


def articles(windows: Windows, context: Context) -> Iterator[Article | Problem]:
    """The texts of a file: one, or those of a corpus."""

    def read(root: _Element, item: str, notes: tuple[str, ...]) -> Article:
        return _article(root, notes, item, context.where)

    return each_element(windows, ("TEI",), "text", context, read)


def _article(root: _Element, notes: tuple[str, ...], item: str, where: str) -> Article:
    header, text = _child(root, "teiHeader"), _child(root, "text")
    metadata = _metadata(header) if header is not None else {}
    names = _names(root, header, where)
    parts: list[Part] = []
    if text is not None:
        comments = [one for one in below(text, "div") if one.get("type") == "comments"]
        if any(line(one) for one in comments):
            notes = (*notes, "left out: comments of readers")
        _walk(text, "", names, parts)
    if not any(part.zone == "body" for part in parts):
        title = metadata.get("title", "")
        raise ValueError(f"{title!r} has no text" if title else "no text in it")
    return article_of(
        undecided(parts) if _extracted(header) else parts,
        item=item,
        id=identifier(root) or _own_id(header),
        metadata=metadata,
        notes=notes,
        declared=language_of(root) or (language_of(text) if text is not None else ""),
    )


def _child(element: _Element, name: str) -> _Element | None:
    return next((child for child in element if local(child) == name), None)


def _metadata(header: _Element) -> dict[str, str]:
    found = {}
    for key, places in PLACES.items():
        values = (_value(header, place, key) for place in places)
        found[key] = next((value for value in values if value), "")
    main = [one for one in below(header, "title") if one.get("type") == "main" and line(one)]
    if main:
        found["title"] = line(main[0])
    address = first(header, "biblFull", "ptr")
    if address is None:
        address = first(header, "bibl", "ptr")
    source = first(header, "sourceDesc", "bibl")
    for note in below(source, "note") if source is not None else ():
        found[str(note.get("n") or note.get("type") or "note")] = line(note)
    found["url"] = str(address.get("target") or "") if address is not None else ""
    return {key: value for key, value in found.items() if value}


def _own_id(header: _Element | None) -> str:
    """The id under which `discourse.write` wrote a text."""
    numbers = below(header, "idno") if header is not None else ()
    return next((line(one) for one in numbers if one.get("type") == "discourse"), "")


def _zone(element: _Element) -> str:
    """The zone that `discourse.write` gave a block, or ""."""
    name = str(element.get("ana") or "").removeprefix("#zone.")
    return name if name in ZONES else ""


def _value(header: _Element, place: tuple[str, ...], key: str) -> str:
    """What stands in a place of the header: all authors, and of the others the first."""
    holder = first(header, *place[:-1])
    found = list(below(holder, place[-1])) if holder is not None else []
    if key == "author":
        return ", ".join(dict.fromkeys(filter(None, map(line, found))))
    values = [(one.get("when") if key == "date" else None) or line(one) for one in found[:1]]
    return str(values[0]) if values else ""


def _names(root: _Element, header: _Element | None, where: str) -> Mapping[str, str]:
    """The names of those who speak: in the file itself, or beside it where it lacks one."""
    names = names_of(header) if header is not None else {}
    unnamed = any(_who(one) not in names for one in below(root, "u") if one.get("who"))
    return {**names_beside(where), **names} if unnamed else names


def blocks_below(element: _Element) -> list[Part]:
    """The blocks below an element of TEI, or of XML that has its names, in order."""
    parts: list[Part] = []
    _walk(element, "", {}, parts)
    return parts


def undecided(parts: list[Part]) -> list[Part]:
    """Blocks whose zone the rules decide: a program that extracts a page marks no furniture."""
    return [part._replace(zone=None) if part.zone == "body" else part for part in parts]


def _extracted(header: _Element | None) -> bool:
    programs = () if header is None else below(header, "application")
    return any(one.get("ident") == "Trafilatura" for one in programs)


def _walk(element: _Element, speaker: str, names: Mapping[str, str], parts: list[Part]) -> None:
    """The blocks below an element, in order."""
    for child in element:
        name = local(child)
        if not name or name in _LEFT or child.get("type") == "comments":
            continue
        if name in ("u", "sp"):
            said = _speaker(child, names)
            if _holds_blocks(child):
                _walk(child, said, names, parts)
            else:
                parts += _blocks(child, "body", said)
        elif name in _STAGE:
            if words := line(child):
                parts.append(Part(words, "boilerplate"))
        elif name == "figure":
            caption = line(_child(child, "head")) or line(_child(child, "p"))
            if caption:
                parts.append(Part(caption, "caption"))
        elif name in _BLOCKS and not _holds_blocks(child):
            headed = name == "head" or child.get("type") == "header"
            zone = "heading" if headed else "boilerplate" if name == "cell" else "body"
            parts += _blocks(child, _zone(child) or zone, speaker)
        else:
            _walk(child, speaker, names, parts)


def _speaker(element: _Element, names: Mapping[str, str]) -> str:
    """Who speaks: in a play by name, in a sitting by an identifier."""
    if local(element) == "sp":
        return line(_child(element, "speaker"))
    who = _who(element)
    return names.get(who) or names.get(identifier(element)) or who


def _who(utterance: _Element) -> str:
    return str(utterance.get("who") or "").removeprefix("#")


def _holds_blocks(element: _Element) -> bool:
    return any(local(one) in _BLOCKS for one in element.iterdescendants())


def _blocks(element: _Element, zone: str, speaker: str) -> Iterator[Part]:
    """A block; stage directions inside it are blocks of their own, in their place."""
    said: list[str] = []
    for text, aside in _pieces(element):
        if not aside:
            said.append(text)
            continue
        if words := " ".join("".join(said).split()):
            yield Part(words, zone, speaker)
        said = []
        if words := " ".join(text.split()):
            yield Part(words, "boilerplate")
    if words := " ".join("".join(said).split()):
        yield Part(words, zone, speaker)


def _pieces(element: _Element) -> Iterator[tuple[str, bool]]:
    """The text in an element, and whether each piece is a stage direction."""
    words = [one for one in element.iterdescendants() if local(one) in ("w", "pc")]
    if words:
        yield from ((_token(one), False) for one in words)
        return
    yield element.text or "", False
    for child in element:
        name = local(child)
        if name in _STAGE:
            yield line(child), True
        elif name == "lb":
            yield "" if child.get("break") == "no" else " ", False
        elif name == "choice":
            better = next((one for one in child if local(one) in _PAIRS.values()), None)
            yield line(better if better is not None else child), False
        elif name and name not in _LEFT - _PAIRS.keys():
            yield from _pieces(child)
        yield child.tail or "", False


def _token(word: _Element) -> str:
    """A word and the blank after it, unless it is joined to the next."""
    form = re.sub(r"\s+", " ", word.text or "").strip() or line(word)
    return form if word.get("join") in ("right", "both") else f"{form} "
