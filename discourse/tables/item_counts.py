"""Lemmas or markers counted in the units of groups: documents by metadata, or sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os import PathLike
from typing import Any

import numpy as np
from numpy.typing import NDArray

from discourse import modality
from discourse.documents import Document
from discourse.french.parse import parses
from discourse.tables._frequencies import content_lemmas
from discourse.tables.groups import CORPUS, grouped

Item = tuple[str, str | None]
"""A lemma and None, or the entry of a marker and its category."""

ITEMS = ("lemmas", "markers")
PARTS_OF_TEXT = ("section", "document")
"""Groups that are parts of texts, whose units are sentences; of others they are documents."""


@dataclass(frozen=True, slots=True)
class ItemCounts:
    """What was counted.

    Attributes
    ----------
    items
        in alphabetical order.
    matrix
        occurrences, a sparse matrix of units by items.
    sizes
        words of each unit, all of them.
    labels
        the number of the group of each unit.
    groups
        the names of the groups: values of metadata in their order, parts of texts as they come.
    """

    items: list[Item]
    matrix: Any
    sizes: NDArray[np.int64]
    labels: NDArray[np.int64]
    groups: list[str]

    def only(self, groups: Sequence[str]) -> ItemCounts:
        """The units of some groups alone."""
        wanted = [self.groups.index(name) for name in groups]
        rows = np.flatnonzero(np.isin(self.labels, wanted))
        labels = np.array([wanted.index(label) for label in self.labels[rows]], dtype=np.int64)
        return ItemCounts(self.items, self.matrix[rows], self.sizes[rows], labels, list(groups))

    def standing_in(self, units: int) -> ItemCounts:
        """The items that stand in at least so many units, whatever their group."""
        held = np.bincount(self.matrix.tocoo().col, minlength=len(self.items))
        kept = np.flatnonzero(held >= max(units, 1))
        items = [self.items[at] for at in kept]
        return ItemCounts(items, self.matrix[:, kept], self.sizes, self.labels, self.groups)


def item_counts(
    docs: Sequence[Document],
    by: str,
    of: str,
    zones: tuple[str, ...],
    lexicon: str | PathLike[str] | None,
) -> ItemCounts:
    """Count the items of each unit with words in these zones.

    Units are put into one order whatever that of the documents, so that a seed gives the same
    exchanges: by id, sentences as they come.
    """
    parts = _are_parts(docs, by)
    named = None if parts else _named(docs, by)
    groups: dict[str, None] = {} if named is None else dict.fromkeys(named.values())
    units: list[tuple[str, str, Counter[Item], int]] = []
    for doc in docs:
        if named is not None and doc.id not in named:
            continue
        for part, found, size in _units(doc, by, of, zones, lexicon):
            name = part if named is None else named[doc.id]
            groups.setdefault(name)
            units.append((doc.id, name, found, size))
    units.sort(key=lambda unit: unit[0])  # stable: sentences keep their order
    met = {name for _, name, _, _ in units}
    return _assembled(units, [name for name in groups if name in met])


def _are_parts(docs: Sequence[Document], by: str) -> bool:
    """Whether groups are parts of texts."""
    if by == "section" and len(docs) > 1:
        raise ValueError(
            f'by="section" compares the sections of one document, {len(docs)} were given; '
            "call it once for each"
        )
    if by == CORPUS:
        raise ValueError('by="corpus" is one group, and there is nothing to compare it with')
    return by in PARTS_OF_TEXT


def _named(docs: Sequence[Document], by: str) -> dict[str, str]:
    """The group of each document by its id, in order of the groups."""
    return {
        docs[place].id: group.name
        for group in grouped(docs, by, PARTS_OF_TEXT)
        for place in group.places
    }


def _units(
    doc: Document,
    by: str,
    of: str,
    zones: tuple[str, ...],
    lexicon: str | PathLike[str] | None,
) -> Iterator[tuple[str, Counter[Item], int]]:
    """The group, items and number of words of each unit that has words."""
    used = modality.load(lexicon, doc.lang) if of == "markers" else None
    whole: Counter[Item] = Counter()
    words = 0
    for parse in parses(doc, zones):
        if not len(parse):
            continue
        if used is None:
            found = Counter[Item]((lemma, None) for lemma in content_lemmas(parse))
        else:
            found = Counter(
                # A form that no entry names, such as the conditional, is named by its rule.
                (hit.entry or hit.rule, hit.category)
                for hit in modality.find_in(parse, used)
            )
        if by == "section":
            yield doc.sections[parse.sentence.section].title, found, len(parse)
        elif by == "document":
            yield doc.id, found, len(parse)
        else:
            whole += found
            words += len(parse)
    if words:
        yield "", whole, words


def _assembled(
    units: Sequence[tuple[str, str, Counter[Item], int]], groups: list[str]
) -> ItemCounts:
    from scipy.sparse import csr_array

    met = {item for _, _, found, _ in units for item in found}
    items = sorted(met, key=lambda item: (item[0], item[1] or ""))
    place = {item: at for at, item in enumerate(items)}
    rows = np.repeat(np.arange(len(units)), [len(found) for _, _, found, _ in units])
    columns = [place[item] for _, _, found, _ in units for item in found]
    cells = [count for _, _, found, _ in units for count in found.values()]
    matrix = csr_array(
        (np.array(cells, dtype=np.int64), (rows, np.array(columns, dtype=np.int64))),
        shape=(len(units), len(items)),
    )
    number = {name: at for at, name in enumerate(groups)}
    return ItemCounts(
        items,
        matrix,
        np.array([size for _, _, _, size in units], dtype=np.int64),
        np.array([number[name] for _, name, _, _ in units], dtype=np.int64),
        groups,
    )
