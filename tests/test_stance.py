from __future__ import annotations

import pickle
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import discourse
from discourse import polarity, stance
from discourse.documents import Document
from discourse.french.parse import parses
from discourse.languages import Row, table
from discourse.stance import Target
from discourse.stance.judgement import Judgement, Reason

CASES = Path(__file__).parent / "cases"
LEXICON = polarity.read_lexicon(CASES / "polarity" / "lexicon.tsv")


def rows(name: str, *columns: str) -> list[Row]:
    return table(CASES / "stance" / f"{name}.tsv", columns)


def text_of(row: Row) -> str:
    return row["text"].replace("\\n", "\n")


def document(row: Row) -> Document:
    return discourse.document(text_of(row), id="case")


@pytest.mark.parametrize("row", rows("outlook", "text", "target", "outlook", "hedged"), ids=text_of)
def test_outlook_and_caution(row: Row) -> None:
    found = stance.find(document(row), row["target"] or None, lexicon=LEXICON)
    expected = row.one_of("outlook", stance.OUTLOOKS)
    assert stance.overall(found) == expected
    assert all(one.outlook == expected for one in found)
    assert any(one.hedged for one in found) == (row["hedged"] == "yes")


@pytest.mark.parametrize("row", rows("targets", "text", "mentions"), ids=text_of)
def test_mentions_of_a_target(row: Row) -> None:
    doc = document(row)
    target = stance.target_of("Europe", "fr")
    found = [
        doc.text[one.start : one.end] for parse in parses(doc) for one in target.mentions(parse)
    ]
    assert found == [mention for mention in row["mentions"].split(";") if mention]


@pytest.mark.parametrize("row", rows("resumption", "text", "sentences"), ids=text_of)
def test_pronouns_that_resume_the_target(row: Row) -> None:
    found = stance.find(document(row), "Europe", lexicon=LEXICON)
    assert len(found) == int(row["sentences"])
    assert [one.inferred for one in found] == [at > 0 for at in range(len(found))]


@pytest.mark.parametrize("row", rows("toward", "text", "mention", "label"), ids=text_of)
def test_attitude_towards_a_mention(row: Row) -> None:
    doc = document(row)
    at = doc.text.index(row["mention"])
    found = stance.toward(doc, at, at + len(row["mention"]), lexicon=LEXICON)
    assert found.label == int(row["label"])
    assert found.valence == pytest.approx(sum(one.value for one in found.contributions))


@pytest.mark.parametrize("row", rows("kinds", "kind", "text", "target", "said"), ids=text_of)
def test_of_whom_and_how_far(row: Row) -> None:
    doc = document(row)
    target, said = row["target"], row["said"]
    if said in stance.OUTLOOKS:
        assert stance.overall(stance.find(doc, target or None)) == said
    else:
        at = doc.text.index(target)
        assert stance.toward(doc, at, at + len(target)).label == int(said)


@pytest.mark.parametrize("row", rows("overall", "text", "outlook"), ids=text_of)
def test_outlook_of_a_text(row: Row) -> None:
    assert stance.overall(stance.find(document(row), "Europe", lexicon=LEXICON)) == row["outlook"]


@pytest.mark.parametrize(
    ("text", "outlook"),
    [
        ("L’Europe progresse. La paix pourrait revenir en Europe.", "hope"),
        ("La paix règne en Europe. L’Europe pourrait progresser.", "optimism"),
        ("L’Europe progresse. L’Europe pourrait progresser.", "hope"),
        ("La guerre règne. La crise pourrait durer.", "pessimism"),
        ("La crise dure. La guerre pourrait revenir.", "fear"),
        ("La paix règne. La guerre revient.", "none"),
    ],
)
def test_of_outlooks_equally_frequent_the_weightier_is_that_of_the_text(
    text: str, outlook: str
) -> None:
    assert stance.overall(stance.find(discourse.document(text, lang="fr"))) == outlook


def test_without_target_every_sentence_is_judged() -> None:
    doc = discourse.document("L’Europe progresse. Il pleut.", id="t")
    assert [one.outlook for one in stance.find(doc, lexicon=LEXICON)] == ["optimism", "none"]


