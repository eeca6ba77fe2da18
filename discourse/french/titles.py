"""Which quotations are the title of a work or law, so that nobody says the words in them."""

from __future__ import annotations

from discourse.french.parse import Parse
from discourse.quotation import CLOSERS, OPENERS
from discourse.reach import REACH, ahead
from discourse.word_classes import word_class


def titled_words(parse: Parse) -> frozenset[int]:
    """The words of quotations after *intitulé*, *son roman*, *la loi*, up to their closing mark.

    After the noun of a work a title begins with a capital, and no colon announces it as words.
    """
    entitled = word_class("entitled", parse.doc.lang)
    works = word_class("titled_work", parse.doc.lang)
    if (entitled | works).isdisjoint(parse.folded):
        return frozenset()
    found: set[int] = set()
    for at in range(1, len(parse)):
        gap, before = parse.gap(at).strip(), parse.folded[at - 1]
        if not gap.endswith(tuple(OPENERS)):
            continue
        named = before in works and ":" not in gap and parse.forms[at][0].isupper()
        if named or before in entitled:
            closes = (
                after for after in ahead(at, len(parse)) if not CLOSERS.isdisjoint(parse.gap(after))
            )
            found.update(range(at, next(closes, min(len(parse), at + REACH))))
    return frozenset(found)
