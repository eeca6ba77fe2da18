"""The content of the tables, and how they refuse bad input."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import discourse
from discourse import Document
from discourse.arguments import documents_of, one_document, one_of, zones_of
from discourse.inference import (
    NET_SPREAD,
    VALENCE_SPREAD,
    Estimate,
    contrast,
    mean_interval,
    share_interval,
    trend,
)
from discourse.polarity import Entry, Lexicon
from discourse.tables.schema import frame
from discourse.tables.sentence_values import BOUNDS, SentenceValues
from tests.public_functions import CALLS, Rows, calls_of

NONE: list[Document] = []

PUBLIC = {name: call for name, call in CALLS.items() if name == call.name}
OF_SEVERAL = {name: call for name, call in PUBLIC.items() if call.rows is not Rows.NONE}
OF_ONE = calls_of(Rows.NONE)
WITH_ZONES = [name for name, call in OF_SEVERAL.items() if call.takes("zones")]
WITH_UNITS = ["hedging", "outlook", "rates", "readability", "sentiment"]
WITH_LEXICON = [name for name, call in CALLS.items() if call.takes("lexicon")]
WITH_MARKERS = ["hedging", "keyness of markers", "markers", "rates"]

TEXT = """\
L’Europe espère la paix. Elle pourrait revenir. Rien n’est sûr.
Le doute
La guerre menace l’Europe. La crise dure. Personne n’y croit."""


@pytest.fixture
def doc() -> Document:
    return discourse.document(TEXT, id="essai", zones=["body", "heading", "body"])


# --- the documents --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*OF_SEVERAL, *OF_ONE])
@pytest.mark.parametrize("wrong", ["Un texte.", b"Un texte.", Path("a.txt"), 3, None, 2.5])
def test_what_is_no_document_is_refused_and_the_way_shown(name: str, wrong: object) -> None:
    kind = type(wrong).__name__
    with pytest.raises(TypeError, match=kind):
        {**OF_SEVERAL, **OF_ONE}[name](wrong)
    if isinstance(wrong, str | bytes | Path) and name != "explain":
        with pytest.raises(TypeError, match=r"discourse\.document\(.*discourse\.read\("):
            {**OF_SEVERAL, **OF_ONE}[name](wrong)


@pytest.mark.parametrize("name", OF_SEVERAL)
def test_what_is_no_document_among_several_is_named_by_its_place(name: str, doc: Document) -> None:
    with pytest.raises(TypeError, match=r"got a DataFrame; .*discourse\.from_frame"):
        discourse.markers(pd.DataFrame({"text": ["Un mot."]}))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="item 1 is str"):
        OF_SEVERAL[name]([doc, "Un texte."])


@pytest.mark.parametrize("name", OF_SEVERAL)
def test_repeated_ids_are_refused(name: str, doc: Document) -> None:
    twin = discourse.document("Un mot.", id="essai")
    with pytest.raises(ValueError, match=r"unique.*'essai'.*id="):
        OF_SEVERAL[name]([doc, twin])


@pytest.mark.parametrize("name", OF_ONE)
def test_several_documents_where_one_is_wanted(name: str, doc: Document) -> None:
    with pytest.raises(TypeError, match="list"):
        OF_ONE[name]([doc])


def test_documents_of_takes_any_iterable(doc: Document) -> None:
    other = discourse.document("Un mot.", id="autre")
    assert documents_of(doc) == [doc]
    assert documents_of(iter([doc, other])) == [doc, other]
    assert documents_of({"x": doc}.values()) == [doc]
    assert documents_of(()) == []
    assert one_document(doc, "f()") is doc


# --- the options ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WITH_ZONES)
@pytest.mark.parametrize("docs", [[], None], ids=["none", "one"])
def test_an_unknown_zone_is_refused(name: str, docs: list[Document] | None, doc: Document) -> None:
    given = doc if docs is None else docs
    with pytest.raises(ValueError, match="zone 'corps' is unknown; choose one of title"):
        OF_SEVERAL[name](given, zones=["body", "corps"])
    with pytest.raises(ValueError, match="zones is empty"):
        OF_SEVERAL[name](given, zones=[])
    with pytest.raises(TypeError, match="zones is 3"):
        OF_SEVERAL[name](given, zones=3)


def test_zones_of() -> None:
    assert zones_of(None) == discourse.COUNTED_ZONES
    assert zones_of("all") == discourse.ZONES
    assert zones_of("caption") == ("caption",)
    assert zones_of(iter(["body", "title"])) == ("body", "title")


@pytest.mark.parametrize("name", WITH_UNITS)
@pytest.mark.parametrize("unit", ["paragraph", "Section", "", None, 1])
def test_an_unknown_unit_is_refused(doc: Document, name: str, unit: object) -> None:
    with pytest.raises(ValueError, match=r"by .* is unknown; choose one of section"):
        OF_SEVERAL[name]([doc], by=unit)


def test_readability_has_no_single_sentences(doc: Document) -> None:
    with pytest.raises(ValueError, match="section, document"):
        discourse.readability(doc, by="sentence")


def test_an_unknown_view_is_refused_hits_or_none(doc: Document) -> None:
    for docs in ([doc], NONE):
        with pytest.raises(ValueError, match=r"no view 'hylandd'; choose one of .*hyland"):
            discourse.markers(docs, view="hylandd")


def test_a_view_adds_its_group(doc: Document) -> None:
    assert str(discourse.markers([], view="hyland")["group"].dtype) == "str"
    table = discourse.markers(doc, view="hyland")
    assert table.drop(columns="group").equals(discourse.markers(doc))
    (row,) = table[table["text"] == "pourrait"].to_dict("records")
    assert row["group"] == "hedges"


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("", ValueError),
        ("…", ValueError),
        ([], ValueError),
        (["a", ""], ValueError),
        (3, TypeError),
        ([3], TypeError),
        (b"Europe", TypeError),
    ],
)
def test_a_target_that_is_no_name_is_refused(
    target: Any, kind: type[Exception], doc: Document
) -> None:
    for docs in ([doc], NONE):
        for unit in ("section", "sentence", "document"):
            with pytest.raises(kind, match="target is"):
                discourse.outlook(docs, target=target, by=unit)


@pytest.mark.parametrize(
    ("target", "name"),
    [
        (None, ""),
        ("Europe", "Europe"),
        (["UE", "Bruxelles"], "UE|Bruxelles"),
        ("Zanzibar", "Zanzibar"),
    ],
)
def test_the_target_is_named_in_every_row(target: Any, name: str, doc: Document) -> None:
    assert set(discourse.outlook(doc, target=target)["target"]) == {name}
    assert set(discourse.outlook(doc, target=target, by="document")["target"]) == {name}


def test_a_target_object_is_a_target(doc: Document) -> None:
    europe = discourse.stance.target_of("Europe", "fr")
    pd.testing.assert_frame_equal(
        discourse.outlook(doc, target=europe), discourse.outlook(doc, target="Europe")
    )


def test_a_target_nobody_mentions_has_rows_with_n_0(doc: Document) -> None:
    table = discourse.outlook(doc, target="Zanzibar")
    assert table["n"].tolist() == [0, 0]
    assert table["net"].isna().all()
    assert discourse.outlook(doc, target="Zanzibar", by="sentence").empty
    assert discourse.outlook(doc, target="Zanzibar", by="document")["outlook"].tolist() == ["none"]


# --- several documents, whole documents, other zones ---------------------------------------------


@pytest.fixture
def pair(doc: Document) -> list[Document]:
    text = "Un espoir\nLe succès est net. La paix dure.\nLa fin\nLa crise revient. Il pleut."
    zones = ["title", "body", "heading", "body"]
    return [doc, discourse.document(text, id="autre", zones=zones)]


@pytest.mark.parametrize(
    "name", ["contrasts", "hedging", "influence", "outlook", "rates", "trends"]
)
def test_several_documents_are_the_rows_of_each(name: str, pair: list[Document]) -> None:
    alone = pd.concat([OF_SEVERAL[name](doc) for doc in pair], ignore_index=True)
    pd.testing.assert_frame_equal(OF_SEVERAL[name](iter(pair)), alone)


def test_the_p_values_of_several_documents_are_corrected_together() -> None:
    docs = [
        discourse.document("La crise dure. " * 6 + "La paix revient. " * 6, id=name)
        for name in ("a", "b")
    ]
    together, alone = discourse.trends(docs), discourse.trends(docs[0])
    assert (together["p_adjusted"] >= together["p"]).all()
    assert together["p_adjusted"][0] > alone["p_adjusted"][0]


@pytest.mark.parametrize("name", ["hedging", "rates"])
def test_by_document_is_the_sum_of_the_sections(name: str, pair: list[Document]) -> None:
    sections, whole = OF_SEVERAL[name](pair), OF_SEVERAL[name](pair, by="document")
    key, count = ("doc", "hedged") if name == "hedging" else (["doc", "category"], "count")
    summed = sections.groupby(key, observed=True, sort=False)[count].sum()
    assert whole[count].tolist() == summed.tolist()
    assert OF_SEVERAL[name]([], by="document").dtypes.equals(whole.dtypes)
    assert "section" not in whole


@pytest.mark.parametrize("name", ["influence", "trends"])
def test_other_zones_are_read_where_asked(name: str, pair: list[Document]) -> None:
    column = {"influence": "sentence", "trends": "n"}[name]
    default, every = OF_SEVERAL[name](pair[1]), OF_SEVERAL[name](pair[1], zones="all")
    assert default.equals(OF_SEVERAL[name](pair[1], zones=None))
    assert every[column].max() > default[column].max() or len(every) > len(default)


# --- what a misspelt name may have meant ----------------------------------------------------------


def test_a_misspelt_name_is_met_with_a_suggestion(doc: Document) -> None:
    for call, meant in (
        (lambda: discourse.markers(doc, view="hylland"), "hyland"),
        (lambda: discourse.markers(doc, zones="boddy"), "body"),
        (lambda: discourse.outlook(doc, by="sentance"), "sentence"),
        (lambda: discourse.contrasts(doc, [(0, "Le dout")]), "Le doute"),
        (lambda: discourse.contrasts(doc, of="outlok"), "outlook"),
        (lambda: discourse.charts.rates(pd.DataFrame({"categorie": []})), "categorie"),
    ):
        with pytest.raises(ValueError, match=f"did you mean '{meant}'"):
            call()
    for name, said in (("sentimant", "'; did you mean 'sentiment'"), ("xyz", "'$")):
        with pytest.raises(AttributeError, match=f"no attribute '{name}{said}"):
            getattr(discourse, name)


@pytest.mark.parametrize("name", ["contrasts", "influence", "outlook", "trends"])
@pytest.mark.parametrize(("target", "meant"), [("Europpe", "Europe"), ("Dupond", "Dupont")])
def test_a_misspelt_target_is_met_with_a_suggestion(name: str, target: str, meant: str) -> None:
    doc = discourse.document(
        "Claire Dupont espère.\nLa suite\nElle doute.", id="t", zones=["body", "heading", "body"]
    )
    said = f"no counted sentence mentions '{target}'; did you mean '{meant}'"
    with pytest.warns(UserWarning, match=said) as caught:
        # Called from here: a warning points at the line of the user.
        OF_SEVERAL[name].function(doc, target=target, **OF_SEVERAL[name].given)
    assert Path(caught[0].filename).name == "test_tables.py"


def test_part_of_a_word_is_no_name_to_suggest(recwarn: pytest.WarningsRecorder) -> None:
    discourse.outlook(discourse.document("Le mot eDupont est rare."), target="Dupond")
    assert not recwarn.list


def test_the_name_itself_in_capitals_is_no_other_name(recwarn: pytest.WarningsRecorder) -> None:
    table = discourse.outlook(discourse.document("i'EUROPE", lang="fr"), target="Europe")
    assert table["n"].tolist() == [0]
    assert not recwarn.list


def test_views_are_a_table() -> None:
    table = discourse.views()
    assert {"hyland", "gosselin", "factbank"} <= set(table["view"])
    for name in table["view"].unique():
        assert "group" in discourse.markers([], view=name)


# --- lexicons -------------------------------------------------------------------------------------

BAD_LEXICONS = {
    "not a table": ("Un texte.\n", "line 1"),
    "empty": ("", "empty; expected the header"),
    "too few cells": ("{header}\npeut-être\n", "line 2: 1 cells"),
    "too many cells": ("# a comment\n{header}\n{row}\tmore\n", "line 3: .* cells"),
    "other columns": ("mot\tnote\nbon\t3\n", "line 1: columns are mot note"),
    "no entry": ("{header}\n{blank}\n", "line 2: .*empty"),
}


def lexicon_line(path: Path) -> tuple[str, str]:
    """Header and first entry of one of our own lexicons."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return lines[0], lines[1]


