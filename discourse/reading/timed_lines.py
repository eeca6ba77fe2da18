"""Transcripts with a time before each line, as players and recognisers of speech give them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discourse.reading import subtitles
from discourse.reading.articles import Article, Problem
from discourse.reading.readers import Context
from discourse.reading.text_signatures import Look

_COLUMNS = "start\tend\ttext\n"  # of Whisper, in milliseconds
_AT = r"(?:\d+:)?\d\d:\d\d[.,]\d{1,3}"
_RANGE = re.compile(rf"^\s*\[({_AT}) --> ({_AT})\] *", re.MULTILINE)  # of Whisper too
_MOMENT = re.compile(r"[ \t]*\(?(?:(\d{1,2}):)?(\d{1,2}):(\d\d)\)?[ \t]*\Z")
_LEAST = 3  # times that are no chance
_SHARE = 4  # a line in so many at the least is a time


def is_timed(look: Look) -> bool:
    """Whether lines have times as Whisper writes them, or stand below times, from the first on."""
    if look.start.startswith(_COLUMNS) or _RANGE.match(look.start):
        return True
    times = [moment for line in look.lines if (moment := _seconds(line)) is not None]
    begins = bool(look.lines) and _seconds(look.lines[0]) is not None
    often = len(times) >= max(_LEAST, len(look.lines) / _SHARE)
    return begins and often and times == sorted(times)


def articles(text: str, context: Context) -> Iterator[Article | Problem]:
    """The article of a transcript, read as subtitles are."""
    text = text.removeprefix("\ufeff")
    if _RANGE.match(text):
        cues = _RANGE.sub(r"\n\1 --> \2\n", text)
    elif text.startswith(_COLUMNS):
        rows = (line.split("\t", 2) for line in text.split("\n")[1:] if line.count("\t") > 1)
        cues = "\n\n".join(
            f"{_time(int(a) / 1000)} --> {_time(int(b) / 1000)}\n{c}" for a, b, c in rows
        )
    else:
        cues = "\n".join(_cues(text))
    return subtitles.articles(cues, context)


def _cues(text: str) -> Iterator[str]:
    """The lines of a transcript; what is said at a time lasts until the next one."""
    lines = text.split("\n")
    times = [at for line in lines if (at := _seconds(line)) is not None]
    ends = iter([*times[1:], times[-1]])
    for line in lines:
        at = _seconds(line)
        yield line if at is None else f"\n{_time(at)} --> {_time(next(ends))}"


def _seconds(line: str) -> int | None:
    match = _MOMENT.match(line)
    return match and 3600 * int(match[1] or 0) + 60 * int(match[2]) + int(match[3])


def _time(seconds: float) -> str:
    whole, part = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{part:03}"
