"""Verb groups: a verb with its auxiliaries, as one unit of mood, tense, voice and negation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from discourse.morphology.entries import ENTRIES, Entry, Word, adverbials
from discourse.morphology.forms import Tag
from discourse.morphology.negation import negation
from discourse.morphology.principal_parts import verb_table

_BETWEEN = int(Word.ADVERB | Word.NEGATIVE | Word.ENCLITIC_SUBJECT)
_BETWEEN_INFINITIVE = _BETWEEN | int(Word.CLITIC | Word.ENCLITIC)
_REFLEXIVE = {
    "se": (3, None),
    "s'": (3, None),
    "me": (1, "Sing"),
    "m'": (1, "Sing"),
    "te": (2, "Sing"),
    "t'": (2, "Sing"),
}
_FARTHEST = 6

# The tense of a compound by the tense of its auxiliary; the past anterior (eut signé) is named
# like the pluperfect, being a past before a past. The infinitive has no tense of its own.
_COMPOUND_TENSE = {"Pres": "Past", "Imp": "Pqp", "Past": "Pqp", "Fut": "Fut", None: "Past"}
_RECENT_TENSE = {"Pres": "Past", "Imp": "Pqp"}


@dataclass(frozen=True, slots=True)
class VerbGroup:
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


@cache
def _takes_etre(lemma: str) -> str:
    """``avoir``, ``être`` or ``être/avoir``: the auxiliary of the compound tenses."""
    return verb_table().auxiliary.get(lemma, "avoir")


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
    verbs = [at for at, tag in enumerate(tags) if tag.form is not None]
    if not verbs:
        return []
    entries = [ENTRIES[form] for form in forms]
    found: list[VerbGroup] = []
    done = -1
    for at in verbs:
        if at > done:
            group = _group(at, entries, tags)
            found.append(group)
            done = group.last
    return found


@dataclass(slots=True)
class _Chain:
    """A verb group while its auxiliaries are joined, one by one."""

    head: int
    tense: str | None
    voice: str = "Act"
    perfect: bool = False
    periphrasis: str = ""
    pronominal: bool = False
    auxiliaries: tuple[int, ...] = ()

    def join(self, head: int) -> None:
        """Make the head an auxiliary of another."""
        self.auxiliaries += (self.head,)
        self.head = head

    def complete(self) -> None:
        """Make the tense that of a compound."""
        self.perfect = True
        self.tense = _COMPOUND_TENSE.get(self.tense, self.tense)


def _group(first: int, entries: Sequence[Entry], tags: Sequence[Tag]) -> VerbGroup:
    opening = tags[first]
    chain = _Chain(first, opening.tense, pronominal=_is_pronominal(first, entries, tags))
    if opening.form == "Part" and opening.tense == "Past":
        chain.voice = "Act" if _takes_etre(opening.lemma) == "être" else "Pass"
    _join_periphrasis(chain, entries, tags)
    while tags[chain.head].lemma in ("avoir", "être"):
        participle = _participle_after(chain.head, entries, tags)
        if participle is None:
            break
        if tags[chain.head].lemma == "avoir":
            chain.complete()
            chain.join(participle)
        else:
            if _is_perfect_of_etre(participle, chain.pronominal, entries, tags):
                chain.complete()
            else:
                chain.voice = "Pass"
            chain.join(participle)
            break
    denial = negation(first, chain.head, entries, tags)
    return VerbGroup(
        first=first,
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


def _join_periphrasis(chain: _Chain, entries: Sequence[Entry], tags: Sequence[Tag]) -> None:
    found = _periphrasis(chain.head, entries, tags)
    if found is None:
        return
    chain.periphrasis, infinitive = found
    if chain.periphrasis == "future" and chain.tense == "Pres":
        chain.tense = "Fut"
    elif chain.periphrasis == "recent":
        chain.tense = _RECENT_TENSE.get(chain.tense or "", chain.tense)
    chain.join(infinitive)
    chain.pronominal = chain.pronominal or _is_pronominal(infinitive, entries, tags)


def _next_after(at: int, allowed: int, entries: Sequence[Entry], tags: Sequence[Tag]) -> int | None:
    """The next verb after a word, when only allowed words stand between."""
    ahead = at + 1
    while ahead < len(entries) and ahead - at <= _FARTHEST:
        if tags[ahead].form is not None:
            return ahead
        width = adverbials(ahead, entries)
        if width:
            ahead += width
        elif entries[ahead].classes & allowed:
            ahead += 1
        else:
            return None
    return None


def _participle_after(at: int, entries: Sequence[Entry], tags: Sequence[Tag]) -> int | None:
    following = _next_after(at, _BETWEEN, entries, tags)
    if following is None:
        return None
    tag = tags[following]
    return following if tag.form == "Part" and tag.tense == "Past" else None


def _infinitive_after(at: int, entries: Sequence[Entry], tags: Sequence[Tag]) -> int | None:
    following = _next_after(at, _BETWEEN_INFINITIVE, entries, tags)
    return following if following is not None and tags[following].form == "Inf" else None


def _periphrasis(at: int, entries: Sequence[Entry], tags: Sequence[Tag]) -> tuple[str, int] | None:
    """Find aller + infinitive, venir de + infinitive, être en train de + infinitive."""
    tag = tags[at]
    if tag.lemma not in ("aller", "venir", "être"):
        return None
    if tag.lemma == "être":
        return _progressive(at, entries, tags)
    if tag.mood != "Ind" or tag.tense not in ("Pres", "Imp"):
        return None
    if tag.lemma == "aller":
        following = _infinitive_after(at, entries, tags)
        return None if following is None else ("future", following)
    ahead = at + 1
    while ahead < len(entries) and entries[ahead].classes & _BETWEEN and ahead - at < _FARTHEST:
        ahead += 1
    if ahead < len(entries) and entries[ahead].key in ("de", "d'"):
        following = _infinitive_after(ahead, entries, tags)
        return None if following is None else ("recent", following)
    return None


def _progressive(at: int, entries: Sequence[Entry], tags: Sequence[Tag]) -> tuple[str, int] | None:
    for ahead in range(at + 1, min(at + 4, len(entries) - 2)):
        phrase = [entry.key for entry in entries[ahead : ahead + 3]]
        if phrase in (["en", "train", "de"], ["en", "train", "d'"]):
            following = _infinitive_after(ahead + 2, entries, tags)
            return None if following is None else ("progressive", following)
        if not entries[ahead].classes & _BETWEEN:
            break
    return None


def _is_perfect_of_etre(
    head: int, pronominal: bool, entries: Sequence[Entry], tags: Sequence[Tag]
) -> bool:
    """être makes the perfect of reflexive verbs and of some thirty others; else the passive."""
    if pronominal:
        return True
    auxiliary = _takes_etre(tags[head].lemma)
    if auxiliary == "être/avoir":
        return not (head + 1 < len(entries) and entries[head + 1].key == "par")
    return auxiliary == "être"


def _is_pronominal(first: int, entries: Sequence[Entry], tags: Sequence[Tag]) -> bool:
    """Whether the pronoun before a verb is reflexive: se, or one of its subject's person."""
    tag = tags[first]
    for back in range(first - 1, max(-1, first - 4), -1):
        key = entries[back].key
        if key in _REFLEXIVE:
            person, number = _REFLEXIVE[key]
            if tag.person is None:
                return person == 3
            return tag.person == person and (number is None or tag.number == number)
        if key in ("nous", "vous") and tag.number == "Plur":
            twice = back > 0 and entries[back - 1].key in (key, "ne", "n'")
            if twice and tag.person == (1 if key == "nous" else 2):
                return True
        if not entries[back].classes & int(Word.CLITIC):
            return False
    return False
