"""A sentence to be judged: its words, the mentions of the target, its opening markers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from discourse.french.parse import Parse
from discourse.modality import find_in as markers_in
from discourse.polarity import Entry, Lexicon
from discourse.polarity.composition import compose
from discourse.stance.constructions import duties
from discourse.stance.deeds import deeds
from discourse.stance.judgement import Judgement, judge, weigh
from discourse.stance.openings import opening
from discourse.stance.places import ByClause
from discourse.stance.questions import asks
from discourse.stance.relevance import GRANTED, is_granted, weights
from discourse.stance.settled import settled
from discourse.stance.targets import Mention


@dataclass(frozen=True)
class Case:
    """A sentence with everything that does not depend on the valence lexicon.

    Attributes
    ----------
    parse
        the sentence.
    mentions
        where it refers to the target; None if the whole sentence is judged.
    markers
        its markers.
    """

    parse: Parse
    mentions: Sequence[Mention] | None
    markers: ByClause

    @classmethod
    def of(cls, parse: Parse, mentions: Sequence[Mention] | None) -> Case:
        """The case of a sentence."""
        return cls(parse, mentions, ByClause(parse, markers_in(parse)))

    @cached_property
    def opened(self) -> ByClause:
        """The markers that leave something open; where nothing is evaluated nobody asks."""
        return ByClause(self.parse, opening(self.parse, self.markers.markers))

    def outlook(self, lexicon: Lexicon, without: Collection[Entry] = ()) -> Judgement:
        """The judgement of the sentence; a question of who, what or how has valence 0."""
        judgement = self.judgement(lexicon, without)
        return judgement._replace(valence=0) if asks(self.parse) else judgement

    def judgement(
        self, lexicon: Lexicon, without: Collection[Entry] = (), *, expects: bool = True
    ) -> Judgement:
        """Judge the words of the sentence.

        Parameters
        ----------
        lexicon
            the valence lexicon.
        without
            entries of it to ignore.
        expects
            whether a duty of the target counts as a state that is wanted. It does in an outlook;
            it does not praise whoever has the duty (over the coded mentions of `attribution`,
            macro-F1 .523 with it and .530 without).
        """
        parts = settled(self.parse, compose(self.parse, lexicon, without), self.markers)
        if self.mentions is not None and expects:
            parts += duties(self.parse, self.mentions, self.opened)
            parts += deeds(self.parse, parts, self.mentions, self.opened)
        if not parts:
            return judge(())
        if self.mentions is None:
            shares = [1.0] * len(parts)
        else:
            shares = weights(self.parse, parts, self.mentions, self.markers)
        shares = [
            share * GRANTED if is_granted(part, self.markers) else share
            for part, share in zip(parts, shares, strict=True)
        ]
        return judge(weigh(self.parse, parts, shares, self.markers, self.opened))
