"""OpenDocument texts (ODT), read with odfdo."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from discourse.reading.articles import Article, Problem
from discourse.reading.extras import library
from discourse.reading.readers import Context
from discourse.reading.styled_paragraphs import Content, Styled
from discourse.reading.zipped import document_in, member

WHAT = "an OpenDocument text (.odt)"

_PARAGRAPHS = ("text:p", "text:h")
# Elements whose text is not part of the paragraph; those with a name are counted.
_LEFT = {
    "text:note": "footnote",
    "office:annotation": "comment",
    "office:annotation-end": "",
    "text:hidden-text": "hidden passage",
    "text:hidden-paragraph": "hidden passage",
    "text:ruby-text": "",
    "text:table-of-content": "table of contents",
    "text:illustration-index": "table of contents",
    "text:table-index": "table of contents",
    "text:object-index": "table of contents",
    "text:alphabetical-index": "table of contents",
    "text:user-index": "table of contents",
    "text:bibliography": "bibliography",
    "text:sequence-decls": "",
    "text:variable-decls": "",
    "text:user-field-decls": "",
    "office:forms": "",
    "svg:title": "",  # what a picture shows, for those who cannot see it
    "svg:desc": "",
    "office:binary-data": "",
    "math:math": "formula",
    "draw:object": "",
}
_SIGNS = {"text:tab": "\t", "text:line-break": "\n"}
_MOST_BLANKS = 1000


def articles(data: bytes, context: Context) -> Iterator[Article | Problem]:
    """The article of an OpenDocument text."""
    where = context.where
    odfdo = library("odfdo", where, WHAT)
    with document_in(data, where, context.max_size) as archive:
        names = archive.namelist()
        manifest = "META-INF/manifest.xml"
        if manifest in names and b"encryption-data" in member(archive, manifest, where):
            raise ValueError(
                f"{where}: {WHAT} with a password; open it in a word processor, remove the "
                "password and save it again"
            )
    try:
        document = odfdo.Document(BytesIO(data))
        walk = _Walk(document)
        walk.blocks(document.body)
        metadata = _metadata(document)
    except Exception as error:  # noqa: BLE001 - odfdo raises what it meets in a damaged file
        raise ValueError(
            f"{where}: {WHAT} that cannot be read ({type(error).__name__}: {error}); open it in a "
            "word processor and save it again"
        ) from None
    yield from walk.content.articles(context, metadata)


class _Walk:
    """The state of a walk through the body of a document."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.content = Content()
        self.known: dict[str, tuple[str, ...]] = {}

    def blocks(self, parent: Any) -> None:
        """The paragraphs and tables below an element, whatever holds them."""
        for element in parent.children:
            tag = element.tag
            if tag in _PARAGRAPHS:
                self.paragraph(element)
            elif tag == "table:table":
                self.table(element)
            elif tag == "text:tracked-changes":
                self.changes(element)
            elif tag in _LEFT:
                self.content.left[_LEFT[tag]] += bool(_LEFT[tag])
            else:
                self.blocks(element)

    def changes(self, element: Any) -> None:
        """What was deleted stands here and nowhere in the text; what was inserted stands there."""
        kinds = [one.tag for region in element.children for one in region.children]
        kept, gone = kinds.count("text:insertion"), kinds.count("text:deletion")
        if kept or gone:
            self.content.notes.append(
                f"tracked changes: {kept} insertion{'s' * (kept != 1)} kept, "
                f"{gone} deletion{'s' * (gone != 1)} left out"
            )

    def paragraph(self, element: Any) -> None:
        """A paragraph, and the text boxes that are anchored in it."""
        boxes: list[Any] = []
        found: list[str] = []
        self.text(element, found, boxes)
        level = element.get_attribute("text:outline-level") if element.tag == "text:h" else None
        names = self.names(element.get_attribute("text:style-name"))
        rank = (
            int(level)
            if level is not None and str(level).isdigit()
            else int(element.tag == "text:h")
        )
        self.content.add("".join(found), names, rank)
        for box in boxes:
            self.blocks(box)

    def text(self, element: Any, found: list[str], boxes: list[Any]) -> None:
        """Collect the text of an element as a reader of the document sees it."""
        tag = element.tag
        if tag in _LEFT:
            self.content.left[_LEFT[tag]] += bool(_LEFT[tag])
        elif tag in _SIGNS:
            found.append(_SIGNS[tag])
        elif tag == "text:s":
            count = str(element.get_attribute("text:c") or "1")
            found.append(" " * min(int(count) if count.isdigit() else 1, _MOST_BLANKS))
        elif tag == "draw:text-box":
            boxes.append(element)
        else:
            found.append(_blank(element.text))
            for child in element.children:
                self.text(child, found, boxes)
                found.append(_blank(child.tail))

    def table(self, element: Any) -> None:
        """A table, whose paragraphs are looked at cell by cell."""
        before = len(self.content.paragraphs)
        cells: list[list[Styled]] = []
        for cell in _cells(element):
            self.blocks(cell)
            cells.append(self.content.paragraphs[before:])
            del self.content.paragraphs[before:]
        self.content.table(cells)

    def names(self, style: object) -> tuple[str, ...]:
        """The names of a style and of those it is derived from."""
        name = str(style or "")
        if name not in self.known:
            found: list[str] = []
            at: str | None = name
            while at and len(found) < 10:  # styles may be derived in a circle
                one = self.document.get_style("paragraph", at)
                found.append(
                    (one.display_name if one is not None else None) or at.replace("_20_", " ")
                )
                at = one.parent_style if one is not None else None
            self.known[name] = tuple(found)
        return self.known[name]


def _cells(table: Any) -> Iterator[Any]:
    """The cells of a table, without those of tables inside it."""
    for child in table.children:
        if child.tag == "table:table-cell":
            yield child
        elif child.tag.startswith("table:") and child.tag != "table:table":
            yield from _cells(child)


def _blank(text: str | None) -> str:
    """Text of the file, in which line ends and tabs are blanks."""
    return (text or "").replace("\n", " ").replace("\t", " ")


def _metadata(document: Any) -> dict[str, object]:
    """The metadata of the file; the name of a user of the program is not an author."""
    meta = document.meta
    created = meta.creation_date
    return {
        "title": (meta.title or "").strip(),
        "file_author": (meta.initial_creator or meta.creator or "").strip(),
        "file_date": created.date().isoformat() if created else "",
        "keywords": (meta.keyword or "").strip() if hasattr(meta, "keyword") else "",
    }
