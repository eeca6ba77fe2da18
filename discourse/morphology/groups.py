"""Verb groups: a verb with its auxiliaries, as one unit of mood, tense, voice and negation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from discourse.morphology.auxiliaries import (
    is_perfect_of_etre,
    is_pronominal,
    participle_after,
    periphrasis,
    takes_etre,
    verbs_before,
)
from discourse.morphology.entries import ENTRIES, Entry
from discourse.morphology.forms import Gap, Tag, Tags
from discourse.morphology.negation import negation

# The tense of a compound by the tense of its auxiliary; the past anterior (eut signé) is named
# like the pluperfect, being a past before a past. The infinitive has no tense of its own.
_COMPOUND_TENSE = {"Pres": "Past", "Imp": "Pqp", "Past": "Pqp", "Fut": "Fut", None: "Past"}
_RECENT_TENSE = {"Pres": "Past", "Imp": "Pqp"}


class VerbGroup(NamedTuple):
    """A verb and its auxiliaries in one sentence. Words are numbered as in the sentence.

    Attributes
    ----------
    first, last : int
        The words it spans, both included: from the first auxiliary to the verb, with the
        adverbs, negations and inverted pronouns between them. A lone verb is both.
    head : int
        The word that carries the meaning (signé in *aurait déjà été signé*).
    lemma : str
        Infinitive of the head.
    voice : {"Act", "Pass"}
    mood : {"Ind", "Sub", "Cnd", "Imp"} or None
        Of the finite word; None for an infinitive or participle.
    tense : {"Pres", "Imp", "Past", "Fut", "Pqp"} or None
        Of the whole; ``Pqp`` is a past before a past (avait signé, eût signé). *aurait signé*
        is Cnd Past, *a signé* Ind Past, *aura signé* Ind Fut with ``perfect``, *va signer* Ind
        Fut with ``periphrasis``.
    form : {"Fin", "Inf", "Part"}
        Of the first word.
    person, number
        Of the finite word.
    perfect : bool
        Whether avoir or être makes it a compound tense.
    periphrasis : str
        ``future`` (va signer; in the imperfect, future in the past), ``recent`` (vient de
        signer), ``progressive`` (est en train de signer), or empty.
    pronominal : bool
        Whether a reflexive pronoun belongs to it.
    auxiliaries : tuple of int
        The auxiliary words.
    negated : bool
        Whether the process is denied: ne with a second word, *sans* before it.
    restrictive : bool
        *ne … que* (only), which denies nothing.
    expletive : bool
        A *ne* that denies nothing (avant qu’il ne parte).
    negators : tuple of int
        The words that negate or restrict.
    """

    first: int
    last: int
    head: int
    lemma: str
    voice: str
    mood: str | None
    tense: str | None
    form: str
    person: int | None
    number: str | None
    perfect: bool
    periphrasis: str
    pronominal: bool
    auxiliaries: tuple[int, ...]
    negated: bool
    restrictive: bool
    expletive: bool
    negators: tuple[int, ...]


def groups(forms: Sequence[str], tags: Sequence[Tag]) -> list[VerbGroup]:
    """The verb groups of one sentence, in order, compound tenses and periphrases joined.

    Modal verbs stay groups of their own (pourrait | signer), and so do participles and
    infinitives that no auxiliary governs.

    Parameters
    ----------
    forms : sequence of str
        The words of the sentence, as for `tag`.
    tags : sequence of Tag
        What `tag` made of them.

    Raises
    ------
    ValueError
        As many tags as forms are needed.

    Notes
    -----
    Source of the rules: own.

    Examples
    --------
    >>> from discourse.morphology import tag
    >>> words = ["L’", "accord", "n’", "aurait", "pas", "encore", "été", "signé"]
    >>> [g] = groups(words, tag(words))
    >>> g.first, g.last, g.lemma, g.voice, g.mood, g.tense, g.negated
    (3, 7, 'signer', 'Pass', 'Cnd', 'Past', True)
    """
    if len(forms) != len(tags):
        raise ValueError(f"{len(forms)} forms but {len(tags)} tags; give the tags of these forms")
    return Grouping([ENTRIES[form] for form in forms], tags).all()


def _no_gap(_: int) -> str:
    return ""


class Grouping:
    """The verb groups of one sentence, each built when it is asked for.

    Parameters
    ----------
    entries : sequence of Entry
        The types of its words.
    tags : Tags
        Their tags; a `Tagging` decides no more of them than is needed.
    gap : function
        What stands before a word, by its number: blanks, marks. Without it no mark is known.
    """

    __slots__ = ("_entries", "_gap", "_tags")

    def __init__(self, entries: Sequence[Entry], tags: Tags, gap: Gap = _no_gap) -> None:
        self._entries = entries
        self._tags = tags
        self._gap = gap

    def at(self, index: int) -> VerbGroup:
        """The group that holds a word; a word that is no verb is taken for a lone one."""
        first = index
        for earlier in verbs_before(index, self._entries, self._tags, self._gap):
            first = earlier
        chain = self._chain(first)
        while chain.head < index:
            chain = self._chain(self._next(chain.head, index))
        return _finished(chain, self._entries, self._tags, self._gap)

    def _chain(self, first: int) -> _Chain:
        return _Chain.of(first, self._entries, self._tags, self._gap)

    def _next(self, after: int, index: int) -> int:
        """The next verb after a word, up to a word that is one or is taken for one."""
        tags = self._tags
        return next((at for at in range(after + 1, index) if tags[at].form is not None), index)

    def all(self) -> list[VerbGroup]:
        """The groups in order."""
        found: list[VerbGroup] = []
        done = -1
        for at in range(len(self._tags)):
            if at > done and self._tags[at].form is not None:
                chain = self._chain(at)
                done = chain.head
                found.append(_finished(chain, self._entries, self._tags, self._gap))
        return found


@dataclass(slots=True)
class _Chain:
    """A verb group while its auxiliaries are joined, one by one."""

    first: int
    head: int
    tense: str | None
    pronominal: bool
    voice: str = "Act"
    perfect: bool = False
    periphrasis: str = ""
    auxiliaries: tuple[int, ...] = ()

    @classmethod
    def of(cls, first: int, entries: Sequence[Entry], tags: Tags, gap: Gap) -> _Chain:
        """The verb at a word with the verbs it is an auxiliary of."""
        opening = tags[first]
        chain = cls(first, first, opening.tense, is_pronominal(first, entries, tags))
        if opening.form == "Part" and opening.tense == "Past":
            chain.voice = "Act" if takes_etre(opening.lemma) == "être" else "Pass"
        chain.join_periphrasis(entries, tags)
        while tags[chain.head].lemma in ("avoir", "être"):
            participle = participle_after(chain.head, entries, tags, gap)
            if participle is None:
                break
            has = tags[chain.head].lemma == "avoir"
            # After été it is a passive, whatever the verb: a été convenu.
            moves = not chain.perfect and is_perfect_of_etre(
                participle, chain.pronominal, entries, tags
            )
            if has or moves:
                chain.perfect = True
                chain.tense = _COMPOUND_TENSE.get(chain.tense, chain.tense)
            else:
                chain.voice = "Pass"
            chain.join(participle)
            if not has:
                break
        return chain

    def join(self, head: int) -> None:
        """Make the head an auxiliary of another."""
        self.auxiliaries += (self.head,)
        self.head = head

    def join_periphrasis(self, entries: Sequence[Entry], tags: Tags) -> None:
        """Join the infinitive of *va signer*, *vient de signer*, *est en train de signer*."""
        found = periphrasis(self.head, entries, tags)
        if found is None:
            return
        self.periphrasis, infinitive = found
        if self.periphrasis == "future" and self.tense == "Pres":
            self.tense = "Fut"
        elif self.periphrasis == "recent":
            self.tense = _RECENT_TENSE.get(self.tense or "", self.tense)
        self.join(infinitive)
        self.pronominal = self.pronominal or is_pronominal(infinitive, entries, tags)


def _finished(chain: _Chain, entries: Sequence[Entry], tags: Tags, gap: Gap) -> VerbGroup:
    opening = tags[chain.first]
    denial = negation(chain.first, chain.head, entries, tags, gap)
    return VerbGroup(
        first=chain.first,
        last=chain.head,
        head=chain.head,
        lemma=tags[chain.head].lemma,
        voice=chain.voice,
        mood=opening.mood,
        tense=chain.tense,
        form=opening.form or "",
        person=opening.person,
        number=opening.number,
        perfect=chain.perfect,
        periphrasis=chain.periphrasis,
        pronominal=chain.pronominal,
        auxiliaries=chain.auxiliaries,
        negated=denial.negated,
        restrictive=denial.restrictive,
        expletive=denial.expletive,
        negators=denial.words,
    )
