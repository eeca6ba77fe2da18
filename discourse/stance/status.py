"""Whether a state of affairs is left open, asserted or denied: read from markers and negation."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.modality import Marker
from discourse.polarity import Contribution
from discourse.syntax import Parse

STATUSES = ("open", "asserted", "denied")

OPENING = frozenset({"possible", "probable", "hypothetical", "bouletic", "deontic"})
"""Categories under which what is said is not yet so: it may be, is wished, or ought to be."""

HEDGING = frozenset(
    {"possible", "probable", "inferential", "hypothetical", "concessive", "approximator"}
)
"""Categories that make a hope cautious."""

_PAST = frozenset({"Imp", "Past", "Pqp"})


def opening(parse: Parse, markers: Sequence[Marker]) -> list[Marker]:
    """The markers of a sentence that leave something open.

    Not those that are denied; not verbs of opinion, since who thinks that a thing is so asserts
    it as his view; not a duty or wish of the past, which says nothing of what is to come.
    """
    return [
        marker
        for marker in markers
        if marker.category in OPENING
        and not marker.negated
        and not (marker.category == "probable" and _is_opinion(marker))
        and not (marker.category in ("deontic", "bouletic") and _is_past(parse, marker))
    ]


def _is_opinion(marker: Marker) -> bool:
    """Verbs of thinking and *à mon avis*; what they bear on is held true by someone."""
    return any(word in marker.entry for word in _OPINION)


_OPINION = ("penser", "croire", "juger", "estimer", "trouver", "considérer", "avis", "sens", "selon")


def _is_past(parse: Parse, marker: Marker) -> bool:
    group = next(
        (g for g in parse.groups if parse.starts[g.first] <= marker.start <= parse.starts[g.last]),
        None,
    )
    return group is not None and group.mood == "Ind" and group.tense in _PAST


def status_of(parse: Parse, part: Contribution, opened: Sequence[Marker]) -> str:
    """The status of the state that a contribution names.

    Open when an opening marker has it in its reach or is it (*espoir*, *menace*). Denied when
    negation or lack bears on the state and nothing leaves that open.
    """
    if any(_reaches(parse, marker, part) for marker in opened):
        return "open"
    return "denied" if part.negated else "asserted"


def _reaches(parse: Parse, marker: Marker, part: Contribution) -> bool:
    """Whether a marker bears on a contribution.

    It does within its scope, in its own clause, and in what depends on that clause without a
    finite verb (*doit agir, évitant ainsi la crise*).
    """
    if _covers(marker, part):
        return True
    at = next((n for n, end in enumerate(parse.ends) if end > marker.start), None)
    if at is None or marker.category not in ("possible", "deontic", "probable", "hypothetical"):
        return False
    clause = parse.clause_of(at)
    return clause.first <= part.first <= clause.last


def _covers(marker: Marker, part: Contribution) -> bool:
    """Whether the scope of a marker, or the marker itself, holds a contribution."""
    if marker.start < part.end and part.start < marker.end:
        return True
    return marker.scope_start <= part.start and part.end <= marker.scope_end


def is_hedged(part: Contribution, markers: Sequence[Marker]) -> bool:
    """Whether caution bears on a contribution: a hedge, a condition or a concession."""
    if "concessive" in part.shifters:
        return True
    return any(marker.category in HEDGING and _covers(marker, part) for marker in markers)
