"""How a text moves, in one line: what prevails in each section, in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discourse.page.analysis import Findings
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
    """What more than half of a section's sentences say, and of how many."""
    words = wording(lang)["lead"]
    title = words["section"].format(title=row["title"]) if row["title"] else words["introduction"]
    for side, kinds in _SIDES.items():
        count = sum(int(row[kind]) for kind in kinds)
        if 2 * count > row["n"]:
            names = ", ".join(words[kind] for kind in kinds if row[kind])
            said = words["side"].format(side=words[side], count=count, n=row["n"], names=names)
            return str(words["step"].format(title=title, said=said))
    kind = "neutral" if 2 * row["none"] > row["n"] else "mixed"
    return str(words["step"].format(title=title, said=words[kind].format(n=row["n"])))
