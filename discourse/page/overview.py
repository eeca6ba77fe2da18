"""The report in some ten lines, for the terminal."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from discourse.charts.house import corrected_columns
from discourse.documents import Document
from discourse.fingerprint import fingerprint
from discourse.inference import MINIMUM_N, format_number
from discourse.page.notes import reading_notes
from discourse.page.reading_error import how_corrected
from discourse.page.report_tables import SEED, Findings
from discourse.tables import sentiment
from discourse.tables.schema import rows_of
from discourse.wording import phrases, say


def title_of(doc: Document) -> str:
    """The title block, else the title of the metadata, else the id."""
    for block in doc.blocks:
        if block.zone == "title":
            return doc.text[block.start : block.end]
    return doc.metadata.get("title") or doc.id


def fingerprint_of(found: Findings) -> str:
    """The fingerprint of a report: all that its figures depend on."""
    given = {"target": found.target, "coded": found.coded.digest}
    asked = {name: value for name, value in given.items() if value}
    return fingerprint(found.doc, seed=SEED, **asked)


def summary(found: Findings, lang: str) -> list[str]:
    """Some ten lines: what was read, what was found, how the text moves, and the fingerprint."""
    return [
        say("summary.text", lang, title=title_of(found.doc), **_size(found)),
        *reading_notes(found.doc, lang),
        say("summary.zones", lang, zones=_zones(found, lang)),
        _quotes(found, lang),
        *_markers(found, lang),
        _sentiment(found, lang),
        _movement(found, "outlook", lang),
        *([_movement(found, "outlook_target", lang)] if found.target else []),
        *_fixed_verdicts(found),
        say("summary.fingerprint", lang, fingerprint=fingerprint_of(found)),
    ]


def _movement(found: Findings, name: str, lang: str) -> str:
    """Net outlook section by section, and whether it is corrected, by what."""
    target = found.target if name == "outlook_target" else ""
    overall = found["outlook_document"]
    row = overall[overall["target"] == target].iloc[0]
    how = how_corrected(row["correction"], lang)
    key = "summary.target" if target else "summary.whole"
    return say(key, lang, target=target, how=how, path=_path(found[name], lang))


def _size(found: Findings) -> dict[str, int]:
    parts = found["sections"]
    return {
        "words": int(parts["words"].sum()),
        "sentences": int(parts["sentences"].sum()),
        "sections": len(parts),
    }


def _zones(found: Findings, lang: str) -> str:
    names = phrases("zones", lang)
    count = found["blocks"]["zone"].value_counts(sort=False)
    return ", ".join(f"{names[str(zone)]} {n}" for zone, n in count.items() if n) or "–"


def _quotes(found: Findings, lang: str) -> str:
    n, linked = int((found["blocks"]["zone"] == "pull_quote").sum()), len(found["pull_quotes"])
    return say("summary.quotes" if n else "summary.no_quotes", lang, n=n, linked=linked)


def _markers(found: Findings, lang: str) -> list[str]:
    """How many markers, how dense, of which kinds most; how many of them are undecided."""
    total = len(found["markers"])
    if not total:
        return [say("summary.no_markers", lang)]
    names = phrases("categories", lang)
    count = found["markers"]["category"].value_counts()
    rate = format_number(100 * total / int(found["sections"]["words"].sum()), lang, digits=1)
    top = ", ".join(f"{names[str(name)]} {n}" for name, n in count.head(3).items() if n)
    return [
        say("summary.markers", lang, n=total, rate=rate, top=top),
        say("summary.undecided", lang, n=int(count["undecided"]), total=total),
    ]


def _sentiment(found: Findings, lang: str) -> str:
    row = sentiment(found.doc, by="document").iloc[0]
    if not row["n"]:
        return say("summary.no_sentiment", lang)
    estimate = _estimate((row["valence"], row["low"], row["high"]), int(row["n"]), lang, 2)
    coverage = format_number(100 * row["coverage"], lang, digits=0)
    return say("summary.sentiment", lang, estimate=estimate, coverage=coverage)


def _path(outlook: pd.DataFrame, lang: str) -> str:
    """Net outlook section by section, in reading order, with interval and n."""
    if not outlook["n"].sum():
        silent = "summary.silent" if outlook["target"].any() else "summary.none"
        return say(silent, lang)
    return " → ".join(_net(row, lang) if row["n"] else "–" for row in rows_of(outlook))


def _net(row: Mapping[Any, Any], lang: str) -> str:
    """The corrected balance with its interval; as read, without one, where nothing corrects it."""
    corrected = tuple(row[name] for name in corrected_columns("net"))
    if math.isnan(corrected[0]):
        corrected = (row["net"], math.nan, math.nan)
    if row["n"] >= MINIMUM_N and math.isnan(corrected[1]):
        value = format_number(corrected[0], lang, digits=1, signed=True)
        return say("summary.read", lang, value=value, n=row["n"])
    return _estimate(corrected, row["n"], lang, 1)


def _estimate(ends: Sequence[float], n: int, lang: str, digits: int) -> str:
    """A value with its interval and n; below `MINIMUM_N` called too few."""
    value, low, high = (format_number(end, lang, digits=digits, signed=True) for end in ends)
    key = "summary.few" if n < MINIMUM_N else "summary.estimate"
    return say(key, lang, value=value, low=low, high=high, n=n)


def _fixed_verdicts(found: Findings) -> list[str]:
    table = found["contrasts"]
    return table.loc[~table["exploratory"] & (table["target"] == ""), "verdict"].tolist()


def metadata_line(doc: Document, lang: str) -> list[str]:
    """Author, outlet and date, as far as the source gives them."""
    date = doc.metadata.get("date") or say("page.no_date", lang)
    parts = [doc.metadata.get("author"), doc.metadata.get("outlet"), date]
    return [part for part in parts if part]


def rights(doc: Document, lang: str) -> str:
    """Who holds the rights, in the words of the card: ``rights_fr`` where it has them in French."""
    said = doc.metadata.get(f"rights_{lang}") or doc.metadata.get("rights")
    return say("page.rights", lang, rights=said) if said else ""
