"""Which words of a quote occur in a source, and in which stretches."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

_RUN = 3  # words; shorter common runs are chance unless a chain of near ones leads to a longer one
NEAR = 4
"""Maximal number of words between two stretches of one quotation."""


@dataclass(slots=True)
class Run:
    """Words that a quote and a source share without a break."""

    quote: int
    source: int
    length: int


def best_runs(quote: Sequence[Hashable], source: Sequence[Hashable]) -> list[Run]:
    """The stretches of a source that have the words of a quote, in order.

    Searched in the whole source and, if words are missing, only around the longest stretch:
    far from it, a few common words can belong to a longer subsequence without being quoted.
    """
    runs = _runs(quote, source)
    if not runs or sum(run.length for run in runs) == len(quote):
        return runs
    core = max(runs, key=lambda run: run.length)
    low = max(0, core.source - core.quote - 2 * NEAR)
    near = _runs(quote, source[low : core.source + len(quote) - core.quote + 2 * NEAR])
    near = [Run(run.quote, run.source + low, run.length) for run in near]
    return max(runs, near, key=lambda found: sum(run.length for run in found))


def _runs(quote: Sequence[Hashable], source: Sequence[Hashable]) -> list[Run]:
    """The longest common subsequence of a quote and a source, without chance matches."""
    from rapidfuzz.distance import LCSseq

    runs = [
        Run(code.src_start, code.dest_start, code.dest_end - code.dest_start)
        for code in LCSseq.opcodes(quote, source)
        if code.tag == "equal"
    ]
    runs = _drawn(_drawn(runs, quote, source, -1), quote, source, 1)
    return [
        run
        for chain in _chains(runs)
        if max(each.length for each in chain) >= _RUN
        for run in chain
    ]


def _chains(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs in order, grouped so that each is near the one before."""
    chains: list[list[Run]] = []
    for run in runs:
        if chains and gap(chains[-1][-1], run) <= NEAR:
            chains[-1].append(run)
        else:
            chains.append([run])
    return chains


def gap(one: Run, other: Run) -> int:
    """How many words of the source are between two runs."""
    first, second = (one, other) if one.source < other.source else (other, one)
    return second.source - first.source - first.length


def _drawn(
    runs: Sequence[Run], quote: Sequence[Hashable], source: Sequence[Hashable], step: int
) -> list[Run]:
    """Runs extended by the words that shorter runs before or after them had taken.

    There are many longest common subsequences, and the one returned may take the first word of a
    quote from far above its source. ``step`` -1 draws from the left, 1 from the right.
    """
    done: list[Run] = []
    for run in runs if step < 0 else reversed(runs):
        while done and done[-1].length <= run.length:
            other = done[-1]
            inside = run.quote - 1 if step < 0 else run.quote + run.length
            outside = run.source - 1 if step < 0 else run.source + run.length
            reached = other.quote + other.length - 1 if step < 0 else other.quote
            if inside != reached or not 0 <= outside < len(source):
                break
            if source[outside] != quote[inside]:
                break
            run.length, other.length = run.length + 1, other.length - 1
            if step < 0:
                run.quote, run.source = run.quote - 1, run.source - 1
            else:
                other.quote, other.source = other.quote + 1, other.source + 1
            if not other.length:
                done.pop()
        done.append(run)
    return done if step < 0 else done[::-1]