@pytest.mark.parametrize("name", WITH_LEXICON)
@pytest.mark.parametrize("fault", BAD_LEXICONS)
def test_a_lexicon_with_a_fault_is_named_with_its_line(
    name: str, fault: str, doc: Document, tmp_path: Path
) -> None:
    own = "markers.tsv" if name in WITH_MARKERS else "valence.tsv"
    header, row = lexicon_line(Path(discourse.__file__).parent / "languages" / "fr" / own)
    blank = "\t".join(["", *row.split("\t")[1:]])
    content, message = BAD_LEXICONS[fault]
    path = tmp_path / "mine.tsv"
    path.write_text(content.format(header=header, row=row, blank=blank), encoding="utf-8")
    with pytest.raises(discourse.LexiconError, match=rf"mine\.tsv.*{message}"):
        CALLS[name](doc, lexicon=path)


@pytest.mark.parametrize("name", WITH_LEXICON)
def test_a_lexicon_that_is_not_there(name: str, doc: Document, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        CALLS[name](doc, lexicon=tmp_path / "nowhere.tsv")
    with pytest.raises(IsADirectoryError):
        CALLS[name](doc, lexicon=tmp_path)
    with pytest.raises(TypeError):
        CALLS[name](doc, lexicon=3)


@pytest.mark.parametrize("name", WITH_LEXICON)
def test_a_lexicon_in_another_encoding_is_refused(name: str, doc: Document, tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_bytes("entrée\tnote\n".encode("cp1252"))
    with pytest.raises(discourse.LexiconError, match="not UTF-8 at byte 4"):
        CALLS[name](doc, lexicon=path)


def test_all_tables_that_rest_on_valence_take_a_lexicon_itself(doc: Document) -> None:
    lexicon = Lexicon([Entry("paix", "NOUN", -3)])
    assert discourse.contributions(doc, lexicon=lexicon)["value"].tolist() == [-3.0]
    assert discourse.outlook(doc, lexicon=lexicon, by="document")["unmatched"].tolist() == [5]
    assert discourse.trends(doc, lexicon=lexicon)["n"].tolist() == [6, 6]


@pytest.mark.parametrize("pattern", ["~2 espoir", "espoir ~2", "a|| b"])
def test_a_pattern_that_could_never_match_is_named(
    pattern: str, doc: Document, tmp_path: Path
) -> None:
    path = tmp_path / "mine.tsv"
    for own, make in (("markers", discourse.markers), ("valence", discourse.sentiment)):
        header, row = lexicon_line(Path(discourse.__file__).parent / f"languages/fr/{own}.tsv")
        path.write_text("\n".join([header, "\t".join([pattern, *row.split("\t")[1:]])]), "utf-8")
        with pytest.raises(discourse.LexiconError, match=r"mine\.tsv, line 2: pattern"):
            make(doc, lexicon=path)


def test_a_lexicon_of_ones_own_is_used_alone(doc: Document, tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    header, _ = lexicon_line(Path(discourse.__file__).parent / "languages/fr/valence.tsv")
    cells = {"entry": "doute", "pos": "NOUN", "grade": "-2", "source": "own"}
    row = "\t".join(cells.get(name, "") for name in header.split("\t"))
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    table = discourse.contributions(doc, lexicon=path, zones="all")
    assert table[["text", "grade"]].values.tolist() == [["doute", -2]]


# --- contrasts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pairs", "kind", "message"),
    [
        ([(1, "Le doute")], ValueError, "pairs holds '1: Le doute' and itself"),
        ([(0, 1), (1, 0)], ValueError, "pairs holds '1: Le doute' and '0' again"),
        ([(0, 1), ("", -1)], ValueError, "pairs holds '0' and '1: Le doute' again"),
        ([(0, 7)], ValueError, "section 7 is unknown. Sections: 0: '', 1: 'Le doute'"),
        ([(0, "La paix")], ValueError, "section 'La paix' is unknown"),
        ([(-3, 0)], ValueError, "section -3 is unknown"),
        (("", "Le doute"), TypeError, "list of pairs"),
        ([(0, 1, 2)], TypeError, "list of pairs"),
        ([3], TypeError, "list of pairs"),
    ],
)
def test_pairs_that_are_no_pairs_of_sections(
    pairs: Any, kind: type[Exception], message: str, doc: Document
) -> None:
    with pytest.raises(kind, match=message):
        discourse.contrasts(doc, pairs)


def test_a_title_of_several_sections_is_ambiguous() -> None:
    text = "Un mot.\nEncore\nUn mot.\nEncore\nUn mot."
    zones = ["body", "heading", "body", "heading", "body"]
    doc = discourse.document(text, zones=zones)
    with pytest.raises(ValueError, match="'Encore' names several sections; give its index"):
        discourse.contrasts(doc, [(0, "Encore")])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"of": "tone"}, "of 'tone' is unknown; choose one of valence, outlook"),
        ({"lang": "de"}, "lang must be one of 'fr', 'en', not 'de'"),
        ({"of": "valence", "target": "Europe"}, "a target goes with"),
    ],
)
def test_options_of_contrasts(given: dict[str, Any], message: str, doc: Document) -> None:
    for pairs in ([(0, 1)], []):
        with pytest.raises(ValueError, match=message):
            discourse.contrasts(doc, pairs, **given)


