"""Valence of a text as an explained sum: graded words, and the words that shift them.

- `find`, `find_in`: the contributions of a document, of a sentence.
- `content_words`: the words on which coverage is measured.
- `explanation`: the contributions of a document, to be looked at.
- `RULES`: the cascade by which shifters act.
"""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike

from discourse.documents import COUNTED_ZONES, Document
from discourse.polarity.composition import compose
from discourse.polarity.content import content_words
from discourse.polarity.explanation import Explanation, explanation
from discourse.polarity.lexicon import Entry, Lexicon, lexicon_of, read_lexicon
from discourse.polarity.records import Contribution
from discourse.polarity.rules import RULES, Rule
from discourse.polarity.shifters import Shifter, shifters
from discourse.syntax import Parse, parses

__all__ = [
    "RULES",
    "Contribution",
    "Entry",
    "Explanation",
    "Lexicon",
    "Rule",
    "Shifter",
    "content_words",
    "explanation",
    "find",
    "find_in",
    "lexicon_of",
    "read_lexicon",
    "shifters",
]


def find(
    doc: Document,
    lexicon: Lexicon | str | PathLike[str] | None = None,
    zones: Sequence[str] | None = COUNTED_ZONES,
) -> list[Contribution]:
    """The contributions of a document, in order.

    Args:
        doc: a document.
        lexicon: None for the language's ``valence.tsv``, a path, or a Lexicon.
        zones: the zones to read; None for all.
    """
    known = lexicon_of(doc.lang, lexicon)
    return [part for parse in parses(doc, zones) for part in compose(parse, known)]


def find_in(
    parse: Parse, lexicon: Lexicon | str | PathLike[str] | None = None
) -> list[Contribution]:
    """The contributions of one sentence, by position; their ``value`` sums to its valence."""
    return compose(parse, lexicon_of(parse.doc.lang, lexicon))
