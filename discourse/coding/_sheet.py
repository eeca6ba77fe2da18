"""A coding sheet: sentences drawn at random, for a coder who does not see our readings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from discourse import stance
from discourse.arguments import documents_of, one_of, whole, zones_of
from discourse.coding.answers import MEASURES, OUTLOOK, columns
from discourse.coding.row_ids import RowId
from discourse.documents import Document, Sentence
from discourse.inference.intervals import check_seed
from discourse.sentence_codes import question_digest, text_digest
from discourse.spreadsheet_files import FORMULA
from discourse.tables.mentions import name_of, similar_names, target_called


def sheet(
    docs: Document | Iterable[Document],
    *,
    target: str | Sequence[str] | stance.Target | None = None,
    measure: str = OUTLOOK,
    n: int | None = None,
    zones: str | Iterable[str] | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Draw sentences at random for hand coding, with a sentence of context on either side.

    The sheet shows nothing of what the rules read: a coder who sees a reading yields to it. Its
    rows stand in random order, so that the first ones of a coder who stops early are a random
    sample too. The columns to fill in are empty; save it with ``to_csv(path, index=False)`` or
    ``to_excel(path, index=False)``.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    target
        with ``measure="outlook"``, whom the sentences are about, as in `discourse.outlook`; None
        for every sentence.
    measure
        ``"outlook"``: is what is said of the target favourable (1), unfavourable (-1) or neither
        (0), before denial, and is it open, asserted or denied? ``"hedging"``: does the sentence
        hold a hedge, yes or no? A category of marker, such as ``"possible"``: does it hold one?
    n
        how many sentences; None for all.
    zones
        the zones to draw from; None for standfirst and body, ``"all"`` for every zone.
    seed
        of the draw: the same seed draws the same rows.

    Returns
    -------
    DataFrame
        ``id, before, sentence, after, valence, status, note``, or ``hedged`` or the category in
        place of ``valence, status``. Leave ``id`` as it is: it names sentence, text and question.

    Raises
    ------
    TypeError, ValueError
        as `discourse.outlook`; an unknown measure, a target with another measure, more sentences
        than there are, or none.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("L’Europe avance. Il pleut. L’Europe doute.", id="essay")
    >>> discourse.coding.sheet(doc, target="Europe")[["sentence", "after", "valence"]]
               sentence      after valence
    0  L’Europe avance.  Il pleut...
    1   L’Europe doute...
    """
    one_of(measure, MEASURES, "measure")
    check_seed(seed)
    found = documents_of(docs, "outlook" if measure == OUTLOOK else "markers")
    # The draw is of the texts, not of the order in which they are given.
    found = sorted(found, key=lambda doc: doc.id)
    drawn_from = [
        (doc, sentence)
        for doc in found
        for sentence in population(doc, measure, target, zones_of(zones))
    ]
    if not drawn_from:
        raise nothing_to_code(found, target)
    size = _size(n, len(drawn_from))
    order = np.random.default_rng(seed).permutation(len(drawn_from))[:size]
    question = question_digest(measure, target_called(target, found))
    digests = {doc.id: text_digest(doc) for doc in found}
    empty = [""] * (len(columns(measure)) - 4)
    rows = [
        (
            str(RowId(place, sentence.index, digests[doc.id], question)),
            *_in_context(doc, sentence),
            *empty,
        )
        for place, (doc, sentence) in enumerate((drawn_from[at] for at in order), start=1)
    ]
    return pd.DataFrame(rows, columns=list(columns(measure)), dtype="str")


def population(doc: Document, measure: str, target: Any, zones: tuple[str, ...]) -> list[Sentence]:
    """The sentences of a document a question is asked of.

    Raises
    ------
    ValueError
        a target where hedging is coded.
    """
    if measure == OUTLOOK:
        return [case.parse.sentence for case in stance.cases(doc, target, zones)]
    if target is not None:
        raise ValueError(f'a target goes with measure="outlook": {measure} is of every sentence')
    return [sentence for sentence in doc.sentences if sentence.zone in zones]


def nothing_to_code(docs: Sequence[Document], target: Any) -> ValueError:
    """There is nothing to code, with the name that may have been meant."""
    about = "" if target is None else f" about {name_of(target)!r}"
    meant = "".join(meant for _, meant in similar_names(docs, target))
    return ValueError(
        f"there is no sentence{about} to code in these zones of these documents{meant}"
    )


def _size(n: int | None, there_are: int) -> int:
    if n is None:
        return there_are
    whole(n, "n")
    if not 1 <= n <= there_are:
        raise ValueError(
            f"n must lie between 1 and {there_are}, the sentences there are to code, not {n!r}; "
            "leave it out to code them all"
        )
    return n


def _in_context(doc: Document, sentence: Sentence) -> tuple[str, str, str]:
    inside = doc.sentences
    before = inside[sentence.index - 1 : sentence.index]
    after = inside[sentence.index + 1 : sentence.index + 2]
    shown = [
        " ".join(doc.text[part[0].start : part[0].end].split()) if part else ""
        for part in (before, (sentence,), after)
    ]
    first, middle, last = (f" {text}" if text.startswith(FORMULA) else text for text in shown)
    return first, middle, last