def test_sections_by_title_index_and_from_the_end_are_the_same(doc: Document) -> None:
    tables = [
        discourse.contrasts(doc, [(0, 1)]),
        discourse.contrasts(doc, [("", "Le doute")]),
        discourse.contrasts(doc, [(-2, -1)]),
    ]
    assert tables[0].equals(tables[1])
    assert tables[0].equals(tables[2])
    assert discourse.contrasts(doc, []).dtypes.equals(tables[0].dtypes)


def test_a_contrast_is_second_less_first_and_says_what_it_is() -> None:
    good, bad = "La paix revient. " * 6, "La guerre menace. " * 6
    doc = discourse.document(f"{bad}\nUn espoir\n{good}", zones=["body", "heading", "body"])
    (row,) = discourse.contrasts(doc, [(0, 1)], of="valence", lang="en").to_dict("records")
    assert row["value_first"] < 0 < row["value_second"]
    assert row["difference"] == pytest.approx(row["value_second"] - row["value_first"])
    assert (row["n_first"], row["n_second"]) == (6, 6)
    assert "“Un espoir” and “Introduction”: no direction is established" in row["verdict"]
    assert "exploratory" in row["verdict"]
    planned = discourse.contrasts(doc, [(0, 1)], of="valence", lang="en", exploratory=False)
    assert "exploratory" not in planned["verdict"][0]


