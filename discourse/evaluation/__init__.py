"""Markers against coded sentences: the trap suite, a user's own coding, two coders.

>>> import discourse
>>> result = discourse.evaluation.traps(lambda text: [])
>>> bool(result.right)  # a system that finds nothing is right on every sentence without a marker
True
"""

from __future__ import annotations

from discourse.calls import answer_for
from discourse.evaluation.coded import Finder, read_coded
from discourse.evaluation.coders import AgreementResult, agreement
from discourse.evaluation.marker_scores import MINIMUM, MarkerResult, score
from discourse.evaluation.trap_suite import Trap, TrapResult, load_traps, traps
from discourse.span_files import CODES, CodedText, Span

__all__ = [
    "CODES",
    "MINIMUM",
    "AgreementResult",
    "CodedText",
    "Finder",
    "MarkerResult",
    "Span",
    "Trap",
    "TrapResult",
    "agreement",
    "load_traps",
    "read_coded",
    "score",
    "traps",
]

answer_for(__name__)
