from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import discourse
from discourse import polarity, stance
from discourse.languages import LexiconError, language, toml
from discourse.polarity.wording import function_words
from discourse.stance import trained
from discourse.stance.features import NAME, NUMBER, PLACES

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
WEIGHTS = trained.weights("fr")


def attitude(text: str, mention: str) -> stance.Attitude:
    start = text.index(mention)
    return stance.toward(
        discourse.document(text, id="t"), start, start + len(mention), model="trained"
    )


def features(text: str, mention: str) -> dict[str, float]:
    start = text.index(mention)
    return stance.features_of(discourse.document(text, id="t"), start, start + len(mention))


@pytest.mark.parametrize(
    ("text", "mention", "label"),
    [
        ("Dupont refuse de s’excuser malgré les accusations de corruption.", "Dupont", -1),
        ("La police soupçonne Dupont de fraude.", "Dupont", -1),
        ("Le célèbre écrivain Paul Dupont a remporté un prix prestigieux.", "Paul Dupont", 1),
        ("La ville rend hommage au poète Paul Dupont, une figure remarquable.", "Paul Dupont", 1),
        ("Paul Dupont présentera le budget au Parlement le 3 mars.", "Paul Dupont", 0),
        # The rules take his word for a word about him.
        ("La crise est loin d’être finie, affirme Paul Dupont, économiste.", "Paul Dupont", 0),
    ],
)
def test_label_of_a_mention(text: str, mention: str, label: int) -> None:
    assert attitude(text, mention).label == label


def test_the_label_is_the_greatest_sum_of_the_evidence() -> None:
    found = attitude("Dupont a échoué et refuse de démissionner.", "Dupont")
    sums = trained.scores(found.evidence)
    assert sums[-1] == pytest.approx(sum(one.bad for one in found.evidence))
    assert sums[1] == pytest.approx(sum(one.good for one in found.evidence))
    assert sum(sums.values()) == pytest.approx(0)
    assert sums[found.label] == max(sums.values())


def test_evidence_is_value_times_weight_of_a_named_feature() -> None:
    text = "Dupont accuse la banque."
    values = {trained.INTERCEPT: 1.0, **features(text, "Dupont")}
    for one in attitude(text, "Dupont").evidence:
        bad, good = WEIGHTS.by_feature[one.feature]
        assert (one.bad, one.good) == (
            values[one.feature] * bad,
            values[one.feature] * good,
        )


def test_valence_and_contributions_stay_those_of_the_rules() -> None:
    doc = discourse.document("Dupont a échoué.", id="t")
    by_rules, by_model = stance.toward(doc, 0, 6), stance.toward(doc, 0, 6, model="trained")
    assert by_rules.evidence == ()
    assert by_rules == stance.toward(doc, 0, 6, model="rules")
    assert (by_model.valence, by_model.contributions) == (by_rules.valence, by_rules.contributions)


def test_who_is_mentioned_makes_no_difference() -> None:
    text = "Selon {}, Anna Martin a menti sur le vol d’un tableau."
    found = [
        features(text.format(name), name) for name in ("Dupont", "Merkel", "Berlusconi", "Zzz")
    ]
    assert all(one == found[0] for one in found)
    others = [features(f"{name} a battu Dupont.", "Dupont") for name in ("Merkel", "Zuma")]
    assert others[0] == others[1]


def test_a_lemma_counts_by_the_root_of_the_words_in_its_place() -> None:
    found = features("Dupont ment souvent.", "Dupont")
    assert found["in the sentence: mentir"] == pytest.approx(2**-0.5)
    assert found["its verb: mentir"] == 1.0


def test_no_name_number_people_or_faith_has_a_weight() -> None:
    unweighted = {NAME, NUMBER, *toml(language("fr").path("attitude.toml"))["unweighted"]}
    for feature in WEIGHTS.by_feature:
        place, _, lemma = feature.partition(": ")
        assert place not in PLACES or lemma not in unweighted
        assert place != "mention after" or lemma in function_words("fr")


def test_every_kind_of_number_with_a_weight_is_one_that_is_computed() -> None:
    texts = [
        "« Dupont ne doit peut-être pas mentir ? », demande [Anna], 3 fois !",
        "Si Paul Dupont est accusé de fraude, il n’a, semble-t-il, pas réussi à tout sauver.",
        "Après la victoire de Dupont, qui réussit, Anna ne rit plus et évite la catastrophe.",
    ]
    kinds = {name.partition(": ")[0] for text in texts for name in features(text, "Dupont")}
    assert {name.partition(": ")[0] for name in WEIGHTS.by_feature} <= {trained.INTERCEPT, *kinds}


