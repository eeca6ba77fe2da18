from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse.inference import (
    Contrast,
    Estimate,
    Trend,
    adjust,
    contrast,
    format_number,
    format_p,
    mean_interval,
    selected,
    share_contrast,
    share_interval,
    trend,
    verdict,
)
from discourse.wording import LANGUAGES

HOPE = [1, 2, 0, 2, 1, 1, 0, 1, 3, 0, 1, 2]
GLOOM = [0, -1, 0, -2, 0, -1, -1, 0, 1]
NAMES = ("Espoir", "Faiblesse")
# What a verdict may say only where the figures carry it.
CLAIMS = {
    "fr": re.compile(r"au-dessus|au-dessous|en hausse|en baisse|Portée"),
    "en": re.compile(r"above|below|rises|falls|Scope"),
}
VALUES = st.lists(st.integers(-3, 3), max_size=9)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("exploratory", [True, False])
@settings(max_examples=30)
@given(VALUES, VALUES)
def test_a_contrast_claims_no_more_than_its_figures(
    lang: str, exploratory: bool, a: list[int], b: list[int]
) -> None:
    found = contrast(a, b, resamples=199)
    if exploratory:
        [found] = selected([a, b, HOPE], [(0, 1)], resamples=199)
    said = verdict(found, NAMES, lang)
    assert bool(CLAIMS[lang].search(said)) == found.distinguishable
    if found.distinguishable:
        up = {"fr": "au-dessus de «", "en": "above “Faiblesse”"}[lang]
        assert (up in said) == (found.value > 0)
    for n in (len(a), len(b)):
        assert str(n) in said
    tested = not found.too_few
    assert (("exploratoire" if lang == "fr" else "exploratory") in said) == (exploratory and tested)
    assert ("p =" in plain(said) or "p <" in plain(said)) == tested
    assert "nan" not in said


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(max_examples=30)
@given(VALUES)
def test_a_trend_or_mean_claims_no_more_than_its_figures(lang: str, values: list[int]) -> None:
    found = trend(values, resamples=199)
    said = verdict(found, "Texte", lang)
    assert bool(CLAIMS[lang].search(said)) == found.distinguishable
    mean = mean_interval(values)
    excluded = mean.low > 0 or mean.high < 0
    assert bool(CLAIMS[lang].search(verdict(mean, "Texte", lang))) == excluded
    assert "nan" not in said + verdict(mean, "Texte", lang)


