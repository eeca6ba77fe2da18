"""The one place where a text is changed: what typography and wrapping did is undone and counted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from discourse.languages import language
from discourse.reading.wrapping import unwrapped

# Zero-width spaces, word joiners, byte-order marks inside a text and marks of direction: invisible
# on the page, they part a word from its lexicon entry. So do soft hyphens ("pre\u00admier"), but
# they go last, since at the end of a line they say that its last word goes on in the next.
_INVISIBLE = (
    "\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u206a-\u206f\ufeff"
)
_SOFT = "\u00ad"
# The two joiners are spelling in Arabic or Hindi script and glue between emoji, so they go only
# where what stands before them is Latin, a blank or punctuation.
_JOINERS = "\u200c\u200d"
_GLUE = f"(?<![^\x00-\u036f\u1e00-\u1eff\u2000-\u206f\u212a\u212b])[{_JOINERS}]"
# Control characters are no text, and XML (so every figure) may not hold them. Those that separate
# stand for a blank. Those of the C1 block are Windows-1252 read as Latin-1, as HTML takes them to
# be; five of them are nothing there either.
_SEPARATORS = "\x1c-\x1f"
_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_CONTROLS = "\x01-\x08\x0e-\x1b\x7f\x81\x8d\x8f\x90\x9d"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
# Not œ and æ, which are letters. ﬅ is a long s with its t.
_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_NEWLINES = "\r\x0b\x0c\u2028\u2029"
# Blanks of typesetters beside the no-break, narrow, thin and figure spaces, which stay.
_BLANKS = "\u1680\u2000-\u2006\u2008\u200a\u205f\u3000"
_KEPT = " \t\u00a0\u2007\u2009\u202f"
# Taken for an apostrophe between two letters, or between an elided word and an opening quotation
# mark (`_elided`): ‘mot’ is a quotation. The ʻ of Hawaiʻi is a letter and stays. What is sought
# comes first in a pattern and what stands before it after, since a search for one of a few signs
# is five times as fast as one that looks back everywhere.
_LOOKALIKES = "‘‛´`′ʹʼʽ＇ꞌ"
_APOSTROPHE = re.compile(rf"[{_LOOKALIKES}](?<=[^\W\d_].)(?=[^\W_])")
# UTF-8 read as cp1252 somewhere upstream: "Ã©" for é, "â€™" for ’.
_MOJIBAKE = re.compile("Ã[\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€[™œ“”˜¦\x9d\u201c\u201d]")

_Replacement = str | Callable[[re.Match[str]], str]
# In this order: what is removed may stand between characters that a later step looks at.
_STEPS: tuple[tuple[re.Pattern[str], _Replacement, str], ...] = tuple(
    (re.compile(pattern), by, what)
    for pattern, by, what in (
        (f"[{_CONTROLS}]", "", "control character{s} removed"),
        (f"[{_SEPARATORS}]", " ", "control character{s} made a blank"),
        (
            "[\x80-\x9f]",
            lambda match: _WINDOWS[ord(match[0])],
            "control character{s} read as Windows-1252",
        ),
        (f"[{_NONCHARACTERS}]", "", "noncharacter{s} removed"),
        (f"[{_INVISIBLE}]|{_GLUE}", "", "zero-width character{s} removed"),
        (f"\r\n|[{_NEWLINES}]", "\n", "newline{s} unified"),
        (rf"{_SOFT}++(?![{_KEPT}]*+\n)", "", "soft hyphen{s} removed"),
        (f"[{_BLANKS}]", " ", "unusual blank{s} made an ordinary one"),
        (
            f"[{''.join(_LIGATURES)}]",
            lambda match: _LIGATURES[match[0]],
            "typographic ligature{s} written out",
        ),
    )
)
# Most texts hold none of all these: one search tells.
_ANY = re.compile(
    f"[{_CONTROLS}{_SEPARATORS}\x80-\x9f{_NONCHARACTERS}{_INVISIBLE}{_JOINERS}{_NEWLINES}{_BLANKS}"
    f"{_SOFT}{''.join(_LIGATURES)}]"
)
_RUN = re.compile(rf"[{_KEPT}](?<=\S.)[{_KEPT}]++(?=\S)")


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text as the library keeps it, and what was done to get there."""

    text: str
    notes: tuple[str, ...]


def normalise(text: str, *, where: str = "text", lang: str = "fr") -> Normalised:
    r"""A text without what typesetting, wrapping and copying left in it.

    NFC, one kind of newline, nothing invisible, no control characters, no typographic ligatures,
    one blank between two words, ’ for its look-alikes between letters, the lines of a wrapped
    paragraph and the words cut at their ends joined. A text that is so already stays as it is.

    Parameters
    ----------
    text
        Any text.
    where
        What the text is called in an error: a file, a row.
    lang
        The language whose words tell whether the hyphen at the end of a line belongs to a word.

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
    Normalised(text='premier\nlanceur', notes=('1 newline unified', '1 soft hyphen removed'))
    """
    if not isinstance(text, str):
        raise TypeError(f"{where}: expected a text (str), got {type(text).__name__}")
    _refuse(text, where)
    done: Counter[str] = Counter()
    if text.startswith("\ufeff"):
        text = text[1:]
        done["byte-order mark dropped"] = 1
    text = _repaired(text, lang, done)
    whole = unwrapped(text, lang)
    if whole.text is not text or _SOFT in text:
        # What now stands side by side may compose, or be an elided word and its apostrophe.
        done["soft hyphen{s} removed"] += whole.text.count(_SOFT)
        text = _repaired(whole.text.replace(_SOFT, ""), lang, done)
    notes = [
        f"{number} {what.format(s='' if number == 1 else 's')}" if "{s}" in what else what
        for what, number in done.items()
        if number
    ]
    notes += whole.notes
    damaged = len(_MOJIBAKE.findall(text)) if "Ã" in text or "â€" in text else 0
    if damaged:
        notes.append(
            f"{damaged} sequences such as {_MOJIBAKE.findall(text)[0]!r}: the text was probably "
            "saved with the wrong encoding before it came here"
        )
    return Normalised(text, tuple(notes))


def _repaired(text: str, lang: str, done: Counter[str]) -> str:
    """A text with its signs made uniform, line by line; what was done is counted."""
    if _ANY.search(text) is not None:
        for pattern, by, what in _STEPS:
            text, number = pattern.subn(by, text)
            done[what] += number
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
        done["composed to Unicode NFC"] = 1
    text, number = _APOSTROPHE.subn("’", text)
    if any(sign in text for sign in _LOOKALIKES):
        text, more = _elided(lang).subn(r"\1’", text)
        number += more
    done["look-alike{s} of the apostrophe replaced"] += number
    text, number = _RUN.subn(_one_blank, text)
    done["run{s} of blanks made one"] += number
    return text


def _one_blank(run: re.Match[str]) -> str:
    """The blank that stands for several: one that no line may be broken at, if there is one."""
    return next((blank for blank in run[0] if blank not in " \t"), " ")


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


@cache
def _elided(lang: str) -> re.Pattern[str]:
    """An elided word with a look-alike of the apostrophe before a quoted word: l‘« union »."""
    words = "|".join(language(lang).settings["words"]["elided"]) or "(?!)"
    return re.compile(
        rf"(?<![\w{_LOOKALIKES}])({words})[{_LOOKALIKES}](?=\s?[«“„\"]?\s?[^\W_])", re.IGNORECASE
    )