def test_rules_are_the_default_and_other_models_are_refused() -> None:
    doc = discourse.document("Dupont ment.", id="t")
    with pytest.raises(ValueError, match="choose one of rules, trained"):
        stance.toward(doc, 0, 6, model="oracle")
    with pytest.raises(ValueError, match="own lexicon"):
        stance.toward(doc, 0, 6, model="trained", lexicon=polarity.lexicon_of("fr"))
    with pytest.raises(ValueError, match="does not lie in document 't'"):
        stance.toward(doc, 5, 99, model="trained")


def test_a_language_without_weights_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trained, "FILE", "absent.tsv")
    with pytest.raises(ValueError, match="lang='fr' has no trained model"):
        trained.weights.__wrapped__("fr")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("intercept\t0.1\tx", "line 2: '0.1' or 'x' is no number"),
        ("intercept\t0.1\tnan", "line 2: '0.1' or 'nan' is no number"),
        ("intercept\t0.1\t0\nintercept\t0\t0", "line 3: 'intercept' stands here a second time"),
    ],
)
def test_a_weight_that_cannot_be_read_is_said_with_its_line(
    lines: str, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "attitude.tsv"
    path.write_text("feature\tbad\tgood\n" + lines, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        trained.read(path)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_span_has_a_trained_attitude(text: str, start: int, end: int) -> None:
    try:
        doc = discourse.document(text + " Dupont échoue.", id="any")
        found = stance.toward(doc, start, end, model="trained")
    except ValueError:
        return
    assert found.label in (-1, 0, 1)
    assert found == stance.toward(doc, start, end, model="trained")


def test_an_attitude_shows_what_it_is_the_sum_of() -> None:
    shown = str(attitude("La police soupçonne Dupont de fraude.", "Dupont"))
    assert shown.startswith("-1  bad +")
    assert "  bad: as the rules weigh it\n" in shown
    by_rules = str(stance.toward(discourse.document("Dupont a échoué.", id="t"), 0, 6))
    assert by_rules.splitlines()[1].endswith("  échouer")


def test_weights_are_read_without_scikit_learn() -> None:
    code = (
        "import sys, discourse; sys.modules['sklearn'] = None;"
        "d = discourse.document('Dupont ment.');"
        "print(discourse.stance.toward(d, 0, 6, model='trained').label)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() in {"-1", "0", "1"}


CODED = [
    ("Dupont {n} a menti.", -1),
    ("Dupont {n} est accusé de fraude.", -1),
    ("Dupont {n} a brillamment réussi.", 1),
    ("Le courageux Dupont {n} a gagné.", 1),
    ("Dupont {n} arrive mardi.", 0),
    ("Voici Dupont {n}, qui prendra le train.", 0),
]


def test_training_twice_writes_the_same_bytes_and_they_are_read_as_learned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sklearn", reason="training needs the extra `train`")
    if not BENCHMARKS.is_dir():
        pytest.skip("the source distribution holds no benchmarks")
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    train = importlib.import_module("train_attitude")
    company = importlib.import_module("word_company").Company(
        ["Le menteur a menti, la fraude a réussi, le courageux a gagné mardi. "] * 6
    )
    file = tmp_path / "coded.jsonl"
    rows = [
        {"text": (t := text.format(n=n)), "start": (at := t.index("Dupont")), "end": at + 6}
        | {"polarity": label}
        for text, label in CODED
        for n in ("Martin", "Durand", "Petit")
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for name in ("one.tsv", "two.tsv"):
        mentions = train.Mentions.read(file)
        learned = train.Linear(company, cells=40).fit(mentions)
        train.write(learned, tmp_path / name, len(rows))
    assert (tmp_path / "one.tsv").read_bytes() == (tmp_path / "two.tsv").read_bytes()
    assert trained.read(tmp_path / "one.tsv") == learned
    assert 20 < len(learned.by_feature) < 120
    found = [trained.label(learned.evidence(features)) for features in mentions.features]
    assert found == mentions.labels.tolist()


def test_a_training_file_that_cannot_be_read_is_said_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sklearn", reason="training needs the extra `train`")
    if not BENCHMARKS.is_dir():
        pytest.skip("the source distribution holds no benchmarks")
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    train = importlib.import_module("train_attitude")
    file = tmp_path / "coded.jsonl"
    for line in ('{"text": "Dupont ment."}', "no JSON", '{"text": "A", "start": 0, "end": 9}'):
        file.write_text("\n" + line, encoding="utf-8")
        with pytest.raises(ValueError, match=r"coded\.jsonl, line 2: "):
            train.Mentions.read(file)
    file.write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="no coded mention"):
        train.Mentions.read(file)
