"""What prevails in each section, in one line, in reading order: counts, and no more than counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discourse.page.majorities import prevailing
from discourse.page.report_tables import Findings
from discourse.stance import SIDES
from discourse.tables.schema import rows_of
from discourse.wording import say, section_title

_SIDES: Mapping[str, tuple[str, ...]] = {"favourable": SIDES[1], "unfavourable": SIDES[-1]}


def lead(found: Findings, lang: str) -> str:
    """The counts behind the opening figure: about the target, else of the whole text."""
    table = found["outlook_target"] if found.mentions else found["outlook"]
    rows = list(rows_of(table))
    steps = [_step(row, lang, alone=len(rows) == 1) for row in rows if row["n"]]
    silent = sum(not row["n"] for row in rows)
    line = say("lead.then", lang).join(steps) + "."
    if silent and found.mentions:
        line += " " + say("lead.silent", lang, n=silent)
    return line


def _step(row: Mapping[str, Any], lang: str, *, alone: bool) -> str:
    """What prevails in a section, with its counts."""
    title = section_title("", lang, alone=alone)
    if row["title"]:
        title = say("names.section", lang, title=row["title"])
    sides = {side: sum(int(row[kind]) for kind in kinds) for side, kinds in _SIDES.items()}
    what = prevailing(**sides, neutral=int(row["none"]))
    names = ", ".join(
        f"{say(f'outlooks.{kind}', lang)} {row[kind]}" for kind in _SIDES.get(what, ()) if row[kind]
    )
    said = say(
        f"lead.{what}",
        lang,
        **sides,
        none=row["none"],
        n=row["n"],
        count=sides.get(what),
        names=names,
    )
    return say("lead.step", lang, title=title, said=said)
