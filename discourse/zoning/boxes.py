"""Boxes between or below the paragraphs: teasers, comments, notes, contents, posts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise, takewhile

from discourse.zoning.cues import cue_for, words
from discourse.zoning.lines import Line, stems
from discourse.zoning.tail import authors

_TEASER_HEADING = "related"  # the cue in zones.toml that opens a list of other articles
_MOST_TEASERS = 6
_CARDS = 2
_ALONE = 3  # words of "Lire aussi :"
_ENDS = ("comments", "cite_as")  # cues below which the article has ended
_TIMES = ("date_line", "reading_time", "figures")
_BETWEEN = 3  # lines
_LABEL = 15  # words
_SIGNATURE = 5
_SENTENCE = 25
_LONG = 40  # words
_POST = 60  # words of a post from elsewhere
_NUMBERED = re.compile(r"[\[(^↑]? ?(?:\d{1,3}|\*|[ivx]{1,4})(?:[\])]|\. ?[-–]?|\s)|[↑^]")
_NUMBER = re.compile(r"\A(?:\d{1,2}|[ivx]{1,4})[.)/ -]+")


def mark_boxes(lines: Sequence[Line], lang: str) -> None:
    """Find the boxes that are not part of the article, by the line above or below them."""
    teasers(lines, lang)
    comments(lines)
    cards(lines)
    notes(lines, lang)
    contents(lines)
    embedded(lines)


def teasers(lines: Sequence[Line], lang: str) -> None:
    """The lines after "Sur le même sujet": short ones until the next paragraph."""
    opened = [at for at, line in enumerate(lines) if _opens_box(line)]
    signed = authors(lines[: opened[0]] if opened else ())
    for at in opened:
        follow = lines[at + 1 : at + 1 + _MOST_TEASERS]
        # Below the signature the article has ended: teasers include their texts.
        if not (at and _signs(lines[at - 1], signed)):
            follow = list(takewhile(lambda other: not (other.free and other.prose), follow))
        below = lines[at + 1 + len(follow) :][:1]
        for teaser in _box(follow[:-1] if _heads(follow, below) else follow, lang):
            if _teases(teaser, signed):
                teaser.is_a("boilerplate", "below_related")


def _opens_box(line: Line) -> bool:
    """Whether a line announces teasers below it, as "Sur le même sujet" or "Lire aussi :"."""
    alone = line.rule.startswith("see_also") and line.words <= _ALONE
    return line.rule.startswith(_TEASER_HEADING) or alone


def _heads(box: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether the last of several lines shares a word with the paragraph below: its heading."""
    if len(box) < 2 or not below or not below[0].prose or not box[-1].brief:
        return False
    return not stems(box[-1]).isdisjoint(stems(below[0]))


def _teases(line: Line, signed: set[str]) -> bool:
    """Whether a line belongs to a box: not the author's name, though another name may."""
    if any(line.plain.lower().endswith(name) for name in signed) and line.words <= _SIGNATURE:
        return False
    return line.free or (bool(signed) and line.rule.startswith("by"))


def _box(follow: Sequence[Line], lang: str) -> Sequence[Line]:
    """The lines of a box of teasers: if they have dates or durations, it ends with one."""
    dated = [at for at, line in enumerate(follow) if _date(line, lang)]
    return follow[: dated[-1] + 1] if dated and dated[-1] else follow


def _date(line: Line, lang: str) -> bool:
    cue = cue_for(line, lang, "edge")
    return cue is not None and cue.name.startswith(_TIMES)


def _signs(line: Line, signed: set[str]) -> bool:
    """Whether a line is about the author: a byline, or prose that begins with the name."""
    return line.zone == "byline" or any(line.plain.lower().startswith(name) for name in signed)