def test_holm_corrects_the_pairs_of_one_call(doc: Document) -> None:
    good, bad = "La paix revient. " * 6, "La guerre menace. " * 6
    text = f"{bad}\nUn espoir\n{good}\nUne crainte\n{bad}"
    doc = discourse.document(text, zones=["body", "heading"] * 2 + ["body"])
    fixed: dict[str, Any] = {"of": "valence", "exploratory": False}
    alone = discourse.contrasts(doc, [(0, 1)], **fixed)["p_adjusted"][0]
    among = discourse.contrasts(doc, [(0, 1), (0, 2)], **fixed)["p_adjusted"][0]
    assert among == pytest.approx(2 * alone, abs=2e-4)


# --- explain --------------------------------------------------------------------------------------


def test_every_row_of_markers_and_contributions_is_explained(doc: Document) -> None:
    for table in (discourse.markers(doc, zones="all"), discourse.contributions(doc, zones="all")):
        assert len(table)
        for (_, row), named in zip(table.iterrows(), table.itertuples(), strict=True):
            told = discourse.explain(doc, row)
            assert repr(row["text"])[1:-1] in str(told)
            assert str(discourse.explain(doc, named)) == str(told)
            assert str(discourse.explain(doc, (row["start"], row["end"]))) == str(told)
            assert "<" in told._repr_html_()


