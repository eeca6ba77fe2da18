"""Bytes to text: read right, or refused with the guess named, never mojibake."""

from __future__ import annotations

import codecs
import re

from discourse.languages import language
from discourse.reading.binary_signatures import NO_WORDS, binary, has_many_controls

_MARKS = (  # utf-32 first: its mark begins with that of utf-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# One byte a character, in the order in which they are preferred when they read a text alike.
# cp1252 is also what a page that says Latin-1 is written in: it adds œ ’ “ ” … – — €.
_ONE_BYTE = ("cp1252", "iso-8859-15", "mac_roman", "cp850")
_PUNCTUATION = frozenset("«»“”„‘’…–—‐•·°€£§©®™½¼¾²³ªº×±‰‹›\u00a0\u00ad")
_LEADING = frozenset("«“„‘’–—‐•·©°‹\u00a0\u00ad")  # the marks that may touch the letter after them
_INSIDE = frozenset("’·‐°\u00ad\u00a0")  # and those that may stand between two letters
_WESTERN = frozenset("áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿßšžðþ")
# Accents stand alone in Western words; three in a row are another script read wrong.
_CLUSTER = re.compile(r"[^\W\d_\x00-\x7f]{3,}")
_ODD = re.compile(r"[^\x00-\x7f]")
_ENOUGH = 0.85
_HALF = 0.5
_MANY = 10
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_EVIDENCE = 300_000  # characters; more would not change the answer
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^<>]*?(?:charset|encoding) *= *["']?([\w-]+)""", re.IGNORECASE
)
_HEAD = 4096  # bytes in which a page says its encoding
_HIGH = re.compile(rb"[\x80-\xff]")


def decoded(
    data: bytes, where: str, encoding: str | None, lang: str
) -> tuple[str, tuple[str, ...]]:
    r"""The text of some bytes, and notes on how it was read.

    Raises
    ------
    ValueError
        No text at all, an unknown or wrong encoding, or one that cannot be told; the message
        names the place and the guess.

    Examples
    --------
    >>> decoded("Le cœur n’y est plus…".encode("cp1252"), "a.txt", None, "fr")
    ('Le cœur n’y est plus…', ('not UTF-8: read as cp1252',))
    """
    if told := binary(data):
        raise ValueError(f"{where}: this is {told[0]}, a binary file and not a text; {told[1]}")
    if encoding is not None:
        if not isinstance(encoding, str):
            raise TypeError(
                f"encoding is {type(encoding).__name__}; give its name, such as 'cp1252'"
            )
        return _as_told(data, where, encoding), (f"read as {encoding}, as asked",)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _as_told(data, where, name), (f"byte-order mark: read as {name}",)
    if b"\x00" in data:
        raise ValueError(f"{where}: {_zeros(data)}")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if has_many_controls(data):
            raise ValueError(f"{where}: this is a binary file, not a text; {NO_WORDS}") from None
        return _guessed(data, where, lang, error)


