"""The wordings of the verdicts, a language each. A new language is a new key with all entries."""

from __future__ import annotations

# `verdicts` gives French punctuation its no-break spaces; names and figures come typeset.
WORDS = {
    "fr": {
        "introduction": "Introduction",
        "mean": "moyenne",
        "share": "part",
        "interval": "IC à {level} % [{low} ; {high}]",
        "p": "{p}",
        "p_adjusted": "{p} après correction de Holm sur {comparisons} comparaisons",
        "tested": "{interval}, {p}",
        "tested_chosen": "{interval} et {p}, qui tiennent compte du choix parmi {comparisons} "
        "paires de sections",
        "none": "{a} : aucune donnée, rien à conclure.",
        "few": "{a} : {measure} {value} (n = {n}), trop peu de données pour un intervalle "
        "(il en faut au moins {minimum}).",
        "estimate": "{a} : {measure} {value} ({interval}, n = {n}){zero}.",
        "above": ", au-dessus de zéro",
        "below": ", au-dessous de zéro",
        "at": ", non distinguable de zéro",
        "nothing": "{a} et {b} : comparaison impossible, l’un des deux n’a aucune donnée "
        "(n = {n_a} et {n_b}).",
        "few_contrast": "{a} et {b} : trop peu de données pour conclure (n = {n_a} et {n_b}, il "
        "en faut au moins {minimum} de chaque côté ; différence observée : {value}).",
        "same": "{a} et {b} ne se distinguent pas ({figures}) : {reasons}. Cela ne montre pas "
        "qu’ils sont semblables.",
        "unsteady": "{a} et {b} : aucune direction établie ({figures}), car {reasons}.",
        "and": " et ",
        "zero_inside": "l’intervalle comprend zéro",
        "p_large": "p n’est pas inférieur à {alpha}",
        "sign_changes": "le signe ne tient que dans {same} % des {times} essais où {dropped} des "
        "{entries} entrées du lexique sont retirées",
        "higher": "{a} se situe au-dessus de {b} ({figures}).",
        "lower": "{a} se situe au-dessous de {b} ({figures}).",
        "figures": "{measure} : {value_a} contre {value_b}, différence {value}, {tested}, "
        "n = {n_a} et {n_b}",
        "fragile": " Résultat fragile : il suffit d’écarter une phrase ({count} dans ce cas) pour "
        "que l’intervalle comprenne zéro.",
        "scope": "Portée : les phrases que cet auteur aurait pu écrire dans de telles sections, "
        "lues par les mêmes règles ; non d’autres textes.",
        "exploratory": " Comparaison exploratoire, choisie après lecture : à confirmer sur "
        "d’autres textes.",
        "few_trend": "{a} : trop peu de données pour une tendance (n = {n}, il en faut au moins "
        "{minimum}).",
        "flat": "{a} : aucune tendance établie du début à la fin ({figures}).",
        "rising": "{a} : {measure} en hausse du début à la fin ({figures}).",
        "falling": "{a} : {measure} en baisse du début à la fin ({figures}).",
        "trend_figures": "variation {value}, {interval}, {p}, n = {n}",
        "exploratory_trend": " Tendance exploratoire, cherchée après lecture : à confirmer sur "
        "d’autres textes.",
        "scope_trend": " Portée : les phrases que cet auteur aurait pu écrire dans un tel "
        "texte, lues par les mêmes règles ; non d’autres textes.",
        "undefined": "{a} : pas de valeur avec le lexique entier, rien à conclure.",
        "sensitivity": "{a} : {measure} {value} ; le signe reste le même dans {same} % des "
        "{times} essais où {dropped} des {entries} entrées du lexique sont retirées (95 % des "
        "valeurs dans [{low} ; {high}]).",
    },
    "en": {
        "introduction": "Introduction",
        "mean": "mean",
        "share": "share",
        "interval": "{level}% CI [{low}, {high}]",
        "p": "{p}",
        "p_adjusted": "{p} after Holm’s correction over {comparisons} comparisons",
        "tested": "{interval}, {p}",
        "tested_chosen": "{interval} and {p}, which allow for the choice among {comparisons} pairs "
        "of sections",
        "none": "{a}: no data, nothing to conclude.",
        "few": "{a}: {measure} {value} (n = {n}), too few data for an interval "
        "(at least {minimum} are needed).",
        "estimate": "{a}: {measure} {value} ({interval}, n = {n}){zero}.",
        "above": ", above zero",
        "below": ", below zero",
        "at": ", not distinguishable from zero",
        "nothing": "{a} and {b}: no comparison is possible, one of them has no data "
        "(n = {n_a} and {n_b}).",
        "few_contrast": "{a} and {b}: too few data to conclude (n = {n_a} and {n_b}, at least "
        "{minimum} on each side are needed; difference observed: {value}).",
        "same": "{a} and {b} are not distinguishable ({figures}): {reasons}. This does not show "
        "that they are alike.",
        "unsteady": "{a} and {b}: no direction is established ({figures}), since {reasons}.",
        "and": " and ",
        "zero_inside": "the interval includes zero",
        "p_large": "p is {alpha} or more",
        "sign_changes": "the sign holds in only {same}% of {times} runs with {dropped} of the "
        "{entries} lexicon entries left out",
        "higher": "{a} stands above {b} ({figures}).",
        "lower": "{a} stands below {b} ({figures}).",
        "figures": "{measure}: {value_a} against {value_b}, difference {value}, {tested}, "
        "n = {n_a} and {n_b}",
        "fragile": " Fragile: leaving out one sentence ({count} would do) makes the interval "
        "include zero.",
        "scope": "Scope: sentences this author might have written in such sections, read by the "
        "same rules; not other texts.",
        "exploratory": " An exploratory comparison, chosen after reading: to be confirmed on "
        "other texts.",
        "few_trend": "{a}: too few data for a trend (n = {n}, at least {minimum} are needed).",
        "flat": "{a}: no trend established from beginning to end ({figures}).",
        "rising": "{a}: {measure} rises from beginning to end ({figures}).",
        "falling": "{a}: {measure} falls from beginning to end ({figures}).",
        "trend_figures": "change {value}, {interval}, {p}, n = {n}",
        "exploratory_trend": " An exploratory trend, looked for after reading: to be confirmed on "
        "other texts.",
        "scope_trend": " Scope: sentences this author might have written in such a text, read by "
        "the same rules; not other texts.",
        "undefined": "{a}: no value with the whole lexicon, nothing to conclude.",
        "sensitivity": "{a}: {measure} {value}; the sign is the same in {same}% of {times} runs "
        "with {dropped} of the {entries} lexicon entries left out (95% of values within "
        "[{low}, {high}]).",
    },
}
