"""Word documents (DOCX), read with python-docx.

The text of its paragraphs is put together here: what python-docx gives leaves out insertions that
are tracked, content controls, fields and smart tags, all of which a reader of the document sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from discourse.reading.articles import Article, Problem
from discourse.reading.extras import library
from discourse.reading.readers import Context
from discourse.reading.styled_paragraphs import Content, Styled
from discourse.reading.zipped import open_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

WHAT = "a Word document (.docx)"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
# Elements whose text is not part of the paragraph; those with a name are counted.
_LEFT = {
    f"{_W}footnoteReference": "footnote",
    f"{_W}endnoteReference": "endnote",
    f"{_W}commentReference": "comment",
    f"{_W}instrText": "",
    f"{_W}delText": "",
    f"{_W}delInstrText": "",
    f"{_W}pPr": "",
    f"{_W}rPr": "",
    f"{_W}sdtPr": "",
    f"{_W}sdtEndPr": "",
    f"{_W}rt": "",
    f"{_W}sectPr": "",
    f"{_W}altChunk": "embedded file",
    f"{_M}oMath": "formula",
    f"{_MC}Fallback": "",  # the same again for older programs
}
_DELETED = (f"{_W}del", f"{_W}moveFrom")
_INSERTED = (f"{_W}ins", f"{_W}moveTo")


def articles(data: bytes, context: Context) -> Iterator[Article | Problem]:
    """The article of a Word document."""
    where = context.where
    docx = library("docx", where, WHAT)
    source = open_xml(data, where, context.max_size)
    try:
        document = docx.Document(source)
        content = _content(document)
        metadata = _metadata(document)
    except Exception as error:  # noqa: BLE001 - python-docx raises what it meets in a damaged file
        raise ValueError(
            f"{where}: {WHAT} that cannot be read ({type(error).__name__}: {error}); open it in a "
            "word processor and save it again"
        ) from None
    yield from content.articles(context, metadata)


def _content(document: Any) -> Content:
    styles = {style.style_id: _names(style) for style in document.styles}
    walk = _Walk(styles)
    walk.blocks(document.element.body)
    walk.flush()
    content = walk.content
    parts = {
        paragraph.text.strip()
        for section in document.sections
        for part in (
            section.header,
            section.footer,
            section.first_page_header,
            section.first_page_footer,
            section.even_page_header,
            section.even_page_footer,
        )
        if not part.is_linked_to_previous
        for paragraph in part.paragraphs
    }
    content.left["line of headers and footers"] = len(parts - {""})
    if walk.inserted or walk.deleted:
        content.notes.append(
            f"tracked changes: {walk.inserted} insertion{'s' * (walk.inserted != 1)} kept, "
            f"{walk.deleted} deletion{'s' * (walk.deleted != 1)} left out"
        )
    return content


def _names(style: Any) -> tuple[tuple[str, ...], int]:
    """The names of a style and of those it is derived from, and its rank as a heading."""
    names: list[str] = []
    level = 0
    while style is not None and len(names) < 10:  # styles may be derived in a circle
        name = style.name or ""
        names.append(name)
        outline = style.element.find(f"{_W}pPr/{_W}outlineLvl")
        if not level and outline is not None:
            level = _number(outline.get(f"{_W}val")) + 1
        if not level and name.lower().startswith("heading ") and name[8:].isdigit():
            level = int(name[8:])
        style = getattr(style, "base_style", None)
    return tuple(names), level


def _number(value: str | None) -> int:
    return int(value) if value is not None and value.isdigit() else 8


class _Walk:
    """The state of a walk through the body of a document."""

    def __init__(self, styles: dict[str, tuple[tuple[str, ...], int]]) -> None:
        self.styles = styles
        self.content = Content()
        self.inserted = self.deleted = 0
        self.pending = ""  # a paragraph whose end was deleted goes on in the next

    def flush(self) -> None:
        """Add what a paragraph without end has left."""
        if self.pending.strip():
            self.content.add(self.pending)
        self.pending = ""

    def blocks(self, parent: _Element) -> None:
        """The paragraphs and tables below an element, whatever holds them."""
        for element in parent:
            tag = element.tag
            if tag == f"{_W}p":
                self.paragraph(element)
            elif tag == f"{_W}tbl":
                self.table(element)
            elif tag == f"{_W}sdt" and _is_contents(element):
                self.content.left["table of contents"] += 1
            elif tag in _DELETED:
                self.deleted += 1
            elif tag not in _LEFT:
                self.blocks(element)

    def paragraph(self, element: _Element) -> None:
        """A paragraph, and the text boxes that are anchored in it."""
        boxes: list[_Element] = []
        text = self.pending + self.text(element, boxes)
        self.pending = ""
        properties = element.find(f"{_W}pPr")
        names: tuple[str, ...] = ()
        level = 0
        if properties is not None:
            style = properties.find(f"{_W}pStyle")
            names, level = (
                self.styles.get(style.get(f"{_W}val", ""), ((), 0))
                if style is not None
                else ((), 0)
            )
            outline = properties.find(f"{_W}outlineLvl")
            level = _number(outline.get(f"{_W}val")) + 1 if outline is not None else level
            if properties.find(f"{_W}rPr/{_W}del") is not None:
                self.pending = text
                self.deleted += 1
        if not self.pending:
            self.content.add(text, names, level)
        for box in boxes:
            self.blocks(box)

    def table(self, element: _Element) -> None:
        """A table, whose paragraphs are looked at cell by cell."""
        before = len(self.content.paragraphs)
        cells: list[list[Styled]] = []
        for row in element.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not element:
                continue
            for cell in row.iter(f"{_W}tc"):
                if next(cell.iterancestors(f"{_W}tr")) is not row:
                    continue
                self.blocks(cell)
                cells.append(self.content.paragraphs[before:])
                del self.content.paragraphs[before:]
        self.content.table(cells)

    def text(self, element: _Element, boxes: list[_Element]) -> str:
        """The text of a paragraph as a reader of the document sees it."""
        from lxml import etree

        found: list[str] = []
        events = etree.iterwalk(element, events=("start",))
        for _, one in events:
            tag = one.tag
            if not isinstance(tag, str):
                continue
            if tag in _LEFT:
                self.content.left[_LEFT[tag]] += bool(_LEFT[tag])
                events.skip_subtree()
            elif tag in _DELETED:
                self.deleted += 1
                events.skip_subtree()
            elif tag in _INSERTED:
                self.inserted += 1
            elif tag == f"{_W}txbxContent":
                boxes.append(one)
                events.skip_subtree()
            elif tag == f"{_W}r" and _is_hidden(one):
                self.content.left["hidden passage"] += 1
                events.skip_subtree()
            elif tag == f"{_W}t":
                found.append(one.text or "")
            elif tag.startswith(_W):
                found.append(_SIGNS.get(tag[len(_W) :], ""))
        return "".join(found)


def _is_hidden(run: _Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "1") not in ("0", "false", "off")


def _is_contents(control: _Element) -> bool:
    gallery = control.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
    return gallery is not None and "contents" in gallery.get(f"{_W}val", "").lower()


def _metadata(document: Any) -> dict[str, object]:
    """The metadata of the file; the name of a user of the program is not an author."""
    core = document.core_properties
    return {
        "title": (core.title or "").strip(),
        "file_author": (core.author or "").strip(),
        "file_date": core.created.date().isoformat() if core.created else "",
        "keywords": (core.keywords or "").strip(),
    }
