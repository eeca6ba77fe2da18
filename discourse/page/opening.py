"""The first three sentences of the page: what the text does, how sure that is, on how many."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from discourse.charts.house import LIMITS, corrected_columns
from discourse.inference import MINIMUM_N, format_number
from discourse.inference.reading_error import NONE, SAMPLE
from discourse.page.report_tables import Findings
from discourse.stance import SIDES
from discourse.tables.corrections import SHIPPED
from discourse.tables.schema import rows_of
from discourse.wording import say

_SCALES = {SAMPLE: "opening.scale_sample", SHIPPED: "opening.scale_shipped"}


def opening(found: Findings, lang: str) -> list[tuple[str, str]]:
    """Three answers, each under its question; of a text without a counted sentence, one."""
    whole, about = _row(found, ""), _row(found, found.target) if found.mentions else None
    if not whole["n"]:
        return [(say("opening.head_what", lang), say("opening.nothing", lang))]
    rows = [row for row in (whole, about) if row is not None]
    sure = [_sure(row, lang) for row in rows]
    sure += _scale(rows, lang)
    return [
        (say("opening.head_what", lang), " ".join(_what(row, lang) for row in rows)),
        (say("opening.head_sure", lang), " ".join(sure)),
        (say("opening.head_many", lang), _on_how_many(found, whole, about, lang)),
    ]


def _row(found: Findings, target: str) -> Mapping[str, Any]:
    table = found["outlook_document"]
    return next(rows_of(table[table["target"] == target]))


def _what(row: Mapping[str, Any], lang: str) -> str:
    good, bad = (sum(row[name] for name in SIDES[side]) for side in (1, -1))
    target = row["target"]
    return say(
        "opening.about" if target else "opening.whole",
        lang,
        target=target,
        favourable=good,
        unfavourable=bad,
        none=row["none"],
        n=row["n"],
    )


def _sure(row: Mapping[str, Any], lang: str) -> str:
    """What may be said of the balance: as `contrasts` would, no direction without an interval."""
    what = row["target"] or say("names.whole", lang)
    value, low, high = (float(row[name]) for name in corrected_columns("net"))
    if row["n"] < MINIMUM_N:
        return say("opening.few", lang, what=what, n=row["n"], minimum=MINIMUM_N)
    if math.isnan(low):
        net = format_number(float(row["net"]), lang, digits=1, signed=True)
        return say("opening.unknown", lang, what=what, net=net)
    net, least, most = (
        format_number(one, lang, digits=1, signed=True) for one in (value, low, high)
    )
    side = "opening.above" if low > 0 else "opening.below" if high < 0 else "opening.at"
    said = say(side, lang)
    return say("opening.sure", lang, what=what, net=net, low=least, high=most, side=said)


def _scale(rows: Sequence[Mapping[str, Any]], lang: str) -> list[str]:
    """What a balance is, and what corrected those that are."""
    shown = [row["correction"] for row in rows if row["n"] >= MINIMUM_N]
    used = dict.fromkeys(str(one) for one in shown if one != NONE)
    keys = [_SCALES[one] for one in used] or ["opening.scale"] * bool(shown)
    return [say(key, lang, **LIMITS) for key in keys]


def _on_how_many(
    found: Findings, whole: Mapping[str, Any], about: Mapping[str, Any] | None, lang: str
) -> str:
    words = int(found["sections"]["words"].sum())
    markers = len(found["markers"])
    said = say("opening.on", lang, n=whole["n"], words=words, markers=markers, coded=whole["coded"])
    if about is None:
        return said
    return said + say(
        "opening.on_target", lang, target=about["target"], n=about["n"], coded=about["coded"]
    )
