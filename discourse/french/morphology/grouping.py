"""Verb groups: a verb with its auxiliaries, as one unit of mood, tense, voice and negation."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.french.morphology.auxiliaries import (
    first_verb,
    is_perfect_of_etre,
    is_pronominal,
    participle_after,
    periphrasis,
    takes_etre,
)
from discourse.french.morphology.forms import Gap, Tag, Tags, no_gap
from discourse.french.morphology.verb_negation import Negation, negation
from discourse.french.morphology.word_types import WordType, word_type

# The tense of a compound by the tense of its auxiliary; the past anterior (eut signé) is named
# like the pluperfect, being a past before a past. The infinitive has no tense of its own.
_COMPOUND_TENSE = {"Pres": "Past", "Imp": "Pqp", "Past": "Pqp", "Fut": "Fut", None: "Past"}
_RECENT_TENSE = {"Pres": "Past", "Imp": "Pqp"}
_AUXILIARIES = ("avoir", "être")
# Maximal number of auxiliaries of a verb: va avoir été signé has three.
_MOST = 4


class VerbGroup:
    """A verb and its auxiliaries in one sentence. Words are numbered as in the sentence.

    Attributes
    ----------
    first, last : int
        The words it spans, both included: from the first auxiliary to the verb, with the
        adverbs, negations and inverted pronouns between them. Equal for a single verb.
    head : int
        The word that carries the meaning (signé in *aurait déjà été signé*).
    auxiliaries : tuple of int
        The auxiliary words.
    periphrasis : str
        ``future`` (va signer; in the imperfect, future in the past), ``recent`` (vient de
        signer), ``progressive`` (est en train de signer), or empty.
    """

    # Most groups are one finite word about which little is asked: whatever needs tags or neighbours
    # is computed on demand, which halves the time to find the groups of markers.
    __slots__ = (
        "_among",
        "_compounds",
        "_denial",
        "_passive",
        "auxiliaries",
        "first",
        "head",
        "periphrasis",
    )

    def __init__(self, first: int, among: Grouping) -> None:
        self.first = self.head = first
        self.auxiliaries: tuple[int, ...] = ()
        self.periphrasis = ""
        self._among = among
        self._compounds = 0
        self._passive = False
        self._denial: Negation | None = None
        if among.types[first].may_lead:
            self._join()

    @property
    def last(self) -> int:
        """The last word, which is the head."""
        return self.head

    @property
    def lemma(self) -> str:
        """Infinitive of the head."""
        return self._among.tags[self.head].lemma

    @property
    def mood(self) -> str | None:
        """Ind, Sub, Cnd, Imp: of the finite word; None for an infinitive or participle."""
        return self._among.tags[self.first].mood

    @property
    def form(self) -> str:
        """Fin, Inf, Part: of the first word."""
        return self._among.tags[self.first].form or ""

    @property
    def person(self) -> int | None:
        """Of the finite word."""
        return self._among.tags[self.first].person

    @property
    def number(self) -> str | None:
        """Of the finite word."""
        return self._among.tags[self.first].number

    @property
    def perfect(self) -> bool:
        """Whether avoir or être makes it a compound tense."""
        return self._compounds > 0

    @property
    def tense(self) -> str | None:
        """Pres, Imp, Past, Fut or, for a past before a past (avait signé), Pqp: of the whole.

        *aurait signé* is Cnd Past, *a signé* Ind Past, *aura signé* and *va signer* Ind Fut.
        """
        tense = self._among.tags[self.first].tense
        if self.periphrasis == "future" and tense == "Pres":
            tense = "Fut"
        elif self.periphrasis == "recent":
            tense = _RECENT_TENSE.get(tense or "", tense)
        for _ in range(self._compounds):
            tense = _COMPOUND_TENSE.get(tense, tense)
        return tense

    @property
    def voice(self) -> str:
        """``Act`` or ``Pass``."""
        if self._passive:
            return "Pass"
        if self._among.types[self.first].participle_form is None:
            return "Act"
        tag = self._among.tags[self.first]
        passive = tag.form == "Part" and tag.tense == "Past" and takes_etre(tag.lemma) != "être"
        return "Pass" if passive else "Act"

    @property
    def pronominal(self) -> bool:
        """Whether a reflexive pronoun belongs to it."""
        among = self._among
        if is_pronominal(self.first, among.types, among.tags):
            return True
        # va se fâcher: the pronoun stands before the infinitive.
        inner = (*self.auxiliaries, self.head)[1] if self.periphrasis else self.first
        return inner != self.first and is_pronominal(inner, among.types, among.tags)

    @property
    def negated(self) -> bool:
        """Whether the verb is negated: by ne with a second word, or by *sans* before it."""
        return self._denied().negated

    @property
    def restrictive(self) -> bool:
        """*ne … que* (only), which denies nothing."""
        return self._denied().restrictive

    @property
    def expletive(self) -> bool:
        """A *ne* that denies nothing (avant qu’il ne parte)."""
        return self._denied().expletive

    @property
    def negators(self) -> tuple[int, ...]:
        """The words that negate or restrict."""
        return self._denied().words

    def _denied(self) -> Negation:
        if self._denial is None:
            among = self._among
            self._denial = negation(self.first, self.head, among.types, among.tags, among.gap)
        return self._denial

    def _join(self) -> None:
        """Link each auxiliary to its verb."""
        types, tags, gap = self._among.types, self._among.tags, self._among.gap
        found = periphrasis(self.head, types, tags)
        if found is not None:
            self.periphrasis, infinitive = found
            self._lead(infinitive)
        while (lemma := tags[self.head].lemma) in _AUXILIARIES and len(self.auxiliaries) < _MOST:
            participle = participle_after(self.head, types, tags, gap)
            if participle is None:
                return
            if lemma == "avoir":
                self._compounds += 1
                self._lead(participle)
                continue
            # After été it is a passive, whatever the verb: a été convenu.
            if not self._compounds and is_perfect_of_etre(participle, self.pronominal, types, tags):
                self._compounds += 1
            else:
                self._passive = True
            self._lead(participle)
            return

    def _lead(self, head: int) -> None:
        self.auxiliaries += (self.head,)
        self.head = head


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
        The number of tags differs from that of the forms.

    Notes
    -----
    Source of the rules: own.

    Examples
    --------
    >>> from discourse.french.morphology import tag
    >>> words = ["L’", "accord", "n’", "aurait", "pas", "encore", "été", "signé"]
    >>> [g] = groups(words, tag(words))
    >>> g.first, g.last, g.lemma, g.voice, g.mood, g.tense, g.negated
    (3, 7, 'signer', 'Pass', 'Cnd', 'Past', True)
    """
    if len(forms) != len(tags):
        raise ValueError(f"{len(forms)} forms but {len(tags)} tags; give the tags of these forms")
    return Grouping([word_type(form) for form in forms], tags).all()


