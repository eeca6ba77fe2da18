"""Articles that repeat another one: agency copy, reprints, the same text twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from discourse.arguments import each_document, zones_of
from discourse.documents import Document
from discourse.repetition.near_copies import CONTAINED, KINDS, Texts
from discourse.tables.groups import day_of
from discourse.tables.schema import Schema, categories, frame

DUPLICATES: Schema = {
    "doc": "str",
    "copy_of": "str",
    "kind": categories(*KINDS),
    "similarity": "float64",
    "containment": "float64",
    "words": "int64",
    "words_kept": "int64",
}
_LAST = "9999-99-99"  # after every date: what bears none cannot be shown to be the first


def duplicates(
    docs: Document | Iterable[Document],
    *,
    containment: float = CONTAINED,
    zones: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    r"""The articles to leave out because their text is that of another one, whole or in part.

    Agency copy counts in each outlet as if each had written it. Texts are compared by the
    sequences of three words they have (shingles; Broder 1997), whatever their headlines: a copy
    has at least seven in ten of those of the shorter text, which is at least a fifth as long as the
    other. So a dispatch that was cut to a third and changed here and there is found, and two
    articles that quote the same paragraph are not. The earliest by ``date`` is kept, else the first
    given; the others are compared with those that are kept, so that no chain of small changes
    leads from one article to a quite different one. Articles that `read_many` leaves out with
    ``drop_duplicates=True`` are those with the same text to the letter, headline included.

    Parameters
    ----------
    docs
        a Document or several with different ids; an iterator is gone through once, and of each
        document numbers are kept, 8 bytes a word. The time grows with the corpus, not with the
        pairs of articles.
    containment
        share of the shingles of the shorter text that both have, above 0 to 1, from which on it is
        a copy.
    zones
        the zones that are compared; None for standfirst and body, ``"all"`` for every zone.

    Returns
    -------
    DataFrame
        One row a document to leave out: ``doc, copy_of`` (the one that is kept), ``kind``
        (``exact``: the same words; ``edited``: about as long; ``shortened``, ``extended``: less
        than four fifths as long as the one kept, or that as the copy), ``similarity`` (shingles
        both have, of those either has), ``containment`` (of those of the shorter one), and how many
        words each has in these zones, ``words, words_kept``.

    Raises
    ------
    TypeError
        not a Document nor several.
    ValueError
        repeated ids, an unknown zone, a containment that is not a share above 0.

    Examples
    --------
    >>> import discourse
    >>> dispatch = (
    ...     "La préfecture a fermé le pont de Sorval mardi matin après la crue. Les ingénieurs "
    ...     "craignent que la pile centrale ne cède, et le maire demande une déviation."
    ... )
    >>> texts = {
    ...     "soir": ("Un pont fermé\n\n" + dispatch, "2024-03-06"),
    ...     "agence": (dispatch, "2024-03-05"),
    ...     "matin": ("La crue baisse enfin dans la vallée, selon les pompiers.", "2024-03-06"),
    ... }
    >>> docs = [
    ...     discourse.document(text, id=name, metadata={"date": date}, lang="fr")
    ...     for name, (text, date) in texts.items()
    ... ]
    >>> copies = discourse.duplicates(docs)
    >>> copies[["doc", "copy_of", "kind"]]
        doc copy_of   kind
    0  soir  agence  exact
    >>> kept = [doc for doc in docs if doc.id not in set(copies["doc"])]
    >>> [doc.id for doc in kept]
    ['agence', 'matin']
    """
    if isinstance(containment, bool) or not isinstance(containment, int | float):
        raise TypeError(f"containment is {containment!r}; give a number above 0, 1 at most")
    if not 0 < containment <= 1:
        raise ValueError(f"containment is {containment:g}; give a number above 0, 1 at most")
    chosen = zones_of(zones)
    ids: list[str] = []
    dates: list[str] = []
    texts = Texts()
    for doc in each_document(docs):
        ids.append(doc.id)
        dates.append(str(day_of(doc) or _LAST))
        texts.add(
            "\n".join(doc.text[one.start : one.end] for one in doc.blocks if one.zone in chosen)
        )
    order = sorted(range(len(ids)), key=lambda at: (dates[at], at))
    found = sorted(texts.copies(order, float(containment)), key=lambda copy: copy.copy)
    rows: Iterable[tuple[Any, ...]] = (
        (
            ids[one.copy],
            ids[one.kept],
            one.kind,
            one.resemblance,
            one.containment,
            texts.words[one.copy],
            texts.words[one.kept],
        )
        for one in found
    )
    return frame(rows, DUPLICATES)
