from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import discourse
from discourse import polarity
from discourse.documents import ZONES
from discourse.french.parse import parses
from discourse.languages import LexiconError, Row, table
from discourse.polarity import Contribution, Entry, Lexicon
from tests.shapes import french

CASES = Path(__file__).parent / "cases" / "polarity"
LEXICON = polarity.read_lexicon(CASES / "lexicon.tsv")
ROWS = table(CASES / "rules.tsv", ("rule", "text", "word", "effect"))
EFFECTS = ("plain", "stronger", "weaker", "turned", "denied", "absent")
INACTIVE = ("plain", "absent")
KINDS = {
    "degree": {"intensifier", "downtoner", "minimiser", "excess", "negation"},
    "clause": {"exclusion"},
    "governor": {"reverser", "spoiler", "remedy", "persister", "condemner", "negation"},
    "predicate": {"predicate"},
    "negation": {"negation", "negator", "litotes"},
    "error": {"error"},
    "negative phrase": {"negator", "lack", "litotes", "sham"},
    "opposition": {"adversative"},
    "concession": {"concessive"},
    "frame": {"frame"},
}
# These make or drop a contribution, and leave the factor of no other.
MAKE_OR_DROP = ("help", "excess", "theme", "study", "epithet", "thanks")
WORDS = st.sampled_from(
    "pas ne n’ sans ni aucun mais si que très trop crise paix échec la l’ Europe est a été éviter "
    "menace menacée peu , . ; « » ? — malgré après İ e\u0301 🙂 manque de d’ réussir doit".split()
)


def contributions(text: str, lexicon: Lexicon = LEXICON) -> list[Contribution]:
    return polarity.find(discourse.document(text, id="case"), lexicon)


def effect_of(text: str, word: str) -> str:
    at = text.index(word)
    part = next((part for part in contributions(text) if part.start <= at < part.end), None)
    if part is None:
        return "absent"
    if part.factor < 0:
        return "denied" if part.negated else "turned"
    if math.isclose(part.factor, 1):
        return "plain"
    return "stronger" if part.factor > 1 else "weaker"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']}: {row['text']}")
def test_case(row: Row) -> None:
    assert effect_of(row["text"], row["word"]) == row.one_of("effect", EFFECTS)


def test_every_rule_has_a_case_where_it_acts_and_one_where_it_does_not() -> None:
    effects = {
        rule.name: {r["effect"] for r in ROWS if r["rule"] == rule.name} for rule in polarity.RULES
    }
    for name, found in effects.items():
        assert found & set(INACTIVE), name
        assert name in MAKE_OR_DROP or found - set(INACTIVE), name


def test_a_case_is_decided_by_its_rule() -> None:
    for row in ROWS:
        if row["effect"] in INACTIVE or row["rule"] not in KINDS:
            continue
        at = row["text"].index(row["word"])
        [part] = [part for part in contributions(row["text"]) if part.start <= at < part.end]
        kinds = {shifter.split(":")[0] for shifter in part.shifters.split("|")}
        assert kinds & KINDS[row["rule"]], row.error(f"shifted by {part.shifters}")


@pytest.mark.parametrize("left_out", [rule.name for rule in polarity.RULES])
def test_every_rule_is_needed_by_a_case(left_out: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rest = tuple(rule for rule in polarity.RULES if rule.name != left_out)
    monkeypatch.setattr("discourse.polarity.composition.RULES", rest)
    assert any(effect_of(row["text"], row["word"]) != row["effect"] for row in ROWS)


@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=80))
def test_contributions_are_spans_that_add_up(text: str) -> None:
    try:
        doc = french(text)
    except ValueError:
        return
    for parse in parses(doc):
        found = polarity.find_in(parse, LEXICON)
        assert [part.start for part in found] == sorted(part.start for part in found)
        for part in found:
            assert parse.span(part.first, part.last) == (part.start, part.end)
            assert parse.sentence.start <= part.start < part.end <= parse.sentence.end
            assert part.value == part.grade * part.factor != 0
            assert part.negated or part.value == pytest.approx(part.state_value)
            assert part.rule == "lexicon" or part.shifters


