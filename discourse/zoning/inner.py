"""Inside the body: signatures, names of parts, repeated passages, questions, headings."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache
from itertools import groupby, pairwise

from discourse.repetition import copies
from discourse.zoning.captions import above_credit
from discourse.zoning.cues import words
from discourse.zoning.lines import NAME, NAMES, Line
from discourse.zoning.tail import authors

_MOST_SPEAKER = 15  # words
_MOST_NAME = 3
_ASKED = 3
_MOST_POST = 4
_MOST_QUOTED = 10
_TEXT_ITSELF = 0.3  # words of short lines per word of prose, above which they are not headings
_DIGEST = 3  # repeated passages in a row are a digest ("L'essentiel"), no pull quotes
_PARAGRAPH = 25
_LEADING = 6  # words
_NAME_PART = re.compile(r"[\w-]+")
# A sentence of three words or more, then another.
_TOLD = re.compile(r"(?<![\w',;-])(?:[\w',;-]++ ){2,}[\w'-]++\. +[¿A-ZÀ-Ý]")
_DASHED = re.compile(r"[—–-] ?[A-ZÀ-Ý]")
_SEPARATOR = re.compile(r"[*•·~_=#+⁂※–—-](?:[*•·~_=#+⁂※–— -])*\Z")
_MOST_LABELLED = 30  # words, more than a heading without such a label may have
_POST = re.compile(rf"{NAMES},? (?-i:[a-zà-ÿ])|{NAME}, ")


def separators(lines: Sequence[Line]) -> None:
    """Signs alone on a line that part two passages: "* * *"."""
    for line in lines:
        if line.free and _SEPARATOR.match(line.plain) is not None:
            line.is_a("boilerplate", "separator")


def signatures(lines: Sequence[Line]) -> None:
    """The author's first name alone on a line, below a letter, or all names of the head again."""
    first = {name.partition(" ")[0] for name in authors(lines)}
    above = {line.plain.lower() for line in lines if line.zone == "byline" and line.named}
    for line in lines:
        if line.free and line.plain.strip(" .").lower() in first:
            line.is_a("byline", "first_name")
        elif line.free and line.plain.lower() in above:
            line.is_a("byline", "names_again")


def labelled(lines: Sequence[Line], lang: str) -> None:
    """What names a part of the text, right above it: "Annexe 1 : les gares fermées"."""
    for line, below in pairwise(lines):
        if line.free and below.free and below.prose and line.words <= _MOST_LABELLED:
            stopped = line.final in tuple(".,;:")
            if not stopped and _part_named(lang).match(line.plain) is not None:
                line.is_a("heading", "names_part")


@cache
def _part_named(lang: str) -> re.Pattern[str]:
    parts = "|".join(sorted(words(lang, "parts")))
    number = r"(?:n° ?)?(?:\d{1,3}|[ivxl]{1,5}|[a-h])"
    return re.compile(
        rf"(?:\w+ )?(?:{parts})(?: {number})?(?: ?[:.]| [—–-]) [^.!?…]+\Z", re.IGNORECASE
    )


def repeated(lines: Sequence[Line], lang: str) -> None:
    """Blocks that repeat part of a longer block, and the speaker named below them."""
    free = [at for at, line in enumerate(lines) if line.free]
    found = copies([line.text for line in lines], free, free)
    if not found:
        return
    repeating = {copy.quote for copy in found}
    headed = any(
        _over_paragraph(lines, at) and at not in repeating and lines[at].words < _MOST_QUOTED
        for at in free
    )
    for copy in found:
        quote = lines[copy.quote]
        announced = copy.source > copy.quote and _intertitle(quote)
        # On a page with headings, quoted words right above their source are one too.
        above = headed and copy.source == copy.quote + 1 and quote.quoted and quote.brief
        if quote.free and lines[copy.source].free and not announced and not above:
            credit = copy.quote + 1 < len(lines) and above_credit(quote, lines[copy.quote + 1])
            quote.is_a(*(("caption", "above_credit") if credit else ("pull_quote", "repeats_body")))
    for run in _runs_of(lines, "repeats_body"):
        if len(run) >= _DIGEST:
            for line in run:
                line.is_a("boilerplate", "digest")
    last = max(
        (at for at, line in enumerate(lines) if line.free and line.words >= _PARAGRAPH), default=-1
    )

    @cache  # few pages ask
    def said() -> Set[str]:
        paragraphs = (line for line in lines if line.free and line.prose)
        texts = (line.plain for line in paragraphs if line.words >= _PARAGRAPH)
        return {word for text in texts for word in _NAME_PART.findall(text)}

    for at, quote in enumerate(lines):
        if quote.rule == "repeats_body":
            below = lines[at + 1 : at + 4]
            # A name below the last paragraph that is not in the text is the author's.
            signed = at >= last and below and below[0].named
            if not (signed and _NAME_PART.findall(below[0].plain)[-1] not in said()):
                _spoken(below, words(lang, "functions"))


