"""XML read in one pass, an element at a time, without what makes XML dangerous.

Entities are not expanded and nothing outside the file is fetched; a file that declares entities of
its own is refused, since its text could not be read without them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from html.entities import html5
from itertools import islice
from typing import TYPE_CHECKING

from discourse.reading.articles import Article, Problem
from discourse.reading.mixed_encodings import as_siblings, has_unread
from discourse.reading.readers import Context, Windows
from discourse.reading.text_signatures import START

if TYPE_CHECKING:
    from lxml.etree import _Element, _LogEntry

_ENTITY = re.compile(r"<!ENTITY\s", re.IGNORECASE)
CDATA = r"<!\[CDATA\[(?:[^\]<]|\](?!\]>)|<(?!!\[CDATA\[))*+\]\]>"
"""A section in which no sign means anything but itself."""

# & and < that begin nothing: written so by hand or by a program that forgot to.
_BARE = re.compile(
    rf"(?P<cdata>{CDATA})|"
    r"&(?!#\d+;|#x[\da-f]+;|(?:amp|lt|gt|quot|apos);)(?:(?P<name>[a-z]\w{1,30});)?|<(?![a-z_/!?])",
    re.IGNORECASE,
)
_SIGN = 40  # characters, as many as such a sign has at the most
_XML = "{http://www.w3.org/XML/1998/namespace}"
# What libxml2 says of more than 256 elements inside one another, and of a file that is cut off.
_LINED = re.compile(r" line \d+|, column \d+")  # in its messages, counted in what it was given
_DEEP, _CUT = "Excessive depth", "Premature end"


class _Encoded:
    """A text as a stream of bytes, encoded piece by piece: an export has 50 MB."""

    def __init__(self, windows: Iterable[str]) -> None:
        self.windows = iter(windows)
        self.text, self.at = "", 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, about as many as asked for; none at the end."""
        while self.at == len(self.text):
            following = next(self.windows, None)
            if following is None:
                return b""
            self.text, self.at = following, 0
        end = len(self.text) if size < 0 else self.at + max(1, size // 4)
        piece = self.text[self.at : end]
        self.at = min(end, len(self.text))
        return piece.encode("utf-8")


def each_element(
    windows: Windows,
    names: tuple[str, ...],
    what: str,
    context: Context,
    read: Callable[[_Element, str, tuple[str, ...]], Article],
) -> Iterator[Article | Problem]:
    """The article of each element of these names, or the problem with it, as `pieces.each`."""
    number = 0
    for found in elements(windows, names, context):
        if isinstance(found, Problem):
            yield found
            continue
        number += 1
        element, notes = found
        item = f"{what} {number}"
        try:
            yield read(element, item, notes)
        except ValueError as error:
            yield context.problem(item, with_damage(error, notes))


def with_damage(error: ValueError, notes: tuple[str, ...]) -> ValueError:
    """An error with what was damaged: a file that was cut off may have had the text it lacks."""
    return ValueError("; ".join([str(error), *notes]))


def elements(
    windows: Windows, names: tuple[str, ...], context: Context, *, above: int = 0
) -> Iterator[tuple[_Element, tuple[str, ...]] | Problem]:
    """Each element of these names, in any namespace, with notes on what of it was damaged.

    An element is emptied once the next is asked for. What is damaged is read as far as it goes;
    what is lost at the end of the file is a problem. There are ``above`` lines more in the file
    above the text.

    Raises
    ------
    ValueError
        Entities of its own, or no XML at all.
    """
    from lxml import etree

    if any(_ENTITY.search(window[:START]) for window in islice(windows, 1)):
        raise ValueError(
            f"{context.where}: it declares entities of its own (<!ENTITY …>), which are not "
            "expanded; write out what they stand for"
        )
    windows, mended = _mended(windows, context)
    walk = etree.iterparse(
        _Encoded(windows),
        events=("end",),
        tag=tuple(f"{{*}}{name}" for name in names),
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    told = 0
    try:
        for _, element in walk:
            errors = list(walk.error_log)
            yield element, (*mended, *_damage(errors[told:], above))
            told = len(errors)
            _emptied(element)
    except etree.XMLSyntaxError as error:
        line = (error.lineno or 1) + above
        yield Problem(context.where, f"line {line}", _reason(str(error.msg)))
        return
    left = list(walk.error_log)[told:]
    if left:
        yield Problem(context.where, f"line {left[0].line + above}", _reason(left[0].message))


def _mended(windows: Windows, context: Context) -> tuple[Windows, tuple[str, ...]]:
    """A text whose bytes are read and whose signs are written as XML wants them, with notes."""
    notes = []
    if any(map(has_unread, windows)):
        encoding = context.others or "cp1252"
        read = [as_siblings(window, encoding) for window in windows]
        windows = [text for text, _ in read]
        number = sum(found for _, found in read)
        notes.append(f"bytes in the file that are not UTF-8 ({number}): read as {encoding}")
    kinds = Counter(
        sign.lastgroup for window in _at_signs(windows) for sign in _BARE.finditer(window)
    )
    if kinds["name"] or kinds[None]:
        windows = (_BARE.sub(_written_out, window) for window in _at_signs(windows))
    if number := kinds[None]:
        notes.append(f"signs & and < in the file that XML writes otherwise ({number}): kept")
    return windows, tuple(notes)


def _at_signs(windows: Windows) -> Iterator[str]:
    """The text in other windows: none ends inside what `_BARE` looks at."""
    held = ""
    for window in windows:
        text = held + window
        cut = max(text.rfind("&"), text.rfind("<"))
        cut = cut if cut > len(text) - _SIGN else len(text)
        held = text[cut:]
        yield text[:cut]
    yield held


def _written_out(sign: re.Match[str]) -> str:
    """A sign as XML writes it; a name that only HTML knows as the letter it stands for."""
    if sign["cdata"] is not None:
        return sign[0]
    if sign["name"] is None:
        return "&lt;" if sign[0] == "<" else "&amp;"
    letter = html5.get(f"{sign['name']};")
    return f"&amp;{sign['name']};" if letter is None else letter


def _emptied(element: _Element) -> None:
    """Forget an element and what stands before it, and before what holds it."""
    element.clear()
    for one in (element, *element.iterancestors()):
        parent = one.getparent()
        while parent is not None and one.getprevious() is not None:
            del parent[0]


def _reason(message: str) -> str:
    if _DEEP in message:
        return "elements nested more than 256 deep; what follows is not read"
    message = _LINED.sub("", message.strip())
    return f"the XML is damaged ({message}): what follows may be lost"


def _damage(errors: Sequence[_LogEntry], above: int) -> Iterator[str]:
    """A note on what had to be mended in an element, or where it ends too early."""
    if errors:
        message, line = _LINED.sub("", errors[0].message.strip()), errors[0].line + above
        cut = any(_CUT in error.message for error in errors)
        yield (
            f"the file ends inside this article, at line {line}: the rest is lost"
            if cut
            else f"the XML is damaged at line {line} ({message}) and was mended"
        )


def local(element: _Element) -> str:
    """The name of an element without its namespace; "" of what is not an element."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""  # a function of a comment


def below(element: _Element, *names: str) -> Iterator[_Element]:
    """The elements of these names anywhere below one, in order."""
    for each in element.iter():
        if local(each) in names:
            yield each


def first(element: _Element, *names: str) -> _Element | None:
    """The first element found by going down: "a", "b" is the first b in the first a."""
    found: _Element | None = element
    for name in names:
        if found is not None:
            found = next(below(found, name), None)
    return found


def line(element: _Element | None) -> str:
    """All text in an element, as one line."""
    if element is None:
        return ""
    return " ".join("".join(map(str, element.itertext())).split())


def language_of(element: _Element) -> str:
    """What ``xml:lang`` says of an element."""
    return str(element.get(f"{_XML}lang") or "")


def identifier(element: _Element) -> str:
    """The ``xml:id`` of an element, or its ``id``."""
    return str(element.get(f"{_XML}id") or element.get("id") or "")
