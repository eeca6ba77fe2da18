"""A sentence to be judged: its words, the mentions of the target, and what leaves things open."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from discourse.french.parse import Parse
from discourse.modality import find_in as markers_in
from discourse.polarity import Entry, Lexicon
from discourse.polarity.composition import compose
from discourse.stance.constructions import duties
from discourse.stance.judgement import Judgement, judge, weigh
from discourse.stance.openings import opening
from discourse.stance.places import ByClause
from discourse.stance.questions import asks
from discourse.stance.relevance import GRANTED, is_granted, weights
from discourse.stance.settled import settled
from discourse.stance.targets import Mention


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with all that does not depend on the valence lexicon.

    Attributes
    ----------
    parse
        the sentence.
    mentions
        where it speaks of the target; None when all of it is judged.
    markers
        its markers.
    opened
        those that leave something open.
    """

    parse: Parse
    mentions: Sequence[Mention] | None
    markers: ByClause
    opened: ByClause

    @classmethod
    def of(cls, parse: Parse, mentions: Sequence[Mention] | None) -> Case:
        """The case of a sentence."""
        markers = markers_in(parse)
        opened = ByClause(parse, opening(parse, markers))
        return cls(parse, mentions, ByClause(parse, markers), opened)

    def outlook(self, lexicon: Lexicon, without: Collection[Entry] = ()) -> Judgement:
        """The judgement of the sentence; what it asks is neither asserted nor left open."""
        judgement = self.judgement(lexicon, without)
        return replace(judgement, valence=0) if asks(self.parse) else judgement

    def judgement(
        self, lexicon: Lexicon, without: Collection[Entry] = (), *, expects: bool = True
    ) -> Judgement:
        """What the words of the sentence amount to.

        Parameters
        ----------
        lexicon
            the valence lexicon.
        without
            entries of it to pass over.
        expects
            whether a duty of the target counts as a state that is wanted. It does in an outlook;
            it is no praise of who has the duty (over the coded mentions of `attribution`,
            macro-F1 .523 with it and .530 without).
        """
        parts = settled(self.parse, compose(self.parse, lexicon, without), self.markers)
        if self.mentions is None:
            shares = [1.0] * len(parts)
        else:
            if expects:
                parts += duties(self.parse, self.mentions, self.opened)
            shares = weights(self.parse, parts, self.mentions, self.markers)
        shares = [
            share * GRANTED if is_granted(part, self.markers) else share
            for part, share in zip(parts, shares, strict=True)
        ]
        return judge(weigh(self.parse, parts, shares, self.markers, self.opened))
