"""What prevails in each section, in one line, in reading order: counts, and no more than counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discourse.page.analysis import Findings
from discourse.page.majorities import prevailing
from discourse.page.words import wording

_SIDES: Mapping[str, tuple[str, ...]] = {
    "favourable": ("hope", "optimism"),
    "unfavourable": ("fear", "pessimism"),
}


def lead(found: Findings, lang: str) -> str:
    """The counts behind the opening figure: about the target, else of the whole text."""
    table = found["outlook_target"] if found.mentions else found["outlook"]
    words = wording(lang)["lead"]
    rows: list[dict[str, Any]] = table.to_dict("records")  # type: ignore[assignment]  # keys are str
    steps = [_step(row, lang) for row in rows if row["n"]]
    silent = sum(not row["n"] for row in rows)
    line = str(words["then"]).join(steps) + "."
    if silent and found.mentions:
        line += " " + words["silent" if silent > 1 else "silent_one"].format(n=silent)
    return line


def _step(row: Mapping[str, Any], lang: str) -> str:
    """What prevails in a section, with its counts."""
    words = wording(lang)["lead"]
    title = words["section"].format(title=row["title"]) if row["title"] else words["introduction"]
    sides = {side: sum(int(row[kind]) for kind in kinds) for side, kinds in _SIDES.items()}
    what = prevailing(**sides, neutral=int(row["none"]))
    names = ", ".join(
        words["name"].format(kind=words[kind], count=row[kind])
        for kind in _SIDES.get(what, ())
        if row[kind]
    )
    said = words[what].format(
        **sides, none=row["none"], n=row["n"], count=sides.get(what), names=names
    )
    return str(words["step"].format(title=title, said=said))
