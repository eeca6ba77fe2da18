"""Figures of matplotlib, which are files beside the page, and what the page says of them."""

from __future__ import annotations

from dataclasses import dataclass

from discourse.page.report_tables import Findings
from discourse.wording import say, section_title


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn figure: name, caption and image in the format of the suffix; `alt` of its chart."""

    name: str
    title: str
    suffix: str
    image: bytes
    alt: str


def caption(found: Findings, name: str, lang: str) -> str:
    """What a figure shows, also read out in its place."""
    contrasts = found["contrasts"]
    pairs = contrasts[contrasts["exploratory"] & (contrasts["target"] == "")]
    if name != "influence" or pairs.empty:
        return say(f"figures.{name}", lang)
    ends = (str(pairs[side].iloc[0]) for side in ("first", "second"))
    low, high = (section_title(title, lang) for title in ends)
    return say("figures.influence_pair", lang, low=low, high=high)
