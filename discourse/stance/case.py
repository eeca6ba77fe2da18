"""A sentence to be judged: its words, the mentions of the target, its opening markers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from discourse.french.parse import Parse
from discourse.modality import find_in as markers_in
from discourse.polarity import Entry, Lexicon, lexicon_of
from discourse.polarity.composition import compose
from discourse.stance.constructions import duties
from discourse.stance.deeds import deeds
from discourse.stance.evidence import decided, is_faint, weights_of
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
    target
        the name of the target, by which its weights are found.
    """

    parse: Parse
    mentions: Sequence[Mention] | None
    markers: ByClause
    target: str = ""

    @classmethod
    def of(cls, parse: Parse, mentions: Sequence[Mention] | None, target: str = "") -> Case:
        """The case of a sentence."""
        return cls(parse, mentions, ByClause(parse, markers_in(parse)), target)

    @cached_property
    def opened(self) -> ByClause:
        """The markers that leave something open; where nothing is evaluated nobody asks."""
        return ByClause(self.parse, opening(self.parse, self.markers.markers))

    def outlook(self, lexicon: Lexicon, without: Collection[Entry] = ()) -> Judgement:
        """The judgement of the sentence.

        Towards a target for which weights were learnt these decide, if the lexicon is that of the
        language: they do not know the grades of another. Not in a question that tells nothing, nor
        where next to nothing is said of the target.
        """
        judgement, lang = self.by_rules(lexicon, without), self.parse.doc.lang
        known = weights_of(lang) if self.target else None
        if not self.mentions or known is None or known.target != self.target:
            return judgement
        if lexicon is not lexicon_of(lang) or is_faint(judgement) or asks(self.parse):
            return judgement
        return decided(self.parse, self.mentions, self.markers, self.opened, judgement, known)

    def by_rules(self, lexicon: Lexicon, without: Collection[Entry] = ()) -> Judgement:
        """The same by the rules alone; a question of who, what or how has valence 0."""
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
            return _SILENT
        if self.mentions is None:
            shares = [1.0] * len(parts)
        else:
            shares = weights(self.parse, parts, self.mentions, self.markers)
        shares = [
            share * GRANTED if is_granted(part, self.markers) else share
            for part, share in zip(parts, shares, strict=True)
        ]
        return judge(weigh(self.parse, parts, shares, self.markers, self.opened))


_SILENT = judge(())
