"""Pieces of HTML that are not a page: the content of a feed or a mail, all of which is read."""

from __future__ import annotations

import re

from discourse.reading.articles import Part
from discourse.reading.html_passages import Passage, passages
from discourse.reading.pages import parsed

_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_LINK, _TEASER = 0.8, 12  # share of characters in links, words
_ZONED = ("heading", "standfirst", "caption", "byline", "boilerplate", "pull_quote")


def parts_of_fragment(markup: str, *leave: str) -> list[Part]:
    r"""The blocks of a piece of HTML, or the paragraphs of a plain text.

    Parameters
    ----------
    markup
        The piece.
    leave
        XPath of elements that are left out.

    Examples
    --------
    >>> [part[:2] for part in parts_of_fragment("<p>Un mot&nbsp;!</p><h3>Après</h3>")]
    [('Un mot\xa0!', None), ('Après', 'heading')]
    """
    if not _MARKUP.search(markup):
        return [Part(" ".join(one.split())) for one in re.split(r"\n\s*\n", markup) if one.strip()]
    root = parsed(f"<div>{markup}</div>", "fragment")
    for path in leave:
        for element in root.xpath(path):
            if element.getparent() is not None:
                element.drop_tree()
    return [Part(one.text, _zone(one)) for one in passages(root)]


def _zone(passage: Passage) -> str | None:
    """What markup says of a passage; a line that is a link leads elsewhere ("Se désabonner")."""
    if passage.role in _ZONED:
        return passage.role
    return "boilerplate" if passage.linked > _LINK and passage.words <= _TEASER else None
