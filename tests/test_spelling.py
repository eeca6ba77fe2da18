"""Words as they are written: capitals, œ, inclusive forms; and the corrections of lemmas."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

import discourse
from discourse.french.morphology import dictionary
from discourse.french.morphology.dictionary import LEMMAS, corrections, lookup
from discourse.french.morphology.spelling import analyse, lemma, spelled
from discourse.languages import LexiconError, Row, language, table

CASES = table(Path(__file__).parent / "cases" / "spellings.tsv", ("form", "meant", "why"))


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["form"])
def test_the_word_that_is_meant(row: Row) -> None:
    assert spelled(row["form"]) == row["meant"]


def test_in_capitals_the_participle_is_a_reading_too() -> None:
    assert {reading.form for reading in analyse("ECHOUE")} == {"Fin", "Part"}
    assert {reading.form for reading in analyse("échoue")} == {"Fin"}


def test_a_form_that_its_verb_has_lost_is_none() -> None:
    assert analyse("décroîs") == ()  # 1990 and before: décrois


def test_lemmas_by_a_capital() -> None:
    forms = ["Vannes", "rennes", "B", "Succès", "Jamais", "Macron"]
    assert list(map(lemma, forms)) == ["Vannes", "renne", "B", "succès", "jamais", "Macron"]


ROWS = table(language("fr").path("lemmas.tsv"), LEMMAS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['tag']} {row['form']}")
def test_each_correction_is_still_needed(row: Row) -> None:
    form, tag, wanted = row["form"], row["tag"], row["lemma"]
    found = lookup(form) if tag not in ("NAME", "TITLE") else lookup(form) or lookup(form.lower())
    assert found != wanted, f"simplemma gives {wanted} by itself: drop the line"


def test_the_corrections_name_the_version_they_correct() -> None:
    head = language("fr").path("lemmas.tsv").read_text(encoding="utf-8").splitlines()[0]
    assert f"simplemma {version('simplemma')}" in head, "read the corrections again, then the head"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("mur\tVERBE\tmurer\twhy", "tag is 'VERBE'"),
        ("mur\tNOUN\t\twhy", "needs its form, lemma and reason"),
        ("mur\tNOUN\tmur\twhy\nmur\tNOUN\tmurs\twhy", "mur stands twice as NOUN"),
    ],
)
def test_a_correction_that_cannot_be_used_is_refused(
    line: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lemmas.tsv").write_text("\t".join(LEMMAS) + "\n" + line + "\n", encoding="utf-8")
    french = language("fr")
    monkeypatch.setattr(
        dictionary,
        "language",
        lambda code: type(french)(code, french.name, tmp_path, french.settings),
    )
    with pytest.raises(LexiconError, match=message):
        corrections.__wrapped__()


SAME = [
    "Il pourrait partir.",
    "Elle ne veut pas céder.",
    "On aurait dû signer plus tôt.",
    "Le maire aurait reculé, selon la presse.",
    "Si la paix revient, tout ira mieux.",
    "Certes, il pleut, mais elle sort.",
]


@pytest.mark.parametrize("text", SAME)
def test_capitals_change_no_reading(text: str) -> None:
    found = [
        list(discourse.markers(discourse.document(one, lang="fr"))["category"].astype(str))
        for one in (text, text.upper())
    ]
    assert found[0] == found[1]
    assert found[0]


def test_accents_lost_in_capitals_change_no_reading() -> None:
    table = discourse.verbs(discourse.document("LE MAIRE A PEUT-ETRE DEMISSIONNE", lang="fr"))
    assert list(table[["lemma", "tense"]].iloc[0]) == ["démissionner", "Past"]
    doc = discourse.document("SUCCES INESPERE A GENEVE", lang="fr")
    assert list(discourse.contributions(doc)["entry"]) == ["succès", "inespéré"]


def test_both_spellings_of_a_ligature_are_found() -> None:
    doc = discourse.document("Son oeuvre dure. Une œuvre reste.", lang="fr")
    for pattern in ("œuvre", "oeuvre"):
        assert len(discourse.concordance(doc, pattern)) == 2


def test_inclusive_forms_are_graded_and_deny_nothing() -> None:
    doc = discourse.document("Les voisin.ne.s sont inquiet·es. On écrit à a@b.fr.", lang="fr")
    assert list(discourse.contributions(doc)["text"]) == ["inquiet·es"]
    assert not discourse.verbs(doc)["negated"].any()
    assert "a@b.fr" not in set(discourse.frequencies(doc)["lemma"])
