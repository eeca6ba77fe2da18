"""Lines of date and time: of the byline near the head or beside the author, else furniture."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.zoning.cues import cue_for
from discourse.zoning.lines import Line, lines_of

_DATE = "date_line"
_ABOVE_TITLE = 2  # lines


def is_date(text: str, lang: str) -> bool:
    """Whether a line is a date by its words.

    >>> is_date("Publié le 3 mai 2024", "fr"), is_date("La crue du 3 mai 2024", "fr")
    (True, False)
    """
    cue = cue_for(lines_of([text], None)[0], lang, "edge")
    return cue is not None and cue.name.startswith(_DATE)


def signed_dates(lines: Sequence[Line]) -> None:
    """Give the byline the dates at the head, beside a byline, and right below the text.

    The dates that are left belong to other articles of the page.
    """
    title = next((at for at, line in enumerate(lines) if line.zone == "title"), None)
    text = [at for at, line in enumerate(lines) if line.zone in (None, "body") and line.prose]
    if not text:
        return
    first, last = text[0], text[-1]
    head = range(max(0, (first if title is None else title) - _ABOVE_TITLE), first)
    for at in head:
        _sign(lines[at])
    for at in range(last + 1, len(lines)):
        if not _sign(lines[at]) and lines[at].zone != "byline":
            break
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for at in order:
            if lines[at + step].zone == "byline":
                _sign(lines[at])


def _sign(line: Line) -> bool:
    """Give a date line to the byline, and say whether it is one."""
    if line.zone == "boilerplate" and line.rule.startswith(_DATE):
        line.is_a("byline", line.rule)
    return line.rule.startswith(_DATE)
