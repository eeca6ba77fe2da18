"""The tags of a sentence, each decided by the first rule of `readings` that can."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from discourse.french.morphology.forms import Gap, Tag, no_gap
from discourse.french.morphology.nominal import nominal
from discourse.french.morphology.sites import Site
from discourse.french.morphology.tag_rules import RULES
from discourse.french.morphology.word_types import WordType, word_type

# How many words before a word may still be undecided when it is asked for.
_NEST = 40


def tag(forms: Sequence[str]) -> list[Tag]:
    """Lemma, mood and tense of each word of one sentence, decided in context.

    Parameters
    ----------
    forms : sequence of str
        The words as they stand, without punctuation; elided forms (l’) and inverted pronouns
        (-on, -t-il) are words of their own.

    Returns
    -------
    list of Tag
        One per word; equal tags are the same object. ``rule`` names the rule that chose.

    Notes
    -----
    Source of the rules: own.

    Examples
    --------
    >>> [t.lemma for t in tag(["La", "porte", "se", "ferme", "mal"])]
    ['le', 'porte', 'se', 'fermer', 'mal']
    >>> tag(["Il", "aura", "une", "aura"])[1].tense, tag(["Il", "aura", "une", "aura"])[3].is_verb
    ('Fut', False)
    """
    return Tagging([word_type(form) for form in forms]).all()


class Tagging:
    """The tags of one sentence, each decided when it is asked for.

    A choice looks at tags before it and at the types of the words after it, never at tags after
    it: so the order in which they are asked for changes nothing.

    Parameters
    ----------
    types : sequence of WordType
        The types of its words, as `word_type` gives them.
    gap : function
        Blanks and marks before a word, by its number; without it none are known.
    """

    __slots__ = ("_decided", "_gap", "_tags", "_types")

    def __init__(self, types: Sequence[WordType], gap: Gap = no_gap) -> None:
        self._types = types
        self._gap = gap
        self._tags = [word.fixed for word in types]
        self._decided = 0

    def __getitem__(self, index: int) -> Tag:
        found = self._tags[index]
        if found is None:
            # Far to the left they are decided in order, so that choices do not nest too deep.
            self._decide(index - _NEST)
            found = self._tags[index] = _choose(Site(index, self._types, self, self._gap))
        return found

    def all(self) -> list[Tag]:
        """The tags of all words."""
        self._decide(len(self._types))
        return cast(list[Tag], self._tags)  # no copy: none is left undecided

    def _decide(self, stop: int) -> None:
        """Decide the tags before a word."""
        tags = self._tags
        decided = cast(list[Tag], tags)  # as far as the word in question
        for at in range(self._decided, stop):
            if tags[at] is None:
                tags[at] = _choose(Site(at, self._types, decided, self._gap))
        self._decided = max(self._decided, stop)


def _choose(site: Site) -> Tag:
    if site.word.verbs:
        for rule in RULES:
            found = rule(site)
            if found is not None and found is not site.word.other:
                return found
            if found is not None:
                break
    return nominal(site)