def comments(lines: Sequence[Line]) -> None:
    """Comments of readers below the article, until the end of the page.

    The same words may be in a bar above the text, so most of the text must come before them.
    """
    written = _written(lines)
    for at, line in enumerate(lines):
        if line.rule.startswith(_ENDS) and written[at] > 0.5 * written[-1]:
            below = [other for other in lines[at + 1 :] if other.free]
            if not _goes_on(below):
                for other in below:
                    other.is_a("boilerplate", "below_comments")
            return


def _written(lines: Sequence[Line]) -> list[int]:
    """The words of running text above each line, and last those of the whole page."""
    words_of = (line.words if line.free and line.prose else 0 for line in lines)
    return list(accumulate(words_of, initial=0))


def cards(lines: Sequence[Line]) -> None:
    """Other articles below the text, each with its title, and its opening, author or date."""
    written = _written(lines)
    for at, line in enumerate(lines):
        if line.rule.startswith(_TEASER_HEADING) and written[at] > 0.5 * written[-1]:
            below = lines[at + 1 :]
            titles = sum(other.zone == "heading" or (other.free and other.brief) for other in below)
            signs = sum(other.zone == "byline" or other.rule.startswith(_TIMES) for other in below)
            openings = sum(other.prose for other in below)
            if min(titles, signs) >= _CARDS and openings <= titles:
                for other in below:
                    other.is_a("boilerplate", "card")
            return


def _goes_on(lines: Sequence[Line]) -> bool:
    """Whether long paragraphs follow one another: between comments there are names."""
    return any(one.words >= _LONG and other.words >= _LONG for one, other in pairwise(lines))


def among(lines: Sequence[Line]) -> None:
    """Short lines between two pieces of furniture inside the text: the words of the same box."""
    last = None
    for at, line in enumerate(lines):
        if line.zone == "boilerplate":
            if last is not None and 0 < at - last - 1 <= _BETWEEN:
                for between in lines[last + 1 : at]:
                    between.is_a("boilerplate", "among_furniture")
            last = at
        elif not line.free or not (_label(line) or _below_teaser(line, lines[at - 1])):
            last = None


def _label(line: Line) -> bool:
    """Whether a line has the form of a link or button: no statement, question or reply."""
    return not line.prose and line.words <= _LABEL and line.final.isalnum()


def _below_teaser(line: Line, above: Line) -> bool:
    """Whether a sentence stands below the title of another article."""
    return line.words < _SENTENCE and above.rule == "below_related"


def notes(lines: Sequence[Line], lang: str) -> None:
    """Numbered notes below their heading, in the second half of the page."""
    for at in range(len(lines) // 2 + 1, len(lines)):
        line = lines[at]
        if not line.free or line.plain.lower().strip(" .:") not in words(lang, "notes"):
            continue
        below = list(takewhile(_note, map(lines.__getitem__, range(at + 1, len(lines)))))
        if below:
            for note in (line, *below):
                note.is_a("boilerplate", "notes")


def _note(line: Line) -> bool:
    return line.free and _NUMBERED.match(line.text) is not None


def contents(lines: Sequence[Line]) -> None:
    """Several short lines in a row that recur one by one below: a table of contents."""
    last = {_entry(line): at for at, line in enumerate(lines)}
    listed = [
        line.free and not line.prose and last[_entry(line)] > at for at, line in enumerate(lines)
    ]
    for same, run in groupby(range(len(lines)), lambda at: listed[at]):
        row = list(run)
        if same and len(row) > 1 and len({last[_entry(lines[at])] for at in row}) == len(row):
            for at in row:
                lines[at].is_a("boilerplate", "contents")


def _entry(line: Line) -> str:
    """A line without the number of a chapter."""
    return _NUMBER.sub("", line.plain.lower()).strip(" .")


def embedded(lines: Sequence[Line]) -> None:
    """The post above the line that names its author."""
    for line, below in pairwise(lines):
        signed = below.rule == "embedded" and below.text[:1] in "—–-"
        if signed and line.free and line.words <= _POST:
            line.is_a("boilerplate", "above_post_author")
