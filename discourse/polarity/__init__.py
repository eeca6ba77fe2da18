"""Valence of a text as an explained sum: graded words, and the words that shift them.

- `find`, `find_in`: the contributions of a document, of a sentence.
- `content_words`: the words on which coverage is measured.
- `explanation`: the contributions of a document, for display.
- `lexicon_of`, `read_lexicon`: the lexicon of the language, or your own; `Lexicon.unmatchable`
  tells which of its entries cannot match.
- `RULES`: the cascade by which shifters act.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike

from discourse.arguments import one_document, zones_of
from discourse.documents import COUNTED_ZONES, Document
from discourse.french.parse import Parse, parses
from discourse.languages import require
from discourse.polarity.composition import compose
from discourse.polarity.content import content_words
from discourse.polarity.contribution import Contribution
from discourse.polarity.rules import RULES, Rule
from discourse.polarity.shifting import Shifter, shifters
from discourse.polarity.valence_explanation import Explanation, explanation
from discourse.polarity.valence_lexicon import Entry, Lexicon, lexicon_of, read_lexicon

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
    zones: str | Iterable[str] | None = COUNTED_ZONES,
) -> list[Contribution]:
    """The contributions of a document, in order.

    Parameters
    ----------
    doc
        a document.
    lexicon
        None for the language's ``valence.tsv``, a path, or a Lexicon.
    zones
        the zones to read; ``"all"`` for every zone.

    Raises
    ------
    TypeError
        other than one Document.
    ValueError
        an unknown zone.
    LanguageError
        a document in a language that has no valence.
    """
    one_document(doc, "polarity.find")
    chosen = zones_of(zones)
    require("sentiment", [(doc.id, doc.lang)])
    known = lexicon_of(doc.lang, lexicon)
    return [part for parse in parses(doc, chosen) for part in compose(parse, known)]


def find_in(
    parse: Parse, lexicon: Lexicon | str | PathLike[str] | None = None
) -> list[Contribution]:
    """The contributions of one sentence, by position; their ``value`` sums to its valence."""
    return compose(parse, lexicon_of(parse.doc.lang, lexicon))
