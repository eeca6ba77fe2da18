"""The sentences of a document that have an outlook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from discourse.arguments import one_document, one_of, zones_of
from discourse.documents import COUNTED_ZONES, Document
from discourse.french.parse import Parse, parses
from discourse.languages import require
from discourse.polarity import Lexicon, lexicon_of
from discourse.stance.case import Case
from discourse.stance.judgement import OUTLOOKS, SIDES, SIGN, Judgement, Weighed
from discourse.stance.questions import asks
from discourse.stance.resumption import resumed
from discourse.stance.targets import Mention, Target, target_of
from discourse.stance.times import Time, time_of
from discourse.stance.who_speaks import VOICES, Voice, voice_of


class SentenceOutlook(NamedTuple):
    """The outlook of one sentence, of the whole of it or towards a target.

    Printed, its judgement shows the words that are summed and, towards Europe, what the measured
    weights of ``outlook_weights.toml`` add to the evidence for good and for bad.

    Attributes
    ----------
    sentence
        index in ``doc.sentences``.
    start, end
        offsets of the sentence.
    judgement
        how it came about, contributions included.
    mentions
        offsets of the words that refer to the target; empty without a target.
    inferred
        whether the sentence refers to the target by a pronoun or possessive only.
    asks
        whether it is a question that asks who, what or how, and so states nothing.
    voice
        whose words it gives.
    time
        when what it says is so: past, present or ahead.
    """

    sentence: int
    start: int
    end: int
    judgement: Judgement
    mentions: tuple[tuple[int, int], ...]
    inferred: bool
    asks: bool
    voice: Voice
    time: Time

    @property
    def valence(self) -> int:
        """Sign of the state of affairs before negation."""
        return self.judgement.valence

    @property
    def status(self) -> str:
        """``open``, ``asserted`` or ``denied``."""
        return self.judgement.status

    @property
    def outlook(self) -> str:
        """``hope``, ``optimism``, ``fear``, ``pessimism`` or ``none``."""
        return self.judgement.outlook

    @property
    def undecided(self) -> bool:
        """Whether its good and bad words balance, or are too weak for either side."""
        return bool(self.contributions) and self.outlook == "none" and not self.asks

    @property
    def hedged(self) -> bool:
        """Whether the deciding contributions are hedged, conditional or concessive."""
        return self.judgement.hedged

    @property
    def contributions(self) -> tuple[Weighed, ...]:
        """The contributions that the judgement sums."""
        return self.judgement.contributions


def find(
    doc: Document,
    target: str | Sequence[str] | Target | None = None,
    zones: str | Iterable[str] | None = COUNTED_ZONES,
    lexicon: Lexicon | None = None,
    voice: str = "all",
    *,
    timed: bool = True,
) -> list[SentenceOutlook]:
    """The outlook of every sentence, or of those about a target, in order.

    Parameters
    ----------
    doc
        a document.
    target
        None for every sentence; a name that ``targets.toml`` knows, another name, a list of
        names, or a Target.
    zones
        the zones to read; ``"all"`` for every zone.
    lexicon
        a valence lexicon; None for the language's own.
    voice
        ``"author"`` or ``"source"`` for the sentences that give the words of one or the other,
        ``"all"`` for both.
    timed
        whether the time of each sentence is asked; without, it is `UNTIMED`.

    Raises
    ------
    TypeError
        other than one Document; a target that is not a name.
    ValueError
        an empty target, an unknown zone or voice.
    LanguageError
        a document in a language that has no outlook.
    """
    one_document(doc, "stance.find")
    one_of(voice, ("all", *VOICES), "voice")
    require("outlook", [(doc.id, doc.lang)])
    known = lexicon_of(doc.lang, lexicon)
    found = [_outlook(case, known, timed) for case in cases(doc, target, zones)]
    return found if voice == "all" else [one for one in found if one.voice.kind == voice]


def cases(
    doc: Document,
    target: str | Sequence[str] | Target | None = None,
    zones: str | Iterable[str] | None = COUNTED_ZONES,
) -> Iterator[Case]:
    """Every sentence, or those about a target, ready to be judged by any lexicon.

    The arguments and errors are those of `find`.
    """
    one_document(doc, "stance.cases")
    chosen = zones_of(zones)
    if target is None:
        return (Case.of(parse, None) for parse in parses(doc, chosen))
    wanted = target_of(target, doc.lang)
    return (
        Case.of(parse, mentions, wanted.name)
        for parse, mentions in _about(parses(doc, chosen), wanted)
        if mentions
    )


def _about(sentences: Iterator[Parse], target: Target) -> Iterator[tuple[Parse, list[Mention]]]:
    """Sentences with their mentions, pronouns that resume the target included."""
    before: tuple[Parse, list[Mention]] | None = None
    for parse in sentences:
        mentions = target.mentions(parse)
        if not mentions and before is not None:
            mentions = resumed(parse, before, target)
        yield parse, mentions
        before = parse, mentions


UNTIMED = Time("", "")
"""The time of a sentence that was not asked: it takes a tenth of a reading."""


def _outlook(case: Case, lexicon: Lexicon, timed: bool) -> SentenceOutlook:
    sentence, mentions = case.parse.sentence, case.mentions or ()
    judgement = case.outlook(lexicon)
    return SentenceOutlook(
        sentence.index,
        sentence.start,
        sentence.end,
        judgement,
        tuple((mention.start, mention.end) for mention in mentions),
        bool(mentions) and all(mention.inferred for mention in mentions),
        asks(case.parse),
        voice_of(case.parse, case.markers, judgement),
        time_of(case.parse, judgement, case.markers) if timed else UNTIMED,
    )


def overall(found: Sequence[SentenceOutlook]) -> str:
    """The outlook of a text from those of its sentences.

    One sentence gives its own. Of several, the most frequent outlook other than ``none``; among
    equals the one whose sentences weigh most (sum of absolute scores), then the order of
    `OUTLOOKS`. When good and bad sentences are equally many, ``none``.
    """
    given: object = found
    listed = isinstance(given, Sequence) and not isinstance(given, str)
    if not listed or not all(isinstance(one, SentenceOutlook) for one in found):
        raise TypeError(f"stance.overall takes what stance.find gives, not {given!r}")
    counts = Counter(one.outlook for one in found if one.outlook != "none")
    if not counts:
        return "none"
    sides = Counter({1: 0, -1: 0})
    for name, count in counts.items():
        sides[SIGN[name]] += count
    if sides[1] == sides[-1]:
        return "none"
    side = 1 if sides[1] > sides[-1] else -1
    load = {
        name: sum(abs(one.judgement.score) for one in found if one.outlook == name)
        for name in counts
    }
    named = [name for name in SIDES[side] if name in counts]
    return max(named, key=lambda name: (counts[name], load[name], -OUTLOOKS.index(name)))
