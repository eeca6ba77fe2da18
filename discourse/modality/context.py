"""A sentence as rules look at it: word types, verb groups, subjects, what follows a verb."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from discourse.modality.quotation import CLOSERS, OPENERS, quotations
from discourse.modality.words import Word, word
from discourse.syntax import Parse

EDGE = word("")

# Most words are parted by these, which say nothing.
_PLAIN = (" ", "")
# Marks that end what a verb can govern; parentheses do not.
_HARD = frozenset(";!?…—–")
CLITICS = frozenset("me te se nous vous le la les lui leur y en".split())
SUBJECTS = frozenset(
    "je tu il elle on nous vous ils elles ce cela ça ceci qui celui-ci celle-ci ceux-ci "
    "celles-ci celui-là celle-là lequel laquelle lesquels lesquelles".split()
)
DETERMINERS = frozenset(
    "le la les l' un une des du au aux ce cet cette ces son sa ses leur leurs mon ma mes notre nos "
    "votre vos quelque quelques chaque aucun aucune toute quel quelle quels quelles plusieurs "
    "certains certaines".split()
)
# Words after which le, la, les, l' are objects of the verb and no articles.
_BEFORE_CLITIC = SUBJECTS | {"ne", "comme", "se", "me", "te", "que", "ne"}
_PREPOSITIONS = frozenset("de à en par pour sans avec dans sur sous chez vers entre".split())
# No full stop: within a sentence it ends an abbreviation.
_STRONG = frozenset(";:!?…()[]—–")
_NOT_CONTENT = frozenset(
    "ainsi alors tandis afin bien dès avant après pendant tant aussi autant plus moins plutôt sans "
    "lors puis parce tel telle tels telles autre autres même mêmes seul pour depuis jusque mieux "
    "pire davantage ce et ou".split()
)
_QUESTION = frozenset(
    "si comment pourquoi combien quand où quel quelle quels quelles qui quoi".split()
)
# Besides adverbs these may part an auxiliary from its participle (a pour sa part déclaré).
_BETWEEN = CLITICS | frozenset("quant à elle eux pour sa part de son côté cela en effet fin tour".split())
AUXILIARIES = frozenset({"avoir", "être"})


class Group(NamedTuple):
    """A verb group by word numbers; ``head`` is the finite word (or the infinitive, participle)."""

    first: int
    last: int
    head: int
    passive: bool


class Subject(NamedTuple):
    """A subject by word numbers; ``pronoun`` is its plain form, empty for a noun phrase."""

    pronoun: str
    first: int
    last: int


NOBODY = Subject("", -1, -1)


class Context:
    """One sentence, its word types, and questions that rules ask of it.

    Positions are word numbers; a position outside the sentence gives a word that is nothing.
    """

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.words: list[Word] = [word(form) for form in parse.forms]
        self.size = len(self.words)
        text = parse.doc.text
        edges = zip(
            (parse.sentence.start, *parse.ends), (*parse.starts, parse.sentence.end), strict=True
        )
        self._gaps = [text[a:b] for a, b in edges]
        self._groups: dict[int, Group] = {}
        self._content: dict[int, str] = {}

    def at(self, index: int) -> Word:
        """The word type at a position."""
        return self.words[index] if 0 <= index < self.size else EDGE

    def plain(self, index: int) -> str:
        """The unelided folded form at a position, empty outside the sentence."""
        return self.words[index].plain if 0 <= index < self.size else ""

    def gap(self, index: int) -> str:
        """Blanks and punctuation before a word."""
        return self._gaps[index]

    def comma_before(self, index: int) -> bool:
        """Whether punctuation parts a word from the one before, or nothing stands before."""
        gap = self._gaps[index] if 0 < index <= self.size else ","
        return gap not in _PLAIN and not gap.isspace()

    def strong_before(self, index: int) -> bool:
        """Whether a mark stronger than a comma stands before a word."""
        if index <= 0:
            return True
        gap = self._gaps[index]
        return gap not in _PLAIN and not _STRONG.isdisjoint(gap)

    @cached_property
    def quoted(self) -> list[bool]:
        """For every word, whether it stands in quotation marks."""
        known = quotations(self.parse.doc)
        sentence = self.parse.sentence
        if not known.touch(sentence.start, sentence.end):
            return [False] * self.size
        return [known.holds(start) for start in self.parse.starts]

    # ------------------------------------------------------------ verbs

    def is_verb(self, index: int) -> bool:
        """Whether a form is a verb here: tagged in context when it could be something else."""
        here = self.at(index)
        if not here.verbs or (here.capital and index and not self.gap(index).strip(" ’'")):
            return False
        if here.settled:
            return True
        if self.parse.tags[index].is_verb:
            return True
        if here.gerund and self.plain(index - 1) in CLITICS and not here.finite:
            return True
        # Tags know no punctuation: « …, note le journal », « …, selon lui, note que … ».
        if not here.finite:
            return False
        before = self.at(index - 1)
        if before.capital and not here.capital and before.plain not in DETERMINERS:
            return index > 1 or before.plain not in _PREPOSITIONS
        if here.only_verb and before.plain not in DETERMINERS and before.plain not in _PREPOSITIONS:
            return True
        after = self.at(index + 1)
        if before.plain in CLITICS and self.plain(index - 2) == "comme":
            return True
        if before.plain not in DETERMINERS | _PREPOSITIONS and self.content(index) == "que":
            return True
        if after.plain == "que" and not self.gap(index + 1).strip(" ’'"):
            return self.plain(index - 1) not in DETERMINERS
        marked = self.gap(index).strip(" ’'")
        if not CLOSERS.isdisjoint(marked) and here.folded not in DETERMINERS:
            return self.quoted[index - 1] and not self.quoted[index]
        return bool(marked) and (after.plain in DETERMINERS or after.capital)

    def group(self, index: int) -> Group:
        """The verb group to which a verb form belongs, compound tenses joined."""
        known = self._groups.get(index)
        if known is None:
            known = self._groups[index] = self._group(index)
        return known

    def _group(self, index: int) -> Group:
        here = self.at(index)
        if here.participle:
            auxiliary = self._auxiliary(index)
            if auxiliary >= 0:
                outer = self._auxiliary(auxiliary) if self.plain(auxiliary) == "été" else -1
                passive = "être" in self.at(auxiliary).lemmas and not self._reflexive(auxiliary)
                return Group(outer if outer >= 0 else auxiliary, index, max(outer, -1) if outer >= 0 else auxiliary, passive)
        return Group(index, index, index, False)

    def _auxiliary(self, index: int) -> int:
        """Position of the auxiliary of a participle, -1 without one."""
        at = index - 1
        while at >= 0 and index - at <= 7:
            here = self.words[at]
            if "," in self.gap(at + 1) and index - at == 1:
                return -1
            if not here.lemmas.isdisjoint(AUXILIARIES) and (here.finite or here.infinitive or here.gerund or here.plain == "été"):
                return at
            if not (here.adverb or here.plain in _BETWEEN or here.folded.startswith("-")):
                return -1
            at -= 1
        return -1

    def _reflexive(self, index: int) -> bool:
        return self.plain(index - 1) in ("se", "me", "te") or self.plain(index - 2) == "se"

    def compound(self, index: int) -> bool:
        """Whether a participle has an auxiliary here."""
        return self.group(index).first != index

    def verb_left(self, index: int, width: int = 12) -> int:
        """Position of the nearest finite verb to the left in the same stretch, else -1."""
        for at in range(index - 1, max(-1, index - 1 - width), -1):
            if self.words[at].finite and self.is_verb(at):
                return at
            if self.strong_before(at + 1):
                return -1
        return -1

    # ------------------------------------------------------------ subjects

    def clause_start(self, index: int) -> int:
        """First word of the stretch of a word: after a mark, a conjunction, a relative."""
        at = index
        while at > 0:
            if self.comma_before(at) and self.gap(at).strip(" ’'") not in ("",):
                return at
            if self.plain(at - 1) in ("que", "qui", "dont", "où", "si", "et", "mais", "ou", "lorsque", "quand", "car"):
                return at
            at -= 1
        return 0

    def before_clitics(self, index: int) -> int:
        """Position left of a verb's clitics and *ne*; -1 when they open the sentence."""
        at = index - 1
        while at >= 0 and (self.words[at].plain in CLITICS or self.words[at].plain == "ne"):
            if self.words[at].plain in ("nous", "vous") and self.plain(at + 1) not in CLITICS | {"ne"}:
                # nous pensons, vous croyez: a subject, unless another stands before it.
                if self.plain(at - 1) not in SUBJECTS:
                    return at
            at -= 1
        return at

    def subject(self, first: int, last: int) -> Subject:
        """The subject of the verb group from ``first`` to ``last``.

        An inverted pronoun first, then what stands to the left; a relative *qui* gives what
        precedes it. Source: own.
        """
        after = self.at(first + 1).folded
        if after.startswith("-") and len(after) > 2:
            pronoun = after.removeprefix("-t").lstrip("-")
            if pronoun in SUBJECTS:
                return Subject(pronoun, first + 1, first + 1)
        at = self.before_clitics(first)
        if at < 0:
            return NOBODY
        here = self.words[at].plain
        if here == "qui":
            end = at - 1
            return Subject("qui", self.clause_start(end), end) if end >= 0 else NOBODY
        if here in SUBJECTS:
            return Subject(here, at, at)
        start = self.clause_start(at)
        if self.gap(at + 1).strip():
            # An apposition closed by a comma: the subject is what stands before it.
            start = 0 if at < 14 else start
        return Subject("", start, at)

    def inverted(self, last: int) -> Subject:
        """The noun phrase after a verb of an interpolated clause (dit le ministre)."""
        end = last + 1
        if end >= self.size or self.gap(end).strip():
            return NOBODY
        while end + 1 < self.size and not self.gap(end + 1).strip() and end - last < 12:
            end += 1
        return Subject("", last + 1, end)

    def first_person(self, first: int, last: int) -> bool:
        """Whether the writer speaks of himself: *je*, *nous*."""
        return self.subject(first, last).pronoun in ("je", "nous") or self.at(first).plain in ("je",)

    # ------------------------------------------------------------ what follows

    def infinitive_after(self, last: int) -> tuple[str, int]:
        """What links a word to an infinitive right after it, and where the infinitive stands.

        The link is ``"inf"``, ``"de"`` or ``"à"``; ``("", -1)`` without an infinitive.
        """
        link = "inf"
        at = last + 1
        while at < self.size and at - last <= 7:
            if self.gap(at).strip(" ’'") not in ("", ",") or ("," in self.gap(at) and at - last > 4):
                if not (OPENERS & set(self.gap(at))):
                    return "", -1
            here = self.words[at]
            if here.infinitive and not (self.plain(at - 1) in DETERMINERS - CLITICS):
                if not (here.plain in ("devoir", "pouvoir", "être") and self.plain(at - 1) in ("un", "le")):
                    return link, at
            if here.plain in ("de", "à") and link == "inf":
                link = here.plain
            elif not (
                here.adverb or here.plain in CLITICS or here.plain == "ne" or here.folded.startswith("-") or here.plain in ("on", "il", "elle", "l'")
            ):
                return "", -1
            at += 1
        return "", -1

    def opens_quotation(self, index: int) -> bool:
        """Whether a quotation begins between the word before and this one."""
        return (
            not OPENERS.isdisjoint(self.gap(index))
            and self.quoted[index]
            and (index == 0 or not self.quoted[index - 1] or len(self.gap(index)) > 2)
        )

    def told_infinitive(self, last: int) -> bool:
        """Whether *à* + noun phrase and then avoir, être … follow (affirme aux juges avoir vu)."""
        if self.plain(last + 1) not in ("à", "au", "aux"):
            return False
        for at in range(last + 2, min(self.size, last + 9)):
            if self.comma_before(at) and self.gap(at).strip(" ’'"):
                return False
            if self.words[at].infinitive and self.plain(at - 1) not in ("à", "de", "pour", "ne", "pas"):
                return self.words[at].plain in ("avoir", "être", "vouloir", "ne", "pouvoir", "devoir")
        return False

    def content(self, last: int) -> str:
        """What a verb of saying takes after it.

        ``"que"`` a clause, ``"inf"``, ``"de"``, ``"à"`` an infinitive, ``"wh"`` a question,
        ``"quote"`` quoted words, ``"colon"`` what follows a colon, ``""`` nothing of these.
        """
        known = self._content.get(last)
        if known is None:
            known = self._content[last] = self._find_content(last)
        return known

    def _find_content(self, last: int) -> str:
        link, _ = self.infinitive_after(last)
        if link:
            return link
        if self.told_infinitive(last):
            return "inf"
        has_object = False
        for at in range(last + 1, min(self.size, last + 26)):
            gap = self.gap(at)
            if self.opens_quotation(at):
                if at - last > 9 and ":" not in gap:
                    return ""
                bare = not has_object or self.plain(at - 1) in DETERMINERS
                return "quote" if bare or ":" in gap else ""
            if ":" in gap:
                return "colon"
            if not _HARD.isdisjoint(gap):
                return ""
            found = self._opens_content(at, last, has_object)
            if found is not None:
                return found
            if at - last <= 2 and self._object_begins(at):
                has_object = not self.at(at + 1).number and self.plain(at + 1) not in _DAYS
        end = self.gap(self.size) if last + 26 > self.size else ""
        return "colon" if ":" in end else ""

    def _opens_content(self, at: int, last: int, has_object: bool) -> str | None:
        """What a word after a verb of saying opens; None to look on."""
        name, before = self.words[at].plain, self.plain(at - 1)
        if name == "que":
            if before == "ce" and at - last <= 3:
                return "wh"
            relative = has_object and "," not in self.gap(at) and not self.at(at - 1).number
            if before in _NOT_CONTENT or (relative and not self.at(at - 1).adverb):
                return None
            return "que"
        if name in _QUESTION and at - last <= 4 and not has_object:
            return "wh"
        if name == "ce" and self.plain(at + 1) in ("qui", "que", "dont") and at - last <= 3:
            return "wh"
        if name in ("qui", "dont", "où", "mais", "car") and at - last > 1:
            return ""
        if before in SUBJECTS and at - last > 1 and self.words[at].finite:
            return ""
        return None

    def _object_begins(self, at: int) -> bool:
        """Whether a determiner opens a noun phrase that no preposition governs."""
        name, before = self.words[at].plain, self.plain(at - 1)
        return name in DETERMINERS - {"au", "aux"} and before not in _GOVERN


_GOVERN = _PREPOSITIONS | {"devant", "lors", "depuis", "après", "avant", "selon"}
_DAYS = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche semaine mois jour jours matin soir même "
    "premier veille lendemain".split()
)


def words_between(context: Context, first: int, last: int) -> Iterator[str]:
    """Plain forms from one position to another, both included."""
    for index in range(max(first, 0), min(last + 1, context.size)):
        yield context.words[index].plain
