"""TEI P5: a ``<TEI>`` for each document, its markers as spans that stand beside the text.

A block has an identifier, and a span points into it with the scheme of TEI,
``#string-range(BLOCK, OFFSET, LENGTH)``, offsets in characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discourse import modality
from discourse.decisions.marker import CATEGORIES, Marker
from discourse.documents import ZONES, Block, Document
from discourse.writing.xml import element, name_of, opened

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")
_HEADER = ("title", "author", "outlet", "date", "url")


def corpus(
    docs: Sequence[Document], zones: Sequence[str], variables: Sequence[str] | None, markers: bool
) -> str:
    """The content of a file: a corpus, whose header says what zones and categories there are."""
    texts = "\n".join(
        "\n".join(_text(doc, f"d{at}", zones, variables, markers)) for at, doc in enumerate(docs, 1)
    )
    names = [(f"zone.{name}", name) for name in ZONES]
    names += [(f"marker.{name}", name) for name in CATEGORIES] if markers else []
    listed = "".join(
        f'<category xml:id="{key}">{element("catDesc", name)}</category>' for key, name in names
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader><fileDesc><titleStmt>'
        f"{element('title', f'{len(docs)} texts')}</titleStmt><publicationStmt><p>written by "
        "discourse</p></publicationStmt><sourceDesc><p>see each text</p></sourceDesc></fileDesc>"
        f"<encodingDesc><classDecl><taxonomy>{listed}</taxonomy></classDecl></encodingDesc>"
        f"</teiHeader>\n{texts}\n</teiCorpus>\n"
    )


def _text(
    doc: Document,
    prefix: str,
    zones: Sequence[str],
    variables: Sequence[str] | None,
    markers: bool,
) -> Iterator[str]:
    blocks = [
        (f"{prefix}.b{at}", block) for at, block in enumerate(doc.blocks, 1) if block.zone in zones
    ]
    speakers = dict.fromkeys(block.speaker for _, block in blocks if block.speaker)
    who = {name: f"{prefix}.s{at}" for at, name in enumerate(speakers, 1)}
    yield opened("TEI", {"xml:lang": "" if doc.lang == "und" else doc.lang})
    yield _header(doc, variables, who)
    if markers:
        yield "<standOff>" + "".join(_spans(modality.find(doc), blocks, prefix)) + "</standOff>"
    yield "<text><body>"
    yield from _body(doc, blocks, who)
    yield "</body></text>\n</TEI>"


def _header(doc: Document, variables: Sequence[str] | None, who: dict[str, str]) -> str:
    given = {
        key: value for key, value in doc.metadata.items() if variables is None or key in variables
    }
    date = given.get("date", "")
    when = {"when": date} if _DATE.match(date) else {}
    source = [
        element("publisher", given["outlet"]) if given.get("outlet") else "",
        element("date", date, when) if date else "",
        element("ptr", "", {"target": given["url"]}) if given.get("url") else "",
        *(
            element("note", value, {"type": name_of(key), "n": key})
            for key, value in given.items()
            if key not in _HEADER and value
        ),
    ]
    persons = "".join(
        f'<person xml:id="{key}">{element("persName", name)}</person>' for name, key in who.items()
    )
    spoken = (
        f"<profileDesc><particDesc><listPerson>{persons}</listPerson></particDesc></profileDesc>"
        if persons
        else ""
    )
    author = element("author", given["author"]) if given.get("author") else ""
    return (
        f"<teiHeader><fileDesc><titleStmt>{element('title', given.get('title', ''))}{author}"
        "</titleStmt><publicationStmt><publisher>discourse</publisher>"
        f"{element('idno', doc.id, {'type': 'discourse'})}</publicationStmt>"
        f"<sourceDesc><bibl>{''.join(source)}</bibl></sourceDesc></fileDesc>{spoken}</teiHeader>"
    )


def _body(doc: Document, blocks: Sequence[tuple[str, Block]], who: dict[str, str]) -> Iterator[str]:
    """The blocks in divisions, each of which a heading may open."""
    for at, (key, block) in enumerate(blocks):
        opens = at == 0 or block.zone == "heading"
        if opens:
            yield "</div>\n<div>" if at else "<div>"
        text = doc.text[block.start : block.end]
        given = {"xml:id": key, "ana": f"#zone.{block.zone}" if block.zone != "body" else ""}
        if block.speaker:
            yield (
                opened("u", {"who": f"#{who[block.speaker]}"})
                + element("seg", text, given)
                + "</u>"
            )
        elif opens and block.zone in ("title", "heading"):
            yield element("head", text, given)
        else:
            yield element("p" if block.zone == "body" else "ab", text, given)
    yield "</div>"


def _spans(
    found: Sequence[Marker], blocks: Sequence[tuple[str, Block]], prefix: str
) -> Iterator[str]:
    """The markers in the blocks that are written; those of other blocks are left out."""
    yield opened("spanGrp", {"type": "marker"})
    for number, one in enumerate(found, 1):
        target = _pointer(one.start, one.end, blocks)
        if not target:
            continue
        given = {
            "xml:id": f"{prefix}.m{number}",
            "target": target,
            "ana": f"#marker.{one.category}",
            "subtype": name_of(one.strength) if one.strength else "",
            "n": one.rule,
        }
        yield element("span", "; ".join(_said(one)), given)
        pointed = _pointer(one.scope_start, one.scope_end, blocks)
        if pointed:
            scope = {"type": "scope", "corresp": f"#{prefix}.m{number}", "target": pointed}
            yield element("span", "", scope)
    yield "</spanGrp>"


def _said(one: Marker) -> Iterator[str]:
    if one.negated:
        yield "negated"
    if one.holder:
        yield f"holder {one.holder}"


def _pointer(start: int, end: int, blocks: Sequence[tuple[str, Block]]) -> str:
    """Where a span stands, "" where it is empty or in no block that is written."""
    for key, block in blocks:
        if block.start <= start < end <= block.end:
            return f"#string-range({key},{start - block.start},{end - start})"
    return ""