@given(st.integers(0, 12).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_makes_no_claim(counts: tuple[int, int]) -> None:
    for lang in LANGUAGES:
        said = verdict(share_interval(*counts), "Texte", lang)
        assert not CLAIMS[lang].search(said)
        assert "nan" not in said


@pytest.mark.parametrize(
    ("result", "names", "lang", "said"),
    [
        (
            mean_interval([]),
            "Introduction",
            "fr",
            "« Introduction » : aucune donnée, rien à conclure.",
        ),
        (
            mean_interval([-1, 0]),
            "Introduction",
            "fr",
            (
                "« Introduction » : moyenne −0,50 (n = 2), trop peu de données pour un "
                "intervalle (il en faut au moins 5)."
            ),
        ),
        (
            share_interval(8, 12),
            "Espoir",
            "en",
            "“Espoir”: share 67% (95% CI [39%, 86%], n = 12).",
        ),
        (
            contrast(HOPE, GLOOM[:4]),
            NAMES,
            "fr",
            (
                "« Espoir » et « Faiblesse » : trop peu de données pour conclure (n = 12 et "
                "4, il en faut au moins 5 de chaque côté ; différence observée : +1,92)."
            ),
        ),
        (
            contrast(HOPE, []),
            NAMES,
            "en",
            (
                "“Espoir” and “Faiblesse”: no comparison is possible, there are no data on one "
                "side at least (n = 12 and 0)."
            ),
        ),
        (
            share_contrast(8, 12, 0, 9),
            NAMES,
            "fr",
            (
                "« Espoir » se situe au-dessus de « Faiblesse » (part : 67 % contre 0 %, "
                "différence +67 points, IC à 95 % [26 points ; 86 points], p = 0,005, n = 12 "
                "et 9). Portée : les phrases que cet auteur aurait pu écrire dans de telles "
                "sections, lues par les mêmes règles ; non d’autres textes."
            ),
        ),
        (
            share_contrast(4, 10, 0, 11),
            NAMES,
            "en",
            (
                "“Espoir” stands above “Faiblesse” (share: 40% against 0%, difference +40 "
                "points, 95% CI [5 points, 69 points], p = 0.035, n = 10 and 11). Fragile: "
                "leaving out one sentence (4 would do) makes the interval include zero. "
                "Scope: sentences this author might have written in such sections, read by the "
                "same rules; not other texts."
            ),
        ),
        (
            selected([GLOOM, HOPE, [0] * 9], [(1, 0)], resamples=999)[0],
            NAMES,
            "fr",
            (
                "« Espoir » se situe au-dessus de « Faiblesse » (moyenne : +1,17 contre −0,44, "
                "différence +1,61, IC à 95 % [0,42 ; 2,81] et p = 0,005, qui tiennent compte du "
                "choix parmi 3 paires de sections, n = 12 et 9). Portée : les phrases que cet "
                "auteur aurait pu écrire dans de telles sections, lues par les mêmes règles ; non "
                "d’autres textes. Comparaison exploratoire, choisie après lecture : à confirmer "
                "sur d’autres textes."
            ),
        ),
    ],
)
def test_wordings(
    result: Estimate | Contrast, names: str | tuple[str, str], lang: str, said: str
) -> None:
    assert plain(verdict(result, names, lang)) == said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_equal_sections_are_not_called_alike(lang: str) -> None:
    said = verdict(contrast(HOPE, HOPE), NAMES, lang)
    assert {"fr": "ne se distinguent pas", "en": "are not distinguishable"}[lang] in said
    assert {"fr": "Cela ne montre pas", "en": "This does not show"}[lang] in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_corrected_p_is_the_one_that_decides(lang: str) -> None:
    found = share_contrast(7, 12, 1, 10)
    assert CLAIMS[lang].search(verdict(found, NAMES, lang))
    corrected = verdict(adjust([found, found, found])[0], NAMES, lang)
    assert not CLAIMS[lang].search(corrected)
    assert "Holm" in corrected
    assert "3 compar" in corrected


def test_directions() -> None:
    below = verdict(contrast(GLOOM, HOPE), NAMES[::-1], "fr")
    assert "au-dessous de « Espoir »" in plain(below)
    assert "en hausse" in verdict(trend(sorted(HOPE)), "Texte", "fr")
    falling = verdict(trend(sorted(HOPE, reverse=True), exploratory=True), "Texte", "en")
    assert "falls" in falling
    assert "exploratory" in falling


def test_french_high_punctuation_never_starts_a_line() -> None:
    results: list[tuple[Estimate | Contrast | Trend, str | tuple[str, str]]] = [
        (mean_interval(HOPE), "Espoir"),
        (contrast(HOPE, GLOOM), NAMES),
        (contrast(HOPE, GLOOM[:3]), NAMES),
        (selected([HOPE, GLOOM, HOPE], [(0, 1)])[0], NAMES),
        (trend(HOPE), "Texte"),
    ]
    for result, names in results:
        assert not re.search(r" [:;?!%]| = |\d %", verdict(result, names, "fr"))


def test_the_interval_of_one_of_several_comparisons_says_so() -> None:
    low = [0.0, 1.0, 0.0, -1.0, 0.0, 1.0, 0.0, -1.0]
    one = contrast([value + 1.2 for value in low], low)
    several = adjust([one, contrast(low, low)] + [one] * 3)[0]
    assert one.low > 0
    assert "taken alone" not in verdict(one, ["A", "B"], "en")
    said = verdict(several, ["A", "B"], "en")
    assert "95% CI [" in said
    assert "] of this one taken alone, p" in said
    assert "after Holm’s correction over 5 comparisons" in said


def test_names_are_printed_as_they_are() -> None:
    assert verdict(mean_interval([1]), "A {b}", "en").startswith("“A {b}”: mean")
    assert plain(verdict(mean_interval([1]), "", "fr")).startswith("« Introduction » : ")


@pytest.mark.parametrize(
    ("value", "options", "shown"),
    [
        (-0.004, {}, "0,00"),
        (-0.004, {"signed": True}, "0,00"),
        (1.005, {"signed": True}, "+1,00"),
        (-12.0, {"digits": 0}, "−12"),
        (0.125, {"percent": True, "digits": 0}, "12\u00a0%"),
        (0.005, {}, "0,01"),
        (0.005, {"percent": True, "digits": 0}, "1\u00a0%"),
        (math.nan, {}, "–"),
        (math.nan, {"percent": True}, "–"),
    ],
)
def test_numbers_for_print(value: float, options: dict[str, bool], shown: str) -> None:
    assert format_number(value, "fr", **options) == shown


@given(st.floats(0, 1, exclude_min=True))
def test_no_p_is_printed_as_zero(p: float) -> None:
    assert not re.search(r"= 0\.0*$", format_p(p, "en"))


@pytest.mark.parametrize("lang", ["de", "", "FR"])
def test_an_unknown_language_names_those_there_are(lang: str) -> None:
    with pytest.raises(ValueError, match="lang must be one of 'fr', 'en'"):
        verdict(mean_interval([1]), "A", lang)
    with pytest.raises(ValueError, match="lang must be one of 'fr', 'en'"):
        format_number(1, lang)


def test_names_are_as_many_as_the_result_has_sides() -> None:
    with pytest.raises(ValueError, match="names must be 2 for this result, not 1"):
        verdict(contrast(HOPE, GLOOM), "Espoir")
    with pytest.raises(ValueError, match="names must be 1 for this result, not 2"):
        verdict(mean_interval(HOPE), NAMES)
    with pytest.raises(TypeError, match="no verdict on a float"):
        verdict(0.5, "A")  # type: ignore[arg-type]


@pytest.mark.parametrize("p", [2, -0.1])
def test_what_is_no_p_value_is_not_printed(p: float) -> None:
    with pytest.raises(ValueError, match="a p value lies between 0 and 1"):
        format_p(p)
