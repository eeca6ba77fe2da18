"""Punctuation marks by what they separate, for the rules that stop at one."""

from __future__ import annotations

STRONG = frozenset(";:!?…()[]—–")
"""Stronger than a comma: what governs, denies or reports reaches no farther.

Not the full stop: within a sentence it ends an abbreviation.
"""

DIVIDING = STRONG - frozenset("!?…")
"""Those that divide a sentence into clauses and phrases.

Others can interrupt one that goes on: *La crise menace les… alliés de l’Europe.*
"""
