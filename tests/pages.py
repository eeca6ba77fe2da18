"""The pages of `fixtures/pages`: the kind of each block, from attributes added for the tests.

``data-zone`` is the zone of an element, ``data-from`` on a pull quote the id of the paragraph it
repeats. The readers ignore both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from lxml import etree, html

from discourse.documents import Document
from discourse.reading import document
from discourse.repetition import find

FOLDER = Path(__file__).parent / "fixtures" / "pages"


@dataclass(frozen=True)
class Coded:
    """A block of a page: its text, its zone, and the text of the block it repeats."""

    text: str
    zone: str
    source: str


def coded(path: Path) -> list[Coded]:
    """The coded blocks of a page in the order of its markup."""
    parser = html.HTMLParser(encoding="utf-8")
    root = html.document_fromstring(path.read_bytes(), parser=parser)
    found = [
        (dict(element.attrib), " ".join("".join(map(str, element.itertext())).split()))
        for element in root.iter(etree.Element)
        if "data-zone" in element.attrib
    ]
    by_id = {marks["id"]: text for marks, text in found if "id" in marks}
    return [
        Coded(text, marks["data-zone"], by_id.get(marks.get("data-from", ""), ""))
        for marks, text in found
    ]


def hidden(path: Path) -> Document:
    """The page as copied from a browser: its text in order, no markup."""
    return document("\n".join(block.text for block in coded(path)), id=path.stem)


def zones_found(doc: Document, blocks: Sequence[Coded]) -> list[tuple[str, str, str]]:
    """For each coded block its zone, the one found and its text.

    A block that was left out counts as boilerplate, which readers may leave out.
    """
    texts = [" ".join(doc.text[block.start : block.end].split()) for block in doc.blocks]
    found = ["boilerplate"] * len(blocks)
    matcher = SequenceMatcher(None, [block.text for block in blocks], texts, autojunk=False)
    for match in matcher.get_matching_blocks():
        for step in range(match.size):
            found[match.a + step] = doc.blocks[match.b + step].zone
    return [(block.zone, zone, block.text) for block, zone in zip(blocks, found, strict=True)]


def macro_f1(pairs: Iterable[tuple[str, str, str]]) -> dict[str, float]:
    """F1 of each zone that is coded, and their mean under ``"macro"``."""
    pairs = list(pairs)
    hits = Counter(gold for gold, found, _ in pairs if gold == found)
    golds, founds = Counter(g for g, _, _ in pairs), Counter(f for _, f, _ in pairs)
    scores = {zone: 2 * hits[zone] / (golds[zone] + founds[zone]) for zone in sorted(golds)}
    return {**scores, "macro": sum(scores.values()) / len(scores)}


@dataclass
class Tally:
    """Repeated pull quotes: those coded, found, rightly found, and rightly linked."""

    coded: int = 0
    found: int = 0
    right: int = 0
    linked: int = 0

    def add(self, doc: Document, blocks: Sequence[Coded]) -> list[str]:
        """Count the pull quotes of a page; errors are returned as text."""
        wrong = []
        wanted = {coded.text: coded.source for coded in blocks if coded.source}
        found = {}
        for quote in find(doc):
            text = " ".join(doc.text[quote.start : quote.end].split())
            home = doc.block_at(quote.source_start)
            found[text] = " ".join(doc.text[home.start : home.end].split())
        self.coded += len(wanted)
        self.found += len(found)
        for text, source in wanted.items():
            if text not in found:
                wrong.append(f"missed: {text}")
                continue
            self.right += 1
            self.linked += found[text] == source
            if found[text] != source:
                wrong.append(f"linked to another: {text}")
        return wrong + [f"none: {text}" for text in found if text not in wanted]
