"""Sittings of the French Assemblée nationale (Syceron): who says what, and what is not speech.

Interruptions and stage directions such as "(Applaudissements.)" are blocks outside the speech;
an interruption keeps the name of who interrupts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.asides import Aside, set_apart
from discourse.reading.readers import Context, Windows
from discourse.reading.xml_stream import each_element, first, line, local

if TYPE_CHECKING:
    from lxml.etree import _Element

FIELDS = {
    "dateSeance": "date",
    "dateSeanceJour": "title",
    "legislature": "legislature",
    "session": "session",
    "numSeanceJour": "sitting",
    "numSeance": "sitting_number",
    "typeAssemblee": "chamber",
}
"""What elements of ``metadonnees`` become; ``uid`` is the id."""

_OPEN, _CLOSE = "\ue000", "\ue001"  # around italics; taken out of the text before
_INNER = r"\((?:[^()\ue000\ue001]|\([^()]*\))*\)"
_STAGE = re.compile(
    rf"{_OPEN}\s*{_INNER}\s*\.?\s*{_CLOSE}|\({_OPEN}[^\ue000\ue001]*{_CLOSE}\s*\.?\)"
)
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_PARTY = re.compile(r"\s*\(([^()]+)\)\s*\Z")
_SPEECH = "PAROLE"
_INTERRUPTION = "INTERRUPTION"


def articles(windows: Windows, context: Context) -> Iterator[Article | Problem]:
    """The sittings of a file, one per article."""

    def read(root: _Element, item: str, notes: tuple[str, ...]) -> Article:
        return _article(root, notes, item)

    return each_element(windows, ("compteRendu", "CompteRendu"), "sitting", context, read)


def _article(root: _Element, notes: tuple[str, ...], item: str) -> Article:
    held = first(root, "metadonnees")
    metadata = {}
    for name, key in FIELDS.items():
        element = first(held, name) if held is not None else None
        if value := line(element):
            metadata[key] = value
    if re.match(r"\d{8}", metadata.get("date", "")):
        day = metadata["date"]
        metadata["date"] = f"{day[:4]}-{day[4:6]}-{day[6:8]}"
    contents = first(root, "contenu")
    parts: list[Part] = []
    names: dict[str, str] = {}
    parties: dict[str, None] = {}
    if contents is not None:
        for element in contents.iter():
            if local(element) == "point":
                heading = next((one for one in element if local(one) == "texte"), None)
                parts += [Part(text, "heading") for text, stage in _texts(heading) if not stage]
            elif local(element) == "paragraphe":
                parts += _paragraph(element, names, parties)
    if not any(part.zone == "body" for part in parts):
        raise ValueError("no speech in it")
    if parties:
        notes = (*notes, f"parties left out of the names of speakers: {', '.join(parties)}")
    return article_of(parts, item=item, id=line(first(root, "uid")), metadata=metadata, notes=notes)


def _paragraph(
    element: _Element, names: dict[str, str], parties: dict[str, None]
) -> Iterator[Part]:
    code = str(element.get("code_grammaire") or "")
    speaker = _speaker(element, names, parties)
    spoken = code.startswith(_SPEECH) or (bool(speaker) and not code.startswith(_INTERRUPTION))
    for child in element:
        if local(child) != "texte":
            continue
        for text, stage in _texts(child):
            if stage:
                yield Part(text, "boilerplate")
            else:
                yield Part(text, "body" if spoken else "boilerplate", speaker)


def _speaker(element: _Element, names: dict[str, str], parties: dict[str, None]) -> str:
    """Who speaks: named in the paragraph, or known by the number of the member."""
    member = str(element.get("id_acteur") or "")
    name = line(first(element, "orateurs", "orateur", "nom")).rstrip(" .,")
    party = _PARTY.search(name)
    if party:
        parties[party[1]] = None
        name = name[: party.start()]
    if name and member:
        names.setdefault(member, name)
    return name or names.get(member, "")


def _texts(element: _Element | None) -> Iterator[tuple[str, bool]]:
    """The lines of a text, and whether each is a stage direction."""
    if element is None:
        return
    for piece in "".join(_pieces(element)).split("\n"):
        for words, stage in set_apart(_asides(piece)):
            if words.strip(" .,"):
                yield words, stage


def _asides(line: str) -> Iterator[tuple[str, Aside]]:
    """The pieces of a line, without the marks of italics."""
    at = 0
    for stage in _STAGE.finditer(line):
        yield _MARKS.sub("", line[at : stage.start()]), ""
        yield " ".join(_MARKS.sub("", stage[0]).split()), "stage"
        at = stage.end()
    yield _MARKS.sub("", line[at:]), ""


def _pieces(element: _Element) -> Iterator[str]:
    """The text of an element: line ends of the source are blanks, <br/> is a line end."""
    yield _MARKS.sub("", element.text or "").replace("\n", " ")
    for child in element:
        name = local(child)
        if name == "br":
            yield "\n"
        elif name == "italique":
            yield _OPEN
            yield from _pieces(child)
            yield _CLOSE
        elif name:
            yield from _pieces(child)
        yield _MARKS.sub("", child.tail or "").replace("\n", " ")
