"""What the page says of reading error: what was coded, how alike, and what may be concluded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from discourse import coding
from discourse.documents import Document
from discourse.inference import format_number
from discourse.inference.coded_samples import advised_size
from discourse.inference.reading_error import NET, NONE, SAMPLE, SHARE
from discourse.sentence_codes import (
    SentenceCodes,
    answering,
    check_all,
    codes_digest,
    several,
)
from discourse.span_files import CODED
from discourse.tables.corrections import SHIPPED
from discourse.tables.mentions import target_called
from discourse.tables.readings import numbers_read
from discourse.tables.schema import rows_of
from discourse.tables.voices import TargetLike
from discourse.wording import say

_HOW = {SAMPLE: "corrections.sample", SHIPPED: "corrections.shipped", NONE: "corrections.none"}
_FROM = {SAMPLE: "coding.sample", SHIPPED: "coding.shipped", NONE: "coding.none"}
_MAY = {SAMPLE: "coding.may_sample", SHIPPED: "coding.may_shipped", NONE: "coding.may_none"}


@dataclass(frozen=True, slots=True)
class Coded:
    """What coders said of a text, by question, None where a question was not asked."""

    whole: SentenceCodes | None = None
    target: SentenceCodes | None = None
    hedging: SentenceCodes | None = None
    categories: tuple[SentenceCodes, ...] = ()
    """Of categories of marker, which correct the table of rates."""

    @classmethod
    def of(
        cls,
        doc: Document,
        target: TargetLike,
        coded: SentenceCodes | Iterable[SentenceCodes] | None,
    ) -> Coded:
        """Sort the codes by the questions of a report; a ValueError names one that is none."""
        given, about = several(coded), target_called(target, [doc])
        asked = [*((name, "") for name in CODED), ("hedging", ""), ("outlook", "")]
        asked += [("outlook", about)] if about else []
        check_all(given, [doc], asked)
        return cls(
            answering(given, "outlook"),
            answering(given, "outlook", about) if about else None,
            answering(given, "hedging"),
            tuple(one for one in given if one.measure in CODED),
        )

    @property
    def every(self) -> tuple[SentenceCodes, ...]:
        """The codes of all questions."""
        asked = (self.whole, self.target, self.hedging, *self.categories)
        return tuple(one for one in asked if one is not None)

    @property
    def outlooks(self) -> tuple[SentenceCodes, ...]:
        """The codes of outlook."""
        return tuple(one for one in (self.whole, self.target) if one is not None)

    @property
    def digest(self) -> str:
        """What tells these codes from every other; empty without codes."""
        return codes_digest(self.every) if self.every else ""


def how_corrected(correction: object, lang: str) -> str:
    """What a value of the column `correction` says.

    >>> how_corrected("none", "en")
    'as read, not corrected'
    """
    return say(_HOW[str(correction)], lang)


def reading_error_notes(
    doc: Document,
    target: TargetLike,
    coded: Coded,
    overall: Iterable[tuple[str, dict[str, Any]]],
    lang: str,
) -> list[str]:
    """One paragraph per question: what was coded, how far coders agree, what may be said.

    Parameters
    ----------
    doc, target
        the text, and whom it is asked about.
    coded
        what coders said of it.
    overall
        measure and row of each figure of the whole document: ``target, n, coded, correction``.
    lang
        ``"fr"`` or ``"en"``.
    """
    return [
        "".join(_sentences(doc, target, coded, measure, row, lang))
        for measure, row in overall
        if row["n"]
    ]


def _sentences(
    doc: Document, target: TargetLike, coded: Coded, measure: str, row: dict[str, Any], lang: str
) -> Iterator[str]:
    about = row.get("target", "")
    codes = coded.hedging if measure == "hedging" else coded.target if about else coded.whole
    parts = {"what": _what(measure, about, lang), "n": row["n"], "coded": row["coded"]}
    if codes is None:
        yield say("coding.uncoded", lang, **parts)
    else:
        named = _named(codes, lang)
        yield say("coding.coded", lang, coders=len(named), **parts)
        yield from _agreement(codes, named, lang)
        yield from _readings(doc, target if about else None, codes, named, lang)
    source = str(row["correction"])
    yield say(_FROM[source], lang)
    if source == NONE:
        to_code = advised_size(row["n"], SHARE if measure == "hedging" else NET)
        yield say("coding.to_code", lang, n=row["n"], to_code=to_code)
    whole = source == SAMPLE and row["coded"] == row["n"]
    yield say("coding.may_all" if whole else _MAY[source], lang)


def _what(measure: str, about: str, lang: str) -> str:
    if measure == "hedging":
        return say("coding.hedging", lang)
    return say("coding.about", lang, target=about) if about else say("coding.whole", lang)


def _named(codes: SentenceCodes, lang: str) -> dict[str, str]:
    """What to call each coder: a number, since their names are those of files."""
    if len(codes.coders) == 1:
        return {codes.coders[0]: say("coding.only_coder", lang)}
    return {one: say("coding.coder", lang, number=at) for at, one in enumerate(codes.coders, 1)}


def _agreement(codes: SentenceCodes, named: Mapping[str, str], lang: str) -> Iterator[str]:
    if len(named) < 2:
        return
    table = coding.agreement(codes)
    for row in rows_of(table[table["coded"].isin(["side", "hedged"])]):
        yield say(
            "coding.agreed",
            lang,
            first=named[row["first"]],
            second=named[row["second"]],
            n=row["n"],
            share=format_number(row["agreement"], lang, digits=0, percent=True),
            kappa=format_number(row["kappa"], lang),
        )


def _readings(
    doc: Document,
    target: TargetLike,
    codes: SentenceCodes,
    named: Mapping[str, str],
    lang: str,
) -> Iterator[str]:
    """How many of a coder's sentences the rules read as the coder does."""
    read = numbers_read(doc, codes.measure, target)
    for coder, name in named.items():
        given = codes.by_one(coder).of(doc)
        same = sum(read.get(sentence) == number for sentence, (number,) in given.items())
        yield say("coding.read", lang, coder=name, same=same, n=len(given))
