"""The order in which the boxes of a page are read: down one column, then down the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_STEP = 4.0  # points between places where a gutter is looked for
_LINES = 3  # lines on each side of a gutter, at least
_OVERLAP = 0.3  # of the height of the shorter side, which must stand beside the other


class Box(NamedTuple):
    """A box on a page, in points from its lower left corner; ``lines`` is what it holds."""

    left: float
    bottom: float
    right: float
    top: float
    lines: int
    number: int


def in_order(boxes: Sequence[Box]) -> list[Box]:
    """Boxes in the order of reading.

    A gutter is a place that leaves lines on both sides, beside one another. What crosses it, such
    as a title above two columns, parts the page into bands, which are read from the top.

    Examples
    --------
    >>> title = Box(0, 90, 100, 100, 1, 0)
    >>> left, right = Box(0, 0, 45, 80, 9, 1), Box(55, 40, 100, 80, 5, 2)
    >>> [box.number for box in in_order([right, left, title])]
    [0, 1, 2]
    """
    done: list[Box] = []
    todo = [sorted(boxes, key=lambda box: (-box.top, box.left))]
    while todo:
        group = todo.pop()
        gutter = _gutter(group)
        if gutter is None:
            done += group
            continue
        bands: list[list[Box]] = []
        left: list[Box] = []
        right: list[Box] = []
        for box in group:
            if box.right <= gutter:
                left.append(box)
            elif box.left >= gutter:
                right.append(box)
            else:
                bands += [left, right, [box]]
                left, right = [], []
        bands += [left, right]
        todo += [band for band in reversed(bands) if band]
    return done


def _gutter(boxes: Sequence[Box]) -> float | None:
    """The place that leaves most lines on its emptier side, crossed by as few boxes as can be."""
    places = sorted({round(box.right / _STEP) for box in boxes})
    found: tuple[int, int, float] | None = None
    for place in places:
        at = place * _STEP + _STEP / 2
        left = [box for box in boxes if box.right <= at]
        right = [box for box in boxes if box.left >= at]
        fewest = min(sum(box.lines for box in left), sum(box.lines for box in right))
        if fewest < _LINES or not _beside(left, right):
            continue
        crossing = len(boxes) - len(left) - len(right)
        if found is None or (fewest, -crossing) > found[:2]:
            found = fewest, -crossing, at
    return None if found is None else found[2]


def _beside(left: Sequence[Box], right: Sequence[Box]) -> bool:
    sides = [
        (min(box.bottom for box in side), max(box.top for box in side)) for side in (left, right)
    ]
    overlap = min(top for _, top in sides) - max(bottom for bottom, _ in sides)
    return overlap >= _OVERLAP * min(top - bottom for bottom, top in sides)
