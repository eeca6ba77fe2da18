"""Sets of marks that differ: each difference with the sentence that needs it."""

from __future__ import annotations

import pytest

import discourse


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # an ellipsis interrupts a phrase and does not end it
        ("La crise menace les… alliés de l’Europe.", "open"),
        # behind a bracket a sentence goes on: the clause is not a wish that stands alone
        ("Il est essentiel (selon lui) que l’Europe reste unie.", "asserted"),
    ],
)
def test_a_mark_ends_what_it_divides(text: str, status: str) -> None:
    doc = discourse.document(text, lang="fr")
    assert discourse.outlook(doc, target="Europe", by="sentence")["status"].tolist() == [status]
