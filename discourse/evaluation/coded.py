"""Texts coded by hand, and the markers a system finds in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from discourse import modality
from discourse.languages import code_of, require
from discourse.reading import document
from discourse.span_files import CodedText, Span, checked_span, coded_texts, in_order

Finder: TypeAlias = Callable[[str], Iterable[Any]]
"""Any system: from a text to ``(start, end, category)`` or ``(start, end, category, negated)``."""


def read_coded(path: str | Path, coder: str | None = None) -> list[CodedText]:
    """Texts coded by hand, in our own format or that of brat, INCEpTION or Label Studio.

    Parameters
    ----------
    path
        a file of lines ``{"text": "Il pourrait…", "markers": [[3, 11, "EPI-POSS"]]}``; offsets
        count characters from 0, the end excluded; codes or names of categories; `id` is
        optional, other keys are ignored. Or a file or folder of a tool, see
        `discourse.coding.read_markers`.
    coder
        as there.

    Raises
    ------
    ValueError
        a line in another form (the message names file and line), or no line at all.
    FileNotFoundError
        no such file.
    """
    return coded_texts(path, coder)


def found_in(text: str, find: Finder) -> list[Span]:
    """The markers a system finds in a text, checked and in order.

    Raises
    ------
    TypeError
        the system returned something else than sequences of three or four values.
    ValueError
        offsets outside the text, or a category that does not exist.
    """
    spans = []
    for item in find(text):
        if isinstance(item, str) or not isinstance(item, Sequence) or len(item) not in (3, 4):
            raise TypeError(
                f"a finder gives (start, end, category) or (start, end, category, negated); "
                f"got {item!r} for {text[:60]!r}"
            )
        try:
            spans.append(checked_span(item, text, undecided=True))
        except ValueError as error:
            raise ValueError(
                f"the finder gave {tuple(item)!r} for {text[:60]!r}: {error}"
            ) from None
    return list(in_order(spans))


def our_markers(lang: str) -> Finder:
    """Our own markers as a finder: all of a coded text is body."""
    lang = code_of(lang)
    require("markers", [("coded texts", lang)])

    def find(text: str) -> list[tuple[int, int, str, bool]]:
        doc = document(text, id="text", lang=lang)
        if doc.text != text:
            raise ValueError(
                "the text is changed when it is read (Unicode NFC, line ends, invisible "
                "characters), so its offsets would not hold; code discourse.document(text).text"
            )
        return [(m.start, m.end, m.category, m.negated) for m in modality.find(doc)]

    return find