def test_state_keeps_its_valence_under_negation() -> None:
    [part] = contributions("Ils n’ont pas réussi.")
    assert part.negated
    assert (part.state_value, part.value) == pytest.approx((2.0, -1.5))


def test_quotation_is_flagged() -> None:
    found = contributions('Il parle de « paix », puis de crise, et de "violence".')
    assert [part.quoted for part in found] == [True, False, True]


def test_only_the_zones_asked_for_are_read() -> None:
    doc = discourse.document("La crise", id="t", zones=["heading"])
    assert polarity.find(doc, LEXICON) == []
    assert len(polarity.find(doc, LEXICON, zones=ZONES)) == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("crise\tNOUN\t4\town\t", "grade is '4'"),
        ("crise\tNOM\t-2\town\t", "pos is 'NOM'"),
        ("\tNOUN\t-2\town\t", "entry is empty"),
        ("crise\tNOUN\t-2\town", "4 cells"),
    ],
)
def test_a_faulty_line_is_named(line: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(f"entry\tpos\tgrade\tsource\tnote\n{line}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=message) as error:
        polarity.lexicon_of("fr", path)
    assert f"{path}, line 2" in str(error.value)


def test_a_lexicon_that_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("entry\tpos\tgrade\tsource\tnote\npluie\tNOUN\t-1\town\t\n", encoding="utf-8")
    doc = discourse.document("La pluie et le vent.", id="t")
    assert [part.grade for part in polarity.find(doc, path)] == [-1]
    with path.open("a", encoding="utf-8") as file:
        file.write("vent\tNOUN\t-2\town\t\n")
    assert [part.grade for part in polarity.find(doc, path)] == [-1, -2]


def test_the_own_lexicon_can_match() -> None:
    assert polarity.lexicon_of("fr").unmatchable() == []


@pytest.mark.parametrize(
    ("entry", "pos"),
    [("Crise", "NOUN"), ("Qu’il pleuve", "EXPR"), ("qu'il", "EXPR"), ("L’Échec", "EXPR")],
)
def test_an_entry_is_cut_as_a_text_is(entry: str, pos: str) -> None:
    lexicon = Lexicon([Entry(entry, pos, -1)])
    doc = discourse.document("La crise ou l’échec, qu’il pleuve ou non.", id="t")
    assert lexicon.unmatchable() == []
    assert len(polarity.find(doc, lexicon)) == 1


def test_an_entry_that_is_punctuation_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("entry\tpos\tgrade\tsource\tnote\n!\tEXPR\t1\town\t\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"line 2.*punctuation"):
        polarity.lexicon_of("fr", path)


def test_shifters_can_match() -> None:
    entries = [Entry(shifter.entry, "EXPR", 1) for shifter in polarity.shifters("fr")]
    assert Lexicon(entries).unmatchable() == []


def test_an_explanation_shows_every_contribution_and_escapes_the_text() -> None:
    doc = discourse.document("La crise <b>n’est pas</b> une fatalité.", id="t")
    shown = polarity.explanation(doc, LEXICON)
    assert "+0.55  fatalité (-1)  [negation:n’ pas]" in str(shown)
    assert "<b>" not in shown._repr_html_()
    assert "&lt;b&gt;" in shown._repr_html_()


def test_content_words_are_no_function_words() -> None:
    doc = discourse.document("Les 27 ont très vite signé l’accord que nous avions.", id="t")
    [parse] = parses(doc)
    assert [parse.forms[at] for at in polarity.content_words(parse)] == ["vite", "signé", "accord"]


def test_what_need_not_come_is_hardly_denied_when_good_and_spared_when_bad() -> None:
    [good] = contributions("Sans nécessairement mener à un accord, il parle.")
    [denied] = contributions("Sans mener à un accord, il parle.")
    assert denied.value < 5 * good.value < 0
    [bad] = contributions("Il parle sans forcément mener à la guerre.")
    assert bad.value > 1