def test_a_target_may_be_a_name_or_several() -> None:
    doc = discourse.document("Paris progresse. La capitale échoue. L’Italie hésite.", id="t")
    found = stance.find(doc, ["Paris", "la capitale"], lexicon=LEXICON)
    assert [one.outlook for one in found] == ["optimism", "pessimism"]
    assert len(stance.find(doc, "l’Italie", lexicon=LEXICON)) == 1
    # Nothing in a name is read as a pattern.
    assert len(stance.find(doc, "paris|[", lexicon=LEXICON)) == 1


@pytest.mark.parametrize("target", ["", " ", [], ["Paris", ""], "…"])
def test_an_empty_target_is_refused(target: str | list[str]) -> None:
    doc = discourse.document("Paris progresse.", id="t")
    with pytest.raises(ValueError, match="at least one name"):
        stance.find(doc, target)


def test_a_target_that_is_no_name_is_refused() -> None:
    with pytest.raises(TypeError, match="a name such as"):
        stance.target_of(27, "fr")  # type: ignore[arg-type]  # what the error is for


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (5, 99), (3, 2)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="does not lie in document 't'"):
        stance.toward(discourse.document("Paris progresse.", id="t"), *span)


def test_a_span_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="no word of document 't'"):
        stance.toward(discourse.document("Paris — Londres", id="t"), 6, 7)


def test_pull_quotes_and_headings_are_left_out() -> None:
    doc = discourse.document("Espoir de paix\nIl pleut.", id="t", zones=["heading", "body"])
    assert [one.outlook for one in stance.find(doc, lexicon=LEXICON)] == ["none"]


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_has_an_outlook_and_any_span_an_attitude(text: str, start: int, end: int) -> None:
    try:
        doc = discourse.document(text + " L’Europe échoue.", id="any")
    except ValueError:
        return
    found = stance.find(doc, "Europe", lexicon=LEXICON)
    assert found
    for one in found:
        assert one.outlook in stance.OUTLOOKS
        assert one.status in stance.STATUSES
        assert all(one.start <= a < b <= one.end for a, b in one.mentions)
    try:
        attitude = stance.toward(doc, start, end, lexicon=LEXICON)
    except ValueError:
        return
    assert attitude.label in (-1, 0, 1)


def test_a_page_without_a_full_stop_takes_no_more_than_its_length() -> None:
    """Calls are counted, not seconds: twice as much text makes about twice as many."""
    clause = "L’Europe pourrait progresser si la crise dure et il faut que l’Union échoue, "

    def calls(times: int) -> int:
        doc = discourse.document(clause * times, id="long")
        assert len(doc.sentences) == 1  # and words are cut before the count begins
        assert len(doc.words) > times
        count = 0

        def seen(frame: FrameType, event: str, arg: object) -> None:  # noqa: ARG001
            nonlocal count
            count += event == "call"

        sys.setprofile(seen)
        try:
            stance.find(doc, "Europe", lexicon=LEXICON)
        finally:
            sys.setprofile(None)
        return count

    calls(10)  # what is worked out once
    assert calls(80) < 3 * calls(40)


@pytest.mark.parametrize(
    ("outlook", "sentence"),
    [
        ("pessimism", "Vous n’aurez rien gagné tant que vos voisins souffrent."),
        ("pessimism", "Tant que la fraude régnait, personne ne payait."),
        ("optimism", "Tant que la paix règne, le commerce est florissant."),
        ("pessimism", "Tant qu’il n’y a pas de paix, rien ne change."),
        ("fear", "Tant que la guerre durera, nos fils mourront."),
        ("fear", "Nous lutterons tant que la justice n’aura pas triomphé."),
    ],
)
def test_what_lasts_is_so(outlook: str, sentence: str) -> None:
    (found,) = stance.find(discourse.document(sentence))
    assert found.outlook == outlook


@pytest.mark.parametrize(
    ("outlook", "sentence"),
    [
        ("hope", "Il faut détruire la corruption."),
        ("optimism", "La loi a anéanti la fraude."),
        ("optimism", "La misère sera détruite."),
        ("pessimism", "Le scandale a détruit la confiance."),
        ("pessimism", "L’armée détruit l’école."),
        ("pessimism", "La paix fut balayée par la haine."),
    ],
)
def test_an_evil_destroyed_is_good(outlook: str, sentence: str) -> None:
    (found,) = stance.find(discourse.document(sentence))
    assert found.outlook == outlook


@pytest.mark.parametrize("text", ["?", "« ? »", "? ? !", "Il part. ?"])
def test_a_mark_without_a_word_asks_nothing(text: str) -> None:
    doc = discourse.document(text, id="t")
    assert all(one.outlook == "none" for one in stance.find(doc))
    assert stance.find(doc, "Europe") == []