@pytest.mark.parametrize("hit", [None, "pourrait", 3, (1,), (1, 2, 3), ("a", "b"), (1.5, 2.5)])
def test_what_is_no_hit(hit: Any, doc: Document) -> None:
    with pytest.raises(TypeError, match="hit must be one row of a table"):
        discourse.explain(doc, hit)


def test_a_whole_table_is_no_hit(doc: Document) -> None:
    with pytest.raises(TypeError, match=r"one row of a table.*not DataFrame"):
        discourse.explain(doc, discourse.markers(doc))


def test_a_row_of_another_document_is_refused(doc: Document) -> None:
    other = discourse.document(TEXT, id="autre")
    with pytest.raises(ValueError, match="'essai', not of 'autre'"):
        discourse.explain(other, discourse.markers(doc).iloc[0])


def test_nothing_to_explain(doc: Document) -> None:
    with pytest.raises(ValueError, match="no marker or evaluative word at characters 0 to 1"):
        discourse.explain(doc, (0, 1))


# --- concordance, frequencies, collocations, readability ------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("l’Europe", ["L’Europe", "l’Europe"]),
        ("L'EUROPE", ["L’Europe", "l’Europe"]),
        ("[pouvoir]", ["pourrait"]),
        ("la paix|guerre", ["la paix", "La guerre"]),
        ("elle ~1 revenir", ["Elle pourrait revenir"]),
        ("ne ~1 sûr", ["n’est sûr"]),
        ("le", []),  # of the heading
    ],
)
def test_concordance_of_a_pattern(pattern: str, expected: list[str], doc: Document) -> None:
    table = discourse.concordance(doc, pattern)
    hits = table[table["text"].str.len() > 2]["text"].tolist()
    assert hits == expected


def test_concordance_counts_a_word_with_two_keys_once(doc: Document) -> None:
    assert discourse.concordance(doc, "le|la europe")["text"].tolist() == ["L’Europe", "l’Europe"]


def test_concordance_shows_the_text_around(doc: Document) -> None:
    (row,) = discourse.concordance(doc, "doute", zones="heading", width=9).to_dict("records")
    assert (row["left"], row["text"], row["right"]) == ("st sûr. Le "[-9:], "doute", " La guerr")
    (row,) = discourse.concordance(doc, "doute", zones="heading", width=0).to_dict("records")
    assert (row["left"], row["right"]) == ("", "")


