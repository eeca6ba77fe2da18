"""The tail of a page: author and biography, syndication, newsletters, other articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from discourse.zoning.cues import cue_for, cued, words
from discourse.zoning.lines import NAME, Line

_NAME = re.compile(NAME)
_BY = re.compile(rf"\w{{2,3}} {NAME}\Z")  # "Por Ana Dima", not "Fotos de Ana Dima"
_LONGEST_BIOGRAPHY = 110  # words
_FOOT = 2  # lines
_LISTED, _CUT, _TEASER = 4, 2, 25
_PARAGRAPH = 25  # words
_INLINE = (
    "address",
    "advertising",
    "see_also",
    "embedded",
    "related",
    "below_related",
)  # furniture that interrupts a text
_PRINTED = "running_head"
_UNLOCKS = "subscribers"  # a copy made with a subscription shows the offer and the text below it
_BIOGRAPHY = ("biography", "known_author", "about_author", "portrays_author")
_MOST_SIGNED = 2  # how often a page names its author on a line, at its head and at its foot
_MOST_NAMES = 50  # more people named at head and foot are not its authors
_LONGEST_PORTRAIT = 60  # where only the name and a verb show it


def mark_tail(lines: Sequence[Line], lang: str) -> None:
    """Find what follows the last paragraph of the body.

    Going up from the end, blocks with telling words are decided and short lines between them
    skipped. Below the last paragraph and the sentences that continue it, these lines are furniture
    too, if enough of the foot is known to be.
    """
    signed, presented, labels = authors(lines), _presented(lines), _labels(lines)
    at, begun = len(lines), False
    for at in range(len(lines) - 1, 0, -1):
        line, above = lines[at], lines[at - 1]
        if not line.free:
            if line.zone in ("title", "standfirst", "heading", "body"):
                break
            furniture = line.zone in ("byline", "boilerplate") and line.rule != _PRINTED
            begun = begun or furniture
        elif (
            cued(line, lang, "tail", "edge")
            or (labels.isdisjoint((line.plain, above.plain)) and _about(line, above, signed, lang))
            or _portrays(line, presented, lang)
        ):
            begun = True
        elif line.prose and _text(line, lines[max(0, at - 2) : at], begun=begun):
            break
    _listed(lines)
    _unexplained(_below_text(lines, at))
    _foot(lines[at + 1 :], authors(lines[:at]) | presented)


def _text(line: Line, above: Sequence[Line], *, begun: bool) -> bool:
    """Whether prose belongs to the text: a paragraph, or a sentence below one.

    Below two short lines it belongs to a teaser, if nothing else shows the foot: a heading is one
    line.
    """
    listed = len(above) > 1 and all(each.free and each.brief and not each.prose for each in above)
    within = (*_INLINE, _PRINTED, _UNLOCKS)
    boxed = above[-1].zone == "boilerplate" and not above[-1].rule.startswith(within)
    below = above[-1].free and above[-1].prose
    return line.words >= _PARAGRAPH or below or not (begun or listed or boxed)


def _below_text(lines: Sequence[Line], paragraph: int) -> Sequence[Line]:
    """The foot: everything below the last paragraph and the sentences that continue it."""
    end = paragraph + 1
    for at in range(paragraph + 1, len(lines)):
        line = lines[at]
        if line.free and (line.final in tuple(".!?…:;,") or lines[at - 1].final in tuple(":;")):
            end = at + 1
        elif line.free or not (
            line.zone in ("pull_quote", "caption") or line.rule.startswith(_INLINE)
        ):
            break
    return lines[end:]


def _unexplained(foot: Sequence[Line]) -> None:
    """The blocks without a cue in a foot of which enough is known."""
    if sum(line.zone in ("boilerplate", "byline") for line in foot) < _FOOT:
        return
    for line in foot:
        if line.free:
            line.is_a("boilerplate", "in_foot")


def _listed(lines: Sequence[Line]) -> None:
    """Titles of other articles that end a page: four short lines or more, or two that are cut off.

    A list of the text is announced by a colon.
    """
    end = len(lines)
    while end > 1 and not lines[end - 1].free and lines[end - 1].zone != "body":
        end -= 1
    start = end
    while start > 1 and _teases(lines[start - 1]):
        start -= 1
    row = lines[start:end]
    cut = [line for line in row if line.final == "…"]
    if lines[start - 1].final == ":" or not any(line.prose for line in lines[:start]):
        return
    if len(cut) >= _CUT or (len(row) >= _LISTED and not any(map(_asks, row))):
        for line in row:
            line.is_a("boilerplate", "listed_below_text")


def _teases(line: Line) -> bool:
    """Whether a line has the form of a title, or breaks off."""
    cut = line.final == "…" and line.words <= _TEASER
    return (
        line.free
        and not line.quoted
        and not line.named
        and (cut or (line.brief and not line.prose))
    )


def _asks(line: Line) -> bool:
    return line.final in tuple("?!")


def _labels(lines: Sequence[Line]) -> set[str]:
    """Names that are often on a line of their own: those of speakers, not of authors."""
    names = Counter(line.plain for line in lines if line.free and line.named)
    return {name for name, times in names.items() if times > _MOST_SIGNED}


def _foot(lines: Sequence[Line], known: set[str]) -> None:
    """Names and rights below the furniture of a foot: of other articles and of the outlet."""
    begun = False
    for at, line in enumerate(lines):
        begun = begun or line.zone == "boilerplate"
        if begun and line.zone == "byline" and _foreign(lines, at, known):
            line.is_a("boilerplate", "name_in_foot")
        elif begun and line.rule == "credit_line" and line.text[:1] == "©":
            line.is_a("boilerplate", "rights_in_foot")
        begun = begun or line.rule.startswith(_BIOGRAPHY[:2])


def _foreign(lines: Sequence[Line], at: int, known: set[str]) -> bool:
    """Whether a byline in the foot is a name that neither head nor a biography below it knows."""
    line = lines[at]
    if line.rule == "below_name":
        return at > 0 and lines[at - 1].rule == "name_in_foot"
    if line.rule.startswith("by"):
        plain = line.plain.lower()
        other = _BY.match(line.plain) is not None and not any(name in plain for name in known)
        return _NAME.search(line.plain) is None or (bool(known) and other)
    presented = at + 1 < len(lines) and lines[at + 1].rule.startswith(_BIOGRAPHY)
    return line.rule == "name_line" and line.plain.lower() not in known and not presented


def authors(lines: Sequence[Line]) -> set[str]:
    """The names in the bylines found so far."""
    bylines = (line for line in lines if line.zone == "byline" and line.words <= 30)
    found = [name.lower() for line in bylines for name in _NAME.findall(line.plain)][:_MOST_NAMES]
    # "Par Ana Dima" is found as a name of three words, "Ein Kommentar von Ana Dima" of five.
    return {
        " ".join(parts[at:])
        for parts in map(str.split, found)
        for at in range(max(1, len(parts) - 1))
    }


def _presented(lines: Sequence[Line]) -> set[str]:
    """The names in title and standfirst, which present an author who is not a journalist."""
    head = (line for line in lines if line.zone in ("title", "standfirst"))
    names = (name.lower() for line in head for name in _NAME.findall(line.plain))
    return set(islice(names, _MOST_NAMES))


def _portrays(line: Line, presented: set[str], lang: str) -> bool:
    """Whether a last paragraph gives the profession of somebody presented above: a biography."""
    name = _NAME.match(line.plain)
    if name is None or line.words > _LONGEST_PORTRAIT or name.group().lower() not in presented:
        return False
    after = line.plain[name.end() :].lower().lstrip(", ")
    if any(after.startswith(f"{verb} ") for verb in words(lang, "biographical")):
        line.is_a("byline", "portrays_author")
    return not line.free


def _about(line: Line, above: Line, authors: set[str], lang: str) -> bool:
    """Whether a block is the author's name, or is about the author named above it."""
    told = above.free and cue_for(above, lang, "edge")
    plain = line.plain.lower().lstrip("(*) ")
    if line.named:
        line.is_a("byline", "name_line")
    elif line.words <= _LONGEST_BIOGRAPHY and any(plain.startswith(name) for name in authors):
        line.is_a("byline", "known_author")
    elif line.words <= _LONGEST_BIOGRAPHY and (
        (above.free and above.named)
        or (told and told.name.startswith("about_author") and line.prose)
    ):
        line.is_a("byline", "below_name")
    return not line.free
