"""What coders said of sentences: the codes themselves, wherever they were read from."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from discourse.documents import Document, zones_text

CODEBOOK = "2"
"""Version of the rules of coding; a sheet that was coded by others is refused."""


@dataclass(frozen=True, slots=True)
class SentenceCode:
    """What one coder said of one sentence.

    Attributes
    ----------
    coder
        who coded it, the name of the file unless another was given.
    text
        `text_digest` of the document.
    sentence
        number of the sentence in the document.
    number
        +1, 0 or -1 for an outlook after denial; 1 or 0 for whether the sentence is hedged, or holds
        a marker of the category.
    valence
        +1, 0 or -1 before denial; 0 unless an outlook is coded.
    status
        ``open``, ``asserted``, ``denied`` or ""; "" unless an outlook is coded.
    note
        what the coder wrote beside it.
    """

    coder: str
    text: str
    sentence: int
    number: int
    valence: int = 0
    status: str = ""
    note: str = ""


class SentenceCodes:
    """The codes of one or several coders, for one measure.

    Parameters
    ----------
    measure
        ``"outlook"``, ``"hedging"`` or a category of markers, such as ``"deontic"``.
    question
        `question_digest` of what was asked of each sentence.
    codes
        the codes, each coder's in the order of the sheet.
    """

    def __init__(self, measure: str, question: str, codes: Iterable[SentenceCode]) -> None:
        self.measure = measure
        self.question = question
        self.codes = tuple(codes)

    def __repr__(self) -> str:
        coders = ", ".join(self.coders)
        return f"<{len(self.codes)} codes of {self.measure} by {coders or 'nobody'}>"

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def coders(self) -> tuple[str, ...]:
        """Who coded, in the order given."""
        return tuple(dict.fromkeys(code.coder for code in self.codes))

    def by_one(self, coder: str) -> SentenceCodes:
        """The codes of one coder alone.

        Raises
        ------
        ValueError
            a coder who coded nothing.
        """
        if coder not in self.coders:
            raise ValueError(f"no codes by {coder!r}; the coders are {', '.join(self.coders)}")
        return SentenceCodes(
            self.measure, self.question, (code for code in self.codes if code.coder == coder)
        )

    def of(self, doc: Document) -> Mapping[int, tuple[int, ...]]:
        """The numbers given to each coded sentence of a document, one per coder."""
        wanted = text_digest(doc)
        found: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
        for code in self.codes:
            if code.text == wanted:
                found[code.sentence] += (code.number,)
        return found

    def answers(self, measure: str, target: str = "") -> bool:
        """Whether they answer this question."""
        return self.measure == measure and self.question == question_digest(measure, target)

    def check(self, docs: Iterable[Document], measure: str, target: str = "") -> None:
        """Refuse codes that answer another question, or that are of other texts.

        Parameters
        ----------
        docs
            the documents to be described.
        measure, target
            what is asked of their sentences now.

        Raises
        ------
        ValueError
            saying which of these it is, and what to do.
        """
        if self.measure != measure:
            raise ValueError(
                f"the codes are of {self.measure}, not of {measure}; "
                f'make a sheet with measure="{measure}"'
            )
        if not self.answers(measure, target):
            about = f"the target {target!r}" if target else "no target"
            raise ValueError(
                f"the sentences were coded for another target than now asked for ({about}); "
                "ask for the target of the sheet, or code a sheet for this one"
            )
        if self.codes and not {code.text for code in self.codes} & {text_digest(d) for d in docs}:
            raise ValueError(
                "no coded sentence is of these documents; give the documents the sheet was made of"
            )


def several(coded: object) -> tuple[SentenceCodes, ...]:
    """The codes of one question or of several, as a tuple, which None leaves empty.

    Raises
    ------
    TypeError
        something else than codes.
    ValueError
        no codes at all; one question twice: of two coders, whose codes belong together.
    """
    if coded is None:
        return ()
    # Of a table its columns would be gone through.
    table = isinstance(coded, Mapping) or type(coded).__name__ == "DataFrame"
    found: tuple[Any, ...] = (coded,)
    if isinstance(coded, Iterable) and not table:
        found = tuple(coded)
    if not found:
        raise ValueError(
            "coded holds no codes; leave it out, or give what discourse.coding.read gives"
        )
    for one in found:
        if not isinstance(one, SentenceCodes):
            # Of a table or a path, what it is and not what it holds.
            given = one if isinstance(coded, list | tuple) else coded
            raise TypeError(
                f"coded takes what coding.read gives, not {type(given).__name__}; read the sheet "
                "with discourse.coding.read(path, docs)"
            )
    if len({(one.measure, one.question) for one in found}) < len(found):
        raise ValueError("codes of one question twice; read the files of its coders together")
    return found


def answering(
    coded: Iterable[SentenceCodes], measure: str, target: str = ""
) -> SentenceCodes | None:
    """Those of the codes that answer this question, None where there are none."""
    return next((one for one in coded if one.answers(measure, target)), None)


def check_all(
    coded: Iterable[SentenceCodes],
    docs: Sequence[Document],
    questions: Sequence[tuple[str, str]],
) -> None:
    """Refuse codes that answer none of these questions, or that are of other texts.

    Parameters
    ----------
    coded
        the codes of one question or more.
    docs
        the documents to be described.
    questions
        measure and target of each.

    Raises
    ------
    ValueError
        as `SentenceCodes.check`.
    """
    measures = dict.fromkeys(measure for measure, _ in questions)
    for one in coded:
        if one.measure not in measures and len(measures) > 1:
            raise ValueError(
                f"the codes are of {one.measure}, not of {' or '.join(measures)}; make a sheet of "
                "one of these"
            )
        of_measure = [asked for asked in questions if asked[0] == one.measure] or questions
        one.check(docs, *next((at for at in questions if one.answers(*at)), of_measure[-1]))


def codes_for(
    coded: object, docs: Sequence[Document], measure: str, target: str = ""
) -> SentenceCodes | None:
    """The codes given for one question about these documents, None where none were.

    Raises
    ------
    TypeError, ValueError
        as `several` and `check_all`: codes of another question are refused, not left out.
    """
    given = several(coded)
    check_all(given, docs, [(measure, target)])
    return answering(given, measure, target)


def codes_digest(coded: Iterable[SentenceCodes]) -> str:
    """What tells these codes from every other, in ten signs."""
    return _short(repr([(one.measure, one.question, one.codes) for one in coded]), 10)


def text_digest(doc: Document) -> str:
    """What tells a text and its division into blocks from every other, in ten signs."""
    return _short(f"{doc.id}\0{doc.text}\0{zones_text(doc)}", 10)


def question_digest(measure: str, target: str = "") -> str:
    """What tells one question to the coder, by one version of the codebook, from every other."""
    return _short(f"{measure}\0{target}\0{CODEBOOK}", 6)


def _short(text: str, signs: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:signs]
