"""Properties of a block that need no reading: its length, its end, its first letter."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from discourse.matching import BLANKS, SAME_LENGTH

# A name begins and ends with a capital; particles and initials may come between. Cues ignore
# case, names never do.
CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ]"
_PARTICLE = (
    r"(?:d[eui]|d'|des|de la|della|del|dos|da|van(?: de[rn]?)?|von(?: de[rmn])?|zu|ter|ten|te|el|al"
    r"|ben|bin|ibn|la|le|y|i|af)"
)
_PART = rf"{CAPITAL}[\w'-]*(?:\.(?:-{CAPITAL}\.)?)?"
NAME = rf"(?-i:(?:{_PARTICLE} ?)?{_PART}(?: (?:{_PARTICLE} ?)?{_PART}){{1,3}})"
AND = r"(?:, | et | and | und | y | & |/)"
NAMES = rf"{NAME}(?:{AND}{NAME}){{0,7}}"

_CLOSING = "»«”\"’')] " + BLANKS
_OPENING = "«»“„\"'‘( " + BLANKS
_QUOTES = tuple("\"'")
_DASHED = re.compile(r"[—–•●▪■*·►▶○✓]|-\s|\d+\) |[a-z]\) ")
_NAMES = re.compile(rf"{NAMES}\Z")


_LETTERS = 5  # of a word that says something
_STEM = 7  # letters
_RUN = re.compile("  +")
_DOTS = re.compile(r"\.[ \u00a0]?\.\Z")


def plainly(text: str) -> str:
    r"""Unify apostrophes, hyphens, blanks and quotation marks; keep case and length.

    >>> plainly("L’ÉTÉ « indien »")
    'L\'ÉTÉ " indien "'
    """
    for odd, plain in SAME_LENGTH:  # six times as fast as str.translate
        text = text.replace(odd, plain)
    return text


# Rules apply only to blocks up to a number of words, since their patterns take quadratic time. A
# block of one word can have a megabyte: such a long word counts as many.
_LONGEST_WORD = 40  # characters, on average


def _words(text: str) -> int:
    """The number of words of a block.

    >>> _words("Un mot"), _words("a" * 1000)
    (2, 25)
    """
    return max(len(text.split()), len(text) // _LONGEST_WORD)


@dataclass(slots=True)
class Line:
    """A block while its zone is being decided.

    ``plain`` is its text `plainly`, with single blanks; ``rule`` names the rule that gave it its
    zone; ``literals`` are what it has of all that cues need, once that is ``looked`` up.
    """

    text: str
    plain: str
    words: int
    zone: str | None = None
    rule: str = ""
    literals: Set[str] | None = None
    looked: bool = False

    def is_a(self, zone: str, rule: str) -> None:
        """Give the block its zone."""
        self.zone, self.rule = zone, rule

    def is_free(self) -> None:
        """Undo the decision of a rule about the block."""
        self.zone, self.rule = None, ""

    @property
    def free(self) -> bool:
        """Whether no rule has decided it yet."""
        return self.zone is None

    @property
    def final(self) -> str:
        """The last character apart from closing quotes and brackets; … for three full stops."""
        text = self.text.rstrip(_CLOSING)
        return "…" if _DOTS.search(text) else text[-1:]

    @property
    def prose(self) -> bool:
        """Whether the block is running text, by its length or its full stop."""
        return self.words >= 25 or (self.words >= 8 and self.final in tuple(".…!"))

    @property
    def brief(self) -> bool:
        """Whether the block has the form of a title or heading: short and not a statement."""
        first = self.text.lstrip(_OPENING)[:1]
        return (
            0 < self.words <= 15
            and self.final not in tuple(".;,:")
            and (first.isupper() or first.isdigit())
            and not _DASHED.match(self.text)
            and "://" not in self.text
        )

    @property
    def quoted(self) -> bool:
        """Whether the block begins and ends with quotation marks."""
        return self.plain[:1] in _QUOTES and self.plain.rstrip(" .")[-1:] in _QUOTES

    @property
    def named(self) -> bool:
        """Whether the block is a name or several and nothing else."""
        return self.words <= 20 and _NAMES.match(self.plain) is not None


def lines_of(texts: Sequence[str], known: Sequence[str | None] | None) -> list[Line]:
    """The blocks as lines, with the zones known beforehand."""
    lines = [Line(text, _RUN.sub(" ", plainly(text)), _words(text)) for text in texts]
    for line, zone in zip(lines, known or (), strict=False):
        if zone is not None:
            line.is_a(zone, "given")
    return lines


def stems(line: Line) -> Set[str]:
    """The beginnings of the longer words of a line, without most plural endings."""
    found = re.findall(r"[^\W\d_]+", line.plain.lower())
    return {word.rstrip("s")[:_STEM] for word in found if len(word) >= _LETTERS}
