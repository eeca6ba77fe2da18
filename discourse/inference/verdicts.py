"""Verdicts: what may be concluded, no stronger than the figures. French and English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discourse.inference.cluster_robust import MINIMUM_DATED, MINIMUM_DOCUMENTS
from discourse.inference.comparisons import Comparison
from discourse.inference.contrasts import Contrast, DatedTrend, DocumentContrast, Trend
from discourse.inference.doubts import adjusted_p, counted_figures, distinguishable, doubts
from discourse.inference.intervals import MINIMUM_N, Estimate
from discourse.inference.printing import format_number, format_p
from discourse.inference.reading_error import Corrected
from discourse.inference.robustness import Sensitivity
from discourse.wording import NBSP, agreed, say, section_title, typeset


def verdict(
    result: Estimate | Contrast | Trend,
    names: str | Sequence[str],
    lang: str = "fr",
    *,
    measure: str | None = None,
    sensitivity: Sensitivity | None = None,
    scope: str | None = None,
    corrected: Corrected | None = None,
) -> str:
    """Say what a result allows one to conclude.

    A direction is stated only if the interval excludes 0 and the p value agrees (adjusted if
    `adjust` was used or the pair was `selected`), and, if given, the sensitivity to the lexicon
    too; otherwise the verdict names the one that does not. Of figures that were read from texts,
    estimate, interval and p value that count are those that allow for wrong readings, `corrected`.

    Parameters
    ----------
    result
        of `mean_interval`, `share_interval`, `contrast`, `selected`, `share_contrast`, `trend` or
        `adjust`.
    names
        what it is about: one name, or the two sections of a contrast in their order; "" is the
        introduction.
    lang
        ``"fr"`` or ``"en"``.
    measure
        the name of the figure in that language; "moyenne" or "part", "mean" or "share" when left
        out.
    sensitivity
        of the same contrast.
    scope
        for a contrast: what its direction generalises to, as a sentence in that language.
    corrected
        of a contrast or trend that was read from a text, the same difference corrected for reading
        error; nan where that error is not known, so that no direction is stated. None for numbers
        that are what they say.

    Returns
    -------
    str
        one to five sentences.

    Raises
    ------
    ValueError
        an unknown language, the wrong number of names.
    TypeError
        another kind of result.

    Examples
    --------
    >>> from discourse.inference import mean_interval
    >>> print(verdict(mean_interval([1, 2]), "Introduction", "en"))
    “Introduction”: mean +1.50 (n = 2), too few data for an interval (at least 5 are needed).
    """
    titles = [_quoted(name, lang) for name in ([names] if isinstance(names, str) else names)]
    wanted = 2 if isinstance(result, Contrast) else 1
    if len(titles) != wanted:
        raise ValueError(f"names must be {wanted} for this result, not {len(titles)}")
    if isinstance(result, Contrast):
        name = measure or _say(result.kind, lang)
        return _of_contrast(result, titles, lang, name, sensitivity, corrected, scope)
    if isinstance(result, Trend):
        return _of_trend(result, titles[0], lang, measure or _say("mean", lang), corrected)
    if isinstance(result, Estimate):
        return _of_estimate(result, titles[0], lang, measure or _say(result.kind, lang))
    raise TypeError(f"no verdict on a {type(result).__name__}: give an estimate, contrast or trend")


def _quoted(name: str, lang: str) -> str:
    """A section title in quotation marks, which also avoid the elision of "de" in French."""
    return say("names.section", lang, title=section_title(name, lang))


def _say(key: str, lang: str, table: str = "verdict", /, **parts: object) -> str:
    return say(f"{table}.{key}", lang, minimum=MINIMUM_N, **parts)


def _table(result: Comparison) -> str:
    """The phrases that are of sections, groups, a text or dates alone."""
    if isinstance(result, Contrast):
        return "verdict_groups" if isinstance(result, DocumentContrast) else "verdict_sections"
    return "verdict_dates" if isinstance(result, DatedTrend) else "verdict_text"


def _figure(value: float, lang: str, kind: str, *, signed: bool = False) -> str:
    """One number as its kind is printed: a mean, a share in per cent, or percentage points."""
    if kind == "points":
        number = format_number(value * 100, lang, digits=0, signed=signed)
        unit = agreed(round(value * 100, 0), _say("point_forms", lang), lang)
        return f"{number}{NBSP}{unit}"
    share = kind == "share"
    return format_number(value, lang, digits=0 if share else 2, signed=signed, percent=share)


def _interval(result: Estimate | Contrast | Trend | Corrected, lang: str, kind: str) -> str:
    ends = {"low": _figure(result.low, lang, kind), "high": _figure(result.high, lang, kind)}
    digits = len(f"{100 * result.level:g}".partition(".")[2])
    level = format_number(100 * result.level, lang, digits=digits)
    return _say("interval", lang, level=level, **ends)


def _of_estimate(result: Estimate, name: str, lang: str, measure: str) -> str:
    if result.n == 0:
        return _say("none", lang, a=name)
    mean = result.kind == "mean"
    value = _figure(result.value, lang, result.kind, signed=mean)
    parts = {"a": name, "measure": measure, "value": value, "n": result.n}
    if result.too_few:
        return _say("few", lang, **parts)
    side = "above" if result.low > 0 else "below" if result.high < 0 else "at"
    zero = _say(side, lang) if mean else ""
    interval = _interval(result, lang, result.kind)
    return _say("estimate", lang, interval=interval, zero=zero, **parts)


def _of_contrast(
    result: Contrast,
    names: list[str],
    lang: str,
    measure: str,
    sensitivity: Sensitivity | None,
    corrected: Corrected | None,
    scope: str | None,
) -> str:
    mean = result.kind == "mean"
    unit = "mean" if mean else "points"
    value_a, value_b = (
        _figure(value, lang, result.kind, signed=mean) for value in (result.value_a, result.value_b)
    )
    value = _figure(result.value, lang, unit, signed=True)
    parts = {"a": names[0], "b": names[1], "n_a": result.n_a, "n_b": result.n_b, "value": value}
    table = _table(result)
    parts["sizes"] = _say("sizes", lang, table, **parts, **_documents(result))
    if min(result.n_a, result.n_b) == 0:
        return _say("nothing", lang, **parts)
    if result.too_few:
        return _say("few", lang, table, documents=MINIMUM_DOCUMENTS, **parts)
    compared = {"measure": measure, "value_a": value_a, "value_b": value_b, **parts}
    counted = counted_figures(result, corrected)
    tested = _tested(result, counted, lang, unit)
    if isinstance(counted, Corrected):
        figures = _corrected(_say("figures_read", lang, **compared), counted, tested, lang, unit)
    else:
        figures = _say("figures", lang, tested=tested, **compared)
    label = _say("exploratory", lang) if result.exploratory else ""
    reasons = _words_of(doubts(result, sensitivity, corrected, lang), lang)
    if reasons:
        key = "unsteady" if distinguishable(counted, result.level) else "same"
        return _say(key, lang, figures=figures, reasons=reasons, **parts) + label
    found = _say("higher" if counted.value > 0 else "lower", lang, figures=figures, **parts)
    if counted.resting_on_one:
        found += _say("fragile", lang, table, count=counted.resting_on_one)
    reach = scope or _say("scope" if counted is result else "scope_corrected", lang, table)
    return f"{found} {typeset(reach, lang)}{label}"


def _documents(result: Contrast) -> dict[str, int]:
    if not isinstance(result, DocumentContrast):
        return {}
    return {"documents_a": result.documents_a, "documents_b": result.documents_b}


def _corrected(read: str, corrected: Corrected, tested: str, lang: str, unit: str) -> str:
    """The figures as read, and what coders make of them."""
    value = _figure(corrected.value, lang, unit, signed=True)
    key = "of_codes" if corrected.of_codes else "corrected"
    return _say(key, lang, figures=read, value=value, tested=tested)


def _words_of(clauses: Iterable[str], lang: str) -> str:
    *before, last = [*clauses] or [""]
    return _say("and", lang).join(filter(None, [", ".join(before), last]))


def _of_trend(
    result: Trend, name: str, lang: str, measure: str, corrected: Corrected | None
) -> str:
    table = _table(result)
    unit = "points" if result.kind == "share" else "mean"
    parts: dict[str, object] = {"a": name, "n": result.n, "measure": measure}
    if isinstance(result, DatedTrend):
        parts |= {"documents": result.documents, "first": result.first, "last": result.last}
    if result.too_few:
        return _say("few", lang, table, least=MINIMUM_DATED, **parts)
    value = _figure(result.value, lang, unit, signed=True)
    counted = counted_figures(result, corrected)
    tested = _interval_and_p(counted, lang, unit)
    if isinstance(counted, Corrected):
        read = _say("read", lang, table, value=value, **parts)
        figures = _corrected(read, counted, tested, lang, unit)
    else:
        figures = _say("figures", lang, table, value=value, tested=tested, **parts)
    label = _say("exploratory_trend", lang) if result.exploratory else ""
    reasons = _words_of(doubts(result, None, corrected, lang), lang)
    if reasons:
        return _say("flat", lang, table, figures=figures, reasons=reasons, **parts) + label
    key = "rising" if counted.value > 0 else "falling"
    found = _say(key, lang, table, figures=figures, **parts)
    scope = "scope" if counted is result else "scope_corrected"
    return found + _say(scope, lang, table) + label


def _tested(result: Contrast, counted: Contrast | Corrected, lang: str, unit: str) -> str:
    """Interval and p of the figures that count, and what they allow for."""
    if result.exploratory and counted.comparisons > 1:
        p = format_p(adjusted_p(counted), lang)
        parts = {"interval": _interval(counted, lang, unit), "comparisons": counted.comparisons}
        return _say("chosen", lang, _table(result), p=p, **parts)
    return _interval_and_p(counted, lang, unit)


def _interval_and_p(counted: Contrast | Trend | Corrected, lang: str, unit: str) -> str:
    """Interval and p; where Holm's correction adjusts p for several, the interval is of one."""
    interval = _interval(counted, lang, unit)
    p = format_p(adjusted_p(counted), lang)
    if counted.comparisons > 1:
        interval = _say("alone", lang, interval=interval)
        p = _say("p_adjusted", lang, p=p, comparisons=counted.comparisons)
    return _say("tested", lang, interval=interval, p=p)
