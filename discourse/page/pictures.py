"""Figures of matplotlib as images inside the page, in as few bytes as show the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from discourse.page.report_tables import Findings
from discourse.wording import say, section_title

# What the page draws itself, for every width: these figures are files, linked and not embedded.
DRAWN_HERE = ("outlook", "course", "rates", "pull_quotes")
_ESCAPED = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "%<>\"#&'{}"})
_NUMBER = re.compile(r"(scale\([^)]*\))|(-?\d+\.\d{3,})")


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn figure: its name and caption, and its image in the format of the suffix."""

    name: str
    title: str
    suffix: str
    image: bytes

    @property
    def uri(self) -> Any:
        """Embedded as an image: two inline SVGs of matplotlib would share ids and styles.

        Comments hold the words of the text again, and a hundredth of a point is not seen.
        """
        from markupsafe import Markup

        svg = self.image.decode()
        svg = svg[svg.index("<svg") :]
        svg = re.sub(r"<!--.*?-->|<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
        svg = _NUMBER.sub(_rounded, svg)
        svg = re.sub(r">\s+<", "><", re.sub(r"\s+", " ", svg))
        # No character is left that ends an attribute or opens a reference.
        return Markup("data:image/svg+xml,") + Markup(svg.translate(_ESCAPED))


def _rounded(found: re.Match[str]) -> str:
    return found[1] or f"{round(float(found[2]), 2):g}"


def caption(found: Findings, name: str, lang: str) -> str:
    """What a figure shows, also read out in its place."""
    contrasts = found["contrasts"]
    pairs = contrasts[contrasts["exploratory"] & (contrasts["target"] == "")]
    if name != "influence" or pairs.empty:
        return say(f"figures.{name}", lang)
    ends = (str(pairs[side].iloc[0]) for side in ("first", "second"))
    low, high = (section_title(title, lang) for title in ends)
    return say("figures.influence_pair", lang, low=low, high=high)
