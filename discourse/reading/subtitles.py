"""Subtitles (SRT, WebVTT): cues become running text, with who speaks where a file says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from html import unescape

from discourse.reading.articles import Article, Part, Problem, article_of
from discourse.reading.hyphens import rejoined, words_of
from discourse.reading.omissions import left_out
from discourse.reading.readers import Context

_STAMP = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
TIMES = re.compile(rf"^[ \t]*{_STAMP}[ \t]*(?:-->|,)[ \t]*{_STAMP}(?:[ \t].*)?$", re.MULTILINE)
"""The line of times of a cue, with its settings."""

_STAMPS = re.compile(rf"<{_STAMP}>")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]+)>")
_TAG = re.compile(r"</?(?:[a-z][^<>]*|\d[^<>]*)>|\{\\[^{}]*\}", re.IGNORECASE)
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?\Z")
_NUMBER = re.compile(r"\d+\Z")
_DASH = re.compile(r"[-–—][ \t\u00a0]*(?=\S)")
_TURN = re.compile(r">>+[ \t\u00a0]*")  # another one speaks, in subtitles of television
_CREDIT = re.compile(
    r"(?:sous-titr(?:es?|ages?|é)|subtitles?|captions?|captioning|transcription)\b"
    r"(?:[ \u00a0]*:|.{0,30}\b(?:par|by|st'|amara)\b).*\Z",
    re.IGNORECASE,
)
# "JOURNALISTE : Quand ?" or "M. Roux: Demain."
_NAMED = re.compile(
    r"(?P<name>[A-ZÀ-Ý][A-ZÀ-Ý'’.\- ]{2,40}|(?:M\.|Mme|Mr|Mrs|Ms|Dr) [A-ZÀ-Ý][\w'’\- ]{1,40})"
    r"[ \u00a0\u202f]?: +(?=\S)"
)
# "Nora Lenoir: Demain." of a meeting
_SPEAKER = re.compile(r"(?P<name>[A-ZÀ-Ý][\w'’-]+(?: [\w'’.-]+){0,2} [A-ZÀ-Ý][\w'’-]+): (?=\S)")
_SOUND = re.compile(r"(?:\[[^\[\]]*\]|\([^()]*\)|[♪♫#][^♪♫#]*[♪♫#]?)\Z")
_ENDED = re.compile(r"[.!?…][»”\"’)\]\s]*\Z")
_PAUSE = 3.0  # seconds of silence after a sentence, where a paragraph ends
_AT_ONCE = _MOMENT = 0.1  # seconds
_LONG = 1200  # characters, after which the next end of a sentence ends a paragraph too


@dataclass(slots=True)
class _Cue:
    start: float
    end: float
    lines: list[str]


@dataclass(slots=True)
class _Turn:
    """What one speaker says without a pause: its lines, and when the last of them ends."""

    speaker: str
    zone: str | None = "body"
    lines: list[str] = field(default_factory=list)
    end: float = 0.0
    size: int = 0


def articles(text: str, context: Context) -> Iterator[Article | Problem]:
    """The article that the cues of a file make up.

    Raises
    ------
    ValueError
        No cue has words.
    """
    where = context.where
    text, notes = context.repaired(text)
    left: Counter[str] = Counter()
    cues = list(_cues(text, left))
    names = _names(cues)
    turns = list(_turns(cues, names, left))
    said = words_of("\n".join(line for turn in turns for line in turn.lines))
    parts = [
        Part(rejoined(turn.lines, said, context.lang)[0], turn.zone, turn.speaker) for turn in turns
    ]
    if not any(part.zone == "body" for part in parts):
        raise ValueError(f"{where}: {len(cues)} cues and no words in them")
    note = left_out(left)
    yield article_of(parts, notes=(*notes, f"{len(cues)} cues joined", *((note,) if note else ())))


def _cues(text: str, left: Counter[str]) -> Iterator[_Cue]:
    """The cues of a file: what stands between one line of times and the next, without comments."""
    matches = list(TIMES.finditer(text))
    head = text[: matches[0].start() if matches else 0]
    left["note or style"] += sum(bool(_BLOCK.match(line)) for line in head.split("\n"))
    for at, match in enumerate(matches):
        last = at + 1 == len(matches)
        below = text[match.end() : None if last else matches[at + 1].start()].split("\n")[1:]
        lines: list[str] = []
        comment = False
        for line in below if last else _without_name(below):
            comment = bool(_BLOCK.match(line)) or (comment and bool(line.strip()))
            left["note or style"] += bool(_BLOCK.match(line))
            if line.strip() and not comment:
                lines.append(line.strip())
        yield _Cue(_seconds(match, 1), _seconds(match, 5), lines)


def _without_name(lines: list[str]) -> list[str]:
    """The lines above a line of times without the number or name of the cue that begins there."""
    lines = lines[:-1]  # what stands before the times on their own line: nothing
    named = lines and lines[-1].strip() and (len(lines) < 2 or not lines[-2].strip())
    return lines[:-1] if named or (lines and _NUMBER.match(lines[-1].strip())) else lines


def _seconds(match: re.Match[str], at: int) -> float:
    hours, minutes, seconds, parts = (match[at + number] or "0" for number in range(4))
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(parts.ljust(3, "0")) / 1000


def _turns(cues: list[_Cue], names: Set[str], left: Counter[str]) -> Iterator[_Turn]:
    """Cues joined into what each speaker says, split where one pauses after a sentence."""
    turn = _Turn("")
    last = _Cue(0.0, 0.0, [])
    for cue in cues:
        spoken = [(line, speaker, new) for line, speaker, new in _spoken(cue.lines, names)]
        plain = [line for line, _, _ in spoken]
        repeated = _repeated(last, _Cue(cue.start, cue.end, plain))
        left["repeated line of rolling subtitles"] += repeated
        last = _Cue(cue.start, cue.end, plain) if plain else last
        for line, speaker, new in spoken[repeated:]:
            aside = _SOUND.match(line) or _CREDIT.match(line)
            zone = "boilerplate" if aside else "body"
            who = speaker if speaker is not None else ("" if new else turn.speaker)
            pause = cue.start - turn.end >= _PAUSE or turn.size > _LONG
            ended = bool(turn.lines) and _ENDED.search(turn.lines[-1]) is not None
            if zone != turn.zone or new or who != turn.speaker or (ended and pause):
                if turn.lines:
                    yield turn
                turn = _Turn(who, zone)
            turn.lines.append(line)
            turn.size += len(line)
        turn.end = cue.end
    if turn.lines:
        yield turn


def _repeated(last: _Cue, cue: _Cue) -> int:
    """How many lines of a cue were the last ones of the cue before, as machines caption speech.

    Such a cue follows at once. One that says the same and nothing else was said again, unless it
    is shown for a moment only.
    """
    if cue.start - last.end > _AT_ONCE:
        return 0
    if last.lines == cue.lines and cue.end - cue.start > _MOMENT:
        return 0
    for number in range(min(len(last.lines), len(cue.lines)), 0, -1):
        if last.lines[-number:] == cue.lines[:number]:
            return number
    return 0


def _names(cues: list[_Cue]) -> Set[str]:
    """The names before a colon that begin several cues, as meetings are transcribed."""
    found = Counter(
        match["name"] for cue in cues if (match := _SPEAKER.match(" ".join(cue.lines[:1])))
    )
    return {name for name, number in found.items() if number > 1}


def _spoken(lines: list[str], names: Set[str]) -> Iterator[tuple[str, str | None, bool]]:
    """The lines of a cue without marks, who says each (None: not said), and if a turn begins."""
    dashed = sum(bool(_DASH.match(line)) for line in lines) > 1
    for line in lines:
        voices = list(_VOICE.finditer(line))
        pieces = [line[: voices[0].start()]] if voices else [line]
        ends = [*(voice.start() for voice in voices[1:]), len(line)]
        pieces += [line[voice.end() : end] for voice, end in zip(voices, ends, strict=False)]
        marked = [None, *(_plain(voice[1]) for voice in voices)]
        for piece, voice in zip(pieces, marked, strict=False):
            plain, name = _plain(piece), voice
            new = False  # a voice is named again in each cue: another one begins a turn
            dash = _TURN.match(plain) or (_DASH.match(plain) if dashed else None)
            if dash is not None:
                plain, new = plain[dash.end() :], True
            if (named := _NAMED.match(plain)) is not None:
                plain, name, new = plain[named.end() :], named["name"].strip(), True
            elif (named := _SPEAKER.match(plain)) is not None and named["name"] in names:
                plain, name = plain[named.end() :], named["name"]  # in each cue, as a voice is
            if plain:
                yield plain, name, new


def _plain(line: str) -> str:
    return " ".join(unescape(_TAG.sub("", _STAMPS.sub("", line))).split())
