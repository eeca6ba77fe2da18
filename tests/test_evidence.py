"""The weights that decide whether a sentence is good or bad for Europe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import discourse
from discourse import stance
from discourse.languages import table
from discourse.polarity import lexicon_of, read_lexicon
from discourse.stance.evidence import LEAST, findings, is_faint, side_of, weights_of

CASES = Path(__file__).parent / "cases"
LEXICON = lexicon_of("fr")
TEXTS = [
    "Quelle honte pour l’Europe !",
    *(
        row["text"]
        for row in table(CASES / "stance" / "kinds.tsv", ("kind", "text", "target", "said"))
        if row["target"] == "Europe"
    ),
]


def cases(text: str, target: str = "Europe") -> list[stance.Case]:
    return list(stance.cases(discourse.document(text, lang="fr"), target))


def test_the_reasons_add_up_to_the_side_that_is_given() -> None:
    weighed = 0
    for text in TEXTS:
        for case in cases(text):
            rules, judged = case.by_rules(LEXICON), case.outlook(LEXICON)
            if not judged.reasons:
                assert judged == rules
                continue
            weighed += 1
            good = sum(one.good for one in judged.reasons)
            bad = sum(one.bad for one in judged.reasons)
            by_rules = stance.SIGN[rules.outlook]
            assert stance.SIGN[judged.outlook] == side_of(good, bad, by_rules)
            assert by_rules * stance.SIGN[judged.outlook] >= 0
            assert judged.score == rules.score
            assert judged.contributions == rules.contributions
    assert weighed > 100


def test_every_weight_is_of_a_finding_that_can_be_made() -> None:
    known = weights_of("fr")
    assert known is not None
    made = {
        name
        for text in TEXTS
        for case in cases(text)
        for name in findings(
            case.parse, case.mentions or (), case.markers, case.opened, case.by_rules(LEXICON)
        )
    }
    assert len(made & known.values.keys()) > 60
    families = {name.partition(":")[0].partition(",")[0] for name in made}
    assert {name.partition(":")[0].partition(",")[0] for name in known.values} <= families


@pytest.mark.parametrize(
    ("text", "outlook"),
    [
        ("Le neveu de Duval est accusé de fraude.", "none"),
        ("Un élu opposé à Duval a menti.", "none"),
        ("L’entourage de Duval a menti.", "none"),
        ("La politique de Duval a échoué.", "pessimism"),
        ("Le parti du président Duval est ruiné.", "pessimism"),
    ],
)
def test_what_is_said_of_another_is_not_said_of_the_target(text: str, outlook: str) -> None:
    assert [case.outlook(LEXICON).outlook for case in cases(text, "Duval")] == [outlook]


@pytest.mark.parametrize(
    ("good", "bad", "by_rules", "side"),
    [
        (0.4, 0.3, 0, 1),
        (0.3, 0.4, 0, -1),
        (-0.1, -0.2, 1, 0),
        (0.0, 0.0, 1, 0),
        (0.4, 0.3, -1, -1),
        (0.3, 0.4, 1, 1),
        (-0.1, 0.4, -1, -1),
    ],
)
def test_the_greater_evidence_gives_the_side(
    good: float, bad: float, by_rules: int, side: int
) -> None:
    assert side_of(good, bad, by_rules) == side


def test_where_next_to_nothing_is_said_the_rules_decide() -> None:
    for text in ("L’Europe siège à Bruxelles.", "L’UE doit secourir les habitants du Soudan."):
        (case,) = cases(text)
        assert is_faint(case.by_rules(LEXICON))
        assert case.outlook(LEXICON) == case.by_rules(LEXICON)
    (case,) = cases("L’Europe échoue.")
    assert sum(abs(one.value) for one in case.outlook(LEXICON).contributions) > LEAST
    assert case.outlook(LEXICON).reasons


@pytest.mark.parametrize("target", ["Moscou", None])
def test_only_the_target_they_were_learnt_towards_has_weights(target: str | None) -> None:
    doc = discourse.document("Moscou échoue.", lang="fr")
    (one,) = stance.find(doc, target)
    assert one.outlook == "pessimism"
    assert one.judgement.reasons == ()


def test_a_lexicon_of_ones_own_is_judged_by_the_rules() -> None:
    (case,) = cases("L’Europe échoue.")
    own = read_lexicon(CASES / "polarity" / "lexicon.tsv")
    assert case.outlook(own).reasons == ()


def test_a_question_that_tells_nothing_is_not_weighed() -> None:
    (case,) = cases("Pourquoi l’Europe échoue-t-elle ?")
    assert case.outlook(LEXICON).reasons == ()
    assert case.outlook(LEXICON).outlook == "none"


def test_printed_it_shows_words_and_reasons() -> None:
    (case,) = cases("L’Europe échoue.")
    lines = str(case.outlook(LEXICON)).split("\n")
    assert lines[0].startswith("pessimism  sum -")
    assert "échouer, asserted" in lines[1]
    assert lines[2].startswith("evidence: good ")
    assert any(line.endswith("rules: pessimism") for line in lines[3:])


def test_the_command_learns_and_names_a_line_that_is_wrong(tmp_path: Path) -> None:
    pytest.importorskip("sklearn", reason="the extra `train` is not installed")
    from tools import derive_outlook

    said = {"L’Europe échoue": (-1, "asserted"), "L’Europe réussit": (1, "asserted")}
    lines = [
        json.dumps({"text": f"{text} ({n}).", "valence": valence, "status": status})
        for n in range(10)
        for text, (valence, status) in {**said, "L’Europe est une crise": (0, None)}.items()
    ]
    path = tmp_path / "coded.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    sentences = derive_outlook.Sentences([path])
    names = sentences.names()
    assert names[0] == "always"
    known = sentences.table(names)
    found = derive_outlook.labels(derive_outlook.learn(known, 10.0), known)
    assert found.tolist()[:2] == [-1, 1]
    path.write_text('{"text": "L’Europe dort."}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"coded.jsonl, line 1: KeyError"):
        derive_outlook.Sentences([path])
