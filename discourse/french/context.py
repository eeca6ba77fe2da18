"""A sentence as the rules see it: word types, marks, quotations, verbs and their groups."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import wraps
from itertools import chain, compress
from typing import Any, TypeVarTuple

from discourse.french.keys import marker_keys
from discourse.french.morphology import VerbGroup, WordType, word_type
from discourse.french.parse import Parse
from discourse.matching import APOSTROPHES, BLANKS
from discourse.punctuation import STRONG
from discourse.quotation import OPENERS, quotations
from discourse.word_classes import word_class

EDGE = word_type("")

CLITICS = word_class("clitic")
SUBJECTS = word_class("subject")
DETERMINERS = word_class("determiner")
NOUN_PHRASES = word_class("noun_phrase_opener")
PREPOSITIONS = word_class("preposition")
# Most words are separated by one of these, which carry no information.
_BLANK = (" ", "")
_SILENT = f" \n'{BLANKS}{APOSTROPHES}"
_DASHES = frozenset("—–")
_SPEAKING = word_class("turn")


class _Separates(dict[str, bool]):
    """Whether the text between two words separates them; a document has few different ones."""

    def __missing__(self, gap: str) -> bool:
        found = self[gap] = bool(gap.strip(_SILENT + '-«»“”„"'))
        return found


_SEPARATES = _Separates()
About = TypeVarTuple("About")


def asked_once_of(
    question: Callable[[Context, *About], bool],
) -> Callable[[Context, *About], bool]:
    """Remember the answer to a question that every marker of a sentence may ask.

    A list without a full stop is one sentence with thousands of markers.
    """

    @wraps(question)
    def asked(context: Context, *about: *About) -> bool:
        key = (question, *about)
        known = context.answers.get(key)
        if known is None:
            known = context.answers[key] = question(context, *about)
        return known

    return asked


class Context:
    """One sentence, its word types, and the questions that rules ask about it.

    Positions are word numbers; a position outside the sentence gives an empty word.
    """

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.words = parse.words
        self.size = len(self.words)
        self._gaps = parse.gaps
        self._groups: dict[int, VerbGroup] = {}
        self._plains: frozenset[str] | None = None
        self._keys: frozenset[str] | None = None
        self._strong: list[int] | None = None
        self._quoted: list[bool] | None = None
        self._after_marks: list[int] | None = None
        # Filled by `complements`, `subjects`, `stretches`, since several rules ask them the same.
        self.contents: dict[int, str] = {}
        self.infinitives: dict[int, tuple[str, int]] = {}
        self.subjects: dict[int, tuple[str, int, int]] = {}
        self.stretch_starts: dict[int, int] = {}
        # Filled by functions decorated with `asked_once_of`.
        self.answers: dict[tuple[Any, ...], bool] = {}

    def at(self, index: int) -> WordType:
        """The word type at a position."""
        return self.words[index] if 0 <= index < self.size else EDGE

    def keys(self, index: int) -> tuple[str, ...]:
        """The pattern keys of the word at a position, none outside the sentence."""
        return marker_keys(self.parse.forms[index]) if 0 <= index < self.size else ()

    def plain(self, index: int) -> str:
        """The unelided folded form at a position, empty outside the sentence."""
        return self.words[index].plain if 0 <= index < self.size else ""

    def plains(self, first: int, last: int) -> list[str]:
        """The plain forms from one position to another, both included."""
        return [here.plain for here in self.words[max(first, 0) : last + 1]]

    def has(self, plains: frozenset[str]) -> bool:
        """Whether any of these plain forms occurs in the sentence."""
        if self._plains is None:
            self._plains = frozenset([here.plain for here in self.words])
        return not plains.isdisjoint(self._plains)

    def has_key(self, keys: frozenset[str]) -> bool:
        """Whether a word of the sentence has one of these pattern keys."""
        if self._keys is None:
            known = self.parse.vocabulary.table(marker_keys)
            self._keys = frozenset(chain.from_iterable(self.parse.each(known)))
        return not keys.isdisjoint(self._keys)

    # ------------------------------------------------------------ marks

    def gap(self, index: int) -> str:
        """Blanks and punctuation before a word; at index `size`, those that end the sentence."""
        return self._gaps[index]

    def mark(self, index: int) -> str:
        """Punctuation before a word, without blanks and apostrophes."""
        return self._gaps[index].strip(_SILENT)

    def comma_before(self, index: int) -> bool:
        """Whether punctuation separates a word from the one before, or it is the first."""
        gap = self._gaps[index] if 0 < index <= self.size else ","
        return gap not in _BLANK and not gap.isspace()

    def first_comma(self, places: Iterable[int]) -> int:
        """The first of some words that a comma comes before; -1 if there is none."""
        return next((at for at in places if "," in self._gaps[at]), -1)

    def strong_before(self, index: int) -> bool:
        """Whether a mark stronger than a comma comes before a word, or it is the first."""
        if index <= 0:
            return True
        gap = self._gaps[index]
        return gap not in _BLANK and not STRONG.isdisjoint(gap)

    def strong_between(self, first: int, last: int) -> bool:
        """Whether a mark stronger than a comma comes before any word in a range."""
        if self._strong is None:
            self._strong = [at for at in range(self.size) if self.strong_before(at)]
        return bisect_left(self._strong, first) < bisect_right(self._strong, last)

    @property
    def asks(self) -> bool:
        """Whether the sentence ends with a question mark."""
        return "?" in self._gaps[self.size]

    @property
    def after_marks(self) -> list[int]:
        """Words that follow a mark, in order; hyphens, apostrophes and quotes do not count."""
        if self._after_marks is None:
            separated = map(_SEPARATES.__getitem__, self._gaps[1 : self.size])
            self._after_marks = list(compress(range(1, self.size), separated))
        return self._after_marks

    @property
    def quoted(self) -> list[bool]:
        """For every word, whether it is inside quotation marks."""
        if self._quoted is None:
            known = quotations(self.parse.doc)
            if known.touch(self.parse.sentence.start, self.parse.sentence.end):
                self._quoted = list(map(known.holds, self.parse.starts))
            else:
                self._quoted = [False] * self.size
        return self._quoted

    @property
    def spoken(self) -> bool:
        """Whether a dash opens the sentence as a turn of a dialogue.

        A long dash does; the shorter one opens items of lists too, so that it needs what only a
        speaker says: a question, an exclamation, a first or second person.
        """
        opening = self._gaps[0] if self._gaps else ""
        if not self.size or not _DASHES.intersection(opening) or not self.words[0].capital:
            return False
        if "—" in opening:
            return True
        return not {"?", "!"}.isdisjoint(self._gaps[self.size]) or self.has(_SPEAKING)

    def opens_quotation(self, index: int) -> bool:
        """Whether a quotation begins between the word before and this one."""
        gap = self._gaps[index]
        if gap in _BLANK or OPENERS.isdisjoint(gap) or not self.quoted[index]:
            return False
        return index == 0 or not self.quoted[index - 1] or len(gap) > 2

    # ------------------------------------------------------------ verbs

    def is_verb(self, index: int) -> bool:
        """Whether a form is a verb here, by its tag."""
        return 0 <= index < self.size and self.parse.tag(index).is_verb

    def is_finite(self, index: int) -> bool:
        """Whether a word is a verb here, and its form can be a finite one."""
        return self.at(index).finite and self.parse.tag(index).is_verb

    def first_finite(self, places: Iterable[int]) -> int:
        """The first of some words that is such a verb; -1 if there is none."""
        return next((at for at in places if self.is_finite(at)), -1)

    def group(self, index: int) -> VerbGroup:
        """The verb group to which a verb form belongs, compound tenses joined."""
        known = self._groups.get(index)
        if known is None:
            known = self._groups[index] = self.parse.group(index)
        return known

    def compound(self, index: int) -> bool:
        """Whether a participle has an auxiliary here."""
        return self.group(index).first != index
