"""One number per sentence, also with part of the lexicon left out."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from os import PathLike
from statistics import fmean
from typing import Any

from discourse import polarity, stance
from discourse.arguments import distinct, one_of
from discourse.documents import COUNTED_ZONES, Document, Section, Sentence
from discourse.french.parse import Parse, parses
from discourse.inference import NET_SPREAD, VALENCE_SPREAD, widest
from discourse.languages import require
from discourse.polarity.composition import compose
from discourse.suggestions import suggestion
from discourse.tables.asked import Asked, analysis_of
from discourse.tables.mentions import target_called
from discourse.tables.voices import ALL, TargetLike, counted_sentences

MEASURES = ("valence", "outlook")
BOUNDS = {"valence": (-math.inf, math.inf), "outlook": (-1.0, 1.0)}
"""The least and the greatest value a sentence can have, for each measure."""
SPREADS = {"valence": VALENCE_SPREAD, "outlook": NET_SPREAD}
"""How much sentences usually deviate from the mean of their section, for each measure."""


class SentenceValues:
    """The valence (grade points) or outlook (+1, 0, -1) of every counted sentence, in order.

    Parameters
    ----------
    doc
        one Document.
    measure
        ``"valence"`` or ``"outlook"``.
    target
        as in `outlook`; only with ``"outlook"``.
    lexicon
        a valence lexicon or its path; None for the language's own.
    zones
        the zones to read.
    voice
        whose words, as in `outlook`.

    Raises
    ------
    ValueError
        an unknown measure, a target with ``"valence"``.
    """

    def __init__(
        self,
        doc: Document,
        measure: str,
        target: TargetLike = None,
        lexicon: polarity.Lexicon | str | PathLike[str] | None = None,
        zones: Sequence[str] = COUNTED_ZONES,
        voice: str = ALL,
    ) -> None:
        check_measure(measure, target)
        self.doc = doc
        self.measure = measure
        self.about = target_called(target, [doc])
        require(analysis_of(measure), [(doc.id, doc.lang)])
        self.lexicon = polarity.lexicon_of(doc.lang, lexicon)
        self._met: list[frozenset[polarity.Entry]] | None = None
        found: list[tuple[Parse, Callable[[Collection[polarity.Entry]], float]]]
        if measure == "valence":
            counted = set(counted_sentences(doc, tuple(zones), voice))
            found = [
                (parse, partial(_valence, parse, self.lexicon))
                for parse in parses(doc, zones)
                if parse.sentence.index in counted
            ]
        else:
            found = [
                (case.parse, partial(_sign, case, self.lexicon))
                for case in stance.cases(doc, target, zones)
            ]
            if voice != ALL:
                told = stance.find(doc, target, zones, self.lexicon, voice, timed=False)
                given = {one.sentence for one in told}
                found = [(parse, judge) for parse, judge in found if parse.sentence.index in given]
        self._places: defaultdict[int, list[int]] = defaultdict(list)
        for place, (parse, _) in enumerate(found):
            self._places[parse.sentence.section].append(place)
        self._parses = [parse for parse, _ in found]
        self._judged = [judge for _, judge in found]
        self.sentences: list[Sentence] = [parse.sentence for parse in self._parses]
        self.values = [judge(()) for judge in self._judged]
        self._known: dict[tuple[int, frozenset[polarity.Entry]], float] = {}

    def places(self, section: int | None = None) -> list[int]:
        """The sentences of a section (all, when None), by their place in the series."""
        if section is None:
            return list(range(len(self.sentences)))
        return list(self._places.get(section, ()))

    def of(self, section: int | None = None) -> list[float]:
        """The values of a section, in order."""
        return [self.values[place] for place in self.places(section)]

    def groups(self) -> list[list[float]]:
        """The values of every section, in order."""
        return [self.of(part.index) for part in self.doc.sections]

    def without(self, entries: Collection[polarity.Entry]) -> list[float]:
        """The values as they would be if the lexicon lacked some entries.

        Each sentence with one of them is composed anew, so that a shorter entry or a shifter can
        appear that a longer entry had hidden; nothing is approximated.
        """
        return [
            self._value(place, met.intersection(entries)) for place, met in enumerate(self._held())
        ]

    def met(self) -> frozenset[polarity.Entry]:
        """The entries that occur in some sentence: leaving out any other changes nothing."""
        return frozenset().union(*self._held())

    def _held(self) -> list[frozenset[polarity.Entry]]:
        if self._met is None:
            self._met = [self.lexicon.met(parse) for parse in self._parses]
        return self._met

    def _value(self, place: int, dropped: frozenset[polarity.Entry]) -> float:
        if not dropped:
            return self.values[place]
        if (place, dropped) not in self._known:
            self._known[place, dropped] = self._judged[place](dropped)
        return self._known[place, dropped]


def check_measure(measure: str, target: TargetLike) -> None:
    """Check a measure of sentences, which goes without a target if it is valence."""
    one_of(measure, MEASURES, "of")
    if measure == "valence" and target is not None:
        raise ValueError('a target goes with of="outlook": valence is of the whole sentence')


def every_series(asked: Asked, measure: str) -> list[SentenceValues]:
    """The series of each document; a target without mentions gives a warning as in `outlook`."""
    made = [
        SentenceValues(doc, measure, asked.target, asked.lexicon, asked.zones, asked.voice)
        for doc in asked.docs
    ]
    if not any(series.sentences for series in made):
        asked.warn_unmentioned()
    return made


def _valence(parse: Parse, lexicon: polarity.Lexicon, without: Collection[polarity.Entry]) -> float:
    return sum(part.value for part in compose(parse, lexicon, without))


def _sign(
    case: stance.Case, lexicon: polarity.Lexicon, without: Collection[polarity.Entry]
) -> float:
    return float(stance.SIGN[case.outlook(lexicon, without).outlook])


def mean(values: Sequence[float]) -> float:
    """The mean, nan of nothing."""
    return fmean(values) if values else math.nan


def section_of(doc: Document, wanted: str | int) -> Section:
    """The section of a title or index; the ValueError lists the titles there are."""
    if isinstance(wanted, int) and -len(doc.sections) <= wanted < 0:
        wanted += len(doc.sections)
    found = [part for part in doc.sections if wanted in (part.index, part.title)]
    if len(found) == 1:
        return found[0]
    titles = ", ".join(f"{part.index}: {part.title!r}" for part in doc.sections)
    problem = "names several sections; give its index" if found else "is unknown"
    meant = "" if found else suggestion(wanted, [part.title for part in doc.sections])
    raise ValueError(
        f"document {doc.id!r}: section {wanted!r} {problem}. Sections: {titles}{meant}"
    )


def _named(part: Section) -> str:
    return f"{part.index}: {part.title}" if part.title else str(part.index)


def pairs_of(doc: Document, pairs: Any) -> list[tuple[Section, Section]]:
    """The pairs of sections to compare.

    Raises
    ------
    TypeError
        something other than a pair.
    ValueError
        as `section_of`; a pair of one section, or one pair twice.
    """
    found: list[tuple[Section, Section]] = []
    for pair in pairs if isinstance(pairs, Iterable) else [pairs]:
        if isinstance(pair, str) or not isinstance(pair, Sequence) or len(pair) != 2:
            raise TypeError(
                f"pairs holds {pair!r}; give a list of pairs of sections, such as [(0, -1)]"
            )
        found.append((section_of(doc, pair[0]), section_of(doc, pair[1])))
    distinct((_named(one), _named(other)) for one, other in found)
    return found


def widest_pair(series: SentenceValues) -> list[tuple[Section, Section]]:
    """The sections of the smallest and the largest mean, as a list of one pair or none."""
    found = widest(series.groups())
    return [] if found is None else [(series.doc.sections[found[0]], series.doc.sections[found[1]])]
