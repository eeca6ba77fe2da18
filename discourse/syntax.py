"""The view of a sentence on which every rule works: words, verb forms, groups, clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from discourse.documents import Document, Sentence
from discourse.languages import language
from discourse.matching import fold_word
from discourse.morphology import Tag, VerbGroup, groups, tag


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``first`` to ``last`` (both included); ``opener`` is the folded word that opens it.

    ``opener`` is empty for a clause that no conjunction or relative pronoun opens.
    """

    first: int
    last: int
    opener: str


class Parse:
    """One sentence as words with their tags; what is costly is worked out when asked for.

    Words are numbered from 0 within the sentence. Offsets are those of the document.
    """

    def __init__(self, doc: Document, sentence: Sentence) -> None:
        self.doc = doc
        self.sentence = sentence
        inside = doc.words.between(sentence.start, sentence.end)
        self.first_word = inside.start
        self.starts: Sequence[int] = doc.words.starts[inside.start : inside.stop]
        self.ends: Sequence[int] = doc.words.ends[inside.start : inside.stop]
        text = doc.text
        self.forms = [text[a:b] for a, b in zip(self.starts, self.ends, strict=True)]

    def __len__(self) -> int:
        return len(self.forms)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the document of words ``first`` to ``last``, both included."""
        return self.starts[first], self.ends[last]

    def text(self, first: int, last: int) -> str:
        """The document's text from word ``first`` to word ``last``, both included."""
        return self.doc.text[self.starts[first] : self.ends[last]]

    def gap(self, index: int) -> str:
        """What stands between word ``index - 1`` and word ``index``: blanks, punctuation.

        Before the first word and after the last it reaches to the sentence's edge.
        """
        before = self.ends[index - 1] if index > 0 else self.sentence.start
        after = self.starts[index] if index < len(self.forms) else self.sentence.end
        return self.doc.text[before:after]

    @cached_property
    def folded(self) -> list[str]:
        """The words, folded."""
        return [fold_word(form) for form in self.forms]

    @cached_property
    def tags(self) -> list[Tag]:
        """Lemma, mood and tense of every word, decided in context."""
        return tag(self.forms)

    @cached_property
    def groups(self) -> list[VerbGroup]:
        """Verb groups, compound tenses joined."""
        return groups(self.forms, self.tags)

    @cached_property
    def clauses(self) -> list[Clause]:
        """A partition of the sentence into clauses, each with at most one finite verb."""
        return _clauses(self)

    def clause_of(self, word: int) -> Clause:
        """The clause that holds a word."""
        for clause in self.clauses:
            if clause.first <= word <= clause.last:
                return clause
        raise IndexError(f"no word {word} in a sentence of {len(self)} words")


def parses(doc: Document, zones: Sequence[str] | None = None) -> Iterator[Parse]:
    """The sentences of the given zones (all, when None), ready for rules.

    Nothing is kept: a book is walked sentence by sentence.
    """
    for sentence in doc.sentences:
        if zones is None or sentence.zone in zones:
            yield Parse(doc, sentence)


_STRONG = frozenset(";:—–()[]")


def _clauses(parse: Parse) -> list[Clause]:
    """Cut where a conjunction, a relative or a mark can open a clause, then keep finite pieces."""
    if not len(parse):
        return []
    openers = frozenset(language(parse.doc.lang).settings["clauses"]["openers"])
    links = frozenset(language(parse.doc.lang).settings["clauses"]["links"])
    finite = _finite_words(parse)
    cuts = [0]
    for index in range(1, len(parse)):
        gap = parse.gap(index)
        word = parse.folded[index]
        strong = not _STRONG.isdisjoint(gap)
        weak = "," in gap or word in links
        if strong or word in openers or weak or _second_verb(index, cuts[-1], finite):
            cuts.append(index)
    pieces = [
        Clause(first, last - 1, parse.folded[first] if parse.folded[first] in openers else "")
        for first, last in zip(cuts, [*cuts[1:], len(parse)], strict=True)
    ]
    return _merged(pieces, finite)


def _finite_words(parse: Parse) -> frozenset[int]:
    """Where each finite verb group begins."""
    return frozenset(group.first for group in parse.groups if group.mood is not None)


def _second_verb(index: int, cut: int, finite: frozenset[int]) -> bool:
    """A second finite verb in one piece belongs to the clause around it ("qui parle | dort")."""
    return index in finite and any(at in finite for at in range(cut, index))


def _merged(pieces: list[Clause], finite: frozenset[int]) -> list[Clause]:
    """Pieces without a finite verb join the one before; the first joins the one after."""
    merged: list[Clause] = []
    for piece in pieces:
        has_verb = any(at in finite for at in range(piece.first, piece.last + 1))
        before = merged[-1] if merged else None
        if before and (not has_verb or not _has_verb(before, finite)):
            merged[-1] = Clause(before.first, piece.last, before.opener)
        else:
            merged.append(piece)
    return merged


def _has_verb(clause: Clause, finite: frozenset[int]) -> bool:
    return any(at in finite for at in range(clause.first, clause.last + 1))
