"""Principal parts of the verbs that ``verbs.tsv`` holds: read, checked, transferred to families."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from discourse.french.morphology.regular import Parts, participles, regular
from discourse.languages import Row, language, table

COLUMNS = (
    "lemma",
    "like",
    "aux",
    "persons",
    "spelling",
    "variants",
    "present",
    "imperfect",
    "future",
    "past",
    "subjunctive",
    "imperative",
    "participle",
    "gerund",
    "source",
)

_PARTS = COLUMNS[6:14]


def _variants(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split("/"))


def _cells(row: Row, column: str, counts: tuple[int, ...]) -> tuple[tuple[str, ...], ...]:
    """The forms of a cell, separated by blanks; none if the cell is empty."""
    forms = tuple(_variants(cell) for cell in row[column].split())
    if forms and len(forms) not in counts:
        expected = " or ".join(map(str, counts))
        raise row.error(f"{column} has {len(forms)} forms, not {expected}, separated by blanks")
    return forms


def _without(ending: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(form[: -len(ending)] for form in forms if form.endswith(ending))


def _parts_of_row(row: Row) -> Parts:
    """Principal parts as given in the row; empty cells follow the rule of the verb."""
    lemma = row["lemma"]
    infinitives = (lemma, *row["variants"].split())
    present = _cells(row, "present", (6,))
    if not present:
        standard = regular(lemma, row["spelling"])
        future = _variants(row["future"]) if row["future"] else standard.future
        return standard._replace(infinitives=infinitives, future=future)
    nous = _without("ons", present[3])
    imperfect = _variants(row["imperfect"]) if row["imperfect"] else nous
    subjunctive = _cells(row, "subjunctive", (1, 2, 6)) or (_without("ent", present[5]), nous)
    singular_tu = tuple(form[:-1] if form.endswith("es") else form for form in present[1])
    imperative = _cells(row, "imperative", (3,)) or (singular_tu, present[3], present[4])
    participle = _cells(row, "participle", (1, 4))
    if len(participle) == 1:
        participle = participles(participle[0])
    gerund = _variants(row["gerund"]) if row["gerund"] else tuple(stem + "ant" for stem in nous)
    past = _variants(row["past"])
    for form in past:
        if past_class(form) is None:
            raise row.error(f"past is {form!r}; expected a first person in -ai, -is, -us, -ins")
    if subjunctive == ((),):
        subjunctive = ((), ())
    return Parts(
        infinitives,
        present,
        imperfect,
        _variants(row["future"]),
        past,
        subjunctive,
        imperative,
        participle,
        gerund,
    )


def past_class(first_person: str) -> str | None:
    """Ending that shows the conjugation of a simple past (je vins → ins); None if none fits."""
    return next(
        (
            ending
            for ending in ("ins", "ai", "is", "us", "ûs", "ïs")
            if first_person.endswith(ending)
        ),
        None,
    )


def _transferred(parts: Parts, model: str, lemma: str, row: Row) -> Parts:
    """The parts of a verb conjugated like a model.

    What precedes their common ending is exchanged: tenir like venir, v- → t-; apprendre
    like prendre, "" → ap-.
    """
    common = 0
    while common < min(len(model), len(lemma)) and model[-1 - common] == lemma[-1 - common]:
        common += 1
    old, new = model[: len(model) - common], lemma[: len(lemma) - common]

    def swap(form: str) -> str:
        if not form.startswith(old):
            raise row.error(f"{lemma} cannot go like {model}: {form!r} does not begin with {old!r}")
        return new + form[len(old) :]

    def swap_all(forms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(swap, forms))

    return Parts(
        (lemma, *row["variants"].split()),
        tuple(map(swap_all, parts.present)),
        swap_all(parts.imperfect),
        swap_all(parts.future),
        swap_all(parts.past),
        tuple(map(swap_all, parts.subjunctive)),
        tuple(map(swap_all, parts.imperative)),
        tuple(map(swap_all, parts.participle)),
        swap_all(parts.gerund),
    )


class VerbTable(NamedTuple):
    """``verbs.tsv`` read: irregular verbs in the order of the file."""

    parts: Mapping[str, Parts]
    persons: Mapping[str, str]
    auxiliary: Mapping[str, str]
    spelling: Mapping[str, str]


@cache
def verb_table(lang: str = "fr") -> VerbTable:
    """The verbs of a language that its regular rules do not cover.

    Raises
    ------
    LexiconError
        A line that cannot be used; the message names file and line.
    """
    parts: dict[str, Parts] = {}
    persons: dict[str, str] = {}
    auxiliary: dict[str, str] = {}
    spelling: dict[str, str] = {}
    for row in table(language(lang).path("verbs.tsv"), COLUMNS):
        lemma = row["lemma"]
        if lemma in auxiliary:
            raise row.error(f"{lemma} is listed twice; keep one line")
        auxiliary[lemma] = row.one_of("aux", ("avoir", "être", "être/avoir"))
        spelling[lemma] = row.one_of("spelling", ("", "double", "grave"))
        persons[lemma] = row.one_of("persons", ("", "3", "3s"))
        model = row["like"]
        if model:
            if model not in parts:
                raise row.error(f"{lemma} is like {model}, which is on no line above")
            parts[lemma] = _transferred(parts[model], model, lemma, row)
        elif any(row[column] for column in _PARTS):
            parts[lemma] = _parts_of_row(row)
    return VerbTable(parts, persons, auxiliary, spelling)
