"""When a section may be called favourable, unfavourable, neutral or mixed."""

from __future__ import annotations

from discourse.inference import MINIMUM_N

# So many sentences of the rarer side make a section mixed, if they are half as many as the others:
# one sentence against one is not a pattern, whatever its share.
LEAST_OF_EITHER = 2


def prevailing(favourable: int, unfavourable: int, neutral: int) -> str:
    """Name what prevails among the sentences of a section.

    Returns
    -------
    str
        ``"few"`` below `MINIMUM_N` sentences; ``"mixed"`` when the rarer side has at least
        `LEAST_OF_EITHER` sentences and half as many as the other, and both together are more than
        half; ``"favourable"``, ``"unfavourable"`` or ``"neutral"`` when more than half of the
        sentences are; else ``"divided"``.

    Examples
    --------
    >>> prevailing(0, 1, 1), prevailing(5, 0, 5), prevailing(4, 3, 2), prevailing(5, 2, 1)
    ('few', 'divided', 'mixed', 'favourable')
    """
    n = favourable + unfavourable + neutral
    if n < MINIMUM_N:
        return "few"
    rarer, other = sorted((favourable, unfavourable))
    if rarer >= LEAST_OF_EITHER and 2 * rarer >= other and 2 * (rarer + other) > n:
        return "mixed"
    counts = {"favourable": favourable, "unfavourable": unfavourable, "neutral": neutral}
    return next((kind for kind, count in counts.items() if 2 * count > n), "divided")