def test_concordance_of_a_table(doc: Document) -> None:
    hits = discourse.markers(doc)
    table = discourse.concordance(doc, hits)
    assert table["text"].tolist() == hits["text"].tolist()
    assert discourse.concordance(doc, hits.iloc[:0]).empty


@pytest.mark.parametrize(
    ("hits", "kind", "message"),
    [
        ("", ValueError, "empty"),
        (" ", ValueError, "empty"),
        ("sans …", ValueError, "'…' is punctuation"),
        ("~2 paix", ValueError, "a gap such as ~2 must be between two words"),
        ("la| paix", ValueError, "empty alternative"),
        (3, TypeError, "hits is int"),
        (None, TypeError, "hits is NoneType"),
        (pd.DataFrame({"doc": ["essai"]}), ValueError, "without start, end"),
        (pd.DataFrame({"doc": ["x"], "start": [0], "end": [1]}), ValueError, "document 'x'"),
        (pd.DataFrame({"doc": ["essai"], "start": [0], "end": [999]}), ValueError, "0 to 999"),
        (pd.DataFrame({"doc": ["essai"], "start": [5], "end": [5]}), ValueError, "5 to 5"),
        (pd.DataFrame({"doc": ["essai"], "start": [-1], "end": [5]}), ValueError, "offset -1"),
    ],
)
def test_hits_that_are_none(hits: Any, kind: type[Exception], message: str, doc: Document) -> None:
    with pytest.raises(kind, match=message):
        discourse.concordance(doc, hits)


def test_a_negative_width_is_refused(doc: Document) -> None:
    with pytest.raises(ValueError, match="width=-1"):
        discourse.concordance(doc, "paix", width=-1)


def test_frequencies_are_per_thousand_of_all_words(doc: Document) -> None:
    table = discourse.frequencies(doc).set_index("lemma")
    words = discourse.sections(doc)["words"].sum()
    assert table.loc["Europe" if "Europe" in table.index else "europe", "count"] == 2
    assert table["per_1000_words"].tolist() == (1000 * table["count"] / words).round(4).tolist()
    assert table["count"].is_monotonic_decreasing


@pytest.mark.parametrize("text", ["Chien.", "Chien chien.", "Chien chien chien chien chien."])
def test_collocations_of_next_to_nothing_are_none(text: str) -> None:
    for window in (2, 3, 9):
        doc = discourse.document(text, zones=["body"])
        assert discourse.collocations(doc, window=window, at_least=1).empty


def test_collocations_stay_within_a_sentence_and_above_chance() -> None:
    text = "Un accord durable. Un accord durable. La ville dort. Un port brûle. " * 2
    table = discourse.collocations(discourse.document(text), window=2)
    assert ["accord", "durable"] in table[["first", "second"]].values.tolist()
    assert ["durable", "accord"] not in table[["first", "second"]].values.tolist()
    assert (table["log_likelihood"] > 0).all()
    assert table["log_likelihood"].is_monotonic_decreasing


@pytest.mark.parametrize("given", [{"window": 1}, {"window": -2}, {"at_least": 0}])
def test_options_of_collocations(given: dict[str, Any], doc: Document) -> None:
    name = next(iter(given))
    with pytest.raises(ValueError, match=f"{name}="):
        discourse.collocations(doc, **given)


def test_lix_and_rix_are_what_their_definition_says() -> None:
    # 4 and 5 words; long ones have more than six letters: extraordinaire, gouvernement.
    text = "Un fait extraordinaire arrive. Le gouvernement ne dit rien."
    (row,) = discourse.readability(discourse.document(text), by="document").to_dict("records")
    assert (row["n"], row["words"], row["long_words"]) == (2, 9, 2)
    assert row["lix"] == pytest.approx(9 / 2 + 100 * 2 / 9, abs=1e-4)
    assert row["rix"] == pytest.approx(2 / 2)


# --- structure ------------------------------------------------------------------------------------


def test_texts_carries_metadata_and_loses_none() -> None:
    one = discourse.document("Un mot.", id="a", metadata={"outlet": "L’Écho", "words": "dix"})
    other = discourse.document("Deux mots.", id="b", metadata={"author": "A. Auteur"})
    table = discourse.texts([one, other])
    columns = ["author", "outlet", "metadata_words"]
    assert list(table.columns[6:]) == columns
    assert table["words"].tolist() == [2, 2]
    assert table[columns].isna().values.tolist() == [[True, False, False], [False, True, True]]
    assert set(table[columns].dtypes.astype(str)) == {"str"}


