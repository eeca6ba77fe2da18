"""Captions without a telling word, recognised by a credit next to them or by their date."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from discourse.zoning.cues import words
from discourse.zoning.lines import NAMES, Line

# The cues of lines that credit a picture, and how many words the caption above may have: an
# agency's name alone may as well sign the paragraph above it.
_CREDITS = {"credit_line": 24, "agency_credit": 7}
_SOURCE = "source_line"
_USUAL = 0.8  # share of the words of a usual paragraph, from which a sentence is one itself
_NAME = 5  # words of a name and an agency in brackets
_LONGER = 8  # words; a heading that follows a picture has fewer
_LONGEST = 40
_BEFORE = 3  # words before the date, or the line is nothing else
_SENTENCE_END = re.compile(r"[.!?…]['\")]* +(?=[A-ZÀ-Ý(])")
_DATE = re.compile(
    r"\b\d{1,2}(?:er|st|nd|rd|th|\.)? (?:de )?[^\W\d_]{3,10}\.?,? (?:de )?(?:19|20)\d\d\b"
    r"|\b[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\b"
)

_SINCE = re.compile(r",(?: (?:en|au|im|in|em))?(?: [^\W\d_]{3,10})? (?:19|20)\d\d\Z")
_ON = re.compile(rf"(?:,|\b(?:le|on|am|el|il|em))(?: [^\W\d_]+,?)? (?:{_DATE.pattern})")


_TAKEN = re.compile(
    rf"[^\"'—–-].*(?:[.!?][\"')]* \(?| [|/—–-] ){NAMES}(?: ?[/|] ?[^.!?]{{2,40}})?\)?\Z", re.DOTALL
)
_LONGEST_NOMINAL = 25
# A place or a thing, then when: "La halte en 1958", "Les quais, samedi", "fermé depuis 2017".
_SET_IN_TIME = re.compile(
    r"(?:\A[A-ZÀ-Ý][^,]{5,}|,.*) (?:en|vers|depuis|in|im|nel|em|since|seit|desde)"
    r"(?: [^\W\d_]{3,10})? (?:19|20)\d\d\b"
)
_DAY = re.compile(r", (?:le |ce |on |am )?([^\W\d_]{5,10})\b(?! (?:prochain|dernier))")
_DAYS = ("days", "days_de", "days_en", "days_es", "days_it", "days_pt")
_FINITE = re.compile(r"(?:[^f]ait|aient|èrent|irent|urent|eront|iront|erait|irait)\Z")
_PERIOD = re.compile(r"\b(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d\.?\Z")  # at the end of a chart's title
_SAID = 6  # words of a caption and the name of who took the picture
_MOST_SAID = 30


def taken(line: Line) -> bool:
    """Whether a sentence is followed by a name: the photographer's.

    "Le bac à quai, en mars. Ion Petru", "O cais vazio, ao fim da tarde - Ana Dima/Agência Norte".
    Text that begins with a quotation mark or a dash is said by the named person.
    """
    return _SAID <= line.words <= _MOST_SAID and _TAKEN.match(line.plain) is not None


def usual_words(lines: Sequence[Line]) -> float:
    """The words of a usual paragraph of a page, 0 if it has none."""
    return median([line.words for line in lines if line.free and line.prose] or [0])


def above_credit(line: Line, below: Line, usual: float = math.inf) -> bool:
    """Whether the line below a block credits the picture it is about.

    A sentence about as long as a usual paragraph is one itself.
    """
    most = _CREDITS.get(below.rule, 0)
    if below.rule.startswith("credit") and below.words <= _NAME:
        most = _CREDITS["credit_line"]
    told = line.final == "." and line.words >= _USUAL * usual
    return line.free and line.words <= most and not told


def below_credit(line: Line, credit: Line) -> bool:
    """Whether a block below a credit is a caption: longer than a heading, or with a date."""
    if credit.rule not in _CREDITS or not line.free or not line.final.isalnum():
        return False
    return (_LONGER if _DATE.search(line.plain) is None else 1) <= line.words <= _LONGEST


def charted(lines: Sequence[Line]) -> None:
    """Inside the text, a line of sources belongs to a chart, and so does the title above it."""
    last = max((at for at, line in enumerate(lines) if line.free and line.prose), default=-1)
    for title, source in pairwise(lines[:last]):
        if source.rule == _SOURCE:
            source.is_a("caption", "source_of_chart")
            if title.free and not title.prose and title.final not in tuple(".!?…:;,"):
                title.is_a("caption", "title_of_chart")


def credited(lines: Sequence[Line], lang: str) -> None:
    """The caption above a line that credits its picture, or below it, if longer than a heading."""
    charted(lines)
    usual = usual_words(lines)
    for line, below in pairwise(lines):
        if above_credit(line, below, usual):
            line.is_a("caption", "above_credit")
        elif line.free and below.zone == "caption" and _PERIOD.search(line.plain):
            line.is_a("caption", "period_above_credit")
    for above, credit, line in zip(lines, lines[1:], lines[2:], strict=False):
        if above.zone != "caption" and below_credit(line, credit):
            line.is_a("caption", "below_credit")
    for line in lines[1:]:
        if line.free and line.final.isalnum() and line.words <= _LONGEST and dated(line):
            line.is_a("caption", "dated")
        elif line.free and taken(line):
            line.is_a("caption", "taken_by")
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        inside = all(other.zone != "title" and not other.brief for other in (above, below))
        if inside and line.free and below.prose and nominal(line, lang):
            line.is_a("caption", "nominal_in_time")


def nominal(line: Line, lang: str) -> bool:
    """Whether a sentence without a verb gives a year or a day: "Le pont en 1911, sous la neige"."""
    if line.words > _LONGEST_NOMINAL or _SENTENCE_END.search(line.plain) is not None:
        return False
    if line.quoted or line.final in tuple("!?…:;,") or (line.final != "." and line.words < _LONGER):
        return False
    if _SET_IN_TIME.search(line.plain) is None and not _on_a_day(line, lang):
        return False
    forms = re.findall(r"[^\W\d_]+", line.plain.lower())
    return words(lang, "finite").isdisjoint(forms) and not any(map(_FINITE.search, forms))


def _on_a_day(line: Line, lang: str) -> bool:
    found = _DAY.findall(line.plain.lower())
    return any(not words(lang, days).isdisjoint(found) for days in _DAYS)


def dated(line: Line) -> bool:
    """Whether a sentence gives a full date with the year, which headings do not.

    "Les digues, le 3 mai 2024" and "The dykes on May 3, 2024", not "La crue du 3 mai 2024".
    """
    found = _ON.search(line.plain) or _SINCE.search(line.plain)
    before = line.plain[: found.start()] if found is not None else ""
    return len(before.split()) >= _BEFORE and _SENTENCE_END.search(line.plain) is None
