"""The one place where a text is changed: what cannot be seen is made uniform and counted."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Soft hyphens ("pre\u00admier"), zero-width spaces and joiners, byte-order marks inside a text and
# marks of direction: invisible on the page, they part a word from its lexicon entry.
_INVISIBLE = (
    "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
# The two joiners are spelling in Arabic or Hindi script and glue between emoji, so they go only
# where what stands before them is Latin, a blank or punctuation.
_JOINERS = "\u200c\u200d"
_GLUE = f"(?<![^\x00-\u024f\u2000-\u206f])[{_JOINERS}]"
_NEWLINES = "\r\x0b\x0c\u2028\u2029"
# UTF-8 read as cp1252 somewhere upstream: "Ã©" for é, "â€™" for ’.
_MOJIBAKE = re.compile("Ã[\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€[™œ“”˜¦\x9d\u201c\u201d]")


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text as the library keeps it, and what was done to get there."""

    text: str
    notes: tuple[str, ...]


def normalise(text: str, *, where: str = "text") -> Normalised:
    r"""NFC, one kind of newline, nothing invisible; a text that is so already stays as it is.

    Parameters
    ----------
    text
        Any text.
    where
        What the text is called in an error: a file, a row.

    Returns
    -------
    Normalised
        The text and one note for each kind of change.

    Raises
    ------
    TypeError
        Not a text.
    ValueError
        A lone surrogate or a NUL character, with its offset.

    Examples
    --------
    >>> normalise("pre\u00admier\r\nlanceur")
    Normalised(text='premier\nlanceur', notes=('1 soft hyphen removed', '1 newline unified'))
    """
    if not isinstance(text, str):
        raise TypeError(f"{where}: expected a text (str), got {type(text).__name__}")
    _refuse(text, where)
    notes = []
    if text.startswith("\ufeff"):
        text = text[1:]
        notes.append("byte-order mark dropped")
    soft = text.count("\u00ad")
    text, removed = _replaced(text, _INVISIBLE, f"[{_INVISIBLE}]", "")
    text, joiners = _replaced(text, _JOINERS, _GLUE, "")
    notes += _counted(soft, "soft hyphen", "removed")
    notes += _counted(removed - soft + joiners, "zero-width character", "removed")
    text, newlines = _replaced(text, _NEWLINES, f"\r\n|[{_NEWLINES}]", "\n")
    notes += _counted(newlines, "newline", "unified")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
        notes.append("composed to Unicode NFC")
    damaged = len(_MOJIBAKE.findall(text)) if "Ã" in text or "â€" in text else 0
    if damaged:
        notes.append(
            f"{damaged} sequences such as {_MOJIBAKE.findall(text)[0]!r}: the text was probably "
            "saved with the wrong encoding before it came here"
        )
    return Normalised(text, tuple(notes))


def _replaced(text: str, signs: str, pattern: str, by: str) -> tuple[str, int]:
    """A text without some signs, and how many there were.

    Most texts have none, and to look for each by itself is ten times as fast as a pattern.
    """
    if not any(sign in text for sign in signs):
        return text, 0
    return re.subn(pattern, by, text)


def _refuse(text: str, where: str) -> None:
    # isascii is free for ASCII and a surrogate cannot be encoded: far cheaper than a search.
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError(
            f"{where}: lone surrogate U+{ord(text[error.start]):04X} at offset {error.start}; "
            "the text was decoded with errors ignored or cut inside a character: decode it again"
        ) from None
    at = text.find("\x00")
    if at >= 0:
        raise ValueError(
            f"{where}: NUL character at offset {at}; this is not a text (a binary file, or UTF-16 "
            "read as something else)"
        )


def _counted(number: int, thing: str, verb: str) -> list[str]:
    return [f"{number} {thing}{'s' if number > 1 else ''} {verb}"] if number else []