class Grouping:
    """The verb groups of one sentence, each built when it is asked for.

    Parameters
    ----------
    types : sequence of WordType
        The types of its words.
    tags : Tags
        Their tags; a `Tagging` decides no more of them than is needed.
    gap : function
        Blanks and marks before a word, by its number; without it none are known.
    """

    __slots__ = ("gap", "tags", "types")

    def __init__(self, types: Sequence[WordType], tags: Tags, gap: Gap = no_gap) -> None:
        self.types = types
        self.tags = tags
        self.gap = gap

    def at(self, index: int) -> VerbGroup:
        """The group that contains a word; a non-verb counts as a group of its own."""
        group = VerbGroup(first_verb(index, self.types, self.tags, self.gap), self)
        while group.last < index:
            group = VerbGroup(self._next(group.last, index), self)
        return group

    def _next(self, after: int, index: int) -> int:
        """The next verb after a word, up to a word that is or counts as one."""
        tags = self.tags
        return next((at for at in range(after + 1, index) if tags[at].form is not None), index)

    def all(self) -> list[VerbGroup]:
        """The groups in order."""
        found: list[VerbGroup] = []
        done = -1
        for at in range(len(self.types)):
            if at > done and self.tags[at].form is not None:
                found.append(VerbGroup(at, self))
                done = found[-1].last
        return found
