"""What is in quotation marks: nested, unclosed, of other kinds; one answer for all."""

from __future__ import annotations

import pytest

import discourse
from discourse import polarity
from discourse.quotation import spans_of


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Il dit : « Non. » Puis : « Oui. »", ["« Non. »", "« Oui. »"]),
        ("Elle note : « La “réforme” passe. » Fin.", ["« La “réforme” passe. »"]),
        ("Elle note : « La « réforme » passe. » Fin.", ["« La « réforme » passe. »"]),
        ("Elle note : “La «réforme» passe.” Fin.", ["“La «réforme» passe.”"]),
        ('Elle note : « La "réforme" passe. » Fin.', ['« La "réforme" passe. »']),
        ('Il dit "oui" puis "non".', ['"oui"', '"non"']),
        ("Er sagt „ja“ und geht.", ["„ja“"]),
        # a closing mark without an opening one: the quotation began in the block before
        ("La crise finit », dit-il, « enfin ».", ["La crise finit »", "« enfin »"]),
        # an opening mark without a closing one: the quotation goes on in the next block
        ("Il dit : « La crise finit.", ["« La crise finit."]),
        ("Il dit : « La “crise” finit.", ["« La “crise” finit."]),
        ("Il dit : « La « crise » finit. Il part.", ["« La « crise »"]),
        ("Il dit « oui”, puis part.", ["« oui”"]),
        ("Rien.", []),
    ],
)
def test_quoted_stretches(text: str, quoted: list[str]) -> None:
    assert [text[a:b] for a, b in spans_of(text, 0, len(text))] == quoted


def test_an_unclosed_mark_does_not_quote_a_long_block() -> None:
    text = "Il dit « oui. " + "Le village attend le train. " * 200 + "Elle dit « non » et part."
    [(start, end)] = spans_of(text, 0, len(text))
    assert text[start:end] == "« non »"


def test_runs_of_marks_take_linear_time() -> None:
    for mark in '«»“”„"':
        assert len(spans_of(mark * 100_000, 0, 100_000)) <= 50_000
    assert spans_of("«“" * 50_000 + "»", 0, 100_001)


@pytest.mark.parametrize("marks", ["«»", "“”", '""'])
def test_all_functions_agree_on_what_is_quoted(marks: str) -> None:
    opened, closed = marks[0], marks[1]
    doc = discourse.document(
        f"Le maire a dit : {opened} La paix pourrait revenir. La crise finit {closed}, dit-il. "
        "La guerre pourrait durer.",
        lang="fr",
    )
    end = doc.text.index(closed, doc.text.index("finit"))
    parts = polarity.find(doc)
    assert {part.quoted for part in parts if part.end <= end} == {True}
    assert {part.quoted for part in parts if part.start > end} == {False}
    hedges = discourse.markers(doc).query("text == 'pourrait'")
    assert hedges["holder"].tolist() == ["source", "author"]


@pytest.mark.parametrize(
    "text",
    [
        "Elle note : « La “réforme” pourrait échouer. »",
        "Le maire a dit : « On parle de “paix”, mais il faudrait du courage. »",
    ],
)
def test_an_inner_quotation_leaves_the_holder(text: str) -> None:
    found = discourse.markers(discourse.document(text, lang="fr"))
    assert set(found["holder"]) == {"source"}
