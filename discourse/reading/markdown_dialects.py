"""What programs add to Markdown: marks of pandoc, Quarto, Obsidian, Hugo and Jekyll."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_ATTRIBUTE = r"(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n]*\"|[^\s{}\"]+))"
_ATTRIBUTES = rf"\{{ *{_ATTRIBUTE}(?: +{_ATTRIBUTE})* *\}}"
# What is left out by name, counted where it has one, and what stays of it.
_INLINE = tuple(
    (name, re.compile(pattern), kept)
    for name, pattern, kept in (
        ("embedded file", r"!\[\[[^\[\]\n]*\]\]", ""),
        ("", r"\[\[(?:[^\[\]|\n]+\|)?([^\[\]|\n]+)\]\]", r"\1"),
        ("citation", r" ?\[(?:[^\[\]\n@]*[ ;-])?@\w[^\[\]\n]*+\](?!\()", ""),
        ("", rf"\[([^\[\]\n]+)\]{_ATTRIBUTES}", r"\1"),
        ("", rf" ?{_ATTRIBUTES}", ""),
        ("deleted passage", r" ?~~(?=\S)[^~\n]+~~", ""),
        ("", r"(?<!=)==(?=[^\s=])([^=\n]+)==(?!=)", r"\1"),
        ("", r"(?<=\w)([~^])([\w+-]{1,8})\1", r"\2"),
        ("shortcode", r"\{\{[<%][^{}\n]*[%>]\}\}|\{%[^{}\n]*%\}", ""),
    )
)
_SIGNS = ("[[", "[@", " @", "-@", "{", "~", "==", "^")
_NOTE = re.compile(r" {0,3}\[\^[^\]\s]+\]: ")
_INDENTED = re.compile(r"(?: {2,}|\t)\S")
_DIV = re.compile(r"[ \t]*:{3,}.*\Z")
_COMMAND = re.compile(r"[ \t]*\\[a-z]+(?:\[[^\]]*\])?(?:\{[^{}]*\})*[ \t]*\Z")
_FORMULA = re.compile(r"[ \t]*\$\$")
_GRID = re.compile(r"[ \t]*\+(?:[-=:]+\+)+[ \t]*\Z")
_LONGEST = 60  # lines of a formula


def unmarked(text: str, left: Counter[str]) -> str:
    """A paragraph without the marks of these programs; what is left out is counted.

    >>> unmarked("Un [mot]{.x}, ~~pas~~ [[Deux|deux]] [@roux].", Counter())
    'Un mot, deux.'
    """
    if not any(sign in text for sign in _SIGNS):
        return text
    for name, pattern, kept in _INLINE:
        text, number = pattern.subn(kept, text)
        if name:
            left[name] += number
    return text


def without_blocks(lines: Sequence[str], left: Counter[str]) -> list[str]:
    """Lines without footnotes, formulas, commands of LaTeX, grids and the marks of divisions."""
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line, end = lines[at], at + 1
        if _NOTE.match(line):
            end = _end_of_note(lines, end)
            left["footnote"] += 1
        elif _FORMULA.match(line):
            end = _end_of_formula(lines, at)
            left["formula"] += end > at
        elif _GRID.match(line):
            while end < len(lines) and lines[end].lstrip()[:1] in ("|", "+"):
                end += 1
            left["table"] += 1
        elif _COMMAND.match(line):
            left["command of LaTeX"] += 1
        elif not _DIV.match(line):
            end = at
        kept.append(line if end == at else "")
        at = max(end, at + 1)
    return kept


def _end_of_note(lines: Sequence[str], at: int) -> int:
    """Where a footnote ends: at a blank line below which no line is indented."""
    while at < len(lines):
        if lines[at].strip() and (lines[at - 1].strip() or _INDENTED.match(lines[at])):
            if _NOTE.match(lines[at]):
                return at
        elif lines[at].strip() or not any(_INDENTED.match(one) for one in lines[at + 1 : at + 2]):
            return at
        at += 1
    return at


def _end_of_formula(lines: Sequence[str], at: int) -> int:
    """The line below a formula; its own where the formula has no end."""
    if lines[at].count("$$") > 1:
        return at + 1 if lines[at].rstrip().endswith("$$") else at
    for end in range(at + 1, min(at + _LONGEST, len(lines))):
        if "$$" in lines[end]:
            return end + 1
    return at
