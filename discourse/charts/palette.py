"""The colours of all figures."""

from __future__ import annotations

# Okabe & Ito's colours, told apart with any colour vision. Figures never rely on them alone:
# position, hatching, marker shape or a printed label shows the same, so a photocopy is enough.
BLUE = "#0072B2"
SKY = "#56B4E9"
ORANGE = "#E69F00"
VERMILLION = "#D55E00"
RUST = "#A84300"  # vermillion dark enough for words on white
INK = "#1A1A1A"
GREY = "#5F5F5F"
PALE = "#D0D0D0"
BAND = "#A9A9A9"  # intervals: seen on white and under a black mark, in print too
