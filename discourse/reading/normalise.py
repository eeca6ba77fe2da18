"""The one place where a text is changed: what typography and wrapping did is undone and counted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from discourse.reading.mistaken_arguments import instead_of_text
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
# Control characters are not text, and XML (so every figure) may not hold them. Those that separate
# stand for a blank. Those of the C1 block are Windows-1252 read as Latin-1, as HTML takes them to
# be; five of them are nothing there either.
_SEPARATORS = "\x1c-\x1f"
_WINDOWS = {
    chr(code): bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_CONTROLS = "\x00-\x08\x0e-\x1b\x7f\x81\x8d\x8f\x90\x9d"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
# Not œ and æ, which are letters. ﬅ is a long s with its t.
_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
# What readers of PDF files write for the hyphen of a word cut at a line end.
_PDF_HYPHEN = re.compile("(?<=[^\\W\\d_])[\x02\ufffe](?=[^\\S\n]*+\n[^\\S\n]*+[a-zß-öø-ÿœ])")
# Private signs of the fonts Symbol and Wingdings: before a paragraph they are its bullet.
_SYMBOLS = "\uf020-\uf0ff"
_NEWLINES = "\r\x0b\x0c\u2028\u2029"
# UTF-8 read as cp1252 somewhere upstream: "Ã©" for é, "â€™" for ’.
_MOJIBAKE = re.compile("Ã[\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€[™œ“”˜¦\x9d\u201c\u201d]")


_SIGN = re.compile(r"[^\W_]")  # a letter or digit, which stays


class _Step:
    """One kind of change: the signs that call for it, what is sought, what takes its place."""

    def __init__(
        self, signs: str, by: str | Callable[[re.Match[str]], str], what: str, sought: str = ""
    ) -> None:
        self.signs = re.compile(f"[{signs}]")
        self.pattern = re.compile(sought or f"[{signs}]")
        self.by = by
        self.what = what


# Both in this order: what is removed may stand between characters that a later step looks at.
_UNFIT = (
    _Step(_CONTROLS, "", "control character{s} removed"),
    _Step(_SEPARATORS, " ", "control character{s} made a blank"),
    _Step(
        "\x80-\x9f", lambda match: _WINDOWS[match[0]], "control character{s} read as Windows-1252"
    ),
    _Step(_NONCHARACTERS, "", "noncharacter{s} removed"),
)
# In a text they are line ends.
_BREAKS = _Step("\x0b\x0c", " ", "control character{s} made a blank")
_STEPS = (
    # First: their letters are Latin. What stands before a joiner tells whether it is glue.
    _Step(
        "".join(_LIGATURES),
        lambda match: _LIGATURES[match[0]],
        "typographic ligature{s} written out",
    ),
    _Step(_INVISIBLE, "", "zero-width character{s} removed"),
    _Step(_JOINERS, "", "zero-width character{s} removed", _GLUE),
    _Step(_NEWLINES, "\n", "newline{s} unified", f"\r\n|[{_NEWLINES}]"),
    _Step(_SYMBOLS, "•", "bullet{s} of a symbol font read as •", rf"(?m)^[{_SYMBOLS}](?=\s)"),
    _Step(_SOFT, "", "soft hyphen{s} removed", rf"{_SOFT}++(?![^\S\n]*+\n)|(?<!\S){_SOFT}++"),
)
# Most texts hold none of all these: one search tells.
_UNFIT_SIGNS = re.compile(f"[{_CONTROLS}{_SEPARATORS}\x0b\x0c\x80-\x9f{_NONCHARACTERS}]")
_ANY = re.compile(
    f"[{_CONTROLS}{_SEPARATORS}\x80-\x9f{_NONCHARACTERS}{_INVISIBLE}{_JOINERS}{_NEWLINES}"
    f"{_SOFT}{_SYMBOLS}{''.join(_LIGATURES)}]"
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text as the library keeps it, and what was done to get there."""

    text: str
    notes: tuple[str, ...]


def normalise(
    text: str, *, where: str = "text", lang: str = "fr", spaced: bool = True
) -> Normalised:
    r"""A text without what typesetting, wrapping and copying left in it.

    NFC, one kind of newline, nothing invisible, no control characters, no typographic ligatures,
    the lines of a wrapped paragraph and the words cut at their ends joined. A text that is so
    already stays as it is. What keeps its length when it is read in one way, such as apostrophes
    and blanks, is left to `discourse.matching.fold`.

    Parameters
    ----------
    text
        Any text.
    where
        What the text is called in an error: a file, a row.
    lang
        The language whose words tell whether the hyphen at the end of a line belongs to a word.
    spaced
        Whether lines with a blank line below each may be a wrapped text; not where the blocks of
        the text are known.

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
        raise TypeError(
            f"{where}: expected a text (str), got {type(text).__name__}{instead_of_text(text)}"
        )
    _refuse(text, where)
    done: Counter[str] = Counter()
    if text.startswith("\ufeff"):
        text = text[1:]
        done["byte-order mark dropped"] = 1
    text = _repaired(text, done)
    whole = unwrapped(text, lang, spaced=spaced)
    if whole.text is not text or _SOFT in text:
        # What now stands side by side may compose.
        done["soft hyphen{s} removed"] += whole.text.count(_SOFT)
        text = _repaired(whole.text.replace(_SOFT, ""), done)
    notes = [*noted(done), *whole.notes]
    damaged = len(_MOJIBAKE.findall(text)) if "Ã" in text or "â€" in text else 0
    if damaged:
        notes.append(
            f"{damaged} sequences such as {_MOJIBAKE.findall(text)[0]!r}: the text was probably "
            "saved with the wrong encoding before it came here"
        )
    return Normalised(text, tuple(notes))


def is_blank(text: str) -> bool:
    r"""Whether nothing is left of a text once it is normalised.

    >>> is_blank("\u200b"), is_blank("Un mot")
    (True, False)
    """
    return _SIGN.search(text) is None and not normalise(text, spaced=False).text.strip()


def _repaired(text: str, done: Counter[str]) -> str:
    """A text with its signs made uniform; what was done is counted, for `noted`."""
    # Of 80 signs or so, not of all the text: each has its own meaning.
    found = "".join(_ANY.findall("".join(set(text))))
    if found:
        if "\x02" in found or "\ufffe" in found:
            text = _PDF_HYPHEN.sub(_SOFT, text)
        text = _made(text, (*_UNFIT, *_STEPS), found + _SOFT, done)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
        done["composed to Unicode NFC"] = 1
    return text


def printable(text: str, done: Counter[str]) -> str:
    r"""A text without what no figure and no page may hold; what was done is counted.

    >>> printable("Un\x02 mot\uffff", Counter())
    'Un mot'
    """
    found = "".join(_UNFIT_SIGNS.findall(text))
    return _made(text, (*_UNFIT, _BREAKS), found, done) if found else text


def _made(text: str, steps: Sequence[_Step], found: str, done: Counter[str]) -> str:
    """A text after those steps that change one of the signs found in it."""
    for step in steps:
        if step.signs.search(found):
            text, number = step.pattern.subn(step.by, text)
            done[step.what] += number
    return text


def noted(done: Counter[str]) -> list[str]:
    """What was done, in words.

    >>> noted(Counter({"newline{s} unified": 2}))
    ['2 newlines unified']
    """
    return [
        f"{number} {what.format(s='' if number == 1 else 's')}" if "{s}" in what else what
        for what, number in done.items()
        if number
    ]


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