def _as_told(data: bytes, where: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise ValueError(
            f"{where}: encoding={encoding!r} is not known; common ones are utf-8, cp1252, "
            "iso-8859-15, mac_roman, utf-16"
        ) from None
    except UnicodeError as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise ValueError(
            f"{where}: not {encoding}{at} ({getattr(error, 'reason', error)}); leave encoding out "
            "to let it be guessed"
        ) from None


def _zeros(data: bytes) -> str:
    at = data.find(b"\x00")
    even, odd = data[0:2000:2], data[1:2000:2]
    for encoding, zeros, letters in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros.count(0) > 0.4 * len(zeros) and letters.count(0) < 0.1 * len(letters):
            return (
                f"looks like {encoding} without its byte-order mark; if so, say "
                f"encoding={encoding!r}"
            )
    return f"this is a binary file, not a text (zero byte at byte {at}); {NO_WORDS}"


def _guessed(
    data: bytes, where: str, lang: str, error: UnicodeDecodeError
) -> tuple[str, tuple[str, ...]]:
    sequences = len(_SEQUENCE.findall(data))
    stray = len(_HIGH.findall(_SEQUENCE.sub(b"", data)))
    if sequences > stray:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(
            f"{where}: UTF-8, but damaged at byte {error.start}, line {line} ({stray} stray bytes "
            f"among {sequences} good characters); repair it, or say encoding='cp1252' if it is that"
        )
    said = _declared(data)
    if said is not None:
        return said
    scored = _scored(data, lang)
    best, name, text = max(scored, key=lambda item: item[0], default=(0.0, "", ""))
    # A sentence with one or two accents may read well in two ways; cp1252 is then far likelier.
    rival = max((score for score, _, other in scored if other != text), default=0.0)
    told_apart = name == "cp1252" or best > rival or len(_ODD.findall(text)) > _MANY
    if best < _ENOUGH or not told_apart:
        raise ValueError(
            f"{where}: not UTF-8 (byte {error.start}) and the encoding is not sure"
            f"{_suspected(data)}; say encoding=… if you know it, or save the file as UTF-8"
        )
    return text, (f"not UTF-8: read as {name}",)


def _scored(data: bytes, lang: str) -> list[tuple[float, str, str]]:
    """How plausible the text is in each encoding of one byte a character that can read it."""
    letters = _letters(lang)
    read = [(name, _decoded_as(data, name)) for name in _ONE_BYTE]
    return [
        (plausible(text[:_EVIDENCE], letters), name, text)
        for name, text in read
        if text is not None
    ]


def sibling_encoding(data: bytes, lang: str) -> str:
    r"""The encoding of most of what is not UTF-8 in a file; "" where none reads it well.

    It is asked for the pieces of a file that do not tell by themselves, so half of the characters
    right is enough.

    >>> sibling_encoding("l’été, déjà, spe´cial".encode("cp1252"), "fr")
    'cp1252'
    """
    best, name, text = max(_scored(data, lang), key=lambda item: item[0], default=(0.0, "", ""))
    sure = name == "cp1252" or len(_ODD.findall(text)) > _MANY
    return name if sure and best >= _HALF else ""


def mixed(data: bytes) -> bool:
    """Whether some of a file is UTF-8 and some is not.

    >>> mixed("été".encode() + "été".encode("cp1252")), mixed("été".encode())
    (True, False)
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return b"\x00" not in data and _SEQUENCE.search(data) is not None
    return False


def _declared(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """The text in the encoding that a page declares, if it is one and can be so read."""
    match = _CHARSET.search(data[:_HEAD])
    name = match[1].decode("ascii").lower() if match else ""
    if name.replace("-", "") in ("", "utf8"):
        return None
    # Browsers read a page that says Latin-1 as cp1252, and so do those who write it.
    name = "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "windows-1252") else name
    try:
        text = data.decode(name)
    except (LookupError, UnicodeError):
        return None
    return text, (f"read as {name}, as the page says",)


def _decoded_as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _letters(lang: str) -> frozenset[str]:
    own = language(lang).settings.get("letters", {}).get("accented", "")
    return frozenset(own) or _WESTERN


def plausible(text: str, letters: frozenset[str]) -> float:
    """How far the characters beyond ASCII are what the language writes, where it writes them.

    From 0 to 1: an accented letter of the language inside or beside a word of its case counts 1,
    one of a neighbour language (a name) a half, a mark inside a word or anything else nothing.

    >>> plausible("déjà", frozenset("éà")), plausible("d‚j…", frozenset("éà"))
    (1.0, 0.5)
    """
    clusters = {at for match in _CLUSTER.finditer(text) for at in range(match.start(), match.end())}
    points = [
        0.0 if match.start() in clusters else _points(text, match.start(), letters)
        for match in _ODD.finditer(text)
    ]
    return sum(points) / len(points) if points else 1.0


def _points(text: str, at: int, letters: frozenset[str]) -> float:
    char = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if char == "…" and before.isspace() and after.isspace():
        return 0.5
    if char in _PUNCTUATION:
        allowed = not after.isalpha() or char in (_INSIDE if before.isalpha() else _LEADING)
        return float(allowed)
    if char.isupper() and (before.islower() or (before.isalpha() and after.islower())):
        return 0.0
    if char.lower() in letters:
        return 1.0
    return 0.5 if char.lower() in _WESTERN else 0.0


def _suspected(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000]).best()
    return f" (it looks like {best.encoding})" if best is not None else ""
