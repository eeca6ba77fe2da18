"""Stage directions, remarks and notes inside a paragraph: none of them cuts a sentence in two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

Aside: TypeAlias = Literal["", "stage", "note"]
"""Whether a piece of a paragraph is its text, a stage direction or remark, or a note."""

_ENDED = re.compile(r"[.!?…][»”\"’)\]\s]*\Z")


def set_apart(pieces: Iterable[tuple[str, Aside]]) -> Iterator[tuple[str, bool]]:
    """The blocks of a paragraph, each with whether it stands outside the text.

    A stage direction between sentences stays in its place; inside a sentence it follows the
    paragraph, as notes do wherever they are called.

    Examples
    --------
    >>> list(set_apart([("Il rit.", ""), ("(Oh !)", "stage"), ("Il sort.", "")]))
    [('Il rit.', False), ('(Oh !)', True), ('Il sort.', False)]
    >>> list(set_apart([("Il ", ""), ("(Oh !)", "stage"), (" sort.", "")]))
    [('Il sort.', False), ('(Oh !)', True)]
    """
    said: list[str] = []
    under: list[str] = []
    for text, aside in pieces:
        if not aside:
            said.append(text)
            continue
        words = " ".join("".join(said).split())
        if aside == "note" or (words and not _ENDED.search(words)):
            under.append(text)
            continue
        if words:
            yield words, False
        said = []
        yield text, True
    if words := " ".join("".join(said).split()):
        yield words, False
    yield from ((text, True) for text in under)
