"""Dates as databases and pages print them, in the languages of their interfaces."""

from __future__ import annotations

import re
from datetime import date

_DATE = re.compile(
    r"(?P<day>\d{1,2})(?:er|\.|th|st|nd|rd)? (?:de )?(?P<month>[^\W\d_]+)\.?,? (?:de )?"
    r"(?P<year>\d{4})"
    r"|(?<![^\W\d_])(?P<month2>[^\W\d_]+)\.? (?P<day2>\d{1,2}),? (?P<year2>\d{4})"
    r"|(?<!\d)(?P<iso>\d{4}(?P<between>[-/.])\d\d(?P=between)\d\d)(?!\d)"
    # The day comes first in the languages read here; a number above 12 tells the American order.
    r"|(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year3>\d{4})(?!\d)"
    # Two digits of a year are read in that order alone, and not after hyphens, as in a range.
    r"|(?<![\d./-])(?P<short>\d{1,2}(?P<dot>[./])\d{1,2}(?P=dot)\d\d)(?![./-]?\d)"
)
_COMPACT = re.compile(r"\d{8}")
_MONTH = re.compile(r"(?P<month>[^\W\d_]+)\.? (?:de )?(?P<year>\d{4})")
_NUMBERED = re.compile(
    r"(?P<year>\d{4})[-/](?P<month>\d\d)|(?P<month2>\d{1,2})[-/.](?P<year2>\d{4})"
)
_QUARTER = re.compile(
    r"(?P<year>\d{4})[-/ ]?[qt](?P<number>[1-4])"
    r"|(?:[qt](?P<number2>[1-4])|(?P<number3>[1-4])(?:er?|ème)? ?trimestre(?: de)?)"
    r"[-/ ]?(?P<year2>\d{4})",
    re.IGNORECASE,
)
_CENTURY = 69  # two digits from here on are of 1900, as in POSIX
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

    A date that does not exist, such as 31 February, is not one. Numbers alone are day, month and
    year, as in French, or year, month and day. Years of two digits are 1969 to 2068, as in POSIX.

    >>> date_in("France, mercredi 11 septembre 2024 134 mots, p. 11"), date_in("May 3, 2024")
    ('2024-09-11', '2024-05-03')
    >>> date_in("3. Mai 2024"), date_in("31 février 2024"), date_in("Publié le 12/02/2024")
    ('2024-05-03', '', '2024-02-12')
    >>> date_in("12.03.24"), date_in("2024/03/12"), date_in("20240312"), date_in("03/25/24")
    ('2024-03-12', '2024-03-12', '2024-03-12', '')
    """
    if _COMPACT.fullmatch(text.strip()):
        text = f"{text.strip()[:4]}-{text.strip()[4:6]}-{text.strip()[6:]}"
    for match in _DATE.finditer(text):
        if match["iso"]:
            found = _day(*map(int, re.split("[-/.]", match["iso"])))
        elif match["short"]:
            one, other, in_year = map(int, re.split("[./]", match["short"]))
            found = _day(in_year + (1900 if in_year >= _CENTURY else 2000), other, one)
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


def period_in(text: str) -> str:
    """The year, quarter or month that a text names and nothing else: "2024", "2024-Q3", "2024-03".

    "" of others, and where there is no such month.

    >>> period_in("Mars 2024"), period_in("03/2024"), period_in("2024-13"), period_in("été 2024")
    ('2024-03', '2024-03', '', '')
    >>> period_in("T3 2024"), period_in("2024-Q3"), period_in("3e trimestre 2024")
    ('2024-Q3', '2024-Q3', '2024-Q3')
    """
    text = text.strip()
    if named := _QUARTER.fullmatch(text):
        year, number = named["year"] or named["year2"], next(filter(None, named.group(2, 3, 4)))
        return f"{year}-Q{number}" if _day(int(year), 1, 1) else ""
    if named := _MONTH.fullmatch(text):
        year, month = named["year"], _MONTHS.get(named["month"].lower(), 0)
    elif named := _NUMBERED.fullmatch(text):
        year, month = named["year"] or named["year2"], int(named["month"] or named["month2"])
    else:
        return text if re.fullmatch(r"\d{4}", text) and _day(int(text), 1, 1) else ""
    return _day(int(year), month, 1)[:7]


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
