"""Words of a corpus put together to a text again."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BEFORE = re.compile(r" ([,.…)\]}”]|-(?:[a-zà-ÿ]+)\b)")
_AFTER = re.compile(r"([(\[{“]|[^\W\d_][’']) (?=\S)")


def put_together(words: Iterable[str]) -> str:
    """Words and marks with blanks between them as French writes them.

    >>> put_together("L’ espoir ( fragile ) , dit -il , revient !".split())
    'L’espoir (fragile), dit-il, revient !'
    """
    return _AFTER.sub(r"\1", _BEFORE.sub(r"\1", " ".join(word for word in words if word)))
