"""The report in some ten lines, for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from discourse.documents import Document
from discourse.fingerprint import fingerprint
from discourse.inference import MINIMUM_N, format_number
from discourse.page.phrases import reading_notes, wording
from discourse.page.report_tables import SEED, Findings
from discourse.tables import sentiment


def title_of(doc: Document) -> str:
    """The title block, else the title of the metadata, else the id."""
    for block in doc.blocks:
        if block.zone == "title":
            return doc.text[block.start : block.end]
    return doc.metadata.get("title") or doc.id


def fingerprint_of(found: Findings) -> str:
    """The fingerprint of a report: all that its figures depend on."""
    asked = {"target": found.target} if found.target else {}
    return fingerprint(found.doc, seed=SEED, **asked)


def summary(found: Findings, lang: str) -> list[str]:
    """Some ten lines: what was read, what was found, how the text moves, and the fingerprint."""
    say = wording(lang)["summary"]
    lines = [
        say["text"].format(title=title_of(found.doc), **_size(found)),
        *reading_notes(found.doc, lang),
        say["zones"].format(zones=_zones(found, lang)),
        say["quotes"].format(**_quotes(found)),
        say["markers"].format(**_markers(found, lang)),
        say["undecided"].format(**_undecided(found)),
        say["sentiment"].format(**_sentiment(found, lang)),
        say["whole"].format(path=_path(found["outlook"], lang)),
        *_about_target(found, lang),
        *(say["contrast"].format(verdict=text) for text in _fixed_verdicts(found)),
        say["fingerprint"].format(fingerprint=fingerprint_of(found)),
    ]
    return lines


def _about_target(found: Findings, lang: str) -> list[str]:
    """The line on the target, where there is one."""
    if not found.target:
        return []
    path = _path(found["outlook_target"], lang)
    return [wording(lang)["summary"]["target"].format(target=found.target, path=path)]


def _size(found: Findings) -> dict[str, int]:
    parts = found["sections"]
    return {
        "words": int(parts["words"].sum()),
        "sentences": int(parts["sentences"].sum()),
        "sections": len(parts),
    }


def _zones(found: Findings, lang: str) -> str:
    names = wording(lang)["zones"]
    count = found["blocks"]["zone"].value_counts(sort=False)
    return ", ".join(f"{names[zone]} {n}" for zone, n in count.items() if n)


def _quotes(found: Findings) -> dict[str, int]:
    zones = found["blocks"]["zone"]
    return {"n": int((zones == "pull_quote").sum()), "linked": len(found["pull_quotes"])}


def _markers(found: Findings, lang: str) -> dict[str, object]:
    names = wording(lang)["categories"]
    count = found["markers"]["category"].value_counts()
    words = int(found["sections"]["words"].sum())
    rate = 100 * len(found["markers"]) / words if words else float("nan")
    top = ", ".join(f"{names[name]} {n}" for name, n in count.head(3).items() if n) or "–"
    return {"n": len(found["markers"]), "rate": format_number(rate, lang, digits=1), "top": top}


def _undecided(found: Findings) -> dict[str, int]:
    return {
        "n": int((found["markers"]["category"] == "undecided").sum()),
        "total": len(found["markers"]),
    }


def _sentiment(found: Findings, lang: str) -> dict[str, object]:
    row = sentiment(found.doc, by="document").iloc[0]
    ends = (row["valence"], row["low"], row["high"])
    return {
        "estimate": _estimate(ends, int(row["n"]), lang, 2),
        "coverage": format_number(100 * row["coverage"], lang, digits=0),
    }


def _path(outlook: pd.DataFrame, lang: str) -> str:
    """Net outlook section by section, in reading order, with interval and n."""
    columns = (outlook[name] for name in ("net", "net_low", "net_high", "n"))
    return " → ".join(
        _estimate(ends, n, lang, 1) if n else "–" for *ends, n in zip(*columns, strict=True)
    )


def _estimate(ends: Sequence[float], n: int, lang: str, digits: int) -> str:
    """A value with its interval and n; below `MINIMUM_N` called too few."""
    value, low, high = (format_number(end, lang, digits=digits, signed=True) for end in ends)
    key = "few" if n < MINIMUM_N else "estimate"
    return str(wording(lang)["summary"][key].format(value=value, low=low, high=high, n=n))


def _fixed_verdicts(found: Findings) -> list[str]:
    table = found["contrasts"]
    return table.loc[~table["exploratory"] & (table["target"] == ""), "verdict"].tolist()


def metadata_line(doc: Document, lang: str) -> list[str]:
    """Author, outlet and date, as far as the source gives them."""
    date = doc.metadata.get("date") or wording(lang)["no_date"]
    parts = [doc.metadata.get("author"), doc.metadata.get("outlet"), date]
    return [part for part in parts if part]
