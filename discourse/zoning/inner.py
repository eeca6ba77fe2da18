"""Inside the body: teasers, comments, repeated passages, questions, headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, takewhile

from discourse.repetition import copies
from discourse.zoning.cues import cue_for, words
from discourse.zoning.lines import NAME, NAMES, Line
from discourse.zoning.tail import authors

_TEASER_HEADING = "related"  # the cue in zones.toml that opens a list of other articles
_MOST_TEASERS = 6
_COMMENTS = "comments"  # the cue above what readers wrote
_BETWEEN = 3  # lines
_MOST_SPEAKER = 15  # words
_MOST_NAME = 3
_MOST_POST = 4
_MOST_QUOTED = 10
_TEXT_ITSELF = 0.3  # words of short lines to a word of prose, above which they are no headings
_DIGEST = 3  # repeated passages in a row are a digest ("L'essentiel"), no pull quotes
_DASHED = re.compile(r"[—–-] ?[A-ZÀ-Ý]")
_POST = re.compile(rf"{NAMES},? (?-i:[a-zà-ÿ])|{NAME}, ")


def teasers(lines: Sequence[Line], lang: str) -> None:
    """What follows "Sur le même sujet": short lines until the next paragraph."""
    signed = authors(lines)
    byline = next((at for at, line in enumerate(lines) if line.zone == "byline"), len(lines))
    for at, line in enumerate(lines):
        if line.rule.startswith(_TEASER_HEADING):
            follow = lines[at + 1 : at + 1 + _MOST_TEASERS]
            # Below the signature there is no more of the article: teasers come with their texts.
            if not (at and _signs(lines[at - 1], signed)):
                follow = list(takewhile(lambda other: not (other.free and other.prose), follow))
            for teaser in _box(follow, lang):
                if (teaser.free or (teaser.rule.startswith("by") and at > byline)) and not (
                    teaser.named and teaser.plain.lower() in signed
                ):
                    teaser.is_a("boilerplate", "below_related")


def _box(follow: Sequence[Line], lang: str) -> Sequence[Line]:
    """The lines of a box of teasers: where they carry dates it ends with one."""
    dated = [at for at, line in enumerate(follow) if _date(line, lang)]
    return follow[: dated[-1] + 1] if len(dated) > 1 else follow


def _date(line: Line, lang: str) -> bool:
    cue = cue_for(line, lang, "edge")
    return cue is not None and cue.name.startswith("date_line")


def _signs(line: Line, signed: set[str]) -> bool:
    """Whether a line is of the author: a byline, or prose that begins with the name."""
    return line.zone == "byline" or any(line.plain.lower().startswith(name) for name in signed)


def signatures(lines: Sequence[Line]) -> None:
    """The author's first name alone on a line, below a letter."""
    first = {name.partition(" ")[0] for name in authors(lines)}
    for line in lines:
        if line.free and line.plain.strip(" .").lower() in first:
            line.is_a("byline", "first_name")


def comments(lines: Sequence[Line]) -> None:
    """What readers wrote below the article: prose of other hands, until the end of the page.

    The same words may stand in a bar above the text, so that most of it must come before them.
    """
    written = [line.words if line.free and line.prose else 0 for line in lines]
    for at, line in enumerate(lines):
        if line.rule.startswith(_COMMENTS) and sum(written[:at]) > 0.5 * sum(written):
            for below in lines[at + 1 :]:
                if below.free:
                    below.is_a("boilerplate", "below_comments")
            return


def repeated(lines: Sequence[Line]) -> None:
    """Blocks that repeat a stretch of a longer block, and the speaker named below them."""
    free = [at for at, line in enumerate(lines) if line.free]
    found = copies([line.text for line in lines], free, free)
    repeating = {copy.quote for copy in found}
    headed = any(
        _over_paragraph(lines, at) and at not in repeating and lines[at].words < _MOST_QUOTED
        for at in free
    )
    for copy in found:
        quote = lines[copy.quote]
        announced = copy.source > copy.quote and _intertitle(quote)
        # Where there are headings, words in quotation marks right above what says them are one.
        above = headed and copy.source == copy.quote + 1 and quote.quoted and quote.brief
        if quote.free and lines[copy.source].free and not announced and not above:
            quote.is_a("pull_quote", "repeats_body")
    for run in _runs_of(lines, "repeats_body"):
        if len(run) >= _DIGEST:
            for line in run:
                line.is_a("boilerplate", "digest")
    for at, quote in enumerate(lines):
        if quote.rule == "repeats_body":
            _spoken(lines[at + 1 : at + 4])


