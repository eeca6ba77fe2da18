"""Turns of an interview or debate in plain text: who speaks is named before what is said.

"Jean Moreau : Je la crains.", "LE COURRIER. — Et vous ?", "M. Roux. – Mes chers collègues, …". One
such line may be a heading, a list or a quotation; turns are told by names that come again, before
whole sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from discourse.zoning.cues import words
from discourse.zoning.lines import CAPITAL, NAME, Line, plainly

_TITLE = r"(?:MM?\.|Mmes?|Mlle|Me|Dr|Pr|Mr\.?|Mrs\.?|Ms\.?|Herr|Frau|Sr\.|Sra\.)"
_AFTER = r"(?:, [^:.?!]{2,60}| \([^()]{1,60}\))?"  # a post or a party, said once or each time
_SAYS = r"(?: ?: | ?\. ?[–—-] | [–—] )(?=\S)"
_LABEL = re.compile(rf"(?P<who>[^\s:.?!,()–—][^:?!,()–—]{{0,60}}?){_AFTER}{_SAYS}")
_TITLED = re.compile(rf"(?P<who>{_TITLE} [^:.?!,()–—]{{2,50}}){_AFTER}\. (?={CAPITAL})")
_FULL = re.compile(rf"{NAME}\Z")
_CAPITALS = re.compile(rf"{CAPITAL}{{2,}}(?:[ '-]{CAPITAL}{{2,}}){{0,4}}\Z")
_INITIALS = re.compile(rf"(?:{CAPITAL}\.[ -]?){{2,3}}\Z")
_DASHED = re.compile(r"[^. ] [–—] \Z")
_HEAD = 140  # characters in which a name, a post and a colon have room
_DIRECTION = re.compile(r"\([^()]+\)[ .]*\Z")
_AGAIN = 2  # turns of each of two speakers
_ALONE = 3  # turns of one, where questions have no name before them
_SPEECH = 0.75  # share of the named lines that are sentences; in a list of data they are not


@dataclass(frozen=True, slots=True)
class Turn:
    """How many characters of a block name its speaker, 0 if it goes on, and the name."""

    label: int
    speaker: str


def mark_turns(lines: Sequence[Line], lang: str) -> list[Turn | None]:
    """The turn of each line, None for what is in none; turns are body, and no headings.

    What follows a turn belongs to it, up to a heading or the next name; where only one speaker is
    named, questions without a name come between, and nothing does. In brackets stands what happens
    in the room: "(Applaudissements.)".
    """
    found = [_label(line) if line.free or line.zone == "body" else None for line in lines]
    times = Counter(turn.speaker for turn in found if turn is not None)
    persons = {who for who in times if _person(who, lang)}
    again = {who for who, n in times.items() if n >= _AGAIN}
    several = len(again) >= 2 and not again.isdisjoint(persons)
    if not several and all(times[who] < _ALONE for who in persons):
        return [None] * len(lines)
    speakers = again | persons
    named = [turn if turn is not None and turn.speaker in speakers else None for turn in found]
    said = [line.final in tuple(".!?…") for line, turn in zip(lines, named, strict=True) if turn]
    if sum(said) < _SPEECH * len(said):
        return [None] * len(lines)
    return _marked(lines, named, goes_on=several)


def _marked(
    lines: Sequence[Line], named: Sequence[Turn | None], *, goes_on: bool
) -> list[Turn | None]:
    turns: list[Turn | None] = []
    speaker = ""
    for line, turn in zip(lines, named, strict=True):
        if turn is not None:
            speaker = turn.speaker if goes_on else ""
            if line.free:
                line.is_a("body", "turn")
            turns.append(turn)
            continue
        if line.free and _DIRECTION.match(line.plain):
            line.is_a("boilerplate", "stage_direction")
        elif line.zone == "heading" or (line.free and line.brief and line.final.isalnum()):
            speaker = ""
        inside = speaker and (line.free or line.zone == "body")
        turns.append(Turn(0, speaker) if inside else None)
    return turns


def _label(line: Line) -> Turn | None:
    """The name before what a line says, if it begins with one."""
    head = line.text[:_HEAD]
    if not head[:1].isupper():
        return None
    plain = plainly(head)
    match = _LABEL.match(plain) or _TITLED.match(plain)
    # "PARIS — Le fleuve monte." names a place.
    if match is None or (_DASHED.search(match[0]) and _CAPITALS.match(match["who"])):
        return None
    return Turn(match.end(), head[: match.end("who")])


def _person(who: str, lang: str) -> bool:
    """Whether a name is that of a person or an office, and not a word such as "Date"."""
    first, _, rest = who.partition(" ")
    if _FULL.match(who) or _INITIALS.match(who) or (rest and re.match(_TITLE, first)):
        return True
    office = not words(lang, "functions").isdisjoint(who.lower().split())
    return office or (_CAPITALS.match(who) is not None and who.lower() not in words(lang, "parts"))
