"""The view of a sentence on which every rule works: words, verb forms, groups, clauses."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeVar

from discourse.documents import ZONES, Document, Sentence
from discourse.french.morphology import Grouping, Tag, Tagging, VerbGroup, entry_of
from discourse.keeping import states_of
from discourse.languages import require
from discourse.matching import fold_word
from discourse.reach import REACH
from discourse.vocabulary import vocabulary
from discourse.word_classes import word_class

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``first`` to ``last`` (both included); ``opener`` is the folded word that opens it.

    ``opener`` is empty for a clause that no conjunction or relative pronoun opens.
    """

    first: int
    last: int
    opener: str


class Parse:
    """One sentence as words with their tags; costly parts are computed on demand.

    Words are numbered from 0 within the sentence. Offsets are those of the document. ``inside``
    are the sentence's words among those of the document, if the caller knows them.
    """

    # The document is kept apart: the stored state of a sentence must not keep its document alive.
    __slots__ = ("__dict__", "doc")

    def __init__(self, doc: Document, sentence: Sentence, inside: range | None = None) -> None:
        self.doc = doc
        self.sentence = sentence
        if inside is None:
            inside = doc.words.between(sentence.start, sentence.end)
        self.first_word = inside.start
        # Arrays, because the garbage collector visits every list that is kept.
        self.starts: Sequence[int] = doc.words.starts[inside.start : inside.stop]
        self.ends: Sequence[int] = doc.words.ends[inside.start : inside.stop]
        self.vocabulary = vocabulary(doc)
        self._answers: dict[Hashable, Any] = {}
        self.numbers = self.vocabulary.numbers[inside.start : inside.stop]

    @classmethod
    def again(cls, doc: Document, state: dict[str, Any]) -> Parse:
        """The parse of a sentence from its stored state; what it computes is stored there too."""
        parse = cls.__new__(cls)
        parse.doc = doc
        parse.__dict__ = state
        return parse

    def once(self, key: Hashable, asked: Callable[[Parse], V]) -> V:
        """An answer computed once per sentence; it must hold no parse and not be changed."""
        answers = self._answers
        if key not in answers:
            answers[key] = asked(self)
        found: V = answers[key]
        return found

    def __len__(self) -> int:
        return len(self.numbers)

    def each(self, table: Sequence[V]) -> list[V]:
        """The value of each word in a table of the vocabulary."""
        return [table[number] for number in self.numbers]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the document of words ``first`` to ``last``, both included."""
        return self.starts[first], self.ends[last]

    def text(self, first: int, last: int) -> str:
        """The document's text from word ``first`` to word ``last``, both included."""
        return self.doc.text[self.starts[first] : self.ends[last]]

    def gap(self, index: int) -> str:
        """The blanks and punctuation between word ``index - 1`` and word ``index``.

        Before the first word and after the last it reaches to the sentence's edge.
        """
        return self.gaps[index]

    @cached_property
    def gaps(self) -> list[str]:
        """Blanks and punctuation before each word, and those that end the sentence."""
        text, sentence = self.doc.text, self.sentence
        before, after = (sentence.start, *self.ends), (*self.starts, sentence.end)
        return [text[a:b] for a, b in zip(before, after, strict=True)]

    @cached_property
    def forms(self) -> list[str]:
        """The words as they stand."""
        return self.each(self.vocabulary.types)

    @cached_property
    def folded(self) -> list[str]:
        """The words, folded."""
        return self.each(self.vocabulary.table(fold_word))

    @cached_property
    def _morphology(self) -> tuple[Tagging, Grouping]:
        # These are French forms: a document in any other language is refused.
        require("verb forms", [(self.doc.id, self.doc.lang)])
        entries = self.each(self.vocabulary.table(entry_of))
        # Not self.gap: the reference cycle would keep the sentence until garbage collection.
        gap = self.gaps.__getitem__
        tagging = Tagging(entries, gap)
        return tagging, Grouping(entries, tagging, gap)

    @cached_property
    def tags(self) -> list[Tag]:
        """Lemma, mood and tense of every word, decided in context."""
        return self._morphology[0].all()

    def tag(self, index: int) -> Tag:
        """The tag of one word; those after it need not be decided."""
        return self._morphology[0][index]

    @cached_property
    def groups(self) -> list[VerbGroup]:
        """Verb groups, compound tenses joined."""
        lazy = self._morphology[1]
        return Grouping(lazy.entries, self.tags, lazy.gap).all()

    def group(self, index: int) -> VerbGroup:
        """The verb group that contains a word; a non-verb counts as a group of its own."""
        return self._morphology[1].at(index)

    @cached_property
    def group_starts(self) -> array[int]:
        """The first word of each verb group."""
        return array("I", [group.first for group in self.groups])

    @cached_property
    def clause_starts(self) -> array[int]:
        """The first word of each clause."""
        return array("I", [clause.first for clause in self.clauses])

    def verb_at(self, word: int) -> VerbGroup | None:
        """The verb group that holds a word, if one does."""
        at = bisect_right(self.group_starts, word) - 1
        return self.groups[at] if at >= 0 and word <= self.groups[at].last else None

    @cached_property
    def in_capitals(self) -> bool:
        """Whether no word begins with a small letter."""
        return not any(form[0].islower() for form in self.forms)

    @cached_property
    def clauses(self) -> list[Clause]:
        """A partition of the sentence into clauses, each with at most one finite verb."""
        return _clauses(self)

    def clause_of(self, word: int) -> Clause:
        """The clause that holds a word; an IndexError where the sentence has no such word."""
        if not 0 <= word < len(self):
            raise IndexError(f"no word {word} in a sentence of {len(self)} words")
        return self.clauses[bisect_right(self.clause_starts, word) - 1]


