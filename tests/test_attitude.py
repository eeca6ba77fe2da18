"""The weights that decide whether a good or bad thing said of somebody counts as an attitude."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

import discourse
from discourse import stance
from discourse.languages import language, toml
from discourse.polarity import Lexicon, lexicon_of
from discourse.stance.attitude import ATTITUDE, STEPS, WEIGHTS, findings, judged, names


def attitude(text: str, lexicon: Lexicon | None = None) -> stance.Attitude:
    at = text.index("Duval")
    return stance.toward(discourse.document(text), at, at + len("Duval"), lexicon=lexicon)


def test_every_finding_has_its_weights_and_no_word_has_any() -> None:
    weights = toml(language("fr").path(WEIGHTS))["weights"]
    assert list(weights) == names(stance.STATUSES)
    assert all(len(pair) == 2 and all(map(math.isfinite, pair)) for pair in weights.values())


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Duval range ses dossiers.", 0),
        ("Duval est un escroc.", -1),
        ("Duval n’est pas un escroc.", 1),
        ("L’admirable Duval range ses dossiers.", 1),
        # Who speaks is not judged, but for what is said of himself.
        ("Duval affirme que la situation est catastrophique.", 0),
        ("Duval, discrédité, affirme que les comptes sont en ordre.", -1),
    ],
)
def test_labels(text: str, label: int) -> None:
    assert attitude(text).label == label


@pytest.mark.parametrize(
    "text", ["Duval est un escroc.", "L’admirable Duval trahit ses amis.", "Duval range ses notes."]
)
def test_the_label_is_the_side_of_the_sum_if_the_evidence_exceeds_0(text: str) -> None:
    found = attitude(text)
    column = 0 if found.valence > 0 else 1
    evidence = sum(reason[1:][column] for reason in found.reasons)
    assert found.evidence == pytest.approx(evidence)
    side = (found.valence > 0) - (found.valence < 0)
    assert found.label == (side if evidence > 0 else 0)
    for reason in found.reasons:
        assert reason.finding in str(found)


def test_exactly_one_range_of_the_sum_applies() -> None:
    for text in ("Duval est un escroc.", "Duval range ses notes.", "Duval triomphe."):
        doc = discourse.document(text)
        case, mention, judgement = judged(doc, 0, 5)
        ranges = [name for name in findings(case, mention, judgement) if name.startswith("sum ")]
        above = sum(judgement.score > step for step in STEPS)
        expected = f"sum above {STEPS[above - 1]:g}" if above else f"sum up to {STEPS[0]:g}"
        assert expected in ranges
        assert len([name for name in ranges if "tanh" not in name]) == 1


def test_with_a_lexicon_of_ones_own_the_threshold_decides() -> None:
    found = attitude("Duval est un escroc.", lexicon_of("fr", None))
    assert found.reasons == ()
    assert found.label == -1
    assert found.valence < -ATTITUDE


def test_the_command_learns_the_sides_of_invented_mentions(tmp_path: Path) -> None:
    pytest.importorskip("sklearn", reason="the extra `train` is not installed")
    from tools import derive_attitude

    said = {"escroc": -1, "génie": 1, "voisin": 0}
    lines = [
        f'{{"text": "Duval est un {noun} ({n}).", "start": 0, "end": 5, "polarity": {code}}}'
        for n in range(10)
        for noun, code in said.items()
    ]
    path = tmp_path / "mentions.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    mentions = derive_attitude.read(path)
    weights = derive_attitude.learn(mentions, 1.0)
    assert derive_attitude.labels(weights, mentions).tolist() == mentions.codes.tolist()
    path.write_text('{"text": "Duval dort.", "start": 0, "end": 5}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"mentions.jsonl, line 1: KeyError"):
        derive_attitude.read(path)
