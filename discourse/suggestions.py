"""Suggestions for a misspelt name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LIKE = 0.75
"""Minimal similarity of two spellings, from 0 to 1, for one to be suggested for the other."""


def suggestion(given: object, known: Iterable[object]) -> str:
    """The end of an error message: the known name most like a word, or nothing.

    Capitals do not count, and the word itself is never suggested.

    Parameters
    ----------
    given
        the word, or a list of words, of which the first that resembles a known name counts;
        anything else resembles nothing.
    known
        the existing names.

    Returns
    -------
    str
        ``"; did you mean 'NAME'?"``, or the empty string.

    Examples
    --------
    >>> suggestion("sentimant", ["sentences", "sentiment"])
    "; did you mean 'sentiment'?"
    >>> suggestion("Zanzibar", ["Europe"])
    ''
    """
    words = given if isinstance(given, list) else [given]
    lowered = {name.lower(): name for name in known if isinstance(name, str)}
    for word in words:
        if isinstance(word, str) and word not in lowered.values():
            found = get_close_matches(word.lower(), lowered, n=1, cutoff=_LIKE)
            if found:
                return f"; did you mean {lowered[found[0]]!r}?"
    return ""
