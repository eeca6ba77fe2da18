"""Markers: spans, axes, the lexicon's errors, views, explanations, and any text at all."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import discourse
from discourse import modality
from discourse.documents import Block, Document, Section, Sentence
from discourse.french.conditions import CONDITIONS
from discourse.languages import LexiconError
from discourse.modality.marker_lexicon import COLUMNS, works
from discourse.segmentation import sentences_of, words_of

HEADER = "\t".join(COLUMNS)


def document(text: str, zone: str = "body") -> Document:
    spans = sentences_of(text, 0, len(text), "fr")
    return Document(
        text,
        "test",
        "fr",
        (Block(0, len(text), zone),),
        (Section(0, "", 0, len(text)),),
        tuple(Sentence(i, a, b, zone, 0) for i, (a, b) in enumerate(spans)),
        words_of(text, [(0, len(text))], "fr"),
    )


def found(text: str) -> list[tuple[str, str]]:
    doc = document(text)
    return [(doc.text[m.start : m.end], m.category) for m in modality.find(doc)]


def only(text: str) -> tuple[Document, modality.Marker]:
    doc = document(text)
    (marker,) = modality.find(doc)
    return doc, marker


# ---------------------------------------------------------------- spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le maire aurait déjà signé.", [("aurait déjà signé", "reportive")]),
        ("Il a été obligé de partir.", [("a été obligé", "deontic")]),
        ("À l’évidence, il ment.", [("À l’évidence", "certain")]),
        ("D'APRÈS LE MAIRE, C'EST FINI.", [("D'APRÈS", "reportive")]),
        ("Peut-on encore reculer ?", [("Peut", "dynamic")]),
        ("Le pont semble-t-il solide ?", [("semble-t-il", "inferential")]),
        ("Il a beau crier.", [("a beau", "concessive")]),
        ("S’il pleut, on reste.", [("S’", "hypothetical")]),
        ("Il se peut bien que tout change.", [("Il se peut bien que", "possible")]),
        ("Nous sommes contents.", []),
        ("Elle porte un portrait.", []),
        ("Il montrait la route.", []),
    ],
)
def test_span_and_category(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_markers_come_in_the_order_of_the_text() -> None:
    text = "Selon lui, l’accord pourrait tenir, mais rien ne le prouve. Il faut attendre."
    starts = [marker.start for marker in modality.find(document(text))]
    assert starts == sorted(starts)
    assert len(starts) == 4


def test_zones() -> None:
    doc = document("Il faut partir.", zone="caption")
    assert modality.find(doc) == []
    assert len(modality.find(doc, zones=("caption",))) == 1


def test_marker_is_frozen_and_pickles() -> None:
    _, marker = only("Il faut partir.")
    assert pickle.loads(pickle.dumps(marker)) == marker
    with pytest.raises(AttributeError):
        marker.start = 3  # type: ignore[misc]  # that it fails is the point


# ---------------------------------------------------------------- axes


@pytest.mark.parametrize(
    ("text", "word", "negated", "strength"),
    [
        ("La paix est peut-être proche.", "peut-être", False, "possible"),
        ("La paix n’est pas probable.", "probable", True, "unlikely"),
        ("Une victoire est peu probable.", "peu probable", False, "unlikely"),
        ("Il ne faut pas partir.", "faut", True, ""),
        ("Il ne veut que dormir.", "veut", False, ""),
        ("Elle craint qu’il ne parte.", "craint", False, ""),
        ("Personne ne veut partir.", "veut", True, ""),
        ("Il part sans vouloir nuire.", "vouloir", True, ""),
        ("C’est le plus probable.", "probable", False, "probable"),
    ],
)
def test_negation_and_strength(text: str, word: str, negated: bool, strength: str) -> None:
    doc = document(text)
    (marker,) = [m for m in modality.find(doc) if doc.text[m.start : m.end] == word]
    assert (marker.negated, marker.strength) == (negated, strength)


@pytest.mark.parametrize(
    ("text", "word", "holder", "named"),
    [
        ("Il faut partir.", "faut", "author", ""),
        ("Selon le préfet, la route est coupée.", "Selon", "source", "le préfet"),
        ("La route est sûre, assure le préfet.", "assure", "source", "le préfet"),
        ("Le préfet affirme qu’il faut attendre.", "faut", "source", "Le préfet"),
        ("Je crois que le pont tiendra.", "crois", "author", ""),
        ("Les marins croient que le pont tiendra.", "croient", "source", "Les marins"),
        ("On espère que le pont tiendra.", "espère", "generic", "On"),
        ("« Il faut attendre », répond la ministre.", "faut", "source", "la ministre"),
        ("D’après le Pr. Morin, la digue tient.", "D’après", "source", "le Pr. Morin"),
        ("« La digue tient », note J.-P. Morin.", "note", "source", "J.-P. Morin"),
        ("MM. Blin et Roy affirment que tout va bien.", "affirment", "source", "MM. Blin et Roy"),
        ("Voulez-vous dîner ?", "Voulez", "addressee", "vous"),
        ("Chantons, et tâchons de dormir.", "tâchons", "author", ""),
        ("Le bac, comme le rappelle le guide, a coulé.", "rappelle", "source", "le guide"),
        (
            "Le texte contient un article qui stipule que tout est dû.",
            "stipule",
            "source",
            "un article",
        ),
        ("Elle entre, allume la lampe, dit que tout brûle.", "dit", "source", "Elle"),
        (
            "Le gardien, qui dort mal, dit que tout brûle.",
            "dit",
            "source",
            "Le gardien, qui dort mal",
        ),
        (
            "Dans ce texte, le gardien, dont je lis les notes, dit que tout va bien.",
            "dit",
            "source",
            "le gardien, dont je lis les notes",
        ),
        ("À en croire les guides, le col est fermé.", "À en croire", "source", "les guides"),
        ("À entendre les guides, le col est fermé.", "À entendre", "source", "les guides"),
        ("À les entendre, le col est fermé.", "À les entendre", "source", "les"),
        ("À l’en croire, le col est fermé.", "À l’en croire", "source", "l’"),
        ("De l’avis des guides, le col est fermé.", "De l’avis des", "source", "des guides"),
        ("Selon le guide, il faut partir.", "faut", "source", "le guide"),
        ("Il faut partir, mais selon le guide, le col est fermé.", "faut", "author", ""),
        ("– Il faudrait partir, fit le guide.", "faudrait", "source", "le guide"),
        ("— Peut-être.", "Peut-être", "source", ""),
        ("Le guide : « Il faut partir. »", "faut", "source", "Le guide"),
        ("Et le guide d’ajouter : « Tout est perdu. »", "ajouter", "source", "le guide"),
        ("Le syndicat réclame une prime.", "réclame", "source", "Le syndicat"),
        ("La maladie exige du repos.", "exige", "author", ""),
        ("« Nous voulons partir », a dit le guide.", "voulons", "source", "le guide"),
        ("C’est ce qu’a confirmé le guide lundi.", "a confirmé", "source", "le guide"),
    ],
)
def test_holder(text: str, word: str, holder: str, named: str) -> None:
    doc = document(text)
    (marker,) = [m for m in modality.find(doc) if doc.text[m.start : m.end] == word]
    assert marker.holder == holder
    span = doc.text[marker.holder_start : marker.holder_end] if marker.holder_start >= 0 else ""
    assert span == named


@pytest.mark.parametrize(
    ("text", "strength", "negated"),
    [
        ("Il n’est pas impossible que le pont cède.", "possible", False),
        ("Rien n’exclut un accord.", "possible", False),
        ("Nous n’excluons pas un accord.", "possible", False),
        ("Il est inconcevable que le pont cède.", "excluded", False),
        ("Un accord reste improbable.", "unlikely", False),
        ("Je ne doute pas que le pont tiendra.", "certain", False),
        ("Il ne croit pas que le pont tiendra.", "unlikely", True),
    ],
)
def test_a_negation_that_an_entry_holds_turns_nothing(
    text: str, strength: str, negated: bool
) -> None:
    (marker,) = modality.find(document(text))
    assert (marker.strength, marker.negated) == (strength, negated)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Il faut partir tôt, dit-on.", "partir tôt"),
        ("Il viendra peut-être.", "Il viendra"),
        ("Environ deux cents personnes sont venues.", "deux cents personnes sont"),
        ("Peut-être.", "Peut-être"),
    ],
)
def test_scope(text: str, scope: str) -> None:
    doc = document(text)
    marker = modality.find(doc)[0]
    assert doc.text[marker.scope_start : marker.scope_end] == scope


def test_alternatives_are_the_readings_that_lost() -> None:
    _, marker = only("L’accord pourrait tenir.")
    assert (marker.category, marker.rule) == ("possible", "pouvoir.open")
    assert marker.alternatives == "certain|hypothetical|deontic|dynamic|bouletic"


def test_undecided_keeps_what_remains() -> None:
    doc = document("Le syndicat affirme que l’usine fermerait.")
    marker = modality.find(doc)[-1]
    assert (marker.category, marker.alternatives) == ("undecided", "reportive|hypothetical")
    assert marker.entry == ""


# ---------------------------------------------------------------- the lexicon


def lexicon(path: Path, *lines: str) -> Path:
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return path


def test_own_lexicon(tmp_path: Path) -> None:
    path = lexicon(tmp_path / "own.tsv", "tout porte à croire\tinferential\t\t\t\t\town\tno\t")
    doc = document("Tout porte à croire qu’il faut partir.")
    (marker,) = modality.find(doc, path)
    assert (marker.category, marker.entry) == ("inferential", "tout porte à croire")


def test_own_lexicon_is_read_as_a_person_writes_it(tmp_path: Path) -> None:
    path = lexicon(
        tmp_path / "own.tsv", "Tout porte à croire qu’il\tinferential\t\t\t\t\town\tno\t"
    )
    doc = discourse.document("Et tout porte à croire qu'il viendra.")
    assert discourse.markers(doc, lexicon=path)["text"].tolist() == ["tout porte à croire qu'il"]


def test_own_lexicon_is_read_anew_when_it_changes(tmp_path: Path) -> None:
    path = lexicon(tmp_path / "own.tsv", "bref\tcertain\tcertain\t\t\t\town\tno\t")
    doc = document("Bref, il pleut.")
    assert modality.find(doc, path)[0].category == "certain"
    lexicon(path, "bref\tconcessive\t\t\t\t\town\tno\t")
    os.utime(path, ns=(1, 1))
    assert modality.find(doc, path)[0].category == "concessive"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("mot\tcertainly\t\t\t\t\town\tno\t", "category is 'certainly'"),
        ("mot\tcertain\tvery\t\t\t\town\tno\t", "strength is 'very'"),
        ("mot\tcertain\t\tdevoirs\t\t\town\tno\t", "family is 'devoirs'"),
        ("mot\tcertain\t\t\tnear:x\t\town\tno\t", "needs names 'near'"),
        ("mot\tcertain\t\t\tnext\t\town\tno\t", "next takes words after a colon"),
        ("mot\tcertain\t\t\t\tverb:x\town\tno\t", "verb takes no words"),
        ("mot\tcertain\t\t\t\t\tDupont\tno\t", "source is 'Dupont'"),
        ("mot\tcertain\t\t\t\t\town\tperhaps\t", "attested is 'perhaps'"),
        ("mot ~2\tcertain\t\t\t\t\town\tno\t", "a gap such as ~2"),
        ("mot\tcertain", "2 cells; expected 9"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = lexicon(tmp_path / "own.tsv", line)
    with pytest.raises(LexiconError, match="line 2") as error:
        modality.load(path)
    assert message in str(error.value)
    assert str(path) in str(error.value)


def test_no_such_lexicon(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        modality.load(tmp_path / "absent.tsv")


def test_lexicon_lines_are_distinct_and_sourced() -> None:
    entries = modality.load().entries
    lines = [(e.pattern, e.category, e.family, e.needs, e.forbids) for e in entries]
    assert len(lines) == len(set(lines))
    assert {e.source for e in entries} <= works("fr")
    assert {e.category for e in entries} >= set(modality.CATEGORIES) - {modality.UNDECIDED}
    assert len(entries) > 600


def test_every_condition_is_used_by_an_entry() -> None:
    entries = modality.load().entries
    used = {one.name for entry in entries for one in (*entry.needs, *entry.forbids)}
    assert used == set(CONDITIONS)


# ---------------------------------------------------------------- views and explanations


def test_hyland_view() -> None:
    text = "Il sera peut-être tard, mais nous voulons certainement rester, dit-il."
    markers = modality.find(document(text))
    names = [marker.category for marker in markers]
    groups = dict(zip(names, [modality.group("hyland", one) for one in markers], strict=True))
    assert groups["possible"] == "hedges"
    assert groups["certain"] == "boosters"
    assert groups["bouletic"] == ""
    assert groups["reportive"] == "evidentials"
    assert groups["concessive"] == "transitions"


def test_the_hyland_view_claims_only_what_is_found() -> None:
    """A wish is not an attitude marker, nor a duty an address to the reader: the view is a part."""
    (view,) = (one for name, one in modality.views().items() if name == "hyland")
    assert [one.name for one in view.groups] == ["hedges", "boosters", "evidentials", "transitions"]
    assert "a part of" in view.title


def test_every_view_names_its_source_and_takes_some_marker() -> None:
    for name, view in modality.views().items():
        assert view.source in works("fr")
        assert view.groups, name


def test_unknown_view() -> None:
    with pytest.raises(ValueError, match="no view 'halliday'; choose one of hyland"):
        modality.view("halliday")


def test_explanation_tells_why() -> None:
    doc, marker = only("L’accord pourrait tenir.")
    told = modality.explanation(marker, doc)
    steps = {step.rule: step.outcome for step in told.steps}
    assert steps["pouvoir.open"] == "decided"
    assert steps["pouvoir.counterfactual"] == "failed"
    assert steps["pouvoir.ability"] == "later"
    assert "pouvoir.open" in str(told)
    assert "<table>" in told._repr_html_()


def test_explanation_of_a_plain_entry() -> None:
    doc, marker = only("Il faut partir.")
    assert "lexicon" in str(modality.explanation(marker, doc))


def test_explanation_escapes_html(tmp_path: Path) -> None:
    path = lexicon(tmp_path / "own.tsv", "a\tcertain\tcertain\t\t\t\town\tno\t<b>&")
    doc = document("a")
    (marker,) = modality.find(doc, path)
    html = modality.explanation(marker, doc, path)._repr_html_()
    assert "<b>a</b>" in html
    assert "<b>&" not in html


def test_explanation_of_another_text() -> None:
    _, marker = only("Il faut partir.")
    with pytest.raises(ValueError, match="no marker at characters"):
        modality.explanation(marker, document("Rien du tout."))


# ---------------------------------------------------------------- any text

PIECES = st.sampled_from(
    [
        *"« » “ ” \" ' ’ , ; : . ! ? … — – - ( ) [ ] % 3 300 2026".split(),
        *"si s’il selon pour pourrait aurait peut-être mais que qu’ il on ne pas plus".split(),
        *"devoir doit a été dit dit-il affirme le la l’ d’ un de à quelque doute alors".split(),
        *"İstanbul Œuvre 😀 \u00a0 \u202f \u0301 A E. M.".split(" "),
    ]
)


def check(text: str) -> None:
    doc = document(text)
    for marker in modality.find(doc):
        assert 0 <= marker.start < marker.end <= len(text)
        assert 0 <= marker.scope_start < marker.scope_end <= len(text)
        assert marker.category in modality.CATEGORIES
        assert marker.strength in modality.STRENGTHS
        assert marker.holder in modality.HOLDERS
        assert (marker.holder_start < 0) == (marker.holder_end < 0)
        assert marker.holder_end <= len(text)
        sentence = doc.sentences[marker.sentence]
        assert sentence.start <= marker.start < marker.end <= sentence.end


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_noise_like_french(text: str) -> None:
    check(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    check(text)


def test_same_text_same_markers() -> None:
    text = "Si le vent tombe, « la flotte pourrait partir », estime le port."
    assert modality.find(document(text)) == modality.find(document(text))


def test_markers_bring_their_gloss() -> None:
    doc = discourse.document("Il pourrait signer.")
    assert discourse.markers(doc, gloss="fr")["gloss"][0].startswith("modalité épistémique")
    empty = discourse.markers([], view="hyland", gloss="en")
    assert list(empty.columns)[-2:] == ["group", "gloss"]
    assert empty["gloss"].dtype == "str"
