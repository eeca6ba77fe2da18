"""Office files, e-books and zip files, made by the libraries that people write them with."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import matplotlib as mpl
import odfdo
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from fpdf import FPDF

Paragraphs = Sequence[str]
FONTS = Path(mpl.get_data_path(), "fonts", "ttf")


def saved(document: Any) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def word(paragraphs: Paragraphs) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "L’Écho, en-tête"
    document.sections[0].footer.paragraphs[0].text = "page 1"
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def word_xml(paragraph: Any, *pieces: str) -> None:
    """Append XML to a paragraph, in the namespace w."""
    for piece in pieces:
        name = piece.partition(" ")[0].partition(">")[0]
        paragraph._p.append(parse_xml(piece.replace(name, f"{name} {nsdecls('w')}", 1)))


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def open_document(paragraphs: Paragraphs) -> bytes:
    document = odfdo.Document("text")
    document.body.clear()
    for text in paragraphs:
        document.body.append(odfdo.Paragraph(text))
    return saved(document)


class Press(FPDF):
    """A newspaper page: a running head and the number of the page."""

    def __init__(self, head: str = "LE COURRIER DE BRÉVANNES — PAGE {}") -> None:
        super().__init__()
        self.head = head
        for style, name in (("", "DejaVuSans"), ("B", "DejaVuSans-Bold")):
            self.add_font("Sans", style, FONTS / f"{name}.ttf")
        self.add_page()

    def header(self) -> None:
        self.set_font("Sans", size=7)
        self.cell(0, 5, self.head.format(self.page_no()), align="C")
        self.ln(10)

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font("Sans", size=7)
        self.cell(0, 5, f"{self.page_no()}/{{nb}}", align="C")

    def say(self, text: str, size: float = 10, style: str = "") -> None:
        self.set_font("Sans", style, size)
        self.multi_cell(0, size * 0.5, text, align="L")
        self.ln(3)

    def bytes(self) -> bytes:
        return bytes(self.output())


def pdf(paragraphs: Paragraphs) -> bytes:
    made = Press()
    for text in paragraphs:
        made.say(text)
    return made.bytes()


def rich(paragraphs: Paragraphs) -> bytes:
    """RTF as WordPad writes it; no library in use writes it."""

    def signs(text: str) -> str:
        kept = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        return "".join(
            sign
            if sign.isascii()
            else f"\\'{sign.encode('latin-1').hex()}"
            if ord(sign) < 256
            else f"\\u{ord(sign)}?"
            for sign in kept
        )

    lines = "".join(f"\\pard\\plain\\f0 {signs(text)}\\par\r\n" for text in paragraphs)
    head = "{\\fonttbl{\\f0\\fcharset0 Arial;}}{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}}"
    about = "{\\info{\\author Poste 3}}{\\header \\pard En-t\\'eate\\par}"
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{head}{about}\r\n{lines}}}".encode("ascii")


def book(paragraphs: Paragraphs, *, version: str = "3.0") -> bytes:
    """An e-book of a chapter for each paragraph; the library for it may not be passed on."""
    pages = {
        f"c{at}": f"<p>{escape(text)}<a epub:type='noteref' href='#n'>1</a></p>"
        "<aside epub:type='footnote' id='n'><p>Une note.</p></aside>"
        for at, text in enumerate(paragraphs)
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        items = "".join(
            f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>'
            for name in pages
        )
        spine = "".join(f'<itemref idref="{name}"/>' for name in ("nav", *pages))
        archive.writestr("OEBPS/book.opf", OPF.format(version=version, items=items, spine=spine))
        archive.writestr("OEBPS/nav.xhtml", XHTML.format("<nav epub:type='toc'>Sommaire</nav>"))
        for name, body in pages.items():
            archive.writestr(f"OEBPS/{name}.xhtml", XHTML.format(body))
    return made.getvalue()


CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
    'full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
OPF = (
    '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="{version}">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Le pont de Sorval</dc:title>'
    "<dc:creator>Nora Lenoir</dc:creator><dc:language>fr</dc:language>"
    "<dc:date>2024-05-03T00:00:00Z</dc:date></metadata><manifest>"
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    "{items}</manifest><spine>{spine}</spine></package>"
)
XHTML = (
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html '
    'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>'
    "<title>Sans titre</title><style>p {{ color: red }}</style></head><body>{}</body></html>"
)


def workbook(paragraphs: Paragraphs) -> bytes:
    made = openpyxl.Workbook()
    made.active.append(["ID", "Texte", "Journal"])
    for at, text in enumerate(paragraphs):
        made.active.append([at, text, "L’Écho"])
    made.create_sheet("Notes").append(["rien", "de plus"])
    return saved(made)


def zipped(files: dict[str, bytes | str], *, stored: bool = False) -> bytes:
    made = io.BytesIO()
    how = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


_STRICT = {
    f"http://schemas.openxmlformats.org/{name}": f"http://purl.oclc.org/ooxml/{strict}"
    for name, strict in {
        "wordprocessingml/2006/main": "wordprocessingml/main",
        "spreadsheetml/2006/main": "spreadsheetml/main",
        "drawingml/2006/main": "drawingml/main",
        "officeDocument/2006/relationships/extended-properties": (
            "officeDocument/relationships/extendedProperties"
        ),
        "officeDocument/2006/extended-properties": "officeDocument/extendedProperties",
        "officeDocument/2006/relationships": "officeDocument/relationships",
    }.items()
}


def strict(data: bytes) -> bytes:
    """A file of Microsoft Office in the form Strict of ISO/IEC 29500."""
    files: dict[str, bytes | str] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            text = package.read(name)
            for one, other in _STRICT.items():
                text = text.replace(one.encode(), other.encode())
            files[name] = text
    return zipped(files)


def archive(paragraphs: Paragraphs) -> bytes:
    width = len(str(len(paragraphs)))
    return zipped({f"presse/{at:0{width}}.txt": text for at, text in enumerate(paragraphs)})


OFFICE: dict[str, tuple[str, Callable[[Paragraphs], bytes]]] = {
    "docx": (".docx", word),
    "odt": (".odt", open_document),
    "pdf": (".pdf", pdf),
    "rtf": (".rtf", rich),
    "epub": (".epub", book),
    "xlsx": (".xlsx", workbook),
    "zip": (".zip", archive),
}
"""Kinds read from their bytes: the ending of the file's name and its maker."""