def _over_paragraph(lines: Sequence[Line], at: int) -> bool:
    """Whether a short line is right above a paragraph."""
    brief = lines[at].free and lines[at].brief and not lines[at].prose
    return brief and at + 1 < len(lines) and lines[at + 1].free and lines[at + 1].prose


def _spoken(below: Sequence[Line], functions: Set[str]) -> None:
    """The lines below a pull quote that name its speaker: a name, and a post on its own line."""
    if len(below) < 2 or not (below[0].free and _speaker(below[0], functions)):
        return
    below[0].is_a("pull_quote", "speaker")
    post = below[1]
    function = not functions.isdisjoint(post.plain.lower().split()[:1])
    most = _MOST_SPEAKER if function else _MOST_POST
    alone = below[0].words <= _MOST_NAME and post.free and post.words <= most
    if alone and post.final.isalnum() and len(below) > 2:
        post.is_a("pull_quote", "post")


def _runs_of(lines: Sequence[Line], rule: str) -> list[list[Line]]:
    """The lines that a rule has claimed, grouped into runs."""
    return [list(run) for same, run in groupby(lines, lambda line: line.rule == rule) if same]


def _intertitle(line: Line) -> bool:
    """A few words of the text below, set as its heading: no full stop, unlike a pull quote.

    A heading announces; a line that repeats words above it is not one.
    """
    return line.words < 10 and line.brief and line.final not in tuple(".!…")


def _speaker(line: Line, functions: Set[str]) -> bool:
    """A name, with a dash before it or a post after it: "Ana Dima, juriste"."""
    if line.words > _MOST_SPEAKER or not (line.final.isalnum() or line.named):
        return False
    small = line.words <= _MOST_NAME and line.plain[:1].islower()  # and set in capitals by a style
    named = line.named or _DASHED.match(line.text) is not None
    post = not functions.isdisjoint(line.plain.lower().split()[:2])
    return small or named or post or _POST.match(line.plain) is not None


def questions(lines: Sequence[Line], lang: str) -> None:
    """The questions of an interview are body: they address somebody, headings do not.

    So does a question below a sentence on the same line.
    If none does, three of them below a title that quotes somebody are an interview.
    """
    asked = [line for line in lines if line.free and line.brief and line.final == "?"]
    second = words(lang, "second_person")
    spoken = [
        line for line in asked if not second.isdisjoint(re.findall(r"\w+", line.plain.lower()))
    ]
    interview = len(asked) >= _ASKED and any(
        '"' in line.plain for line in lines if line.zone == "title"
    )
    told = [line for line in asked if _TOLD.search(line.plain)]
    for line in asked if interview or len(spoken) >= 2 else [*spoken, *told]:
        line.is_a("body", "question")


def headings(lines: Sequence[Line]) -> None:
    """Short lines above paragraphs, unless there are so many that they are the text itself."""
    flow = [line for line in lines if line.free or line.zone in ("body", "standfirst", "heading")]
    runs = _runs(flow)
    brief = sum(line.words for _, run, _ in runs for line in run)
    if brief > _TEXT_ITSELF * sum(line.words for line in flow if line.prose):
        return
    for above, run, below in runs:
        listed = len(run) > 2
        if below is None or not (below.prose or below.final in tuple(".!…") or _leads(below)):
            continue
        if listed and above is not None and above.final == ":":
            continue
        for line in run[-1:] if listed else run:
            line.is_a("heading", "over_paragraph")


def _leads(line: Line) -> bool:
    """Whether a sentence leads to a list."""
    return line.words >= _LEADING and line.final == ":"


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
