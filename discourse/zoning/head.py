"""The head of a page: kicker, title, byline and date, standfirst."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import median

from discourse.zoning.captions import above_credit, below_credit, dated, nominal, taken, usual_words
from discourse.zoning.cues import cue_for, cued, words
from discourse.zoning.lines import NAME, Line
from discourse.zoning.summaries import summaries
from discourse.zoning.titles import find_title

_LONGEST_STANDFIRST = 110
_LONGEST_SUBTITLE = 40
_PARAGRAPH = 25  # words
_SHARE = 0.65  # maximal share of the words of a paragraph that a standfirst has
_LONGEST_POST = 25
_SHORT_POST = 4
_HEAD = 20  # lines
_LONGEST_LABEL = 8
_LONGEST_POINT = 30  # words of a key point below a standfirst
_POINTS = 5
_PICTURES = ("credit_line", "credit_de", "credit_es", "credit_it", "credit_pt", "caption_label_en")
_SURROUNDED = 2  # pieces of furniture, without dates, above a line that is furniture too
_NAMED = re.compile(NAME)
_SENTENCE_END = re.compile(r"[.!?…]['\")]* +")


def mark_head(lines: Sequence[Line], lang: str) -> None:
    """Find the title, the furniture between it and the body, and the standfirst."""
    at = find_title(lines, lang)
    if at is None:
        return
    summaries(lines[at + 1 :], lang)
    opening, signed = _opening(lines, at, lang)
    _standfirsts(lines, at, lang, opening, signed)
    _furniture(lines, at, lang)


def _standfirsts(
    lines: Sequence[Line], at: int, lang: str, opening: Sequence[Line], signed: bool
) -> None:
    if not opening:
        return
    if signed:
        for line in opening:
            line.is_a("standfirst", "above_byline")
        _below_byline(lines, lang, opening)
    for line in opening:
        body = [other for other in lines[at + 1 :] if other.free and other.prose]
        body = [other for other in body if other is not line]
        if not (line.free and body and line.words <= _LONGEST_STANDFIRST):
            break
        rule = _standfirst(line, body, lang)
        if not rule:
            break
        line.is_a("standfirst", rule)


def _furniture(lines: Sequence[Line], title: int, lang: str) -> None:
    """Short lines among other furniture between the title and the first paragraph."""
    seen, usual = 0, usual_words(lines)
    for line, below in pairwise(lines[title + 1 : title + 1 + _HEAD]):
        if above_credit(line, below, usual):
            line.is_a("caption", "above_credit")
    above = list(takewhile(lambda line: not (line.free and line.prose), lines[title + 1 :]))
    led = any(line.zone == "standfirst" for line in above)
    signs = [at for at, line in enumerate(above) if _sign(line)]
    for line in above[: signs[-1] if led and signs else 0]:
        if line.free and line.brief:
            line.is_a("boilerplate", "above_signature")
    told = False
    for line in above:
        told = told or _sign(line)
        if line.zone == "boilerplate":
            seen += not line.rule.startswith("date_line")
        elif line.free and cued(line, lang, "head", "edge"):
            seen += line.zone == "boilerplate"
        elif line.free and not (line.final.isalnum() and line.words <= _LONGEST_LABEL):
            break
        elif line.free and (seen >= _SURROUNDED or (told and line is not above[-1])):
            line.is_a("boilerplate", "head_furniture")

    for line, below in pairwise(above):
        _made_by(line, below)
        _made_by(below, line)


def _sign(line: Line) -> bool:
    return line.zone == "byline" or line.rule.startswith("date_line")


def _made_by(line: Line, beside: Line) -> None:
    """The photographer of the piece, named next to the author without a rights sign."""
    alone = line.words <= _LONGEST_LABEL and line.text[:1] not in "©("
    alone = alone and _NAMED.search(line.plain) is not None
    if alone and line.rule in _PICTURES and beside.zone == "byline":
        line.is_a("byline", "pictures_by")


def _below_byline(lines: Sequence[Line], lang: str, opening: Sequence[Line]) -> None:
    """A standfirst below the byline: above it no more than a subtitle, or it names a genre."""
    body = [line for line in lines if line.free and line.prose]
    if len(body) < 2:
        return
    if not all(line.brief for line in opening):
        if body[0].words <= _LONGEST_STANDFIRST and _announces(body[0], lang):
            body[0].is_a("standfirst", "announces_genre")
        return
    if body[0].words <= _LONGEST_STANDFIRST and _standfirst(body[0], body[1:], lang):
        body[0].is_a("standfirst", "below_byline")


def _opening(lines: Sequence[Line], title: int, lang: str) -> tuple[list[Line], bool]:
    """The first paragraphs below the title, and whether a byline or a date is below them.

    If so, they are all above it: one, a subtitle and one, or one and its key points. Teasers may be
    among them.
    """
    opening: list[Line] = []
    points: list[Line] = []
    beyond: list[Line] = []  # lines below the first of the points, which may be of the text
    # The credit of a picture has text below it; at the end of a page it is that of all pictures.
    last = max((at for at, line in enumerate(lines) if line.free and line.prose), default=-1)
    signed = led = told = False
    for at in range(title + 1, len(lines)):
        line = lines[at]
        if not line.free:
            if line.zone in ("heading", "body"):
                break
            led = led or line.zone == "standfirst"
            signed = signed or (bool(opening) and line.zone == "byline")
        elif _claimed(lines, at, title, lang, pictured=bool(opening) and at + 1 < last):
            signed = signed or (bool(opening) and line.zone in ("byline", "boilerplate"))
            beyond += [line] if points else []
        elif led or signed:
            break
        elif _opens(line, opening):
            opening.append(line)
        elif opening and not line.brief and line.words <= _LONGEST_POINT and len(points) < _POINTS:
            points.append(line)
        elif not (line.brief and (opening or told)):
            break
        told = told or _sign(line)
    if points:
        signed = signed and told and _few([*opening, *points], lines)
        opening += points if signed else []
        for line in beyond if not signed else []:
            line.is_free()
    return opening, signed and all(line.words <= _LONGEST_STANDFIRST for line in opening)


def _claimed(lines: Sequence[Line], at: int, title: int, lang: str, *, pictured: bool) -> bool:
    """Whether a line between title and text is something other than a standfirst."""
    line, above = lines[at], lines[at - 1]
    over = at + 1 < len(lines) and lines[at + 1].free and lines[at + 1].prose
    if line.plain == lines[title].plain:
        line.is_a("title", "title_again")
    elif cued(line, lang, "head", "edge") or _named(line) or _post(line, above, lang, over=over):
        return True
    elif line.plain.lower().strip(" .:|/-") in words(lang, "rubrics"):
        line.is_a("boilerplate", "rubric")
    elif pictured and above_credit(line, lines[at + 1]):
        line.is_a("caption", "above_credit")
    elif taken(line):
        line.is_a("caption", "taken_by")
    elif line.plain.rstrip(" .")[-1:].isdigit() and nominal(line, lang):
        line.is_a("caption", "nominal_in_time")
    elif below_credit(line, above) and dated(line):
        line.is_a("caption", "below_credit")
    return not line.free


def _few(head: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether paragraphs above the byline are few beside those below."""
    return sum(line.words for line in head) < 0.25 * sum(line.words for line in lines if line.free)


