"""The valence lexicon of a language or of the user, and its entries in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from discourse.french.keys import keys
from discourse.french.morphology import analyse
from discourse.french.noun_phrases import is_cut
from discourse.french.parse import Parse
from discourse.languages import language, table
from discourse.lexicons import POS, cut, patterns
from discourse.matching import Match, Matcher, fold, pattern_parts
from discourse.polarity.inserted import is_unbroken, with_room
from discourse.polarity.names import is_capital_of_name, named_words
from discourse.polarity.terms import is_dossier, is_procedure, is_term, is_topic
from discourse.segmentation import words_of
from discourse.user_files import path_of, version_of
from discourse.word_classes import word_class

COLUMNS = ("entry", "pos", "grade", "source", "note")
GRADES = ("-3", "-2", "-1", "0", "1", "2", "3", "+1", "+2", "+3")


class Entry(NamedTuple):
    """A word or expression and its grade, -3 (very bad) to +3 (very good).

    Grade 0 blocks: *ministre de la Défense* does not defend anything.
    """

    entry: str
    pos: str
    grade: int


class Hit(NamedTuple):
    """Words ``first`` to ``last`` of a sentence are an entry of the lexicon."""

    first: int
    last: int
    entry: Entry


class Lexicon:
    """Graded entries compiled into a matcher.

    Parameters
    ----------
    entries
        of an entry given twice the last line counts. Capitals and elisions may be written as in a
        text: *Qu’il* is matched as *qu’ il*.
    lang
        the language by whose rules the entries are segmented.

    Examples
    --------
    >>> lexicon = Lexicon([Entry("échec", "NOUN", -2)])
    >>> len(lexicon), lexicon.entries
    (1, (Entry(entry='échec', pos='NOUN', grade=-2),))
    """

    def __init__(self, entries: Iterable[Entry], lang: str = "fr") -> None:
        unique = {(entry.entry, entry.pos): entry for entry in entries}
        self.entries = tuple(unique.values())
        self._lang = lang
        self._matcher = Matcher(
            (
                (with_room(pattern) if pattern.startswith("[") else pattern, entry)
                for entry in self.entries
                for pattern in self._patterns(entry)
            ),
            keys,
        )

    def __len__(self) -> int:
        return len(self.entries)

    def _patterns(self, entry: Entry) -> Iterator[str]:
        return (cut(pattern, self._lang) for pattern in patterns(entry.entry, entry.pos))

    def unmatchable(self) -> list[Entry]:
        """The entries that no text can match: an unknown verb, a word that is segmented otherwise.

        Look at these first if you use a lexicon of your own.

        >>> lexicon = Lexicon([Entry("échec", "NOUN", -2), Entry("[échourer]", "EXPR", -2)])
        >>> lexicon.unmatchable()
        [Entry(entry='[échourer]', pos='EXPR', grade=-2)]
        """
        return [
            entry
            for entry in self.entries
            if not any(
                all(_can_match(part, self._lang) for part in pattern.split())
                for pattern in self._patterns(entry)
            )
        ]

    def met(self, parse: Parse) -> frozenset[Entry]:
        """Every entry whose words occur in a sentence, including those that are not hits."""
        return frozenset(match.value for match in self._matches(parse))

    def _matches(self, parse: Parse) -> list[Match[Entry]]:
        return list(map(Match._make, parse.matches(self._matcher)))

    def hits(self, parse: Parse, without: Collection[Entry] = ()) -> list[Hit]:
        """The entries in a sentence, leftmost and longest, blockers included.

        Of two entries for the same words, the one whose part of speech fits the context is taken;
        an entry with another part of speech than the word is not a hit. Entries in ``without`` are
        ignored, as if the lexicon did not have them.
        """
        found = self._matches(parse)
        if without:
            found = [match for match in found if match.value not in without]
        if not found:
            return []
        # For the same words a blocker comes first.
        found.sort(key=lambda match: (match.first, -match.last, match.value.grade != 0))
        graded = any(match.value.grade for match in found)
        names = named_words(parse) if graded else frozenset()
        kept: list[Hit] = []
        nouns = {match.first for match in found if match.value.pos == "NOUN"}
        last = -1
        for match in found:
            if match.first <= last:
                continue
            # A blocker also applies inside a name: "des Nations unies".
            named = match.value.grade != 0 and (
                match.first in names
                or is_capital_of_name(parse, match.first)
                or _is_spoken_of(parse, match)
            )
            if not named and _is_meant(parse, match, noun_too=match.first in nouns):
                kept.append(Hit(match.first, match.last, match.value))
                last = match.last
        return kept


def _is_spoken_of(parse: Parse, match: Match[Entry]) -> bool:
    """Whether a noun is part of a term of art or only a topic."""
    entry = match.value
    if entry.pos == "VERB":
        return is_procedure(parse, match.first)
    if entry.pos not in ("NOUN", "EXPR") or entry.entry.startswith("["):
        return False
    if parse.folded[match.first] in word_class("function_word", parse.doc.lang):
        return False
    good = entry.grade > 0
    if good and (is_term(parse, match.first) or is_dossier(parse, match.first)):
        return True
    return is_topic(parse, match.first)


def _can_match(part: str, lang: str) -> bool:
    """Whether one part of a pattern can match: a gap, a known verb, or a whole word."""
    if part.startswith("~") and part[1:].isdigit():
        return True
    return any(_is_a_key(key, lang) for key in part.split("|"))


def _is_a_key(key: str, lang: str) -> bool:
    if key.startswith("[") and key.endswith("]"):
        return bool(analyse(key[1:-1]))
    # An elided form is a word only before another word: l', d'.
    text = key + "a" if key.endswith("'") else key
    first = next(iter(words_of(text, [(0, len(text))], lang)), (0, 0))
    return first == (0, len(key)) and key == fold(key)


def _is_meant(parse: Parse, match: Match[Entry], *, noun_too: bool) -> bool:
    """Whether an entry fits the words: no marks inside, no name, the right part of speech.

    The tagger is asked only if the form can be a verb; it does not distinguish nouns from
    adjectives, and neither do the grades.
    """
    if match.first != match.last:
        if any(is_cut(parse, at) for at in range(match.first + 1, match.last + 1)):
            return False
        entry = match.value.entry
        if parse.folded[match.last - 1 : match.last + 1] == ["pas", "mal"] and entry[0] == "[":
            return False
        return not entry.startswith("[") or is_unbroken(
            parse, match.first, match.last, cut(entry, parse.doc.lang)
        )
    at, pos, form = match.first, match.value.pos, parse.forms[match.first]
    if pos == "EXPR" or not analyse(form):
        return True
    tag = parse.tag(match.first)
    if pos == "VERB":
        if tag.lemma != match.value.entry and tag.lemma in {verb.lemma for verb in analyse(form)}:
            return False  # il a plu hier: another verb of the same form
        # "un plan et un compromis": an auxiliary distinguishes a participle from the noun spelt
        # like it.
        return tag.is_verb and (tag.form != "Part" or not noun_too or _has_auxiliary(parse, at))
    if pos == "NOUN" and tag.form == "Part" and _has_agent(parse, at):
        return False
    if tag.form == "Part" and tag.tense == "Past":
        return not _is_in_perfect(parse, match.first)
    return not tag.is_verb


def _has_agent(parse: Parse, at: int) -> bool:
    """Whether *par* follows: "une thèse avancée par un historien" does not name an advance."""
    agents = word_class("agent_preposition", parse.doc.lang)
    return at + 1 < len(parse) and parse.folded[at + 1] in agents


def _has_auxiliary(parse: Parse, at: int) -> bool:
    group = parse.verb_at(at)
    return group is not None and bool(group.auxiliaries)


def _is_in_perfect(parse: Parse, at: int) -> bool:
    """Whether a participle after avoir is a verb and no adjective: "il a estimé" esteems nobody."""
    group = parse.verb_at(at)
    return group is not None and group.perfect and group.voice == "Act" and not group.pronominal


def read_lexicon(path: Path, lang: str = "fr") -> Lexicon:
    """A valence lexicon from a table ``entry pos grade source note``, in a language.

    Raises
    ------
    LexiconError
        a line that cannot be read; the message names file and line.
    FileNotFoundError
        no such file.
    """
    return Lexicon(_entries(path, lang), lang)


def _entries(path: Path, lang: str) -> Iterator[Entry]:
    for row in table(path, COLUMNS):
        if not row["entry"]:
            raise row.error("the entry is empty; give a word or an expression")
        try:
            pattern_parts(cut(row["entry"], lang))
        except ValueError as error:
            raise row.error(str(error)) from None
        grade = int(row.one_of("grade", GRADES))
        yield Entry(row["entry"], row.one_of("pos", POS), grade)


# Users edit the file and run again: its version is part of the key.
@lru_cache(maxsize=8)
def _read(path: Path, lang: str, _version: tuple[int, int]) -> Lexicon:
    return read_lexicon(path, lang)


@cache
def _own(lang: str) -> Lexicon:
    return read_lexicon(language(lang).path("valence.tsv"), lang)


def lexicon_of(lang: str, lexicon: Lexicon | str | PathLike[str] | None = None) -> Lexicon:
    """The lexicon to use: that of the language for None, else the given one or one at a path.

    A file of your own is read again only when it has changed.
    """
    if lexicon is None:
        return _own(lang)
    if isinstance(lexicon, Lexicon):
        return lexicon
    path = path_of(lexicon, "lexicon")
    return _read(path, lang, version_of(path))