def parses(doc: Document, zones: Sequence[str] = ZONES) -> Iterator[Parse]:
    """The sentences of the given zones, ready for rules.

    What is computed for a document is kept for the next table while there is room (see `keeping`);
    a book is read sentence by sentence.
    """
    kept = states_of(doc)
    starts = doc.words.starts
    first = before = 0
    for sentence in doc.sentences:
        if sentence.zone in zones:
            state = None if kept is None else kept[sentence.index]
            if state is not None:
                yield Parse.again(doc, state)
                continue
            start, end = sentence.start, sentence.end
            # Every word has a character at least, which limits the search in a book with many
            # words.
            first = bisect_left(starts, start, first if start >= before else 0)
            last = bisect_left(starts, end, first, min(len(starts), first + end - start))
            parse = Parse(doc, sentence, range(first, last))
            if kept is not None:
                kept[sentence.index] = parse.__dict__
            yield parse
            first, before = last, end


_STRONG = frozenset(";:—–()[]")
_BLANK = (" ", "")


def _clauses(parse: Parse) -> list[Clause]:
    """Cut where a conjunction, a relative or a mark can open a clause, then keep finite pieces."""
    if not len(parse):
        return []
    lang = parse.doc.lang
    openers, links = word_class("clause_opener", lang), word_class("clause_link", lang)
    finite = _finite_words(parse)
    cuts = [0]
    verb = 0 in finite  # whether the piece has one so far
    words, gaps = parse.folded, parse.gaps
    for index in range(1, len(parse)):
        gap = gaps[index]
        word = words[index]
        mark = gap not in _BLANK and ("," in gap or not _STRONG.isdisjoint(gap))
        begins = mark or word in openers or word in links
        # A second finite verb in one piece belongs to the clause around it ("qui parle | dort").
        if begins or (verb and index in finite) or index - cuts[-1] >= REACH:
            cuts.append(index)
            verb = False
        verb = verb or index in finite
    pieces = [
        Clause(first, last - 1, parse.folded[first] if parse.folded[first] in openers else "")
        for first, last in zip(cuts, [*cuts[1:], len(parse)], strict=True)
    ]
    return _merged(pieces, finite, len(parse))


def _finite_words(parse: Parse) -> frozenset[int]:
    """Where each finite verb group begins."""
    return frozenset(group.first for group in parse.groups if group.mood is not None)


def _merged(pieces: list[Clause], finite: frozenset[int], size: int) -> list[Clause]:
    """Pieces without a finite verb join the one before; the first joins the one after.

    Whatever would be longer than `REACH` is a list, and stays divided.
    """
    # Verbs before each word, counted once: a line of a megabyte can be one sentence.
    before = list(accumulate((at in finite for at in range(size)), initial=0))

    def has_verb(first: int, last: int) -> bool:
        return before[last + 1] > before[first]

    merged: list[Clause] = []
    for piece in pieces:
        held = merged[-1] if merged else None
        if (
            held
            and piece.last - held.first < REACH
            and not (has_verb(piece.first, piece.last) and has_verb(held.first, held.last))
        ):
            merged[-1] = Clause(held.first, piece.last, held.opener)
        else:
            merged.append(piece)
    return merged
