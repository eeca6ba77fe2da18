"""Why a sentence is a hope, a fear or none, and why of this target."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from discourse.documents import COUNTED_ZONES, ZONES, Document
from discourse.inline_html import table
from discourse.polarity import lexicon_of
from discourse.stance.case import Case
from discourse.stance.judgement import BAD, GOOD, Judgement, Weighed
from discourse.stance.questions import asks
from discourse.stance.sentence_outlooks import cases
from discourse.stance.targets import Target, target_of

_STATES = {1: "desirable", -1: "undesirable"}
_STATUSES = {"open": "left open", "asserted": "asserted", "denied": "denied"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """An outlook explained; ``str`` for a terminal, a table in a notebook."""

    doc: Document
    case: Case
    judgement: Judgement
    target: str
    row: str
    """The outlook that the row has: another lexicon may have read it otherwise."""

    def __str__(self) -> str:
        return "\n".join([self._head(), *(f"  {line}" for line in self._lines())])

    def _head(self) -> str:
        sentence, judged = self.case.parse.sentence, self.judgement
        about = f" for {self.target!r}" if self.target else ""
        why = self._why_none() if judged.outlook == "none" else self._crossed()
        return f"characters {sentence.start} to {sentence.end}: {judged.outlook}{about} = {why}"

    def _crossed(self) -> str:
        judged = self.judgement
        hedged = "; hedged" if judged.hedged else ""
        return f"{_STATES[judged.valence]}, {_STATUSES[judged.status]}{hedged}"

    def _why_none(self) -> str:
        if asks(self.case.parse):
            return "a question that states nothing"
        if not self.judgement.contributions:
            return "no evaluative word"
        if self.judgement.reasons:
            return "learnt weights find too little for either side"
        return "good and bad words balance, or are too weak for either side"

    def _lines(self) -> Iterator[str]:
        yield " ".join(self._text(*self._span()).split())
        yield from self._about()
        for cells in self._rows():
            weight = f", weight {cells[2]} for the target" if self.target else ""
            yield f"{cells[3]}  {cells[0]}: {cells[1]}{weight}"
        if self.judgement.contributions:
            yield f"{self.judgement.score:+.2f}  sum; {self._asked()}"
        if self.judgement.reasons:
            yield self._weighed()
            for finding, good, bad in self._reasons():
                yield f"{good} {bad}  {finding}"
        opening = self._opening()
        if opening:
            yield f"leaves something open here: {opening}"
        if self.row != self.judgement.outlook:
            yield f"the row says {self.row}: it was read with another lexicon or target"

    def _about(self) -> Iterator[str]:
        mentions = self.case.mentions
        if not self.target or mentions is None:
            return
        named = [self._text(one.start, one.end) for one in mentions if not one.inferred]
        resumed = [self._text(one.start, one.end) for one in mentions if one.inferred]
        if named:
            yield f"it names the target: {', '.join(map(repr, named))}"
        if resumed:
            before = "which the sentence before names"
            yield f"it resumes the target, {before}: {', '.join(map(repr, resumed))}"

    def _rows(self) -> list[list[str]]:
        """Each word: what it is, its status, how much it weighs for the target, its value."""
        return [
            [self._word(one), self._state(one), f"{one.weight:.2f}", f"{one.value:+.2f}"]
            for one in self.judgement.contributions
        ]

    def _word(self, one: Weighed) -> str:
        part = one.contribution
        why = f" [{part.shifters}]" if part.shifters else ""
        return f"{self._text(part.start, part.end)} ({part.grade:+d}){why}"

    def _state(self, one: Weighed) -> str:
        return _STATUSES[one.status] + (", hedged" if one.hedged else "")

    def _weighed(self) -> str:
        """What the weights say, which have the last word."""
        good, bad = self.judgement.evidence
        return f"{good:+.2f} for good, {bad:+.2f} for bad, against neither (log odds): " + (
            "the rules keep their side, which weights never turn round"
            if self.judgement.kept
            else "the greater decides if it exceeds 0"
        )

    def _reasons(self) -> list[list[str]]:
        """Each finding that has a weight, with what it adds for good and for bad."""
        return [
            [one.finding, f"{one.good:+.2f}", f"{one.bad:+.2f}"] for one in self.judgement.reasons
        ]

    def _asked(self) -> str:
        if self.judgement.reasons:
            return "learnt weights of all that was found have the last word"
        if self.judgement.valence:
            return "the heaviest state on the side of the sum decides"
        return (
            f"a good side needs more than {GOOD:+.2f} ({BAD:+.2f} if all of it is an evil "
            f"denied), a bad one less than {-BAD:+.2f}"
        )

    def _opening(self) -> str:
        """The markers that may leave a state open, where one is."""
        if not any(one.status == "open" for one in self.judgement.contributions):
            return ""
        found = self.case.opened.markers
        return ", ".join(f"{self._text(one.start, one.end)} ({one.category})" for one in found)

    def _span(self) -> tuple[int, int]:
        sentence = self.case.parse.sentence
        return sentence.start, sentence.end

    def _text(self, start: int, end: int) -> str:
        return self.doc.text[start:end]

    def _repr_html_(self) -> str:
        lines = [self._head(), self._text(*self._span()), *self._about()]
        opening = self._opening()
        if opening:
            lines.append(f"leaves something open here: {opening}")
        heads = ["word (grade)", "state", "weight for the target", "value"]
        rows = self._rows()
        if not self.target:
            heads.pop(2)
            rows = [[*cells[:2], cells[3]] for cells in rows]
        if self.judgement.reasons:
            lines.append(self._weighed())
        said = "".join(f"<div>{escape(line)}</div>" for line in lines)
        weighed = ["what was found", "for good", "for bad"], self._reasons()
        return said + "".join(table(*one) for one in ((heads, rows), weighed) if one[1])


def explanation(
    doc: Document, start: int, target: str, names: Sequence[str] = (), outlook: str = ""
) -> Explanation:
    """Why a sentence has its outlook.

    Parameters
    ----------
    doc
        the document.
    start
        where the sentence begins.
    target
        the target as a row of `outlook` names it; "" for none.
    names
        the words that refer to it in the row: for a target of the user's own, whose name may be
        none of its words.
    outlook
        what the row says, so that a reading with another lexicon is told.

    Raises
    ------
    ValueError
        no sentence begins there, or it does not speak of the target.
    """
    case = _case(doc, start, _target(target, doc.lang)) or (
        _case(doc, start, target_of(list(names), doc.lang)) if names else None
    )
    if case is None:
        about = f" about {target!r}" if target else ""
        raise ValueError(
            f"document {doc.id!r}: no sentence{about} begins at character {start}; "
            "give a row of discourse.outlook(doc, by='sentence')"
        )
    judgement = case.outlook(lexicon_of(doc.lang, None))
    return Explanation(doc, case, judgement, target, outlook or judgement.outlook)


def _target(name: str, lang: str) -> Target | None:
    """A target by its name in a table: several words of the user's are joined by ``|``."""
    if not name:
        return None
    return target_of(name.split("|") if "|" in name else name, lang)


def _case(doc: Document, start: int, target: Target | None) -> Case | None:
    at = bisect_left(doc.sentences, start, key=lambda sentence: sentence.start)
    if at == len(doc.sentences):
        return None
    # The sentence before may name what a pronoun resumes: it is looked for where outlook does.
    counted = doc.sentences[at].zone in COUNTED_ZONES
    found = cases(doc, target, COUNTED_ZONES if counted else ZONES)
    return next((case for case in found if case.parse.sentence.start == start), None)