def test_a_pluperfect_has_its_tense() -> None:
    table = discourse.verbs(discourse.document("Elle avait signé."))
    assert table[["mood", "tense"]].values.tolist() == [["Ind", "Pqp"]]


def test_moods_of_words() -> None:
    text = "Elle montrerait, il montrait, le portrait, qu’il montre, montrez, montrer."
    table = discourse.words(discourse.document(text, zones=["body"]))
    found = {row["text"]: row for row in table.to_dict("records")}
    columns = ("mood", "tense", "form")
    assert [found["montrerait"][name] for name in columns] == ["Cnd", "Pres", "Fin"]
    assert [found["montrait"][name] for name in columns] == ["Ind", "Imp", "Fin"]
    assert all(pd.isna(found["portrait"][name]) for name in columns)
    assert found["montrer"]["form"] == "Inf"


def test_a_value_outside_a_categorical_is_an_error_not_a_gap() -> None:
    zone = pd.CategoricalDtype(["a", "b"])
    assert frame([("a",), (None,)], {"zone": zone})["zone"].isna().tolist() == [False, True]
    with pytest.raises(ValueError, match="column 'zone' has no category 'c', 'd'"):
        frame([("d",), ("c",)], {"zone": zone})


@pytest.mark.parametrize(
    ("given", "shown"),
    [(0.5, 0.5), (0.00012345, 0.0001), (0.00004, 0.00004), (1.2345e-17, 1.2e-17), (0.0, 0.0)],
)
def test_no_p_value_is_rounded_to_0(given: float, shown: float) -> None:
    table = frame([(given, given)], {"p": "float64", "share": "float64"})
    assert table["p"].tolist() == [shown]
    assert table["share"].tolist() == [round(given, 4)]


def test_metadata_that_are_called_like_sizes_have_columns_of_their_own() -> None:
    card = {"words": "1", "metadata_words": "2", "lang": "x"}
    table = discourse.texts(discourse.document("a b", metadata=card))
    assert table["words"].tolist() == [2]
    assert table.iloc[0][
        ["metadata_metadata_words", "metadata_words", "metadata_lang"]
    ].tolist() == [
        "1",
        "2",
        "x",
    ]
    again = table.assign(text="Le pont.")
    for _ in range(2):  # there and back, as often as one likes
        again = discourse.texts(discourse.from_frame(again, text="text", id="doc"))
        assert again.columns.is_unique
        assert again["words"].tolist() == [2]
        again["text"] = "Le pont."


def test_frame_rounds_once_and_knows_no_minus_zero() -> None:
    table = frame([(1 / 3,), (-1e-9,), (float("nan"),)], {"x": "float64"})
    assert table["x"].map(str).tolist() == ["0.3333", "0.0", "nan"]


def test_a_row_of_another_length_is_noticed() -> None:
    with pytest.raises(ValueError, match="zip"):
        frame([(1, 2)], {"x": "int64"})


def test_one_of_lists_what_there_is() -> None:
    assert one_of("a", ("a", "b"), "unit") == "a"
    with pytest.raises(ValueError, match="unit 'c' is unknown; choose one of a, b"):
        one_of("c", ("a", "b"), "unit")


# --- estimates ------------------------------------------------------------------------------------


def test_intervals_are_those_of_inference() -> None:
    text = "La paix revient. La guerre menace. Le port dort. L’espoir renaît. La crise dure."
    doc = discourse.document(text)
    (row,) = discourse.sentiment(doc, by="document").to_dict("records")
    expected = mean_interval(discourse.sentiment(doc, by="sentence")["valence"].tolist())
    assert_estimate(row, expected, ("valence", "low", "high"))
    (row,) = discourse.outlook(doc, by="document").to_dict("records")
    signs = (
        discourse.outlook(doc, by="sentence")["outlook"].astype("str").map(discourse.stance.SIGN)
    )
    net = mean_interval(signs.tolist(), spread=NET_SPREAD, bounds=(-1, 1))
    assert_estimate(row, net, ("net", "net_low", "net_high"))
    share = share_interval(row["fear"], row["n"])
    assert_estimate(row, share, ("fear_share", "fear_low", "fear_high"))


