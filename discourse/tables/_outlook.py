"""Outlook as a table: hope, optimism, fear and pessimism, of the whole text or towards a target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from os import PathLike
from typing import Any

import pandas as pd

from discourse import polarity, stance
from discourse.documents import Document
from discourse.inference import NET_SPREAD, mean_interval, share_interval
from discourse.sentence_cache import uncollected
from discourse.sentence_codes import SentenceCodes, codes_for
from discourse.tables import corrections, over_documents
from discourse.tables.asked import Asked
from discourse.tables.groups import Group, group_frame, groups_asked
from discourse.tables.measured import beside_codes
from discourse.tables.over_documents import pooled_cells
from discourse.tables.schema import SPAN, Schema, categories, frame, lead
from discourse.tables.units import unit_frame, units
from discourse.tables.voices import ALL, VOICE, TargetLike

OUTLOOK = categories(*stance.OUTLOOKS)
STATUS = categories(*stance.STATUSES)
TIME = categories(*stance.TIMES)

SENTENCES: Schema = {
    **SPAN,
    "target": "str",
    "valence": "int64",
    "status": STATUS,
    "outlook": OUTLOOK,
    "hedged": "bool",
    "inferred": "bool",
    "contributions": "int64",
    "mentions": "str",
    "voice": VOICE,
    "holder": "str",
    "confidence": "float64",
    "time": TIME,
    "time_rule": "str",
}
_COUNTS: Schema = {
    "n": "int64",
    **dict.fromkeys((*stance.OUTLOOKS, "undecided", "unmatched"), "int64"),
}
_SHARES: Schema = {
    f"{name}_{part}": "float64" for name in stance.OUTLOOKS for part in ("share", "low", "high")
}
SUMMARY: Schema = {
    "target": "str",
    **_COUNTS,
    **_SHARES,
    "net": "float64",
    "net_low": "float64",
    "net_high": "float64",
    "caution": "float64",
    "caution_low": "float64",
    "caution_high": "float64",
    "caution_n": "int64",
    "too_few": "bool",
    **corrections.columns("net"),
}
_READ = over_documents.columns("net", "net_low", "net_high")
OF_CORPUS: Schema = {
    "target": "str",
    "documents": _READ["documents"],
    **_COUNTS,
    **_READ,
    **corrections.columns("net"),
}
_BY = ("section", "sentence", "document")


@uncollected
def outlook(
    docs: Document | Iterable[Document],
    *,
    by: str = "section",
    target: TargetLike = None,
    lexicon: polarity.Lexicon | str | PathLike[str] | None = None,
    zones: str | Iterable[str] | None = None,
    voice: str = ALL,
    coded: SentenceCodes | Iterable[SentenceCodes] | None = None,
) -> pd.DataFrame:
    """How hopeful the text is: desirable or undesirable states crossed with their status.

    Desirable and left open is *hope*, desirable and asserted *optimism*, undesirable and open
    *fear*, undesirable and asserted *pessimism*; a denied desirable state is pessimism, a denied
    undesirable one optimism; the rest is *none*. The valence is that of the state of affairs
    before negation, the status is read from markers and verb groups. Towards Europe, with the
    language's own lexicon, weights learnt on coded sentences (``outlook_weights.toml``) decide
    whether a sentence is good, bad or neither; `explain` of its row shows what each finding adds.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    by
        ``"section"``, ``"sentence"``, ``"document"``; ``"corpus"`` for one row of all documents; or
        what groups them: a column of their metadata (``"outlet"``, ``"author"``, any other), the
        ``"year"``, ``"quarter"`` or ``"month"`` of their ``date``, or a day, as in
        ``"2024-03-01"``, for those before it and since. Intervals of a corpus or group generalise
        to documents like these. Documents without the value are left out, with a warning.
    target
        None for every counted sentence; the name of a target of `targets.toml` (such as
        ``"Europe"``), a word, a list of words, or a `stance.Target`, for the sentences about it.
        A name that does not occur gives n = 0, with a warning if a very similar one is known.
    lexicon
        a valence lexicon of your own, or its path, as in `sentiment`.
    zones
        the zones to read; None for standfirst and body, ``"all"`` for every zone.
    voice
        ``"author"`` for the sentences that give the author's own words, ``"source"`` for those of
        quoted or named voices, ``"all"`` for both: what a reader meets. In reports of what others
        say the two may well differ.
    coded
        what coders said of a random sample of these sentences, from `discourse.coding.read`.

    Returns
    -------
    DataFrame
        By section ``doc, section, title, target, n`` and, for each outlook, its count, share and
        Wilson interval (``hope, hope_share, hope_low, hope_high``, …); ``net``, the mean of +1
        (hope, optimism), -1 (fear, pessimism) and 0 with its t interval; ``caution``, the share of
        the hopes and optimisms that are hedged, conditional or concessive, and its ``caution_n``;
        ``too_few`` where n < 5 leaves the intervals out. ``net`` is what the rules read, and its
        interval covers sampling alone; ``net_corrected`` and its interval allow for sentences read
        wrongly; ``coded`` is how many of the n were coded, and ``correction`` where it comes from:
        a coded ``sample`` of these texts; the ``shipped table`` of how sentences on Europe are
        misread; or ``none``, for another target while fewer than eight sentences are coded. A
        section without a mention is a row with n = 0. Of the sentences counted as none,
        ``unmatched`` have no evaluative word and ``undecided`` have some without a clear balance;
        the rest are questions. By document the same, with the ``outlook`` of the text as a whole
        in place of section and title. By group ``group, target, documents`` (those with a
        sentence), ``n``, the counts, ``net`` and its interval, ``too_few`` below three documents,
        and the corrected columns; by corpus the same without group. By
        sentence ``doc, zone, section, sentence, start, end,
        text, target, valence, status, outlook, hedged, inferred, contributions`` (evaluative
        words), ``mentions, voice``, ``holder`` (the words that name a source, if any do),
        ``confidence``, the share of coded sentences about Europe, of the same kind, whose side was
        read as the coders did, for other targets and the whole text a guide only; ``time``,
        whether what it says is ``past``, ``present`` or ``ahead``, and the ``time_rule`` by which.

    Raises
    ------
    TypeError, ValueError
        no documents, repeated ids, an unknown unit, group or zone, a target that is empty or no
        name.
    LexiconError
        a lexicon line that cannot be read, with file and line.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("L’Europe pourrait retrouver la paix. Le conflit dure.")
    >>> discourse.outlook(doc, by="sentence")[["valence", "status", "outlook", "hedged"]]
       valence    status    outlook  hedged
    0        1      open       hope    True
    1       -1  asserted  pessimism   False
    >>> discourse.outlook(doc, target="Europe", by="document")[["outlook", "target", "n", "net"]]
      outlook  target  n  net
    0    hope  Europe  1  1.0
    """
    asked = Asked.of("outlook", docs, target, lexicon, zones, voice)
    groups = groups_asked(asked.docs, by, _BY)
    judged = ((doc, _judged(doc, asked, timed=by == "sentence")) for doc in asked.docs)
    if by == "sentence":
        rows = (_sentence_row(doc, one, asked.name) for doc, every in judged for one in every)
        table = frame(rows, SENTENCES)
    else:
        table = _table(list(judged), asked, by, groups, coded)
    if not (len(table) if by == "sentence" else table["n"].sum()):
        asked.warn_unmentioned()
    return table


def _judged(doc: Document, asked: Asked, *, timed: bool) -> list[stance.SentenceOutlook]:
    own = polarity.lexicon_of(doc.lang, asked.lexicon)
    return stance.find(doc, asked.target, asked.zones, own, asked.voice, timed=timed)


def _table(
    judged: Sequence[tuple[Document, list[stance.SentenceOutlook]]],
    asked: Asked,
    by: str,
    groups: Sequence[Group] | None,
    coded: object,
) -> pd.DataFrame:
    codes = codes_for(coded, asked.docs, "outlook", asked.about)
    read = [
        (doc, {one.sentence: stance.SIGN[one.outlook] for one in every}) for doc, every in judged
    ]
    found = beside_codes("outlook", asked.about, read, codes)
    if groups is not None:
        rows = []
        for group in groups:
            given, fixed = pooled_cells(found.pooled(group.places))
            counts = _counts([one for at in group.places for one in judged[at][1]])
            documents, n, *net = given
            rows.append((group.name, asked.name, documents, n, *counts, *net, *fixed))
        return group_frame(rows, OF_CORPUS, by)
    cells = (
        (
            *lead,
            *([stance.overall(inside)] if by == "document" else []),
            *_summary(inside, asked.name),
            *corrections.cells(found.correction.mean(part, by)),
        )
        for (doc, every), one in zip(judged, found.documents, strict=True)
        for (lead, inside), (_, part) in zip(
            units(doc, by, ((each.sentence, each) for each in every)), one.units(by), strict=True
        )
    )
    overall = {"outlook": OUTLOOK} if by == "document" else {}
    return unit_frame(cells, {**overall, **SUMMARY}, by)


def _sentence_row(doc: Document, one: stance.SentenceOutlook, name: str) -> tuple[Any, ...]:
    sentence = doc.sentences[one.sentence]
    return (
        *lead(doc, sentence, sentence.start, sentence.end),
        name,
        one.valence,
        one.status,
        one.outlook,
        one.hedged,
        one.inferred,
        len(one.contributions),
        "|".join(doc.text[start:end] for start, end in one.mentions),
        one.voice.kind,
        doc.text[one.voice.start : one.voice.end] if one.voice.start >= 0 else "",
        stance.confidence_of(one.judgement, doc.lang),
        one.time.when,
        one.time.rule,
    )


def _summary(found: Sequence[stance.SentenceOutlook], name: str) -> tuple[Any, ...]:
    """The cells of `SUMMARY` as read."""
    n = len(found)
    count = Counter(one.outlook for one in found)
    shares = [share_interval(count[kind], n) for kind in stance.OUTLOOKS]
    signs = [stance.SIGN[one.outlook] for one in found]
    net = mean_interval(signs, spread=NET_SPREAD, bounds=(-1, 1))
    good = [one for one in found if stance.SIGN[one.outlook] > 0]
    caution = share_interval(sum(one.hedged for one in good), len(good))
    return (
        name,
        n,
        *_counts(found),
        *(bound for share in shares for bound in (share.value, share.low, share.high)),
        net.value,
        net.low,
        net.high,
        caution.value,
        caution.low,
        caution.high,
        caution.n,
        net.too_few,
    )


def _counts(found: Sequence[stance.SentenceOutlook]) -> tuple[int, ...]:
    """The cells of `_COUNTS` after n."""
    count = Counter(one.outlook for one in found)
    return (
        *(count[kind] for kind in stance.OUTLOOKS),
        sum(one.undecided for one in found),
        sum(not one.contributions for one in found),
    )
