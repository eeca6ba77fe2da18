"""The lines of the pages of a PDF file, as pdfminer.six lays them out."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from discourse.reading.reading_order import Box, in_order

_RAISED = 0.75  # times the size of its line: a number so small is the call of a note
_BOLD = ("bold", "black", "heavy", "demi", "-bd")
_SLACK = 2.0  # points


@dataclass(slots=True)
class Line:
    """A line: its text, where it stands, the size of its letters, and the edges of its column."""

    text: str
    page: int
    left: float
    right: float
    top: float
    size: float
    bold: bool
    column: tuple[float, float]

    def beside(self, following: Line) -> bool:
        """Whether a line stands in the same column, below this one."""
        overlap = min(self.column[1], following.column[1]) - max(
            self.column[0], following.column[0]
        )
        return self.page == following.page and following.top < self.top and overlap > 0


@dataclass(slots=True)
class Page:
    """A page: its lines in the order of reading, and how many calls of notes were left out."""

    number: int
    lines: list[Line] = field(default_factory=list)
    calls: int = 0

    def edges(self, number: int) -> list[Line]:
        """The lines that stand highest and lowest on the page, so many of each."""
        ordered = sorted(self.lines, key=lambda line: -line.top)
        return ordered if len(ordered) <= 2 * number else ordered[:number] + ordered[-number:]


def pages_of(data: bytes, where: str) -> tuple[list[Page], dict[str, str]]:
    """The pages of a PDF file, and its metadata.

    Raises
    ------
    ValueError
        A password, or a file that is damaged.
    """
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    pages: list[Page] = []
    try:
        document = PDFDocument(PDFParser(BytesIO(data)))
        layouts = _Layouts()
        for number, page in enumerate(PDFPage.create_pages(document), 1):
            pages.append(_page(layouts.of(page), number))
        metadata = _metadata(document)
    except PDFPasswordIncorrect:
        raise ValueError(
            f"{where}: a PDF file with a password; open it, print it into a new PDF file without "
            "one, and read that"
        ) from None
    except PDFEncryptionError as error:
        raise ValueError(f"{where}: a PDF file encrypted in a way unknown here ({error})") from None
    except Exception as error:  # noqa: BLE001 - pdfminer raises what it meets in a damaged file
        raise ValueError(
            f"{where}: a PDF file that cannot be read ({type(error).__name__}: {error}); it is "
            "damaged or cut off: get it again"
        ) from None
    if not pages:
        raise ValueError(
            f"{where}: a PDF file without pages; it is damaged or cut off: get it again"
        )
    return pages, metadata


class _Layouts:
    """Lays out pages one by one, with the fonts that they share."""

    def __init__(self) -> None:
        from pdfminer.converter import PDFPageAggregator
        from pdfminer.layout import LAParams
        from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

        resources = PDFResourceManager()
        self.device = PDFPageAggregator(resources, laparams=LAParams(boxes_flow=None))
        self.interpreter = PDFPageInterpreter(resources, self.device)

    def of(self, page: Any) -> list[Any]:
        """The boxes of text of a page, in the order of reading."""
        from pdfminer.layout import LTTextBox

        self.interpreter.process_page(page)
        boxes = [one for one in self.device.get_result() if isinstance(one, LTTextBox)]
        # What pdfminer does with boxes_flow reads the shorter of two columns first, and its time
        # grows with the square of the boxes.
        places = [
            Box(one.x0, one.y0, one.x1, one.y1, len(list(one)), at) for at, one in enumerate(boxes)
        ]
        return [boxes[place.number] for place in in_order(places)]


def _page(boxes: list[Any], number: int) -> Page:
    from pdfminer.layout import LTTextLine

    page = Page(number)
    for box in boxes:
        for one in box:
            if isinstance(one, LTTextLine):
                line = _line(one, number, page)
                if line is not None:
                    page.lines.append(line)
    _place(page.lines)
    return page


def _line(given: Any, number: int, page: Page) -> Line | None:
    from pdfminer.layout import LTChar

    letters = [one for one in given if isinstance(one, LTChar) and one.get_text().strip()]
    if not letters:
        return None
    size = max(round(one.size, 1) for one in letters)
    text: list[str] = []
    call = False
    for one in given:
        sign = one.get_text()
        small = isinstance(one, LTChar) and one.size < _RAISED * size and sign.isdigit()
        if small:
            page.calls += not call
        else:
            text.append(sign)
        call = small
    words = " ".join("".join(text).split())
    if not words:
        return None
    bold = sum(any(name in one.fontname.lower() for name in _BOLD) for one in letters)
    return Line(
        words,
        number,
        given.x0,
        given.x1,
        round(given.y1, 1),
        size,
        bold > 0.8 * len(letters),
        (given.x0, given.x1),
    )


def _place(lines: list[Line]) -> None:
    """Tell each line the edges of its column: those of the lines above and below that overlap."""
    start = 0
    for at in range(1, len(lines) + 1):
        below = (
            at < len(lines)
            and lines[at].top < lines[at - 1].top
            and _overlap(lines[at], lines[at - 1])
        )
        if not below:
            run = lines[start:at]
            edges = min(line.left for line in run), max(line.right for line in run)
            for line in run:
                line.column = edges
            start = at


def _overlap(one: Line, other: Line) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > -_SLACK


def _metadata(document: Any) -> dict[str, str]:
    """The metadata of the file; the name of a user of a program is not an author."""
    info: dict[str, Any] = {}
    for one in document.info:
        info.update(one)
    found = {
        "title": _text(info.get("Title")),
        "file_author": _text(info.get("Author")),
        "keywords": _text(info.get("Keywords")),
        "file_date": _day(_text(info.get("CreationDate"))),
    }
    return {key: value for key, value in found.items() if value}


def _text(value: Any) -> str:
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    value = resolve1(value)
    return " ".join(decode_text(value).split()) if isinstance(value, bytes) else ""


def _day(value: str) -> str:
    """The day of a date such as D:20240503120000+02'00'."""
    digits = value.removeprefix("D:")[:8]
    if len(digits) < 8 or not digits.isdigit():
        return ""
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
