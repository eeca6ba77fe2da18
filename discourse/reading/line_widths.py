"""The width at which lines were broken, told from the line ends alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NARROWEST, WIDEST = 28, 240
_ROUNDS = 12  # widths in one text
_RAGGED = 0.85  # share of the width that a line of a proportional font fills at least
_MOST = 0.8  # of the line ends of a group that its width must explain
_SHARE = 0.25  # of all such line ends that a further width must explain
_SURE = 4  # line ends; fewer must look like prose


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line, another one right below.

    ``low`` and ``high`` are the widths between which the text was wrapped if the next word did not
    fit on the line; ``goes_on`` says that what follows cannot begin a sentence.
    """

    low: int
    high: int
    goes_on: bool
    cut: bool  # inside a word
    ended: bool  # behind a full stop or the like
    paused: bool  # behind a comma or the like
    bound: bool  # behind a little word such as de or la, which ends no item of a list
    whole: bool  # the line is a single word, such as an address, which could not be broken


@dataclass(frozen=True, slots=True)
class Width:
    """A width, and the share of it that a line fills that was wrapped."""

    columns: int
    share: float = 1.0

    def filled(self, one: Break) -> bool:
        """Whether a line had no room for the next word."""
        if one.low > self.columns:
            return one.whole or one.goes_on
        return one.high >= self.columns * self.share

    def explains(self, one: Break) -> bool:
        """Whether a line end is where the width puts it; an address may be longer."""
        return one.whole or (one.low <= self.columns and one.high >= self.columns * self.share)


def widths_of(groups: Sequence[Sequence[Break]]) -> list[list[Width | None]]:
    """For each line end of each group the width of its paragraph, None where it was not wrapped.

    A word that did not fit gives two bounds of the width. The width that most line ends agree on
    is that of the text, whatever a few of them say; groups that do not fit it may have another.
    Only line ends before a small letter are asked: verse has hardly any, those of a list agree on
    no width, and what follows a paragraph begins with a capital.

    >>> prose = Break(62, 68, True, False, False, False, True, False)
    >>> widths_of([[prose, prose], []])
    [[Width(columns=62, share=1.0), Width(columns=62, share=1.0)], []]
    """
    found = _assigned(groups)
    spread = [[width] * len(breaks) for width, breaks in zip(found, groups, strict=True)]
    # No blank line may part paragraphs of several widths.
    mixed = [n for n, width in enumerate(found) if width is None and _asked(groups[n])]
    chains = [(number, chain) for number in mixed for chain in _chains(groups[number])]
    parts = _assigned([groups[number][chain.start : chain.stop] for number, chain in chains])
    for (number, chain), width in zip(chains, parts, strict=True):
        spread[number][chain.start : chain.stop] = [width] * len(chain)
    for number in mixed:
        if not _fits(groups[number], spread[number]):
            spread[number] = [None] * len(groups[number])
    return spread


def _asked(breaks: Sequence[Break]) -> list[Break]:
    return [one for one in breaks if one.goes_on and not one.whole]


def _chains(breaks: Sequence[Break]) -> Iterator[range]:
    """Line ends one after the other before a small letter, with those before capitals below."""
    start = 0
    for at in range(1, len(breaks)):
        if breaks[at].goes_on and not breaks[at - 1].goes_on:
            yield range(start, at)
            start = at
    yield range(start, len(breaks))


def _assigned(groups: Sequence[Sequence[Break]]) -> list[Width | None]:
    """For each group the width it was wrapped at."""
    asked = {number: _asked(breaks) for number, breaks in enumerate(groups)}
    open_ = {number for number, breaks in asked.items() if breaks}
    found: list[Width | None] = [None] * len(groups)
    for share in (1.0, _RAGGED):
        for _ in range(_ROUNDS):
            width = _densest((one for number in open_ for one in asked[number]), share)
            if width is None:
                break
            chosen = [n for n in sorted(open_) if _fits(groups[n], [width] * len(groups[n]))]
            if not _convinces(chosen, groups, asked, width, open_):
                break
            for number in chosen:
                found[number] = width
            open_.difference_update(chosen)
    return _filled(found, groups, asked)


def _densest(breaks: Iterator[Break], share: float) -> Width | None:
    """The least width that most line ends agree on."""
    change = [0] * (WIDEST + 2)
    for one in breaks:
        low, high = max(one.low, NARROWEST), min(int(one.high / share), WIDEST)
        if low <= high:
            change[low] += 1
            change[high + 1] -= 1
    best, most, number = 0, 0, 0
    for columns, step in enumerate(change):
        number += step
        if number > most:
            best, most = columns, number
    return Width(best, share) if most else None


def _fits(breaks: Sequence[Break], widths: Sequence[Width | None]) -> bool:
    """Whether widths explain most of the line ends before a small letter."""
    asked = [(one, width) for one, width in zip(breaks, widths, strict=True) if one.goes_on]
    explained = sum(width is not None and width.explains(one) for one, width in asked)
    return explained >= _MOST * len(asked)


def _convinces(
    chosen: Sequence[int],
    groups: Sequence[Sequence[Break]],
    asked: dict[int, list[Break]],
    width: Width,
    open_: set[int],
) -> bool:
    """Whether the groups that fit a width are prose that was wrapped at it."""
    ends = [one for number in chosen for one in asked[number] if width.explains(one)]
    if len(ends) < 2 or len(ends) < _SHARE * sum(len(asked[number]) for number in open_):
        return False
    full = sum(width.explains(one) for number in chosen for one in groups[number])
    paused = sum(one.paused or one.ended for one in ends)
    bound = sum(one.bound for one in ends)
    if len(ends) < 0.5 * full or paused > 0.5 * len(ends):
        return False
    return bound >= (0.1 * len(ends) if len(ends) >= _SURE else 1)


def _filled(
    found: list[Width | None], groups: Sequence[Sequence[Break]], asked: dict[int, list[Break]]
) -> list[Width | None]:
    """Groups without a line end that was asked have the width that explains most of theirs.

    Of several it is that of the group above, or below the first groups that of the next.
    """
    known = list(dict.fromkeys(width for width in found if width is not None))
    last = known[0] if known else None
    for number, width in enumerate(found):
        if width is not None:
            last = width
        elif last is not None and groups[number] and not asked[number]:
            best = max((last, *known), key=lambda one: sum(map(one.explains, groups[number])))
            found[number] = last = best
    return found