def _opens(line: Line, opening: Sequence[Line]) -> bool:
    """Whether a block may be between title and byline, below the blocks that are already there."""
    if opening:
        return len(opening) == 1 and opening[0].final.isalnum() and not line.brief
    return not line.brief or line.words >= 6


def _post(line: Line, above: Line, lang: str, *, over: bool) -> bool:
    """Whether a line gives the profession of the author named above it."""
    if above.zone != "byline" or line.words > _LONGEST_POST or line.final in tuple(".!?…"):
        return False
    if not over and line.words <= _SHORT_POST and line.brief:
        line.is_a("byline", "below_author")
    return not line.free or cued(line, lang, "tail")


def _named(line: Line) -> bool:
    if line.named:
        line.is_a("byline", "name_line")
    return line.named


def _standfirst(first: Line, body: Sequence[Line], lang: str) -> str:
    """The rule by which the first paragraph is a standfirst, or nothing: then it is body.

    Both are counted, so an error does not change the figures of the whole text.
    """
    if first.words <= _LONGEST_SUBTITLE and first.final.isalnum():
        return "subtitle"
    if _announces(first, lang):
        return "announces_genre"
    cue = cue_for(first, lang, "opening")
    if cue is not None:
        return cue.name if cue.zone == "standfirst" else ""
    below = cue_for(body[0], lang, "opening")
    if below is not None and below.zone == "body":
        return f"above_{below.name}"
    paragraphs = [line.words for line in body if line.words >= _PARAGRAPH]
    usual = median(paragraphs or [line.words for line in body])
    short = first.words <= _SHARE * usual and first.words < 0.8 * body[0].words
    if len(body) >= 3 and short and not _personal(first, lang):
        return "shorter_than_body"
    return ""


def _announces(line: Line, lang: str) -> bool:
    """Whether the last word of a paragraph names the genre of what follows."""
    last = _SENTENCE_END.split(line.plain)[-1].lower().strip(" .!:…")
    return last in words(lang, "genres")


def _personal(line: Line, lang: str) -> bool:
    """Whether the writer says I: a standfirst is written by the editors."""
    forms = re.findall(r"\w+'?", line.plain.lower())
    return not words(lang, "first_person").isdisjoint(forms)
