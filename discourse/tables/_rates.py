"""How often each category of marker occurs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from os import PathLike
from typing import Any

import pandas as pd

from discourse import modality
from discourse.documents import Document
from discourse.inference import share_interval
from discourse.sentence_codes import SentenceCodes, answering, check_all, several
from discourse.span_files import CODED
from discourse.tables import corrections, over_documents
from discourse.tables._sections import section_sizes
from discourse.tables.asked import Asked
from discourse.tables.coded_parts import Part
from discourse.tables.groups import Group, group_frame, groups_asked
from discourse.tables.measured import Measured, beside_codes
from discourse.tables.over_documents import pooled_cells
from discourse.tables.schema import CATEGORY, Schema
from discourse.tables.units import UNITS, unit_frame
from discourse.tables.voices import ALL, TargetLike

RATES: Schema = {
    "category": CATEGORY,
    "count": "int64",
    "words": "int64",
    "sentences": "int64",
    "per_100_words": "float64",
    "per_sentence": "float64",
    "holding": "int64",
    "share": "float64",
    "low": "float64",
    "high": "float64",
    **corrections.columns("share"),
}
_READ = over_documents.columns("share", "low", "high")
OF_CORPUS: Schema = {
    "category": CATEGORY,
    "documents": _READ["documents"],
    **{name: RATES[name] for name in ("count", "words", "sentences")},
    **{name: RATES[name] for name in ("per_100_words", "per_sentence", "holding")},
    **{name: _READ[name] for name in ("share", "low", "high", "too_few")},
    **corrections.columns("share"),
}


def rates(
    docs: Document | Iterable[Document],
    *,
    by: str = "section",
    target: TargetLike = None,
    lexicon: str | PathLike[str] | None = None,
    zones: str | Iterable[str] | None = None,
    voice: str = ALL,
    coded: SentenceCodes | Iterable[SentenceCodes] | None = None,
) -> pd.DataFrame:
    """How often each category of marker occurs in each section or group, with the denominators.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    by
        ``"section"``, ``"document"``, ``"corpus"`` for all documents together, or what groups them,
        as in `outlook`.
    target
        as in `outlook`: only the sentences about it are counted, and the markers in them.
    lexicon
        path of a marker lexicon, as in `markers`.
    zones
        as in `markers`; the denominators are counted in the same zones.
    voice
        whose words, as in `outlook`: sentences of another voice count neither as markers nor in
        the denominators.
    coded
        what coders said of a random sample of these sentences, from `discourse.coding.read` or,
        of several categories, from `discourse.coding.read_all`.

    Returns
    -------
    DataFrame
        One row a section and category, those without a marker included: ``doc, section, title,
        category, count, words, sentences, per_100_words, per_sentence``; rates are missing where
        the section has no counted words; ``holding``, the sentences with a marker of the category,
        their ``share`` of the sentences and its Wilson interval ``low, high``, none below five
        sentences. All these are as read. ``share_corrected`` and its interval allow for markers
        missed and read wrongly: see `discourse.outlook` for ``coded`` and ``correction``. Of counts
        and rates per word there is no correction, for a coder says of sentences what they hold; nor
        of ``undecided``, which no coder answers. By document the same without section and title. By
        group ``group, category, documents`` and the same columns, the interval of the share over
        documents, and ``too_few`` below three of them, which leaves it out; by corpus the same
        without group.

    Raises
    ------
    TypeError, ValueError, LexiconError
        as `markers`; an unknown unit or group, a target that is empty or no name.

    Examples
    --------
    >>> import discourse
    >>> table = discourse.rates(discourse.document("Il pourrait signer."))
    >>> table.query("count > 0")[["category", "count", "words", "per_sentence"]]
       category  count  words  per_sentence
    0  possible      1      3           1.0
    """
    asked = Asked.of("markers", docs, target, lexicon, zones, voice)
    groups = groups_asked(asked.docs, by, UNITS)
    given = several(coded)
    check_all(given, asked.docs, [(name, "") for name in CODED])
    held = [_Held(doc, asked) for doc in asked.docs]
    if not any(one.counted for one in held):
        asked.warn_unmentioned()
    corrected = {
        name: beside_codes(
            name, "", [(one.doc, one.read(name)) for one in held], answering(given, name)
        )
        for name in modality.CATEGORIES
    }
    if groups is not None:
        return group_frame(_group_rows(groups, held, corrected), OF_CORPUS, by)
    return unit_frame(_rows(held, by, corrected), RATES, by)


class _Held:
    """The markers of a document: how many there are, and which sentences hold one."""

    def __init__(self, doc: Document, asked: Asked) -> None:
        self.doc = doc
        self.counted = asked.counted(doc)
        inside = frozenset(self.counted)
        self.count: Counter[tuple[int, str]] = Counter()
        self.holding: defaultdict[str, set[int]] = defaultdict(set)
        for hit in modality.hits(doc, asked.lexicon, asked.zones):
            if hit.sentence in inside:
                self.count[doc.sentences[hit.sentence].section, hit.category] += 1
                self.holding[hit.category].add(hit.sentence)
        self.sentences, self.words = section_sizes(doc, inside)

    def rate(self, category: str, section: int | None = None) -> tuple[Any, ...]:
        """The cells of `_rate` of a section, or of the document."""
        inside = [part.index for part in self.doc.sections] if section is None else [section]
        n = sum(self.count[at, category] for at in inside)
        words, sentences = (sum(size[at] for at in inside) for size in (self.words, self.sentences))
        return _rate(n, words, sentences)

    def read(self, category: str) -> dict[int, int]:
        """By counted sentence, 1 if it holds a marker of the category, else 0."""
        return {at: int(at in self.holding[category]) for at in self.counted}


def _rows(
    held: Sequence[_Held], by: str, corrected: dict[str, Measured]
) -> Iterator[tuple[Any, ...]]:
    """A row a section or document and category."""
    for at, one in enumerate(held):
        parts = (found.documents[at].units(by) for found in corrected.values())
        for place, row in enumerate(zip(*parts, strict=True)):
            section = place if by == "section" else None
            for (name, found), (lead, part) in zip(corrected.items(), row, strict=True):
                fixed = corrections.cells(found.correction.mean(part, by))
                yield *lead, name, *one.rate(name, section), *_share(part), *fixed


def _share(part: Part) -> tuple[Any, ...]:
    """The sentences that hold a marker, their share of all and its interval."""
    holding = int(sum(part.readings))
    share = share_interval(holding, len(part.readings))
    return holding, share.value, share.low, share.high


def _group_rows(
    groups: Sequence[Group], held: Sequence[_Held], corrected: dict[str, Measured]
) -> Iterator[tuple[Any, ...]]:
    """A row a group and category."""
    for group in groups:
        inside = [held[at] for at in group.places]
        n_words = sum(sum(one.words.values()) for one in inside)
        n_sentences = sum(sum(one.sentences.values()) for one in inside)
        for name, found in corrected.items():
            n = sum(count for one in inside for (_, of), count in one.count.items() if of == name)
            pooled = found.pooled(group.places)
            (documents, _, *share), fixed = pooled_cells(pooled)
            yield (
                group.name,
                name,
                documents,
                *_rate(n, n_words, n_sentences),
                int(pooled.read.sum()),
                *share,
                *fixed,
            )


def _rate(n: int, words: int, sentences: int) -> tuple[Any, ...]:
    """A count with its denominators and what it is per 100 words and per sentence."""
    per_word = 100 * n / words if words else float("nan")
    per_sentence = n / sentences if sentences else float("nan")
    return n, words, sentences, per_word, per_sentence
