"""Which lemmas or markers set a group of documents apart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from os import PathLike
from typing import Any

import numpy as np
import pandas as pd

from discourse.arguments import documents_of, one_of, whole, zones_of
from discourse.documents import Document
from discourse.inference.exchanging import exchanged_p
from discourse.inference.intervals import LEVEL, check_seed
from discourse.inference.keyness import deviation_of_proportions, log_likelihood, log_ratio
from discourse.inference.specificities import specificity
from discourse.tables.groups import group_name
from discourse.tables.item_counts import ITEMS, ItemCounts, item_counts
from discourse.tables.schema import CATEGORY, Schema, frame

KEYNESS: Schema = {
    "group": "str",
    "against": "str",
    "item": "str",
    "category": CATEGORY,
    "count": "int64",
    "words": "int64",
    "other_count": "int64",
    "other_words": "int64",
    "per_1000_words": "float64",
    "other_per_1000_words": "float64",
    "log_ratio": "float64",
    "low": "float64",
    "high": "float64",
    "log_likelihood": "float64",
    "specificity": "float64",
    "holding": "int64",
    "n": "int64",
    "other_holding": "int64",
    "other_n": "int64",
    "dispersion": "float64",
    "p": "float64",
    "p_adjusted": "float64",
    "key": "bool",
}
_ALPHA = round(1 - LEVEL, 10)  # not a trifle above .05, which exchanges of few documents can give
_SPREAD = 3
"""How many documents of the side that has it more often hold a key item: two are not a habit."""
_COLUMNS_AT_ONCE = 256  # of the matrix as full columns


def keyness(  # noqa: PLR0913 - what is counted, between whom, and how it is tested
    docs: Document | Iterable[Document],
    *,
    by: str,
    of: str = "lemmas",
    group: str | None = None,
    against: str | None = None,
    at_least: int = 3,
    lexicon: str | PathLike[str] | None = None,
    zones: str | Iterable[str] | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Which content words or markers set a group of texts apart, with keyness and specificity.

    One function for both, since they are two measures of one table: the log-likelihood of corpus
    linguistics (`log_likelihood`, with the effect size `log_ratio`) and the specificity of French
    textometry (`specificity`, as TXM and IRaMuTeQ give it) ask whether an item stands in a part
    more often than in the rest. Both take words for independent draws, so that a name which one
    long text repeats scores high in both. Hence neither decides here: an item is ``key`` if whole
    documents, exchanged at random between the groups, hardly ever set it as far apart
    (``p_adjusted`` below .05, adjusted for all items and groups of the call), its interval, where
    there is one, agrees, and three documents or more of the side that has it more often hold it. A
    word of one or two documents is never key, however often it stands there.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    by
        a metadata column, such as ``"outlet"``: documents with the same value form a group; or
        ``"year"``, ``"quarter"``, ``"month"`` or a day as in ``"2024-03-01"``, as in `outlook`.
        ``"section"``: the sections of one document (those of the same title together);
        ``"document"``: each document. Then sentences take the place of documents: they are counted
        in ``n`` and exchanged, and what is said holds for these texts, not for others of a group.
    of
        ``"lemmas"``, of content words as in `frequencies`, or ``"markers"``, by entry of the
        lexicon and category.
    group
        the one group that is asked about; None for each in turn.
    against
        the group it is compared with, for which ``group`` is needed; None for all the others.
    at_least
        in how many documents (of either side) an item stands that is listed and tested. Raise it
        for fewer and more certain rows; 1 lists all.
    lexicon
        path of a marker lexicon, as in `markers`; only with ``of="markers"``.
    zones
        the zones to read; None for standfirst and body, ``"all"`` for every zone.
    seed
        of the exchanges, 9,999 of them or all where there are fewer.

    Returns
    -------
    DataFrame
        One row a group and item: ``group, against`` (missing for all the others), ``item,
        category`` (of a marker), ``count, words``, the same of the other side, both rates
        per 1,000 words, ``log_ratio`` (binary logarithm of the ratio of rates, .5 added to each
        count) with its interval ``low, high`` over documents, none with fewer than five on a side
        nor where one side lacks the item;
        ``log_likelihood`` (G2), ``specificity`` (positive: more often than expected; 3 is one
        chance in 1,000); ``holding`` of the ``n`` documents of the group have it, the same of the
        other side; ``dispersion`` (DP over the documents of the group: 0 even, near 1 in few);
        ``p, p_adjusted, key``. Key items first, from the most over-used to the most under-used.

    Raises
    ------
    TypeError, ValueError, LexiconError
        as `markers`; no such metadata or group; fewer than two groups; several documents with
        ``by="section"``.

    Notes
    -----
    With three documents on each side no p is below .1, so that nothing can be key: four are needed.
    Agency copy in several outlets counts as so many documents: leave it out first (`duplicates`).

    Examples
    --------
    >>> import discourse
    >>> texts = ["La digue tient. La ville dort."] * 5 + ["Le pont tient. La ville dort."] * 5
    >>> docs = [
    ...     discourse.document(text, id=f"{n}", metadata={"outlet": "AB"[n // 5]})
    ...     for n, text in enumerate(texts)
    ... ]
    >>> table = discourse.keyness(docs, by="outlet", group="A")
    >>> table[["item", "count", "other_count", "log_ratio", "holding", "n", "key"]]
         item  count  other_count  log_ratio  holding  n    key
    0   digue      5            0     3.4594        5  5   True
    1    pont      0            5    -3.4594        0  5   True
    2  dormir      5            5     0.0000        5  5  False
    3   tenir      5            5     0.0000        5  5  False
    4   ville      5            5     0.0000        5  5  False
    """
    whole(at_least, "at_least")
    if at_least < 1:
        raise ValueError(f"at_least={at_least}: an item that is found stands in 1 document or more")
    check_seed(seed)
    one_of(of, ITEMS, "of")
    if lexicon is not None and of != "markers":
        raise ValueError(f"a lexicon is of markers, and of={of!r} counts words; say of='markers'")
    chosen = zones_of(zones)
    found = documents_of(docs, of)
    if not found:
        return frame([], KEYNESS)
    counted = item_counts(found, by, of, chosen, lexicon)
    counted, asked = _chosen(counted, by, group, against)
    rows = _rows(counted.standing_in(at_least), asked, against, seed)
    table = frame(rows, KEYNESS)
    place = {name: at for at, name in enumerate(counted.groups)}
    order = pd.DataFrame(
        {
            "group": table["group"].map(place),
            "key": ~table["key"],
            "specificity": -table["specificity"],
            "item": table["item"],
        }
    )
    ranked = order.sort_values(["group", "key", "specificity", "item"], kind="stable")
    return table.loc[ranked.index].reset_index(drop=True)


