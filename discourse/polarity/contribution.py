"""What an evaluative word adds to its sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one lexicon entry adds to the valence of its sentence.

    Attributes
    ----------
    sentence
        index in ``doc.sentences``.
    start, end
        offsets in the document.
    first, last
        words of the sentence, both included.
    entry
        the entry as the lexicon writes it.
    grade
        its grade, -3 to 3.
    factor
        product of all shifters; ``value == grade * factor``.
    value
        signed grade points, after negation and every other shifter.
    state_value
        the same without negation and lack: the state of affairs that is mentioned.
    negated
        whether that state is negated.
    shifters
        ``kind:words`` of each shifter, in the order of application, joined by ``|``.
    rule
        the rule that decided last; ``lexicon`` if nothing shifts the entry.
    quoted
        whether it is inside quotation marks.
    """

    sentence: int
    start: int
    end: int
    first: int
    last: int
    entry: str
    grade: int
    factor: float
    value: float
    state_value: float
    negated: bool
    shifters: str
    rule: str
    quoted: bool
