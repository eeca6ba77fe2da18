"""The contributions of a document as text and as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from os import PathLike

from discourse.documents import COUNTED_ZONES, Document
from discourse.french.parse import parses
from discourse.inline_html import table
from discourse.polarity.composition import compose
from discourse.polarity.contribution import Contribution
from discourse.polarity.valence_lexicon import Lexicon, lexicon_of

_AROUND = 1000
"""Characters of a sentence shown before and after what is explained: longer than most sentences."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every sentence that has a valence, with the words that contribute to it.

    ``str()`` gives it as text; a notebook shows it as a table.
    """

    doc: Document
    contributions: tuple[Contribution, ...]

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for sentence, parts in self._by_sentence():
            valence = sum(part.value for part in parts)
            yield f"{valence:+.2f}  {_one_line(self._text_around(sentence, parts))}"
            for part in parts:
                words = _one_line(self.doc.text[part.start : part.end])
                why = f"  [{_one_line(part.shifters)}]" if part.shifters else ""
                yield f"       {part.value:+.2f}  {words} ({part.grade:+d}){why}"

    def _by_sentence(self) -> Iterator[tuple[int, list[Contribution]]]:
        for sentence, parts in groupby(self.contributions, key=attrgetter("sentence")):
            yield sentence, list(parts)

    def _text_around(self, sentence: int, parts: Sequence[Contribution]) -> str:
        """The sentence of some contributions; if it is very long, only the text around them."""
        whole = self.doc.sentences[sentence]
        start = max(whole.start, parts[0].start - _AROUND)
        end = min(whole.end, parts[-1].end + _AROUND)
        before, after = "…" * (start > whole.start), "…" * (end < whole.end)
        return f"{before}{self.doc.text[start:end]}{after}"

    def _repr_html_(self) -> str:
        return table(["valence", "sentence", "contributions"], self._rows())

    def _rows(self) -> Iterator[list[str]]:
        for sentence, parts in self._by_sentence():
            valence = sum(part.value for part in parts)
            shown = ", ".join(_shown(self.doc, part) for part in parts)
            yield [f"{valence:+.2f}", self._text_around(sentence, parts), shown]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shown(doc: Document, part: Contribution) -> str:
    why = f" ({part.shifters})" if part.shifters else ""
    return f"{doc.text[part.start : part.end]} {part.value:+.2f}{why}"


def explanation(
    doc: Document,
    lexicon: Lexicon | str | PathLike[str] | None = None,
    zones: Sequence[str] = COUNTED_ZONES,
) -> Explanation:
    """The contributions that sum to the valence of each sentence.

    Parameters
    ----------
    doc
        a document.
    lexicon
        None for the language's own, a path, or a Lexicon.
    zones
        the zones to read.
    """
    known = lexicon_of(doc.lang, lexicon)
    parts = (part for parse in parses(doc, zones) for part in compose(parse, known))
    return Explanation(doc, tuple(parts))
