"""Outlook and attitude: what a text says about the future or about a target, and how firmly.

- `find`, `overall`: the outlook of sentences and of a text, towards a target or not.
- `toward`: the attitude towards one mention, an explained sum.
- `target_of`: a target by name or aliases.

>>> import discourse
>>> doc = discourse.document("La paix pourrait revenir.")
>>> [one.outlook for one in discourse.stance.find(doc)]
['hope']
"""

from __future__ import annotations

from discourse.calls import answer_for
from discourse.stance.attitude import Attitude, toward
from discourse.stance.case import Case
from discourse.stance.confidence import confidence_of
from discourse.stance.judgement import (
    OUTLOOKS,
    SIDES,
    SIGN,
    Judgement,
    Reason,
    Weighed,
    judge,
    weigh,
)
from discourse.stance.outlook_explanation import Explanation, explanation
from discourse.stance.sentence_outlooks import SentenceOutlook, cases, find, overall
from discourse.stance.status import STATUSES
from discourse.stance.targets import Mention, Target, target_of
from discourse.stance.times import TIMES, Time
from discourse.stance.who_speaks import VOICES, Voice, voices

__all__ = [
    "OUTLOOKS",
    "SIDES",
    "SIGN",
    "STATUSES",
    "TIMES",
    "VOICES",
    "Attitude",
    "Case",
    "Explanation",
    "Judgement",
    "Mention",
    "Reason",
    "SentenceOutlook",
    "Target",
    "Time",
    "Voice",
    "Weighed",
    "cases",
    "confidence_of",
    "explanation",
    "find",
    "judge",
    "overall",
    "target_of",
    "toward",
    "voices",
    "weigh",
]

answer_for(__name__)
