"""TEI: articles as trafilatura writes them, sittings as ParlaMint does, other texts.

`PLACES` says which element of the header gives what. In a sitting each utterance has its speaker;
applause, notes and gaps are blocks outside the speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import TYPE_CHECKING

from discourse.documents import ZONES
from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.asides import Aside, set_apart
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
_BETTER = frozenset({"corr", "expan", "reg"})
_IN_LINES = frozenset({"quote", "seg", "label"})  # of the blocks
# What is no paragraph of the text although it stands in it, beside heads.
_ZONED = {
    "cell": "boilerplate",
    "code": "boilerplate",
    "formula": "boilerplate",
    "listBibl": "boilerplate",
    "bibl": "boilerplate",
    "biblStruct": "boilerplate",
    "castList": "boilerplate",
    "docImprint": "boilerplate",
    "docTitle": "heading",
    "titlePart": "heading",
    "byline": "byline",
    "docAuthor": "byline",
    "docDate": "byline",
}
_CALL = re.compile(r"[\[(]?(?:\d{1,3}|[*†]{1,3})[\])]?")


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
        if footnotes := sum(map(_is_footnote, below(text, "note"))):
            few = "1 footnote" if footnotes == 1 else f"{footnotes} footnotes"
            notes = (*notes, f"{few} taken out of the text: boilerplate below the paragraph")
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


def _walk(
    element: _Element, speaker: str, names: Mapping[str, str], parts: list[Part], zone: str = "body"
) -> None:
    """The blocks below an element, in order; text that stands between them is a block too."""
    own = [element.text, *(child.tail for child in element)]
    mixed = any(text and not text.isspace() for text in own)
    run: list[tuple[str, Aside]] = [(element.text or "", "")]
    for child in element:
        if _is_left(child):
            pass
        elif mixed and not _parts_text(child):
            run += _piece_of(child)
        else:
            parts += _blocks(run, zone, speaker)
            run = []
            _block(child, speaker, names, parts, zone)
        run.append((child.tail or "", ""))
    parts += _blocks(run, zone, speaker)


def _block(
    child: _Element, speaker: str, names: Mapping[str, str], parts: list[Part], zone: str
) -> None:
    """The block that an element is, or the blocks below it."""
    name = local(child)
    if name in _STAGE:
        parts.append(Part(_said_aside(child), "boilerplate"))
        return
    if name == "figure":
        caption = line(_child(child, "head")) or line(_child(child, "p"))
        if caption:
            parts.append(Part(caption, "caption"))
        return
    if name in ("u", "sp"):
        speaker = _speaker(child, names)
    headed = name == "head" or child.get("type") == "header"
    zone = _zone(child) or ("heading" if headed else _ZONED.get(name, zone))
    if name in ("u", "sp", *_BLOCKS, *_ZONED) and not _holds(child, _BLOCKS):
        parts += _blocks(_pieces(child), zone, speaker)
    else:
        _walk(child, speaker, names, parts, zone)


def _speaker(element: _Element, names: Mapping[str, str]) -> str:
    """Who speaks: in a play by name, in a sitting by an identifier."""
    who = _who(element)
    if local(element) == "sp" and (named := line(_child(element, "speaker"))):
        return named
    return names.get(who) or names.get(identifier(element)) or who


def _who(utterance: _Element) -> str:
    return str(utterance.get("who") or "").removeprefix("#")


def _is_left(element: _Element) -> bool:
    """Whether an element is no text: a comment of the file or of readers, the call of a note."""
    name = local(element)
    if name == "ref" and str(element.get("target")).startswith("#"):
        return _CALL.fullmatch(line(element)) is not None
    return not name or name in _LEFT or element.get("type") == "comments"


def _holds(element: _Element, names: Set[str]) -> bool:
    """Whether elements of these names stand in one, outside its notes."""
    inside = (one for one in element if local(one) not in _STAGE | _LEFT)
    return any(local(one) in names or _holds(one, names) for one in inside)


def _parts_text(element: _Element) -> bool:
    """Whether an element inside a paragraph ends the line it stands in; a quotation does not."""
    names = (_BLOCKS | {"figure", "u", "sp"}) - _IN_LINES
    return local(element) in names or (local(element) not in _STAGE and _holds(element, names))


def _blocks(pieces: Iterable[tuple[str, Aside]], zone: str, speaker: str) -> Iterator[Part]:
    """The blocks of a paragraph: its text, and the notes and stage directions in it."""
    for text, aside in set_apart(pieces):
        yield Part(text, "boilerplate") if aside else Part(text, zone, speaker)


def _said_aside(element: _Element) -> str:
    """The text of a note or stage direction as one line, its paragraphs parted by a blank."""
    return " ".join(map(line, element)) if _holds(element, _BLOCKS) else line(element)


def _is_footnote(element: _Element) -> bool:
    """Whether an element is a note inside a paragraph; one in a speech tells what happens."""
    around = {local(one) for one in element.iterancestors()}
    return local(element) == "note" and "u" not in around and not _BLOCKS.isdisjoint(around)


def _pieces(element: _Element) -> Iterator[tuple[str, Aside]]:
    """The text in an element and what of it is a stage direction or a note."""
    # The blanks between the tokens of a sentence are those of the file.
    among = element if local(element) in _BLOCKS else element.iterdescendants()
    tokens = any(local(one) in ("w", "pc") for one in among)
    for text, child in ((element.text, None), *((child.tail, child) for child in element)):
        if child is not None:
            yield from _piece_of(child)
        if text and not (tokens and text.isspace()):
            yield text, ""


def _piece_of(child: _Element) -> Iterator[tuple[str, Aside]]:
    """The text of an element that stands in a line."""
    name = local(child)
    if name in ("w", "pc"):
        yield _token(child), ""
    elif name in _STAGE:
        if words := _said_aside(child):
            yield words, "note" if _is_footnote(child) else "stage"
    elif name == "lb":
        yield "" if child.get("break") == "no" else " ", ""
    elif name == "choice":
        yield from _pieces(next((one for one in child if local(one) in _BETTER), child))
    elif not _is_left(child):
        yield from _pieces(child)


def _token(word: _Element) -> str:
    """A word and the blank after it, unless it is joined to the next."""
    form = re.sub(r"\s+", " ", word.text or "").strip() or line(word)
    return form if word.get("join") in ("right", "both") else f"{form} "
