"""How sure a reading is, as measured on sentences that no rule was written on."""

from __future__ import annotations

import discourse
from discourse.languages import language, toml
from discourse.modality.confidence import BANDS
from discourse.stance.confidence import KINDS

TEXT = "Il pourrait peut-être signer. Le succès est immense. Rien n’est sûr. Il pleut."


def test_each_marker_has_the_share_of_its_stratum() -> None:
    measured = toml(language("fr").path("confidence.toml"))["markers"]
    table = discourse.markers(discourse.document(TEXT)).set_index("text")
    assert table["confidence"].between(0.5, 1).all()
    assert measured["met"]["peut-être"] >= BANDS[2]
    assert table.loc["peut-être", "confidence"] in measured["plain"] + measured["contested"]
    assert len(measured["plain"]) == len(measured["contested"]) == len(BANDS)


def test_a_lexicon_of_ones_own_was_not_measured() -> None:
    own = language("fr").path("markers.tsv")
    table = discourse.markers(discourse.document(TEXT), lexicon=own)
    assert len(table)
    assert table["confidence"].isna().all()


def test_each_sentence_has_the_share_of_its_kind() -> None:
    shares = toml(language("fr").path("confidence.toml"))["outlook"]["shares"]
    assert len(shares) == len(KINDS)
    assert shares[KINDS.index("weak")] < shares[KINDS.index("strong")]
    table = discourse.outlook(discourse.document(TEXT), by="sentence").set_index("text")
    assert table.loc["Il pleut.", "confidence"] == shares[KINDS.index("nothing")]
    assert set(table["confidence"]) <= set(shares)
