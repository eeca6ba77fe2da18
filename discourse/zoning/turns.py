"""Turns of an interview or debate in plain text: who speaks is named before what is said.

"Jean Moreau : Je la crains.", "LE COURRIER. — Et vous ?", "M. Roux. – Mes chers collègues, …". One
such line may be a heading, a list or a quotation that is announced. Turns are told by names that
come again, before sentences in which somebody speaks to somebody: a name that is not seen costs
less than words of the text that are taken for one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from discourse.zoning.cues import words
from discourse.zoning.lines import CAPITAL, NAME, Line, plainly

_TITLE = r"(?:MM?\.|Mmes?|Mlle|Me|Dr|Pr|Mr\.?|Mrs\.?|Ms\.?|Herr|Frau|Sr\.|Sra\.)"
_AFTER = r"(?:, [^:.?!]{2,60}| \([^()]{1,60}\))?"  # a post or a party, said once or each time
_SAYS = r"(?: ?: | ?\. ?[–—-] | [–—] )(?=[^\s\"'])"  # and no quotation is announced
_LABEL = re.compile(rf"(?P<who>[^\s:.?!,()–—][^:?!,()–—]{{0,60}}?){_AFTER}{_SAYS}")
_TITLED = re.compile(rf"(?P<who>{_TITLE} [^:.?!,()–—]{{2,50}}){_AFTER}\. (?={CAPITAL})")
_PERSON = re.compile(
    rf"(?:{_TITLE} {CAPITAL}[\w'-]+|(?:{_TITLE} )?{NAME}|(?:{CAPITAL}\.[ -]?){{2,3}})\Z"
)
_RECORD = re.compile(rf"{_TITLE} [^:]+\Z")  # "M. Roux. – ", as parliaments print it
_OFFICE = re.compile(rf"(?:{_TITLE} (?:le|la|l')[^:]*|(?:Le|La|L'|The) ?(?P<function>[\w-]+))\Z")
_CAPITALS = re.compile(rf"{CAPITAL}{{3,}}(?:[ '-]{CAPITAL}{{2,}}){{0,4}}\Z")
_OUTLET = re.compile(rf"(?:(?:Le|La|Les|The) |L'){CAPITAL}[\w' -]+\Z|{CAPITAL}[\w'-]+\Z")
_DASHED = re.compile(r"[^. ] [–—] \Z")
_HEAD = 140  # characters in which a name, a post and a colon have room
_DIRECTION = re.compile(r"\([^()]+\)[ .]*\Z")
_AGAIN = 2  # turns of each of two speakers
_ALONE = 3  # turns of one, where questions have no name before them
_SPEECH = 0.5  # share of the named lines in which somebody speaks to somebody
_WORD = re.compile(r"[^\W\d_]+'?")


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
    found = [_label(line, lang) if _may_speak(line) else None for line in lines]
    times = Counter(turn.speaker for turn in found if turn is not None)
    asks = Counter(
        turn.speaker for turn, line in zip(found, lines, strict=True) if turn and line.final == "?"
    )
    persons = {who for who in times if _is_person(who, lang)}
    again = {who for who in persons if times[who] >= _AGAIN}
    # A newspaper puts the questions.
    asking = {who for who, n in times.items() if n >= _AGAIN and 2 * asks[who] >= n}
    several = bool(again) and len(again | asking) >= 2
    if not several and all(times[who] < _ALONE for who in persons):
        return [None] * len(lines)
    speakers = persons | asking
    named = [turn if turn is not None and turn.speaker in speakers else None for turn in found]
    told = [(line, turn) for line, turn in zip(lines, named, strict=True) if turn is not None]
    said = sum(_is_said(line, turn.label, lang) for line, turn in told)
    if said < _SPEECH * len(told):
        return [None] * len(lines)
    return _marked(lines, named, lang, goes_on=several)


def _may_speak(line: Line) -> bool:
    return line.free or line.zone in ("body", "standfirst")


def _marked(
    lines: Sequence[Line], named: Sequence[Turn | None], lang: str, *, goes_on: bool
) -> list[Turn | None]:
    turns: list[Turn | None] = []
    speaker = ""
    last = max(at for at, turn in enumerate(named) if turn is not None)
    for at, (line, turn) in enumerate(zip(lines, named, strict=True)):
        if turn is not None:
            speaker = turn.speaker if goes_on else ""
            if line.free or line.zone == "standfirst":
                line.is_a("body", "turn")
            turns.append(turn)
            continue
        if line.free and _DIRECTION.match(line.plain):
            line.is_a("boilerplate", "stage_direction")
        elif line.zone == "heading" or (line.free and line.brief and line.final.isalnum()):
            speaker = ""
        elif at > last and not _is_said(line, 0, lang):
            speaker = ""  # the writer's last word
        inside = speaker and (line.free or line.zone == "body")
        turns.append(Turn(0, speaker) if inside else None)
    return turns


def _label(line: Line, lang: str) -> Turn | None:
    """The name before what a line says, if it begins with one."""
    head = line.text[:_HEAD]
    if not head[:1].isupper():
        return None
    plain = plainly(head)
    match = _LABEL.match(plain) or _TITLED.match(plain)
    # "PARIS — Le fleuve monte." names a place.
    if match is None or (_DASHED.search(match[0]) and _CAPITALS.match(match["who"])):
        return None
    who = match["who"]
    possible = _is_person(who, lang) or _OUTLET.match(who) is not None
    return Turn(match.end(), head[: len(who)]) if possible else None


def _is_person(who: str, lang: str) -> bool:
    """Whether a name is that of a person or an office: not "Date", nor "Selon Anne Roy"."""
    who = plainly(who)
    if who.partition(" ")[0].lower() in words(lang, "before_names"):
        return False
    office = _OFFICE.match(who)
    if office is not None:
        return office["function"] is None or office["function"].lower() in words(lang, "functions")
    return bool(_PERSON.match(who) or _CAPITALS.match(who))


def _is_said(line: Line, label: int, lang: str) -> bool:
    """Whether somebody speaks to somebody in a line: I, you, a question; or a record says so."""
    recorded = label and _RECORD.match(plainly(line.text[:label])) is not None
    return (
        recorded
        or line.final in tuple("?!")
        or not _speaking(lang).isdisjoint(_WORD.findall(plainly(line.text[label:]).lower()))
    )


def _speaking(lang: str) -> Set[str]:
    return words(lang, "first_person") | words(lang, "second_person") | words(lang, "we")
