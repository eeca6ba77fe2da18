"""Which language a text is in, told from its most frequent words and from what its file says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from discourse.calls import warn
from discourse.documents import Document
from discourse.languages import UNKNOWN, available, frequent, known_code, language
from discourse.matching import fold

DEFAULT = "fr"
"""The language of a text that cannot be told."""

DOUBT = "language not sure"
"""How the note on a text begins whose language could not be told."""
CONTRADICTED = "the text looks"
"""How the note on a text begins that looks like another language than the one asked for."""

# A word with its apostrophe, since l' and d' tell more than l and d; but not the endings of
# inclusive writing (élu·es, étudiant.e.s, travailleur(se)s), which are words elsewhere.
_WORD = re.compile(r"(?<![^\W_])(?<!\w[·•.()])[^\W\d_]++(?!\d)'?")
_NOT_LATIN = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")
_LOWER = re.compile(r"\b[a-zà-ÿ][\w'’]*")
_PIECES, _PIECE = 4, 600  # a text is looked at in as many places, so many characters in each
_GLANCE = 90  # characters in each for the first look
_PLAINLY = 3  # different words of French, or of French alone for each of other languages

# Measured on French prose (1,115 sentences of press, 16,440 paragraphs of parliament) and on every
# 20 words in a row of texts in 18 other languages. A word counts for a language against French
# where only one of the two has it. French prose has at most 4 such words of any other language,
# and then as many of its own; 20 words of another language have at least 3, and more than twice
# as many as of French.
_ENOUGH = 3  # such words
_KINDS = 3  # of them different: a refrain is one word
_FRENCH = 2  # words that only French has: the fewest that make a short text French
# A few words of a neighbour of French are all words of French ("la casa de un"), or have a letter
# that no French word has ("día"). Of 6,234 runs of 4 to 9 words in texts in 18 languages, 3
# pass as French without a note (194 without this test); a quarter of the French runs get the note.
_FEW = 20  # words of a text whose letters are looked at
_ODD = re.compile(r"[^\W\d_a-zàâæçéèêëîïôœùûüÿ]", re.IGNORECASE)
_TIMES = 2  # as many as those that only French has
# French prose is at least 14 % frequent words of French in 20 words, 24 % in 40. A long text with
# hardly any is in a language that is not in the table.
_LONG, _LEAST = 40, 0.06  # different words; share
_LETTERS = 20  # so many letters of another alphabet are more than a name or quotation


@dataclass(frozen=True, slots=True)
class Guess:
    """The language a text is read in, and the note on it: empty where it is sure."""

    code: str
    note: str = ""


_FRENCH_TEXT = Guess(DEFAULT)


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """The languages that have each frequent word."""
    found: dict[str, list[str]] = {}
    for code, (_, words) in frequent().items():
        for word in words:
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


@dataclass(frozen=True, slots=True)
class _Evidence:
    """How often frequent words stand in a text: of French, and of its strongest rival."""

    french: int  # words of French
    only_french: int  # those that the rival does not have
    rival: str  # "" where no other language has a word that French has not
    only_rival: int
    kinds: int  # how many different words these are


def _evidence(counts: Counter[str]) -> _Evidence:
    speakers = _speakers()
    ours = frequent()[DEFAULT][1]
    told = {word: n for word, n in counts.items() if word in speakers}
    french = sum(n for word, n in told.items() if word in ours)
    theirs: Counter[str] = Counter()
    both: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for word, n in told.items():
        shared = word in ours
        for code in speakers[word]:
            if shared:
                both[code] += n
            else:
                theirs[code] += n
                kinds[code] += 1
    if not theirs:  # nothing speaks against French, unless another language has these words too
        own = ours.intersection(told)
        alone = any(len(speakers[word]) == 1 for word in own)
        other = Counter(code for word in own for code in speakers[word] if code != DEFAULT)
        sure = alone or len(own) > max(other.values(), default=0)
        return _Evidence(french, len(own) if sure else 0, "", 0, 0)
    rival = max(theirs, key=lambda code: (theirs[code] + both[code], theirs[code]))
    return _Evidence(french, french - both[rival], rival, theirs[rival], kinds[rival])


def guess(text: str, declared: str = "") -> Guess:
    """The language of a text; French, with a note, where it cannot be told.

    Parameters
    ----------
    text
        The text, or enough of it.
    declared
        What its file or its metadata say (``fr-FR``, ``en``, ``English``): it decides where the
        words do not.

    Examples
    --------
    >>> guess("The river has been rising for three days and it is not clear when it will stop.")
    Guess(code='en', note='')
    >>> guess("Le fleuve monte et personne ne sait quand la pluie s’arrêtera.").code
    'fr'
    >>> guess("Trop court."), guess("Trop court.", "fr-BE")
    (Guess(code='fr', note='language not sure: read as French'), Guess(code='fr', note=''))
    """
    longer = len(text) > _PIECES * _GLANCE
    odd = not longer and _is_odd(text)
    if not odd and (_plainly_french(text, _GLANCE) or (longer and _plainly_french(text, _PIECE))):
        return _FRENCH_TEXT
    found = _evidence(Counter(_WORD.findall(fold(_sample(text, _PIECE)))))
    if _another(found):
        return Guess(found.rival)
    if _unlisted(text, found):
        said = known_code(declared)
        return Guess(said if said and said != DEFAULT else UNKNOWN)
    french = found.only_french >= _FRENCH and found.only_french >= _TIMES * found.only_rival
    if french and not odd:
        return _FRENCH_TEXT
    said = known_code(declared)
    if said == DEFAULT or (said and not found.french):
        return Guess(said)
    perhaps = f", perhaps {language(found.rival).name}" if found.only_rival >= _ENOUGH else ""
    return Guess(DEFAULT, f"{DOUBT}{perhaps}: read as French")


def contradicted(text: str, lang: str) -> str:
    """The note on a text that is in another language than the one asked for; "" where it is not.

    >>> contradicted("The river is rising and nobody knows when it will stop.", "fr")
    'the text looks English (en): read as French, as asked'
    """
    # Read in another language a text is refused later, and that line says how to read it.
    if lang not in frequent() or lang not in available():
        return ""
    found, asked = guess(text), language(lang).name
    if found.note or found.code == lang:
        return ""
    if found.code == UNKNOWN:
        return f"{CONTRADICTED} not {asked}: read as {asked}, as asked"
    there = language(found.code).name
    return f"{CONTRADICTED} {there} ({found.code}): read as {asked}, as asked"


def warn_contradicted(docs: Sequence[Document]) -> None:
    """One warning, at the caller of a public function, on texts that look like another language."""
    notes = [(doc.id, note) for doc in docs for note in doc.notes if note.startswith(CONTRADICTED)]
    if notes:
        name, note = notes[0]
        more = f" (and so {len(notes) - 1} more of {len(docs)})" if len(notes) > 1 else ""
        warn(f"document {name!r}: {note}{more}")


def _sample(text: str, size: int) -> str:
    """Pieces from all of a text: a page may begin or end with lines in another language."""
    if len(text) <= _PIECES * size:
        return text
    step = (len(text) - size) // (_PIECES - 1)
    return " ".join(text[at * step : at * step + size] for at in range(_PIECES))


def _plainly_french(text: str, size: int) -> bool:
    """Whether the words as they stand are enough, which they are for nearly all French prose.

    Counting words of all languages in every text made reading 30 % slower, for short ones twice
    as slow; this takes 1 % of an article, 5 to 10 % of a paragraph.
    """
    words = _sample(text, size).lower().split()
    alone, theirs = _signs()
    against = len(theirs.intersection(words))
    if against:
        return len(alone.intersection(words)) >= _PLAINLY * against
    telling = frequent()[DEFAULT][1].intersection(words)
    return len(telling) >= _PLAINLY and not alone.isdisjoint(telling)


def _is_odd(text: str) -> bool:
    """Whether a text of a few words has one, not a name, with a letter that French has not."""
    if text.isascii():
        return False
    words = text.split()
    return len(words) <= _FEW and any(word[0].islower() and _ODD.search(word) for word in words)


@cache
def _signs() -> tuple[frozenset[str], frozenset[str]]:
    """The frequent words that French alone has, and those that it has not."""
    ours = frequent()[DEFAULT][1]
    theirs = frozenset[str]().union(
        *(words for code, (_, words) in frequent().items() if code != DEFAULT)
    )
    return ours - theirs, theirs - ours


def _another(found: _Evidence) -> bool:
    return (
        found.only_rival >= _ENOUGH
        and found.kinds >= _KINDS
        and found.only_rival > _TIMES * found.only_french
    )


def _unlisted(text: str, found: _Evidence) -> bool:
    """Whether a text is in a language that the table does not have."""
    if found.french > _LONG:
        return False
    sample = _sample(text, _PIECE)
    if not sample.isascii():
        others = len(_NOT_LATIN.findall(sample))
        if others >= _LETTERS and 2 * others > len(_LETTER.findall(sample)):
            return True
    plain = _LOWER.findall(sample)  # a list of names is in no language
    return len(set(plain)) >= _LONG and found.french < _LEAST * len(plain)
