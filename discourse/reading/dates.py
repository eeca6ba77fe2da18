"""Dates as databases and pages print them, in the languages of their interfaces."""

from __future__ import annotations

import re
from datetime import date

_DATE = re.compile(
    r"(?P<day>\d{1,2})(?:er|\.|th|st|nd|rd)? (?:de )?(?P<month>[^\W\d_]+)\.?,? (?:de )?"
    r"(?P<year>\d{4})"
    r"|(?<![^\W\d_])(?P<month2>[^\W\d_]+)\.? (?P<day2>\d{1,2}),? (?P<year2>\d{4})"
    r"|(?P<iso>\d{4}-\d\d-\d\d)"
    # The day comes first in the languages read here; a number above 12 tells the American order.
    r"|(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year3>\d{4})(?!\d)"
)
_MONTH = re.compile(r"(?P<month>[^\W\d_]+)\.? (?:de )?(?P<year>\d{4})")
_ITALIAN = (
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
)
_MONTHS = {
    name: number
    for names in (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv févr mars avr mai juin juil août sept oct nov déc",
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
        _ITALIAN,
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
    )
    for number, name in enumerate(names.split(), 1)
}


def date_in(text: str) -> str:
    """The first date of a text as year-month-day; "" where there is none.

    A date that no calendar has, such as 31 February, is none.

    >>> date_in("France, mercredi 11 septembre 2024 134 mots, p. 11"), date_in("May 3, 2024")
    ('2024-09-11', '2024-05-03')
    >>> date_in("3. Mai 2024"), date_in("31 février 2024"), date_in("Publié le 12/02/2024")
    ('2024-05-03', '', '2024-02-12')
    """
    for match in _DATE.finditer(text):
        if match["iso"]:
            found = _day(*map(int, match["iso"].split("-")))
        elif match["first"]:
            one, other, in_year = (int(match[part]) for part in ("first", "second", "year3"))
            found = _day(in_year, other, one) or _day(in_year, one, other)
        else:
            month = _MONTHS.get((match["month"] or match["month2"]).lower(), 0)
            year, day = match["year"] or match["year2"], match["day"] or match["day2"]
            found = _day(int(year), month, int(day))
        if found:
            return found
    return ""


def month_in(text: str) -> str:
    """The month of a text that names a month and a year alone, as year-month; "" of others.

    >>> month_in("Mars 2024"), month_in("31 février 2024"), month_in("été 2024")
    ('2024-03', '', '')
    """
    match = _MONTH.fullmatch(text.strip())
    month = _MONTHS.get(match["month"].lower(), 0) if match else 0
    return f"{match['year']}-{month:02d}" if match and month else ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
