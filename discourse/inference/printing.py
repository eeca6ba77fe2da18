"""Numbers and p values as they are printed."""

from __future__ import annotations

import math

from discourse.wording import NBSP, typeset, written_in

MINUS = "\u2212"


def format_number(
    value: float, lang: str = "fr", *, digits: int = 2, signed: bool = False, percent: bool = False
) -> str:
    """Write a number for print: rounded here and nowhere else, with the comma and signs of `lang`.

    Parameters
    ----------
    value
        nan is printed as an en dash.
    lang
        ``"fr"`` or ``"en"``.
    digits
        decimals.
    signed
        a plus sign before positive numbers.
    percent
        a proportion is printed as a percentage.

    Examples
    --------
    >>> format_number(-0.123, "fr"), format_number(0.5, "en", signed=True)
    ('−0,12', '+0.50')
    """
    written_in(lang)
    if math.isnan(value):
        return "–"
    # Rounded as a proportion first: .005 is 1 % where a table of two decimals has .01.
    scaled = round(value, digits + 2) * 100 if percent else value
    text = f"{abs(scaled):.{digits}f}"
    if float(text) != 0:
        text = (MINUS if value < 0 else "+" if signed else "") + text
    if lang == "fr":
        text = text.replace(".", ",")
    return text + ((f"{NBSP}%" if lang == "fr" else "%") if percent else "")


def format_p(p: float, lang: str = "fr") -> str:
    r"""Write a p value for print; never as 0.

    Raises
    ------
    ValueError
        a number below 0 or above 1; nan is printed as an en dash.

    Examples
    --------
    >>> format_p(0.0116, "fr"), format_p(0.0004, "en"), format_p(0.31, "en")
    ('p\xa0=\xa00,012', 'p < 0.001', 'p = 0.31')
    """
    if p < 0 or p > 1:
        raise ValueError(f"p is {p!r}; a p value lies between 0 and 1")
    sign, shown, digits = ("<", 0.001, 3) if p < 0.001 else ("=", p, 3 if p < 0.1 else 2)
    return typeset(f"p {sign} {format_number(shown, lang, digits=digits)}", lang)
