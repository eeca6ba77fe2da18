"""Markup becomes a row of passages in the order of the page, each with the role its tags give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from discourse.reading.html_roles import RANKS, mark_of
from discourse.reading.normalise import is_blank

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Everything else ends the line it stands in.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big code data del dfn em font i ins kbd label mark nobr q ruby s "
    "samp small span strike strong sub sup time tt u var wbr".split()
)
_PARAGRAPHS = frozenset({"p", "pre"})
_UNSEEN = frozenset({"script", "style"})
_LOOSE = frozenset({"div", "header", "section", "article", "main", "td"})
_STRONG = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLANK = r"\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029"
# All but a single space, which text is full of: to replace those too takes ten times as long.
_BLANKS = re.compile(rf" ?[{_BLANK}][ {_BLANK}]*|  [ {_BLANK}]*")
_QUOTED = ("«\u202f", "\u202f»")  # the marks that a browser sets around <q>, with narrow blanks
_CALL = re.compile(r"\s*[\[(]?(?:\d{1,3}|\*{1,3}|[a-z])[\])]?\s*")
_CALLING = re.compile(r"(?:[^\W\d_]{4}|[.!?…,;»”\"])\s?\Z")
_BREAK = "\n"  # stands for <br> until a passage is cut
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")  # parts the paragraphs of a <pre>
# A mark on so much of the page, its title included, is one of the page and not of a part.
_WRAPPER = 120  # words
_FEW = 1  # words
_KEPT = 128  # of the elements around a passage, the outermost and the inmost that are kept


@dataclass(slots=True)
class Passage:
    """A stretch of text that a page sets apart, before it is known what of it is the article.

    ``role`` is one of `html_roles.RANKS`; ``linked`` and ``strong`` are the shares of its
    characters inside links and inside bold or heading tags; ``parents`` are the elements that hold
    it, from the inmost; ``apart`` is the quotation or aside among them.
    """

    text: str
    role: str
    tag: str
    linked: float
    strong: float
    parents: tuple[HtmlElement, ...]
    apart: HtmlElement | None = None

    @property
    def words(self) -> int:
        """The number of words, as split at blanks."""
        return len(self.text.split())


@dataclass(slots=True)
class _Context:
    """An open element: its role, and what its text inherits."""

    element: HtmlElement
    role: str
    linked: bool
    strong: bool
    typed: bool
    apart: HtmlElement | None


@dataclass(slots=True)
class _Run:
    text: str
    role: str
    linked: bool
    strong: bool


@dataclass(slots=True)
class _Walk:
    """The state of a walk through a page."""

    stack: list[_Context] = field(default_factory=list)
    runs: list[_Run] = field(default_factory=list)
    done: list[Passage] = field(default_factory=list)

    def text(self, text: str | None) -> None:
        """Add text that stands in the inmost open element."""
        if not (text and self.stack):
            return
        top = self.stack[-1]
        for at, part in enumerate(_BLANK_LINE.split(text) if top.typed else (text,)):
            if at:
                self.line()
            self.runs.append(_Run(_BLANKS.sub(" ", part), top.role, top.linked, top.strong))

    def line(self) -> None:
        """Begin a new line."""
        self.runs.append(_Run(_BREAK, self.stack[-1].role, linked=False, strong=False))

    def open(self, element: HtmlElement, role: str) -> None:
        """Enter an element, which has what the one around it has."""
        outer = self.stack[-1] if self.stack else _Context(element, "", False, False, False, None)
        apart = outer.apart
        if apart is None and role in ("quotation", "aside"):
            apart = element
        self.stack.append(
            _Context(
                element,
                role,
                linked=outer.linked or element.tag == "a",
                strong=outer.strong or element.tag in _STRONG,
                typed=outer.typed or element.tag == "pre",
                apart=apart,
            )
        )

    def part(self) -> None:
        """Part a link from another one before it, as a browser does with a margin."""
        if self.runs and self.runs[-1].linked and not self.runs[-1].text[-1:].isspace():
            self.runs.append(_Run(" ", "", linked=True, strong=False))

    def cut(self) -> None:
        """End the passage that the runs so far make up."""
        if any(run.text.strip() for run in self.runs) and self.stack:
            at = len(self.stack) - 1
            while at and self.stack[at].element.tag in _INLINE:
                at -= 1
            held = self.stack[: at + 1]
            if len(held) > 2 * _KEPT:  # browsers nest no more than 512
                held = held[:_KEPT] + held[-_KEPT:]
            parents = tuple(context.element for context in reversed(held))
            for runs in _parts(self.runs, parents[0].tag):
                passage = _passage(runs, parents)
                if passage is not None:
                    passage.apart = self.stack[at].apart
                    self.done.append(passage)
        self.runs = []


def passages(root: HtmlElement) -> list[Passage]:
    """The passages of an element in order; what no reader sees is left out.

    >>> from lxml import html
    >>> page = html.fromstring("<div><h2>Un <i>titre</i></h2><p>Un mot.<script>x()</script></div>")
    >>> [(passage.text, passage.role) for passage in passages(page)]
    [('Un titre', 'heading'), ('Un mot.', '')]
    """
    from lxml import etree

    sizes = _sizes(root)
    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        inline = element.tag in _INLINE
        if event == "start":
            if not inline and element.tag != "br":
                walk.cut()
            if element.tag == "a":
                walk.part()
            role = "drop" if _is_note_call(element) else _role(element, sizes, walk.stack)
            walk.open(element, role)
            if role == "drop":
                events.skip_subtree()
            elif element.tag == "br":
                walk.line()
            else:
                walk.text(_QUOTED[0] if element.tag == "q" else None)
                walk.text(element.text)
        else:
            walk.text(_QUOTED[1] if element.tag == "q" else None)
            if not inline and element.tag != "br":
                walk.cut()
            walk.stack.pop()
            if element is not root:
                walk.text(element.tail)
    return walk.done


def lines_of(root: HtmlElement, *, broken: bool = False) -> list[str]:
    """The text of an element as lines, one for each element that is not part of a line.

    A ``<br>`` is a blank inside a paragraph; outside it ends a line too where lines are ``broken``.

    >>> from lxml import html
    >>> lines_of(html.fromstring("<td>Un<br>mot.<p>Deux <b>mots</b>.</p>Trois</td>"))
    ['Un mot.', 'Deux mots.', 'Trois']
    """
    from lxml import etree

    lines: list[list[str]] = [[]]
    paragraphs = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag, starts = element.tag, event == "start"
        paragraphs += (tag in _PARAGRAPHS) * (1 if starts else -1)
        if tag == "br":
            lines[-1].append(" ")
        if tag not in _INLINE and (tag != "br" or (broken and not paragraphs)):
            lines.append([])
        text = element.text if starts else element.tail if element is not root else ""
        if text and not (starts and tag in _UNSEEN):
            lines[-1].append(text)
    found = (" ".join("".join(line).split()) for line in lines)
    return [line for line in found if line]


def _is_note_call(element: HtmlElement) -> bool:
    """Whether a raised number calls a note: behind a word or a stop, not a unit as in "km2"."""
    if element.tag != "sup" or _CALL.fullmatch("".join(map(str, element.itertext()))) is None:
        return False
    before = element.getprevious()
    text = (element.getparent().text if before is None else before.tail) or ""
    return element.find(".//a") is not None or _CALLING.search(text) is not None


def _sizes(root: HtmlElement) -> dict[HtmlElement, tuple[int, bool]]:
    """For each element its number of words, and whether it holds a title of the page."""
    from lxml import etree

    sizes: dict[HtmlElement, tuple[int, bool]] = {}
    words, titled = [0], [False]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            words.append(len((element.text or "").split()))
            titled.append(element.tag in ("h1", "article", "main"))
        else:
            size = words.pop(), titled.pop()
            sizes[element] = size
            words[-1] += size[0] + len((element.tail or "").split())
            titled[-1] = titled[-1] or size[1]
    return sizes


def _role(
    element: HtmlElement, sizes: dict[HtmlElement, tuple[int, bool]], stack: list[_Context]
) -> str:
    """The role of an element: its own, or that of what holds it if that is stronger."""
    outer = stack[-1].role if stack else ""
    words, titled = sizes[element]
    own = mark_of(element.tag, element.attrib, words)
    if own != "drop" and titled and words > _WRAPPER:
        own = ""
    return min(own, outer, key=RANKS.index)


def _parts(runs: list[_Run], tag: str) -> Iterator[list[_Run]]:
    """Runs split at line breaks and, outside paragraphs, where the role changes.

    The name of the author and the date stand side by side in one element as often as not.
    """
    for line in _lines(runs):
        roles = {run.role for run in line if run.text.strip()}
        if len(roles) < 2 or tag not in _LOOSE:
            yield line
        else:
            yield from _by_role(line)


def _by_role(line: list[_Run]) -> Iterator[list[_Run]]:
    """A line split where the role changes; a word or two ("Par") join the piece beside them."""
    part: list[_Run] = []
    own: str | None = None  # the role of the last run of the part with more words than that
    for run in line:
        words = len(run.text.split())
        if own is not None and run.role != own and words > _FEW - (run.role != ""):
            yield part
            part, own = [], None
        part.append(run)
        own = run.role if words > _FEW else own
    yield part


def _lines(runs: list[_Run]) -> Iterator[list[_Run]]:
    """Runs split at line breaks, unless a sentence goes on with a small letter after one."""
    line: list[_Run] = []
    for at, run in enumerate(runs):
        if run.text != _BREAK:
            line.append(run)
            continue
        last = next((text for each in reversed(line) if (text := each.text.rstrip())), "")
        after = "".join(each.text for each in runs[at + 1 : at + 4]).replace(_BREAK, " ").lstrip()
        if last[-1:] not in tuple('.!?…:»”"') and after[:1].islower():
            line.append(_Run(" ", run.role, linked=False, strong=False))
        else:
            yield line
            line = []
    yield line


def _passage(runs: list[_Run], parents: tuple[HtmlElement, ...]) -> Passage | None:
    text = _BLANKS.sub(" ", "".join(run.text for run in runs)).strip(" ")
    # What is blank once normalised would be no block of the document.
    if not text or is_blank(text):
        return None
    sizes = [len(run.text.strip()) for run in runs]
    total = sum(sizes) or 1
    by_role: dict[str, int] = {}
    for run, size in zip(runs, sizes, strict=True):
        by_role[run.role] = by_role.get(run.role, 0) + size
    role = max(by_role, key=lambda role: by_role[role])
    # Words marked inside a paragraph are what a script pulls from it: the paragraph is the source.
    if role == "pull_quote" and by_role.get("", 0) > 0.1 * total:
        role = ""
    return Passage(
        text,
        role,
        parents[0].tag,
        sum(size for run, size in zip(runs, sizes, strict=True) if run.linked) / total,
        sum(size for run, size in zip(runs, sizes, strict=True) if run.strong) / total,
        parents,
    )
