"""The view of a sentence on which every rule works: words, verb forms, groups, clauses."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple, TypeVar

from discourse.documents import ZONES, Document, Sentence
from discourse.french.morphology import Grouping, Tag, Tagging, VerbGroup, WordType, word_type
from discourse.languages import require
from discourse.matching import Matcher, fold_word
from discourse.punctuation import DIVIDING
from discourse.reach import REACH
from discourse.sentence_cache import states_of
from discourse.vocabulary import picker, vocabulary
from discourse.word_classes import word_class

V = TypeVar("V")


class Clause(NamedTuple):
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
        self.vocabulary = vocabulary(doc.lang)
        self._answers: dict[Hashable, Any] = {}
        self._pick = picker(self.vocabulary.numbers(doc)[inside.start : inside.stop])

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
        return len(self.starts)

    def each(self, table: Sequence[V]) -> list[V]:
        """The value of each word in a table of the vocabulary."""
        return list(self._pick(table))

    def matches(self, matcher: Matcher[V]) -> list[tuple[int, int, V]]:
        """Where the patterns of a matcher stand: first and last word, and what the pattern means.

        In the order of `Matcher.find`.
        """
        table = self.vocabulary.table
        return matcher.scan(self._pick(table(matcher.kind)), self._pick(table(matcher.opening)))

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
    def words(self) -> list[WordType]:
        """The types of the words: what each can be by itself."""
        return self.each(self.vocabulary.table(word_type))

    def meant(self, index: int) -> str:
        """A word folded, with the accents its capitals have lost; A is à unless it is a verb."""
        word = self.words[index]
        return "à" if "à" in word.spellings and not self.tag(index).is_verb else word.key

    @cached_property
    def _morphology(self) -> tuple[Tagging, Grouping]:
        # These are French forms: a document in any other language is refused.
        require("verb forms", [(self.doc.id, self.doc.lang)])
        # Not self.gap: the reference cycle would keep the sentence until garbage collection.
        gap = self.gaps.__getitem__
        tagging = Tagging(self.words, gap)
        return tagging, Grouping(self.words, tagging, gap)

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
        grouping = self._morphology[1]
        grouping.tags = self.tags  # all decided: a list answers faster
        return grouping.all()

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

    @cached_property
    def finite(self) -> bytearray:
        """For each word, 1 where a finite verb group begins, else 0."""
        found = bytearray(len(self))
        for group in self.groups:
            found[group.first] = group.form == "Fin"
        return found

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


_BLANK = (" ", "")


def _clauses(parse: Parse) -> list[Clause]:
    """Cut where a conjunction, a relative or a mark can open a clause, then keep finite pieces."""
    if not len(parse):
        return []
    openers, borders = _openers(parse.doc.lang)
    finite = {group.first for group in parse.groups if group.mood is not None}
    words, gaps = parse.folded, parse.gaps
    pieces: list[tuple[int, bool]] = []
    first, verb = 0, 0 in finite  # where the piece begins, whether it has a finite verb so far
    for index in range(1, len(words)):
        gap = gaps[index]
        begins = (words[index] in borders and not _is_reflexive(words, index)) or (
            gap not in _BLANK and ("," in gap or not DIVIDING.isdisjoint(gap))
        )
        # A second finite verb in one piece belongs to the clause around it ("qui parle | dort").
        if begins or (verb and index in finite) or index - first >= REACH:
            pieces.append((first, verb))
            first, verb = index, False
        verb = verb or index in finite
    pieces.append((first, verb))
    return [
        Clause(first, last, words[first] if words[first] in openers else "")
        for first, last in _merged(pieces, len(words))
    ]


def _is_reflexive(words: Sequence[str], index: int) -> bool:
    """Whether *s’* is the pronoun, since *si* loses its vowel only before *il, ils*."""
    return words[index] == "s'" and words[index + 1 : index + 2] not in (["il"], ["ils"])


@cache
def _openers(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that open a clause, and those that begin one or link it."""
    openers = word_class("clause_opener", lang)
    return openers, openers | word_class("clause_link", lang)


def _merged(pieces: list[tuple[int, bool]], size: int) -> Iterator[tuple[int, int]]:
    """Pieces without a finite verb join the one before; the first joins the one after.

    Whatever would be longer than `REACH` is a list, and stays divided.
    """
    first, verb = pieces[0]
    stops = [*(begin for begin, _ in pieces[1:]), size]
    for (begin, has_verb), stop in zip(pieces[1:], stops[1:], strict=True):
        if stop - 1 - first < REACH and not (verb and has_verb):
            verb = verb or has_verb
        else:
            yield first, begin - 1
            first, verb = begin, has_verb
    yield first, size - 1