def _chosen(
    counted: ItemCounts, by: str, group: str | None, against: str | None
) -> tuple[ItemCounts, list[str]]:
    """What is compared, and the groups that are asked about."""
    if against is not None and group is None:
        raise ValueError(f"against={against!r} needs the group that is compared with it, as group=")
    group, against = (
        _named(given, counted.groups, name)
        for given, name in ((group, "group"), (against, "against"))
    )
    if group is not None and group == against:
        raise ValueError(f"group and against are both {group!r}; name two groups")
    if len(counted.groups) < 2:
        held = ", ".join(map(repr, counted.groups)) or "none with words in these zones"
        raise ValueError(f"by={by!r} gives fewer than two groups ({held}); two are compared")
    if group is None:
        return counted, list(counted.groups)
    return (counted if against is None else counted.only((group, against))), [group]


def _named(given: str | None, groups: Sequence[str], name: str) -> str | None:
    """The group that is meant, of those there are."""
    if given is None:
        return None
    if not isinstance(given, str):
        raise TypeError(f"{name} is {given!r}; give the name of a group, as text")
    # The sections of a text bear their titles as they stand, groups of texts do not.
    meant = given if given in groups else group_name(given)
    one_of(meant, groups, name)
    return meant


def _rows(
    counted: ItemCounts, asked: list[str], against: str | None, seed: int
) -> Iterator[tuple[Any, ...]]:
    numbers = [counted.groups.index(name) for name in asked]
    # Of two groups the second mirrors the first, and is not a second test.
    tested = numbers[:1] if len(counted.groups) == 2 else numbers
    labels, groups = counted.labels, tested
    if len(tested) == 1:
        # How the others are grouped is not asked; and p is that of two sides, whichever is named.
        inside = counted.labels == tested[0]
        labels, groups = (inside != inside[0]).astype(np.int64), [0]
    p, adjusted = exchanged_p(counted.matrix, counted.sizes, labels, groups, seed=seed)
    for place, (name, number) in enumerate(zip(asked, numbers, strict=True)):
        row = min(place, len(tested) - 1)
        cells = _cells(counted, number)
        for at, (item, category) in enumerate(counted.items):
            figures = next(cells)
            named = dict(zip(list(KEYNESS)[4:], figures, strict=False))
            held = named["holding" if named["specificity"] > 0 else "other_holding"]
            key = is_key(adjusted[row, at], held, named["low"], named["high"])
            yield name, against, item, category, *figures, p[row, at], adjusted[row, at], key


def is_key(adjusted: float, held: int, low: float, high: float) -> bool:
    """Whether an item is key.

    Parameters
    ----------
    adjusted
        its adjusted p value.
    held
        how many documents hold it on the side that has it more often.
    low, high
        the interval of its log ratio, nan where there is none.
    """
    beyond = math.isnan(low) or low > 0 or high < 0
    return bool(adjusted < _ALPHA and held >= _SPREAD and beyond)


def _cells(counted: ItemCounts, number: int) -> Iterator[tuple[Any, ...]]:
    """The figures of each item in a group, from its rates to its dispersion."""
    inside = counted.labels == number
    mine, others = counted.matrix[inside].tocsc(), counted.matrix[~inside].tocsc()
    size, other_size = counted.sizes[inside], counted.sizes[~inside]
    words, other_words = int(size.sum()), int(other_size.sum())
    for at in range(0, len(counted.items), _COLUMNS_AT_ONCE):
        a = mine[:, at : at + _COLUMNS_AT_ONCE].toarray()
        b = others[:, at : at + _COLUMNS_AT_ONCE].toarray()
        count, other = a.sum(axis=0), b.sum(axis=0)
        g2 = log_likelihood(count, words, other, other_words)
        score = specificity(count, count + other, words, words + other_words)
        for one in range(a.shape[1]):
            yield (
                *(count[one], words, other[one], other_words),
                *(1000 * count[one] / words, 1000 * other[one] / other_words),
                *log_ratio(a[:, one], size, b[:, one], other_size),
                *(g2[one], score[one]),
                *(np.count_nonzero(a[:, one]), len(a), np.count_nonzero(b[:, one]), len(b)),
                deviation_of_proportions(a[:, one], size),
            )