def test_a_sentence_tells_what_it_was_judged_by() -> None:
    found = stance.find(
        discourse.document("L’Europe n’échoue pas. L’Europe dort.", id="case"), lexicon=LEXICON
    )
    denied, neither = found
    assert (denied.valence, denied.status, denied.undecided) == (-1, "denied", False)
    assert denied.contributions == denied.judgement.contributions
    assert (neither.valence, neither.contributions, neither.undecided) == (0, (), False)


def test_good_and_bad_that_balance_are_undecided_unless_asked() -> None:
    text = "Le succès et l’échec sont là. Où sont le succès et l’échec ?"
    told, asked = stance.find(discourse.document(text, id="case"), lexicon=LEXICON)
    assert told.undecided
    assert not asked.undecided


def test_a_voice_is_asked_for() -> None:
    doc = discourse.document("La paix revient. « La paix revient », dit le maire.", id="case")
    voices = {
        voice: [one.sentence for one in stance.find(doc, voice=voice)] for voice in stance.VOICES
    }
    assert voices == {"author": [0], "source": [1]}
    assert [one.sentence for one in stance.find(doc)] == [0, 1]


@pytest.mark.parametrize(
    ("valence", "status", "good", "bad", "kept"),
    [
        (1, "asserted", 0.4, 0.4, False),
        (1, "asserted", 0.3, 0.4, True),
        (-1, "open", 0.3, 0.4, False),
        (-1, "open", 0.4, 0.4, True),
        (1, "asserted", 0.0, 0.0, False),
        (0, "asserted", 0.1, 0.0, True),
        (0, "asserted", -0.1, 0.0, False),
    ],
)
def test_a_side_is_kept_against_the_evidence(
    valence: int, status: str, good: float, bad: float, kept: bool
) -> None:
    judged = Judgement(valence, status, False, 0.0, (), (Reason("x", good, bad),))
    assert judged.kept is kept


def test_voices_alone_are_those_of_the_outlooks() -> None:
    doc = discourse.document("La paix revient. « La paix revient », dit le maire.", id="case")
    assert stance.voices(doc, ["body"]) == {one.sentence: one.voice for one in stance.find(doc)}


def test_a_time_is_not_asked_where_it_is_not_wanted() -> None:
    doc = discourse.document("La paix reviendra.", id="case")
    timed, untimed = (stance.find(doc, timed=asked)[0].time for asked in (True, False))
    assert timed.when == "ahead"
    assert untimed.when == untimed.rule == ""


def test_a_target_given_stays_itself() -> None:
    known = stance.target_of("Europe", "fr")
    assert stance.target_of(known, "fr") is known


EUROPE = [("name", "Europe"), ("", "Tour Europe")]


def test_a_target_is_its_fields() -> None:
    one = Target("le continent", EUROPE, pronouns=["Elle"])
    same = Target("le continent", tuple(EUROPE), pronouns=("elle",))
    doc = discourse.document("L’Europe espère la paix. La Tour Europe ferme.", lang="fr")
    table = discourse.outlook(doc, target=one, by="sentence")  # what is compiled is there
    again = pickle.loads(pickle.dumps(one))
    assert one == same == again
    assert len({one, same, again}) == 1
    assert one != Target("le continent", EUROPE[:1])
    assert discourse.outlook(doc, target=again, by="sentence").equals(table)
    assert len(table) == 1


@pytest.mark.parametrize(
    ("name", "aliases", "error", "says"),
    [
        ("", EUROPE, ValueError, "name holds ''; give words with a letter"),
        (3, EUROPE, TypeError, "name holds 3"),
        ("x", [], ValueError, "aliases of 'x' name nothing; give at least"),
        ("x", [("", "Tour Europe")], ValueError, "name nothing"),
        ("x", [("nmae", "Europe")], ValueError, "kind of alias 'nmae'.*did you mean 'name'"),
        ("x", [("Europe", "name")], ValueError, "the kind comes first, such as"),
        ("x", [("name", " ")], ValueError, "aliases holds ' '; give words"),
        ("x", ["Europe"], TypeError, "give pairs of kind and pattern"),
        ("Europe", "Europe", TypeError, r"aliases is 'Europe'; give a list, such as \[\('name'"),
    ],
)
def test_what_is_no_target_is_answered(
    name: Any, aliases: Any, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        Target(name, aliases)
