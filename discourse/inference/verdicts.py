"""Verdicts: what may be concluded, no stronger than the figures. French and English."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from discourse.inference.contrasts import Contrast, Trend
from discourse.inference.intervals import MINIMUM_N, Estimate
from discourse.inference.printing import format_number, format_p
from discourse.inference.reading_error import Corrected
from discourse.inference.robustness import Sensitivity
from discourse.wording import NBSP, agreed, say, section_title, typeset


def verdict(
    result: Estimate | Contrast | Trend | Sensitivity,
    names: str | Sequence[str],
    lang: str = "fr",
    *,
    measure: str | None = None,
    sensitivity: Sensitivity | None = None,
    scope: str | None = None,
    corrected: Corrected | None = None,
) -> str:
    """Say what a result allows one to conclude.

    A direction is stated only if the interval excludes 0 and the p value agrees (corrected if
    `adjust` was used or the pair was `selected`), and, if given, the sensitivity to the lexicon
    too; otherwise the verdict names the one that does not. Of figures that were read from texts,
    the interval that counts is the one that allows for wrong readings, `corrected`.

    Parameters
    ----------
    result
        of `mean_interval`, `share_interval`, `contrast`, `selected`, `share_contrast`, `trend`,
        `adjust`, or of `sensitivity` for a single number.
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
        reach = scope or _say("scope", lang)
        return _of_contrast(result, titles, lang, name, sensitivity, corrected, reach)
    if isinstance(result, Trend):
        return _of_trend(result, titles[0], lang, measure or _say("mean", lang), corrected)
    if isinstance(result, Estimate):
        return _of_estimate(result, titles[0], lang, measure or _say(result.kind, lang))
    if isinstance(result, Sensitivity):
        return _of_sensitivity(result, titles[0], lang, measure or _say("mean", lang))
    raise TypeError(f"no verdict on a {type(result).__name__}: give an estimate, contrast or trend")


def _quoted(name: str, lang: str) -> str:
    """A section title in quotation marks, which also avoid the elision of "de" in French."""
    return say("names.section", lang, title=section_title(name, lang))


def _say(key: str, lang: str, **parts: object) -> str:
    return say(f"verdict.{key}", lang, minimum=MINIMUM_N, **parts)


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
    scope: str,
) -> str:
    mean = result.kind == "mean"
    unit = "mean" if mean else "points"
    value_a, value_b = (
        _figure(value, lang, result.kind, signed=mean) for value in (result.value_a, result.value_b)
    )
    value = _figure(result.value, lang, unit, signed=True)
    parts = {"a": names[0], "b": names[1], "n_a": result.n_a, "n_b": result.n_b, "value": value}
    if min(result.n_a, result.n_b) == 0:
        return _say("nothing", lang, **parts)
    if result.too_few:
        return _say("few_contrast", lang, **parts)
    figures = _say(
        "figures",
        lang,
        measure=measure,
        value_a=value_a,
        value_b=value_b,
        tested=_tested(result, lang, unit),
        **parts,
    )
    figures = _with_correction(figures, corrected, lang, unit)
    label = _say("exploratory", lang) if result.exploratory else ""
    reasons = _words_of(_doubts(result, sensitivity, corrected, lang), lang)
    if reasons:
        overlaps = corrected is not None and corrected.low <= 0 <= corrected.high
        apart = result.distinguishable and not overlaps
        key = "unsteady" if apart else "same"
        return _say(key, lang, figures=figures, reasons=reasons, **parts) + label
    found = _say("higher" if result.value > 0 else "lower", lang, figures=figures, **parts)
    if result.resting_on_one:
        found += _say("fragile", lang, count=result.resting_on_one)
    return f"{found} {typeset(scope, lang)}{label}"


def _with_correction(figures: str, corrected: Corrected | None, lang: str, unit: str) -> str:
    """The figures, and what they are once corrected for reading error."""
    if corrected is None or math.isnan(corrected.low):
        return figures
    value = _figure(corrected.value, lang, unit, signed=True)
    interval = _interval(corrected, lang, unit)
    return _say("corrected", lang, figures=figures, value=value, interval=interval)


def _excludes_zero(result: Contrast | Trend | Corrected) -> bool:
    return result.low > 0 or result.high < 0


def _doubts(
    result: Contrast | Trend,
    sensitivity: Sensitivity | None,
    corrected: Corrected | None,
    lang: str,
) -> Iterator[str]:
    """The reasons why a difference has no direction, each as a clause."""
    if corrected is None:
        if not _excludes_zero(result):
            yield _say("zero_inside", lang)
    elif math.isnan(corrected.low):
        yield _say("unknown_error", lang)
    elif not _excludes_zero(corrected):
        yield _say("zero_inside_corrected", lang)
    alpha = 1 - result.level
    if result.p_adjusted >= alpha:
        yield _say("p_large", lang, alpha=format_number(alpha, lang))
    if sensitivity is not None and not sensitivity.steady:
        yield _say("sign_changes", lang, **_runs(sensitivity))


def _words_of(clauses: Iterable[str], lang: str) -> str:
    *before, last = [*clauses] or [""]
    return _say("and", lang).join(filter(None, [", ".join(before), last]))


def _runs(result: Sensitivity) -> dict[str, int]:
    """The figures of the runs. Rounded down: 199 of 200 must not read as every run."""
    return {
        "same": math.floor(result.same_sign * 100),
        "times": result.times,
        "dropped": result.dropped,
        "entries": result.entries,
    }


def _of_trend(
    result: Trend, name: str, lang: str, measure: str, corrected: Corrected | None
) -> str:
    if result.too_few:
        return _say("few_trend", lang, a=name, n=result.n)
    figures = _say(
        "trend_figures",
        lang,
        value=format_number(result.value, lang, signed=True),
        interval=_interval(result, lang, "mean"),
        p=_p(result, lang),
        n=result.n,
    )
    figures = _with_correction(figures, corrected, lang, "mean")
    label = _say("exploratory_trend", lang) if result.exploratory else ""
    reasons = _words_of(_doubts(result, None, corrected, lang), lang)
    if reasons:
        return _say("flat", lang, a=name, figures=figures, reasons=reasons) + label
    key = "rising" if result.value > 0 else "falling"
    found = _say(key, lang, a=name, measure=measure, figures=figures)
    return found + _say("scope_trend", lang) + label


def _of_sensitivity(result: Sensitivity, name: str, lang: str, measure: str) -> str:
    if not isinstance(result.value, float):
        raise TypeError("the sensitivity of an array has no single verdict: take one number of it")
    if math.isnan(result.value):
        return _say("undefined", lang, a=name)
    return _say(
        "sensitivity",
        lang,
        a=name,
        measure=measure,
        value=format_number(result.value, lang, signed=True),
        **_runs(result),
        low=format_number(result.low, lang),
        high=format_number(result.high, lang),
    )


def _tested(result: Contrast, lang: str, unit: str) -> str:
    """Interval and p, and what they correct for."""
    parts = {"interval": _interval(result, lang, unit), "comparisons": result.comparisons}
    if result.exploratory and result.comparisons > 1:
        return _say("tested_chosen", lang, p=format_p(result.p_adjusted, lang), **parts)
    return _say("tested", lang, p=_p(result, lang), **parts)


def _p(result: Contrast | Trend, lang: str) -> str:
    p = format_p(result.p_adjusted, lang)
    if result.comparisons == 1:
        return p
    return _say("p_adjusted", lang, p=p, comparisons=result.comparisons)
