"""Running heads of printed pages: lines that recur with another page number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from discourse.zoning.lines import Line

_LONGEST = 12  # words
_NUMBER = re.compile(r"\d+")
_BARE = re.compile(
    r"[-–—|·. ]*(?:p(?:age|\.)? ?)?\d{1,4}(?: ?(?:/|sur|of|von|de|di) ?\d{1,4})?[-–—|·. ]*\Z",
    re.IGNORECASE,
)
_PAGED, _TITLED = 2, 3  # lines
_SET_OFF = re.compile(r"\A0 ?[-–—|·•:] ?\w|\w ?[-–—|·•] ?0\Z")
_NAMED = re.compile(
    r"(?:page|p\.|seite|página|pagina) ?\d|\d+ ?(?:/|sur|of|von) ?\d+\Z", re.IGNORECASE
)


def running_heads(lines: Sequence[Line]) -> None:
    """Mark the lines that recur with a number that grows: head or foot of a printed page.

    Two are enough if they name a page or are nothing but its number; a title beside the number must
    recur three times and be set off by a mark: "Article 3" is a heading.
    """
    rows: dict[str, list[Line]] = {}
    for line in lines:
        if line.free and line.words <= _LONGEST and _numbered(line):
            rows.setdefault(_NUMBER.sub("0", line.plain.lower()), []).append(line)
    for form, row in rows.items():
        numbers = [int(_NUMBER.findall(line.plain)[_which(line)]) for line in row]
        grows = all(one < other for one, other in pairwise(numbers))
        paged = all(_NAMED.search(line.plain) or _BARE.match(line.plain) for line in row)
        if (
            grows
            and len(row) >= (_PAGED if paged else _TITLED)
            and (paged or _SET_OFF.search(form))
        ):
            for line in row:
                line.is_a("boilerplate", "running_head")


def _numbered(line: Line) -> bool:
    return _NUMBER.search(line.plain) is not None and line.plain.rstrip(" -–—")[-1:].isalnum()


def _which(line: Line) -> int:
    """Which number of a line is that of the page: the first of "2 sur 3", else the last."""
    return 0 if _BARE.match(line.plain) else -1
