"""Kickers: what is above a title and names its rubric, its column or the outlet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from discourse.zoning.cues import cue_for, words
from discourse.zoning.lines import Line, stems

_TRAIL = 6  # lines from a kicker to the title
_LONGEST_GLOSS = 12
_GLOSSES = 2  # lines between a kicker and the title
_KICKER_OF_LED = 4  # where a standfirst is below the title
_LONGEST_KICKER = 3
_LONGEST_COLUMN = 6
_TITLE = 4  # words at least, below the name of a column or a single word
_ARTICLES = (
    "l'",
    "le ",
    "la ",
    "les ",
    "notre ",
    "nos ",
    "un ",
    "une ",
    "the ",
    "das ",
    "der ",
    "die ",
    "el ",
)


def kickers_at(lines: Sequence[Line], at: int, after: Sequence[Line], lang: str) -> int:
    """How many lines from this one on are the kicker of a title below."""
    line = lines[at]
    capitals = line.text.isupper() and line.words <= _LONGEST_KICKER and bool(after)
    over = capitals and after[0].brief and not after[0].text.isupper()
    over = over and after[0].words > _LONGEST_KICKER
    led = _above_led(lines[at : at + _TRAIL], lang)
    return led or int(
        over
        or _above_title(line, after)
        or _column(lines, at, after, lang)
        or _one_word(lines, at, after)
    )


def _column(lines: Sequence[Line], at: int, after: Sequence[Line], lang: str) -> bool:
    """The name of a column or outlet above a title that is signed, dated, or above its text.

    "L'invité du samedi", "Le Courrier du Sud". A title that begins so shares more of its words with
    the text than the line below it, which is then its subtitle.
    """
    line = lines[at]
    if line.words > _LONGEST_COLUMN or not after or not _heads(line, lang):
        return False
    title = after[0]
    if not title.brief or title.words < _TITLE or title.named or not _over(lines, at, title, lang):
        return False
    return _said_less(line, title, lines[at + 1 :])


def _said_less(line: Line, title: Line, below: Sequence[Line]) -> bool:
    """Whether the text says less of a line than of the title below it."""
    said = {stem for other in below if other.free and other.prose for stem in stems(other)}
    own = stems(line) & said
    return not own or len(own) < len(stems(title) & said)


def _heads(line: Line, lang: str) -> bool:
    """Whether the first noun of a line is one of columns or outlets."""
    plain = line.plain.lower()
    for article in _ARTICLES:
        plain = plain.removeprefix(article)
    first = plain.split()[:1]
    return not words(lang, "columns").isdisjoint(first)


def _over(lines: Sequence[Line], kicker: int, title: Line, lang: str) -> bool:
    """Whether the line below a title signs or dates it, or is its text."""
    at = next(at for at in range(kicker + 1, len(lines)) if lines[at] is title)
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None:
        return False
    if not below.free:
        return below.zone == "byline"
    cue = cue_for(below, lang, "head", "edge")
    return below.named or below.prose or (cue is not None and cue.zone != "standfirst")


def _one_word(lines: Sequence[Line], at: int, after: Sequence[Line]) -> bool:
    """A single word above a line of title length that is right above its text or its author.

    Above an author that line may also be a subtitle: then the text says more of the single word.
    """
    line = lines[at]
    if line.words != 1 or len(after) < 2 or not after[0].brief or after[0].words < _TITLE:
        return False
    return after[1].prose or (after[1].named and _said_less(line, after[0], lines[at + 1 :]))


def _above_title(line: Line, after: Sequence[Line]) -> bool:
    """A kicker or the name of the outlet: two or three words above a title and a subtitle."""
    brief = list(takewhile(lambda other: other.brief and not other.named, after[:2]))
    return line.words <= _LONGEST_KICKER and len(brief) == 2 and brief[0].words > _LONGEST_KICKER


def _above_led(lines: Sequence[Line], lang: str) -> int:
    """How many lines are a kicker above title, standfirst in whole sentences, byline or date.

    Below the kicker there may be a button or a sentence that explains it.
    """
    kicker, *below = lines
    gloss = list(takewhile(lambda line: not (line.free and line.brief), below[:_GLOSSES]))
    if len(below) < len(gloss) + 3 or any(line.words > _LONGEST_GLOSS for line in gloss):
        return 0
    title, standfirst, byline = below[len(gloss) : len(gloss) + 3]
    cue = cue_for(byline, lang, "head", "edge") if byline.free else None
    named = byline.named or byline.zone == "byline" or cue is not None
    brief = title.free and title.brief and kicker.words <= min(_KICKER_OF_LED, title.words - 1)
    led = brief and named and standfirst.free and standfirst.prose
    return 1 + len(gloss) if led else 0