@pytest.mark.parametrize(("of", "spread"), [("valence", VALENCE_SPREAD), ("outlook", NET_SPREAD)])
def test_differences_and_trends_know_their_scale(of: str, spread: float) -> None:
    text = f"{'La paix revient. ' * 4}Le port dort.\nLe doute\n{'La guerre menace. ' * 5}"
    doc = discourse.document(text, zones=["body", "heading", "body"])
    (row,) = discourse.contrasts(doc, [(0, 1)], of=of).to_dict("records")
    series = SentenceValues(doc, of)
    expected = contrast(series.of(1), series.of(0), spread=spread, bounds=BOUNDS[of])
    assert (row["low"], row["high"]) == pytest.approx((expected.low, expected.high), abs=1e-4)
    table = discourse.trends(doc)
    course = trend(series.values, spread=spread)
    found = table[table["measure"] == of][["low", "high"]].to_numpy()[0]
    assert found == pytest.approx([course.low, course.high], abs=1e-4)


def assert_estimate(
    row: Mapping[Any, Any], estimate: Estimate, names: tuple[str, str, str]
) -> None:
    for name, value in zip(names, (estimate.value, estimate.low, estimate.high), strict=True):
        assert row[name] == pytest.approx(value, abs=1e-4, nan_ok=True)


def test_below_five_sentences_there_is_no_interval() -> None:
    for n, few in ((4, True), (5, False)):
        doc = discourse.document("La paix revient. " * n)
        (row,) = discourse.sentiment(doc, by="document").to_dict("records")
        assert row["too_few"] is few
        assert (row["low"] != row["low"]) is few
        (row,) = discourse.outlook(doc, by="document").to_dict("records")
        assert row["too_few"] is few
        assert (row["net_low"] != row["net_low"]) is few
        assert row["n"] == n


def test_a_section_without_counted_sentences_is_a_row(doc: Document) -> None:
    text = "Un mot.\nUn titre\nUn autre\nUn mot."
    doc = discourse.document(text, zones=["body", "heading", "heading", "body"])
    for table in (discourse.sentiment(doc), discourse.outlook(doc), discourse.readability(doc)):
        assert table["title"].tolist() == ["", "Un titre", "Un autre"]
        assert table["n"].tolist() == [1, 0, 1]
    assert discourse.rates(doc).query("section == 1")["per_100_words"].isna().all()


# --- odd texts ------------------------------------------------------------------------------------

ODD = {
    "empty": "",
    "blank": " \n\t\n",
    "one word": "Peut-être",
    "one mark": "…",
    "one emoji": "🙂",
    "no letters": "12 % — 3,5 !",
    "one long word": "a" * 5000,
    "one long sentence": "le chat qui dort, " * 2000,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_every_table_of_an_odd_text(text: str) -> None:
    doc = discourse.document(text)
    # One section cannot be compared: tests/test_keyness.py has odd texts in two groups.
    for make in (make for name, make in OF_SEVERAL.items() if name not in ("keyness", "contrasts")):
        assert isinstance(make(doc), pd.DataFrame)
    assert discourse.contrasts(doc).empty
    with pytest.raises(ValueError, match="pairs holds '0' and itself; give two different ones"):
        discourse.contrasts(doc, [(0, -1)])
    assert doc._repr_html_()


PLAIN = "« L’élève n’a peut-être pas réussi », dit-elle. 3 000 œuvres sont à l’étude."
SPELLINGS = {
    "decomposed": unicodedata.normalize("NFD", PLAIN),
    "CRLF": PLAIN.replace(". ", ".\r\n") + "\r\n",
    "byte-order mark": "\ufeff" + PLAIN,
    "soft hyphens": PLAIN.replace("réussi", "réus\u00adsi").replace("étude", "é\u00adtude"),
    "zero-width": PLAIN.replace("peut", "pe\u200but"),
    "no-break spaces": PLAIN.replace("« ", "«\u00a0")
    .replace(" »", "\u202f»")
    .replace("3 0", "3\u202f0"),
    "straight apostrophes": PLAIN.replace("’", "'"),
}


@pytest.mark.parametrize("text", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_spelling_on_the_screen_changes_no_reading(text: str) -> None:
    expected = discourse.document(PLAIN.replace(". ", ".\n") if "\r\n" in text else PLAIN)
    doc = discourse.document(text)
    for make, columns in (
        (discourse.markers, ["category", "strength", "negated", "rule"]),
        (discourse.contributions, ["entry", "value"]),
        (discourse.words, ["lemma", "mood", "tense", "form"]),
    ):
        pd.testing.assert_frame_equal(make(doc)[columns], make(expected)[columns])


def test_a_megabyte_on_one_line() -> None:
    text = "L’Europe pourrait retrouver la paix, dit-on à Vienne. " * 18_600
    doc = discourse.document(text, zones=["body"])
    assert len(text) > 1_000_000
    assert len(doc.blocks) == 1
    table = discourse.markers(doc)
    assert table["category"].value_counts()["possible"] >= 18_600
    assert doc.text[table["start"].iloc[-1] : table["end"].iloc[-1]] == table["text"].iloc[-1]
