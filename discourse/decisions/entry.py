"""One line of the lexicon of markers, and the conditions it puts on its context."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Condition:
    """A named condition on the context, with its arguments (``next:que|qu'``)."""

    name: str
    arguments: frozenset[str]

    def __str__(self) -> str:
        return f"{self.name}:{'|'.join(sorted(self.arguments))}" if self.arguments else self.name


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the lexicon; its columns are explained at the head of ``markers.tsv``."""

    pattern: str
    category: str
    strength: str
    family: str
    needs: tuple[Condition, ...]
    forbids: tuple[Condition, ...]
    source: str
    line: int
    note: str = ""
