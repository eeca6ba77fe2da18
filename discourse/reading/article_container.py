"""Which passages of a page are the article: those in the element that holds most of its prose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from discourse.matching import fold
from discourse.reading.html_passages import Passage

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PROSE = 8  # words
_MOST_OF = 0.85  # share of the prose that the article's element must hold
_ROOM = 1.6  # how much more prose an <article> around it may hold
_HEAD = 40  # passages between a title and the text below it


def written(passage: Passage) -> bool:
    """Whether a passage is running text: a sentence or more, not in links."""
    return passage.words >= _PROSE and passage.linked < 0.5


def article_of(every: Sequence[Passage], named: Set[str], title: str) -> list[Passage]:
    """The passages of the article, in order; none if there is no prose.

    Parameters
    ----------
    every
        All passages of the page.
    named
        Paragraphs, folded, that are known to be of the article; may be empty.
    title
        The title, folded, or "".
    """
    prose = [one for one in every if written(one) and one.role in ("", "quotation", "standfirst")]
    known = [one for one in prose if fold(one.text) in named]
    # Where what is known is a small part of what is there, the page was misread.
    if sum(one.words for one in known) < 0.25 * _densest(prose):
        known = []
    if not prose:
        return []
    home = _home(known or prose, prose, bool(known))
    inside = [at for at, one in enumerate(every) if any(each is home for each in one.parents)]
    first, last = inside[0], inside[-1]
    return list(every[_begin(every, first, title) : last + 1])


def _densest(prose: Sequence[Passage]) -> int:
    """Words of the element that holds most paragraphs of its own."""
    words: defaultdict[int, int] = defaultdict(int)
    for one in prose:
        for parent in one.parents[:3]:
            words[id(parent)] += one.words
    return max(words.values(), default=0)


def _home(known: Sequence[Passage], prose: Sequence[Passage], sure: bool) -> HtmlElement:
    """The smallest element with most of the known prose, and the <article> around it.

    Without known paragraphs it is the element whose own paragraphs, with those one and two levels
    below, have most words.
    """
    words: dict[int, float] = defaultdict(float)
    elements: dict[int, HtmlElement] = {}
    depth: dict[int, int] = {}
    for one in known:
        for level, parent in enumerate(one.parents):
            elements[id(parent)] = parent
            depth[id(parent)] = len(one.parents) - level
            words[id(parent)] += one.words * (1.0 if sure else (0.0 if level > 3 else 0.8**level))
    total = max(words.values())
    least = _MOST_OF * total if sure else 0.999 * total
    home = max((key for key in words if words[key] >= least), key=lambda key: depth[key])
    around = _words_in(prose)
    for parent in (elements[home], *elements[home].iterancestors()):
        whole = parent.tag in ("article", "main") or parent.get("role") in ("main", "article")
        if whole and around[id(parent)] <= _ROOM * max(around[home], 1):
            return parent
    return elements[home]


def _words_in(prose: Sequence[Passage]) -> defaultdict[int, int]:
    words: defaultdict[int, int] = defaultdict(int)
    for one in prose:
        for parent in one.parents:
            words[id(parent)] += one.words
    return words


def _begin(every: Sequence[Passage], first: int, title: str) -> int:
    """Where the head of the article begins: at its title, if that stands above its text."""
    for at in range(first, max(-1, first - _HEAD), -1):
        if every[at].tag == "h1" or (title and len(title) > 8 and fold(every[at].text) == title):
            return at
    return first
