"""An entry of a lexicon as a reader writes it, not as a pattern."""

from __future__ import annotations

from collections.abc import Iterator

_GAP = "…"
_NO_SPACE_AFTER = ("'", "’")


def entry_words(pattern: str, text: str) -> str:
    """The words of an entry; of several spellings that which the text has, else the first.

    Parameters
    ----------
    pattern
        as the lexicon writes it (see `Matcher`): ``a|b`` for either, ``[verb]`` for any form,
        ``~2`` for up to two words between; one in angle brackets names a mood, without words.
    text
        the words that were found.

    Examples
    --------
    >>> entry_words("pourtant|cependant", "Cependant")
    'cependant'
    >>> entry_words("lueur|lueurs d' espoir", "lueurs d’espoir")
    'lueurs d’espoir'
    >>> entry_words("[rendre] ~1 [possible]", "rend tout possible"), entry_words("<Cnd>", "serait")
    ('rendre … possible', '')
    """
    if pattern.startswith("<"):
        return ""
    found = text.casefold().replace("'", "’")
    line = ""
    for part in _parts(pattern, found):
        line += part if not line or line.endswith(_NO_SPACE_AFTER) else f" {part}"
    return line


def _parts(pattern: str, found: str) -> Iterator[str]:
    words = set(found.replace("’", "’ ").split())
    for part in pattern.split():
        if part.startswith("~"):
            yield _GAP
            continue
        either = [one.strip("[]").replace("'", "’") for one in part.split("|")]
        yield next((one for one in either if one.casefold() in words), either[0])