def _over_paragraph(lines: Sequence[Line], at: int) -> bool:
    """Whether a short line stands between two paragraphs."""
    around = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
    brief = lines[at].free and lines[at].brief and not lines[at].prose
    return brief and len(around) == 2 and all(line.free and line.prose for line in around)


def _spoken(below: Sequence[Line]) -> None:
    """The lines below a pull quote that name its speaker: a name, and a post on its own line."""
    if len(below) < 2 or not (below[0].free and _speaker(below[0])):
        return
    below[0].is_a("pull_quote", "speaker")
    post = below[1]
    alone = below[0].words <= _MOST_NAME and post.free and post.words <= _MOST_POST
    if alone and post.final.isalnum() and len(below) > 2:
        post.is_a("pull_quote", "post")


def _runs_of(lines: Sequence[Line], rule: str) -> list[list[Line]]:
    """The lines that a rule has claimed, those in a row together."""
    return [list(run) for same, run in groupby(lines, lambda line: line.rule == rule) if same]


def _intertitle(line: Line) -> bool:
    """A few words of the text below, set as its heading: no full stop, unlike a pull quote.

    A heading announces; what repeats words above it is none.
    """
    return line.words < 10 and line.brief and line.final not in tuple(".!…")


def _speaker(line: Line) -> bool:
    """A name, with a dash before it or a post after it: "Ana Dima, juriste"."""
    if line.words > _MOST_SPEAKER or not (line.final.isalnum() or line.named):
        return False
    small = line.words <= _MOST_NAME and line.plain[:1].islower()  # and set in capitals by a style
    named = line.named or _DASHED.match(line.text) is not None
    return small or named or _POST.match(line.plain) is not None


def among(lines: Sequence[Line]) -> None:
    """Short lines between two pieces of furniture inside the text: the words of the same box."""
    last = None
    for at, line in enumerate(lines):
        if line.zone == "boilerplate":
            if last is not None and 0 < at - last - 1 <= _BETWEEN:
                for between in lines[last + 1 : at]:
                    between.is_a("boilerplate", "among_furniture")
            last = at
        elif not line.free or line.prose:
            last = None


def questions(lines: Sequence[Line], lang: str) -> None:
    """The questions of an interview are body: they speak to somebody, headings do not."""
    asked = [line for line in lines if line.free and line.brief and line.final == "?"]
    second = words(lang, "second_person")
    spoken = [
        line for line in asked if not second.isdisjoint(re.findall(r"\w+", line.plain.lower()))
    ]
    for line in asked if len(spoken) >= 2 else spoken:
        line.is_a("body", "question")


def headings(lines: Sequence[Line]) -> None:
    """Short lines over paragraphs, unless they are so many that they are the text itself."""
    flow = [line for line in lines if line.free or line.zone in ("body", "standfirst", "heading")]
    runs = _runs(flow)
    brief = sum(line.words for _, run, _ in runs for line in run)
    if brief > _TEXT_ITSELF * sum(line.words for line in flow if line.prose):
        return
    for above, run, below in runs:
        listed = len(run) > 2
        if below is None or not (below.prose or below.final in tuple(".!…")):
            continue
        if listed and above is not None and above.final == ":":
            continue
        for line in run[-1:] if listed else run:
            line.is_a("heading", "over_paragraph")


def _runs(flow: Sequence[Line]) -> list[tuple[Line | None, list[Line], Line | None]]:
    """Runs of short lines, each with the blocks above and below it."""
    runs: list[tuple[Line | None, list[Line], Line | None]] = []
    above: Line | None = None
    run: list[Line] = []
    for line in flow:
        if line.free and line.brief and not line.prose:
            run.append(line)
            continue
        if run:
            runs.append((above, run, line))
            run = []
        above = line
    return [*runs, (above, run, None)] if run else runs
